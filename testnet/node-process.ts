/**
 * One `xenod` of a local network as a child process: started from its folder, ready when it says so, and ended with the
 * process that started it, however that ends (its standard input closes).
 *
 *   stopped -> starting -> ready -> stopping -> stopped ; any -> killed (kill -9) -> stopped ; ready <-> paused (SIGSTOP)
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { packageRoot } from '../src/node/package-root.ts'
import { testnetErrors } from './errors.ts'

const XENOD = join(packageRoot, 'dist/xenod.mjs')
const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000
const TAIL_LINES = 20

const readyLine = z.object({ event: z.literal('ready'), addresses: z.array(z.string()) })
const logLine = z.object({ time: z.string(), says: z.string() })

export class NodeProcess {
  readonly name: string
  /** Holds xenod.yaml, node.key, the store and log.jsonl. */
  readonly folder: string
  #child: ChildProcess | undefined
  #log: WriteStream | undefined
  #addresses: readonly string[] = []
  readonly #tail: string[] = []

  constructor(name: string, folder: string) {
    this.name = name
    this.folder = folder
  }

  get logPath(): string {
    return join(this.folder, 'log.jsonl')
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  get isRunning(): boolean {
    return this.#child !== undefined
  }

  /** Multiaddrs ending in /p2p/PEERID, as the node said when it was ready. */
  get addresses(): readonly string[] {
    return this.#addresses
  }

  /** Settles when the node is ready. @throws XenoError `node-not-ready` with the last lines of its log */
  async start(): Promise<void> {
    if (this.#child !== undefined) throw new Error(`${this.name} runs already`)
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
    const child = spawn(process.execPath, ['--enable-source-maps', XENOD, 'run', '--home', this.folder, '--with-parent'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#child = child
    const log = createWriteStream(this.logPath, { flags: 'a' })
    this.#log = log
    const notReady = (reason: string): void =>
      reject(testnetErrors.error('node-not-ready', { node: this.name, reason, log: `\n${this.#tail.join('\n')}` }))
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        log.write(`${line}\n`)
        this.#tail.push(line)
        if (this.#tail.length > TAIL_LINES) this.#tail.shift()
        const parsed = readyLine.safeParse(parseJson(line))
        if (!parsed.success) return
        this.#addresses = parsed.data.addresses
        resolve()
      })
    }
    child.on('error', error => notReady(error.message))
    child.on('exit', (code, signal) => {
      this.#child = undefined
      log.end()
      notReady(`it ended with ${signal ?? `code ${code}`}`)
    })
    const timer = setTimeout(() => notReady(`nothing after ${READY_TIMEOUT_MS} ms`), READY_TIMEOUT_MS)
    try {
      await ready
    } catch (error) {
      await this.kill()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** SIGTERM, and SIGKILL for one that does not end in time. */
  async stop(): Promise<void> {
    const child = this.#child
    if (child === undefined) return
    child.kill('SIGCONT')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    await this.#exited(child)
    clearTimeout(timer)
  }

  /** `kill -9`; settles when the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined) return
    child.kill('SIGKILL')
    await this.#exited(child)
  }

  /** Stops the process from running at all, as a machine that hangs. */
  pause(): void {
    this.#child?.kill('SIGSTOP')
  }

  resume(): void {
    this.#child?.kill('SIGCONT')
  }

  async #exited(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    await new Promise<void>(resolve => child.once('exit', () => resolve()))
    const log = this.#log
    if (log !== undefined && !log.closed) await new Promise<void>(resolve => log.once('close', () => resolve()))
  }
}

/** The logs of several nodes as one, by time; lines that are no log lines stand behind the last that is. */
export async function mergedLogs(nodes: readonly NodeProcess[]): Promise<string> {
  const lines: { time: string; text: string }[] = []
  for (const node of nodes) {
    if (!existsSync(node.logPath)) continue
    let time = ''
    for await (const line of createInterface({ input: createReadStream(node.logPath) })) {
      const parsed = logLine.safeParse(parseJson(line))
      if (parsed.success) time = parsed.data.time
      lines.push({ time, text: `${node.name.padEnd(12)} ${line}` })
    }
  }
  return lines
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(line => line.text)
    .join('\n')
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
