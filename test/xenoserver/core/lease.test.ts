import assert from 'node:assert/strict'
import { coverRent, coverWork, type Funds } from '../../../src/xenoserver/core/lease.ts'

const HOUR = 3_600_000
const FUNDS: Funds = { limits: 1_000n, rentHold: 100n, bill: 400n, certified: 300n, exposure: 10_000n, acked: undefined }

describe('the paid-until lease', () => {
  it('covers work as far as the limits go, less what is held for rent', () => {
    assert.deepEqual(coverWork(5, FUNDS, 500n), { until: 5 + HOUR, shortage: 'money' })
  })

  it('covers rent as far as the limits go', () => {
    assert.deepEqual(coverRent(5, FUNDS, 300n), { until: 5 + 2 * HOUR, shortage: 'money' })
  })

  it('covers what may be owed, and what is acknowledged', () => {
    assert.deepEqual(coverWork(0, { ...FUNDS, exposure: 200n }, 100n), { until: HOUR, shortage: 'exposure' })
    assert.deepEqual(coverWork(0, { ...FUNDS, acked: 450n }, 100n), { until: HOUR / 2, shortage: 'exposure' })
  })

  it('rounds down to whole milliseconds', () => {
    assert.equal(coverWork(0, FUNDS, 7n).until, Math.floor((500 * HOUR) / 7))
  })

  it('covers nothing once the funds are used up, and anything where work is free', () => {
    assert.deepEqual(coverWork(9, { ...FUNDS, bill: 900n }, 100n), { until: 9, shortage: 'money' })
    assert.deepEqual(coverWork(9, { ...FUNDS, bill: 950n }, 0n), { until: 9, shortage: 'money' })
    assert.equal(coverWork(9, FUNDS, 0n).until, Number.POSITIVE_INFINITY)
  })
})
