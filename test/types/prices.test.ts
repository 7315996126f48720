import assert from 'node:assert/strict'
import fc from 'fast-check'
import { rateOver } from '../../src/types/money.ts'
import { costOf, maxRatePerHour, type PricedResources, type Prices, rentPerHour, USUAL_USE } from '../../src/types/prices.ts'
import { GIB, MIB } from '../../src/types/units.ts'
import { holds } from '../support/properties.ts'

const FREE: Prices = { cpuCoreHour: 0n, memoryGibHour: 0n, diskGibHour: 0n, networkGib: 0n, addressHour: 0n, setup: 0n }
const NOTHING: PricedResources = { cpuMsps: 0, cpuPeakMsps: 0, memoryBytes: 0, diskBytes: 0, networkBps: 0, addresses: 0 }
const HOUR = 3_600_000

const price = fc.bigInt({ min: 0n, max: 10n ** 9n })
const prices: fc.Arbitrary<Prices> = fc.record({
  cpuCoreHour: price,
  memoryGibHour: price,
  diskGibHour: price,
  networkGib: price,
  addressHour: price,
  setup: price,
})
const resources: fc.Arbitrary<PricedResources> = fc
  .record({
    cpuMsps: fc.integer({ min: 0, max: 10 ** 6 }),
    more: fc.integer({ min: 0, max: 10 ** 6 }),
    memoryBytes: fc.integer({ min: 0, max: 2 ** 45 }),
    diskBytes: fc.integer({ min: 0, max: 2 ** 45 }),
    networkBps: fc.integer({ min: 0, max: 10 ** 11 }),
    addresses: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ more, ...rest }) => ({ ...rest, cpuPeakMsps: rest.cpuMsps + more }))

describe('prices', () => {
  it('count each resource in its own unit', () => {
    const one = (part: Partial<PricedResources>, priced: Partial<Prices>, use = USUAL_USE): bigint =>
      costOf({ ...NOTHING, ...part }, { ...FREE, ...priced }, HOUR, use)
    assert.equal(one({ cpuMsps: 1_000 }, { cpuCoreHour: 40_000n }), 40_000n)
    assert.equal(one({ cpuMsps: 150 }, { cpuCoreHour: 40_000n }), 6_000n)
    assert.equal(one({ cpuMsps: 150 }, { cpuCoreHour: 40_000n }, { ...USUAL_USE, cpuPermille: 500 }), 3_000n)
    assert.equal(one({ memoryBytes: GIB }, { memoryGibHour: 5_000n }), 5_000n)
    assert.equal(one({ diskBytes: 512 * MIB }, { diskGibHour: 100n }), 50n)
    assert.equal(one({ addresses: 3 }, { addressHour: 4_000n }), 12_000n)
    // 8 x 2^30 bits in an hour are one GiB.
    const gibPerHour = (8 * GIB) / 3_600
    assert.equal(one({ networkBps: Math.ceil(gibPerHour) }, { networkGib: 20_000n }, { cpuPermille: 0, networkPermille: 1_000 }), 20_000n)
    assert.equal(one({}, { setup: 200n }), 200n)
  })

  it('round a cost down and a rate up, once', () => {
    const odd: PricedResources = { cpuMsps: 1, cpuPeakMsps: 1, memoryBytes: 1, diskBytes: 1, networkBps: 1, addresses: 0 }
    const cheap: Prices = { ...FREE, cpuCoreHour: 1n, memoryGibHour: 1n, diskGibHour: 1n, networkGib: 1n }
    assert.equal(costOf(odd, cheap, HOUR), 0n)
    assert.equal(maxRatePerHour(odd, cheap), 1n)
    assert.equal(rentPerHour(odd, cheap), 1n)
    assert.equal(rentPerHour(odd, FREE), 0n)
    // Three halves of a micro-unit are one and a half, not three.
    assert.equal(costOf({ ...NOTHING, memoryBytes: GIB / 2, diskBytes: GIB / 2, cpuMsps: 500 }, { ...cheap, networkGib: 0n }, HOUR), 1n)
  })

  it('never let a cost outrun the rate, nor the rent', () => {
    holds(
      fc.property(resources, prices, fc.integer({ min: 0, max: 31 * 24 * HOUR }), (wanted, asked, ms) => {
        const most = asked.setup + rateOver(maxRatePerHour(wanted, asked), ms)
        const full = costOf(wanted, asked, ms, { cpuPermille: 1_000, networkPermille: 2_000 })
        assert.ok(costOf(wanted, asked, ms) <= full)
        assert.ok(full <= most)
        assert.ok(rentPerHour(wanted, asked) <= maxRatePerHour(wanted, asked))
      }),
      1_000,
    )
  })

  it('grow with time and resources', () => {
    holds(
      fc.property(resources, prices, fc.integer({ min: 0, max: HOUR }), fc.integer({ min: 0, max: HOUR }), (wanted, asked, ms, more) => {
        assert.ok(costOf(wanted, asked, ms) <= costOf(wanted, asked, ms + more))
        assert.ok(costOf(wanted, asked, ms) <= costOf({ ...wanted, memoryBytes: wanted.memoryBytes + more }, asked, ms))
      }),
      500,
    )
  })
})
