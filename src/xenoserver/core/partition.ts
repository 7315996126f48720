/**
 * The partition table: who has which share of the machine. It never sells a share twice.
 *
 *     reserve -> reserved (unbound, for RESERVATION_MS) -> bind -> bound -> release
 *                                \-> expired (counts no longer)
 *
 * Invariants: reserved + bound + Domain0's reserve <= the machine, in each dimension. Unbound reservations of one account
 * come to at most a quarter of what is for sale; but a single one may have any size while nothing else is unbound.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { coreErrors, type SessionCode } from './errors.ts'
import { addShares, type Dimension, exceeding, mapShare, NOTHING, type Share, subtractShares } from './resources.ts'

/** How long a presented order holds a share until it is bound. */
export const RESERVATION_MS = 10_000

const UNBOUND_FRACTION = 0.25

interface Entry {
  readonly account: Bytes
  readonly share: Share
  /** Undefined once bound. */
  readonly expiresAt: number | undefined
}

export class PartitionTable {
  /** What can be sold: the machine less Domain0's reserve. */
  readonly forSale: Share
  readonly #entries = new Map<string, Entry>()

  constructor(machine: Share, domain0: Share = NOTHING) {
    this.forSale = subtractShares(machine, domain0)
  }

  /** What a new session could get now. */
  free(now: number): Share {
    return subtractShares(this.forSale, this.#taken(now))
  }

  /** Sessions that have a share, unbound ones included. */
  get size(): number {
    return this.#entries.size
  }

  /** Holds a share for a presented order. The same id again is the same reservation; its time does not start anew. */
  reserve(id: Bytes, account: Bytes, share: Share, now: number): Result<{ readonly expiresAt: number | undefined }, SessionCode> {
    this.#expire(now)
    const known = this.#entries.get(toText(id))
    if (known !== undefined) return ok({ expiresAt: known.expiresAt })
    const free = this.free(now)
    const [short] = exceeding(share, free)
    if (short !== undefined) return coreErrors.refuse('no-capacity', { dimension: short, asked: share[short], free: free[short] })
    const over = this.#overUnboundBound(account, share)
    if (over !== undefined) return coreErrors.refuse('too-much-unbound', { dimension: over, asked: share[over], limit: this.#unboundLimit()[over] })
    const expiresAt = now + RESERVATION_MS
    this.#entries.set(toText(id), { account, share, expiresAt })
    return ok({ expiresAt })
  }

  /** Keeps the share until it is released. False when the reservation is gone: it expired, or was released. */
  bind(id: Bytes, now: number): boolean {
    this.#expire(now)
    const entry = this.#entries.get(toText(id))
    if (entry === undefined) return false
    this.#entries.set(toText(id), { ...entry, expiresAt: undefined })
    return true
  }

  /** Takes back the share of a session that was running before this process was. It has it already, so nothing is asked. */
  adopt(id: Bytes, account: Bytes, share: Share): void {
    this.#entries.set(toText(id), { account, share, expiresAt: undefined })
  }

  /** Harmless when there is none. */
  release(id: Bytes): void {
    this.#entries.delete(toText(id))
  }

  #taken(now: number): Share {
    return [...this.#entries.values()].filter(entry => isLive(entry, now)).reduce((sum, entry) => addShares(sum, entry.share), NOTHING)
  }

  #overUnboundBound(account: Bytes, share: Share): Dimension | undefined {
    const unbound = [...this.#entries.values()].filter(entry => entry.expiresAt !== undefined)
    if (unbound.length === 0) return undefined
    const own = unbound.filter(entry => equal(entry.account, account)).reduce((sum, entry) => addShares(sum, entry.share), share)
    return exceeding(own, this.#unboundLimit())[0]
  }

  #unboundLimit(): Share {
    return mapShare(dimension => Math.floor(this.forSale[dimension] * UNBOUND_FRACTION))
  }

  #expire(now: number): void {
    for (const [id, entry] of this.#entries) if (!isLive(entry, now)) this.#entries.delete(id)
  }
}

function isLive(entry: Entry, now: number): boolean {
  return entry.expiresAt === undefined || now < entry.expiresAt
}
