/** `xeno` on a host of a ground, as scripts use it: with --json, each answer checked against what is read of it. */
import { z } from 'zod'
import { ExitCode } from '../../../src/types/errors.ts'
import type { Host } from '../host.ts'

const COMMAND_TIMEOUT_MS = 150_000
const PATIENCE_MS = 120_000

export interface Answer {
  /** -1 after a signal: its time was over. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A client of the ground: a host and a home on it. */
export class XenoOnHost {
  readonly name: string
  readonly #host: Host
  readonly #home: string

  constructor(name: string, host: Host, home: string) {
    this.name = name
    this.#host = host
    this.#home = home
  }

  async run(args: readonly string[]): Promise<Answer> {
    return await this.#host
      .run(['xeno', '--home', this.#home, ...args], { signal: AbortSignal.timeout(COMMAND_TIMEOUT_MS) })
      .catch((error: unknown) => {
        if (error instanceof Error && error.name === 'AbortError') return { code: -1, stdout: '', stderr: `no end within ${COMMAND_TIMEOUT_MS} ms` }
        throw error
      })
  }

  /** The result of a command that went well; undefined of one that did not. */
  async ask<Schema extends z.ZodType>(schema: Schema, args: readonly string[]): Promise<z.output<Schema> | undefined> {
    const { code, stdout } = await this.run(['--json', ...args])
    return code === 0 ? schema.parse(JSON.parse(stdout)) : undefined
  }

  /** Again while nobody answers: on a machine that is busy all may be slow. @throws Error of one that does not go well in time */
  async must<Schema extends z.ZodType>(schema: Schema, args: readonly string[]): Promise<z.output<Schema>> {
    const end = performance.now() + PATIENCE_MS
    for (;;) {
      const { code, stdout, stderr } = await this.run(['--json', ...args])
      if (code === 0) return schema.parse(JSON.parse(stdout))
      const isSilence = code === ExitCode.unavailable || code === ExitCode.timeout
      if (!isSilence || performance.now() > end) throw new Error(`${this.name}: xeno ${args.join(' ')} ended with ${code}: ${stderr}`)
    }
  }
}

export const anything = z.unknown()
export const accountSchema = z.object({ account: z.string() })
export const sessionsSchema = z.array(z.object({ session: z.string(), state: z.string() }))
export const ordersSchema = z.array(z.object({ order: z.string(), state: z.string() }))
export const recoveredSchema = z.object({ open: z.array(z.object({ code: z.string(), message: z.string() })) })
