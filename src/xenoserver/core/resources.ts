/**
 * What a machine has and a session gets. A partition is a share of the dimensions that cannot be sold twice; resources add
 * what is only a bound (the CPU's peak, the disk's rate).
 */

/** The dimensions that the partition table divides; whole numbers. */
export interface Share {
  /** Milliseconds of CPU per second of real time, over all cores. */
  readonly cpuMsps: number
  readonly memoryBytes: number
  readonly diskBytes: number
  /** Bits per second, each way. */
  readonly networkBps: number
  /** IP addresses that the world can reach. */
  readonly addresses: number
  readonly pids: number
}

export interface Resources extends Share {
  /** What the CPU may reach while the machine is idle; at least `cpuMsps`, of which it is certain. */
  readonly cpuPeakMsps: number
  /** Bytes per second, for reads and for writes each; 0 where it is not limited. */
  readonly diskBps: number
}

export type Dimension = keyof Share

export const DIMENSIONS: readonly Dimension[] = ['cpuMsps', 'memoryBytes', 'diskBytes', 'networkBps', 'addresses', 'pids']

export const NOTHING: Share = { cpuMsps: 0, memoryBytes: 0, diskBytes: 0, networkBps: 0, addresses: 0, pids: 0 }

/** A share made dimension by dimension. */
export function mapShare(make: (dimension: Dimension) => number): Share {
  return {
    cpuMsps: make('cpuMsps'),
    memoryBytes: make('memoryBytes'),
    diskBytes: make('diskBytes'),
    networkBps: make('networkBps'),
    addresses: make('addresses'),
    pids: make('pids'),
  }
}

export function addShares(a: Share, b: Share): Share {
  return mapShare(dimension => a[dimension] + b[dimension])
}

/** a - b, never below nothing. */
export function subtractShares(a: Share, b: Share): Share {
  return mapShare(dimension => Math.max(0, a[dimension] - b[dimension]))
}

/** The dimensions in which `wanted` is more than `limit`. */
export function exceeding(wanted: Share, limit: Share): Dimension[] {
  return DIMENSIONS.filter(dimension => wanted[dimension] > limit[dimension])
}

export function shareOf(resources: Resources): Share {
  return mapShare(dimension => resources[dimension])
}
