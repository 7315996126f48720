/**
 * `xeno` as people and scripts use it: the built program as a child process, with a home of its own. Without another word
 * a command is run with --json, and what it printed is parsed: a command that prints anything else fails its test.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../src/node/package-root.ts'
import { type Money, parseMoney } from '../../src/types/money.ts'
import { until } from './until.ts'

const XENO = join(packageRoot, 'dist/xeno.mjs')
const OUTPUT_TIMEOUT_MS = 30_000

export interface Answer<T> {
  /** The exit code; -1 after a signal. */
  readonly code: number
  /** Of a command that went well, its result; of one that failed, `{ error: { code, message, next, facts } }`. */
  readonly json: T
  readonly stderr: string
}

export interface Failure {
  readonly error: { readonly code: string; readonly message: string; readonly next: string; readonly facts: Readonly<Record<string, unknown>> }
}

export interface Plain {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A command under way. */
export class Running {
  readonly child: ChildProcess
  readonly ended: Promise<Plain>
  #stdout = ''
  #stderr = ''

  constructor(args: readonly string[]) {
    const child = spawn(process.execPath, [XENO, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text
    })
    this.ended = new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', code => resolve({ code: code ?? -1, stdout: this.#stdout, stderr: this.#stderr }))
    })
  }

  get stdout(): string {
    return this.#stdout
  }

  get stderr(): string {
    return this.#stderr
  }

  /** Settles when the text was printed, on either stream. @throws Error when the command ends without it */
  async prints(text: string): Promise<void> {
    const has = (): boolean => this.#stdout.includes(text) || this.#stderr.includes(text)
    const finished = (): boolean => this.child.exitCode !== null || this.child.signalCode !== null
    await until(`xeno prints ${text}`, () => has() || finished(), OUTPUT_TIMEOUT_MS)
    if (!has()) throw new Error(`it ended without printing ${text}: ${this.#stdout}\n${this.#stderr}`)
  }

  /** `kill -9`. Settles when the process is gone. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended
  }
}

export class Xeno {
  readonly home: string

  constructor(home: string) {
    this.home = home
  }

  start(...args: readonly string[]): Running {
    return new Running(['--home', this.home, ...args])
  }

  /** Text for people. */
  plain(...args: readonly string[]): Promise<Plain> {
    return this.start(...args).ended
  }

  /** @throws Error where standard output is not one JSON document; a failure's document is the last on standard error */
  async json<T>(...args: readonly string[]): Promise<Answer<T>> {
    const { code, stdout, stderr } = await this.start('--json', ...args).ended
    return { code, json: JSON.parse(stdout === '' ? lastDocument(stderr) : stdout), stderr }
  }

  /** Of a command that must go well, its result. */
  async ok<T>(...args: readonly string[]): Promise<T> {
    const { code, json, stderr } = await this.json<T>(...args)
    if (code !== 0) throw new Error(`xeno ${args.join(' ')} ended with ${code}: ${stderr}`)
    return json
  }

  /** Of a command that must fail, its exit code and error. */
  async fails(...args: readonly string[]): Promise<{ exit: number } & Failure['error']> {
    const { code, json, stderr } = await this.json<Partial<Failure>>(...args)
    if (code === 0 || json.error === undefined) throw new Error(`xeno ${args.join(' ')} ended with ${code}: ${stderr}`)
    return { exit: code, ...json.error }
  }
}

/** A decimal amount as it is printed, in micro-units. */
export function money(text: string): Money {
  const amount = parseMoney(text)
  if (amount === undefined) throw new Error(`${text} is no amount`)
  return amount
}

/** Progress and warnings come before it. */
function lastDocument(text: string): string {
  const start = text.lastIndexOf('\n{\n')
  return text.startsWith('{\n') && start === -1 ? text : text.slice(start + 1)
}
