/**
 * Questions, and which cards answer them: the same functions serve holders, who choose, and readers, who check.
 *
 * A card answers once, at the first key of its matching entries: an entry matches when its path ends in the name asked, its
 * value lies in the range, and every condition holds for some entry of the card, all of them within one section of each kind
 * (one environment, one XenoCorp), the entry's own among them.
 */
import { type Bytes, compareBytes, concat, utf8 } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { type Condition, Query, ValueType } from '../../wire/generated/xis.ts'
import type { VerifiedCard } from './card.ts'
import { xisErrors } from './errors.ts'
import { MAX_CONDITIONS, MAX_KEY_BYTES, MAX_PAGE, MAX_QUERY_BYTES } from './limits.ts'
import { encodeValue, type OrderedRange } from './ordered.ts'
import { isZone, wholeZone } from './placement.ts'
import { inRange, isPath, localName, nameMatches, type Posting, SERVER_TOKEN } from './tokens.ts'

export interface Question {
  /** A token's name as asked, or `@server`. */
  readonly name: string
  readonly range: OrderedRange
  readonly filter: readonly NamedRange[]
}

export interface NamedRange {
  readonly name: string
  readonly range: OrderedRange
}

/** A decoded query. */
export interface PageQuestion extends Question {
  readonly query: Query
  /** Its exact bytes. */
  readonly bytes: Bytes
  /** The key after which the page begins; empty at the start. */
  readonly cursor: Bytes
  readonly limit: number
}

const SERVER_BITS = encodeValue(ValueType.PRESENCE, '') ?? new Uint8Array(0)

/** The token whose zones hold what is asked for by that name. */
export function zoneTokenOf(name: string): string {
  return name === SERVER_TOKEN ? SERVER_TOKEN : localName(name)
}

export function encodeQuery(question: Question, cursor: Bytes, limit: number): Bytes {
  const { name, range, filter } = question
  return encode(Query, {
    zone: wholeZone(zoneTokenOf(name)),
    range: { name, ...range },
    filter: filter.map(condition => ({ name: condition.name, ...condition.range })),
    cursor,
    limit,
  })
}

/** Refuses with `xis-query-invalid`. */
export function decodeQuery(bytes: Bytes): Result<PageQuestion> {
  const query = decodeCanonical(Query, bytes, MAX_QUERY_BYTES)
  if (query?.zone === undefined || query.range === undefined) return invalid('query')
  const { zone, range, filter, cursor, limit } = query
  if (!isName(range.name) || !isZone(zone) || zone.token !== zoneTokenOf(range.name)) return invalid('name')
  if (![range, ...filter].every(isBounded)) return invalid('range')
  if (filter.length > MAX_CONDITIONS || !filter.every(condition => isName(condition.name))) return invalid('filter')
  if (cursor.length > MAX_KEY_BYTES) return invalid('cursor')
  if (limit < 1 || limit > MAX_PAGE) return invalid('limit')
  return ok({ query, bytes, name: range.name, range, filter: filter.map(({ name, gte, lt }) => ({ name, range: { gte, lt } })), cursor, limit })
}

export function isName(name: string): boolean {
  return name === SERVER_TOKEN || (isPath(name) && !name.startsWith('/') && !name.endsWith('/'))
}

function isBounded({ gte, lt }: Condition): boolean {
  return gte.length <= MAX_KEY_BYTES && lt.length <= MAX_KEY_BYTES
}

function invalid(field: string) {
  return xisErrors.refuse('xis-query-invalid', { field })
}

/** The key of a server's entry: its value, then its hash; listings are in the order of keys. */
export function entryKey(crypto: Crypto, bits: Uint8Array, server: Uint8Array): Bytes {
  return concat(bits, crypto.sha256(utf8('xeno/xis/key/1'), server))
}

/** A card's entries in the zones of a token. */
export function postingsIn(card: VerifiedCard, token: string): readonly Posting[] {
  if (token === SERVER_TOKEN) return [{ path: SERVER_TOKEN, section: undefined, bits: SERVER_BITS }]
  return card.postings.filter(posting => localName(posting.path) === token)
}

/** The value bits at which a card answers a question; undefined when it does not. */
export function answerOf(card: VerifiedCard, question: Question): Bytes | undefined {
  const candidates = postingsIn(card, zoneTokenOf(question.name))
    .filter(posting => isAsked(posting, question))
    .sort((a, b) => compareBytes(a.bits, b.bits))
  return candidates.find(posting => filterHolds(card, posting, question.filter))?.bits
}

function isAsked(posting: Posting, { name, range }: NamedRange): boolean {
  return inRange(posting.bits, range) && (posting.path === name || nameMatches(name, posting.path))
}

function filterHolds(card: VerifiedCard, posting: Posting, filter: readonly NamedRange[]): boolean {
  const choices = filter.map(condition => card.postings.filter(other => isAsked(other, condition)))
  if (choices.some(matching => matching.length === 0)) return false
  const fixed: ReadonlyMap<string, string> = posting.section === undefined ? new Map() : new Map([[posting.section.kind, posting.section.name]])
  return canChoose(choices, fixed)
}

/** Whether one entry for each condition can be chosen such that no kind of section is chosen in two names. */
function canChoose(choices: readonly (readonly Posting[])[], fixed: ReadonlyMap<string, string>): boolean {
  const open = choices.filter(matching => !matching.some(({ section }) => section === undefined || fixed.get(section.kind) === section.name))
  const [first, ...rest] = open
  if (first === undefined) return true
  // A kind that is not fixed yet: each of its names is tried; a fixed one that did not match never will.
  return first.some(({ section }) => {
    if (section === undefined || fixed.has(section.kind)) return false
    return canChoose(rest, new Map([...fixed, [section.kind, section.name]]))
  })
}
