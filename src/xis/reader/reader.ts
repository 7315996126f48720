/**
 * Reading an XIS: questions for servers and their advertisements. Nothing that one node says is believed: cards are verified,
 * several holders are asked, and the union of their answers counts.
 */
import { type Bytes, compareBytes, toText } from '../../types/bytes.ts'
import { isXenoError, unwrap, type XenoError } from '../../types/errors.ts'
import { peerText } from '../../types/peer-id.ts'
import type { AdvertisementResponse, CardsResponse, PageBody, Token, ZoneName } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import type { CallMethod } from '../../wire/rpc.ts'
import type { VerifiedCard } from '../core/card.ts'
import { xisErrors } from '../core/errors.ts'
import { MAX_CARDS_A_REQUEST, MAX_PAGE } from '../core/limits.ts'
import { ANY_VALUE, type OrderedRange } from '../core/ordered.ts'
import { verifyPage } from '../core/page.ts'
import { wholeZone, zoneText } from '../core/placement.ts'
import { encodeQuery, isName, type NamedRange, type Question, zoneTokenOf } from '../core/query.ts'
import { SERVER_TOKEN } from '../core/tokens.ts'
import { Answers, type Candidate, candidatesOf, Known } from './answers.ts'
import { type Cursor, formatCursor, parseCursor, START } from './cursor.ts'
import { Directory, type DirectoryOptions } from './directory.ts'

export type ReaderOptions = DirectoryOptions

export interface Lookup {
  /** A token's name or any end of its path (`CPUsmps`, `QoS/CPUsmps`); `@server` for all servers. */
  readonly token: string
  /** Absent: presence alone. {@link parseRange} reads what people write. */
  readonly range?: OrderedRange
  /** All must hold, within one environment. */
  readonly filter?: readonly NamedRange[]
  /** As the page before gave it. */
  readonly cursor?: string
  /** 1 to 200, default 50. */
  readonly limit?: number
}

export interface IndexedServer {
  /** PeerId, multihash bytes. */
  readonly server: Bytes
  /** All of its tokens. */
  readonly tokens: readonly Token[]
  readonly version: number
  readonly incarnation: number
  /** When its lease ends, ms. */
  readonly notAfter: number
  /** Stale: its watchers do not hear it, or are not heard themselves. */
  readonly state: 'fresh' | 'stale'
  /** Its place in the whole listing, from 0. */
  readonly place: number
  /** SHA-256 of its XML advertisement. */
  readonly xmlDigest: Bytes
}

export interface LookupPage {
  readonly entries: readonly IndexedServer[]
  /** Servers in the whole listing; exact when both are equal. */
  readonly total: { readonly low: number; readonly high: number }
  /** For the next page; absent on the last. */
  readonly cursor?: string
}

export interface FoundAdvertisement {
  readonly server: Bytes
  /** The exact bytes that the server's card commits to. */
  readonly xml: Bytes
  readonly version: number
  readonly notAfter: number
}

/** Holders asked at once. */
const ASKED = 5
const CALL_TIMEOUT_MS = 4_000
const MEMBERS_AGE_MS = 30_000

interface Answered<T> {
  readonly node: Bytes
  readonly answer: T
}

export class XisReader {
  readonly #options: ReaderOptions
  readonly directory: Directory

  /** @param directory shared with others that know the same members */
  constructor(options: ReaderOptions, directory: Directory = new Directory(options)) {
    this.#options = options
    this.directory = directory
  }

  /** One page of servers. @throws XenoError `xis-query-invalid`, `xis-cursor-invalid`, `xis-no-nodes`, `xis-too-few-answers` */
  async lookup(lookup: Lookup): Promise<LookupPage> {
    const question = toQuestion(lookup)
    const limit = lookup.limit ?? 50
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) throw xisErrors.error('xis-query-invalid', { field: 'limit' })
    const cursor = lookup.cursor === undefined ? START : parseCursor(lookup.cursor)
    await this.directory.refresh(MEMBERS_AGE_MS)
    const pages = await this.#pages(question, cursor, limit)
    const answers = new Answers(pages.map(({ answer }) => answer))
    const known = this.#known()
    for (const { answer } of pages) for (const { card } of answer.entries) if (card !== undefined) known.takeCard(card)
    await this.#fetchMissing(pages, answers, known)
    const first = candidatesOf(this.#options.crypto, question, known, answers.servers(), cursor.key, answers).slice(0, limit)
    const doubtful = first.filter(({ card }) => !answers.agree(card.head.server)).map(({ card }) => card.head.server)
    await this.#confirm(question, doubtful, known)
    return this.#page(question, cursor, limit, first, answers, known)
  }

  /** All pages, one after the other. */
  async *all(lookup: Lookup): AsyncGenerator<IndexedServer> {
    for (let cursor = lookup.cursor; ; ) {
      const page = await this.lookup({ ...lookup, limit: lookup.limit ?? MAX_PAGE, ...(cursor === undefined ? {} : { cursor }) })
      yield* page.entries
      cursor = page.cursor
      if (cursor === undefined) return
    }
  }

  /** A server's XML advertisement. @throws XenoError `xis-not-found`, `xis-no-nodes`, `xis-too-few-answers` */
  async advertisement(server: Bytes): Promise<FoundAdvertisement> {
    const { card, answered } = await this.#cardOf(server)
    const xml = card === undefined ? undefined : this.#xmlOf(card, answered)
    if (card === undefined || xml === undefined) throw xisErrors.error('xis-not-found', { server: peerText(server) })
    return { server, xml, version: card.head.version, notAfter: card.head.notAfter }
  }

  /** A server's newest card: what it signed, for whoever must show it. @throws as {@link advertisement} */
  async card(server: Bytes): Promise<VerifiedCard> {
    const { card } = await this.#cardOf(server)
    if (card === undefined) throw xisErrors.error('xis-not-found', { server: peerText(server) })
    return card
  }

  async #cardOf(server: Bytes): Promise<{ card: VerifiedCard | undefined; answered: readonly Answered<AdvertisementResponse>[] }> {
    await this.directory.refresh(MEMBERS_AGE_MS)
    const answered = await this.#askHolders(wholeZone(SERVER_TOKEN), node => this.#call(node, xisProtocol.advertisement, { server }))
    const known = this.#known()
    for (const { answer } of answered) {
      if (answer.card !== undefined) known.takeCard(answer.card)
      if (answer.gone !== undefined) known.takeNotice(answer.gone)
    }
    return { card: known.card(server), answered }
  }

  #xmlOf(card: VerifiedCard, answered: readonly Answered<AdvertisementResponse>[]): Bytes | undefined {
    const digest = toText(card.head.xmlDigest)
    return answered.map(({ answer }) => answer.xml).find(xml => xml !== undefined && toText(this.#options.crypto.sha256(xml)) === digest)
  }

  #known(): Known {
    const { crypto, xis, clock } = this.#options
    return new Known(crypto, xis, clock.now(), this.directory.parameters().maxAheadMs)
  }

  async #pages(question: Question, cursor: Cursor, limit: number): Promise<Answered<PageBody>[]> {
    const query = encodeQuery(question, cursor.key, limit)
    const { crypto, xis } = this.#options
    return this.#askHolders(wholeZone(zoneTokenOf(question.name)), async (node, index) => {
      const response = await this.#call(node, xisProtocol.get, { query, brief: index > 0 })
      return unwrap(verifyPage(crypto, xis.name, node, query, response))
    })
  }

  /** Cards that brief answers named, from those who named them. */
  async #fetchMissing(pages: readonly Answered<PageBody>[], answers: Answers, known: Known): Promise<void> {
    for (const [index, { node }] of pages.entries()) {
      const servers = answers.missing(known).flatMap(({ server, from }) => (from.includes(index) ? [server] : []))
      await this.#fetch(node, servers, known)
    }
  }

  /** The newest card and any obituary that any holder has. */
  async #confirm(question: Question, servers: readonly Bytes[], known: Known): Promise<void> {
    if (servers.length === 0) return
    const { nodes } = this.directory.holders(wholeZone(zoneTokenOf(question.name)))
    await Promise.all(nodes.map(node => this.#fetch(node, servers, known)))
  }

  async #fetch(node: Bytes, servers: readonly Bytes[], known: Known): Promise<void> {
    for (let at = 0; at < servers.length; at += MAX_CARDS_A_REQUEST) {
      try {
        const response: CardsResponse = await this.#call(node, xisProtocol.cards, { servers: servers.slice(at, at + MAX_CARDS_A_REQUEST) })
        for (const card of response.cards) known.takeCard(card)
        for (const notice of response.gone) known.takeNotice(notice)
      } catch (error) {
        if (!isXenoError(error)) throw error
        this.#options.logger.debug({ node, error }, 'a holder did not give the cards that it named')
        return
      }
    }
  }

  #page(question: Question, cursor: Cursor, limit: number, first: readonly Candidate[], answers: Answers, known: Known): LookupPage {
    const last = first.at(-1)
    const servers = first.map(({ card }) => card.head.server)
    const confirmed = candidatesOf(this.#options.crypto, question, known, servers, cursor.key, answers).filter(
      // What has moved behind this page's end comes with its own page.
      ({ key }) => last !== undefined && compareBytes(key, last.key) <= 0,
    )
    const entries = confirmed.map((candidate, index) => toFound(candidate, cursor.place + index))
    const isLast = last === undefined || (!answers.hasMore && first.length < limit)
    const bounds = answers.total()
    const seen = cursor.place + entries.length
    const total = isLast ? { low: seen, high: seen } : { low: Math.max(bounds.low, seen), high: Math.max(bounds.high, seen) }
    return { entries, total, ...(isLast ? {} : { cursor: formatCursor({ key: last.key, place: seen }) }) }
  }

  /**
   * Answers of up to five holders of a zone, nearest first; others in place of those that fail. Enough are those that
   * share a holder with every write's quorum.
   */
  async #askHolders<T>(zone: ZoneName, ask: (node: Bytes, index: number) => Promise<T>): Promise<Answered<T>[]> {
    const { nodes, quorum } = this.directory.holders(zone)
    const answered: Answered<T>[] = []
    const waiting = nodes.map((node, index) => ({ node, index }))
    let last: XenoError | undefined
    while (answered.length < Math.min(ASKED, nodes.length) && waiting.length > 0) {
      const batch = waiting.splice(0, ASKED - answered.length)
      const results = await Promise.allSettled(batch.map(async ({ node, index }) => ({ node, answer: await ask(node, index) })))
      for (const result of results) {
        if (result.status === 'fulfilled') answered.push(result.value)
        else if (isXenoError(result.reason)) last = result.reason
        else throw result.reason
      }
    }
    const needed = nodes.length - quorum + 1
    if (answered.length >= needed) return answered
    const facts = { answers: answered.length, needed, zone: zoneText(zone), last: last?.message ?? 'none' }
    throw xisErrors.error('xis-too-few-answers', facts, last)
  }

  #call<Request, Response>(node: Bytes, method: CallMethod<Request, Response>, request: Request): Promise<Response> {
    return this.#options.rpc.call(node, method, request, { timeoutMs: CALL_TIMEOUT_MS })
  }
}

function toQuestion(lookup: Lookup): Question {
  const { token, range = ANY_VALUE, filter = [] } = lookup
  if (!isName(token) || !filter.every(condition => isName(condition.name))) throw xisErrors.error('xis-query-invalid', { field: 'name' })
  return { name: token, range, filter }
}

function toFound({ card, stale }: Candidate, place: number): IndexedServer {
  const { server, version, incarnation, notAfter, xmlDigest } = card.head
  return { server, tokens: card.tokens, version, incarnation, notAfter, state: stale ? 'stale' : 'fresh', place, xmlDigest }
}
