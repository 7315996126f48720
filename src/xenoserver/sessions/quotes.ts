/**
 * Quotes. A quote reserves nothing and is kept nowhere but in its signature; the same nonce from the same key gets the
 * same answer while the quote is valid.
 */
import { parseRequirements } from '../../documents/parse/requirements.ts'
import { type Bytes, equal, bytes as ownBytes, toText } from '../../types/bytes.ts'
import { commonErrors, unwrap } from '../../types/errors.ts'
import type { Prices } from '../../types/prices.ts'
import type { QuoteRequest, QuoteResponse } from '../../wire/generated/session.ts'
import type { SellingRules } from '../core/defaults.ts'
import { coreErrors } from '../core/errors.ts'
import { match } from '../core/matching.ts'
import type { PartitionTable } from '../core/partition.ts'
import { quoteTerms } from '../core/quote.ts'
import type { Resources } from '../core/resources.ts'
import { encodeTerms, isNonce, leastLimit, termsId } from '../core/terms.ts'
import type { EnvironmentManager } from '../environment-manager/environment-manager.ts'
import type { CorpDesk } from './corp-desk.ts'
import { type RefusalSigner, signRefusal } from './refusals.ts'

/** Answers kept for repeated nonces. */
const MAX_KEPT = 4_096

export interface QuoteDeskOptions extends RefusalSigner {
  readonly environments: EnvironmentManager
  readonly partition: PartitionTable
  readonly prices: Prices
  readonly rules: SellingRules
  /** @throws XenoError `foreign-xenocorp` */
  desk(xenoCorp: Bytes): CorpDesk
  /** Why nothing is sold at all. */
  closedBecause(): string | undefined
}

interface Kept {
  readonly requirements: Bytes
  readonly until: number
  readonly response: QuoteResponse
}

export class QuoteDesk {
  readonly #options: QuoteDeskOptions
  readonly #kept = new Map<string, Kept>()

  constructor(options: QuoteDeskOptions) {
    this.#options = options
  }

  /** @throws XenoError for requests that are not one: `malformed`, `foreign-xenocorp`, `client-unknown`, `key-reused`, and a document's mistakes */
  quote(request: QuoteRequest, peer: Bytes): QuoteResponse {
    const { crypto, clock, desk } = this.#options
    const corp = desk(request.xenoCorp)
    if (!isNonce(request.nonce)) throw commonErrors.error('malformed', { what: 'nonce' })
    corp.checkClient(request.proof, peer)
    const requirements = crypto.sha256(request.requirements)
    const key = `${toText(peer)} ${toText(corp.name)} ${toText(request.nonce)}`
    const known = this.#kept.get(key)
    if (known !== undefined && clock.now() < known.until) {
      if (!equal(known.requirements, requirements)) throw coreErrors.error('key-reused')
      return known.response
    }
    const response = this.#answer(request, requirements, peer, corp)
    this.#keep(key, { requirements, response, until: clock.now() + this.#options.rules.quoteValidMs })
    return response
  }

  #answer(request: QuoteRequest, digest: Bytes, peer: Bytes, corp: CorpDesk): QuoteResponse {
    const { clock, crypto, signer, environments, partition, prices, rules, closedBecause } = this.#options
    const requirements = unwrap(parseRequirements(request.requirements))
    const why = closedBecause()
    const paused = why === undefined ? corp.refusal() : coreErrors.refuse('sale-paused', { why }).refusal
    if (paused !== undefined) return { refusal: signRefusal(this.#options, corp.name, request.nonce, paused) }
    const now = clock.now()
    const facts = {
      server: signer.id,
      payoutAccount: corp.server.payoutAccount,
      forKey: peer,
      nonce: request.nonce,
      requirements: digest,
      prices,
      rules: { ...rules, intervalMs: Math.min(rules.intervalMs, corp.reportEveryMs) },
      replaces: request.replaces,
    }
    const [environment] = environments.environments
    const leastFor = (resources: Resources): bigint =>
      environment === undefined ? 0n : leastLimit(quoteTerms({ ...facts, grant: { environment, resources } }, now))
    const matched = match(requirements, { environments: environments.environments, free: partition.free(now), prices, leastLimit: leastFor })
    if (!matched.ok) {
      const { refusal } = coreErrors.refuse('unmet-requirements', { count: matched.unmet.length })
      return { refusal: signRefusal(this.#options, corp.name, request.nonce, refusal, matched.unmet) }
    }
    const body = encodeTerms(quoteTerms({ ...facts, grant: matched.grant }, now))
    return { quote: { body, signature: ownBytes(signer.sign(termsId(crypto, corp.name, body))) } }
  }

  /** Whether this key has a quote by which it may still create a session. */
  hasQuoted(peer: Bytes): boolean {
    const now = this.#options.clock.now()
    const prefix = `${toText(peer)} `
    for (const [key, { until, response }] of this.#kept) if (until > now && response.quote !== undefined && key.startsWith(prefix)) return true
    return false
  }

  #keep(key: string, kept: Kept): void {
    if (this.#kept.size >= MAX_KEPT) {
      const now = this.#options.clock.now()
      for (const [old, { until }] of this.#kept) if (until <= now) this.#kept.delete(old)
      const oldest = this.#kept.size >= MAX_KEPT ? this.#kept.keys().next().value : undefined
      if (oldest !== undefined) this.#kept.delete(oldest)
    }
    this.#kept.set(key, kept)
  }
}
