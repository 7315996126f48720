/**
 * What replicas' answers to one page come to: their union, at each server's newest version, in the order of keys. Up to a
 * minority of the holders may hide, lag or hold what is over; a server on which the answers differ is therefore confirmed
 * from everyone's newest card and obituary before it counts.
 */
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import type { Card, Notice, PageBody } from '../../wire/generated/xis.ts'
import { type VerifiedCard, verifyCard } from '../core/card.ts'
import type { Xis } from '../core/document.ts'
import { isObituary, speaksFor, type VerifiedNotice, verifyNotice } from '../core/notice.ts'
import { answerOf, entryKey, type Question } from '../core/query.ts'

export interface Candidate {
  readonly card: VerifiedCard
  readonly key: Bytes
  readonly stale: boolean
}

interface Told {
  readonly server: Bytes
  /** By each answer, the version it named. */
  readonly versions: Map<number, bigint>
  stale: number
}

/** More obituaries of one server than there are holders to tell them. */
const MAX_NOTICES = 64

/** The cards and obituaries that are known of servers: only what verifies and is valid now, the newest of each. */
export class Known {
  readonly #crypto: Crypto
  readonly #xis: Xis
  readonly #now: number
  readonly #maxAheadMs: number
  readonly #cards = new Map<string, VerifiedCard>()
  readonly #gone = new Map<string, VerifiedNotice[]>()

  constructor(crypto: Crypto, xis: Xis, now: number, maxAheadMs: number) {
    this.#crypto = crypto
    this.#xis = xis
    this.#now = now
    this.#maxAheadMs = maxAheadMs
  }

  /** False for a card that is forged, over, from the future or of a foreign XenoCorp. */
  takeCard(card: Card): boolean {
    const verified = verifyCard(this.#crypto, this.#xis.name, card)
    if (!verified.ok) return false
    const { server, version, notAfter, xenoCorp } = verified.value.head
    const { xenoCorps } = this.#xis
    if (notAfter <= this.#now || version - this.#now > this.#maxAheadMs) return false
    if (xenoCorps.length > 0 && !xenoCorps.some(corp => equal(corp, xenoCorp))) return false
    const known = this.#cards.get(toText(server))
    if (known === undefined || known.head.version < version) this.#cards.set(toText(server), verified.value)
    return true
  }

  takeNotice(notice: Notice): void {
    const verified = verifyNotice(this.#crypto, this.#xis.name, notice)
    if (!verified.ok || !isObituary(verified.value.kind)) return
    const key = toText(verified.value.head.server)
    const known = this.#gone.get(key) ?? []
    // Which of them has a say depends on the newest card, which may come later.
    if (known.length < MAX_NOTICES) this.#gone.set(key, [...known, verified.value])
  }

  /** The newest card, unless its incarnation is known to have ended. */
  card(server: Uint8Array): VerifiedCard | undefined {
    const card = this.#cards.get(toText(server))
    if (card === undefined) return undefined
    const notices = this.#gone.get(toText(server)) ?? []
    return notices.some(notice => notice.head.incarnation >= card.head.incarnation && speaksFor(card.head, notice)) ? undefined : card
  }

  /** Whether the card of that version is here. */
  has(server: Uint8Array, version: bigint): boolean {
    const card = this.#cards.get(toText(server))
    return card !== undefined && BigInt(card.head.version) >= version
  }
}

/** The pages of several holders for one question. */
export class Answers {
  readonly #pages: readonly PageBody[]
  readonly #told = new Map<string, Told>()

  constructor(pages: readonly PageBody[]) {
    this.#pages = pages
    for (const [index, page] of pages.entries()) {
      for (const { server, version, stale } of page.entries) {
        const told = this.#told.get(toText(server)) ?? { server, versions: new Map(), stale: 0 }
        told.versions.set(index, version)
        if (stale) told.stale++
        this.#told.set(toText(server), told)
      }
    }
  }

  servers(): Bytes[] {
    return [...this.#told.values()].map(told => told.server)
  }

  /** Servers of which an answer names a version that is not known here, by the index of such an answer. */
  missing(known: Known): { readonly server: Bytes; readonly from: readonly number[] }[] {
    return [...this.#told.values()].flatMap(({ server, versions }) => {
      const from = [...versions].filter(([, version]) => !known.has(server, version)).map(([index]) => index)
      return from.length === 0 ? [] : [{ server, from }]
    })
  }

  /** Whether every answer names the server with the same version. */
  agree(server: Uint8Array): boolean {
    const told = this.#told.get(toText(server))
    return told !== undefined && told.versions.size === this.#pages.length && new Set(told.versions.values()).size === 1
  }

  isStale(server: Uint8Array): boolean {
    const told = this.#told.get(toText(server))
    return told !== undefined && told.stale * 2 > told.versions.size
  }

  get hasMore(): boolean {
    return this.#pages.some(page => page.more)
  }

  /** Bounds of the number of answers in the whole range that no minority of liars can push. */
  total(): { low: number; high: number } {
    const totals = this.#pages.map(page => Number(page.total)).sort((a, b) => a - b)
    const liars = Math.floor((totals.length - 1) / 3)
    return { low: totals[liars] ?? 0, high: totals[totals.length - 1 - liars] ?? 0 }
  }
}

/** Those known cards that answer the question after `cursor`, in order. */
export function candidatesOf(
  crypto: Crypto,
  question: Question,
  known: Known,
  servers: readonly Bytes[],
  cursor: Bytes,
  answers: Answers,
): Candidate[] {
  return servers
    .flatMap(server => {
      const card = known.card(server)
      const bits = card === undefined ? undefined : answerOf(card, question)
      if (card === undefined || bits === undefined) return []
      const key = entryKey(crypto, bits, server)
      return cursor.length > 0 && compareBytes(key, cursor) <= 0 ? [] : [{ card, key, stale: answers.isStale(server) }]
    })
    .sort((a, b) => compareBytes(a.key, b.key))
}
