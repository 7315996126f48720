/**
 * One program from the order to the last micro-unit back: a session on the best server, the program with its content, its
 * output as it comes, its exit code, and the settlement. Whatever goes wrong on the way, the session is closed.
 */
import type { WalletCorp } from '../corp/wallet/corp.ts'
import { toText } from '../types/bytes.ts'
import { isXenoError } from '../types/errors.ts'
import type { Money } from '../types/money.ts'
import { createSession, type SessionsContext } from './create-session.ts'
import { clientErrors } from './errors.ts'
import type { LiveSession } from './session/live-session.ts'
import { deploy } from './ship-task.ts'
import { settlementOf } from './summaries.ts'
import type { RunRequest, RunResult, Settlement, Step } from './types.ts'

/** What closing may take after an interrupt. */
const CLOSE_MS = 60_000

export async function run(context: SessionsContext, corp: WalletCorp, request: RunRequest): Promise<RunResult> {
  const steps: Step[] = []
  const begun = performance.now()
  const step = (name: string): void => void steps.push({ name, ms: performance.now() - begun })
  const budget = request.requirements.constraints.maxCost
  if (budget === undefined) throw clientErrors.error('no-budget')
  const live = await begin(context, corp, request, budget, step)
  const { exitCode, settlement } = await runIn(context, corp, live, request, step)
  return { exitCode, server: live.session.server, session: live.id, cap: budget, settlement, steps }
}

/** Money moves in every step until the session runs, so the wallet's store is opened once; then other commands may have it. */
async function begin(
  context: SessionsContext,
  corp: WalletCorp,
  { requirements, server, signal }: RunRequest,
  budget: Money,
  step: (name: string) => void,
): Promise<LiveSession> {
  const release = await context.wallet.hold()
  try {
    return await createSession(context, { requirements, corp, server, budget, signal, step })
  } finally {
    await release()
  }
}

async function runIn(
  context: SessionsContext,
  corp: WalletCorp,
  live: LiveSession,
  request: RunRequest,
  step: (name: string) => void,
): Promise<{ exitCode: number; settlement: Settlement | undefined }> {
  let exitCode: number
  try {
    exitCode = await follow(context, live, request, step)
    if (request.keep) return { exitCode, settlement: undefined }
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

async function follow(context: SessionsContext, live: LiveSession, request: RunRequest, step: (name: string) => void): Promise<number> {
  const { task, signal, onOutput } = request
  const { task: number } = await deploy(context.rpc, live, task, signal)
  step('task started')
  let isFirst = true
  for await (const { stream, data } of live.logs(number, { follow: true, signal })) {
    if (isFirst) step('first byte')
    isFirst = false
    onOutput(stream, data)
  }
  const ended = await live.wait(number, signal)
  step('task ended')
  if (ended.exitCode === undefined) throw clientErrors.error('task-failed', { state: ended.state, why: ended.failure ?? 'unknown' })
  return ended.exitCode
}
