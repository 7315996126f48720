/** Sessions as the protocol shows them to their controllers. */
import type { Bytes } from '../../types/bytes.ts'
import type { OrderView, SessionView } from '../../wire/generated/session.ts'
import { billOf, certifiedOf, fundingOrders, type Session, type SessionOrder, stopsAt } from '../core/session.ts'
import type { SessionActor } from './session-actor.ts'
import type { SessionStore } from './session-store.ts'
import { taskView } from './task-records.ts'

/** `papers`: with the certificates of bindings, charges and closes. */
export function viewOf(actor: SessionActor, store: SessionStore, now: number, options: { readonly papers: boolean }): SessionView {
  const { session } = actor
  const agreement = store.agreement(session.id)
  return {
    session: session.id,
    xenoCorp: session.xenoCorp,
    state: session.state,
    reason: session.reason,
    ...(agreement === undefined ? {} : { terms: { body: agreement.terms, signature: agreement.termsSignature } }),
    orders: session.orders.map(order => orderView(session, order, options.papers ? store : undefined)),
    controllers: [...session.controllers],
    environment: session.terms.environment,
    purpose: session.purpose,
    createdAt: BigInt(session.createdAt),
    startedAt: BigInt(session.startedAt ?? 0),
    bill: billOf(session),
    certified: certifiedOf(session),
    reports: session.reports,
    paidUntil: session.state === 'running' ? BigInt(session.leaseUntil) : 0n,
    stopsAt: fundingOrders(session).length === 0 ? 0n : BigInt(stopsAt(session)),
    graceUntil: BigInt(session.graceUntil ?? session.keptUntil ?? 0),
    tasks: actor.tasks.tasks().map(taskView),
    time: BigInt(now),
  }
}

function orderView(session: Session, order: SessionOrder, store: SessionStore | undefined): OrderView {
  const paper = (name: 'binding' | 'closed' | 'charged'): Bytes | undefined => store?.paper(session.id, order.k, name)
  const [binding, close, charge] = [paper('binding'), paper('closed'), paper('charged')]
  return {
    order: order.order,
    bind: order.bind,
    limit: order.limit,
    notAfter: BigInt(order.notAfter),
    state: order.state,
    charged: order.charged,
    certified: order.certified,
    ...(binding === undefined ? {} : { binding }),
    ...(close === undefined ? {} : { close }),
    ...(charge === undefined ? {} : { charge }),
  }
}
