/**
 * One `xenod` of a local network as a child process: started from its folder, ready when its log says so, and stopping by
 * itself when this process ends, however that ends (its standard input closes). It has a process group of its own: Ctrl-C
 * at the terminal reaches this process only, which stops the nodes in their order.
 *
 *     stopped -> starting -> ready <-> paused (SIGSTOP)
 *     ready -> stopping (SIGTERM) -> stopped ; any -> stopped, when it is killed or fails
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readdirSync, rmSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { packageRoot } from '../src/node/package-root.ts'
import { testnetErrors } from './errors.ts'
import type { Placement } from './placement.ts'
import { destroyDomains, domainsIn } from './server-domains.ts'

const XENOD = join(packageRoot, 'dist/xenod.mjs')
/** A node that fails ends by itself and is heard of at once; this is for one that hangs, on however busy a machine. */
const READY_TIMEOUT_MS = 180_000
const STOP_TIMEOUT_MS = 30_000
const DRAIN_MS = 500
const TAIL_LINES = 20
/** What a node has that its operator puts back on a new disk. */
const KEPT_ON_WIPE: readonly string[] = ['xenod.yaml', 'node.key', 'log.jsonl']

export type NodeState = 'stopped' | 'starting' | 'ready' | 'paused' | 'stopping'

/** How a node ended. */
export interface NodeEnd {
  /** False when it ended before it got ready: then `start` has thrown. */
  readonly wasReady: boolean
  /** Whether {@link NodeProcess.stop} or {@link NodeProcess.kill} asked for it. */
  readonly wanted: boolean
  /** `code 78`, `SIGKILL`. */
  readonly how: string
}

const readyLine = z.object({ event: z.literal('ready') })

export class NodeProcess {
  readonly name: string
  /** Holds xenod.yaml, node.key and the store. */
  readonly folder: string
  readonly logPath: string
  /** Called when the process has ended. */
  onEnd: (end: NodeEnd) => void = () => undefined
  #state: NodeState = 'stopped'
  #child: ChildProcess | undefined
  #ended: Promise<void> = Promise.resolve()
  #tail: string[] = []
  #wasReady = false
  #isLeftOver = false
  readonly #placement: Pick<Placement, 'launch' | 'engine'>

  constructor(name: string, placement: Pick<Placement, 'folder' | 'log' | 'launch' | 'engine'>) {
    this.name = name
    this.folder = placement.folder(name)
    this.logPath = placement.log(name)
    this.#placement = placement
  }

  get state(): NodeState {
    return this.#state
  }

  /** Undefined while it is stopped. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** It was ready, and did not end as it should: what it made, domains above all, is still there. */
  get isLeftOver(): boolean {
    return this.#isLeftOver
  }

  /** Settles when the node is ready; nothing to do for one that runs. @throws XenoError `node-not-ready` with the end of its log */
  async start(): Promise<void> {
    if (this.#child !== undefined) return
    this.#state = 'starting'
    this.#wasReady = false
    this.#tail = []
    const child = this.#spawn()
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
    const fail = (reason: string): void =>
      reject(testnetErrors.error('node-not-ready', { node: this.name, reason, log: this.#tail.join('\n'), path: this.logPath }))
    const timer = setTimeout(() => fail(`nothing after ${READY_TIMEOUT_MS / 1_000} s`), READY_TIMEOUT_MS)
    this.#child = child
    this.#ended = this.#watch(child, resolve, fail)
    try {
      await ready
      this.#state = 'ready'
      this.#wasReady = true
    } catch (error) {
      await this.kill()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** SIGTERM, and SIGKILL for one that does not end in time. Settles when the process is gone. */
  async stop(): Promise<void> {
    const child = this.#child
    if (child === undefined) return
    this.#state = 'stopping'
    child.kill('SIGCONT')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    await this.#ended
    clearTimeout(timer)
  }

  /** `kill -9`. Settles when the process is gone. */
  async kill(): Promise<void> {
    if (this.#child === undefined) return
    this.#state = 'stopping'
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** `kill -9` and start: as after a crash of the process. */
  async restart(): Promise<void> {
    await this.kill()
    await this.start()
  }

  /** As a machine that comes back with a new disk: killed, its domains too, and all of its files but config, key and log are gone. It is not started. */
  async wipe(): Promise<void> {
    await this.kill()
    const domains = domainsIn(this.folder)
    if (domains !== undefined) await destroyDomains(domains)
    for (const name of readdirSync(this.folder)) {
      if (!KEPT_ON_WIPE.includes(name)) rmSync(join(this.folder, name), { recursive: true, force: true })
    }
    this.#isLeftOver = false
  }

  /** Stops the process from running at all, as on a machine that hangs. */
  pause(): void {
    if (this.#state !== 'ready') return
    this.#child?.kill('SIGSTOP')
    this.#state = 'paused'
  }

  resume(): void {
    if (this.#state !== 'paused') return
    this.#child?.kill('SIGCONT')
    this.#state = 'ready'
  }

  #spawn(): ChildProcess {
    const xenod = [process.execPath, ...this.#placement.engine, XENOD, 'run', '--home', this.folder, '--with-parent']
    const { argv, env, cwd } = this.#placement.launch(this.name, xenod)
    const [command = '', ...args] = argv
    return spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, cwd, env: { ...process.env, ...env } })
  }

  /** Follows a child's output and life to the end. */
  async #watch(child: ChildProcess, ready: () => void, fail: (reason: string) => void): Promise<void> {
    const log = createWriteStream(this.logPath, { flags: 'a' })
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', line => this.#read(line, log, ready))
    }
    child.stdin?.on('error', () => undefined)
    const how = await ending(child)
    const [wasReady, wanted] = [this.#wasReady, this.#state === 'stopping']
    if (wasReady) this.#isLeftOver = how !== 'code 0'
    this.#child = undefined
    this.#state = 'stopped'
    fail(`it ended with ${how}`)
    log.end()
    await once(log, 'close')
    this.onEnd({ wasReady, wanted, how })
  }

  #read(line: string, log: WriteStream, ready: () => void): void {
    log.write(`${line}\n`)
    this.#tail.push(line)
    if (this.#tail.length > TAIL_LINES) this.#tail.shift()
    if (readyLine.safeParse(parseJson(line)).success) ready()
  }
}

/** How a child ended, once all its output is read; what it started itself and left may hold that open for DRAIN_MS only. */
function ending(child: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    child.on('error', error => resolve(error.message))
    child.on('exit', () => {
      const timer = setTimeout(() => [child.stdout, child.stderr].forEach(stream => void stream?.destroy()), DRAIN_MS)
      child.on('close', () => clearTimeout(timer))
    })
    child.on('close', (code, signal) => resolve(signal ?? `code ${code}`))
  })
}

/** Undefined for what is not JSON: a line of a crash. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
