import assert from 'node:assert/strict'
import { type Credential, makeClientProof, verifyClientProof } from '../../../src/corp/core/client-proof.ts'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY, toText } from '../../../src/types/bytes.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import { certify, foundCorp, member, validatorMembers } from '../support/members.ts'

const corp = foundCorp(validatorMembers(4))
const { name } = corp.committee
const [first, second, third] = [member('first owner'), member('second owner'), member('third owner')]
const account = accountId(nodeCrypto, first.id)
const [peer, server] = [member('dialler').id, member('server').id]
const NOW = 1_000_000

const enrol = (kind: EnrolmentKind, revoked = false): Bytes =>
  makeOperation(nodeCrypto, name, 'enrol', { account, owner: first.id, kind, serial: 1n, revoked, commitment: EMPTY }, [corp.registrar]).bytes
const rotate = (seq: bigint, from = first, to = second): Bytes =>
  makeOperation(nodeCrypto, name, 'rotate', { account, seq, newOwner: to.id }, [from, to]).bytes
const credential: Credential = { account, enrolment: certify(corp, enrol(EnrolmentKind.CLIENT)), rotations: [] }
const proofOf = (shown: Partial<Credential> = {}, owner = first, expiresAt = NOW + 60_000) =>
  makeClientProof(nodeCrypto, name, { ...credential, ...shown }, owner, { peer, server }, expiresAt)
const verdict = (proof: Bytes, expected: { peer?: Bytes; server?: Bytes; now?: number } = {}): string => {
  const result = verifyClientProof(nodeCrypto, corp.committee, proof, { peer, server, now: NOW, ...expected })
  return result.ok ? toText(result.value.account) : result.refusal.code
}

describe("a client's proof", () => {
  it('names the account to the server that it is for, over the connection that it is for', () => {
    assert.equal(verdict(proofOf()), toText(account))
    assert.equal(verdict(proofOf(), { peer: server }), 'proof-misdirected')
    assert.equal(verdict(proofOf(), { server: peer }), 'proof-misdirected')
  })

  it('is for a short time', () => {
    assert.equal(verdict(proofOf(), { now: NOW + 60_000 }), 'proof-expired')
    assert.equal(verdict(proofOf({}, first, NOW + 3_600_000)), 'proof-too-far')
  })

  it('needs a certified enrolment as client, not revoked', () => {
    assert.equal(verdict(proofOf({ enrolment: certify(corp, enrol(EnrolmentKind.SERVICE)) })), 'not-enrolled')
    assert.equal(verdict(proofOf({ enrolment: certify(corp, enrol(EnrolmentKind.CLIENT, true)) })), 'enrolment-revoked')
    assert.equal(verdict(proofOf({ enrolment: certify(corp, enrol(EnrolmentKind.CLIENT), [0, 1]) })), 'no-quorum')
    const open = makeOperation(nodeCrypto, name, 'open', { owner: first.id }, [first]).bytes
    assert.equal(verdict(proofOf({ enrolment: certify(corp, open) })), 'not-enrolled')
  })

  it("is signed by the account's owner, after its rotations", () => {
    assert.equal(verdict(proofOf({}, second)), 'not-writer')
    const rotations = [certify(corp, rotate(3n)), certify(corp, rotate(7n, second, third))]
    assert.equal(verdict(proofOf({ rotations }, third)), toText(account))
    assert.equal(verdict(proofOf({ rotations }, second)), 'not-writer')
    assert.equal(verdict(proofOf({ rotations: rotations.toReversed() }, second)), 'malformed')
    assert.equal(verdict(proofOf({ rotations: [credential.enrolment] }, second)), 'malformed')
  })

  it('of another XenoCorp, cut short or too large is refused', () => {
    const other = foundCorp(validatorMembers(4), { nonce: 'another' })
    assert.equal(verdict(makeClientProof(nodeCrypto, other.committee.name, credential, first, { peer, server }, NOW + 60_000)), 'not-writer')
    assert.equal(verdict(proofOf().slice(0, -1)), 'malformed')
    assert.equal(verdict(new Uint8Array(70_000)), 'too-large')
  })
})
