/** Room for packets, used over and over: one buffer a slot, made in lots when all are taken, up to a bound. */

/** A device's MTU must not be above this: a longer packet would be cut short. */
export const SLOT_BYTES = 2_048
const LOT = 512
const MAX_SLOTS = 65_536

export class Slots {
  readonly #buffers: Buffer[] = []
  readonly #lengths = new Uint32Array(MAX_SLOTS)
  readonly #free: number[] = []

  /** A slot for the caller alone, until it is given back; undefined when all are taken. */
  take(): number | undefined {
    if (this.#free.length === 0) this.#addLot()
    return this.#free.pop()
  }

  give(slot: number): void {
    this.#free.push(slot)
  }

  buffer(slot: number): Buffer {
    const buffer = this.#buffers[slot]
    if (buffer === undefined) throw new RangeError(`there is no slot ${slot}`)
    return buffer
  }

  length(slot: number): number {
    return this.#lengths[slot] ?? 0
  }

  setLength(slot: number, bytes: number): void {
    this.#lengths[slot] = bytes
  }

  #addLot(): void {
    const first = this.#buffers.length
    if (first + LOT > MAX_SLOTS) return
    const lot = Buffer.alloc(LOT * SLOT_BYTES)
    for (let index = 0; index < LOT; index++) {
      this.#buffers.push(lot.subarray(index * SLOT_BYTES, (index + 1) * SLOT_BYTES))
      this.#free.push(first + index)
    }
  }
}
