/**
 * The terms of a session: what the server quotes, and what a presentation commits to by their digest, the termsId
 * (protocols/session/1, quote). Exact bytes are signed and kept; decoding refuses anything but their canonical form.
 */
import { type Bytes, ID_BYTES } from '../../types/bytes.ts'
import { MAX_MONEY, type Money, rateOver } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import { maxRatePerHour, type Prices, rentPerHour } from '../../types/prices.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { SessionTerms } from '../../wire/generated/session.ts'
import type { Resources } from './resources.ts'

export const MAX_TERMS_BYTES = 4_096
const MAX_KEY_BYTES = 64
const MAX_NAME_CHARS = 128
const MIN_NONCE_BYTES = 16

export interface Terms {
  readonly server: Bytes
  readonly payoutAccount: Bytes
  readonly forKey: Bytes
  readonly nonce: Bytes
  /** SHA-256 of the requirements document. */
  readonly requirements: Bytes
  readonly environment: string
  readonly resources: Resources
  readonly prices: Prices
  /** Micro-units per hour, as `rent` is. */
  readonly maxRate: Money
  readonly rent: Money
  readonly exposure: Money
  readonly intervalMs: number
  readonly pauseGraceMs: number
  readonly keptMs: number
  readonly validUntil: number
  readonly replaces: Bytes | undefined
}

export function termsId(crypto: Crypto, xenoCorp: Uint8Array, body: Uint8Array): Bytes {
  return digest(crypto, 'session/terms', xenoCorp, body)
}

export function encodeTerms(terms: Terms): Bytes {
  const { resources } = terms
  return encode(SessionTerms, {
    ...terms,
    resources: {
      ...resources,
      memoryBytes: BigInt(resources.memoryBytes),
      diskBytes: BigInt(resources.diskBytes),
      networkBps: BigInt(resources.networkBps),
      diskBps: BigInt(resources.diskBps),
    },
    prices: { ...terms.prices },
    validUntil: BigInt(terms.validUntil),
    ...(terms.replaces === undefined ? {} : { replaces: terms.replaces }),
  })
}

/** The terms, or undefined when the bytes are not their canonical form or a field is out of its bounds. */
export function decodeTerms(body: Uint8Array): Terms | undefined {
  const message = decodeCanonical(SessionTerms, body, MAX_TERMS_BYTES)
  if (message?.resources === undefined || message.prices === undefined) return undefined
  const { resources, prices } = message
  const terms: Terms = {
    ...message,
    resources: {
      ...resources,
      memoryBytes: Number(resources.memoryBytes),
      diskBytes: Number(resources.diskBytes),
      networkBps: Number(resources.networkBps),
      diskBps: Number(resources.diskBps),
    },
    prices,
    validUntil: Number(message.validUntil),
    replaces: message.replaces,
  }
  return isInBounds(terms) ? terms : undefined
}

function isInBounds(terms: Terms): boolean {
  const { resources, prices } = terms
  const ids = [terms.payoutAccount, terms.requirements, ...(terms.replaces === undefined ? [] : [terms.replaces])]
  const keys = [terms.server, terms.forKey]
  return (
    ids.every(id => id.length === ID_BYTES) &&
    keys.every(key => key.length > 0 && key.length <= MAX_KEY_BYTES) &&
    isNonce(terms.nonce) &&
    terms.environment.length <= MAX_NAME_CHARS &&
    Object.values(resources).every(Number.isSafeInteger) &&
    resources.cpuPeakMsps >= resources.cpuMsps &&
    [...Object.values(prices), terms.maxRate, terms.rent, terms.exposure].every(amount => amount <= MAX_MONEY) &&
    terms.intervalMs > 0 &&
    Number.isSafeInteger(terms.validUntil)
  )
}

export function isNonce(nonce: Uint8Array): boolean {
  return nonce.length >= MIN_NONCE_BYTES && nonce.length <= ID_BYTES
}

/** What the server is ready to have owed to it: the set-up, and `exposureMs` at the highest rate. */
export function exposureFor(prices: Prices, rate: Money, exposureMs: number): Money {
  return prices.setup + rateOver(rate, exposureMs)
}

/** Whether the rates that the terms state are those that follow from their resources and prices. */
export function ratesAreExact(terms: Terms): boolean {
  return terms.maxRate === maxRatePerHour(terms.resources, terms.prices) && terms.rent === rentPerHour(terms.resources, terms.prices)
}

/** Set aside when a session starts, so that a pause can last its grace. */
export function rentHold(terms: Terms): Money {
  return rateOver(terms.rent, terms.pauseGraceMs)
}

/** R1's tail after an End, which a presentation must allow: the exposure and two intervals at the highest rate. */
export function stepFor(terms: Terms): Money {
  return terms.exposure + rateOver(terms.maxRate, 2 * terms.intervalMs)
}

/** The least limit that lets a session start and work for one interval. */
export function leastLimit(terms: Terms): Money {
  return terms.prices.setup + rentHold(terms) + rateOver(terms.maxRate, terms.intervalMs)
}
