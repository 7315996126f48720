/**
 * The rows of an order's registers: charge and close. Both are cumulative and have no slot: the largest certified charge
 * is owed, the smallest certified close releases. A validator keeps the largest charge that it voted for, with the signed
 * charge, for the day it must prove it in a freeze.
 */
import { equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { type Money, maxMoney, minMoney } from '../../types/money.ts'
import type { Ack, IssueBody, UsageReport } from '../../wire/generated/corp.ts'
import type { OrderRecord } from '../../wire/generated/corp-store.ts'
import { checkPresentation } from './caveats.ts'
import { ledgerErrors } from './errors.ts'
import { changeOrder } from './money.ts'
import { bareOperation, type ChargeOperation, type CloseOperation } from './operation.ts'
import { allowedByRate, issueOf, presentedTerms, type Terms, termsOf, withPresentation } from './order.ts'
import { refuseReportOf } from './policies/annotation.ts'
import type { Policy } from './policies/policy.ts'
import { isSignedBy, type Presentation, type Signed, verifyChain } from './presentation.ts'
import type { Env, Refused, Row } from './rules.ts'
import { refuseWriters } from './writers.ts'

export interface ChargeFacts {
  readonly operation: ChargeOperation
  readonly order: OrderRecord
  readonly issue: IssueBody
  readonly terms: Terms
  readonly now: number
  readonly policy: Policy
  /** Why the report beside the charge is none of its, if it is not. */
  readonly misreported: Refused | undefined
  /** The largest bill that a controller has acknowledged, here or in this operation. */
  readonly acknowledged: Money
}

export const chargeRow: Row<ChargeOperation, ChargeFacts> = {
  prepare(env, operation): Result<ChargeFacts> {
    const order = env.draft.order(operation.body.order)
    const issue = issueOf(order)
    if (issue === undefined) return ledgerErrors.refuse('order-unknown')
    const terms = chargeTerms(env, operation, order, issue)
    if (!terms.ok) return terms
    const refused = refuseWriters(env.crypto, operation, [terms.value.body.server])
    if (refused !== undefined) return refused
    return ok({
      operation,
      order,
      issue,
      terms: terms.value,
      now: env.now,
      policy: env.committee.policy,
      misreported: refuseReport(env, terms.value, operation.report, operation.body.amount),
      acknowledged: maxMoney(order.acknowledged, acknowledgedBy(env, terms.value, operation.ack)),
    })
  },
  rules: {
    'amount-positive': ({ operation }) => (operation.body.amount > 0n ? undefined : ledgerErrors.refuse('amount-zero')),
    'report-attached': ({ operation, policy }) => refuseReportOf(policy.annotation, operation.report?.body),
    'report-matches': ({ misreported }) => misreported,
    'within-limit': ({ operation, order, issue, terms }) => {
      const limit = minMoney(issue.cap, terms.body.limit, order.closeBound ?? issue.cap)
      return operation.body.amount <= limit ? undefined : ledgerErrors.refuse('charge-above-limit', { amount: operation.body.amount, limit })
    },
    'within-rate': ({ operation, order, terms, policy, now }) => {
      const { amount } = operation.body
      if (amount <= order.maxVoted) return undefined
      const endAt = order.endAt === undefined ? undefined : Number(order.endAt)
      const allowed = allowedByRate(terms, endAt, Number(policy.timing.skewMs), now)
      return amount <= allowed ? undefined : ledgerErrors.refuse('charge-above-rate', { amount, allowed })
    },
    acknowledged: ({ operation, terms, acknowledged }) => {
      const { acked } = terms.restrictions
      if (acked === undefined || operation.body.amount <= acknowledged + acked) return undefined
      return ledgerErrors.refuse('charge-above-ack', { amount: operation.body.amount, allowed: acknowledged + acked })
    },
    'within-frozen': ({ operation, order }) =>
      order.frozen === undefined || operation.body.amount <= order.frozen
        ? undefined
        : ledgerErrors.refuse('charge-above-frozen', { amount: operation.body.amount, frozen: order.frozen }),
  },
  record(env, operation, { acknowledged }) {
    const { order: id, amount } = operation.body
    const before = env.draft.order(id)
    const order =
      before.presentation === undefined && operation.presentation !== undefined ? withPresentation(before, operation.presentation) : before
    const voted = amount > order.maxVoted ? { maxVoted: amount, votedCharge: bareOperation(operation), votedChargeId: operation.id } : {}
    env.draft.putOrder(id, { ...order, ...voted, acknowledged })
  },
  apply(env, operation, log) {
    const { order: id, amount } = operation.body
    const order = env.draft.order(id)
    if (amount <= order.income) return
    changeOrder(env.draft, env.committee, id, { ...order, income: amount, chargePosition: log() })
  },
}

export interface CloseFacts {
  readonly operation: CloseOperation
  readonly order: OrderRecord
  readonly issue: IssueBody
  readonly terms: Terms | undefined
  readonly misreported: Refused | undefined
}

export const closeRow: Row<CloseOperation, CloseFacts> = {
  prepare(env, operation): Result<CloseFacts> {
    const order = env.draft.order(operation.body.order)
    const issue = issueOf(order)
    if (issue === undefined) return ledgerErrors.refuse('order-unknown')
    const terms = termsOf(order, issue)
    const server = issue.payee ?? terms?.body.server
    if (server === undefined) return ledgerErrors.refuse('not-bound')
    // A payee may close an order that was never presented; otherwise the close is of the presentation that binds.
    if (terms !== undefined && !equal(terms.bindId, operation.body.bind) && !(issue.payee !== undefined && operation.body.bind.length === 0)) {
      return ledgerErrors.refuse('bound-elsewhere', { bind: toText(terms.bindId) })
    }
    const refused = refuseWriters(env.crypto, operation, [server])
    if (refused !== undefined) return refused
    const misreported = terms === undefined ? undefined : refuseReport(env, terms, operation.report, 0n)
    return ok({ operation, order, issue, terms, misreported })
  },
  rules: {
    'report-matches': ({ misreported }) => misreported,
    'within-limit': ({ operation, issue, terms }) => {
      const limit = minMoney(issue.cap, terms?.body.limit ?? issue.cap)
      return operation.body.amount <= limit ? undefined : ledgerErrors.refuse('charge-above-limit', { amount: operation.body.amount, limit })
    },
    'covers-charges': ({ operation, order }) => {
      const charged = maxMoney(order.maxVoted, order.income)
      return operation.body.amount >= charged ? undefined : ledgerErrors.refuse('close-below-charge', { amount: operation.body.amount, charged })
    },
  },
  record(env, operation, { order }) {
    const { amount } = operation.body
    if (order.closeBound !== undefined && order.closeBound <= amount) return
    env.draft.putOrder(operation.body.order, { ...order, closeBound: amount, votedClose: bareOperation(operation) })
  },
  apply(env, operation, log) {
    releaseAt(env, operation.body.order, operation.body.amount, log)
  },
}

/** R = min(R, amount); logged only when it lowers R. */
export function releaseAt(env: Env, id: Uint8Array, amount: Money, log: () => bigint): void {
  const order = env.draft.order(id)
  if (order.release !== undefined && order.release <= amount) return
  changeOrder(env.draft, env.committee, id, { ...order, release: amount, releasePosition: log() })
}

/** The certified bind's terms; for a payee order those of the presentation that came with its first charge here. */
function chargeTerms(env: Env, operation: ChargeOperation, order: OrderRecord, issue: IssueBody): Result<Terms> {
  const known = termsOf(order, issue)
  if (known !== undefined)
    return equal(known.bindId, operation.body.bind) ? ok(known) : ledgerErrors.refuse('bound-elsewhere', { bind: toText(known.bindId) })
  if (issue.payee === undefined || issue.payeeAccount === undefined) return ledgerErrors.refuse('not-bound')
  if (operation.presentation === undefined) return ledgerErrors.refuse('presentation-missing')
  return payeeTerms(env, operation.presentation, { ...issue, payee: issue.payee, payeeAccount: issue.payeeAccount })
}

/** A payee order's presentation, checked as a bind's would be. */
function payeeTerms(env: Env, presentation: Presentation, issue: IssueBody & Required<Pick<IssueBody, 'payee' | 'payeeAccount'>>): Result<Terms> {
  const { body } = presentation
  const chain = verifyChain(env.crypto, { id: body.order, body: issue }, presentation.blocks)
  if (!chain.ok) return chain
  if (!isSignedBy(env.crypto, chain.value.holder, presentation)) return ledgerErrors.refuse('not-writer', { what: 'presentation' })
  if (!equal(body.server, issue.payee) || !equal(body.payoutAccount, issue.payeeAccount))
    return ledgerErrors.refuse('bound-elsewhere', { server: toText(issue.payee) })
  if (body.limit > issue.cap) return ledgerErrors.refuse('limit-above-cap', { limit: body.limit, cap: issue.cap })
  const held = checkPresentation(chain.value.restrictions, body)
  return held.ok ? ok(presentedTerms(presentation, chain.value.restrictions, issue)) : held
}

function refuseReport(env: Env, terms: Terms, report: Signed<UsageReport> | undefined, amount: Money): Refused | undefined {
  if (report === undefined) return undefined
  if (!equal(report.body.session, terms.session)) return ledgerErrors.refuse('report-mismatch', { why: 'it is of another session' })
  if (report.body.bill < amount) return ledgerErrors.refuse('report-mismatch', { why: 'its bill is below the charge' })
  return isSignedBy(env.crypto, terms.body.server, report)
    ? undefined
    : ledgerErrors.refuse('report-mismatch', { why: 'the server has not signed it' })
}

/** The bill that an acknowledgement beside the charge speaks of; 0 for none, or one that is not a controller's for this session. */
function acknowledgedBy(env: Env, terms: Terms, ack: Signed<Ack> | undefined): Money {
  if (ack === undefined || !equal(ack.body.session, terms.session)) return 0n
  return terms.body.controllers.some(controller => isSignedBy(env.crypto, controller, ack)) ? ack.body.bill : 0n
}
