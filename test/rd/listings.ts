/** Advertisements and listings of servers for tests of the RD: one Linux environment each, priced by the core-hour alone. */
import type { Advertisement, EnvironmentOffer } from '../../src/documents/advertisement.ts'
import { ANY_KERNEL, type Requirements } from '../../src/documents/requirements.ts'
import { signerFromSeed } from '../../src/node/crypto.ts'
import type { Listing } from '../../src/rd/core/market.ts'
import { type Bytes, bytes } from '../../src/types/bytes.ts'
import { GIB } from '../../src/types/units.ts'

export const CORP = bytes(new Uint8Array(32).fill(1))

export function serverId(seed: number): Bytes {
  return signerFromSeed(bytes(new Uint8Array(32).fill(seed))).id
}

export const LINUX: EnvironmentOffer = {
  name: 'linux',
  envType: 'Linux',
  envKernel: '6.1.55',
  images: [],
  driver: 'runc',
  isolation: 'container',
  guarantees: ['cpuQuota', 'memoryLimit'],
  largest: { cpuMsps: 1_000, networkBps: 100_000_000, memoryBytes: GIB, diskBytes: 10 * GIB, pids: 1_024, addresses: 0 },
}

export function advertisementOf(seed: number, coreHour: bigint, changes: Partial<Advertisement> = {}): Advertisement {
  const prices = { cpuCoreHour: coreHour, memoryGibHour: 0n, diskGibHour: 0n, networkGib: 0n, addressHour: 0n, setup: 10n }
  return {
    server: serverId(seed),
    addresses: ['/ip4/127.0.0.1/tcp/4101'],
    xenoCorps: [{ xenoCorp: CORP, name: 'Test', currency: 'XEN', prices }],
    injectionNode: serverId(99),
    environments: [LINUX],
    extensions: [],
    ...changes,
  }
}

export function listingOf(advertisement: Advertisement, changes: Partial<Listing> = {}): Listing {
  return { server: advertisement.server, version: 1n, incarnation: 1, stale: false, seenAt: 0, advertisement, ...changes }
}

export function requirementsOf(qos: Requirements['qos'] = {}, changes: Partial<Requirements> = {}): Requirements {
  return {
    basic: { envName: 'test', envType: 'Linux', envKernel: ANY_KERNEL },
    network: { envIPAddresses: 0, ports: [], egress: [] },
    qos,
    constraints: {},
    extensions: [],
    ...changes,
  }
}
