/**
 * Metering: kernel readings -> cumulative counters -> bill -> the chain of usage reports (protocols/session/1, Bill).
 *
 * Time is metered only while the lease covers it, and CPU and bytes only up to the share that was granted for that time.
 * So a bill never grows faster than the terms' highest rate, whatever the kernel's counters say. Counters never go back:
 * those of earlier domains of the session are kept as a base.
 */

import { bodyId } from '../../corp/core/ids.ts'
import { type Bytes, EMPTY } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import { encode } from '../../wire/canonical.ts'
import { UsageReport } from '../../wire/generated/corp.ts'
import { type Counters, segmentCost, ZERO_COUNTERS } from './pricing.ts'
import type { Resources } from './resources.ts'
import type { Terms } from './terms.ts'

/** What the kernel counts for one domain, cumulative since the domain was made. */
export interface KernelCounters {
  readonly cpuMs: number
  readonly networkInBytes: number
  readonly networkOutBytes: number
}

export const NO_KERNEL_COUNTERS: KernelCounters = { cpuMs: 0, networkInBytes: 0, networkOutBytes: 0 }

/** Everything cumulative, in units small enough that nothing is rounded before it is reported. */
export interface Meter {
  /** Ms since 1970 of the last reading. */
  readonly at: number
  readonly meteredMs: bigint
  readonly memoryByteMs: bigint
  readonly diskByteMs: bigint
  /** What the share allowed in the metered time: CPU in microseconds, each direction of the link in thousandths of a bit. */
  readonly cpuAllowedUs: bigint
  readonly networkAllowedMillibits: bigint
  /** Of domains of this session that are no more. */
  readonly base: KernelCounters
  /** What this domain's counters stood at before the session ran, and at the last reading. */
  readonly origin: KernelCounters
  readonly kernel: KernelCounters
}

export function startMeter(at: number, origin: KernelCounters): Meter {
  const none = { meteredMs: 0n, memoryByteMs: 0n, diskByteMs: 0n, cpuAllowedUs: 0n, networkAllowedMillibits: 0n }
  return { at, ...none, base: NO_KERNEL_COUNTERS, origin, kernel: origin }
}

/**
 * The meter after a reading.
 * @param coveredUntil time after this is not metered: no lease covers it
 */
export function advanceMeter(meter: Meter, at: number, kernel: KernelCounters, coveredUntil: number, resources: Resources): Meter {
  const elapsedMs = BigInt(Math.max(0, Math.floor(Math.min(at, coveredUntil) - meter.at)))
  return {
    ...meter,
    at: Math.max(at, meter.at),
    meteredMs: meter.meteredMs + elapsedMs,
    memoryByteMs: meter.memoryByteMs + BigInt(resources.memoryBytes) * elapsedMs,
    diskByteMs: meter.diskByteMs + BigInt(resources.diskBytes) * elapsedMs,
    cpuAllowedUs: meter.cpuAllowedUs + BigInt(resources.cpuPeakMsps) * elapsedMs,
    networkAllowedMillibits: meter.networkAllowedMillibits + BigInt(resources.networkBps) * elapsedMs,
    kernel: largest(meter.kernel, kernel),
  }
}

/** The domain is a new one: what the old one counted is kept. */
export function rebaseMeter(meter: Meter, origin: KernelCounters): Meter {
  return { ...meter, base: usedOf(meter), origin, kernel: origin }
}

export function countersOf(meter: Meter | undefined): Counters {
  if (meter === undefined) return ZERO_COUNTERS
  const used = usedOf(meter)
  const networkAllowedBytes = meter.networkAllowedMillibits / 8_000n
  return {
    cpuMs: least(BigInt(used.cpuMs), meter.cpuAllowedUs / 1_000n),
    memoryByteSeconds: meter.memoryByteMs / 1_000n,
    diskByteSeconds: meter.diskByteMs / 1_000n,
    networkInBytes: least(BigInt(used.networkInBytes), networkAllowedBytes),
    networkOutBytes: least(BigInt(used.networkOutBytes), networkAllowedBytes),
    meteredMs: meter.meteredMs,
  }
}

function usedOf({ base, origin, kernel }: Meter): KernelCounters {
  return combine(
    base,
    combine(kernel, origin, (a, b) => a - b),
    (a, b) => a + b,
  )
}

function largest(a: KernelCounters, b: KernelCounters): KernelCounters {
  return combine(a, b, Math.max)
}

function combine(a: KernelCounters, b: KernelCounters, join: (a: number, b: number) => number): KernelCounters {
  return {
    cpuMs: join(a.cpuMs, b.cpuMs),
    networkInBytes: join(a.networkInBytes, b.networkInBytes),
    networkOutBytes: join(a.networkOutBytes, b.networkOutBytes),
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** One set of terms from a reading on; what earlier segments cost is settled, set-up included. */
export interface Segment {
  readonly from: Counters
  readonly settled: Money
}

export function firstSegment(terms: Terms): Segment {
  return { from: ZERO_COUNTERS, settled: terms.prices.setup }
}

/** The segment after a change of terms at this reading. A set-up price in the new terms is charged for the change. */
export function nextSegment(segment: Segment, before: Terms, after: Terms, at: Counters): Segment {
  return { from: at, settled: billFor(segment, before, at) + after.prices.setup }
}

export function billFor(segment: Segment, terms: Terms, counters: Counters): Money {
  return segment.settled + segmentCost(terms.prices, terms.resources.addresses, segment.from, counters)
}

export interface ReportFacts {
  readonly session: Bytes
  readonly number: number
  /** The id of the report before; undefined for the first. */
  readonly previous: Bytes | undefined
  readonly termsId: Bytes
  readonly fromMs: number
  readonly toMs: number
  readonly counters: Counters
  readonly incarnation: number
  /** What ran in the session since the report before: `1 sh exited 0`. */
  readonly tasks: readonly string[]
  /** Digest of the annex about the session's peers; empty where there is none. */
  readonly annex: Bytes
  readonly bill: Money
}

/** The report's exact bytes and its id, to which a charge commits. */
export function encodeReport(crypto: Crypto, xenoCorp: Uint8Array, facts: ReportFacts): { readonly body: Bytes; readonly id: Bytes } {
  const body = encode(UsageReport, {
    session: facts.session,
    number: facts.number,
    previous: facts.previous ?? EMPTY,
    terms: facts.termsId,
    from: BigInt(facts.fromMs),
    to: BigInt(facts.toMs),
    ...facts.counters,
    domainIncarnation: facts.incarnation,
    tasks: [...facts.tasks],
    annex: facts.annex,
    bill: facts.bill,
  })
  return { body, id: bodyId(crypto, xenoCorp, 'report', body) }
}
