/**
 * The books of a store: what takes how much room, what of it may go. Pure; the store does what {@link Space.makeRoom} says.
 *
 * Invariant: blobs + kept partials + reservations of writers <= maxBytes. Held blobs and what is being written never go.
 */

interface Entry {
  size: number
  usedAt: number
  /** Names of those that hold it. */
  readonly holders: Set<string>
}

/** Something on disk that must be removed for the room that was made. */
export type Evicted = { readonly kind: 'blob'; readonly digest: string } | { readonly kind: 'partial'; readonly name: string }

export class Space {
  readonly maxBytes: number
  readonly #blobs = new Map<string, Entry>()
  readonly #partials = new Map<string, { size: number; usedAt: number }>()
  #reservedBytes = 0

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  get usedBytes(): number {
    return sum(this.#blobs.values()) + sum(this.#partials.values()) + this.#reservedBytes
  }

  /** What cannot go: held blobs and what is being written. */
  get heldBytes(): number {
    return sum([...this.#blobs.values()].filter(entry => entry.holders.size > 0)) + this.#reservedBytes
  }

  get blobs(): number {
    return this.#blobs.size
  }

  sizeOf(digest: string): number | undefined {
    return this.#blobs.get(digest)?.size
  }

  add(digest: string, size: number, now: number): void {
    const known = this.#blobs.get(digest)
    if (known === undefined) this.#blobs.set(digest, { size, usedAt: now, holders: new Set() })
    else known.usedAt = now
  }

  touch(digest: string, now: number): void {
    const entry = this.#blobs.get(digest)
    if (entry !== undefined) entry.usedAt = Math.max(entry.usedAt, now)
  }

  /** False when the blob is not there. */
  hold(digest: string, holder: string): boolean {
    const entry = this.#blobs.get(digest)
    entry?.holders.add(holder)
    return entry !== undefined
  }

  release(holder: string): void {
    for (const entry of this.#blobs.values()) entry.holders.delete(holder)
  }

  keepPartial(name: string, size: number, now: number): void {
    this.#partials.set(name, { size, usedAt: now })
  }

  /** No longer kept; whoever takes it accounts for it. */
  takePartial(name: string): { readonly size: number; readonly usedAt: number } | undefined {
    const partial = this.#partials.get(name)
    this.#partials.delete(name)
    return partial
  }

  /** Names of partials that nobody has gone on with since. */
  partialsBefore(time: number): string[] {
    return [...this.#partials].filter(([, { usedAt }]) => usedAt < time).map(([name]) => name)
  }

  /**
   * Takes `bytes` for a writer, and says what must be removed for it: partials first, then blobs that nobody holds, the
   * longest unused first. Undefined, and nothing changed, when there is not that much room.
   */
  makeRoom(bytes: number): Evicted[] | undefined {
    if (this.heldBytes + bytes > this.maxBytes) return undefined
    const evicted: Evicted[] = []
    let over = this.usedBytes + bytes - this.maxBytes
    for (const [name, { size }] of oldestFirst(this.#partials)) {
      if (over <= 0) break
      this.#partials.delete(name)
      evicted.push({ kind: 'partial', name })
      over -= size
    }
    for (const [digest, { size, holders }] of oldestFirst(this.#blobs)) {
      if (over <= 0) break
      if (holders.size > 0) continue
      this.#blobs.delete(digest)
      evicted.push({ kind: 'blob', digest })
      over -= size
    }
    this.#reservedBytes += bytes
    return evicted
  }

  /** Gives back what a writer had reserved. */
  giveBack(bytes: number): void {
    this.#reservedBytes -= bytes
  }
}

function sum(entries: Iterable<{ readonly size: number }>): number {
  let bytes = 0
  for (const { size } of entries) bytes += size
  return bytes
}

function oldestFirst<T extends { usedAt: number }>(entries: ReadonlyMap<string, T>): [string, T][] {
  return [...entries].sort(([, a], [, b]) => a.usedAt - b.usedAt)
}
