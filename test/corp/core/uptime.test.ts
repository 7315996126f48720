import assert from 'node:assert/strict'
import fc from 'fast-check'
import { STAMP_MS, stampUptime, startUptime, uptimeSince } from '../../../src/corp/core/uptime.ts'
import type { UptimeRecord } from '../../../src/wire/generated/corp-store.ts'

const GRACE_MS = 600_000

describe('uptime', () => {
  it('counts between stamps, and from the last one as far as the next could be due', () => {
    let record = startUptime(undefined, 1_000_000, GRACE_MS)
    assert.equal(uptimeSince(record, 1_000_000, 1_004_000), 4_000)
    record = stampUptime(record, 1_010_000, GRACE_MS)
    assert.equal(uptimeSince(record, 1_000_000, 1_015_000), 15_000)
    assert.equal(uptimeSince(record, 1_005_000, 1_015_000), 10_000)
    assert.equal(uptimeSince(record, 1_000_000, 1_900_000), 40_000)
    assert.equal(uptimeSince(record, 1_020_000, 1_015_000), 0)
  })

  it('takes a gap at a start, or one much longer than between stamps, for an outage', () => {
    let record = startUptime(undefined, 1_000_000, GRACE_MS)
    record = startUptime(stampUptime(record, 1_010_000, GRACE_MS), 1_050_000, GRACE_MS)
    assert.equal(uptimeSince(record, 1_000_000, 1_055_000), 15_000)
    record = stampUptime(record, 1_060_000, GRACE_MS)
    // The machine slept for an hour: no start, but no time up either.
    record = stampUptime(record, 4_660_000, GRACE_MS)
    assert.equal(uptimeSince(record, 1_000_000, 4_665_000), 25_000)
  })

  it('leaves the stamp where it is when the clock is set back', () => {
    const record = stampUptime(startUptime(undefined, 1_000_000, GRACE_MS), 1_010_000, GRACE_MS)
    assert.deepEqual(stampUptime(record, 1_005_000, GRACE_MS), record)
    assert.deepEqual(startUptime(record, 1_005_000, GRACE_MS), record)
  })

  it('keeps few outages, and forgets none that could still change an answer about the grace', () => {
    const steps = fc.array(fc.record({ upStamps: fc.nat(8), downMs: fc.integer({ min: 1, max: 400_000 }) }), { maxLength: 120 })
    fc.assert(
      fc.property(steps, fc.nat(2_000_000), (runs, back) => {
        let now = 1_000_000
        let record: UptimeRecord = startUptime(undefined, now, GRACE_MS)
        let whole: UptimeRecord = record
        for (const { upStamps, downMs } of runs) {
          for (let stamps = upStamps; stamps > 0; stamps -= 1) {
            now += STAMP_MS
            ;[record, whole] = [stampUptime(record, now, GRACE_MS), stampUptime(whole, now, Number.POSITIVE_INFINITY)]
          }
          now += downMs
          ;[record, whole] = [startUptime(record, now, GRACE_MS), startUptime(whole, now, Number.POSITIVE_INFINITY)]
        }
        assert.ok(record.outages.length <= GRACE_MS / STAMP_MS + 1, `${record.outages.length} outages`)
        const from = Math.max(1_000_000, now - back)
        assert.equal(uptimeSince(record, from, now) >= GRACE_MS, uptimeSince(whole, from, now) >= GRACE_MS)
      }),
    )
  })
})
