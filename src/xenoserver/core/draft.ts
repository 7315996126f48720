/**
 * One step under way: the session as it will be, what is to be done, and how durable the record must be before that.
 * Inputs and effects are the whole vocabulary between the rules and the service (`sessions/`).
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import type { KernelCounters } from './metering.ts'
import { billOf, type PresentedOrder, type Reason, type Session, type SessionOrder, type SessionState } from './session.ts'

export type SessionInput =
  /** The binding of an order is certified. */
  | { readonly type: 'bound'; readonly bind: Bytes }
  /** It is certain, or as good as that, that an order will not be bound. */
  | { readonly type: 'bind-refused'; readonly bind: Bytes }
  /** The domain is there and its init waits; `origin` is what its counters stand at. */
  | { readonly type: 'domain-made'; readonly origin: KernelCounters }
  | { readonly type: 'domain-failed' }
  /** What the effect `read` found; `tasks` says what ran since the last report. */
  | { readonly type: 'reading'; readonly kernel: KernelCounters; readonly tasks: readonly string[] }
  /** The same for the effect `stop-domain`: nothing of the domain runs any more. */
  | { readonly type: 'final-reading'; readonly kernel: KernelCounters; readonly tasks: readonly string[] }
  | { readonly type: 'reading-failed' }
  /** The domain may not run as the effect `lease` said; its earlier lease stands. */
  | { readonly type: 'lease-failed' }
  /** There is no domain any more, or its init has ended. */
  | { readonly type: 'domain-lost'; readonly tasks: readonly string[] }
  | { readonly type: 'extend'; readonly order: PresentedOrder }
  | { readonly type: 'certified'; readonly order: Bytes; readonly amount: Money }
  /** A charge that can never be certified: the order is frozen below it. */
  | { readonly type: 'charge-abandoned'; readonly order: Bytes }
  | { readonly type: 'closed'; readonly order: Bytes }
  /** The order's holder has ended it. */
  | { readonly type: 'end'; readonly order: Bytes }
  | { readonly type: 'acknowledged'; readonly bill: Money }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'close'; readonly reason: 'closed' | 'server-stopped' }
  /** After a start of the server: whether the domain is still there. Intents that were persisted are replayed. */
  | { readonly type: 'recovered'; readonly domain: 'present' | 'absent' }
  | { readonly type: 'tick' }

export type Effect =
  /** Has the order's binding certified; answers `bound` or `bind-refused`. */
  | { readonly type: 'bind'; readonly bind: Bytes }
  /** Answers `domain-made` or `domain-failed`. */
  | { readonly type: 'make-domain' }
  /** Keeps the reserved share of the machine for good. */
  | { readonly type: 'keep-share' }
  /** Lets the domain run until then, and no longer; thaws it where it stands still. Answers only `lease-failed`. */
  | { readonly type: 'lease'; readonly until: number }
  | { readonly type: 'freeze' }
  /** Answers `reading`, `reading-failed` or `domain-lost`. */
  | { readonly type: 'read' }
  /** Freezes the domain for good and reads it for the last time; answers `final-reading` or `domain-lost`. */
  | { readonly type: 'stop-domain' }
  /** Ends everything in the domain and gives its share back; its logs stay. */
  | { readonly type: 'release-domain' }
  /** Removes a domain in which nothing has run, and gives its share back. */
  | { readonly type: 'remove-domain' }
  /** To be persisted, signed, with the record. */
  | { readonly type: 'report'; readonly body: Bytes; readonly id: Bytes; readonly number: number }
  /** To be persisted, signed, with the record, and repeated until certified; answers `certified`, `charge-abandoned`, `end`. */
  | { readonly type: 'charge'; readonly order: Bytes; readonly bind: Bytes; readonly amount: Money; readonly report: Bytes }
  /** Likewise; answers `closed`. */
  | { readonly type: 'close-order'; readonly order: Bytes; readonly bind: Bytes; readonly amount: Money; readonly report: Bytes }
  | {
      readonly type: 'event'
      readonly kind: EventKind
      readonly value: string
      readonly reason: string
      readonly subject: number
      readonly bill: Money
    }
  /** The keeping is over: removes the logs and all records. */
  | { readonly type: 'forget' }

export type EventKind = 'state' | 'warning' | 'report' | 'order'

/** `sync`: on disk before any effect. `lazy`: written, and in time on disk; it can be found out again. */
export type Durability = 'none' | 'lazy' | 'sync'

export interface Outcome {
  readonly session: Session
  readonly effects: readonly Effect[]
  readonly durability: Durability
}

export class Draft {
  readonly now: number
  readonly crypto: Crypto
  readonly effects: Effect[] = []
  #session: Session
  #durability: Durability = 'none'

  constructor(session: Session, now: number, crypto: Crypto) {
    this.#session = session
    this.now = now
    this.crypto = crypto
  }

  get session(): Session {
    return this.#session
  }

  /** Changes that may be lost and found out again. */
  set(changes: Partial<Session>): void {
    this.#session = { ...this.#session, ...changes }
    if (this.#durability === 'none') this.#durability = 'lazy'
  }

  /** Changes that must be on disk before the effects. */
  commit(changes: Partial<Session>): void {
    this.set(changes)
    this.#durability = 'sync'
  }

  setOrder(bind: Bytes, changes: Partial<SessionOrder>): void {
    this.set({ orders: this.#session.orders.map(order => (equal(order.bind, bind) ? { ...order, ...changes } : order)) })
  }

  do(effect: Effect): void {
    this.effects.push(effect)
  }

  event(kind: EventKind, value: string, options: { reason?: string; subject?: number } = {}): void {
    this.do({ type: 'event', kind, value, reason: options.reason ?? '', subject: options.subject ?? 0, bill: billOf(this.#session) })
  }

  /** A change of state is an intent: it is persisted before it is carried out. */
  enter(state: SessionState, reason: Reason, changes: Partial<Session> = {}): void {
    this.commit({ state, reason, ...changes })
    this.event('state', state, { reason })
  }

  /** Durable from here on, without a change of state. */
  sync(): void {
    this.#durability = 'sync'
  }

  outcome(): Outcome {
    return { session: this.#session, effects: this.effects, durability: this.#durability }
  }
}
