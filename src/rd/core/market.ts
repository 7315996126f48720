/**
 * What an RD knows: the newest advertisement of each server. Pure state; a version never goes back, and what is gone from
 * the XIS is dropped. At most MAX_SERVERS.
 */
import type { Advertisement } from '../../documents/advertisement.ts'
import { type Bytes, toText } from '../../types/bytes.ts'

/** An RD that reaches this keeps what it has and takes no further server. */
export const MAX_SERVERS = 100_000

export interface Listing {
  readonly server: Bytes
  readonly version: bigint
  readonly stale: boolean
  readonly seenAt: number
  readonly advertisement: Advertisement
}

export class Market {
  readonly #listings = new Map<string, Listing>()

  get size(): number {
    return this.#listings.size
  }

  get(server: Uint8Array): Listing | undefined {
    return this.#listings.get(toText(server))
  }

  all(): Iterable<Listing> {
    return this.#listings.values()
  }

  /** False when an equal or newer version is known, or there is no room. */
  put(listing: Listing): boolean {
    const key = toText(listing.server)
    const known = this.#listings.get(key)
    if (known === undefined ? this.#listings.size >= MAX_SERVERS : known.version >= listing.version) return false
    this.#listings.set(key, listing)
    return true
  }

  /** Notes that a server was seen again in the XIS, fresh or stale. */
  mark(server: Uint8Array, stale: boolean): void {
    const known = this.get(server)
    if (known !== undefined && known.stale !== stale) this.#listings.set(toText(server), { ...known, stale })
  }

  /** Keeps only these servers (texts of their PeerIds' bytes). */
  retain(servers: ReadonlySet<string>): void {
    for (const key of this.#listings.keys()) if (!servers.has(key)) this.#listings.delete(key)
  }
}
