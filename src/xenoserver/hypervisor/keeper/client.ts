/**
 * The daemon's side of its keeper: finds the one that runs or starts one, asks it, and starts it again when it is gone. Requests are answered
 * in order, so the oldest waiting one gets the next answer.
 */
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { CLEAN_ENVIRONMENT } from '../command.ts'
import type { FreezeTarget } from '../driver.ts'
import { hypervisorErrors } from '../errors.ts'
import { decodeAnswer, KEEPER_PROTOCOL, type KeeperAnswer, type KeeperRequest, type KeptLease, MAX_ANSWER_BYTES } from './protocol.ts'

const START_TIMEOUT_MS = 10_000
const ANSWER_TIMEOUT_MS = 5_000
const RETRY_MS = 5
const ATTEMPTS = 8

export interface KeeperOptions {
  /** The compiled keeper. */
  readonly programPath: string
  readonly socketPath: string
  readonly statePath: string
}

interface Waiting {
  readonly resolve: (answer: KeeperAnswer & { ok: true }) => void
  readonly reject: (error: Error) => void
}

export class KeeperClient {
  readonly #options: KeeperOptions
  #link: Promise<Link> | undefined

  constructor(options: KeeperOptions) {
    this.#options = options
  }

  /** Adopts the keeper that runs, or starts one. @throws keeper-unavailable */
  async open(): Promise<{ pid: number }> {
    const { pid } = await this.#ask({ verb: 'ping' })
    return { pid: pid ?? 0 }
  }

  async set(domain: string, paidUntil: number, target: FreezeTarget): Promise<KeptLease> {
    const { lease } = await this.#ask({ verb: 'set', domain, paidUntil, target })
    if (lease === undefined) throw hypervisorErrors.error('keeper-refused', { problem: 'it gave no lease' })
    return lease
  }

  async check(domain: string): Promise<KeptLease | undefined> {
    return (await this.#ask({ verb: 'check', domain })).lease
  }

  async drop(domain: string): Promise<void> {
    await this.#ask({ verb: 'drop', domain })
  }

  async list(): Promise<readonly KeptLease[]> {
    return (await this.#ask({ verb: 'list' })).leases ?? []
  }

  /** Ends the keeper's process; its leases stay in its file. */
  async end(): Promise<void> {
    await this.#ask({ verb: 'end' })
    await this.close()
  }

  /** Lets go of the keeper, which lives on. */
  async close(): Promise<void> {
    const link = this.#link
    this.#link = undefined
    await link?.then(
      open => open.close(),
      () => undefined,
    )
  }

  /** Every request may be asked again: a keeper that died in the middle, or is still dying, is started again and asked once more. */
  async #ask(request: KeeperRequest): Promise<KeeperAnswer & { ok: true }> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#askOnce(request)
      } catch (error) {
        if (!(error instanceof LinkLost)) throw error
        if (attempt === ATTEMPTS) throw hypervisorErrors.error('keeper-unavailable', { socket: this.#options.socketPath }, error)
      }
      await new Promise(resolve => setTimeout(resolve, attempt * RETRY_MS))
    }
  }

  async #askOnce(request: KeeperRequest): Promise<KeeperAnswer & { ok: true }> {
    return await (await this.#connected()).ask(request)
  }

  #connected(): Promise<Link> {
    this.#link ??= this.#connect().then(link => {
      link.onLost = () => {
        this.#link = undefined
      }
      return link
    })
    this.#link.catch(() => {
      this.#link = undefined
    })
    return this.#link
  }

  async #connect(): Promise<Link> {
    const running = await tryConnect(this.#options.socketPath)
    if (running !== undefined) {
      if ((await running.ask({ verb: 'ping' })).protocol === KEEPER_PROTOCOL) return running
      await running.ask({ verb: 'end' })
      running.close()
    }
    this.#start()
    const deadline = performance.now() + START_TIMEOUT_MS
    while (performance.now() < deadline) {
      const started = await tryConnect(this.#options.socketPath)
      if (started !== undefined) return started
      await new Promise(resolve => setTimeout(resolve, RETRY_MS))
    }
    throw hypervisorErrors.error('keeper-unavailable', { socket: this.#options.socketPath })
  }

  #start(): void {
    const { programPath, socketPath, statePath } = this.#options
    const log = openSync(join(dirname(socketPath), 'keeper.log'), 'a', 0o600)
    try {
      spawn(process.execPath, ['--max-old-space-size=32', programPath, socketPath, statePath], {
        cwd: '/',
        env: CLEAN_ENVIRONMENT,
        detached: true,
        stdio: ['ignore', 'ignore', log],
      })
        .on('error', () => undefined)
        .unref()
    } finally {
      closeSync(log)
    }
  }
}

class LinkLost extends Error {}

/** One connection to a keeper. */
class Link {
  readonly #socket: Socket
  readonly #waiting: Waiting[] = []
  #rest = ''
  onLost: () => void = () => undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => this.#receive(text))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.onLost()
      for (const { reject } of this.#waiting.splice(0)) reject(new LinkLost('the keeper is gone'))
    })
    // Without a request under way the connection keeps no process alive.
    socket.unref()
  }

  ask(request: KeeperRequest): Promise<KeeperAnswer & { ok: true }> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new LinkLost('the keeper is gone'))
        return
      }
      const timer = setTimeout(() => this.#socket.destroy(), ANSWER_TIMEOUT_MS)
      const settled = (): void => clearTimeout(timer)
      this.#waiting.push({
        resolve: answer => {
          settled()
          resolve(answer)
        },
        reject: error => {
          settled()
          reject(error)
        },
      })
      this.#socket.write(`${JSON.stringify(request)}\n`)
    })
  }

  #receive(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    if (this.#rest.length > MAX_ANSWER_BYTES) this.#socket.destroy()
    for (const line of lines) this.#settle(line)
  }

  #settle(line: string): void {
    const waiting = this.#waiting.shift()
    try {
      const answer = decodeAnswer(line)
      if (answer.ok) waiting?.resolve(answer)
      else waiting?.reject(hypervisorErrors.error('keeper-refused', { problem: answer.problem }))
    } catch (error) {
      waiting?.reject(hypervisorErrors.error('keeper-refused', { problem: 'it answered nonsense' }, error))
      this.#socket.destroy()
    }
  }

  close(): void {
    this.onLost = () => undefined
    this.#socket.destroy()
  }
}

/** A connection, or undefined when nobody listens. */
function tryConnect(path: string): Promise<Link | undefined> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.once('connect', () => resolve(new Link(socket)))
    socket.once('error', () => resolve(undefined))
  })
}
