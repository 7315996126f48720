/**
 * How a server receives what it has earned.
 *
 *   guaranteed  all of it, whatever becomes of the client's payment: losses are the XenoCorp's
 *   pool        a part of it at once; the rest is held in a pool of the order's period, and once the period is over the
 *               treasurer says which part of the pool goes to the servers and which losses the other part bears
 *
 * An order's period follows from its notAfter, which is in its body: every validator counts it to the same one, whatever
 * it has heard and when. What is held is a register of the order's income, what the pool pays a register of what is held
 * and of one certified number, so late charges and late settlements come to the same sums in any order of arrival.
 */
import type { Money } from '../../../types/money.ts'
import { PoolParameters } from '../../../wire/generated/corp.ts'
import { DAY_MS, HOUR_MS, MAX_PPM } from './bounds.ts'
import { type PolicyModule, parametric, plain } from './module.ts'

const SHORTEST_PERIOD_MS = 1_000n
const LONGEST_PERIOD_MS = 366n * 24n * HOUR_MS

export const PAYOUTS: readonly PolicyModule[] = [
  plain('guaranteed'),
  parametric('pool', PoolParameters, { heldPpm: [1n, MAX_PPM], periodMs: [SHORTEST_PERIOD_MS, LONGEST_PERIOD_MS] }),
]

export type Payout = { readonly name: 'guaranteed' } | Pool
export interface Pool {
  readonly name: 'pool'
  readonly heldPpm: number
  readonly periodMs: bigint
}

/** A week, as `xenod found corp` takes it where nothing is said. */
export const DEFAULT_PERIOD_MS = 7n * DAY_MS

/** The part of a server's net income that waits in the pool; both parts grow with the income and never fall. */
export function heldOf(payout: Payout, net: Money): Money {
  return payout.name === 'pool' ? (net * BigInt(payout.heldPpm)) / MAX_PPM : 0n
}

/** The period of orders that end then. */
export function periodOf({ periodMs }: Pool, notAfter: bigint): bigint {
  return notAfter / periodMs
}

/** When every order of a period is over, ms. */
export function endOfPeriod({ periodMs }: Pool, period: bigint): bigint {
  return (period + 1n) * periodMs
}

/** What a settled pool pays of something that it holds. @param ratio parts per million */
export function paidOf(ratio: number, held: Money): Money {
  return (held * BigInt(ratio)) / MAX_PPM
}
