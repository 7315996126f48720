/**
 * A session that has started: after each reading, certificate or extension the funds decide whether it runs on, is held
 * for want of certificates, or is paused for want of money (protocols/session/1, States).
 */
import { FREEZE_LATENCY_MS, MIN_LEASE_MS, READ_RETRY_MS } from './defaults.ts'
import type { Draft } from './draft.ts'
import { beginStop } from './ending.ts'
import { coverRent, coverWork } from './lease.ts'
import { advanceMeter, type KernelCounters } from './metering.ts'
import { fixExpiredOrders, report, warn } from './reporting.ts'
import { billOf, fundingOrders, fundsOf, orderStopsAt, type Session, stopsAt } from './session.ts'

export function onReading(draft: Draft, kernel: KernelCounters, tasks: readonly string[]): void {
  if (!isActive(draft.session)) return
  readMeter(draft, kernel)
  draft.set({ retryAt: 0 })
  fixExpiredOrders(draft)
  if (isReportDue(draft.session, draft.now)) report(draft, tasks)
  warn(draft)
  decide(draft, tasks)
}

export function onReadingFailed(draft: Draft): void {
  draft.set({ retryAt: draft.now + READ_RETRY_MS })
}

/** The next reading, soon, gives the lease anew. */
export function onLeaseFailed(draft: Draft): void {
  if (draft.session.state === 'running') draft.set({ leaseUntil: draft.now, retryAt: draft.now + READ_RETRY_MS })
}

/** A bill is only as old as its counters: nothing is decided about money but upon a reading. */
export function readMeter(draft: Draft, kernel: KernelCounters): void {
  const { meter, coveredUntil, terms } = draft.session
  if (meter !== undefined) draft.set({ meter: advanceMeter(meter, draft.now, kernel, coveredUntil, terms.resources) })
}

export function isActive({ state }: Session): boolean {
  return state === 'running' || state === 'held' || state === 'paused'
}

/** Whether work goes on, given the meter's last reading; `tasks` are for the report that a stop of work makes. */
export function decide(draft: Draft, tasks: readonly string[] = []): void {
  const { session } = draft
  if (session.state === 'paused' && session.reason === 'client') {
    stayPaused(draft)
    return
  }
  const end = stopsAt(session)
  const work = coverWork(session.meter?.at ?? draft.now, fundsOf(session), session.terms.maxRate)
  const coveredUntil = Math.min(work.until, end)
  const leaseUntil = coveredUntil - FREEZE_LATENCY_MS
  if (leaseUntil - draft.now >= MIN_LEASE_MS) run(draft, coveredUntil, leaseUntil)
  else if (work.until >= end || draft.now >= end) beginStop(draft, 'expired')
  else if (work.shortage === 'exposure') hold(draft, tasks)
  else if (session.state === 'paused' && session.reason === 'money') stayPaused(draft)
  else pauseForMoney(draft, tasks)
}

function run(draft: Draft, coveredUntil: number, leaseUntil: number): void {
  const { session } = draft
  const renewed = leaseUntil > session.leaseUntil || session.state !== 'running'
  if (session.state !== 'running') draft.enter('running', '', { graceUntil: undefined })
  if (renewed) {
    draft.set({ coveredUntil, leaseUntil })
    draft.do({ type: 'lease', until: leaseUntil })
  }
}

function hold(draft: Draft, tasks: readonly string[]): void {
  if (draft.session.state === 'held') return
  draft.enter('held', 'exposure', { graceUntil: undefined })
  draft.do({ type: 'freeze' })
  reportRise(draft, tasks)
}

function pauseForMoney(draft: Draft, tasks: readonly string[]): void {
  enterPause(draft, 'money', draft.now + draft.session.terms.pauseGraceMs)
  reportRise(draft, tasks)
}

export function onPause(draft: Draft): void {
  const { state } = draft.session
  if (state === 'running' || state === 'held') enterPause(draft, 'client', undefined)
}

/** What stays set aside costs rent, for which the rent hold was kept. It is covered from the first reading on that the frozen domain gives. */
function enterPause(draft: Draft, reason: 'money' | 'client', graceUntil: number | undefined): void {
  draft.enter('paused', reason, { graceUntil })
  draft.do({ type: 'freeze' })
  draft.do({ type: 'read' })
}

/** Whether there is money to go on is seen by the reading. */
export function onResume(draft: Draft): void {
  const { state, reason } = draft.session
  if (state !== 'paused' || reason !== 'client') return
  draft.commit({ reason: '' })
  draft.do({ type: 'read' })
}

/** New funds may let a held or paused session go on, and a running one have a longer lease. */
export function onFunds(draft: Draft): void {
  if (isActive(draft.session)) draft.do({ type: 'read' })
}

/** Returns whether the pause is paid for. */
function coverPause(draft: Draft): boolean {
  const { session } = draft
  const cover = coverRent(session.meter?.at ?? draft.now, fundsOf(session), session.terms.rent)
  draft.set({ coveredUntil: Math.min(cover.until, stopsAt(session)) })
  return cover.until > draft.now || cover.shortage === 'exposure'
}

function stayPaused(draft: Draft): void {
  const { session } = draft
  const isPaid = coverPause(draft)
  if (draft.now >= stopsAt(session)) beginStop(draft, 'expired')
  else if (session.graceUntil === undefined ? !isPaid : draft.now >= session.graceUntil && !isExtending(session)) beginStop(draft, 'grace-over')
}

/** While a further order is being bound, the grace of a pause does not end. */
function isExtending(session: Session): boolean {
  return session.orders.some(order => order.state === 'binding')
}

/** What has not been reported is reported, so that it gets certified while nothing runs. */
function reportRise(draft: Draft, tasks: readonly string[]): void {
  if (billOf(draft.session) > (draft.session.lastReport?.bill ?? 0n)) report(draft, tasks)
}

function isReportDue(session: Session, now: number): boolean {
  const since = session.lastReport?.to ?? session.startedAt ?? now
  if (now < since + session.terms.intervalMs) return false
  return session.state === 'running' || billOf(session) > (session.lastReport?.bill ?? 0n)
}

/** When a started session wants to be looked at again; the lease is renewed at half. */
export function nextReadingAt(session: Session): number {
  const at = session.meter?.at ?? session.createdAt
  const reportAt = Math.max(at, (session.lastReport?.to ?? session.startedAt ?? at) + session.terms.intervalMs)
  const stops = fundingOrders(session)
    .map(orderStopsAt)
    .filter(time => time > at)
  if (session.state === 'held') return Math.min(...stops)
  if (session.state === 'running') return Math.max(session.retryAt, Math.min(reportAt, at + Math.floor((session.leaseUntil - at) / 2), ...stops))
  const graceUntil = session.graceUntil === undefined || isExtending(session) ? Number.POSITIVE_INFINITY : session.graceUntil
  return Math.max(session.retryAt, Math.min(at + session.terms.intervalMs, graceUntil, ...stops))
}
