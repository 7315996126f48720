/** What an order's record says, decoded: its issue, the presentation that binds it, its times. */
import type { Bytes } from '../../types/bytes.ts'
import { commonErrors, type Result } from '../../types/errors.ts'
import { type Money, minMoney, rateOver } from '../../types/money.ts'
import type { BindBody, IssueBody } from '../../wire/generated/corp.ts'
import type { OrderRecord } from '../../wire/generated/corp-store.ts'
import { decodeBody } from './bodies.ts'
import { effectiveNotAfter, type Restrictions, readCaveats } from './caveats.ts'
import type { Presentation } from './presentation.ts'

/** The presentation under which an order is charged. */
export interface Terms {
  readonly bindId: Bytes
  readonly body: BindBody
  /** Of the issue and all blocks together. */
  readonly restrictions: Restrictions
  /** The first presentation of the session: this one, unless it is a top-up. */
  readonly session: Bytes
  /** The order's effective end, ms. */
  readonly notAfter: number
}

export function issueOf(order: OrderRecord): IssueBody | undefined {
  return order.issue === undefined ? undefined : stored(decodeBody('issue', order.issue))
}

/** The body of the certified bind. */
export function certifiedTerms(order: OrderRecord): BindBody | undefined {
  return order.presentation === undefined ? undefined : stored(decodeBody('bind', order.presentation.body))
}

/** The terms under which an order is charged: of the certified bind, or of a payee order's presentation once it was shown here. */
export function termsOf(order: OrderRecord, issue: IssueBody): Terms | undefined {
  const { presentation } = order
  if (presentation === undefined) return undefined
  const blocks = presentation.blocks.map(block => stored(decodeBody('block', block)).caveats)
  return terms(presentation.id, stored(decodeBody('bind', presentation.body)), stored(readCaveats([issue.caveats, ...blocks])), issue)
}

/** The terms that a presentation would give, its chain verified. */
export function presentedTerms(presentation: Presentation, restrictions: Restrictions, issue: IssueBody): Terms {
  return terms(presentation.id, presentation.body, restrictions, issue)
}

/** The order's record with the presentation under which it is charged. */
export function withPresentation(order: OrderRecord, presentation: Presentation): OrderRecord {
  return { ...order, presentation: { id: presentation.id, body: presentation.bytes, blocks: presentation.blocks.map(block => block.bytes) } }
}

/**
 * When the order's time is over for everyone, ms: its notAfter, narrowed by `before` only where a bind is certified (a
 * payee order's presentation is not), and by the certified End.
 */
export function endOfOrder(order: OrderRecord, issue: IssueBody): number {
  const bound = issue.payee === undefined ? termsOf(order, issue)?.notAfter : undefined
  return Math.min(bound ?? Number(issue.notAfter), order.endAt === undefined ? Number.POSITIVE_INFINITY : Number(order.endAt))
}

/**
 * R1: the largest cumulative charge that the agreed rate allows at a validator's time. After an End the server, which may
 * have heard of it late, is paid for `step` more.
 */
export function allowedByRate(terms: Terms, endAt: number | undefined, skewMs: number, now: number): Money {
  const { setup, rate, step } = terms.body
  const from = Number(terms.body.from)
  const byTime = rateOver(rate, Math.min(now, terms.notAfter) + skewMs - from)
  return setup + (endAt === undefined ? byTime : minMoney(byTime, rateOver(rate, endAt + skewMs - from) + step))
}

function terms(bindId: Bytes, body: BindBody, restrictions: Restrictions, issue: IssueBody): Terms {
  return { bindId, body, restrictions, session: body.session ?? bindId, notAfter: effectiveNotAfter(issue.notAfter, restrictions) }
}

/** What was checked before it was written decodes again, or the disk is damaged. */
function stored<T>(result: Result<T>): T {
  if (!result.ok) throw commonErrors.error('internal', { what: "the ledger's store: an order does not decode" })
  return result.value
}
