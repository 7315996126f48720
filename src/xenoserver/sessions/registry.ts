/** The sessions of this server, by id, by controller and by order; a stranger's session is `not-found`, like none. */
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import { coreErrors } from '../core/errors.ts'
import type { Session } from '../core/session.ts'
import type { SessionActor } from './session-actor.ts'
import type { SessionStore } from './session-store.ts'

export class SessionRegistry {
  readonly #actors = new Map<string, SessionActor>()
  /** Which presentation used an order: an order serves one session. */
  readonly #orders = new Map<string, Bytes>()
  readonly #store: SessionStore

  constructor(store: SessionStore) {
    this.#store = store
  }

  add(actor: SessionActor): void {
    this.#actors.set(toText(actor.session.id), actor)
    for (const { order, bind } of actor.session.orders) this.#orders.set(toText(order), bind)
  }

  remove(session: Session): void {
    this.#actors.delete(toText(session.id))
    for (const { order } of session.orders) this.#orders.delete(toText(order))
  }

  get(session: Uint8Array): SessionActor | undefined {
    return this.#actors.get(toText(session))
  }

  /** @throws XenoError `not-found`, also to those who are no controllers: a sessionId is public */
  controlled(session: Uint8Array, peer: Bytes): SessionActor {
    const actor = this.get(session)
    if (actor?.session.controllers.some(controller => equal(controller, peer)) !== true) throw coreErrors.error('not-found', { what: 'session' })
    return actor
  }

  /** A controller's sessions, in order of their ids. */
  controlledBy(peer: Bytes): SessionActor[] {
    return this.all()
      .filter(({ session }) => session.controllers.some(controller => equal(controller, peer)))
      .sort((a, b) => compareBytes(a.session.id, b.session.id))
  }

  all(): SessionActor[] {
    return [...this.#actors.values()]
  }

  /** Remembers an order before anything is done with it. @throws XenoError `order-used` when another presentation has used it */
  useOrder(order: Bytes, bind: Bytes): void {
    const used = this.#orders.get(toText(order)) ?? this.#store.orderUse(order)?.bind
    if (used !== undefined && !equal(used, bind)) throw coreErrors.error('order-used')
    this.#orders.set(toText(order), bind)
  }

  /** The presentation was not accepted after all. */
  freeOrder(order: Bytes): void {
    this.#orders.delete(toText(order))
  }
}
