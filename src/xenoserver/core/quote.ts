/** Quotes: the terms that a server offers, and whether terms that come back are its own, still valid, and for this caller. */
import { type Bytes, equal } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { maxRatePerHour, type Prices, rentPerHour } from '../../types/prices.ts'
import type { SellingRules } from './defaults.ts'
import { coreErrors } from './errors.ts'
import type { Grant } from './matching.ts'
import { decodeTerms, exposureFor, type Terms, termsId } from './terms.ts'

export interface QuoteFacts {
  readonly server: Bytes
  readonly payoutAccount: Bytes
  /** The key that asks. */
  readonly forKey: Bytes
  readonly nonce: Bytes
  /** SHA-256 of the requirements document. */
  readonly requirements: Bytes
  readonly grant: Grant
  readonly prices: Prices
  readonly rules: SellingRules
  readonly replaces: Bytes | undefined
}

export function quoteTerms(facts: QuoteFacts, now: number): Terms {
  const { grant, prices, rules } = facts
  const rate = maxRatePerHour(grant.resources, prices)
  return {
    server: facts.server,
    payoutAccount: facts.payoutAccount,
    forKey: facts.forKey,
    nonce: facts.nonce,
    requirements: facts.requirements,
    environment: grant.environment.name,
    resources: grant.resources,
    prices,
    maxRate: rate,
    rent: rentPerHour(grant.resources, prices),
    exposure: exposureFor(prices, rate, rules.exposureMs),
    intervalMs: rules.intervalMs,
    pauseGraceMs: rules.pauseGraceMs,
    keptMs: rules.keptMs,
    validUntil: now + rules.quoteValidMs,
    replaces: facts.replaces,
  }
}

export interface Quoted {
  readonly terms: Terms
  readonly termsId: Bytes
}

/** Terms with the server's signature, as they come back with an order. */
export function readQuote(
  crypto: Crypto,
  xenoCorp: Bytes,
  server: Bytes,
  quote: { readonly body: Bytes; readonly signature: Bytes },
): Result<Quoted> {
  const terms = decodeTerms(quote.body)
  if (terms === undefined) return commonErrors.refuse('malformed', { what: 'quote' })
  const id = termsId(crypto, xenoCorp, quote.body)
  if (!equal(terms.server, server) || !crypto.verify(server, id, quote.signature)) return coreErrors.refuse('quote-not-ours')
  return ok({ terms, termsId: id })
}

/** Whether a session may be created by these terms now, over a connection of `caller`, for these requirements. */
export function checkQuote({ terms }: Quoted, caller: Bytes, requirements: Bytes, now: number): Result<void> {
  if (!equal(terms.forKey, caller)) return coreErrors.refuse('quote-for-other')
  if (!equal(terms.requirements, requirements)) return coreErrors.refuse('requirements-differ')
  return now < terms.validUntil ? ok(undefined) : coreErrors.refuse('quote-expired', { validUntil: terms.validUntil })
}
