/**
 * The durable side of sessions: a record for each, and beside it everything that was signed. All keys of one session begin
 * with its id, so that it is forgotten as a whole. Writes are values, so that a step's writes are one batch.
 *
 *     sessions   id -> agreement, record, papers of its orders, reports, events, tasks, requests
 *     orders     order of a forgotten session -> which presentation used it, until it could not be bound any more
 */
import { type Bytes, concat } from '../../types/bytes.ts'
import type { Crypto, Store, StoreWrite } from '../../types/ports.ts'
import { encode } from '../../wire/canonical.ts'
import { SessionEvent } from '../../wire/generated/session.ts'
import { type AgreementRecord, OrderUseRecord, RequestRecord, TaskRecord } from '../../wire/generated/session-store.ts'
import type { Session } from '../core/session.ts'
import { decodeAgreement, decodeRecord, decodeSession, encodeAgreement, encodeSession } from './records.ts'

/**
 * Papers of an order: exact bytes, as they were sent or certified. `issue`, `binding`, `charged`, `closed` are
 * certificates, `bind`, `charge`, `close` operations, `refused` the code for which the binding was given up, `ack` the
 * client's last acknowledgement (of the whole session; kept with its first order).
 */
export type Paper = 'issue' | 'bind' | 'binding' | 'refused' | 'charge' | 'charged' | 'close' | 'closed' | 'ack'

type Part = 'agreement' | 'record' | 'report' | 'event' | 'task' | 'request' | Paper

/** One byte each, so that parts of a session sort together. */
const TAGS: Readonly<Record<Part, number>> = {
  agreement: 1,
  record: 2,
  report: 3,
  event: 4,
  task: 5,
  request: 6,
  issue: 16,
  bind: 17,
  binding: 18,
  refused: 19,
  charge: 20,
  charged: 21,
  close: 22,
  closed: 23,
  ack: 24,
}

const ID_BYTES = 32

export interface StoredSession {
  readonly session: Session
  readonly agreement: AgreementRecord
  readonly events: number
}

export class SessionStore {
  readonly #sessions: Store
  readonly #orders: Store
  readonly #crypto: Crypto

  constructor(store: Store, crypto: Crypto) {
    this.#sessions = store.sub('sessions')
    this.#orders = store.sub('orders')
    this.#crypto = crypto
  }

  /** One batch; all or nothing. */
  write(writes: readonly StoreWrite[], options: { sync: boolean }): Promise<void> {
    return this.#sessions.batch(writes, options)
  }

  /** Every session that is not forgotten. */
  async *load(): AsyncIterable<StoredSession> {
    let agreement: AgreementRecord | undefined
    for await (const [key, value] of this.#sessions.range({})) {
      const id = key.slice(0, ID_BYTES)
      const tag = key[ID_BYTES]
      if (tag === TAGS.agreement) agreement = decodeAgreement(value)
      if (tag === TAGS.record && agreement !== undefined) yield { ...decodeSession(this.#crypto, id, agreement, value), agreement }
    }
  }

  /** Every key of a session, in batches that keep memory bounded. */
  async forget(id: Bytes): Promise<void> {
    const lt = concat(id, Uint8Array.of(0xff))
    for (;;) {
      const writes: StoreWrite[] = []
      for await (const [key] of this.#sessions.range({ gte: id, lt, limit: 1_000 })) writes.push({ type: 'del', key })
      if (writes.length === 0) return
      await this.#sessions.batch(writes, { sync: false })
    }
  }

  putAgreement(session: Session, termsSignature: Bytes, requirements: Bytes): StoreWrite {
    return put(session.id, 'agreement', encodeAgreement(session, termsSignature, requirements))
  }

  agreement(id: Bytes): AgreementRecord | undefined {
    const value = this.#sessions.get(keyOf(id, 'agreement'))
    return value === undefined ? undefined : decodeAgreement(value)
  }

  putSession(session: Session, events: number): StoreWrite {
    return put(session.id, 'record', encodeSession(session, events))
  }

  putPaper(id: Bytes, k: number, paper: Paper, bytes: Bytes): StoreWrite {
    return put(id, paper, bytes, k)
  }

  paper(id: Bytes, k: number, paper: Paper): Bytes | undefined {
    return this.#sessions.get(keyOf(id, paper, k))
  }

  /** A SignedBody of the usage report. */
  putReport(id: Bytes, number: number, bytes: Bytes): StoreWrite {
    return put(id, 'report', bytes, number)
  }

  report(id: Bytes, number: number): Bytes | undefined {
    return this.#sessions.get(keyOf(id, 'report', number))
  }

  reports(id: Bytes, from: number, limit: number): Promise<Bytes[]> {
    return this.#values(id, 'report', from, limit)
  }

  putEvent(id: Bytes, event: SessionEvent): StoreWrite {
    return put(id, 'event', encode(SessionEvent, event), event.number)
  }

  async events(id: Bytes, from: number, limit: number): Promise<SessionEvent[]> {
    return (await this.#values(id, 'event', from, limit)).map(value => decodeRecord(SessionEvent, value, 'an event'))
  }

  putTask(id: Bytes, task: TaskRecord): StoreWrite {
    return put(id, 'task', encode(TaskRecord, task), task.task)
  }

  async tasks(id: Bytes): Promise<TaskRecord[]> {
    return (await this.#values(id, 'task', 0, Number.MAX_SAFE_INTEGER)).map(value => decodeRecord(TaskRecord, value, 'a task'))
  }

  putRequest(id: Bytes, key: Bytes, request: RequestRecord): StoreWrite {
    return { type: 'put', key: concat(keyOf(id, 'request'), key), value: encode(RequestRecord, request) }
  }

  request(id: Bytes, key: Bytes): RequestRecord | undefined {
    const value = this.#sessions.get(concat(keyOf(id, 'request'), key))
    return value === undefined ? undefined : decodeRecord(RequestRecord, value, 'a request')
  }

  /** Remembers the order of a session that is about to be forgotten. */
  async useOrder(order: Bytes, use: OrderUseRecord): Promise<void> {
    await this.#orders.batch([{ type: 'put', key: order, value: encode(OrderUseRecord, use) }], { sync: false })
  }

  orderUse(order: Bytes): OrderUseRecord | undefined {
    const value = this.#orders.get(order)
    return value === undefined ? undefined : decodeRecord(OrderUseRecord, value, 'the use of an order')
  }

  /** Forgets uses of orders that could not be bound any more. */
  async forgetOrders(now: number): Promise<void> {
    const writes: StoreWrite[] = []
    for await (const [key, value] of this.#orders.range({})) {
      if (Number(decodeRecord(OrderUseRecord, value, 'the use of an order').until) < now) writes.push({ type: 'del', key })
    }
    if (writes.length > 0) await this.#orders.batch(writes, { sync: false })
  }

  async #values(id: Bytes, part: Part, from: number, limit: number): Promise<Bytes[]> {
    const values: Bytes[] = []
    const lt = concat(id, Uint8Array.of(TAGS[part] + 1))
    for await (const [, value] of this.#sessions.range({ gte: keyOf(id, part, from), lt, ...(limit < Number.MAX_SAFE_INTEGER ? { limit } : {}) }))
      values.push(value)
    return values
  }
}

function put(id: Bytes, part: Part, value: Bytes, number?: number): StoreWrite {
  return { type: 'put', key: keyOf(id, part, number), value }
}

/** Big-endian, so that numbered parts sort by number. */
function keyOf(id: Bytes, part: Part, number?: number): Bytes {
  const tag = concat(id, Uint8Array.of(TAGS[part]))
  if (number === undefined) return tag
  const suffix = new Uint8Array(4)
  new DataView(suffix.buffer).setUint32(0, number)
  return concat(tag, suffix)
}
