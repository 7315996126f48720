import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Bodies } from '../../../src/corp/core/bodies.ts'
import { KINDS } from '../../../src/corp/core/ids.ts'
import { MAX_ENVELOPE_BYTES, MAX_PLAIN_ENVELOPE_BYTES, MAX_TIME_MS } from '../../../src/corp/core/limits.ts'
import { bareOperation, decodeOperation, makeOperation, makeSigned } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, concat, EMPTY, equal } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { MAX_MONEY } from '../../../src/types/money.ts'
import { Operation } from '../../../src/wire/generated/corp.ts'
import { member, someId } from '../support/members.ts'

describe('operations', () => {
  const corp = someId('a XenoCorp')
  const owner = member('owner')
  const body: Bodies['transfer'] = { account: someId('account'), seq: 1n, payee: someId('payee'), amount: 5n, memo: 'thanks' }
  const transfer = (changed: Partial<Bodies['transfer']> = {}): Bytes =>
    makeOperation(nodeCrypto, corp, 'transfer', { ...body, ...changed }, [owner]).bytes
  const codeOf = (bytes: Bytes): string => {
    const decoded = decodeOperation(nodeCrypto, corp, bytes)
    if (decoded.ok) return 'ok'
    return decoded.refusal.facts.field === undefined ? decoded.refusal.code : `${decoded.refusal.code} ${decoded.refusal.facts.field}`
  }
  const change = (bytes: Bytes, changed: Partial<Operation>): Bytes => Operation.encode({ ...Operation.decode(bytes), ...changed })

  it('have the digest of their body as id, whoever signs', () => {
    const made = makeOperation(nodeCrypto, corp, 'transfer', body, [owner])
    const decoded = unwrap(decodeOperation(nodeCrypto, corp, made.bytes))
    assert.ok(decoded.kind === 'transfer' && equal(decoded.id, made.id))
    const other = makeOperation(nodeCrypto, corp, 'transfer', body, [member('another')])
    assert.ok(equal(other.id, made.id) && !equal(other.bytes, made.bytes))
    assert.ok(!equal(makeOperation(nodeCrypto, someId('another XenoCorp'), 'transfer', body, [owner]).id, made.id))
    assert.equal(new Set(KINDS).size, 13)
  })

  it('keep to the ranges of their fields', () => {
    assert.equal(codeOf(transfer()), 'ok')
    assert.equal(codeOf(transfer({ account: someId('x').subarray(1) })), 'malformed account')
    assert.equal(codeOf(transfer({ seq: 0n })), 'malformed seq')
    assert.equal(codeOf(transfer({ amount: MAX_MONEY })), 'ok')
    assert.equal(codeOf(transfer({ amount: MAX_MONEY + 1n })), 'malformed amount')
    assert.equal(codeOf(transfer({ memo: 'm'.repeat(257) })), 'malformed memo')
    const issue = { account: someId('a'), seq: 1n, cap: 1n, notAfter: MAX_TIME_MS, holder: owner.id, caveats: [] }
    const issued = (changed: Partial<Bodies['issue']>) => codeOf(makeOperation(nodeCrypto, corp, 'issue', { ...issue, ...changed }, [owner]).bytes)
    assert.equal(issued({}), 'ok')
    assert.equal(issued({ notAfter: MAX_TIME_MS + 1n }), 'malformed notAfter')
    assert.equal(issued({ holder: someId('no key') }), 'malformed holder')
    assert.equal(issued({ payee: owner.id }), 'malformed payeeAccount')
    assert.equal(issued({ caveats: [{ name: 'colour', value: EMPTY }] }), 'caveat-unknown')
  })

  it('carry the signatures and the company that their kind asks for, and no other', () => {
    const [signature] = Operation.decode(transfer()).signatures
    assert.ok(signature !== undefined)
    assert.equal(codeOf(change(transfer(), { signatures: [] })), 'malformed signatures')
    assert.equal(codeOf(change(transfer(), { signatures: [signature, signature] })), 'malformed signatures')
    assert.equal(codeOf(change(transfer(), { signatures: [{ ...signature, signature: EMPTY }] })), 'malformed signatures')
    assert.equal(codeOf(change(transfer(), { report: { body: EMPTY } })), 'malformed report')
    assert.equal(codeOf(change(transfer(), { blocks: [{ body: EMPTY }] })), 'malformed blocks')
    const rotate = { account: someId('a'), seq: 1n, newOwner: owner.id }
    assert.equal(codeOf(makeOperation(nodeCrypto, corp, 'rotate', rotate, [owner]).bytes), 'malformed signatures')
    assert.equal(codeOf(makeOperation(nodeCrypto, corp, 'rotate', rotate, [owner, owner]).bytes), 'ok')
  })

  it('name the report that comes with them', () => {
    const report: Bodies['report'] = {
      ...{ session: someId('session'), number: 1, previous: EMPTY, terms: someId('terms'), from: 0n, to: 1n, cpuMs: 1n },
      ...{ memoryByteSeconds: 1n, diskByteSeconds: 0n, networkInBytes: 0n, networkOutBytes: 0n, domainIncarnation: 0 },
      ...{ tasks: [], annex: EMPTY, bill: 7n, meteredMs: 1n },
    }
    const charge = { order: someId('order'), bind: someId('bind'), amount: 7n, report: someId('another report') }
    const signed = makeSigned(nodeCrypto, corp, 'report', report, owner)
    const { bytes } = makeOperation(nodeCrypto, corp, 'charge', charge, [owner], { report: signed })
    assert.equal(codeOf(bytes), 'report-mismatch')
    assert.equal(codeOf(bareOperation(unwrap(decodeOperation(nodeCrypto, corp, change(bytes, { report: undefined }))))), 'ok')
  })

  it('are bounded before they are decoded', () => {
    assert.equal(codeOf(new Uint8Array(MAX_ENVELOPE_BYTES + 1)), 'too-large')
    const long = makeOperation(nodeCrypto, corp, 'cancel', { order: someId('o') }, [owner]).bytes
    assert.equal(codeOf(change(long, { body: new Uint8Array(MAX_PLAIN_ENVELOPE_BYTES) })), 'too-large')
  })

  it('are refused unless they are exactly what their encoder would write', () => {
    const bytes = transfer()
    assert.equal(codeOf(concat(bytes, Uint8Array.of(0xf8, 0x01, 0x01))), 'malformed')
    assert.equal(codeOf(change(bytes, { body: concat(Operation.decode(bytes).body, Uint8Array.of(0xf8, 0x01, 0x01)) })), 'malformed')
    assert.equal(codeOf(EMPTY), 'malformed')
  })

  it('never throw on any bytes, nor take one changed bit for the same operation', () => {
    const bytes = transfer()
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), noise => !decodeOperation(nodeCrypto, corp, Uint8Array.from(noise)).ok))
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), bit => {
        const flipped = Uint8Array.from(bytes, (byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
        const decoded = decodeOperation(nodeCrypto, corp, flipped)
        if (!decoded.ok || decoded.value.kind !== 'transfer') return
        const [signature] = decoded.value.signatures
        assert.ok(signature !== undefined && !nodeCrypto.verify(signature.key, decoded.value.id, signature.signature))
      }),
    )
  })
})
