/**
 * The packets' way through the relay: from a device into its direction's model, and out of that into the device at the
 * other end once they are due. Nothing here waits; {@link Forwarder.receive} and {@link Forwarder.deliver} are called by the
 * program's loop.
 */
import { seedFor } from '../random.ts'
import { relayErrors } from './errors.ts'
import { EAGAIN, type Kernel } from './kernel.ts'
import { Direction } from './line.ts'
import { DIRECTIONS, type DirectionIndex, type DirectionStatistics, type LineSpec, type RelayRequest, type RelayStatistics } from './protocol.ts'
import { SLOT_BYTES, Slots } from './slots.ts'

/** Packets taken from one device before others have their turn. */
const BURST = 64

/** One direction with its devices. */
interface Path {
  readonly line: string
  readonly direction: Direction
  readonly from: number
  readonly to: number
  refused: number
}

export class Forwarder {
  readonly #kernel: Kernel
  readonly #slots = new Slots()
  readonly #paths: Path[] = []
  readonly #byDescriptor = new Map<number, number>()
  /** When each path's next packet is due. A look through all is cheaper than a heap: a few hundred numbers beside system calls. */
  #due = new Float64Array(0)
  readonly #spare = Buffer.alloc(SLOT_BYTES)

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  /** Makes the devices and begins, once. @throws XenoError what {@link Kernel.openTun} throws; what was made is gone with the process */
  open({ seed, lines }: Extract<RelayRequest, { verb: 'open' }>): void {
    if (this.#paths.length > 0) throw relayErrors.error('relay-bad-request', { reason: 'the lines are open already' })
    for (const line of lines) this.#openLine(line, seed)
    this.#due = new Float64Array(this.#paths.length).fill(Number.POSITIVE_INFINITY)
  }

  #openLine({ name, ends, settings }: LineSpec, seed: number): void {
    const descriptors = ends.map(end => this.#kernel.openTun(end))
    for (const index of DIRECTIONS) {
      const [from = -1, to = -1] = [descriptors[index], descriptors[1 - index]]
      const direction = new Direction(seedFor(seed, `${name}/${index}`), settings[index])
      this.#byDescriptor.set(from, this.#paths.length)
      this.#paths.push({ line: name, direction, from, to, refused: 0 })
      this.#kernel.watch(from)
    }
  }

  /** When the next packet is due; Infinity when none is on the way. */
  nextDue(): number {
    let next = Number.POSITIVE_INFINITY
    for (const due of this.#due) if (due < next) next = due
    return next
  }

  /** Takes what has come to a device. */
  receive(descriptor: number, now: number): void {
    const index = this.#byDescriptor.get(descriptor)
    const path = index === undefined ? undefined : this.#paths[index]
    if (index === undefined || path === undefined) throw new RangeError(`there is no path from descriptor ${descriptor}`)
    for (let turn = 0; turn < BURST && this.#receiveOne(path, now); turn++);
    this.#due[index] = path.direction.nextDue
  }

  #receiveOne({ direction, from }: Path, now: number): boolean {
    const slot = this.#slots.take()
    const bytes = this.#kernel.read(from, slot === undefined ? this.#spare : this.#slots.buffer(slot), SLOT_BYTES)
    if (bytes > 0 && slot === undefined) direction.overflow(bytes)
    if (slot === undefined) return bytes > 0
    if (bytes > 0) this.#slots.setLength(slot, bytes)
    if (bytes <= 0 || !direction.offer(slot, bytes, now)) this.#slots.give(slot)
    // Somebody has deleted the device: it would be ready for ever.
    if (bytes < 0 && bytes !== -EAGAIN) this.#kernel.unwatch(from)
    return bytes > 0
  }

  /** Hands on what is due by then. */
  deliver(until: number): void {
    for (let index = 0; index < this.#due.length; index++) {
      const path = this.#paths[index]
      if (path === undefined || (this.#due[index] ?? 0) > until) continue
      for (let slot = path.direction.take(until); slot !== undefined; slot = path.direction.take(until)) this.#send(path, slot)
      this.#due[index] = path.direction.nextDue
    }
  }

  #send(path: Path, slot: number): void {
    if (this.#kernel.write(path.to, this.#slots.buffer(slot), this.#slots.length(slot)) < 0) path.refused++
    this.#slots.give(slot)
  }

  /** @throws XenoError `relay-no-line` */
  set({ line, directions, change }: Extract<RelayRequest, { verb: 'set' }>, now: number): void {
    for (const direction of directions) {
      const index = this.#indexOf(line, direction)
      const path = this.#paths[index]
      if (path === undefined) throw relayErrors.error('relay-no-line', { line })
      for (const slot of path.direction.change(change, now)) this.#slots.give(slot)
      this.#due[index] = path.direction.nextDue
    }
  }

  #indexOf(line: string, direction: DirectionIndex): number {
    const first = this.#paths.findIndex(path => path.line === line)
    return first < 0 ? first : first + direction
  }

  statistics(): RelayStatistics['lines'] {
    return this.#paths.flatMap(({ line }, index) => {
      const [there, back] = [this.#paths[index], this.#paths[index + 1]]
      return index % 2 === 0 && there !== undefined && back !== undefined
        ? [{ name: line, directions: [statisticsOf(there), statisticsOf(back)] }]
        : []
    })
  }
}

function statisticsOf({ direction, refused }: Path): DirectionStatistics {
  return { ...direction.counts, refused }
}
