/**
 * Single `xenod` processes for tests, as they are built: each with a folder, what it wrote, and an end that is waited for.
 * They can be put into a network namespace, and given an environment (a clock that is wrong).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { stringify } from 'yaml'
import { z } from 'zod'
import type { ConfigFile } from '../../src/daemon/config.ts'
import { type CorpFounding, foundCorp } from '../../src/daemon/found.ts'
import { createKey } from '../../src/node/key-file.ts'
import { packageRoot } from '../../src/node/package-root.ts'
import { peerBytes } from '../../src/node/peers.ts'
import type { Bytes } from '../../src/types/bytes.ts'
import { temporaryFolder } from './folders.ts'
import { until } from './until.ts'

const XENOD = join(packageRoot, 'dist/xenod.mjs')
const PATIENCE_MS = 60_000

const logLine = z.looseObject({ event: z.string().optional(), says: z.string().optional(), code: z.string().optional() })
export type LogLine = z.infer<typeof logLine>

export interface DaemonOptions {
  readonly folder?: string
  /** Put before the command: `nsenter --net=...`. */
  readonly within?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

const all: Daemon[] = []

export class Daemon {
  readonly folder: string
  readonly id: Bytes
  readonly lines: LogLine[] = []
  /** What was no line of the log: errors of the command itself. */
  readonly said: string[] = []
  readonly #options: DaemonOptions
  #child: ChildProcess | undefined
  #exit: Promise<number | string> = Promise.resolve(0)

  private constructor(folder: string, id: Bytes, options: DaemonOptions) {
    this.folder = folder
    this.id = id
    this.#options = options
  }

  /** A folder with a key; `configure` comes before `start`. */
  static async make(options: DaemonOptions = {}): Promise<Daemon> {
    const folder = options.folder ?? temporaryFolder()
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    const daemon = new Daemon(folder, peerBytes(peerIdFromPrivateKey(await createKey(join(folder, 'node.key')))), options)
    all.push(daemon)
    return daemon
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  configure(config: Partial<ConfigFile> & Pick<ConfigFile, 'roles'>): void {
    const whole: ConfigFile = { name: 'node', network: 'one-host', listen: ['/ip4/127.0.0.1/tcp/0'], ...config }
    writeFileSync(join(this.folder, 'xenod.yaml'), stringify(whole))
  }

  start(environment: Readonly<Record<string, string>> = {}): void {
    const [command = process.execPath, ...args] = [
      ...(this.#options.within ?? []),
      ...[process.execPath, XENOD, 'run', '--home', this.folder, '--with-parent'],
    ]
    const child = spawn(command, args, { env: { ...process.env, ...this.#options.environment, ...environment }, stdio: ['pipe', 'pipe', 'pipe'] })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', line => this.#read(line))
    this.#exit = once(child, 'close').then(([code, signal]: unknown[]) => {
      this.#child = undefined
      return typeof code === 'number' ? code : String(signal)
    })
  }

  async ready(): Promise<this> {
    await this.logs(({ event }) => event === 'ready')
    return this
  }

  /** Settles when such a line is written, of those after `after`. */
  async logs(is: (line: LogLine) => boolean, { after = 0, timeoutMs = PATIENCE_MS } = {}): Promise<LogLine> {
    let found: LogLine | undefined
    await until(
      'the daemon writes a line',
      () => {
        found = this.lines.slice(after).find(is)
        if (found === undefined && this.#child === undefined) throw new Error(`the daemon has ended:\n${this.output()}`)
        return found !== undefined
      },
      timeoutMs,
    ).catch((error: unknown) => {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${this.output()}`)
    })
    if (found === undefined) throw new Error('the line that was waited for is there')
    return found
  }

  output(): string {
    return [...this.lines.map(line => JSON.stringify(line)), ...this.said].join('\n')
  }

  /** The exit code, or the signal's name. */
  exit(): Promise<number | string> {
    return this.#exit
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    this.#child?.kill(signal)
    return await this.#exit
  }

  #read(line: string): void {
    try {
      this.lines.push(logLine.parse(JSON.parse(line)))
    } catch {
      this.said.push(line)
    }
  }
}

export async function stopDaemons(): Promise<void> {
  await Promise.all(all.splice(0).map(daemon => daemon.stop('SIGKILL')))
}

/** A committee of these validators; its document is written into each of their folders. The XenoCorp's name. */
export function foundCommittee(validators: readonly Daemon[], policy: Partial<CorpFounding['policy']> = {}): Bytes {
  const [first] = validators
  if (first === undefined) throw new Error('a committee has a validator')
  const { bytes, name } = foundCorp({
    name: 'Test Pay',
    currency: 'TST',
    validators: validators.map(({ id }) => id),
    registrar: first.id,
    treasurer: first.id,
    treasuryCredit: 1_000_000n,
    auditors: [],
    policy: { enrolment: 'open', grace: 90_000, skew: 2_000, minOrder: 60_000, ...policy },
  })
  for (const { folder } of validators) writeFileSync(join(folder, 'committee.bin'), bytes)
  return name
}
