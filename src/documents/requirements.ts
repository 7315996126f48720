/**
 * What a client asks of an environment (`EnvironmentalRequirements`), as a value. Its XML form and bounds are
 * protocols/documents/requirements.xsd; parse/requirements.ts and format/requirements.ts go from one to the other.
 */
import type { Money } from '../types/money.ts'
import { MIB } from '../types/units.ts'
import type { Extension } from './extension.ts'

/** `exact`: this version; `minimum`: this or a later one; `prefix`: its first parts are these (`6.1` takes 6.1.55). */
export type KernelMatch = 'exact' | 'minimum' | 'prefix'

export interface KernelRequirement {
  readonly version: string
  readonly match: KernelMatch
}

export const ANY_KERNEL: KernelRequirement = { version: '0', match: 'minimum' }

export type TransportProtocol = 'tcp' | 'udp'

/** A port of the environment that must be reachable from outside. */
export interface PortRequirement {
  readonly port: number
  readonly protocol: TransportProtocol
}

/** Somewhere that the environment may send packets to, and get the answers. */
export interface EgressRequirement {
  /** IPv4 block, `0.0.0.0/0` for everywhere. */
  readonly cidr: string
  readonly protocol?: TransportProtocol
  /** An inclusive range; needs `protocol`. */
  readonly ports?: readonly [from: number, to: number]
}

export interface Requirements {
  readonly basic: {
    /** The client's own name for the environment; 1 to 128 characters. */
    readonly envName: string
    /** The kind of environment: `Linux`, ...; compared without regard to case. */
    readonly envType: string
    readonly envKernel: KernelRequirement
    /** An image that the environment starts from, by the name or digest that advertisements give; any when absent. */
    readonly image?: string
  }
  readonly network: {
    /** Globally valid addresses. */
    readonly envIPAddresses: number
    readonly ports: readonly PortRequirement[]
    readonly egress: readonly EgressRequirement[]
  }
  /** What is not asked is as {@link resourcesAsked} says. */
  readonly qos: {
    /** Milliseconds per second of real time: 150 is 15 % of one core. */
    readonly cpuMsps?: number
    readonly cpuPeakMsps?: number
    /** Bits per second, each way. In XML Mbit/s with up to six decimals. */
    readonly networkBps?: number
    /** Whole MiB; other values are rounded up in XML. */
    readonly memoryBytes?: number
    readonly diskBytes?: number
    /** Bytes per second, for reads and writes each. In XML MB/s (10^6) with up to six decimals. */
    readonly diskBps?: number
    readonly pids?: number
  }
  readonly constraints: {
    /** The most that may be spent, in the order's currency. */
    readonly maxCost?: Money
    /** How long the session is planned to last. In XML an xs:duration of days or less (`PT1H30M`). */
    readonly durationMs?: number
  }
  /** Foreign elements; each is a requirement: who does not know one cannot meet it. */
  readonly extensions: readonly Extension[]
}

/** What a session for some requirements would get: asked values, and the defaults below for the rest. */
export interface ResourcesAsked {
  readonly cpuMsps: number
  /** At least `cpuMsps`; equal where no peak was asked. */
  readonly cpuPeakMsps: number
  readonly memoryBytes: number
  readonly diskBytes: number
  readonly networkBps: number
  readonly addresses: number
  readonly pids: number
  /** Bytes per second; 0 where it is not limited. */
  readonly diskBps: number
}

/** For requirements that leave them open; every server and RD takes the same. */
export const DEFAULT_RESOURCES: ResourcesAsked = {
  cpuMsps: 100,
  cpuPeakMsps: 100,
  memoryBytes: 64 * MIB,
  diskBytes: 64 * MIB,
  networkBps: 1_000_000,
  addresses: 0,
  pids: 64,
  diskBps: 0,
}

export function resourcesAsked(requirements: Requirements): ResourcesAsked {
  const { qos, network } = requirements
  const cpuMsps = qos.cpuMsps ?? DEFAULT_RESOURCES.cpuMsps
  return {
    cpuMsps,
    cpuPeakMsps: Math.max(cpuMsps, qos.cpuPeakMsps ?? cpuMsps),
    memoryBytes: qos.memoryBytes ?? DEFAULT_RESOURCES.memoryBytes,
    diskBytes: qos.diskBytes ?? DEFAULT_RESOURCES.diskBytes,
    networkBps: qos.networkBps ?? DEFAULT_RESOURCES.networkBps,
    addresses: network.envIPAddresses,
    pids: qos.pids ?? DEFAULT_RESOURCES.pids,
    diskBps: qos.diskBps ?? DEFAULT_RESOURCES.diskBps,
  }
}
