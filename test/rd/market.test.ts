import assert from 'node:assert/strict'
import { type Hint, Market } from '../../src/rd/core/market.ts'
import { type Bytes, toText, utf8 } from '../../src/types/bytes.ts'
import { advertisementOf, listingOf, serverId } from './listings.ts'

describe("an RD's market", () => {
  const server = serverId(1)
  const put = (market: Market, version: bigint, incarnation = 1): boolean => market.put(listingOf(advertisementOf(1, 1n), { version, incarnation }))
  const hint = (state: Hint['state'], changes: Partial<Hint> = {}): Hint => ({
    server,
    state,
    incarnation: 1,
    version: 5n,
    bySelf: false,
    ...changes,
  })
  const names = (...servers: Bytes[]): Set<string> => new Set(servers.map(toText))

  it('never goes back to an older version', () => {
    const market = new Market()
    assert.ok(put(market, 5n))
    assert.ok(!put(market, 5n) && !put(market, 4n))
    assert.ok(put(market, 6n))
    assert.equal(market.get(server)?.version, 6n)
  })

  it('drops who is gone, and takes it again only in a later life', () => {
    const market = new Market()
    put(market, 5n)
    market.hear(hint('gone'))
    assert.equal(market.size, 0)
    assert.ok(!put(market, 9n))
    assert.ok(put(market, 9n, 2))
  })

  it('takes silence and return as they are heard', () => {
    const market = new Market()
    put(market, 5n)
    market.hear(hint('stale'))
    assert.equal(market.get(server)?.stale, true)
    market.hear(hint('fresh', { version: 7n }))
    assert.equal(market.get(server)?.stale, false)
  })

  it('does not hear former watchers, of an earlier life, or of strangers', () => {
    const market = new Market()
    put(market, 5n, 2)
    market.hear(hint('gone', { incarnation: 2, version: 4n }))
    market.hear(hint('gone', { incarnation: 1, version: 9n }))
    market.hear(hint('gone', { server: utf8('stranger'), incarnation: 9 }))
    assert.equal(market.size, 1)
    market.hear(hint('gone', { incarnation: 2, version: 4n, bySelf: true }))
    assert.equal(market.size, 0)
  })

  it('forgets who is missing from a whole reading, and that it was gone', () => {
    const market = new Market()
    put(market, 5n)
    market.put(listingOf(advertisementOf(2, 1n)))
    market.hear(hint('gone'))
    market.retain(names(server))
    assert.equal(market.size, 0)
    assert.ok(!put(market, 9n))
    market.retain(names())
    assert.ok(put(market, 9n))
  })
})
