/** The packets on the way in one direction: a ring that grows by doubling and keeps its numbers in typed arrays, so that no packet makes garbage. */

export interface Parcel {
  readonly slot: number
  readonly bytes: number
  readonly sentAt: number
  readonly dueAt: number
}

const FIRST_CAPACITY = 16

export class Parcels {
  #slots = new Uint32Array(FIRST_CAPACITY)
  #bytes = new Uint32Array(FIRST_CAPACITY)
  #sentAt = new Float64Array(FIRST_CAPACITY)
  #dueAt = new Float64Array(FIRST_CAPACITY)
  #head = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  get isEmpty(): boolean {
    return this.#size === 0
  }

  /** Of the first, which must be there. */
  get headDue(): number {
    return this.#dueAt[this.#head] ?? 0
  }

  get headBytes(): number {
    return this.#bytes[this.#head] ?? 0
  }

  push(slot: number, bytes: number, sentAt: number, dueAt: number): void {
    if (this.#size === this.#slots.length) this.#grow()
    // The capacity is a power of two.
    const at = (this.#head + this.#size++) & (this.#slots.length - 1)
    this.#slots[at] = slot
    this.#bytes[at] = bytes
    this.#sentAt[at] = sentAt
    this.#dueAt[at] = dueAt
  }

  /** Takes the first, which must be there, and gives its slot. */
  shift(): number {
    const slot = this.#slots[this.#head] ?? 0
    this.#head = (this.#head + 1) & (this.#slots.length - 1)
    this.#size--
    return slot
  }

  /** Takes all, in their order. */
  drain(): Parcel[] {
    const all = Array.from({ length: this.#size }, (_, index) => {
      const at = (this.#head + index) & (this.#slots.length - 1)
      return { slot: this.#slots[at] ?? 0, bytes: this.#bytes[at] ?? 0, sentAt: this.#sentAt[at] ?? 0, dueAt: this.#dueAt[at] ?? 0 }
    })
    this.#head = this.#size = 0
    return all
  }

  #grow(): void {
    const all = this.drain()
    const capacity = this.#slots.length * 2
    this.#slots = new Uint32Array(capacity)
    this.#bytes = new Uint32Array(capacity)
    this.#sentAt = new Float64Array(capacity)
    this.#dueAt = new Float64Array(capacity)
    for (const { slot, bytes, sentAt, dueAt } of all) this.push(slot, bytes, sentAt, dueAt)
  }
}
