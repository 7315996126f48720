/**
 * The rows of an order's two slots: bind and cancel share one, so an order is bound or cancelled and never both; an End
 * has its own. A payee order is born bound and has neither.
 */
import { ok, type Result } from '../../types/errors.ts'
import { EnrolmentKind, type IssueBody } from '../../wire/generated/corp.ts'
import type { OrderRecord } from '../../wire/generated/corp-store.ts'
import { checkPresentation } from './caveats.ts'
import { enrolmentOf, refuseServer } from './enrol-rules.ts'
import { ledgerErrors } from './errors.ts'
import { changeOrder } from './money.ts'
import type { BindOperation, CancelOperation, EndOperation } from './operation.ts'
import { issueOf, presentedTerms, type Terms, withPresentation } from './order.ts'
import type { Policy } from './policies/policy.ts'
import { verifyChain } from './presentation.ts'
import type { Env, Refused, Row } from './rules.ts'
import { certifySlot, refuseTaken, type Slot, slotOf } from './slots.ts'
import { refuseSigner, refuseWriters } from './writers.ts'

interface OrderFacts<Op> {
  readonly operation: Op
  readonly order: OrderRecord
  readonly issue: IssueBody
  readonly slot: Slot
}

export interface BindFacts extends OrderFacts<BindOperation> {
  readonly terms: Terms
  readonly now: number
  readonly policy: Policy
  /** Why the server may not be bound, if it may not. */
  readonly unregistered: Refused | undefined
  readonly clientRevoked: boolean
}

export const bindRow: Row<BindOperation, BindFacts> = {
  prepare(env, operation): Result<BindFacts> {
    const facts = prepareOrder(env, operation)
    if (!facts.ok) return facts
    const { body, presentation, acceptance } = operation
    const { issue } = facts.value
    const chain = verifyChain(env.crypto, { id: body.order, body: issue }, presentation.blocks)
    if (!chain.ok) return chain
    const refused = refuseWriters(env.crypto, operation, [chain.value.holder]) ?? refuseSigner(env.crypto, body.server, acceptance, 'acceptance')
    if (refused !== undefined) return refused
    return ok({
      ...facts.value,
      terms: presentedTerms(presentation, chain.value.restrictions, issue),
      now: env.now,
      policy: env.committee.policy,
      unregistered: refuseServer(env, body.server, body.payoutAccount),
      clientRevoked: enrolmentOf(env.draft, issue.account, EnrolmentKind.CLIENT)?.revoked === true,
    })
  },
  rules: {
    'no-payee': refusePayee,
    'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
    'not-frozen': ({ order }) => (order.frozen === undefined ? undefined : ledgerErrors.refuse('order-frozen')),
    'no-end': ({ order }) => (order.end === undefined ? undefined : ledgerErrors.refuse('order-ended')),
    'in-time': ({ now, terms }) => (now < terms.notAfter ? undefined : ledgerErrors.refuse('order-expired', { notAfter: terms.notAfter, now })),
    'not-too-long': ({ now, issue, policy: { limits, timing } }) =>
      Number(issue.notAfter) - now <= Number(limits.maxOrderMs + timing.skewMs)
        ? undefined
        : ledgerErrors.refuse('order-too-long', { maxMs: limits.maxOrderMs }),
    'accepted-in-time': ({ now, operation }) =>
      now < Number(operation.body.acceptBy) ? undefined : ledgerErrors.refuse('accept-expired', { acceptBy: operation.body.acceptBy, now }),
    'within-cap': ({ operation, issue }) =>
      operation.body.limit <= issue.cap ? undefined : ledgerErrors.refuse('limit-above-cap', { limit: operation.body.limit, cap: issue.cap }),
    'caveats-hold': ({ terms }) => {
      const held = checkPresentation(terms.restrictions, terms.body)
      return held.ok ? undefined : held
    },
    'server-registered': ({ unregistered }) => unregistered,
    'client-not-revoked': ({ clientRevoked }) => (clientRevoked ? ledgerErrors.refuse('enrolment-revoked', { who: 'the client' }) : undefined),
  },
  apply(env, operation, log) {
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    certifySlot(slot, operation, log())
    const { order } = operation.body
    changeOrder(env.draft, env.committee, order, withPresentation(env.draft.order(order), operation.presentation))
  },
}

export const cancelRow: Row<CancelOperation, OrderFacts<CancelOperation>> = {
  prepare: prepareHolder,
  rules: {
    'no-payee': refusePayee,
    'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
  },
  apply(env, operation, log) {
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    const position = log()
    certifySlot(slot, operation, position)
    const { order } = operation.body
    changeOrder(env.draft, env.committee, order, { ...env.draft.order(order), release: 0n, releasePosition: position })
  },
}

export const endRow: Row<EndOperation, OrderFacts<EndOperation>> = {
  prepare: prepareHolder,
  rules: {
    'no-payee': refusePayee,
    'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
  },
  apply(env, operation, log) {
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    certifySlot(slot, operation, log())
    const { order } = operation.body
    const record = env.draft.order(order)
    if (record.endAt === undefined) env.draft.putOrder(order, { ...record, endAt: BigInt(env.now) })
  },
}

function refusePayee({ issue }: { readonly issue: IssueBody }): Refused | undefined {
  return issue.payee === undefined ? undefined : ledgerErrors.refuse('order-has-payee')
}

function prepareOrder<Op extends BindOperation | CancelOperation | EndOperation>(env: Env, operation: Op): Result<OrderFacts<Op>> {
  const order = env.draft.order(operation.body.order)
  const issue = issueOf(order)
  if (issue === undefined) return ledgerErrors.refuse('order-unknown')
  return ok({ operation, order, issue, slot: slotOf(env.crypto, env.draft, operation) })
}

/** Cancel and End are the first holder's, whoever the order was handed to since. */
function prepareHolder<Op extends CancelOperation | EndOperation>(env: Env, operation: Op): Result<OrderFacts<Op>> {
  const facts = prepareOrder(env, operation)
  if (!facts.ok) return facts
  return refuseWriters(env.crypto, operation, [facts.value.issue.holder]) ?? facts
}
