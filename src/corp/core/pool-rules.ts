/**
 * The row of settlements: what a pool pays of all that it holds of one period. The treasurer is its single writer, as of the
 * treasury's account; a period has one slot. What is held may still grow afterwards, by charges that are certified late:
 * they are paid by the same ratio (money.ts), so it matters not which of the two came first.
 *
 * The treasurer's word decides how much of the losses the pool bears, up to the part that the policy holds back, and says
 * what they were: servers see both, and what a XenoCorp has kept is on record. A treasurer that never settles keeps what is
 * held; it also is who pays out, so servers trust it for that in any case.
 */
import { ok } from '../../types/errors.ts'
import { ledgerErrors } from './errors.ts'
import { payMember } from './money.ts'
import type { SettleOperation } from './operation.ts'
import { endOfPeriod, type Pool } from './policies/payout.ts'
import type { Row } from './rules.ts'
import { certifySlot, refuseTaken, type Slot, slotOf } from './slots.ts'
import { refuseWriters } from './writers.ts'

export interface SettleFacts {
  readonly operation: SettleOperation
  readonly slot: Slot
  readonly pool: Pool | undefined
  readonly now: number
  readonly graceMs: number
}

export const settleRow: Row<SettleOperation, SettleFacts> = {
  prepare(env, operation) {
    const { policy, treasury } = env.committee
    const refused = refuseWriters(env.crypto, operation, [env.draft.account(treasury).owner])
    if (refused !== undefined) return refused
    const pool = policy.payout.name === 'pool' ? policy.payout : undefined
    return ok({ operation, slot: slotOf(env.crypto, env.draft, operation), pool, now: env.now, graceMs: Number(policy.timing.graceMs) })
  },
  rules: {
    pooled: ({ pool }) => (pool === undefined ? ledgerErrors.refuse('no-pool') : undefined),
    'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
    // Waiting helps, so a slow clock locks nothing.
    'period-over': ({ pool, operation, now, graceMs }) => {
      const overAt = pool === undefined ? 0 : Number(endOfPeriod(pool, operation.body.period)) + graceMs
      return now >= overAt ? undefined : ledgerErrors.refuse('period-not-over', { period: operation.body.period, waitMs: overAt - now })
    },
  },
  apply(env, operation, log) {
    const { period, ratio } = operation.body
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    const position = log()
    certifySlot(slot, operation, position)
    const pool = env.draft.pool(period)
    env.draft.putPool(period, { ...pool, ratio, position })
    for (let place = 0n; place < pool.members; place += 1n) {
      const account = env.draft.member(period, place)
      payMember(env.draft, env.committee, account, ratio, 0n, env.draft.holding(period, account))
    }
  },
}
