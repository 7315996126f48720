/** What holds for one direction of a line whatever its settings are, whatever comes, and however it is changed meanwhile. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Direction } from '../../../../testnet/ground/relay/line.ts'
import { type LineSettings, PERFECT } from '../../../../testnet/ground/relay/settings.ts'
import { holds } from '../../../support/properties.ts'
import { type Arrival, drain } from './drain.ts'

const RUNS = 300
/** Of sums of times: floating point. */
const NEAR_MS = 1e-6

const upTo = (max: number, min = 0): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
const shape = {
  latencyMs: upTo(200),
  jitterMs: upTo(50),
  loss: upTo(0.5),
  mbps: fc.option(upTo(100, 0.1), { nil: undefined }),
  queueMs: upTo(100),
}
const settings: fc.Arbitrary<LineSettings> = fc.record({ ...shape, up: fc.constant(true) })
const seed = fc.nat()

/** Time passes, and then a packet comes. */
interface Packet {
  readonly gapMs: number
  readonly bytes: number
}

/** Time passes, and then the line changes. */
interface Change {
  readonly gapMs: number
  readonly change: Partial<LineSettings>
}

const packet: fc.Arbitrary<Packet> = fc.record({ gapMs: upTo(20), bytes: fc.integer({ min: 40, max: 1_500 }) })
const change: fc.Arbitrary<Change> = fc.record({ gapMs: upTo(20), change: fc.record({ ...shape, up: fc.boolean() }, { requiredKeys: [] }) })
const packets = fc.array(packet, { maxLength: 200 })
const steps = fc.array(fc.oneof({ weight: 6, arbitrary: packet }, { weight: 1, arbitrary: change }), { maxLength: 200 })

interface Played {
  readonly arrivals: readonly Arrival[]
  /** Slots, which are the numbers of the steps. */
  readonly dropped: readonly number[]
  /** When each step was. */
  readonly times: readonly number[]
}

function play(line: Direction, all: readonly (Packet | Change)[]): Played {
  const arrivals: Arrival[] = []
  const dropped: number[] = []
  const times: number[] = []
  let now = 0
  for (const [slot, step] of all.entries()) {
    now += step.gapMs
    times.push(now)
    arrivals.push(...drain(line, now))
    if ('change' in step) dropped.push(...line.change(step.change, now))
    else if (!line.offer(slot, step.bytes, now)) dropped.push(slot)
  }
  arrivals.push(...drain(line))
  return { arrivals, dropped, times }
}

function sendingMs(bytes: number, { mbps }: LineSettings): number {
  return mbps === undefined ? 0 : (bytes * 8) / (mbps * 1_000)
}

describe('any direction of a line', () => {
  it('keeps the order, and never turns time back', () => {
    holds(
      fc.property(seed, settings, steps, (seed, initial, all) => {
        const { arrivals } = play(new Direction(seed, initial), all)
        for (const [index, { slot, at }] of arrivals.entries()) {
          const before = arrivals[index - 1]
          assert.ok(before === undefined || (slot > before.slot && at >= before.at))
        }
      }),
      RUNS,
    )
  })

  it('gives every slot back once, and counts every packet once', () => {
    holds(
      fc.property(seed, settings, steps, (seed, initial, all) => {
        const line = new Direction(seed, initial)
        const { arrivals, dropped } = play(line, all)
        const offered = [...all.entries()].filter(([, step]) => 'bytes' in step).map(([slot]) => slot)
        const back = [...arrivals.map(({ slot }) => slot), ...dropped]
        assert.deepEqual(
          back.toSorted((a, b) => a - b),
          offered,
        )
        const { packets, deliveredPackets, lost, overflowed, cut, late } = line.counts
        assert.deepEqual([packets, deliveredPackets, lost + overflowed + cut, late], [offered.length, arrivals.length, dropped.length, 0])
      }),
      RUNS,
    )
  })

  it('takes the sending and the latency at least, and with the queue and the jitter at most', () => {
    holds(
      fc.property(seed, settings, packets, (seed, initial, all) => {
        const { arrivals, times } = play(new Direction(seed, initial), all)
        for (const { slot, at } of arrivals) {
          const took = at - (times[slot] ?? 0)
          const least = sendingMs(all[slot]?.bytes ?? 0, initial) + initial.latencyMs
          assert.ok(took >= least - NEAR_MS, `${took} >= ${least}`)
          assert.ok(took <= least + initial.queueMs + initial.jitterMs + NEAR_MS, `${took} <= ${least} + queue + jitter`)
        }
      }),
      RUNS,
    )
  })

  it('hands packets on no faster than its rate', () => {
    holds(
      fc.property(seed, settings, packets, (seed, initial, all) => {
        const steady = { ...initial, jitterMs: 0 }
        const { arrivals } = play(new Direction(seed, steady), all)
        for (const [index, { slot, at }] of arrivals.entries()) {
          const since = at - (arrivals[index - 1]?.at ?? Number.NEGATIVE_INFINITY)
          assert.ok(since >= sendingMs(all[slot]?.bytes ?? 0, steady) - NEAR_MS)
        }
      }),
      RUNS,
    )
  })

  it('lets nothing take longer, after a change, than a packet that is sent then', () => {
    holds(
      fc.property(seed, settings, packets, fc.record(shape), (seed, initial, all, then) => {
        const line = new Direction(seed, initial)
        let now = 0
        for (const [slot, { gapMs, bytes }] of all.entries()) {
          now += gapMs
          line.offer(slot, bytes, now)
        }
        line.change(then, now)
        const after: LineSettings = { ...initial, ...then }
        const most = now + after.queueMs + sendingMs(1_500, after) + after.latencyMs + after.jitterMs
        for (const arrival of drain(line)) assert.ok(arrival.at <= most + NEAR_MS, `${arrival.at} <= ${most}`)
      }),
      RUNS,
    )
  })

  it('decides what gets lost by its seed and the loss alone', () => {
    holds(
      fc.property(seed, settings, packets, (seed, initial, all) => {
        const lostBy = (other: LineSettings) => play(new Direction(seed, { ...other, loss: initial.loss, mbps: undefined }), all).dropped
        assert.deepEqual(lostBy(initial), lostBy(PERFECT))
      }),
      RUNS,
    )
  })
})
