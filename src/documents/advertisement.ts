/**
 * A XenoServer's description of itself (`XenoServerAdvertisement`), as a value. Its XML form and bounds are
 * protocols/documents/advertisement.xsd; parse/advertisement.ts and format/advertisement.ts go from one to the other.
 */
import type { Bytes } from '../types/bytes.ts'
import type { Prices } from '../types/prices.ts'
import type { Extension } from './extension.ts'

/** A XenoCorp whose orders a server takes, and what it asks for its resources in that XenoCorp's currency. */
export interface XenoCorpOffer {
  /** The XenoCorp's 32-byte name. */
  readonly xenoCorp: Bytes
  /** For people: as its committee document has them. */
  readonly name: string
  readonly currency: string
  /** Undefined: to be asked for by a quote. */
  readonly prices?: Prices
}

/** The largest new session that an environment could get now; 0 where nothing is left. */
export interface LargestSession {
  readonly cpuMsps: number
  /** Bits per second, each way. */
  readonly networkBps: number
  /** Whole MiB; other values are rounded down in XML. */
  readonly memoryBytes: number
  readonly diskBytes: number
  readonly pids: number
  /** Globally valid addresses. */
  readonly addresses: number
}

export interface EnvironmentOffer {
  /** Unique in the document; `[A-Za-z0-9][A-Za-z0-9._-]{0,62}`. */
  readonly name: string
  readonly envType: string
  readonly envKernel: string
  /** Names or digests of images that it starts from. */
  readonly images: readonly string[]
  /** What makes its domains: `runc`, `bwrap`, ... */
  readonly driver: string
  /** `virtual-machine`, `container`, `sandbox`, `process`. */
  readonly isolation: string
  /** Names of what it enforces (`cpuQuota`, `memoryLimit`, ...); what is not named is not guaranteed. */
  readonly guarantees: readonly string[]
  readonly largest: LargestSession
}

export interface Location {
  /** Free text: `Cambridge, UK`. */
  readonly name: string
  /** Who runs the machine. */
  readonly operator?: string
  /** Degrees, at most six decimals. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number }
}

/** How busy a server is. Fractions are of the whole, 0 to 1, at most three decimals. */
export interface Load {
  /** The part of the machine that is sold, in the dimension that is fullest. */
  readonly server: number
  /** The part of the link that is in use. */
  readonly network: number
  /** The part of all cores in use, averaged over the last minute. */
  readonly averageCpu: number
  /** Clients with a session. */
  readonly clients: number
  /** Bits per second that no session has been promised. */
  readonly availableBps: number
}

export interface Machine {
  /** As `uname -m` says: `x86_64`, `aarch64`. */
  readonly architecture: string
  readonly cores: number
}

export interface Advertisement {
  /** The server's PeerId. */
  readonly server: Bytes
  /** Multiaddrs at which it can be dialled, with or without /p2p/PEERID. */
  readonly addresses: readonly string[]
  /** At least one, each once. */
  readonly xenoCorps: readonly XenoCorpOffer[]
  /** The PeerId of the XIS node through which it advertises. */
  readonly injectionNode: Bytes
  /** At least one. */
  readonly environments: readonly EnvironmentOffer[]
  readonly location?: Location
  readonly machine?: Machine
  readonly load?: Load
  readonly extensions: readonly Extension[]
}
