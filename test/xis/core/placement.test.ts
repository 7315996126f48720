/** Where zones live, and who watches. */
import assert from 'node:assert/strict'
import { nodeCrypto, signerFromSeed } from '../../../src/node/crypto.ts'
import { type Bytes, bytes, toText } from '../../../src/types/bytes.ts'
import { majority, parametersFor } from '../../../src/xis/core/parameters.ts'
import { chooseWatchers, holdersOf, isZone, type Member, memberOf, wholeZone, zoneCovers } from '../../../src/xis/core/placement.ts'

function node(seed: number): Bytes {
  const value = new Uint8Array(32)
  new DataView(value.buffer).setUint32(0, seed)
  return signerFromSeed(value).id
}

function members(count: number, operator: (index: number) => string = () => ''): Member[] {
  return Array.from({ length: count }, (_, index) => memberOf(nodeCrypto, node(index), operator(index)))
}

describe('placement', () => {
  it('takes r members, or all of few, and more than half for a quorum', () => {
    for (const [count, r, quorum] of [
      [1, 1, 1],
      [2, 2, 2],
      [4, 4, 3],
      [8, 8, 5],
      [50, 8, 5],
    ] as const) {
      const holders = holdersOf(nodeCrypto, members(count), wholeZone('CPUsmps'), 8)
      assert.equal(holders.nodes.length, r)
      assert.equal(holders.quorum, quorum)
      assert.equal(majority(r), quorum)
    }
  })

  it('is the same in whatever order the members are known, and moves little when one leaves', () => {
    const all = members(50)
    const zone = wholeZone('CPUsmps')
    const names = (of: readonly Member[]) => holdersOf(nodeCrypto, of, zone, 8).nodes.map(toText)
    const before = names(all)
    assert.deepEqual(names(all.toReversed()), before)
    const after = names(all.filter(({ node: id }) => toText(id) !== before[0]))
    assert.deepEqual(after.slice(0, 7), before.slice(1))
  })

  it('takes at most two of one operator, as long as there are others', () => {
    const all = members(40, index => (index < 30 ? 'large' : `small-${index}`))
    const large = new Set(all.slice(0, 30).map(({ node: id }) => toText(id)))
    const holders = holdersOf(nodeCrypto, all, wholeZone('CPUsmps'), 8)
    assert.equal(holders.nodes.filter(id => large.has(toText(id))).length, 2)
    assert.equal(holdersOf(nodeCrypto, all.slice(0, 30), wholeZone('CPUsmps'), 8).nodes.length, 8)
  })

  it('chooses the injection node first, never the server, operators that differ', () => {
    const all = members(12, index => `operator-${index % 4}`)
    const [server, injection] = [node(0), node(7)]
    const watchers = chooseWatchers(nodeCrypto, all, { node: server, operator: 'operator-0', injection }, 3)
    assert.equal(toText(watchers[0] ?? new Uint8Array(0)), toText(injection))
    const operators = watchers.map(watcher => all.find(({ node: id }) => toText(id) === toText(watcher))?.operator)
    assert.deepEqual(new Set(operators), new Set(['operator-1', 'operator-2', 'operator-3']))
    assert.equal(chooseWatchers(nodeCrypto, all.slice(0, 2), { node: server, operator: '', injection: undefined }, 3).length, 1)
  })

  it('knows well-formed zones, and what they cover', () => {
    const zone = { token: 'X', prefix: bytes(Uint8Array.of(0xa0)), bits: 4 }
    assert.ok(isZone(zone))
    assert.ok(!isZone({ ...zone, prefix: bytes(Uint8Array.of(0xa1)) }))
    assert.ok(!isZone({ ...zone, bits: 9 }))
    assert.ok(!isZone({ ...zone, token: '' }))
    assert.ok(zoneCovers(zone, Uint8Array.of(0xaf, 1)))
    assert.ok(!zoneCovers(zone, Uint8Array.of(0xbf, 1)))
    assert.ok(zoneCovers(wholeZone('X'), new Uint8Array(0)))
  })
})

describe('the table of times', () => {
  it('is that of the rules', () => {
    const seconds = (nodes: number, watched: number) => {
      const { rollMs, heartbeatMs, leaseMs } = parametersFor(nodes, watched)
      return [Math.round(rollMs / 100) / 10, heartbeatMs / 1_000, leaseMs / 3_600_000]
    }
    assert.deepEqual(seconds(5, 3), [2.5, 1, 1])
    assert.deepEqual(seconds(50, 30), [25, 1, 1])
    assert.deepEqual(seconds(1_000, 50), [60, 1, 6])
    assert.deepEqual(seconds(10_000, 300), [60, 6, 24])
    assert.deepEqual(seconds(50_000, 300), [299.4, 6, 24])
  })
})
