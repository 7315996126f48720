/**
 * One direction of a line, as a model without I/O: packets go in with the time, and come out when they are due.
 *
 *     offered -> cut? lost? queue full? -> waits for the packets before it -> sent at the rate -> latency + jitter -> due
 *
 * Order is kept. The fate of the n-th packet offered while the direction is up depends on the seed and on the loss set, and
 * on nothing else. A packet is known by the number of the slot that holds its bytes, which the caller gives and gets back.
 * Times are milliseconds of one clock that never goes back.
 */
import { type Random, randomOf } from '../random.ts'
import { Parcels } from './parcels.ts'
import type { LineSettings } from './settings.ts'

/** Beyond this many packets on the way, further ones are dropped as by a full queue: memory is bounded without a rate too. */
const MAX_ON_THE_WAY = 8_192

/** What has happened in one direction so far. */
export interface DirectionCounts {
  /** Those that were offered, and their IP packets' lengths. */
  readonly packets: number
  readonly bytes: number
  /** Those that came out. */
  readonly deliveredPackets: number
  readonly deliveredBytes: number
  /** Packets dropped by the loss set, by a full queue, by a cut. */
  readonly lost: number
  readonly overflowed: number
  readonly cut: number
}

type Counts = { -readonly [Name in keyof DirectionCounts]: number }

export class Direction {
  readonly #losses: Random
  readonly #jitters: Random
  readonly #parcels = new Parcels()
  readonly #counts: Counts = { packets: 0, bytes: 0, deliveredPackets: 0, deliveredBytes: 0, lost: 0, overflowed: 0, cut: 0 }
  #settings: LineSettings
  /** When the last packet that was taken has been sent, and when it is due. */
  #sentAt = 0
  #dueAt = 0

  constructor(seed: number, settings: LineSettings) {
    this.#settings = settings
    this.#losses = randomOf(seed)
    this.#jitters = randomOf(~seed)
  }

  get settings(): LineSettings {
    return this.#settings
  }

  get counts(): DirectionCounts {
    return { ...this.#counts }
  }

  /** When the next packet comes out; Infinity when none is on the way. */
  get nextDue(): number {
    return this.#parcels.isEmpty ? Number.POSITIVE_INFINITY : this.#parcels.headDue
  }

  /** Takes a packet of so many bytes. False when it is dropped: its slot is free again. */
  offer(slot: number, bytes: number, now: number): boolean {
    const counts = this.#counts
    counts.packets++
    counts.bytes += bytes
    const { up, loss, mbps, queueMs } = this.#settings
    if (!up) return this.#drop('cut')
    if (this.#losses.unit() < loss) return this.#drop('lost')
    const startsAt = Math.max(now, this.#sentAt)
    if (startsAt - now > queueMs && mbps !== undefined) return this.#drop('overflowed')
    if (this.#parcels.size >= MAX_ON_THE_WAY) return this.#drop('overflowed')
    this.#send(slot, bytes, startsAt)
    return true
  }

  /** Counts a packet that the caller has no room for. */
  overflow(bytes: number): void {
    this.#counts.packets++
    this.#counts.bytes += bytes
    this.#counts.overflowed++
  }

  /** The slot of the next packet that is due by then; undefined when there is none. */
  take(until: number): number | undefined {
    const parcels = this.#parcels
    if (parcels.isEmpty || parcels.headDue > until) return undefined
    this.#counts.deliveredPackets++
    this.#counts.deliveredBytes += parcels.headBytes
    return parcels.shift()
  }

  /**
   * From now on it behaves so. What waits is sent at the new rate, and nothing that is on the way takes longer than a packet
   * sent now would.
   * @returns slots of packets that a cut has destroyed
   */
  change(change: Partial<LineSettings>, now: number): number[] {
    const before = this.#settings
    this.#settings = { ...before, ...change }
    const onTheWay = this.#parcels.drain()
    if (!this.#settings.up) {
      this.#counts.cut += onTheWay.length
      this.#sentAt = this.#dueAt = now
      return onTheWay.map(({ slot }) => slot)
    }
    const latest = now + this.#settings.latencyMs + this.#settings.jitterMs
    this.#sentAt = now
    this.#dueAt = now
    for (const { slot, bytes, sentAt, dueAt } of onTheWay) {
      if (sentAt <= now) this.#push(slot, bytes, sentAt, Math.min(dueAt, latest))
      else this.#send(slot, Math.min(bytes, leftToSend(sentAt - now, before.mbps)), this.#sentAt, bytes)
    }
    return []
  }

  #drop(why: 'cut' | 'lost' | 'overflowed'): false {
    this.#counts[why]++
    return false
  }

  /** @param toSend the bytes that are still to be sent */
  #send(slot: number, toSend: number, startsAt: number, bytes = toSend): void {
    const { mbps, latencyMs, jitterMs } = this.#settings
    const sentAt = mbps === undefined ? startsAt : startsAt + (toSend * 8) / (mbps * 1_000)
    const jitter = jitterMs === 0 ? 0 : this.#jitters.unit() * jitterMs
    this.#push(slot, bytes, sentAt, sentAt + latencyMs + jitter)
  }

  #push(slot: number, bytes: number, sentAt: number, dueAt: number): void {
    this.#sentAt = Math.max(this.#sentAt, sentAt)
    this.#dueAt = Math.max(this.#dueAt, dueAt)
    this.#parcels.push(slot, bytes, sentAt, this.#dueAt)
  }
}

/** What a rate has not sent yet of a packet that it would finish in so many milliseconds. */
function leftToSend(ms: number, mbps: number | undefined): number {
  return mbps === undefined ? 0 : (ms * mbps * 1_000) / 8
}
