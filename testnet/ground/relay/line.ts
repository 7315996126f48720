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
import { type Parcel, Parcels } from './parcels.ts'
import type { DirectionStatistics } from './protocol.ts'
import type { LineSettings } from './settings.ts'

/** Of a packet that comes out so long after it was due. */
const LATE_MS = 1
/** Beyond this many packets on the way, further ones are dropped as by a full queue: memory is bounded without a rate too. */
const MAX_ON_THE_WAY = 8_192

/** What the model counts: all but what happens at the devices. */
export type DirectionCounts = Omit<DirectionStatistics, 'refused'>

type Counts = { -readonly [Name in keyof DirectionCounts]: number }

const NOTHING: DirectionCounts = { packets: 0, bytes: 0, deliveredPackets: 0, deliveredBytes: 0, late: 0, lost: 0, overflowed: 0, cut: 0 }

export class Direction {
  readonly #losses: Random
  readonly #jitters: Random
  readonly #parcels = new Parcels()
  readonly #counts: Counts = { ...NOTHING }
  #settings: LineSettings
  /** When the last packet that was taken has been sent, and when it is due. */
  #sentAt = 0
  #dueAt = 0

  constructor(seed: number, settings: LineSettings) {
    this.#settings = settings
    this.#losses = randomOf(seed)
    this.#jitters = randomOf(~seed)
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
    const { up, loss } = this.#settings
    if (!up) return this.#drop('cut')
    if (this.#losses.unit() < loss) return this.#drop('lost')
    const startsAt = Math.max(now, this.#sentAt)
    if (this.#isFull(startsAt, now)) return this.#drop('overflowed')
    this.#send(slot, bytes, bytes, startsAt)
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
    if (until - parcels.headDue > LATE_MS) this.#counts.late++
    return parcels.shift()
  }

  /**
   * From now on it behaves so. What waits is sent at the new rate, what has no room in the queue then is dropped, and nothing
   * that is on the way takes longer than a packet sent now would.
   * @returns slots of the packets that this has dropped
   */
  change(change: Partial<LineSettings>, now: number): number[] {
    const { mbps: rateBefore } = this.#settings
    this.#settings = { ...this.#settings, ...change }
    const onTheWay = this.#parcels.drain()
    this.#sentAt = this.#dueAt = now
    return onTheWay.filter(parcel => !this.#resume(parcel, rateBefore, now)).map(({ slot }) => slot)
  }

  /** Puts a packet back on its way, as it is from now on. False when it is dropped. */
  #resume({ slot, bytes, sentAt, dueAt }: Parcel, rateBefore: number | undefined, now: number): boolean {
    const { up, latencyMs, jitterMs } = this.#settings
    if (!up) return this.#drop('cut')
    if (sentAt <= now) {
      this.#push(slot, bytes, now, Math.min(dueAt, now + latencyMs + jitterMs))
      return true
    }
    if (this.#isFull(this.#sentAt, now)) return this.#drop('overflowed')
    this.#send(slot, bytes, Math.min(bytes, leftToSend(sentAt - now, rateBefore)), this.#sentAt)
    return true
  }

  /** Whether a packet that would be sent from then on has no room. */
  #isFull(startsAt: number, now: number): boolean {
    return startsAt - now > this.#settings.queueMs || this.#parcels.size >= MAX_ON_THE_WAY
  }

  #drop(why: 'cut' | 'lost' | 'overflowed'): false {
    this.#counts[why]++
    return false
  }

  #send(slot: number, bytes: number, bytesToSend: number, startsAt: number): void {
    const { mbps, latencyMs, jitterMs } = this.#settings
    const sentAt = mbps === undefined ? startsAt : startsAt + (bytesToSend * 8) / (mbps * 1_000)
    const jitter = jitterMs === 0 ? 0 : this.#jitters.unit() * jitterMs
    this.#push(slot, bytes, sentAt, sentAt + latencyMs + jitter)
  }

  #push(slot: number, bytes: number, sentAt: number, dueAt: number): void {
    this.#sentAt = sentAt
    this.#dueAt = Math.max(this.#dueAt, dueAt)
    this.#parcels.push(slot, bytes, sentAt, this.#dueAt)
  }
}

/** What a rate has not sent yet of a packet that it would finish in so many milliseconds. */
function leftToSend(ms: number, mbps: number | undefined): number {
  return mbps === undefined ? 0 : (ms * mbps * 1_000) / 8
}
