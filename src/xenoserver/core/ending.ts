/**
 * The end of a session: work stops, the last reading is reported and charged, each order is closed at its part of the
 * bill, and reports and logs are kept for the stated time (protocols/session/1, States).
 */
import type { Bytes } from '../../types/bytes.ts'
import type { Draft } from './draft.ts'
import { report } from './reporting.ts'
import { isSettled, type Reason, type SessionOrder } from './session.ts'

/** From here on no time is metered, however long the stopping takes. */
export function beginStop(draft: Draft, reason: Reason): void {
  const coveredUntil = Math.min(draft.session.coveredUntil, draft.now)
  draft.enter('stopping', reason, { graceUntil: undefined, coveredUntil })
  draft.do({ type: 'stop-domain' })
}

/** Nothing runs any more: the final report and its charges, on disk before the share is another's. */
export function finish(draft: Draft, reason: Reason, tasks: readonly string[]): void {
  draft.enter('charged', reason, { domain: 'gone', graceUntil: undefined })
  report(draft, tasks)
  giveBack(draft)
  progressClosing(draft)
}

/** Logs of what ran are kept; a domain in which nothing ran has none. */
export function giveBack(draft: Draft): void {
  draft.do({ type: draft.session.startedAt === undefined ? 'remove-domain' : 'release-domain' })
}

/**
 * Closes each order beside its last charge: what is charged up to a close is voted after it as well (protocols/corp/1). The
 * session is over when both are certified for all of them.
 */
export function progressClosing(draft: Draft): void {
  if (draft.session.state !== 'charged') return
  for (const order of draft.session.orders) if (order.state === 'bound') close(draft, order)
  if (!isSettled(draft.session)) return
  draft.enter('kept', draft.session.reason, { keptUntil: draft.now + draft.session.terms.keptMs })
}

function close(draft: Draft, order: SessionOrder): void {
  draft.setOrder(order.bind, { state: 'closing' })
  draft.sync()
  draft.do({ type: 'close-order', order: order.order, bind: order.bind, amount: order.charged, report: finalReport(draft) })
}

export function finalReport(draft: Draft): Bytes {
  const { lastReport } = draft.session
  if (lastReport === undefined) throw new Error('an order is closed after the final report')
  return lastReport.id
}

export function onClosed(draft: Draft, order: SessionOrder): void {
  if (order.state === 'closed') return
  draft.setOrder(order.bind, { state: 'closed' })
  draft.sync()
  draft.event('order', 'closed', { subject: order.k })
  progressClosing(draft)
}

/** What is not certified by now never will be: the order counts as closed at what is. */
export function onAbandoned(draft: Draft, order: SessionOrder): void {
  draft.setOrder(order.bind, { charged: order.certified })
  draft.sync()
  if (order.state === 'closed') progressClosing(draft)
  else onClosed(draft, order)
}

export function onKeptTick(draft: Draft): void {
  const { keptUntil } = draft.session
  if (keptUntil === undefined || draft.now < keptUntil) return
  draft.enter('gone', draft.session.reason)
  draft.do({ type: 'forget' })
}
