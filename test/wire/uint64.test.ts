import assert from 'node:assert/strict'
import fc from 'fast-check'
import { EMPTY } from '../../src/types/bytes.ts'
import { decodeCanonical, encode } from '../../src/wire/canonical.ts'
import { BindBody, FeeParameters } from '../../src/wire/generated/corp.ts'
import { holds } from '../support/properties.ts'

const bind: BindBody = {
  ...{ order: EMPTY, block: EMPTY, server: EMPTY, payoutAccount: EMPTY, terms: EMPTY, rate: 0n, setup: 0n, step: 0n, from: 0n, acceptBy: 0n },
  ...{ limit: 0n, controllers: [], environment: '', purpose: '', nonce: EMPTY, k: 0 },
}

describe('numbers on the wire', () => {
  it('carries every 64-bit amount, those around powers of two included', () => {
    const around = Array.from({ length: 64 }, (_, bits) => [2n ** BigInt(bits) - 1n, 2n ** BigInt(bits), 2n ** BigInt(bits) + 1n]).flat()
    for (const limit of around) assert.equal(decodeCanonical(BindBody, encode(BindBody, { ...bind, limit }), 4_096)?.limit, limit)
    holds(
      fc.property(fc.bigInt(0n, 2n ** 64n - 1n), fc.bigInt(0n, 2n ** 33n), (limit, setup) => {
        const decoded = decodeCanonical(BindBody, encode(BindBody, { ...bind, limit, setup }), 4_096)
        assert.deepEqual([decoded?.limit, decoded?.setup], [limit, setup])
      }),
      200,
    )
  })

  it('carries every 32-bit number', () => {
    for (const incomePpm of [0, 1, 127, 128, 2 ** 28, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]) {
      assert.equal(FeeParameters.decode(FeeParameters.encode({ incomePpm })).incomePpm, incomePpm)
    }
  })
})
