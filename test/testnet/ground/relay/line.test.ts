/** One direction of a line: the model alone, over times that the tests make up. */
import assert from 'node:assert/strict'
import { Direction } from '../../../../testnet/ground/relay/line.ts'
import { type LineSettings, PERFECT } from '../../../../testnet/ground/relay/settings.ts'
import { drain } from './drain.ts'

const SEED = 7

function direction(settings: Partial<LineSettings>, seed = SEED): Direction {
  return new Direction(seed, { ...PERFECT, ...settings })
}

describe('a direction of a line', () => {
  it('hands a packet on after the latency, and not before', () => {
    const line = direction({ latencyMs: 20 })
    assert.ok(line.offer(3, 100, 5))
    assert.equal(line.nextDue, 25)
    assert.equal(line.take(24.999), undefined)
    assert.equal(line.take(25), 3)
    assert.equal(line.nextDue, Number.POSITIVE_INFINITY)
  })

  it('sends at its rate, one packet after the other', () => {
    // 1,000 bytes at 1 Mbit/s take 8 ms.
    const line = direction({ mbps: 1, latencyMs: 10 })
    for (const slot of [0, 1, 2]) assert.ok(line.offer(slot, 1_000, 0))
    assert.deepEqual(
      drain(line).map(({ at }) => at),
      [18, 26, 34],
    )
    assert.ok(line.offer(3, 1_000, 100))
    assert.equal(line.nextDue, 118)
  })

  it('drops what would wait longer than its queue allows, and takes more once there is room', () => {
    const line = direction({ mbps: 1, queueMs: 16 })
    assert.deepEqual(
      [0, 1, 2, 3].map(slot => line.offer(slot, 1_000, 0)),
      [true, true, true, false],
    )
    assert.equal(line.offer(4, 1_000, 7.9), false)
    assert.equal(line.offer(5, 1_000, 8), true)
    assert.equal(line.counts.overflowed, 2)
  })

  it('takes one packet when it is idle, however slow it is and small its queue', () => {
    const line = direction({ mbps: 0.001, queueMs: 0 })
    assert.ok(line.offer(0, 1_500, 0))
    assert.equal(line.nextDue, 12_000)
    assert.equal(line.offer(1, 40, 11_999), false)
  })

  it('bounds what is on the way where no rate does', () => {
    const line = direction({ latencyMs: 1_000 })
    const taken = Array.from({ length: 9_000 }, (_, slot) => line.offer(slot, 100, 0)).filter(Boolean).length
    assert.equal(taken, 8_192)
    assert.equal(line.counts.overflowed, 9_000 - 8_192)
  })

  it('destroys by a cut what is on the way, and takes nothing until it is healed', () => {
    const line = direction({ latencyMs: 20 })
    line.offer(1, 100, 0)
    line.offer(2, 100, 1)
    assert.deepEqual(line.change({ up: false }, 10), [1, 2])
    assert.equal(line.offer(3, 100, 11), false)
    assert.deepEqual(line.change({ up: true }, 20), [])
    assert.ok(line.offer(4, 100, 20))
    assert.deepEqual(drain(line), [{ slot: 4, at: 40 }])
    assert.equal(line.counts.cut, 3)
  })

  it('sends what waits at the new rate, the rest of a packet under way too', () => {
    const line = direction({ mbps: 1, queueMs: 1_000 })
    for (const slot of [0, 1, 2]) line.offer(slot, 1_000, 0)
    // Half of the first is sent; the rest of it takes 2 ms at twice the rate, and each further one 4 ms.
    line.change({ mbps: 2 }, 4)
    assert.deepEqual(
      drain(line).map(({ at }) => at),
      [6, 10, 14],
    )
  })

  it('drops what has no room in the queue of a line that was made slow', () => {
    const line = direction({ mbps: 10, queueMs: 10 })
    for (let slot = 0; slot < 5; slot++) line.offer(slot, 1_000, 0)
    // From now on each takes 8 ms: the third would wait 16.
    assert.deepEqual(line.change({ mbps: 1 }, 0), [2, 3, 4])
    assert.equal(line.counts.overflowed, 3)
  })

  it('lets nothing on the way hold up what comes after a line was made quick again', () => {
    const line = direction({ latencyMs: 5_000 })
    line.offer(0, 100, 0)
    line.change({ latencyMs: 10 }, 100)
    line.offer(1, 100, 100)
    assert.deepEqual(drain(line), [
      { slot: 0, at: 110 },
      { slot: 1, at: 110 },
    ])
  })

  it('counts packets that are taken late', () => {
    const line = direction({ latencyMs: 1 })
    line.offer(0, 100, 0)
    line.offer(1, 100, 2)
    assert.equal(line.take(2.5), 0)
    assert.equal(line.take(3.5), 1)
    assert.equal(line.counts.late, 1)
  })

  it('loses as many as it should, in the long run', () => {
    const line = direction({ loss: 0.05 })
    for (let slot = 0; slot < 100_000; slot++) {
      line.offer(slot, 100, slot)
      line.take(slot)
    }
    assert.ok(Math.abs(line.counts.lost / 100_000 - 0.05) < 0.003, `${line.counts.lost}`)
  })
})
