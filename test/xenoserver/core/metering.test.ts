import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { rateOver } from '../../../src/types/money.ts'
import { maxRatePerHour } from '../../../src/types/prices.ts'
import { GIB } from '../../../src/types/units.ts'
import { UsageReport } from '../../../src/wire/generated/corp.ts'
import {
  advanceMeter,
  billFor,
  countersOf,
  encodeReport,
  firstSegment,
  type Meter,
  NO_KERNEL_COUNTERS,
  nextSegment,
  rebaseMeter,
  startMeter,
} from '../../../src/xenoserver/core/metering.ts'
import { segmentCost, ZERO_COUNTERS } from '../../../src/xenoserver/core/pricing.ts'
import { id, kernel, makeTerms, PRICES, RESOURCES } from './support.ts'

const NEVER = Number.POSITIVE_INFINITY

describe('metering', () => {
  it('bills exact sums, rounded down once', () => {
    const third = { ...PRICES, cpuCoreHour: 1_200_000n, memoryGibHour: 1_200_000n }
    const used = { ...ZERO_COUNTERS, cpuMs: 1n, memoryByteSeconds: BigInt(GIB) / 1_000n }
    // A third of a micro-unit of CPU, and a third of memory but for the part of a byte-second: less than one.
    assert.equal(segmentCost(third, 0, ZERO_COUNTERS, used), 0n)
    assert.equal(segmentCost(third, 0, ZERO_COUNTERS, { ...used, cpuMs: 3n }), 1n)
    assert.equal(segmentCost(third, 0, ZERO_COUNTERS, { ...used, cpuMs: 2n, memoryByteSeconds: BigInt(GIB) }), 334n)
  })

  it('bills both directions of the link alike, and addresses by time', () => {
    const prices = { ...PRICES, networkGib: 10n, addressHour: 100n }
    const moved = { ...ZERO_COUNTERS, networkInBytes: BigInt(GIB), networkOutBytes: BigInt(2 * GIB), meteredMs: 1_800_000n }
    assert.equal(segmentCost(prices, 3, ZERO_COUNTERS, moved), 30n + 150n)
  })

  it('meters no time that no lease covers, and no CPU or bytes above the share of that time', () => {
    const resources = { ...RESOURCES, networkBps: 8_000 }
    const start = startMeter(1_000, { cpuMs: 40, networkInBytes: 0, networkOutBytes: 5 })
    const read = { cpuMs: 9_040, networkInBytes: 50_000, networkOutBytes: 1_005 }
    const counters = countersOf(advanceMeter(start, 11_000, read, 5_000, resources))
    assert.deepEqual(counters, {
      cpuMs: 2_000n,
      memoryByteSeconds: BigInt(GIB) * 4n,
      diskByteSeconds: BigInt(RESOURCES.diskBytes) * 4n,
      networkInBytes: 4_000n,
      networkOutBytes: 1_000n,
      meteredMs: 4_000n,
    })
  })

  it('never goes back: not for an older reading, a clock set back, or a new domain', () => {
    let meter = advanceMeter(startMeter(0, NO_KERNEL_COUNTERS), 10_000, kernel(3_000), NEVER, RESOURCES)
    const before = countersOf(meter)
    assert.deepEqual(countersOf(advanceMeter(meter, 10_000, kernel(2_000), NEVER, RESOURCES)), before)
    assert.deepEqual(countersOf(advanceMeter(meter, 4_000, kernel(3_000), NEVER, RESOURCES)), before)
    meter = rebaseMeter(meter, kernel(100))
    assert.deepEqual(countersOf(meter), before)
    assert.equal(countersOf(advanceMeter(meter, 20_000, kernel(600), NEVER, RESOURCES)).cpuMs, 3_500n)
  })

  it('never bills faster than the highest rate, whatever is read and whatever the prices', () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    let state = seed
    const random = (most: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return state % most
    }
    for (let round = 0; round < 300; round++) {
      const prices = {
        cpuCoreHour: BigInt(random(1e7)),
        memoryGibHour: BigInt(random(1e7)),
        diskGibHour: BigInt(random(1e6)),
        networkGib: BigInt(random(1e6)),
        addressHour: BigInt(random(1e6)),
        setup: 0n,
      }
      const resources = { ...RESOURCES, cpuPeakMsps: 1 + random(4_000), memoryBytes: random(8 * GIB), networkBps: random(1e9), addresses: random(4) }
      const terms = makeTerms({ prices, resources })
      const most = maxRatePerHour(resources, prices)
      let meter: Meter = startMeter(0, NO_KERNEL_COUNTERS)
      for (let at = 0; at < 20_000; at += 1 + random(7_000)) {
        meter = advanceMeter(meter, at, { cpuMs: random(1e6), networkInBytes: random(1e9), networkOutBytes: random(1e9) }, NEVER, resources)
        const bill = billFor(firstSegment(terms), terms, countersOf(meter))
        assert.ok(bill <= rateOver(most, at), `a bill of ${bill} after ${at} ms at ${most} an hour, SEED=${seed} round ${round}`)
      }
    }
  })

  it('settles a segment of terms when they change, and adds the next', () => {
    const [before, after] = [makeTerms(), makeTerms({ prices: { ...PRICES, cpuCoreHour: 7_200_000n, setup: 5n } })]
    const change = { ...ZERO_COUNTERS, cpuMs: 10n }
    const segment = nextSegment(firstSegment(before), before, after, change)
    assert.equal(billFor(segment, after, change), 1_000n + 10n + 5n)
    assert.equal(billFor(segment, after, { ...change, cpuMs: 20n }), 1_000n + 10n + 5n + 20n)
  })

  it('writes what it billed into the report, chained to the one before', () => {
    const counters = { ...ZERO_COUNTERS, cpuMs: 5n, meteredMs: 10n }
    const facts = {
      session: id(1),
      number: 2,
      previous: id(2),
      termsId: id(3),
      fromMs: 1,
      toMs: 11,
      counters,
      incarnation: 1,
      tasks: ['1 sh exited 0'],
      annex: new Uint8Array(0),
      bill: 9n,
    }
    const { body } = encodeReport(nodeCrypto, id(7), facts)
    const report = UsageReport.decode(body)
    assert.deepEqual(
      [report.number, report.previous, report.cpuMs, report.meteredMs, report.tasks, report.bill],
      [2, id(2), 5n, 10n, ['1 sh exited 0'], 9n],
    )
  })
})
