/**
 * The ledger with one rule left out or turned round: what the simulator must find. Each says which rule of protocols/corp/1 it
 * breaks and within how many seeds that shows.
 */

import { enrolmentOf } from '../../src/corp/core/enrol-rules.ts'
import { ledgerErrors } from '../../src/corp/core/errors.ts'
import { credit } from '../../src/corp/core/money.ts'
import type { Operation } from '../../src/corp/core/operation.ts'
import { allowedByRate, certifiedTerms, issueOf } from '../../src/corp/core/order.ts'
import { incomeFee } from '../../src/corp/core/policies/fees.ts'
import { heldOf, paidOf, periodOf } from '../../src/corp/core/policies/payout.ts'
import type { Env, Row, RuleSet } from '../../src/corp/core/rules.ts'
import { hasSlot, slotOf } from '../../src/corp/core/slots.ts'
import { ROWS, type Rows } from '../../src/corp/core/validator.ts'
import { accountId } from '../../src/wire/digest.ts'
import { EnrolmentKind } from '../../src/wire/generated/corp.ts'
import type { Profile } from './corp.ts'
import type { Conduct } from './corp-validators.ts'
import { type Rules, SOUND, type Variant } from './corp-world.ts'

export interface Mutant {
  readonly name: string
  readonly rules: Rules
  readonly profile: Profile
  readonly variant: Variant
}

export const MUTANTS: readonly Mutant[] = [
  // Votes.
  rows('a slot is voted for twice', { transfer: without(ROWS.transfer, 'slot-empty'), issue: without(ROWS.issue, 'slot-empty') }),
  rows('an order may be bound and cancelled', { bind: without(ROWS.bind, 'slot-empty'), cancel: without(ROWS.cancel, 'slot-empty') }),
  rows('a payee order has a binding slot', { bind: without(ROWS.bind, 'no-payee'), cancel: without(ROWS.cancel, 'no-payee') }),
  rows('a frozen order may be charged above', { charge: without(ROWS.charge, 'within-frozen') }),
  rows('a close may be below a charge', { close: without(ROWS.close, 'covers-charges') }),
  rows('no charge is voted for after a close', {
    charge: withRule(ROWS.charge, 'not-closed', ({ order }) =>
      order.closeBound === undefined ? undefined : ledgerErrors.refuse('charge-above-limit'),
    ),
  }),
  rows('issuing looks at the clock', { issue: expiring() }),
  rows('spending more than the balance', { transfer: without(ROWS.transfer, 'funded'), issue: without(ROWS.issue, 'funded') }),
  // R1, R2, R3.
  rows('charges are not bounded by the rate', { charge: without(ROWS.charge, 'within-rate') }),
  rows('charges go on through the grace', {
    charge: rated((facts, endAt, skewMs) => allowedByRate({ ...facts.terms, notAfter: Number.MAX_SAFE_INTEGER }, endAt, skewMs, facts.now)),
  }),
  rows(
    'no step after an End',
    { charge: rated((facts, endAt, skewMs) => allowedByRate({ ...facts.terms, body: { ...facts.terms.body, step: 0n } }, endAt, skewMs, facts.now)) },
    'ends',
  ),
  rows('a single vote for an End acts', { end: { ...ROWS.end, record: (env, operation) => endAtOnce(env, operation.body.order) } }, 'ends'),
  conduct('the server is not told of an End', { showsEnd: false }, 'ends'),
  conduct('the grace counts outages', { countsOutages: false }, 'outages'),
  conduct('answers leave before they are on disk', { syncFirst: false }, 'crashes'),
  // Effects of certificates.
  rows('a certificate does not override a vote', {
    bind: unlessVotedOtherwise(ROWS.bind),
    cancel: unlessVotedOtherwise(ROWS.cancel),
    transfer: unlessVotedOtherwise(ROWS.transfer),
  }),
  rows('applying checks the balance', { transfer: ifFunded(ROWS.transfer), issue: ifFunded(ROWS.issue) }),
  rows('credits to an account that is not opened are dropped', {
    transfer: {
      ...ROWS.transfer,
      apply: (env, operation, log) =>
        keepBalance(env, operation.body.payee, () => ROWS.transfer.apply(env, operation, log), !env.draft.account(operation.body.payee).opened),
    },
  }),
  rows('opening resets the account', { open: { ...ROWS.open, apply: (env, operation, log) => resetting(env, operation, log) } }),
  rows('registers of unknown orders are dropped', { charge: ifKnown(ROWS.charge), close: ifKnown(ROWS.close) }),
  rows('a certificate counts each time it comes', { transfer: { ...ROWS.transfer, apply: (env, operation, log) => repeating(env, operation, log) } }),
  rows('fees are taken of each increment', { charge: { ...ROWS.charge, apply: (env, operation, log) => incrementing(env, operation, log) } }),
  // Credit lines.
  rows('spending beyond the credit line', { transfer: without(ROWS.transfer, 'funded'), issue: without(ROWS.issue, 'funded') }, 'mixed', 'credit'),
  rows(
    'a credit line may fall',
    { enrol: without(ROWS.enrol, 'credit-given'), transfer: withNewestLine(ROWS.transfer), issue: withNewestLine(ROWS.issue) },
    'mixed',
    'credit',
  ),
  // Pools.
  rows(
    'a server has at once what its pool holds',
    { charge: { ...ROWS.charge, apply: (env, operation, log) => payingHeld(env, operation, log) } },
    'mixed',
    'pool',
  ),
  rows(
    'a settled pool pays nothing for late charges',
    { charge: { ...ROWS.charge, apply: (env, operation, log) => forgettingLate(env, operation, log) } },
    'mixed',
    'pool',
  ),
  rows('a period is settled twice', { settle: without(ROWS.settle, 'slot-empty') }, 'mixed', 'pool'),
]

/** What shows only where a clock is set back, so not in simulations. */
const RARE: readonly Mutant[] = [
  rows('a frozen order may be bound', { bind: without(ROWS.bind, 'not-frozen') }),
  rows('an ended order may be bound', { bind: without(ROWS.bind, 'no-end') }),
]

/** The rows of a mutant, by its name. */
export function mutantRows(name: string): Rows {
  const mutant = [...MUTANTS, ...RARE].find(other => other.name === name)
  if (mutant === undefined) throw new Error(`there is no mutant: ${name}`)
  return mutant.rules.rows
}

function rows(name: string, changed: Partial<Rows>, profile: Profile = 'mixed', variant: Variant = 'prepaid'): Mutant {
  return { name, profile, variant, rules: { ...SOUND, rows: { ...ROWS, ...changed } } }
}

function conduct(name: string, changed: Partial<Conduct>, profile: Profile): Mutant {
  return { name, profile, variant: 'prepaid', rules: { ...SOUND, conduct: { ...SOUND.conduct, ...changed } } }
}

/** A row without one of its rules. */
export function without<Op extends Operation, Facts>(row: Row<Op, Facts>, rule: string): Row<Op, Facts> {
  if (row.rules[rule] === undefined) throw new Error(`there is no rule ${rule}`)
  return { ...row, rules: Object.fromEntries(Object.entries(row.rules).filter(([name]) => name !== rule)) }
}

function withRule<Op extends Operation, Facts>(row: Row<Op, Facts>, name: string, rule: RuleSet<Facts>[string]): Row<Op, Facts> {
  return { ...row, rules: { ...row.rules, [name]: rule } }
}

type ChargeFacts = Parameters<(typeof ROWS.charge.rules)[string]>[0]

function rated(allowed: (facts: ChargeFacts, endAt: number | undefined, skewMs: number) => bigint): Rows['charge'] {
  return withRule(ROWS.charge, 'within-rate', facts => {
    const endAt = facts.order.endAt === undefined ? undefined : Number(facts.order.endAt)
    const { amount } = facts.operation.body
    return amount <= facts.order.maxVoted || amount <= allowed(facts, endAt, Number(facts.policy.timing.skewMs))
      ? undefined
      : ledgerErrors.refuse('charge-above-rate')
  })
}

function expiring(): Rows['issue'] {
  return {
    ...ROWS.issue,
    prepare: (env, operation) =>
      env.now < Number(operation.body.notAfter) ? ROWS.issue.prepare(env, operation) : ledgerErrors.refuse('order-expired'),
  }
}

function unlessVotedOtherwise<Op extends Operation, Facts>(row: Row<Op, Facts>): Row<Op, Facts> {
  return {
    ...row,
    apply(env, operation, log) {
      const voted = hasSlot(operation) ? slotOf(env.crypto, env.draft, operation).record.votedId : undefined
      if (voted === undefined || String(voted) === String(operation.id)) row.apply(env, operation, log)
    },
  }
}

function ifFunded<Op extends Extract<Operation, { kind: 'transfer' | 'issue' }>, Facts>(row: Row<Op, Facts>): Row<Op, Facts> {
  return {
    ...row,
    apply(env, operation, log) {
      const { credits, debits } = env.draft.account(operation.body.account)
      const debit = operation.kind === 'transfer' ? operation.body.amount : operation.body.cap
      if (credits - debits >= debit) row.apply(env, operation, log)
    },
  }
}

function ifKnown<Op extends Extract<Operation, { kind: 'charge' | 'close' }>, Facts>(row: Row<Op, Facts>): Row<Op, Facts> {
  return {
    ...row,
    apply(env, operation, log) {
      if (env.draft.order(operation.body.order).issue !== undefined) row.apply(env, operation, log)
    },
  }
}

function endAtOnce(env: Env, order: Uint8Array): void {
  env.draft.putOrder(order, { ...env.draft.order(order), endAt: BigInt(env.now) })
}

/** Applies, and puts an account's credits back to what they were, if `drop`. */
function keepBalance(env: Env, account: Uint8Array, apply: () => void, drop: boolean): void {
  const { credits } = env.draft.account(account)
  apply()
  if (drop) env.draft.putAccount(account, { ...env.draft.account(account), credits })
}

function resetting(env: Env, operation: Parameters<typeof ROWS.open.apply>[1], log: () => bigint): void {
  const account = accountId(env.crypto, operation.body.owner)
  ROWS.open.apply(env, operation, log)
  env.draft.putAccount(account, { ...env.draft.account(account), credits: 0n, debits: 0n })
}

function repeating(env: Env, operation: Parameters<typeof ROWS.transfer.apply>[1], log: () => bigint): void {
  const known = slotOf(env.crypto, env.draft, operation).record.certifiedId !== undefined
  ROWS.transfer.apply(env, operation, log)
  if (known) credit(env.draft, operation.body.payee, operation.body.amount)
}

/** Rounds the fee of each increment down, and corrects the treasury's and the server's accounts to that. */
function incrementing(env: Env, operation: Parameters<typeof ROWS.charge.apply>[1], log: () => bigint): void {
  const before = env.draft.order(operation.body.order)
  ROWS.charge.apply(env, operation, log)
  const after = env.draft.order(operation.body.order)
  const payout = certifiedTerms(after)?.payoutAccount
  const grown = after.income - before.income
  if (payout === undefined || grown === 0n) return
  const { fees } = env.committee.policy
  const excess = incomeFee(fees, after.income) - incomeFee(fees, before.income) - incomeFee(fees, grown)
  for (const [account, amount] of [
    [env.committee.treasury, -excess],
    [payout, excess],
  ] as const)
    credit(env.draft, account, amount)
}

/** The line of the newest enrolment, in place of the largest. */
function withNewestLine<Op extends Extract<Operation, { kind: 'transfer' | 'issue' }>, Facts extends { readonly line: bigint }>(
  row: Row<Op, Facts>,
): Row<Op, Facts> {
  return {
    ...row,
    prepare(env, operation) {
      const facts = row.prepare(env, operation)
      const line = enrolmentOf(env.draft, operation.body.account, EnrolmentKind.CLIENT)?.credit ?? 0n
      return facts.ok ? { ok: true, value: { ...facts.value, line } } : facts
    },
  }
}

/** What a charge added to its order's held part, and whose it is. */
function heldGrowth(env: Env, operation: Parameters<typeof ROWS.charge.apply>[1], apply: () => void) {
  const heldOfOrder = (): bigint => {
    const { income } = env.draft.order(operation.body.order)
    return heldOf(env.committee.policy.payout, income - incomeFee(env.committee.policy.fees, income))
  }
  const before = heldOfOrder()
  apply()
  const order = env.draft.order(operation.body.order)
  const issue = issueOf(order)
  const account = issue?.payeeAccount ?? certifiedTerms(order)?.payoutAccount
  return account === undefined || issue === undefined ? undefined : { account, issue, grown: heldOfOrder() - before }
}

function payingHeld(env: Env, operation: Parameters<typeof ROWS.charge.apply>[1], log: () => bigint): void {
  const growth = heldGrowth(env, operation, () => ROWS.charge.apply(env, operation, log))
  if (growth !== undefined) credit(env.draft, growth.account, growth.grown)
}

/** Takes back what was paid for a charge that came after the settlement. */
function forgettingLate(env: Env, operation: Parameters<typeof ROWS.charge.apply>[1], log: () => bigint): void {
  const growth = heldGrowth(env, operation, () => ROWS.charge.apply(env, operation, log))
  const { payout } = env.committee.policy
  if (growth === undefined || payout.name !== 'pool') return
  const period = periodOf(payout, growth.issue.notAfter)
  const { ratio } = env.draft.pool(period)
  const held = env.draft.holding(period, growth.account)
  if (ratio !== undefined) credit(env.draft, growth.account, paidOf(ratio, held - growth.grown) - paidOf(ratio, held))
}
