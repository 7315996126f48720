/** A host of a network: a network namespace and a folder. Programs run in it see its addresses and its clock, and no other. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/node/package-root.ts'
import { script } from '../../src/xenoserver/hypervisor/command.ts'
import { networkNamespacePath } from '../../src/xenoserver/hypervisor/namespaces.ts'
import type { Launch } from '../placement.ts'
import { groundErrors } from './errors.ts'
import { faketimeLibrary } from './requirements.ts'

export interface RunOptions {
  /** Aborted: the program gets SIGTERM. */
  readonly signal?: AbortSignal
  /** Standard input; default nothing. */
  readonly input?: string
  /** Called with each piece of output as it comes. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void
  readonly env?: Readonly<Record<string, string>>
  /** A home for `xeno`; default that of the host's first client. */
  readonly client?: string
}

export interface RunResult {
  /** -1 after a signal. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A program may say so much; what comes after is still given to `onOutput`. */
const MAX_KEPT_CHARACTERS = 16 * 1024 * 1024

export class Host {
  readonly name: string
  /** Of its network namespace. */
  readonly namespace: string
  readonly folder: string
  /** Names of the nodes and clients on it. */
  readonly nodes: readonly string[]
  readonly clients: readonly string[]
  /** Written into, it sets the host's clock (faketime's `+3600`); undefined where the topology did not ask for that. */
  readonly clockFile: string | undefined
  readonly #treasury: string
  /** Whether its folder is a disk of its own, which can be full. */
  readonly hasDisk: boolean

  /** @param treasury the home of the XenoCorp's treasury, which all hosts share */
  constructor(options: Pick<Host, 'name' | 'namespace' | 'folder' | 'nodes' | 'clients' | 'clockFile' | 'hasDisk'>, treasury: string) {
    this.#treasury = treasury
    this.name = options.name
    this.namespace = options.namespace
    this.folder = options.folder
    this.nodes = options.nodes
    this.clients = options.clients
    this.clockFile = options.clockFile
    this.hasDisk = options.hasDisk
  }

  /**
   * Sets the clock of its programs, those that run included, so far ahead of the machine's; below 0 behind it. Within a second.
   * @throws XenoError `no-clock`
   */
  skewClock(ms: number): void {
    if (this.clockFile === undefined) throw groundErrors.error('no-clock', { host: this.name })
    writeFileSync(this.clockFile, `${ms < 0 ? '-' : '+'}${Math.abs(ms) / 1_000}\n`)
  }

  /** Leaves no byte free on its disk. @throws XenoError `no-disk` */
  async fillDisk(): Promise<void> {
    const { bavail, bsize } = statfsSync(this.folder)
    const commands = 'if [ "$2" -gt 0 ]; then fallocate --length "$2" "$1" || true; fi; dd if=/dev/zero of="$1" oflag=append conv=notrunc bs=4k'
    const said = await script(commands, [this.#filler, String(bavail * bsize)], { expect: [1] })
    if (!/No space left/.test(said.stderr)) throw new Error(`the disk of ${this.name} took everything: ${said.stderr}`)
  }

  /** Undoes {@link fillDisk}. @throws XenoError `no-disk` */
  freeDisk(): void {
    rmSync(this.#filler, { force: true })
  }

  get #filler(): string {
    if (!this.hasDisk) throw groundErrors.error('no-disk', { host: this.name })
    return join(this.folder, 'filler')
  }

  /** The home of a client, as `xeno --home` takes it. */
  home(client = this.clients[0]): string {
    return join(this.folder, client ?? 'client')
  }

  /** How a program is run here: with a client's home as XENO_HOME, the treasury's as XENO_TREASURY. */
  launch(argv: readonly string[], client?: string): Launch {
    return {
      argv: ['nsenter', `--net=${networkNamespacePath(this.namespace)}`, ...argv],
      env: { HOME: this.folder, XENO_HOME: this.home(client), XENO_TREASURY: this.#treasury, ...this.#clock() },
      cwd: this.folder,
    }
  }

  /** Runs a program to its end, whatever its exit code. `xeno` and `xenod` are on the PATH. @throws what cannot be started */
  run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    const child = this.spawn(argv, options)
    const output = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.setEncoding('utf8').on('data', (text: string) => {
        if (output[stream].length < MAX_KEPT_CHARACTERS) output[stream] += text
        options.onOutput?.(stream, text)
      })
    }
    // A program that ends without reading its input gives EPIPE; its exit code tells what matters.
    child.stdin?.on('error', () => child.stdin?.destroy())
    child.stdin?.end(options.input ?? '')
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', code => resolve({ code: code ?? -1, ...output }))
    })
  }

  /** A program under way, with pipes. */
  spawn(argv: readonly string[], { signal, env, client }: Pick<RunOptions, 'signal' | 'env' | 'client'> = {}): ChildProcess {
    const { command, args, options } = this.spawnable(argv, { env, client })
    return spawn(command, args, { ...options, stdio: 'pipe', ...(signal === undefined ? {} : { signal }) })
  }

  /** What `spawn` of node:child_process takes to run a program here. */
  spawnable(argv: readonly string[], { env, client }: Pick<RunOptions, 'env' | 'client'> = {}) {
    const { argv: all, env: own, cwd } = this.launch(argv, client)
    const [command = '', ...args] = all
    const path = `${join(packageRoot, 'bin')}:${process.env['PATH'] ?? ''}`
    return { command, args, options: { cwd, env: { ...process.env, PATH: path, ...own, ...env } } }
  }

  #clock(): Readonly<Record<string, string>> {
    const library = this.clockFile === undefined ? undefined : faketimeLibrary()
    if (this.clockFile === undefined || library === undefined) return {}
    return {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: this.clockFile,
      FAKETIME_CACHE_DURATION: '1',
      // Timers count by the monotonic clock, which nobody sets.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    }
  }
}
