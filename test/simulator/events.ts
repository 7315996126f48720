/** Simulated time: actions in order of their time, processes that sleep by yielding milliseconds, and an unreliable network. */
import type { Random } from './random.ts'

/** Yields how long to sleep, in ms. */
export type Process<T = void> = Generator<number, T, void>

/** When every run begins. */
export const START_MS = 1_000_000

interface Event {
  readonly at: number
  /** Keeps actions of one moment in the order in which they were scheduled. */
  readonly order: number
  readonly action: () => void
}

export class Events {
  readonly #heap: Event[] = []
  #order = 0
  /** Validators' clocks differ from it, and none may be before 1970. */
  #now = START_MS

  get now(): number {
    return this.#now
  }

  schedule(delayMs: number, action: () => void): void {
    this.#push({ at: this.#now + delayMs, order: this.#order++, action })
  }

  /** Runs a process from now until it ends or time is over. */
  spawn(process: Process): void {
    const step = process.next()
    if (!step.done) this.schedule(step.value, () => this.spawn(process))
  }

  runUntil(endMs: number): void {
    for (let event = this.#heap[0]; event !== undefined && event.at <= endMs; event = this.#heap[0]) {
      this.#pop()
      this.#now = event.at
      event.action()
    }
    this.#now = endMs
  }

  #push(event: Event): void {
    const heap = this.#heap
    let place = heap.push(event) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent]
      if (above === undefined || before(above, event)) break
      heap[place] = above
      place = parent
    }
    heap[place] = event
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let place = 0
    for (;;) {
      const left = 2 * place + 1
      const [a, b] = [heap[left], heap[left + 1]]
      if (a === undefined) break
      const child = b !== undefined && before(b, a) ? b : a
      if (before(last, child)) break
      heap[place] = child
      place = child === a ? left : left + 1
    }
    heap[place] = last
  }
}

function before(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

export interface NetworkOptions {
  readonly lossRate: number
  readonly duplicateRate: number
  readonly minDelayMs: number
  readonly maxDelayMs: number
}

/** Messages are lost, doubled, delayed and so overtake each other. */
export class Network {
  readonly #events: Events
  readonly #random: Random
  options: NetworkOptions

  constructor(events: Events, random: Random, options: NetworkOptions) {
    this.#events = events
    this.#random = random
    this.options = options
  }

  send(deliver: () => void): void {
    const { lossRate, duplicateRate } = this.options
    const copies = this.#random.chance(duplicateRate) ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      if (!this.#random.chance(lossRate)) this.#events.schedule(this.#delayMs(), deliver)
    }
  }

  /** Most messages take the shortest time; a few take very long. */
  #delayMs(): number {
    const { minDelayMs, maxDelayMs } = this.options
    return minDelayMs + Math.floor((maxDelayMs - minDelayMs) * this.#random.next() ** 4)
  }
}
