import assert from 'node:assert/strict'
import { PartitionTable, RESERVATION_MS } from '../../../src/xenoserver/core/partition.ts'
import { mapShare, type Share } from '../../../src/xenoserver/core/resources.ts'
import { id } from './support.ts'

const MACHINE: Share = { cpuMsps: 2_000, memoryBytes: 4_000, diskBytes: 8_000, networkBps: 1_000, addresses: 4, pids: 400 }

function part(fraction: number): Share {
  return mapShare(dimension => Math.floor(MACHINE[dimension] * fraction))
}

function code(result: ReturnType<PartitionTable['reserve']>): string {
  return result.ok ? 'ok' : result.refusal.code
}

describe('the partition table', () => {
  it('sells what is left of the machine after the reserve of Domain0, and no more', () => {
    const table = new PartitionTable(MACHINE, part(0.5))
    assert.deepEqual(table.free(0), part(0.5))
    assert.equal(code(table.reserve(id(1), id(9), part(0.5), 0)), 'ok')
    assert.ok(table.bind(id(1), 0))
    const refused = table.reserve(id(2), id(9), { ...part(0), memoryBytes: 1 }, 0)
    assert.deepEqual(refused, { ok: false, refusal: { code: 'no-capacity', facts: { dimension: 'memoryBytes', asked: 1, free: 0 } } })
    table.release(id(1))
    assert.deepEqual(table.free(0), part(0.5))
  })

  it('gives the last share to one of two that race for it', () => {
    const table = new PartitionTable(MACHINE)
    const results = [1, 2].map(fill => code(table.reserve(id(fill), id(fill + 50), part(1), 0)))
    assert.deepEqual(results, ['ok', 'no-capacity'])
  })

  it('holds a reservation for 10 s; the same presentation again does not hold it longer', () => {
    const table = new PartitionTable(MACHINE)
    table.reserve(id(1), id(9), part(1), 0)
    assert.deepEqual(table.reserve(id(1), id(9), part(1), 5_000), { ok: true, value: { expiresAt: RESERVATION_MS } })
    assert.equal(code(table.reserve(id(2), id(8), part(0.1), RESERVATION_MS - 1)), 'no-capacity')
    assert.equal(code(table.reserve(id(2), id(8), part(0.1), RESERVATION_MS)), 'ok')
    assert.equal(table.bind(id(1), RESERVATION_MS), false)
  })

  it('keeps a bound share however long', () => {
    const table = new PartitionTable(MACHINE)
    table.reserve(id(1), id(9), part(0.5), 0)
    assert.ok(table.bind(id(1), 9_999))
    assert.ok(table.bind(id(1), 99_999))
    assert.deepEqual(table.free(99_999), part(0.5))
  })

  it('bounds the unbound reservations of one account to a quarter, but not a single one', () => {
    const table = new PartitionTable(MACHINE)
    assert.equal(code(table.reserve(id(1), id(9), part(0.5), 0)), 'ok', 'a single one of any size')
    assert.equal(code(table.reserve(id(2), id(9), part(0.1), 0)), 'too-much-unbound')
    assert.equal(code(table.reserve(id(3), id(8), part(0.25), 0)), 'ok', 'another account has a quarter of its own')
    assert.equal(code(table.reserve(id(4), id(8), part(0.01), 0)), 'too-much-unbound')
    table.bind(id(1), 0)
    assert.equal(code(table.reserve(id(2), id(9), part(0.25), 0)), 'ok', 'what is bound does not count')
  })

  it('takes back the shares of sessions that ran on', () => {
    const table = new PartitionTable(MACHINE)
    table.adopt(id(1), id(9), part(0.75))
    assert.deepEqual(table.free(0), part(0.25))
    assert.ok(table.bind(id(1), RESERVATION_MS * 2))
  })

  it('never oversells, whatever comes', () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    const random = mulberry(seed)
    const table = new PartitionTable(MACHINE)
    const bound = new Map<number, Share>()
    for (let now = 0, i = 0; i < 2_000; now += random() * 3_000, i++) {
      const fill = Math.floor(random() * 40)
      const share = part(random() * 0.4)
      const action = random()
      if (action < 0.6) table.reserve(id(fill), id(100 + (fill % 3)), share, now)
      else if (action < 0.85) {
        if (table.bind(id(fill), now) && !bound.has(fill)) bound.set(fill, share)
      } else {
        table.release(id(fill))
        bound.delete(fill)
      }
      const free = table.free(now)
      for (const [dimension, amount] of Object.entries(free)) assert.ok(amount >= 0, `${dimension} oversold with SEED=${seed}`)
    }
  })
})

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
