/**
 * How much one account may do: the largest cap and the times of an order, how many orders may be open at once, how many
 * operations it signs in a minute. None of them can lock a sequence: what an account has issued before is fixed by its
 * sequence, released orders only grow, and a minute passes.
 */
import { MAX_MONEY, type Money } from '../../../types/money.ts'
import { LimitParameters } from '../../../wire/generated/corp.ts'
import { ledgerErrors } from '../errors.ts'
import type { Refused } from '../rules.ts'
import { DAY_MS } from './bounds.ts'
import { type PolicyModule, parametric } from './module.ts'

const MAX_COUNT = 1_000_000n
export const MINUTE_MS = 60_000

export const LIMITS: readonly PolicyModule[] = [
  parametric(
    'account',
    LimitParameters,
    {
      maxCap: [1n, MAX_MONEY],
      minOrderMs: [0n, DAY_MS],
      maxOrderMs: [1_000n, 366n * DAY_MS],
      openOrders: [0n, MAX_COUNT],
      perMinute: [0n, MAX_COUNT],
    },
    ({ minOrderMs, maxOrderMs }) => (minOrderMs > maxOrderMs ? 'minOrderMs' : undefined),
  ),
]

export interface Limits {
  readonly name: 'account'
  readonly maxCap: Money
  readonly minOrderMs: bigint
  readonly maxOrderMs: bigint
  /** 0 for any number. */
  readonly openOrders: number
  /** 0 for any number. */
  readonly perMinute: number
}

/** @param open orders of the account that are not released */
export function refuseOpen({ openOrders }: Limits, open: bigint): Refused | undefined {
  return openOrders === 0 || open < BigInt(openOrders) ? undefined : ledgerErrors.refuse('too-many-orders-open', { open, most: openOrders })
}

/** A validator's account of one minute of an account. */
export interface Minute {
  readonly minuteFrom: bigint
  readonly minuteVotes: number
}

/** The minute that `now` is in, with the votes given in it. A clock that was set back begins a new one. */
export function minuteAt({ minuteFrom, minuteVotes }: Minute, now: number): Minute {
  const passed = now - Number(minuteFrom)
  return passed >= 0 && passed < MINUTE_MS ? { minuteFrom, minuteVotes } : { minuteFrom: BigInt(Math.max(0, Math.floor(now))), minuteVotes: 0 }
}

/** Whether a validator gives an account one more vote in this minute. */
export function refuseBusy({ perMinute }: Limits, minute: Minute, now: number): Refused | undefined {
  const { minuteFrom, minuteVotes } = minuteAt(minute, now)
  if (perMinute === 0 || minuteVotes < perMinute) return undefined
  return ledgerErrors.refuse('account-busy', { perMinute, waitMs: Number(minuteFrom) + MINUTE_MS - now })
}
