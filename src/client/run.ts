/**
 * One program from the order to the last micro-unit back: a session on the best server, the program with its content, its
 * output as it comes, its exit code, and the settlement. Whatever goes wrong on the way, the session is closed.
 *
 * No step waits for what it does not need: content is sent once there is a quote, and the program is deployed right behind
 * the presentation; the server holds it until the session runs.
 */
import type { WalletCorp } from '../corp/wallet/corp.ts'
import { type Bytes, toText } from '../types/bytes.ts'
import { isXenoError } from '../types/errors.ts'
import type { Money } from '../types/money.ts'
import type { TaskView } from '../wire/generated/session.ts'
import { createSession, type SessionsContext } from './create-session.ts'
import { clientErrors } from './errors.ts'
import type { LiveSession } from './session/live-session.ts'
import { type PreparedTask, prepareTask, ship } from './ship-task.ts'
import { settlementOf } from './summaries.ts'
import type { RunRequest, RunResult, Settlement, Step } from './types.ts'

/** What closing may take after an interrupt. */
const CLOSE_MS = 60_000

type Told = (name: string) => void

export async function run(context: SessionsContext, corp: WalletCorp, request: RunRequest): Promise<RunResult> {
  const steps: Step[] = []
  const begun = performance.now()
  const step: Told = name => void steps.push({ name, ms: performance.now() - begun })
  const budget = request.requirements.constraints.maxCost
  if (budget === undefined) throw clientErrors.error('no-budget')
  const { live, ended } = await begin(context, corp, request, budget, step)
  const { exitCode, settlement } = await end(corp, live, ended, request.keep, step)
  return { exitCode, server: live.session.server, session: live.id, cap: budget, settlement, steps }
}

/** A session that runs, and the program in it on its way. */
interface Begun {
  readonly live: LiveSession
  /** The exit code. */
  readonly ended: Promise<number>
}

/** Money moves in every step until the session runs, so the wallet's store is opened once; then other commands may have it. */
async function begin(context: SessionsContext, corp: WalletCorp, request: RunRequest, budget: Money, step: Told): Promise<Begun> {
  const { requirements, server, signal } = request
  const task = await prepareTask(request.task)
  const given = new AbortController()
  const program = new Program(context, task, { ...request, signal: AbortSignal.any([signal, given.signal]) }, step)
  const release = await context.wallet.hold()
  try {
    const { quoted, presented } = program
    const live = await createSession(context, { requirements, corp, server, budget, signal, step, quoted, presented })
    return { live, ended: program.ended }
  } catch (error) {
    given.abort(error)
    throw error
  } finally {
    await release()
  }
}

/** Closes the session after the program, however that ended. */
async function end(
  corp: WalletCorp,
  live: LiveSession,
  ended: Promise<number>,
  keep: boolean,
  step: Told,
): Promise<{ exitCode: number; settlement: Settlement | undefined }> {
  let exitCode: number
  try {
    exitCode = await ended
    if (keep) return { exitCode, settlement: undefined }
  } catch (error) {
    // The money comes back first; why the run failed is what the caller hears.
    await live.close(corp, AbortSignal.timeout(CLOSE_MS)).catch((closing: unknown) => {
      if (!isXenoError(closing)) throw closing
      const facts = { why: error instanceof Error ? error.message : String(error), session: toText(live.id), closing: closing.message }
      throw clientErrors.error('session-left-open', facts, error)
    })
    throw error
  }
  const closed = await live.close(corp, AbortSignal.timeout(CLOSE_MS))
  step('settled')
  return { exitCode, settlement: settlementOf(corp, live, closed) }
}

/** The program, told of each step of its session's creation. */
class Program {
  readonly #context: SessionsContext
  readonly #task: PreparedTask
  readonly #request: RunRequest
  readonly #step: Told
  readonly #exitCode = Promise.withResolvers<number>()
  #shipped: Promise<void> = Promise.resolve()

  constructor(context: SessionsContext, task: PreparedTask, request: RunRequest, step: Told) {
    this.#context = context
    this.#task = task
    this.#request = request
    this.#step = step
    // Nobody may wait for it yet.
    this.ended.catch(() => undefined)
  }

  get ended(): Promise<number> {
    return this.#exitCode.promise
  }

  readonly quoted = (server: Bytes): void => {
    this.#shipped = ship(this.#context.rpc, server, this.#task.sources, this.#request.signal)
    this.#shipped.catch(() => undefined)
  }

  readonly presented = (live: LiveSession, ready: Promise<LiveSession>): void => {
    this.#follow(live, ready).then(this.#exitCode.resolve, this.#exitCode.reject)
  }

  async #follow(live: LiveSession, known: Promise<LiveSession>): Promise<number> {
    const { signal, onOutput } = this.#request
    await this.#shipped
    let task: TaskView | undefined
    let isFirst = true
    for await (const { task: view, output } of live.run(this.#task.document, { signal, known })) {
      if (task === undefined) this.#step('task started')
      task = view ?? task
      if (output === undefined) continue
      if (isFirst) this.#step('first byte')
      isFirst = false
      onOutput(output.stream, output.data)
    }
    this.#step('task ended')
    if (task?.exitCode === undefined) throw clientErrors.error('task-failed', { state: task?.state ?? 'lost', why: task?.failure ?? 'unknown' })
    return task.exitCode
  }
}
