/**
 * Whether two statements of one server contradict each other: what a machine can tell from the two alone, and what an
 * honest server can never be made to say.
 *
 *   advertised, advertised   one version, two contents: it tells different readers different things
 *   advertised, status       at a time between two heads over the same tokens, it asks more than it advertised before and after
 *   reported, reported       two reports of one session with one number
 */

import { parseStatus } from '../../documents/parse/status.ts'
import { xenoCorpSection } from '../../documents/sections.ts'
import { type Bytes, equal } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { type Money, parseMoney } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import type { Prices } from '../../types/prices.ts'
import { digest } from '../../wire/digest.ts'
import { type Statement, StatementKind, type UsageReport } from '../../wire/generated/corp.ts'
import { type VerifiedCard, verifyCard, verifyHead } from '../../xis/core/card.ts'
import { decodeBody } from './bodies.ts'
import { ledgerErrors } from './errors.ts'
import { bodyId } from './ids.ts'
import { isId } from './keys.ts'
import type { Refused } from './rules.ts'

export type Contradiction = 'two-advertisements' | 'price-above-advertised' | 'two-reports'

interface Advertised {
  readonly kind: 'advertised'
  readonly realm: Bytes
  readonly card: VerifiedCard
  /** The server said the same from the card's version up to this one, ms. */
  readonly until: number
}

interface Stated {
  readonly kind: 'status'
  readonly time: number
  readonly prices: Prices | undefined
}

interface Reported {
  readonly kind: 'reported'
  readonly id: Bytes
  readonly report: UsageReport
}

type Read = Advertised | Stated | Reported

/**
 * What the two come to.
 * Refuses with `statement-unsigned` where one is malformed or not signed by the server, else with `no-contradiction`.
 * @param corp the XenoCorp's name
 */
export function contradictionOf(crypto: Crypto, corp: Uint8Array, server: Uint8Array, first: Statement, second: Statement): Result<Contradiction> {
  const one = read(crypto, corp, server, first)
  if (one === undefined) return ledgerErrors.refuse('statement-unsigned', { which: 'first' })
  const other = read(crypto, corp, server, second)
  if (other === undefined) return ledgerErrors.refuse('statement-unsigned', { which: 'second' })
  if (one.kind === 'advertised' && other.kind === 'advertised') return twoAdvertisements(one, other)
  if (one.kind === 'reported' && other.kind === 'reported') return twoReports(one, other)
  if (one.kind === 'advertised' && other.kind === 'status') return priceAbove(corp, one, other)
  if (one.kind === 'status' && other.kind === 'advertised') return priceAbove(corp, other, one)
  return none('nothing can be told from two statements of these kinds')
}

function twoAdvertisements(one: Advertised, other: Advertised): Result<Contradiction> {
  if (!equal(one.realm, other.realm)) return none('they are for two information services')
  if (one.card.head.version !== other.card.head.version) return none('they are two versions, and the later one replaces the other')
  const same = equal(one.card.head.tokensDigest, other.card.head.tokensDigest) && equal(one.card.head.xmlDigest, other.card.head.xmlDigest)
  return same ? none('they say the same') : ok('two-advertisements')
}

function twoReports(one: Reported, other: Reported): Result<Contradiction> {
  if (!equal(one.report.session, other.report.session)) return none('they are of two sessions')
  if (one.report.number !== other.report.number) return none('they have two numbers')
  return equal(one.id, other.id) ? none('they are the same') : ok('two-reports')
}

function priceAbove(corp: Uint8Array, { card, until }: Advertised, { time, prices }: Stated): Result<Contradiction> {
  if (time < card.head.version || time > until) return none('the status is not of a time between the two advertisements')
  const advertised = advertisedPrices(corp, card)
  if (advertised === undefined || prices === undefined) return none('one of them names no prices for this XenoCorp')
  const isAbove = (Object.keys(advertised) as (keyof Prices)[]).some(name => prices[name] > advertised[name])
  return isAbove ? ok('price-above-advertised') : none('no price is above the advertised one')
}

/** The prices for this XenoCorp among a card's tokens. */
function advertisedPrices(corp: Uint8Array, { tokens }: VerifiedCard): Prices | undefined {
  const section = `${xenoCorpSection(corp)}/Prices/`
  const price = (name: string): Money | undefined => {
    const token = tokens.find(({ path }) => path === `${section}${name}`)
    return token === undefined ? undefined : parseMoney(token.value)
  }
  const [cpuCoreHour, memoryGibHour, diskGibHour] = [price('CoreHour'), price('MemoryGiBHour'), price('DiskGiBHour')]
  const [networkGib, addressHour, setup] = [price('NetworkGiB'), price('AddressHour'), price('Setup')]
  if (cpuCoreHour === undefined || memoryGibHour === undefined || diskGibHour === undefined) return undefined
  if (networkGib === undefined || addressHour === undefined || setup === undefined) return undefined
  return { cpuCoreHour, memoryGibHour, diskGibHour, networkGib, addressHour, setup }
}

/** The statement, if the server signed it. */
function read(crypto: Crypto, corp: Uint8Array, server: Uint8Array, statement: Statement): Read | undefined {
  switch (statement.kind) {
    case StatementKind.ADVERTISED:
      return readAdvertised(crypto, server, statement)
    case StatementKind.STATUS:
      return readStatus(crypto, corp, server, statement)
    case StatementKind.REPORTED:
      return readReport(crypto, corp, server, statement)
    default:
      return undefined
  }
}

function readAdvertised(crypto: Crypto, server: Uint8Array, statement: Statement): Advertised | undefined {
  const { realm, body, signature, tokens, laterBody, laterSignature } = statement
  if (!isId(realm)) return undefined
  const card = verifyCard(crypto, realm, { head: { body, signature }, tokens })
  if (!card.ok || !equal(card.value.head.server, server)) return undefined
  const { head } = card.value
  if (laterBody.length === 0) return { kind: 'advertised', realm, card: card.value, until: head.version }
  const later = verifyHead(crypto, realm, { body: laterBody, signature: laterSignature })
  if (!later.ok) return undefined
  // A server that was started anew in between may have had another configuration there.
  const isSame =
    equal(later.value.server, server) &&
    equal(later.value.tokensDigest, head.tokensDigest) &&
    later.value.incarnation === head.incarnation &&
    later.value.version >= head.version
  return isSame ? { kind: 'advertised', realm, card: card.value, until: later.value.version } : undefined
}

function readStatus(crypto: Crypto, corp: Uint8Array, server: Uint8Array, statement: Statement): Stated | undefined {
  if (!isPlain(statement) || !crypto.verify(server, digest(crypto, 'session/status', corp, statement.body), statement.signature)) return undefined
  const status = parseStatus(statement.body)
  if (!status.ok || !equal(status.value.server, server)) return undefined
  const { time, xenoCorps } = status.value
  return { kind: 'status', time, prices: xenoCorps.find(({ xenoCorp }) => equal(xenoCorp, corp))?.prices }
}

function readReport(crypto: Crypto, corp: Uint8Array, server: Uint8Array, statement: Statement): Reported | undefined {
  const id = bodyId(crypto, corp, 'report', statement.body)
  if (!isPlain(statement) || !crypto.verify(server, id, statement.signature)) return undefined
  const report = decodeBody('report', statement.body)
  return report.ok ? { kind: 'reported', id, report: report.value } : undefined
}

/** Without the parts that only an advertisement has: one statement has one form. */
function isPlain({ realm, tokens, laterBody, laterSignature }: Statement): boolean {
  return [realm, tokens, laterBody, laterSignature].every(part => part.length === 0)
}

function none(why: string): Refused {
  return ledgerErrors.refuse('no-contradiction', { why })
}
