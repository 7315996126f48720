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
import { inRange, nameMatches, type Posting, parseName, SERVER_TOKEN } from './tokens.ts'

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

const SERVER_POSTING: Posting = {
  path: SERVER_TOKEN,
  name: parseName(SERVER_TOKEN) ?? { text: SERVER_TOKEN, elements: [], local: SERVER_TOKEN },
  section: undefined,
  bits: encodeValue(ValueType.PRESENCE, '') ?? new Uint8Array(0),
}

/** The token whose zones hold what is asked for by that name; of a malformed name the name itself. */
export function zoneTokenOf(name: string): string {
  return name === SERVER_TOKEN ? SERVER_TOKEN : (parseName(name)?.local ?? name)
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
  return name === SERVER_TOKEN || parseName(name) !== undefined
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
export function postingsIn(card: Pick<VerifiedCard, 'postings'>, token: string): readonly Posting[] {
  return token === SERVER_TOKEN ? [SERVER_POSTING] : card.postings.filter(posting => posting.name.local === token)
}

type Asked = (posting: Posting) => boolean

/** The value bits at which a card answers a question; undefined when it does not. */
export function answerOf(card: VerifiedCard, question: Question): Bytes | undefined {
  return answerer(question)(card)
}

/** {@link answerOf} for many cards: the question's names are taken apart once. */
export function answerer(question: Question): (card: VerifiedCard) => Bytes | undefined {
  const token = zoneTokenOf(question.name)
  const isAsked = asks(question)
  const conditions = question.filter.map(asks)
  return card =>
    postingsIn(card, token)
      .filter(isAsked)
      .sort((a, b) => compareBytes(a.bits, b.bits))
      .find(posting => filterHolds(card, posting, conditions))?.bits
}

function asks({ name, range }: NamedRange): Asked {
  const parsed = parseName(name)
  return posting => inRange(posting.bits, range) && parsed !== undefined && nameMatches(parsed, posting.name)
}

function filterHolds(card: VerifiedCard, posting: Posting, conditions: readonly Asked[]): boolean {
  const choices = conditions.map(condition => card.postings.filter(condition))
  if (choices.some(matching => matching.length === 0)) return false
  const fixed: ReadonlyMap<string, string> = posting.section === undefined ? new Map() : new Map([[posting.section.kind, posting.section.name]])
  return canChoose(choices, fixed)
}

/**
 * Whether one entry for each condition can be chosen such that no kind of section is chosen in two names. There are two
 * kinds, so that this goes two choices deep; each name is tried once.
 */
function canChoose(choices: readonly (readonly Posting[])[], fixed: ReadonlyMap<string, string>): boolean {
  const open = choices.filter(matching => !matching.some(({ section }) => section === undefined || fixed.get(section.kind) === section.name))
  const [first] = open
  if (first === undefined) return true
  const names = new Map(
    first.flatMap(({ section }) => (section === undefined || fixed.has(section.kind) ? [] : [[`${section.kind}/${section.name}`, section]])),
  )
  return [...names.values()].some(({ kind, name }) => canChoose(open, new Map([...fixed, [kind, name]])))
}
