/**
 * What an RD knows: the newest advertisement of each server. Pure state. Two ways of news meet here, readings of the whole
 * index and hints that are heard between them:
 *
 *  - A version never goes back.
 *  - A server that is said to be gone is dropped, and taken again only in a later life; so that a reading that began before
 *    does not bring it back.
 *  - Who is missing from a whole reading is dropped: the index ages what is not renewed.
 */
import type { Advertisement } from '../../documents/advertisement.ts'
import { type Bytes, toText } from '../../types/bytes.ts'

/** An RD that reaches this keeps what it has and takes no further server. */
export const MAX_SERVERS = 100_000

/** A server as the index lists it. */
export interface Listed {
  readonly server: Bytes
  readonly version: bigint
  /** The life of the server; a restart begins another. */
  readonly incarnation: number
  readonly stale: boolean
}

export interface Listing extends Listed {
  readonly seenAt: number
  readonly advertisement: Advertisement
}

/** What is heard of a server between two readings. */
export interface Hint {
  readonly server: Bytes
  readonly state: 'fresh' | 'stale' | 'gone'
  readonly incarnation: number
  /** Who speaks are the watchers that this version of the advertisement names. */
  readonly version: bigint
  /** The server's own word, which counts whatever the version. */
  readonly bySelf: boolean
}

export class Market {
  readonly #listings = new Map<string, Listing>()
  /** The last life of servers that are gone. */
  readonly #gone = new Map<string, number>()

  get size(): number {
    return this.#listings.size
  }

  get(server: Uint8Array): Listing | undefined {
    return this.#listings.get(toText(server))
  }

  all(): Iterable<Listing> {
    return this.#listings.values()
  }

  /** Whether there is something to learn of a listed server: it is new, or its advertisement is. */
  lacks({ server, version, incarnation }: Listed): boolean {
    const known = this.get(server)
    if (this.#isGone(toText(server), incarnation)) return false
    return known === undefined ? this.#listings.size < MAX_SERVERS : known.version < version
  }

  /** False when there is nothing new in it, it is of a life that has ended, or there is no room. */
  put(listing: Listing): boolean {
    if (!this.lacks(listing)) return false
    this.#listings.set(toText(listing.server), listing)
    return true
  }

  /** Notes that a server was seen again in the index, fresh or stale. */
  mark(server: Uint8Array, stale: boolean): void {
    const known = this.get(server)
    if (known !== undefined && known.stale !== stale) this.#listings.set(toText(server), { ...known, stale })
  }

  /** Takes a verified hint, as far as it has a say about what is known. */
  hear({ server, state, incarnation, version, bySelf }: Hint): void {
    const known = this.get(server)
    if (known === undefined || known.incarnation > incarnation || (known.version > version && !bySelf)) return
    if (state !== 'gone') this.mark(server, state === 'stale')
    else {
      this.#listings.delete(toText(server))
      this.#gone.set(toText(server), incarnation)
    }
  }

  /** After a whole reading: keeps only these servers (texts of their PeerIds' bytes), and forgets the rest altogether. */
  retain(servers: ReadonlySet<string>): void {
    for (const known of [this.#listings, this.#gone]) for (const key of known.keys()) if (!servers.has(key)) known.delete(key)
  }

  #isGone(key: string, incarnation: number): boolean {
    return incarnation <= (this.#gone.get(key) ?? -1)
  }
}
