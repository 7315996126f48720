/**
 * Freezing: once an order's time and the grace are over, a validator says once and for good which charge it has seen at
 * most (F), and votes for none above it. q such statements of one epoch release what is above the largest of them.
 */
import { equal } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { type Money, maxMoney } from '../../types/money.ts'
import type { FreezeVote } from '../../wire/generated/corp.ts'
import type { OrderRecord } from '../../wire/generated/corp-store.ts'
import { encodeFreezeStatement } from './batch.ts'
import type { FreezeCertificate } from './certificate.ts'
import { releaseAt } from './charge-rules.ts'
import { ledgerErrors } from './errors.ts'
import { endOfOrder, issueOf } from './order.ts'
import { type Env, firstRefusal, type RuleSet } from './rules.ts'
import { uptimeSince } from './uptime.ts'

export interface FreezeFacts {
  readonly order: OrderRecord
  /** Time that this validator was up since the order's time was over, or since the epoch began; ms. */
  readonly upMs: number
  /** Time until then, if it is still to come; ms. */
  readonly earlyMs: number
  readonly graceMs: number
}

export const FREEZE_RULES: RuleSet<FreezeFacts> = {
  'grace-over': ({ upMs, earlyMs, graceMs }) =>
    upMs >= graceMs ? undefined : ledgerErrors.refuse('grace-not-over', { waitMs: earlyMs + graceMs - upMs }),
}

/** The statement to sign, with what proves its amount. */
export type FreezeBallot = Omit<FreezeVote, 'vote'>

/** Freezes an order, or repeats what was said before. */
export function freezeOrder(env: Env, id: Uint8Array, rules: RuleSet<FreezeFacts>): Result<FreezeBallot> {
  const order = env.draft.order(id)
  const issue = issueOf(order)
  if (issue === undefined) return ledgerErrors.refuse('order-unknown')
  if (order.frozen !== undefined) return ok(ballot(env, id, order, order.frozen))
  const uptime = env.draft.uptime()
  const from = Math.max(endOfOrder(order, issue), Number(uptime?.since ?? 0n))
  const facts: FreezeFacts = {
    order,
    upMs: uptime === undefined ? 0 : uptimeSince(uptime, from, env.now),
    earlyMs: Math.max(0, from - env.now),
    graceMs: Number(env.committee.policy.timing.graceMs),
  }
  const refused = firstRefusal(rules, facts)
  if (refused !== undefined) return refused
  const frozen = maxMoney(order.maxVoted, order.income)
  env.draft.putOrder(id, { ...order, frozen })
  return ok(ballot(env, id, order, frozen))
}

export function applyFreeze(env: Env, certificate: FreezeCertificate, log: () => bigint): void {
  releaseAt(env, certificate.order, certificate.amount, log)
}

/** F stays what it was; the largest charges seen prove it as well, now or later. */
function ballot(env: Env, id: Uint8Array, order: OrderRecord, frozen: Money): FreezeBallot {
  const statement = encodeFreezeStatement(env.committee.epoch, Uint8Array.from(id), frozen)
  if (frozen === 0n) return { statement }
  const proof = chargeProof(env, order, frozen) ?? {
    certificate: order.chargePosition === undefined ? undefined : env.draft.logged(order.chargePosition),
  }
  return { statement, ...proof }
}

/** The signed charge that this validator voted for, with the binding that names its key. */
function chargeProof(env: Env, order: OrderRecord, frozen: Money): Pick<FreezeVote, 'charge' | 'binding'> | undefined {
  if (order.votedCharge === undefined || order.maxVoted < frozen) return undefined
  const position = order.binding?.position
  const bound = position !== undefined && order.presentation !== undefined && sameBinding(order)
  const binding = bound ? env.draft.logged(position) : order.issue
  return { charge: order.votedCharge, binding }
}

function sameBinding(order: OrderRecord): boolean {
  const { binding, presentation } = order
  return binding?.certifiedId !== undefined && presentation !== undefined && equal(binding.certifiedId, presentation.id)
}
