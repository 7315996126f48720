/**
 * Asks every validator at once, and each one again with growing pauses, until the asker has what it wants. One slow or
 * silent validator holds up nobody. What is still under way when it is over is given up.
 */
import { commonErrors, isXenoError, type XenoError } from '../../types/errors.ts'
import { Backoff } from '../../types/pause.ts'

/** done: this validator need not be asked again; later: again after a pause; now: again at once (the asker sees to an end). */
export type Next = 'done' | 'later' | 'now'

export interface Pursuit {
  readonly validators: number
  /** One request; may throw XenoError. `attempt` counts from 0. */
  ask(validator: number, attempt: number, signal: AbortSignal): Promise<Next>
  /** A request that failed. What is not a XenoError is a defect, and ends the pursuit with it. */
  failed(validator: number, error: XenoError): void
  /** Aborted when the asker has enough. */
  readonly signal: AbortSignal
}

const PAUSES = { firstMs: 40, longestMs: 2_000 } as const

/** Settles when every validator is done or the signal is aborted; rejects only for a defect. */
export async function pursue(pursuit: Pursuit): Promise<void> {
  await Promise.all(Array.from({ length: pursuit.validators }, (_, validator) => pursueOne(pursuit, validator)))
}

async function pursueOne(pursuit: Pursuit, validator: number): Promise<void> {
  const { signal } = pursuit
  const backoff = new Backoff(PAUSES)
  for (let attempt = 0; !signal.aborted; attempt++) {
    const next = await askOnce(pursuit, validator, attempt)
    if (next === 'done' || signal.aborted) return
    if (next === 'now') continue
    await backoff.pause(signal)
  }
}

async function askOnce(pursuit: Pursuit, validator: number, attempt: number): Promise<Next> {
  try {
    return await pursuit.ask(validator, attempt, pursuit.signal)
  } catch (error) {
    if (!isXenoError(error)) throw error
    if (!pursuit.signal.aborted) pursuit.failed(validator, error)
    return 'later'
  }
}

/** What an aborted signal says as an error to throw. */
export function abortError(signal: AbortSignal): XenoError {
  return isXenoError(signal.reason) ? signal.reason : commonErrors.error('timeout', { what: 'the quorum' }, signal.reason)
}
