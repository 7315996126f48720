/**
 * What a client keeps of its sessions, so that a later command finds them and finishes what an earlier one began. A record
 * is on disk before the request that it speaks of is sent (stores/wallet/1).
 */
import type { Bytes } from '../../types/bytes.ts'
import { commonErrors } from '../../types/errors.ts'
import type { Store } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { ClientSessionRecord } from '../../wire/generated/wallet-store.ts'

const MAX_RECORD_BYTES = 1_024 * 1024

/** `presented -> active <-> extending -> closing -> settled`; `presented -> refused`. */
export type ClientState = 'presented' | 'active' | 'extending' | 'closing' | 'settled' | 'refused'
export type ClientOrderState = 'presented' | 'bound' | 'refused' | 'settled'

export interface ClientOrder {
  readonly order: Bytes
  readonly cap: bigint
  readonly bind: Bytes
  readonly acceptBy: number
  /** What is sent again until it is answered. */
  readonly issue: Bytes
  readonly blocks: readonly Bytes[]
  readonly presentation: Bytes
  readonly state: ClientOrderState
}

export interface ClientSession {
  /** The first presentation's id. */
  readonly id: Bytes
  readonly server: Bytes
  readonly addresses: readonly string[]
  readonly xenoCorp: Bytes
  readonly state: ClientState
  readonly terms: { readonly body: Bytes; readonly signature: Bytes }
  readonly requirements: Bytes
  readonly orders: readonly ClientOrder[]
  readonly createdAt: number
}

/** A store that is open while `run` does. The wallet lends one of its own, so that sessions lie where the money does. */
export interface JournalStore {
  use<T>(run: (store: Store) => Promise<T>): Promise<T>
}

const STATES: readonly ClientState[] = ['presented', 'active', 'extending', 'closing', 'settled', 'refused']
const ORDER_STATES: readonly ClientOrderState[] = ['presented', 'bound', 'refused', 'settled']

export class SessionJournal {
  readonly #store: JournalStore

  constructor(store: JournalStore) {
    this.#store = store
  }

  async save(session: ClientSession): Promise<void> {
    const value = encodeRecord(session)
    await this.#store.use(store => sessionsOf(store).batch([{ type: 'put', key: session.id, value }], { sync: true }))
  }

  get(id: Bytes): Promise<ClientSession | undefined> {
    return this.#store.use(async store => {
      const value = sessionsOf(store).get(id)
      return value === undefined ? undefined : decodeRecord(id, value)
    })
  }

  /** The newest first. */
  list(): Promise<ClientSession[]> {
    return this.#store.use(async store => {
      const sessions: ClientSession[] = []
      for await (const [id, value] of sessionsOf(store).range({})) sessions.push(decodeRecord(id, value))
      return sessions.sort((a, b) => b.createdAt - a.createdAt)
    })
  }
}

function sessionsOf(store: Store): Store {
  return store.sub('client-sessions')
}

function encodeRecord(session: ClientSession): Bytes {
  const { id: _id, terms, orders, addresses, createdAt, ...rest } = session
  return encode(ClientSessionRecord, {
    ...rest,
    addresses: [...addresses],
    terms: terms.body,
    termsSignature: terms.signature,
    orders: orders.map(order => ({ ...order, acceptBy: BigInt(order.acceptBy), blocks: [...order.blocks] })),
    createdAt: BigInt(createdAt),
  })
}

function decodeRecord(id: Bytes, value: Bytes): ClientSession {
  const record = decodeCanonical(ClientSessionRecord, value, MAX_RECORD_BYTES)
  const state = STATES.find(candidate => candidate === record?.state)
  if (record === undefined || state === undefined) throw damaged()
  const { terms, termsSignature, createdAt, orders, ...rest } = record
  return {
    ...rest,
    id,
    state,
    terms: { body: terms, signature: termsSignature },
    createdAt: Number(createdAt),
    orders: orders.map(order => {
      const orderState = ORDER_STATES.find(candidate => candidate === order.state)
      if (orderState === undefined) throw damaged()
      return { ...order, acceptBy: Number(order.acceptBy), state: orderState }
    }),
  }
}

function damaged(): Error {
  return commonErrors.error('internal', { what: "the wallet's journal of sessions: a record is damaged" })
}
