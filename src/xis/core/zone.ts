/**
 * One zone at one holder: the servers it keeps, and their entries in the order of keys. What a server's entries are follows
 * from its card; a server whose card lacks the token stays in `servers` without entries, so that an older card cannot bring
 * it back. Cuts hand sub-prefixes to zones of their own.
 */
import { type Bytes, compareBytes, concat, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import type { Cut, ZoneName } from '../../wire/generated/xis.ts'
import type { VerifiedCard } from './card.ts'
import { zoneCovers } from './placement.ts'
import { answerer, entryKey, type PageQuestion, postingsIn } from './query.ts'

interface ZoneEntry {
  readonly key: Bytes
  readonly bits: Bytes
  readonly server: string
}

export interface Page {
  readonly cards: readonly VerifiedCard[]
  readonly more: boolean
  /** Answers in the whole range, and those of them up to the cursor. */
  readonly total: number
  readonly before: number
}

export class Zone {
  readonly name: ZoneName
  readonly #crypto: Crypto
  readonly #servers = new Map<string, VerifiedCard>()
  #entries: ZoneEntry[] = []
  cuts: readonly Cut[] = []

  constructor(crypto: Crypto, name: ZoneName) {
    this.#crypto = crypto
    this.name = name
  }

  get size(): number {
    return this.#servers.size
  }

  /** In place of the server's older card, if there is one. */
  set(card: VerifiedCard): void {
    const server = toText(card.head.server)
    if (this.#servers.has(server)) this.delete(server)
    this.#servers.set(server, card)
    for (const entry of this.#entriesOf(card)) this.#entries.splice(this.#lowerBound(entry.key), 0, entry)
  }

  delete(server: string): void {
    const card = this.#servers.get(server)
    if (card === undefined) return
    this.#servers.delete(server)
    for (const entry of this.#entriesOf(card)) {
      const at = this.#lowerBound(entry.key)
      if (this.#entries[at]?.server === server) this.#entries.splice(at, 1)
    }
  }

  /** The cut that has taken the part into which an entry of the card falls. */
  cutFor(card: VerifiedCard): Cut | undefined {
    const entries = this.#entriesOf(card)
    return this.cuts.find(cut => entries.some(entry => zoneCovers({ token: this.name.token, ...cut }, entry.key)))
  }

  page(question: PageQuestion): Page {
    const answerFor = answerer(question)
    const answers = new Map<string, Bytes | undefined>()
    const cards: VerifiedCard[] = []
    let [total, before] = [0, 0]
    const { gte, lt } = question.range
    for (let at = this.#lowerBound(gte); at < this.#entries.length; at++) {
      const entry = this.#entries[at]
      if (entry === undefined || (lt.length > 0 && compareBytes(entry.bits, lt) >= 0)) break
      const card = this.#servers.get(entry.server)
      if (card === undefined) continue
      if (!answers.has(entry.server)) answers.set(entry.server, answerFor(card))
      const bits = answers.get(entry.server)
      if (bits === undefined || compareBytes(bits, entry.bits) !== 0) continue
      total++
      if (question.cursor.length > 0 && compareBytes(entry.key, question.cursor) <= 0) before++
      else if (cards.length < question.limit) cards.push(card)
    }
    return { cards, more: before + cards.length < total, total, before }
  }

  /** Servers and versions in the order of servers: what co-holders compare. */
  versions(): { server: Bytes; version: bigint }[] {
    return [...this.#servers.values()]
      .map(({ head }) => ({ server: head.server, version: BigInt(head.version) }))
      .sort((a, b) => compareBytes(a.server, b.server))
  }

  digest(): Bytes {
    const parts = this.versions().map(({ server, version }) => {
      const number = new DataView(new ArrayBuffer(8))
      number.setBigUint64(0, version)
      return concat(server, new Uint8Array(number.buffer))
    })
    return this.#crypto.sha256(concat(...parts))
  }

  /** Equal values of one server (in two environments) are one entry. */
  #entriesOf(card: VerifiedCard): ZoneEntry[] {
    const server = toText(card.head.server)
    const entries = postingsIn(card, this.name.token).map(({ bits }) => ({ bits, key: entryKey(this.#crypto, bits, card.head.server), server }))
    const within = entries.filter(entry => zoneCovers(this.name, entry.key))
    return [...new Map(within.map(entry => [toText(entry.key), entry])).values()]
  }

  #lowerBound(key: Uint8Array): number {
    let [low, high] = [0, this.#entries.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const entry = this.#entries[middle]
      if (entry !== undefined && compareBytes(entry.key, key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
