/**
 * What one node knows, in memory and on disk alike: a change is made here and noted as a write, and the service puts the
 * writes on disk before it answers. After a restart `load` brings every record back.
 *
 * Invariants: a server's card is kept once, its version only grows; a server that is gone has no card of the incarnation
 * that ended; every zone's entries follow from the cards that name it.
 */
import { type Bytes, compareBytes, concat, toText, utf8 } from '../../types/bytes.ts'
import type { Crypto, StoreWrite } from '../../types/ports.ts'
import { decodeCanonical, encode, type MessageCodec } from '../../wire/canonical.ts'
import { SignedBody, SignedHead, type ZoneName } from '../../wire/generated/xis.ts'
import { CardRecord, EvidenceRecord, FloorRecord, GoneRecord, RollRecord, WatchRecord, ZoneRecord } from '../../wire/generated/xis-store.ts'
import { type Head, readCard, type VerifiedCard, verifyHead } from './card.ts'
import type { Xis } from './document.ts'
import { MAX_CARD_BYTES, MAX_NOTICE_BYTES, MAX_ROLL_BYTES, MAX_ZONE_TOKEN, MAX_ZONES_A_CARD } from './limits.ts'
import { Membership } from './membership.ts'
import { readNotice, type VerifiedNotice } from './notice.ts'
import { zoneKey } from './placement.ts'
import { type Roll, verifyRoll } from './roll.ts'
import { Zone } from './zone.ts'

/** A zone in which this node keeps a card. */
export interface HeldZone {
  readonly name: ZoneName
  /** Where the card lacks the zone's token: when the lease ends of what it supersedes there, ms. */
  readonly until: number | undefined
}

/** A server's card, and the zones that this node keeps it in. */
export interface HeldCard {
  readonly card: VerifiedCard
  readonly zones: readonly HeldZone[]
  /** The last notice of SILENT or BACK. */
  readonly notice: VerifiedNotice | undefined
}

/** What no card of a server may fall behind, though the newest has run out. */
export interface Floor {
  readonly version: number
  readonly incarnation: number
  /** When every older card has run out too. */
  readonly until: number
}

export interface Gone {
  readonly notice: VerifiedNotice
  /** When no card of that incarnation can come back any more. */
  readonly until: number
}

const PREFIX = {
  card: utf8('c'),
  xml: utf8('x'),
  gone: utf8('d'),
  roll: utf8('m'),
  watch: utf8('w'),
  zone: utf8('z'),
  evidence: utf8('e'),
  floor: utf8('f'),
} as const
/** Far above any record's size: a card in all the zones that it may be in. */
const MAX_RECORD_BYTES = MAX_CARD_BYTES + MAX_NOTICE_BYTES + MAX_ZONES_A_CARD * (4 * MAX_ZONE_TOKEN + 64) + MAX_ROLL_BYTES

export class NodeState {
  readonly xis: Xis
  readonly membership: Membership
  readonly #crypto: Crypto
  readonly #cards = new Map<string, HeldCard>()
  readonly #zones = new Map<string, Zone>()
  readonly #gone = new Map<string, Gone>()
  readonly #watched = new Map<string, Head>()
  readonly #floors = new Map<string, { readonly server: Uint8Array; readonly floor: Floor }>()
  readonly #evidence = new Set<string>()
  readonly #xml = new Map<string, Bytes>()
  #writes: StoreWrite[] = []

  constructor(crypto: Crypto, xis: Xis, self: Bytes, now: number) {
    this.#crypto = crypto
    this.xis = xis
    this.membership = new Membership(crypto, xis.founding, self, now)
  }

  /** The writes since the last call. */
  takeWrites(): StoreWrite[] {
    return this.#writes.splice(0)
  }

  /** Brings back one record from disk; false for one that is none of its own, or damaged. */
  load(key: Bytes, value: Bytes): boolean {
    const id = key.subarray(1)
    switch (String.fromCharCode(key[0] ?? 0)) {
      case 'c':
        return this.#loadCard(value)
      case 'x':
        this.#xml.set(toText(id), value)
        return true
      case 'd':
        return this.#loadGone(value)
      case 'm':
        return this.#loadRoll(value)
      case 'w':
        return this.#loadWatch(value)
      case 'z':
        return this.#loadZone(value)
      case 'f':
        return this.#loadFloor(id, value)
      case 'e':
        this.#evidence.add(toText(id))
        return true
      default:
        return false
    }
  }

  card(server: Uint8Array): HeldCard | undefined {
    return this.#cards.get(toText(server))
  }

  cards(): Iterable<HeldCard> {
    return this.#cards.values()
  }

  zone(name: ZoneName): Zone | undefined {
    return this.#zones.get(toText(zoneKey(name)))
  }

  /** In the order of their keys. */
  zones(): Zone[] {
    return [...this.#zones.values()].sort((a, b) => compareBytes(zoneKey(a.name), zoneKey(b.name)))
  }

  xml(server: Uint8Array): Bytes | undefined {
    return this.#xml.get(toText(server))
  }

  /** In place of what is held of that server. */
  putCard(held: HeldCard): void {
    const { card, zones, notice } = held
    const key = toText(card.head.server)
    this.#index(key, held)
    this.#cards.set(key, held)
    this.#put(PREFIX.card, card.head.server, CardRecord, {
      card: card.bytes,
      zones: zones.map(({ name, until }) => ({ zone: name, ...(until === undefined ? {} : { until: BigInt(until) }) })),
      ...(notice && { notice: notice.bytes }),
    })
  }

  putXml(server: Uint8Array, xml: Bytes): void {
    this.#xml.set(toText(server), xml)
    this.#writes.push({ type: 'put', key: concat(PREFIX.xml, server), value: xml })
  }

  dropXml(server: Uint8Array): void {
    if (this.#xml.delete(toText(server))) this.#delete(PREFIX.xml, server)
  }

  dropCard(server: Uint8Array): void {
    const key = toText(server)
    const held = this.#cards.get(key)
    if (held === undefined) return
    for (const { name } of held.zones) this.#leaveZone(key, name)
    this.#cards.delete(key)
    this.#delete(PREFIX.card, server)
    this.dropXml(server)
  }

  floor(server: Uint8Array): Floor | undefined {
    return this.#floors.get(toText(server))?.floor
  }

  putFloor(server: Uint8Array, floor: Floor): void {
    this.#floors.set(toText(server), { server, floor })
    this.#put(PREFIX.floor, server, FloorRecord, {
      version: BigInt(floor.version),
      incarnation: BigInt(floor.incarnation),
      until: BigInt(floor.until),
    })
  }

  /** Forgets the floors that nothing can fall behind any more. */
  expireFloors(now: number): void {
    for (const [key, { server, floor }] of this.#floors) {
      if (floor.until > now) continue
      this.#floors.delete(key)
      this.#delete(PREFIX.floor, server)
    }
  }

  gone(server: Uint8Array): Gone | undefined {
    return this.#gone.get(toText(server))
  }

  /** In the order of servers. */
  allGone(): Gone[] {
    return [...this.#gone.values()].sort((a, b) => compareBytes(a.notice.head.server, b.notice.head.server))
  }

  putGone(gone: Gone): void {
    const { server } = gone.notice.head
    this.#gone.set(toText(server), gone)
    this.#put(PREFIX.gone, server, GoneRecord, { notice: gone.notice.bytes, until: BigInt(gone.until) })
  }

  dropGone(server: Uint8Array): void {
    if (this.#gone.delete(toText(server))) this.#delete(PREFIX.gone, server)
  }

  putRoll(roll: Roll, heardAt: number): boolean {
    if (!this.membership.add(roll, heardAt)) return false
    this.#putRoll(roll)
    return true
  }

  /** What this node says itself counts whatever it said before. */
  putOwnRoll(roll: Roll, now: number): void {
    this.membership.replace(roll, now)
    this.#putRoll(roll)
  }

  #putRoll(roll: Roll): void {
    this.#put(PREFIX.roll, roll.node, RollRecord, { roll: encode(SignedBody, roll.signed) })
  }

  dropRoll(node: Uint8Array): void {
    this.#delete(PREFIX.roll, node)
  }

  /** Heads of the servers that this node watches. */
  watched(): Iterable<Head> {
    return this.#watched.values()
  }

  watchedHead(server: Uint8Array): Head | undefined {
    return this.#watched.get(toText(server))
  }

  putWatched(head: Head): void {
    this.#watched.set(toText(head.server), head)
    this.#put(PREFIX.watch, head.server, WatchRecord, { head: encode(SignedHead, head.signed) })
  }

  dropWatched(server: Uint8Array): void {
    if (this.#watched.delete(toText(server))) this.#delete(PREFIX.watch, server)
  }

  /** Two cards of one version: proof that the server signs what it should not. The first such pair is enough. */
  keepEvidence(first: VerifiedCard, second: VerifiedCard): void {
    const { server } = first.head
    if (this.#evidence.has(toText(server))) return
    this.#evidence.add(toText(server))
    this.#put(PREFIX.evidence, server, EvidenceRecord, { first: first.bytes, second: second.bytes })
  }

  #index(key: string, held: HeldCard): void {
    const kept = new Set(held.zones.map(({ name }) => toText(zoneKey(name))))
    for (const { name } of this.#cards.get(key)?.zones ?? []) if (!kept.has(toText(zoneKey(name)))) this.#leaveZone(key, name)
    for (const { name } of held.zones) this.#zoneNamed(name).set(held.card)
  }

  #zoneNamed(name: ZoneName): Zone {
    const key = toText(zoneKey(name))
    const known = this.#zones.get(key)
    if (known !== undefined) return known
    const zone = new Zone(this.#crypto, name)
    this.#zones.set(key, zone)
    return zone
  }

  #leaveZone(server: string, name: ZoneName): void {
    const zone = this.zone(name)
    zone?.delete(server)
    if (zone !== undefined && zone.size === 0 && zone.cuts.length === 0) this.#zones.delete(toText(zoneKey(name)))
  }

  #loadCard(value: Bytes): boolean {
    const record = decodeCanonical(CardRecord, value, MAX_RECORD_BYTES)
    const card = record === undefined ? undefined : readCard(this.#crypto, this.xis.name, record.card)
    if (record === undefined || card === undefined) return false
    const notice = record.notice === undefined ? undefined : readNotice(this.#crypto, this.xis.name, record.notice)
    const zones = record.zones.flatMap(({ zone, until }) =>
      zone === undefined ? [] : [{ name: zone, until: until === undefined ? undefined : Number(until) }],
    )
    const held: HeldCard = { card, zones, notice }
    const key = toText(card.head.server)
    this.#index(key, held)
    this.#cards.set(key, held)
    return true
  }

  #loadGone(value: Bytes): boolean {
    const record = decodeCanonical(GoneRecord, value, MAX_RECORD_BYTES)
    const notice = record === undefined ? undefined : readNotice(this.#crypto, this.xis.name, record.notice)
    if (record === undefined || notice === undefined) return false
    this.#gone.set(toText(notice.head.server), { notice, until: Number(record.until) })
    return true
  }

  #loadRoll(value: Bytes): boolean {
    const record = decodeCanonical(RollRecord, value, MAX_RECORD_BYTES)
    const signed = record === undefined ? undefined : decodeCanonical(SignedBody, record.roll, MAX_RECORD_BYTES)
    const roll = signed === undefined ? undefined : verifyRoll(this.#crypto, this.xis.name, signed)
    return roll?.ok === true && this.membership.restore(roll.value)
  }

  #loadWatch(value: Bytes): boolean {
    const record = decodeCanonical(WatchRecord, value, MAX_RECORD_BYTES)
    const signed = record === undefined ? undefined : decodeCanonical(SignedHead, record.head, MAX_RECORD_BYTES)
    const head = signed === undefined ? undefined : verifyHead(this.#crypto, this.xis.name, signed)
    if (head?.ok !== true) return false
    this.#watched.set(toText(head.value.server), head.value)
    return true
  }

  #loadFloor(server: Bytes, value: Bytes): boolean {
    const record = decodeCanonical(FloorRecord, value, MAX_RECORD_BYTES)
    if (record === undefined) return false
    const { version, incarnation, until } = record
    this.#floors.set(toText(server), { server, floor: { version: Number(version), incarnation: Number(incarnation), until: Number(until) } })
    return true
  }

  #loadZone(value: Bytes): boolean {
    const record = decodeCanonical(ZoneRecord, value, MAX_RECORD_BYTES)
    if (record?.zone === undefined) return false
    this.#zoneNamed(record.zone).cuts = record.cuts
    return true
  }

  #put<T>(prefix: Bytes, key: Uint8Array, codec: MessageCodec<T>, record: T): void {
    this.#writes.push({ type: 'put', key: concat(prefix, key), value: encode(codec, record) })
  }

  #delete(prefix: Bytes, key: Uint8Array): void {
    this.#writes.push({ type: 'del', key: concat(prefix, key) })
  }
}
