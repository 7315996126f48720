/**
 * What readings cost. Prices multiply cumulative readings; a segment of terms is summed exactly, over one common
 * denominator, and rounded down once (protocols/session/1, Bill). The rates of `types/prices.ts` are rounded up, so that a bill
 * never outruns them.
 */
import { type Money, MS_PER_HOUR } from '../../types/money.ts'
import type { Prices } from '../../types/prices.ts'
import { GIB } from '../../types/units.ts'

/** Cumulative readings of a session, as a usage report carries them. */
export interface Counters {
  readonly cpuMs: bigint
  readonly memoryByteSeconds: bigint
  readonly diskByteSeconds: bigint
  readonly networkInBytes: bigint
  readonly networkOutBytes: bigint
  /** Time for which the share was set aside and is paid for. */
  readonly meteredMs: bigint
}

export const ZERO_COUNTERS: Counters = {
  cpuMs: 0n,
  memoryByteSeconds: 0n,
  diskByteSeconds: 0n,
  networkInBytes: 0n,
  networkOutBytes: 0n,
  meteredMs: 0n,
}

const GIB_UNITS = BigInt(GIB)
/** Every term below is a whole number of micro-units over GiB x ms-per-hour. */
const DENOMINATOR = GIB_UNITS * MS_PER_HOUR
const MS_PER_SECOND = 1_000n

/** The cost of what was used between two readings under one set of prices, rounded down once; set-up is apart. */
export function segmentCost(prices: Prices, addresses: number, from: Counters, to: Counters): Money {
  const cpu = (to.cpuMs - from.cpuMs) * prices.cpuCoreHour * GIB_UNITS
  const memory = (to.memoryByteSeconds - from.memoryByteSeconds) * prices.memoryGibHour * MS_PER_SECOND
  const disk = (to.diskByteSeconds - from.diskByteSeconds) * prices.diskGibHour * MS_PER_SECOND
  const moved = to.networkInBytes - from.networkInBytes + to.networkOutBytes - from.networkOutBytes
  const network = moved * prices.networkGib * MS_PER_HOUR
  const address = BigInt(addresses) * (to.meteredMs - from.meteredMs) * prices.addressHour * GIB_UNITS
  return (cpu + memory + disk + network + address) / DENOMINATOR
}
