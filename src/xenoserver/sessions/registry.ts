/** The sessions of this server, by id, by controller and by order; a stranger's session is `not-found`, like none. */
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import { coreErrors } from '../core/errors.ts'
import type { Session } from '../core/session.ts'
import type { SessionActor } from './session-actor.ts'
import type { SessionStore } from './session-store.ts'

export class SessionRegistry {
  readonly #actors = new Map<string, SessionActor>()
  /** Orders that were presented: each serves one session. */
  readonly #orders = new Set<string>()
  readonly #store: SessionStore

  constructor(store: SessionStore) {
    this.#store = store
  }

  add(actor: SessionActor): void {
    this.#actors.set(toText(actor.session.id), actor)
    for (const { order } of actor.session.orders) this.#orders.add(toText(order))
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

  /** Remembers an order before anything is done with it. @throws XenoError `order-used` when it was presented here before, also for a session that is forgotten */
  useOrder(order: Bytes): void {
    if (this.#orders.has(toText(order)) || this.#store.orderUse(order) !== undefined) throw coreErrors.error('order-used')
    this.#orders.add(toText(order))
  }

  /** The presentation was not accepted after all. */
  freeOrder(order: Bytes): void {
    this.#orders.delete(toText(order))
  }
}
