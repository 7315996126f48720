/**
 * What a XenoServer asks for its resources, and what a plan comes to at such prices (protocols/documents, Values). Everything is
 * exact: one sum over a common denominator, rounded once. Costs are rounded down, rates up.
 */
import { type Money, MS_PER_HOUR } from './money.ts'
import { GIB } from './units.ts'

/** Micro-units per core-hour used, GiB-hour set aside (memory, disk), GiB moved (in and out alike), address-hour; and once. */
export interface Prices {
  readonly cpuCoreHour: Money
  readonly memoryGibHour: Money
  readonly diskGibHour: Money
  readonly networkGib: Money
  readonly addressHour: Money
  readonly setup: Money
}

/** The part of a session's resources that has a price. Whole numbers; CPU in ms per second, network in bits per second each way. */
export interface PricedResources {
  readonly cpuMsps: number
  /** At least `cpuMsps`. */
  readonly cpuPeakMsps: number
  readonly memoryBytes: number
  readonly diskBytes: number
  readonly networkBps: number
  readonly addresses: number
}

/** How much of what is paid by use a plan uses. */
export interface ExpectedUse {
  /** Thousandths of the guaranteed CPU share. */
  readonly cpuPermille: number
  /** Thousandths of the link's capacity one way, in and out together: 2,000 is the link full both ways. */
  readonly networkPermille: number
}

/** A busy processor and a link that is mostly quiet: what is assumed where a client says nothing. */
export const USUAL_USE: ExpectedUse = { cpuPermille: 1_000, networkPermille: 50 }

const GIB_UNITS = BigInt(GIB)
const PERMILLE = 1_000n
const MS_PER_SECOND = 1_000n
const BITS_PER_BYTE = 8n
/** Every term below is a whole number of micro-units per hour over this. */
const RATE_DENOMINATOR = GIB_UNITS * PERMILLE * MS_PER_SECOND * BITS_PER_BYTE

/** What `ms` of a session come to with that use of it, set-up included; rounded down. */
export function costOf(resources: PricedResources, prices: Prices, ms: number, use: ExpectedUse = USUAL_USE): Money {
  const rate = exactRate(resources, prices, BigInt(resources.cpuMsps) * BigInt(use.cpuPermille), BigInt(use.networkPermille))
  return prices.setup + (rate * BigInt(Math.max(0, Math.ceil(ms)))) / (RATE_DENOMINATOR * MS_PER_HOUR)
}

/** The fastest that a bill can grow, set-up apart, in micro-units per hour, rounded up: the CPU at its peak, the link full both ways. */
export function maxRatePerHour(resources: PricedResources, prices: Prices): Money {
  return ceilDivide(exactRate(resources, prices, BigInt(resources.cpuPeakMsps) * PERMILLE, 2n * PERMILLE), RATE_DENOMINATOR)
}

/** What a session costs while nothing in it runs, in micro-units per hour, rounded up: memory, disk and addresses stay set aside. */
export function rentPerHour(resources: PricedResources, prices: Prices): Money {
  return ceilDivide(exactRate(resources, prices, 0n, 0n), RATE_DENOMINATOR)
}

/** Micro-units per hour, over RATE_DENOMINATOR; CPU in thousandths of a ms per second, the link in thousandths of its capacity one way. */
function exactRate(resources: PricedResources, prices: Prices, cpu: bigint, link: bigint): bigint {
  // cpu / 10^6 cores; bps x link / 10^3 x 3600 s / 8 bytes an hour.
  const cpuPart = cpu * prices.cpuCoreHour * GIB_UNITS * BITS_PER_BYTE
  const standing = BigInt(resources.memoryBytes) * prices.memoryGibHour + BigInt(resources.diskBytes) * prices.diskGibHour
  const standingPart = (standing + BigInt(resources.addresses) * prices.addressHour * GIB_UNITS) * PERMILLE * MS_PER_SECOND * BITS_PER_BYTE
  const networkPart = BigInt(resources.networkBps) * link * (MS_PER_HOUR / MS_PER_SECOND) * prices.networkGib * MS_PER_SECOND
  return cpuPart + standingPart + networkPart
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor
}
