/**
 * The relay of a network as its owner holds it: one process that carries the packets of all lines, started here and ended
 * with this process, however that ends. The namespaces must be there; the devices are made, and are down until somebody
 * gives them addresses.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packageRoot } from '../../../src/node/package-root.ts'
import { XenoError } from '../../../src/types/errors.ts'
import { relayErrors } from './errors.ts'
import {
  answerSchema,
  DIRECTIONS,
  type DirectionIndex,
  encodeLine,
  type LineSpec,
  type RelayRequest,
  type RelayStatistics,
  statisticsSchema,
} from './protocol.ts'
import type { LineSettings } from './settings.ts'

const PROGRAM = join(packageRoot, 'dist/relay.mjs')
const STOP_TIMEOUT_MS = 5_000
const TAIL_CHARACTERS = 4_000

type Unsent<Request> = Request extends RelayRequest ? Omit<Request, 'id'> : never
type Waiter = PromiseWithResolvers<unknown>

export class Relay {
  /** Called when it has ended without being asked to: no line carries anything any more. */
  onEnd: (how: string) => void = () => undefined
  readonly #child: ChildProcess
  readonly #ended: Promise<string>
  readonly #waiting = new Map<number, Waiter>()
  #nextId = 0
  #said = ''
  #isStopping = false
  #how: string | undefined

  private constructor() {
    // In a process group of its own: Ctrl-C at the terminal must not cut the network before its nodes have stopped.
    this.#child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
    this.#ended = this.#watch()
  }

  /**
   * Settles when all lines carry packets.
   * @param seed of what the lines lose; 32 bits
   * @throws XenoError with what is missing: `relay-no-tun`, `relay-not-allowed`, `relay-no-namespace`, `relay-device-taken`, `relay-no-koffi`
   */
  static async start({ seed, lines }: { readonly seed: number; readonly lines: readonly LineSpec[] }): Promise<Relay> {
    const relay = new Relay()
    try {
      await relay.#ask({ verb: 'open', seed, lines: [...lines] })
    } catch (error) {
      await relay.stop()
      throw error
    }
    return relay
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /**
   * Changes a line; settings that are not named stay. When it settles, it is so: after a cut nothing more arrives.
   * @param direction from that end of the line to its other one; both when undefined
   * @throws XenoError `relay-no-line`, `relay-bad-request` for settings out of their bounds
   */
  async set(line: string, change: Partial<LineSettings>, direction?: DirectionIndex): Promise<void> {
    await this.#ask({ verb: 'set', line, directions: direction === undefined ? [...DIRECTIONS] : [direction], change })
  }

  async statistics(): Promise<RelayStatistics> {
    return statisticsSchema.parse(await this.#ask({ verb: 'statistics' }))
  }

  /** Settles when the process and its devices are gone. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#child.stdin?.end()
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    await this.#ended
    clearTimeout(timer)
  }

  async #ask(request: Unsent<RelayRequest>): Promise<unknown> {
    if (this.#how !== undefined) throw this.#endedError(this.#how)
    const id = this.#nextId++
    const waiter: Waiter = Promise.withResolvers()
    this.#waiting.set(id, waiter)
    this.#child.stdin?.write(encodeLine({ id, ...request }))
    return await waiter.promise
  }

  async #watch(): Promise<string> {
    const child = this.#child
    child.stdin?.on('error', () => undefined)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-TAIL_CHARACTERS)
    })
    if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', line => this.#hear(line))
    const how = await new Promise<string>(resolve => {
      child.on('error', error => resolve(error.message))
      child.on('close', (code, signal) => resolve(signal ?? `code ${code}`))
    })
    this.#how = how
    this.#fail(this.#endedError(how))
    if (!this.#isStopping) this.onEnd(how)
    return how
  }

  #hear(line: string): void {
    const answer = answerSchema.parse(JSON.parse(line))
    const error = 'error' in answer ? new XenoError(answer.error.code, answer.error.facts) : undefined
    if (error !== undefined && answer.id === null) this.#fail(error)
    const waiter = answer.id === null ? undefined : this.#waiting.get(answer.id)
    if (error === undefined) waiter?.resolve('value' in answer ? answer.value : undefined)
    else waiter?.reject(error)
    if (answer.id !== null) this.#waiting.delete(answer.id)
  }

  #fail(error: XenoError): void {
    for (const waiter of this.#waiting.values()) waiter.reject(error)
    this.#waiting.clear()
  }

  #endedError(how: string): XenoError {
    return relayErrors.error('relay-ended', { how, said: this.#said.trim() })
  }
}
