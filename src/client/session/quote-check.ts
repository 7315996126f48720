/** Whether a quote is this server's, and for what was asked; before any money is presented. */
import { type Requirements, resourcesAsked } from '../../documents/requirements.ts'
import { type Bytes, equal } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import type { Prices } from '../../types/prices.ts'
import { type Quoted, readQuote } from '../../xenoserver/core/quote.ts'
import { leastLimit, ratesAreExact } from '../../xenoserver/core/terms.ts'
import { sessionClientErrors } from './errors.ts'

export interface Asked {
  readonly xenoCorp: Bytes
  readonly server: Bytes
  readonly nonce: Bytes
  /** The key that asked, and its document. */
  readonly forKey: Bytes
  readonly requirements: Requirements
  readonly document: Bytes
  /** Where prices were advertised: the most that is acceptable. */
  readonly maxPrices?: Prices | undefined
  /** The most that may be spent. */
  readonly budget?: Money | undefined
  /** The longest time that a usage report may cover, where the XenoCorp says so. */
  readonly reportEveryMs?: number | undefined
}

/** @throws XenoError `quote-wrong` */
export function checkQuoted(crypto: Crypto, asked: Asked, quote: { readonly body: Bytes; readonly signature: Bytes }, now: number): Quoted {
  const read = readQuote(crypto, asked.xenoCorp, asked.server, quote)
  if (!read.ok) throw sessionClientErrors.error('quote-wrong', { why: read.refusal.code })
  const { terms } = read.value
  const wanted = resourcesAsked(asked.requirements)
  const { resources, prices } = terms
  const { maxPrices } = asked
  const checks: readonly [holds: boolean, why: string][] = [
    [equal(terms.forKey, asked.forKey), 'it is for another key'],
    [equal(terms.nonce, asked.nonce), 'it answers another request'],
    [equal(terms.requirements, crypto.sha256(asked.document)), 'it is for other requirements'],
    [terms.validUntil > now, 'it has expired'],
    [ratesAreExact(terms), 'its rates do not follow from its prices'],
    ...shortages(wanted, resources).map((name): [boolean, string] => [false, `it grants less ${name} than was asked`]),
    ...(maxPrices === undefined
      ? []
      : dearer(maxPrices, prices).map((name): [boolean, string] => [false, `its price ${name} is above the advertised one`])),
    [terms.intervalMs <= (asked.reportEveryMs ?? terms.intervalMs), 'it reports less often than the XenoCorp asks'],
    [asked.budget === undefined || leastLimit(terms) <= asked.budget, 'the budget does not let the session start'],
  ]
  const broken = checks.find(([holds]) => !holds)
  if (broken !== undefined) throw sessionClientErrors.error('quote-wrong', { why: broken[1] })
  return read.value
}

function shortages(wanted: ReturnType<typeof resourcesAsked>, granted: ReturnType<typeof resourcesAsked>): string[] {
  const names = ['cpuMsps', 'cpuPeakMsps', 'memoryBytes', 'diskBytes', 'networkBps', 'addresses', 'pids'] as const
  const short: string[] = names.filter(name => granted[name] < wanted[name])
  // A rate that is not limited is the most.
  if (granted.diskBps !== 0 && (wanted.diskBps === 0 || granted.diskBps < wanted.diskBps)) short.push('diskBps')
  return short
}

function dearer(most: Prices, prices: Prices): string[] {
  const names = ['cpuCoreHour', 'memoryGibHour', 'diskGibHour', 'networkGib', 'addressHour', 'setup'] as const
  return names.filter(name => prices[name] > most[name])
}
