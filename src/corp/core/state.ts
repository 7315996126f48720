/**
 * A validator's state as its rules see it: typed records over a synchronous read port, changed in a draft. A draft
 * belongs to one step; it becomes a list of writes, or is dropped when the step refuses.
 */
import { type Bytes, concat, equal, toText, utf8 } from '../../types/bytes.ts'
import { commonErrors } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import type { StoreWrite } from '../../types/ports.ts'
import { KIB } from '../../types/units.ts'
import { decodeCanonical, encode, type MessageCodec } from '../../wire/canonical.ts'
import { EnrolmentKind } from '../../wire/generated/corp.ts'
import {
  AccountRecord,
  AmnesiaRecord,
  AuditorRecord,
  ComplaintsRecord,
  EnrolmentRecord,
  EvidenceRecord,
  HeadRecord,
  HoldingRecord,
  MemberRecord,
  OrderRecord,
  PeerRecord,
  PoolRecord,
  SlotRecord,
  UptimeRecord,
} from '../../wire/generated/corp-store.ts'
import type { Committee } from './committee.ts'

/** Reads what earlier steps wrote; nothing else happens between. */
export interface ReadPort {
  get(key: Uint8Array): Bytes | undefined
}

/** One kind of record: a prefix of keys, its codec, and what stands where nothing was written. */
interface Table<T> {
  readonly prefix: Bytes
  readonly codec: MessageCodec<T>
  readonly empty: T
}

function table<T>(prefix: string, codec: MessageCodec<T>, empty: T): Table<T> {
  return { prefix: utf8(prefix), codec, empty }
}

const NO_ACCOUNT: AccountRecord = {
  ...{ opened: false, owner: new Uint8Array(0), ownerSeq: 0n, next: 0n, credits: 0n, debits: 0n },
  ...{ issued: 0n, released: 0n, minuteFrom: 0n, minuteVotes: 0 },
}
const ACCOUNTS = table('a', AccountRecord, NO_ACCOUNT)
const SLOTS = table('s', SlotRecord, {})
const ORDERS = table('o', OrderRecord, { maxVoted: 0n, income: 0n, acknowledged: 0n })
const ENROLMENTS = table('n', EnrolmentRecord, { body: new Uint8Array(0), position: 0n, credit: 0n })
const PEERS = table('p', PeerRecord, { registrations: [] })
const EVIDENCE = table('x', EvidenceRecord, { first: new Uint8Array(0), second: new Uint8Array(0) })
const LIES = table('y', EvidenceRecord, { first: new Uint8Array(0), second: new Uint8Array(0) })
const COMPLAINTS = table('c', ComplaintsRecord, { positions: [] })
const POOLS = table('f', PoolRecord, { held: 0n, members: 0n })
const HOLDINGS = table('g', HoldingRecord, { amount: 0n })
const MEMBERS = table('m', MemberRecord, { account: new Uint8Array(0) })
const AUDITORS = table('q', AuditorRecord, { next: 1n })
const UPTIME = table('u', UptimeRecord, { since: 0n, stamp: 0n, outages: [] })
const AMNESIA = table('m', AmnesiaRecord, { certificate: new Uint8Array(0) })
const HEAD = table('h', HeadRecord, { head: 0n })
const LOG_PREFIX = utf8('l')
const NO_KEY = new Uint8Array(0)
/** Far above any record's size: the log's certificates are the largest, an order's record holds a few operations. */
const MAX_RECORD_BYTES = 256 * KIB

const ENROLMENT_TAGS: Readonly<Record<EnrolmentKind, number>> = {
  [EnrolmentKind.UNKNOWN_ENROLMENT]: 0,
  [EnrolmentKind.CLIENT]: 1,
  [EnrolmentKind.SERVER]: 2,
  [EnrolmentKind.SERVICE]: 3,
}

/** The key of an account's slot. */
export function accountSlot(account: Uint8Array, seq: bigint): Bytes {
  return concat(utf8('a'), account, numberKey(seq))
}

/** The key of an enrolment's slot. */
export function enrolmentSlot(account: Uint8Array, kind: EnrolmentKind, serial: bigint): Bytes {
  return concat(utf8('e'), account, Uint8Array.of(ENROLMENT_TAGS[kind]), numberKey(serial))
}

/** The names of an order's two slots; their records stand in the order's. */
export function orderSlot(order: Uint8Array, slot: 'binding' | 'end'): Bytes {
  return concat(utf8('o'), order, utf8(slot))
}

/** A complaint's own slot. */
export function complaintSlot(complaint: Uint8Array): Bytes {
  return concat(utf8('c'), complaint)
}

export function poolSlot(period: bigint): Bytes {
  return concat(utf8('p'), numberKey(period))
}

export function auditSlot(auditor: Uint8Array, seq: bigint): Bytes {
  return concat(utf8('q'), auditor, numberKey(seq))
}

/** Where the store keeps evidence against writers, by slot, and against validators, by their place. */
export const EVIDENCE_PREFIXES = { writers: utf8('x'), validators: utf8('y') } as const

/** Where the log holds the certificate at a position. */
export function logKey(position: bigint): Bytes {
  return concat(LOG_PREFIX, numberKey(position))
}

interface Entry {
  readonly key: Bytes
  readonly value: unknown
  readonly encoded: () => Bytes
  readonly changed: boolean
}

export class Draft {
  readonly #read: ReadPort
  readonly #committee: Committee
  readonly #entries = new Map<string, Entry>()
  readonly #appended: StoreWrite[] = []

  constructor(read: ReadPort, committee: Committee) {
    this.#read = read
    this.#committee = committee
  }

  /** The treasury's account is opened and credited by the genesis document. */
  account(id: Uint8Array): AccountRecord {
    const record = this.#get(ACCOUNTS, id)
    if (record !== ACCOUNTS.empty || !equal(id, this.#committee.treasury)) return record
    const { treasurer, treasuryCredit } = this.#committee.document
    return { ...NO_ACCOUNT, opened: true, owner: treasurer, next: 1n, credits: treasuryCredit }
  }

  putAccount(id: Uint8Array, record: AccountRecord): void {
    this.#put(ACCOUNTS, id, record)
  }

  slot(key: Uint8Array): SlotRecord {
    return this.#get(SLOTS, key)
  }

  putSlot(key: Uint8Array, record: SlotRecord): void {
    this.#put(SLOTS, key, record)
  }

  order(id: Uint8Array): OrderRecord {
    return this.#get(ORDERS, id)
  }

  putOrder(id: Uint8Array, record: OrderRecord): void {
    this.#put(ORDERS, id, record)
  }

  /** The certified enrolment with the largest serial. */
  enrolment(account: Uint8Array, kind: EnrolmentKind): EnrolmentRecord | undefined {
    const record = this.#get(ENROLMENTS, concat(account, Uint8Array.of(ENROLMENT_TAGS[kind])))
    return record === ENROLMENTS.empty ? undefined : record
  }

  putEnrolment(account: Uint8Array, kind: EnrolmentKind, record: EnrolmentRecord): void {
    this.#put(ENROLMENTS, concat(account, Uint8Array.of(ENROLMENT_TAGS[kind])), record)
  }

  peer(peer: Uint8Array): PeerRecord {
    return this.#get(PEERS, peer)
  }

  putPeer(peer: Uint8Array, record: PeerRecord): void {
    this.#put(PEERS, peer, record)
  }

  evidence(slot: Uint8Array): EvidenceRecord | undefined {
    const record = this.#get(EVIDENCE, slot)
    return record === EVIDENCE.empty ? undefined : record
  }

  putEvidence(slot: Uint8Array, record: EvidenceRecord): void {
    this.#put(EVIDENCE, slot, record)
  }

  /** Two votes of one validator for one slot. */
  lie(validator: number): EvidenceRecord | undefined {
    const record = this.#get(LIES, Uint8Array.of(validator))
    return record === LIES.empty ? undefined : record
  }

  putLie(validator: number, record: EvidenceRecord): void {
    this.#put(LIES, Uint8Array.of(validator), record)
  }

  /** Positions of the certified complaints about a server. */
  complaints(server: Uint8Array): readonly bigint[] {
    return this.#get(COMPLAINTS, server).positions
  }

  putComplaints(server: Uint8Array, positions: readonly bigint[]): void {
    this.#put(COMPLAINTS, server, { positions: [...positions] })
  }

  pool(period: bigint): PoolRecord {
    return this.#get(POOLS, numberKey(period))
  }

  putPool(period: bigint, record: PoolRecord): void {
    this.#put(POOLS, numberKey(period), record)
  }

  /** What the pool of a period holds of one payout account. */
  holding(period: bigint, account: Uint8Array): Money {
    return this.#get(HOLDINGS, concat(numberKey(period), account)).amount
  }

  putHolding(period: bigint, account: Uint8Array, amount: Money): void {
    this.#put(HOLDINGS, concat(numberKey(period), account), { amount })
  }

  /** The payout account at a place of a pool. */
  member(period: bigint, place: bigint): Bytes {
    return this.#get(MEMBERS, concat(numberKey(period), numberKey(place))).account
  }

  putMember(period: bigint, place: bigint, account: Uint8Array): void {
    this.#put(MEMBERS, concat(numberKey(period), numberKey(place)), { account: Uint8Array.from(account) })
  }

  /** The auditor's first sequence number that is not certified here. */
  nextAudit(auditor: Uint8Array): bigint {
    return this.#get(AUDITORS, auditor).next
  }

  putNextAudit(auditor: Uint8Array, next: bigint): void {
    this.#put(AUDITORS, auditor, { next })
  }

  uptime(): UptimeRecord | undefined {
    const record = this.#get(UPTIME, NO_KEY)
    return record === UPTIME.empty ? undefined : record
  }

  putUptime(record: UptimeRecord): void {
    this.#put(UPTIME, NO_KEY, record)
  }

  /** Set when this validator's store turned out not to have its own votes. */
  amnesia(): AmnesiaRecord | undefined {
    const record = this.#get(AMNESIA, NO_KEY)
    return record === AMNESIA.empty ? undefined : record
  }

  putAmnesia(record: AmnesiaRecord): void {
    this.#put(AMNESIA, NO_KEY, record)
  }

  /** The next position of the log of applied certificates. */
  head(): bigint {
    return this.#get(HEAD, NO_KEY).head
  }

  /** Appends a certificate to the log; gives its position. */
  append(certificate: Bytes): bigint {
    const position = this.head()
    this.#put(HEAD, NO_KEY, { head: position + 1n })
    this.#appended.push({ type: 'put', key: logKey(position), value: certificate })
    return position
  }

  /** The certificate at a position of the log, as earlier steps wrote it. */
  logged(position: bigint): Bytes {
    const certificate = this.#read.get(logKey(position))
    if (certificate === undefined) throw damaged(`position ${position} of the log`)
    return certificate
  }

  /** All changes, in one batch. */
  writes(): StoreWrite[] {
    const writes: StoreWrite[] = [...this.#appended]
    for (const entry of this.#entries.values()) if (entry.changed) writes.push({ type: 'put', key: entry.key, value: entry.encoded() })
    return writes
  }

  #get<T>(of: Table<T>, id: Uint8Array): T {
    const key = concat(of.prefix, id)
    const name = keyName(key)
    const known = this.#entries.get(name)
    // Keys of different tables differ in their first byte, so what is found under a table's key is of its type.
    if (known !== undefined) return known.value as T
    const stored = this.#read.get(key)
    const value = stored === undefined ? of.empty : decodeCanonical(of.codec, stored, MAX_RECORD_BYTES)
    if (value === undefined) throw damaged(toText(key))
    this.#entries.set(name, { key, value, encoded: () => encode(of.codec, value), changed: false })
    return value
  }

  #put<T>(of: Table<T>, id: Uint8Array, value: T): void {
    const key = concat(of.prefix, id)
    this.#entries.set(keyName(key), { key, value, encoded: () => encode(of.codec, value), changed: true })
  }
}

/** A store's key as a map's key: one character a byte. */
export function keyName(key: Uint8Array): string {
  let name = ''
  for (const byte of key) name += String.fromCharCode(byte)
  return name
}

function damaged(what: string): Error {
  return commonErrors.error('internal', { what: `the ledger's store: ${what} is damaged` })
}

/** Big-endian, so that keys sort by number. */
function numberKey(value: bigint): Bytes {
  const key = new Uint8Array(8)
  new DataView(key.buffer).setBigUint64(0, value)
  return key
}
