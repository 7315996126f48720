/** Reports and charges: the bill of a reading, carried by the session's orders in sequence. */
import { EMPTY } from '../../types/bytes.ts'
import { minMoney } from '../../types/money.ts'
import { WARN_AT_PERCENT } from './defaults.ts'
import type { Draft } from './draft.ts'
import { countersOf, encodeReport } from './metering.ts'
import { allowedByRate, billOf, fillOrders, limitsOf, orderStopsAt, type Session, stopsAt } from './session.ts'
import { rentHold } from './terms.ts'

/** Makes the next report of the chain from the last reading, and the charges that follow from it; all are persisted before they are sent. */
export function report(draft: Draft, tasks: readonly string[]): void {
  const { session } = draft
  const bill = billOf(session)
  const to = session.meter?.at ?? draft.now
  const number = session.reports + 1
  const { body, id } = encodeReport(draft.crypto, session.xenoCorp, {
    session: session.id,
    number,
    previous: session.lastReport?.id,
    termsId: session.termsId,
    fromMs: session.lastReport?.to ?? session.startedAt ?? to,
    toMs: to,
    counters: countersOf(session.meter),
    incarnation: session.incarnation,
    tasks,
    annex: EMPTY,
    bill,
  })
  draft.commit({ reports: number, lastReport: { id, to, bill } })
  draft.do({ type: 'report', body, id, number })
  draft.event('report', 'made', { subject: number })
  charge(draft)
}

function charge(draft: Draft): void {
  const { session } = draft
  const { lastReport } = session
  if (lastReport === undefined) return
  for (const [order, part] of fillOrders(session, lastReport.bill)) {
    const amount = minMoney(part, allowedByRate(order, draft.now))
    if (amount <= order.charged || order.state !== 'bound') continue
    draft.setOrder(order.bind, { charged: amount })
    draft.do({ type: 'charge', order: order.order, bind: order.bind, amount, report: lastReport.id })
  }
}

/** An order whose time is over carries what it carries, and the next ones the rest; the last one never, for with it work stops. */
export function fixExpiredOrders(draft: Draft): void {
  const last = stopsAt(draft.session)
  for (const [order, part] of fillOrders(draft.session, billOf(draft.session))) {
    const stops = orderStopsAt(order)
    if (order.fixed === undefined && stops <= draft.now && stops < last) draft.setOrder(order.bind, { fixed: part })
  }
}

/** Tells the client when the money left falls to 20 % and to 5 %, once each. */
export function warn(draft: Draft): void {
  const { session } = draft
  const percent = percentLeft(session)
  const due = WARN_AT_PERCENT.filter(at => percent <= at && at < session.warnedAt)
  if (due.length === 0) return
  const warnedAt = Math.min(...due)
  draft.set({ warnedAt })
  draft.event('warning', String(warnedAt), { reason: 'money' })
}

/** Of the money for work; what is held back for rent is not. Rounded up, so that a warning does not come early. */
function percentLeft(session: Session): number {
  const forWork = limitsOf(session) - rentHold(session.terms)
  return forWork <= 0n ? 0 : Number(((forWork - billOf(session)) * 100n + forWork - 1n) / forWork)
}
