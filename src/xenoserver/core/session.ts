/**
 * A session's record: what is persisted of it, and what follows from that. `step.ts` moves it.
 *
 *     (reserved) -> binding -> running <-> held | paused -> stopping -> charged -> kept -> gone
 *
 * Invariants, after every step:
 *  - the bill never falls, and is at most the sum of the bound orders' limits;
 *  - bill - certified <= the terms' exposure, unless the exposure is used up and nothing is metered;
 *  - an order's charge is its part of a bill that a report carries: orders are filled in sequence;
 *  - guest code may run only in `running`, up to `leaseUntil`.
 */
import type { Bytes } from '../../types/bytes.ts'
import { type Money, minMoney, rateOver } from '../../types/money.ts'
import { STOP_MARGIN_MS } from './defaults.ts'
import type { Funds } from './lease.ts'
import { billFor, countersOf, firstSegment, type Meter, type Segment } from './metering.ts'
import { rentHold, type Terms } from './terms.ts'

export type SessionState = 'binding' | 'running' | 'held' | 'paused' | 'stopping' | 'charged' | 'kept' | 'gone'

/** Why a session is in its state; '' where the state says it all. */
export type Reason =
  | ''
  | 'money'
  | 'client'
  | 'exposure'
  | 'closed'
  | 'ended'
  | 'expired'
  | 'grace-over'
  | 'domain-lost'
  | 'boot-failed'
  | 'not-bound'
  | 'too-late'
  | 'server-stopped'

export type OrderState = 'binding' | 'bound' | 'closing' | 'closed' | 'lost'

export interface SessionOrder {
  readonly order: Bytes
  /** The presentation's id; the first order's is the session's id. */
  readonly bind: Bytes
  readonly k: number
  readonly limit: Money
  readonly setup: Money
  readonly rate: Money
  readonly from: number
  readonly acceptBy: number
  /** The order's own, narrowed by the caveats `before`. */
  readonly notAfter: number
  /** How far the bill may be ahead of the client's acknowledgements, where the order asks for them. */
  readonly ackAllowance: Money | undefined
  /** Born bound to this server: there is no binding to certify, and charges carry the presentation. */
  readonly payee: boolean
  readonly state: OrderState
  /** Its part of the bill, once its time is over and another order carries the rest. */
  readonly fixed: Money | undefined
  /** Its part of the last report's bill, and how much of that is certified. */
  readonly charged: Money
  readonly certified: Money
}

export interface LastReport {
  readonly id: Bytes
  readonly to: number
  readonly bill: Money
}

/** `making`: being made or lost; `ready`: its init waits, and no guest code runs but in `running`; `gone`: destroyed, or to be. */
export type SessionDomain = 'making' | 'ready' | 'failed' | 'gone'

export interface Session {
  readonly id: Bytes
  readonly xenoCorp: Bytes
  readonly account: Bytes
  readonly controllers: readonly Bytes[]
  readonly purpose: string
  readonly terms: Terms
  readonly termsId: Bytes
  readonly createdAt: number
  readonly orders: readonly SessionOrder[]
  readonly state: SessionState
  readonly reason: Reason
  /** It will not start: the reservation ran out, the client closed it, or the order has ended. It closes at 0 once bound. */
  readonly abandoned: boolean
  readonly domain: SessionDomain
  readonly incarnation: number
  readonly bootFailures: number
  readonly startedAt: number | undefined
  readonly meter: Meter | undefined
  readonly segment: Segment
  /** Time up to this may be metered, and guest code may run until `leaseUntil`. */
  readonly coveredUntil: number
  readonly leaseUntil: number
  readonly reports: number
  readonly lastReport: LastReport | undefined
  readonly acked: Money
  /** The last warning given, as percent left; 100 before the first. */
  readonly warnedAt: number
  readonly graceUntil: number | undefined
  readonly keptUntil: number | undefined
  /** Not before this is a failed reading tried again. */
  readonly retryAt: number
}

/** An order that admission has checked, before it is bound. */
export type PresentedOrder = Pick<
  SessionOrder,
  'order' | 'bind' | 'limit' | 'setup' | 'rate' | 'from' | 'acceptBy' | 'notAfter' | 'ackAllowance' | 'payee'
>

export interface Accepted {
  readonly xenoCorp: Bytes
  readonly account: Bytes
  readonly controllers: readonly Bytes[]
  readonly purpose: string
  readonly terms: Terms
  readonly termsId: Bytes
  readonly order: PresentedOrder
}

export function newOrder(presented: PresentedOrder, k: number): SessionOrder {
  return { ...presented, k, state: presented.payee ? 'bound' : 'binding', fixed: undefined, charged: 0n, certified: 0n }
}

/** The record of an accepted presentation; persisted before anything is sent or made. */
export function newSession(accepted: Accepted, now: number): Session {
  const { order, ...agreed } = accepted
  return {
    id: order.bind,
    ...agreed,
    createdAt: now,
    orders: [newOrder(order, 0)],
    state: 'binding',
    reason: '',
    abandoned: false,
    domain: 'making',
    incarnation: 0,
    bootFailures: 0,
    startedAt: undefined,
    meter: undefined,
    segment: firstSegment(accepted.terms),
    coveredUntil: now,
    leaseUntil: now,
    reports: 0,
    lastReport: undefined,
    acked: 0n,
    warnedAt: 100,
    graceUntil: undefined,
    keptUntil: undefined,
    retryAt: 0,
  }
}

/** What the session costs so far; 0 until it has started, so that one that never starts costs nothing. */
export function billOf(session: Session): Money {
  return session.startedAt === undefined ? 0n : billFor(session.segment, session.terms, countersOf(session.meter))
}

/** Orders that carry the bill, in the sequence in which it fills them. */
export function fundingOrders(session: Session): SessionOrder[] {
  return session.orders.filter(order => order.state !== 'binding' && order.state !== 'lost')
}

export function limitsOf(session: Session): Money {
  return fundingOrders(session).reduce((sum, order) => sum + (order.fixed ?? order.limit), 0n)
}

export function certifiedOf(session: Session): Money {
  return session.orders.reduce((sum, order) => sum + order.certified, 0n)
}

/** When work under an order stops. */
export function orderStopsAt(order: SessionOrder): number {
  return order.notAfter - STOP_MARGIN_MS
}

/** When work under the last of the session's orders stops. */
export function stopsAt(session: Session): number {
  return Math.max(...fundingOrders(session).map(orderStopsAt), Number.NEGATIVE_INFINITY)
}

export function fundsOf(session: Session): Funds {
  const allowances = fundingOrders(session).flatMap(order => (order.ackAllowance === undefined ? [] : [order.ackAllowance]))
  const [first, ...rest] = allowances
  return {
    limits: limitsOf(session),
    rentHold: rentHold(session.terms),
    bill: billOf(session),
    certified: certifiedOf(session),
    exposure: session.terms.exposure,
    acked: first === undefined ? undefined : session.acked + minMoney(first, ...rest),
  }
}

/** Each order's part of a bill, in sequence; the parts add up to the bill as far as the limits go. */
export function fillOrders(session: Session, bill: Money): ReadonlyMap<SessionOrder, Money> {
  const parts = new Map<SessionOrder, Money>()
  let left = bill
  for (const order of fundingOrders(session)) {
    const part = minMoney(left, order.fixed ?? order.limit)
    parts.set(order, part)
    left -= part
  }
  return parts
}

/** The server's own check of R1 (protocols/corp/1), without the skew that validators allow: what the agreed rate comes to by now. */
export function allowedByRate(order: SessionOrder, now: number): Money {
  return order.setup + rateOver(order.rate, Math.min(now, order.notAfter) - order.from)
}

/** Whether nothing more will be charged or closed. */
export function isSettled(session: Session): boolean {
  return session.orders.every(order => order.state === 'lost' || (order.state === 'closed' && !owes(order)))
}

/** Whether a charge is still to be certified. */
export function owes({ state, charged, certified }: SessionOrder): boolean {
  return state !== 'lost' && certified < charged
}
