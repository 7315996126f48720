import assert from 'node:assert/strict'
import { find, type Question } from '../../src/rd/core/find.ts'
import { Market } from '../../src/rd/core/market.ts'
import { bytes, compareBytes, toText } from '../../src/types/bytes.ts'
import { MIB } from '../../src/types/units.ts'
import { advertisementOf, CORP, LINUX, listingOf, requirementsOf, serverId } from './listings.ts'

const LOADS = [0.1, 0.9].map(server => ({ server, network: 0, averageCpu: 0, clients: 0, availableBps: 0 }))
const OTHER_CORP = bytes(new Uint8Array(32).fill(2))

function question(changes: Partial<Question> = {}): Question {
  return { requirements: requirementsOf({ cpuMsps: 500 }), xenoCorp: CORP, objective: '', limit: 0, ...changes }
}

function ask(market: Market, changes: Partial<Question> = {}) {
  const found = find(market, question(changes))
  assert.ok(found.ok)
  return found.value
}

describe('finding a server', () => {
  it('suggests what fits, the cheapest first, with the expected cost of an hour', () => {
    const market = new Market()
    for (const [seed, price] of [
      [1, 30_000n],
      [2, 10_000n],
      [3, 20_000n],
    ] as const)
      market.put(listingOf(advertisementOf(seed, price)))
    const { suggestions, others } = ask(market)
    assert.deepEqual(
      suggestions.map(each => [each.server, each.cost]),
      [
        [serverId(2), 5_010n],
        [serverId(3), 10_010n],
        [serverId(1), 15_010n],
      ],
    )
    assert.equal(others.length, 0)
  })

  it('says for each server that does not fit what it lacks and the nearest it can give', () => {
    const market = new Market()
    market.put(
      listingOf(advertisementOf(1, 1n, { environments: [{ ...LINUX, largest: { ...LINUX.largest, cpuMsps: 100, memoryBytes: 32 * MIB } }] })),
    )
    market.put(listingOf(advertisementOf(2, 1n, { xenoCorps: [{ xenoCorp: OTHER_CORP, name: 'Other', currency: 'OTH' }] })))
    const { suggestions, others } = ask(market)
    assert.equal(suggestions.length, 0)
    assert.deepEqual(
      others.map(each => each.unmet.map(unmet => `${unmet.requirement} ${unmet.asked} ${unmet.nearest}`.split(' ')[0])),
      [['XenoCorp'], ['QoS/CPUsmps', 'QoS/MemoryMiB']],
    )
    assert.deepEqual(others[1]?.unmet[0], { requirement: 'QoS/CPUsmps', asked: '500', nearest: '100' })
  })

  it('takes the environment that fits, of several', () => {
    const market = new Market()
    const small = { ...LINUX, name: 'small', largest: { ...LINUX.largest, cpuMsps: 10 } }
    market.put(listingOf(advertisementOf(1, 1n, { environments: [small, LINUX] })))
    assert.equal(ask(market).suggestions[0]?.environment, 'linux')
  })

  it('puts a silent server behind those that are heard of, and keeps the newest version', () => {
    const market = new Market()
    market.put(listingOf(advertisementOf(1, 1n), { stale: true }))
    market.put(listingOf(advertisementOf(2, 9n), { version: 5n }))
    assert.ok(!market.put(listingOf(advertisementOf(2, 1n), { version: 4n })))
    assert.deepEqual(
      ask(market).suggestions.map(each => each.server),
      [serverId(2), serverId(1)],
    )
    market.mark(serverId(1), false)
    assert.deepEqual(ask(market).suggestions[0]?.server, serverId(1))
  })

  it('gives the same order however it came to know the servers', () => {
    const ads = Array.from({ length: 12 }, (_, i) => advertisementOf(i + 1, BigInt(i % 3), i % 4 === 0 ? { load: LOADS[i % 2] } : {}))
    const orders = [ads, ads.toReversed(), ads.toSorted((a, b) => compareBytes(a.server, b.server))].map(known => {
      const market = new Market()
      for (const ad of known) market.put(listingOf(ad))
      return ask(market, { limit: 100 }).suggestions.map(each => toText(each.server))
    })
    assert.deepEqual(orders[1], orders[0])
    assert.deepEqual(orders[2], orders[0])
    assert.equal(orders[0]?.length, 12)
  })

  it('holds what may be spent against the planned time, and puts unknown prices last', () => {
    const market = new Market()
    market.put(listingOf(advertisementOf(1, 40_000n)))
    market.put(listingOf(advertisementOf(2, 1n, { xenoCorps: [{ xenoCorp: CORP, name: 'Test', currency: 'XEN' }] })))
    const planned = (maxCost: bigint) =>
      ask(market, { requirements: requirementsOf({ cpuMsps: 500 }, { constraints: { maxCost, durationMs: 7_200_000 } }) })
    assert.deepEqual(
      planned(40_010n).suggestions.map(each => each.cost),
      [40_010n, undefined],
    )
    assert.deepEqual(planned(40_009n).others[0]?.unmet, [{ requirement: 'Constraints/MaxCost', asked: '0.040009', nearest: '0.04001' }])
  })

  it('names elements that nobody here knows as unmet', () => {
    const market = new Market()
    market.put(listingOf(advertisementOf(1, 1n)))
    const extensions = [{ section: 'QoS', element: { namespace: 'urn:x', name: 'CPUBurst', text: '40', children: [] } }]
    const { others } = ask(market, { requirements: requirementsOf({}, { extensions }) })
    assert.deepEqual(others[0]?.unmet, [{ requirement: 'QoS/{urn:x}CPUBurst', asked: '40', nearest: '' }])
  })

  it('refuses an objective that it has not, and too many suggestions', () => {
    const market = new Market()
    const refused = (changes: Partial<Question>) => {
      const found = find(market, question(changes))
      return found.ok ? undefined : found.refusal.code
    }
    assert.equal(refused({ objective: 'nearest' }), 'objective-unknown')
    assert.equal(refused({ limit: 101 }), 'limit-out-of-range')
  })
})
