/**
 * The one way in which the hypervisor runs the system's programs: arguments never pass through a shell's parser, the environment is clean,
 * the output is bounded, and there is always a time limit.
 */
import { spawn } from 'node:child_process'
import { hypervisorErrors } from './errors.ts'

/** What programs started by the hypervisor see of the environment; nothing of the daemon's own. */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' } as const

const MAX_OUTPUT_BYTES = 4 * 1024 * 1024
const FACT_CHARACTERS = 600

export interface CommandOptions {
  /** Default 20 s; then SIGKILL. */
  readonly timeoutMs?: number
  /** Standard input; default nothing. */
  readonly input?: string
  /** Exit codes that are an answer and no failure. Default 0 only. */
  readonly expect?: readonly number[]
  readonly cwd?: string
  /** Give it no pipes, for programs whose descendants live on with what they inherit; nothing of what it says is returned. */
  readonly silent?: boolean
}

export interface CommandResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end. @throws command-failed with what it said, also when it is not installed or took too long */
export function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { timeoutMs = 20_000, expect = [0] } = options
  return new Promise((resolve, reject) => {
    const stdio = options.silent === true ? 'ignore' : 'pipe'
    const child = spawn(command, args, { env: CLEAN_ENVIRONMENT, cwd: options.cwd, stdio: [stdio, stdio, stdio] })
    const output = { stdout: '', stderr: '' }
    let size = 0
    let trouble = ''
    const stop = (why: string): void => {
      trouble = why
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => stop(`no end within ${timeoutMs} ms`), timeoutMs)
    const fail = (facts: { answer: string }, cause?: unknown): void => {
      clearTimeout(timer)
      reject(hypervisorErrors.error('command-failed', { command: [command, ...args].join(' ').slice(0, FACT_CHARACTERS), ...facts }, cause))
    }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.setEncoding('utf8').on('data', (text: string) => {
        size += text.length
        if (size > MAX_OUTPUT_BYTES) stop('it wrote too much')
        else output[stream] += text
      })
    }
    // A program that ends without reading its input gives EPIPE; its exit code tells what matters.
    child.stdin?.on('error', () => child.stdin?.destroy())
    child.stdin?.end(options.input ?? '')
    child.on('error', error => fail({ answer: error.message }, error))
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      const said = (output.stderr || output.stdout).trim().slice(-FACT_CHARACTERS)
      if (trouble !== '') fail({ answer: [trouble, said].join(' ') })
      else if (code === null) fail({ answer: `${signal ?? 'a signal'} ${said}` })
      else if (!expect.includes(code)) fail({ answer: `code ${code}: ${said}` })
      else resolve({ code, ...output })
    })
  })
}

/** Runs several commands of `sh` in one process, which is far cheaper than one process each. `values` are `$1`, `$2`...; the first failure ends it. */
export function script(text: string, values: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return run('/bin/sh', ['-euc', text, 'sh', ...values], options)
}
