import assert from 'node:assert/strict'
import { decodeGenesis, encodeGenesis, MAX_COMMITTEE_BYTES, validatorIndex } from '../../../src/corp/core/committee.ts'
import { encodePolicy } from '../../../src/corp/core/policies/policy.ts'
import { quorumOf } from '../../../src/corp/core/quorum.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { concat, equal } from '../../../src/types/bytes.ts'
import { accountId } from '../../../src/wire/digest.ts'
import type { CommitteeDocument } from '../../../src/wire/generated/corp.ts'
import { foundCorp, member, someId, validatorMembers } from '../support/members.ts'
import { changedPolicy, type PolicyChanges } from '../support/policy.ts'

describe('quorum arithmetic', () => {
  it('is live and safe for every committee: n - f >= q and 2q - n >= f + 1', () => {
    for (let size = 1; size <= 100; size += 1) {
      const { n, f, q } = quorumOf(size)
      assert.ok(n >= 3 * f + 1 && n < 3 * (f + 1) + 1)
      assert.ok(n - f >= q, `${n} is not live`)
      assert.ok(2 * q - n >= f + 1, `${n} is not safe`)
      assert.ok(2 * (q - 1) - n < f + 1, `${n} needs fewer`)
    }
    assert.throws(() => quorumOf(0), RangeError)
    assert.throws(() => quorumOf(1.5), RangeError)
  })
})

describe('the committee document', () => {
  const { committee } = foundCorp(validatorMembers(4))
  const document = committee.document
  const decode = (changed: Partial<CommitteeDocument>) => decodeGenesis(nodeCrypto, encodeGenesis(nodeCrypto, { ...document, ...changed }).bytes)
  const brokenField = (changed: Partial<CommitteeDocument>) => {
    const result = decode(changed)
    assert.ok(!result.ok && result.refusal.code === 'committee-invalid')
    return result.refusal.facts.field
  }
  const policy = (changes: PolicyChanges) => encodePolicy(changedPolicy(changes))

  it('names the XenoCorp by its hash, and the treasury by its treasurer', () => {
    assert.ok(equal(committee.treasury, accountId(nodeCrypto, document.treasurer)))
    assert.equal(validatorIndex(committee, member('validator 2').id), 2)
    assert.equal(validatorIndex(committee, member('stranger').id), undefined)
    assert.ok(decodeGenesis(nodeCrypto, committee.bytes, committee.name).ok)
    const other = decodeGenesis(nodeCrypto, committee.bytes, someId('another'))
    assert.equal(!other.ok && other.refusal.facts.field, 'name')
  })

  it('keeps to its bounds', () => {
    const [first] = document.validators
    assert.ok(first !== undefined)
    assert.equal(brokenField({ validators: [] }), 'validators')
    assert.equal(brokenField({ validators: [first, first] }), 'validators')
    assert.equal(brokenField({ validators: [first.subarray(1)] }), 'validators')
    assert.equal(brokenField({ validators: Array.from({ length: 32 }, (_, index) => member(`v${index}`).id) }), 'validators')
    assert.equal(brokenField({ name: 'two\nlines' }), 'name')
    assert.equal(brokenField({ currency: '' }), 'currency')
    assert.equal(brokenField({ nonce: document.nonce.subarray(0, 15) }), 'nonce')
    assert.equal(brokenField({ registrar: someId('no key') }), 'registrar')
    assert.equal(brokenField({ epoch: 1n }), 'epoch')
    assert.equal(brokenField({ treasuryCredit: 2n ** 63n }), 'treasuryCredit')
    assert.equal(brokenField({ policy: policy({ graceMs: 999n }) }), 'policy.timing.graceMs')
    assert.equal(brokenField({ policy: policy({ incomeFeePpm: 1_000_001 }) }), 'policy.fees.incomePpm')
    assert.equal(brokenField({ policy: policy({ minOrderMs: 3_000n, maxOrderMs: 2_000n, payeeOrderMs: 2_000n }) }), 'policy.limits.minOrderMs')
  })

  it('is canonical, whole and small', () => {
    const codeOf = (result: ReturnType<typeof decodeGenesis>) => (result.ok ? 'ok' : result.refusal.code)
    assert.equal(codeOf(decodeGenesis(nodeCrypto, concat(committee.bytes, Uint8Array.of(0xf8, 0x01, 0x01)))), 'malformed')
    assert.equal(codeOf(decode({ policy: undefined })), 'malformed')
    assert.equal(codeOf(decodeGenesis(nodeCrypto, new Uint8Array(MAX_COMMITTEE_BYTES + 1))), 'too-large')
  })
})
