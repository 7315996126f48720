import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { concat } from '../../../src/types/bytes.ts'
import { decodeTerms, encodeTerms, exposureFor, leastLimit, ratesAreExact, rentHold, stepFor, termsId } from '../../../src/xenoserver/core/terms.ts'
import { id, makeTerms, PRICES, RESOURCES } from './support.ts'

describe('terms', () => {
  it('are read as they were written', () => {
    for (const terms of [makeTerms(), makeTerms({ replaces: id(9) })]) assert.deepEqual(decodeTerms(encodeTerms(terms)), terms)
  })

  it('belong to one XenoCorp', () => {
    const body = encodeTerms(makeTerms())
    assert.notDeepEqual(termsId(nodeCrypto, id(1), body), termsId(nodeCrypto, id(2), body))
  })

  it('are refused with unknown fields, out of bounds, or cut short', () => {
    const body = encodeTerms(makeTerms())
    assert.equal(decodeTerms(concat(body, Uint8Array.of(0xf8, 0x07, 0x01))), undefined)
    assert.equal(decodeTerms(body.subarray(0, body.length - 1)), undefined)
    for (const changes of [
      { nonce: id(1).subarray(0, 15) },
      { requirements: id(1).subarray(1) },
      { intervalMs: 0 },
      { resources: { ...RESOURCES, cpuPeakMsps: 499 } },
      { exposure: 2n ** 63n },
    ]) {
      assert.equal(decodeTerms(encodeTerms({ ...makeTerms(), ...changes })), undefined, JSON.stringify(Object.keys(changes)))
    }
  })

  it('state rates that follow from their prices, and what a presentation must allow', () => {
    const terms = makeTerms()
    assert.ok(ratesAreExact(terms))
    assert.ok(!ratesAreExact({ ...terms, maxRate: terms.maxRate - 1n }))
    assert.equal(terms.exposure, exposureFor(PRICES, terms.maxRate, 60_000))
    assert.deepEqual([rentHold(terms), stepFor(terms), leastLimit(terms)], [300_000n, 81_000n, 311_000n])
  })
})
