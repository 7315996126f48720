import assert from 'node:assert/strict'
import fc from 'fast-check'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { mergeAccount, vouchedFor } from '../../../src/corp/quorum/account-view.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY, toText } from '../../../src/types/bytes.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { type AccountStatus, EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import { holds } from '../../support/properties.ts'
import { certify, foundCorp, member, someId, validatorMembers } from '../support/members.ts'

const corp = foundCorp(validatorMembers(4))
const { name } = corp.committee
const owner = member('owner')
const account = accountId(nodeCrypto, owner.id)
const honest: AccountStatus = { opened: true, owner: owner.id, next: 5n, credits: 100n, debits: 30n, enrolments: [], time: 1_000n }

const merge = (answers: AccountStatus[]) => mergeAccount(nodeCrypto, corp.committee, account, answers)
const transfer = (seq: bigint, amount: bigint, signer = owner): Bytes =>
  makeOperation(nodeCrypto, name, 'transfer', { account, seq, payee: someId('payee'), amount, memo: '' }, [signer]).bytes
const enrolment = (serial: bigint, revoked = false): Bytes =>
  makeOperation(nodeCrypto, name, 'enrol', { account, owner: owner.id, kind: EnrolmentKind.CLIENT, serial, revoked, commitment: EMPTY }, [
    corp.registrar,
  ]).bytes

describe('an account as its validators see it', () => {
  it('is what an honest validator has applied, whatever one liar says', () => {
    const lies = [
      { ...honest, credits: 10n ** 18n, next: 99n, owner: member('thief').id, time: 10n ** 12n },
      { ...honest, credits: 0n, debits: 0n, next: 0n, opened: false, time: 0n },
    ]
    for (const lie of lies) {
      const { balance, next, owner: seen, opened, time } = merge([honest, lie, honest])
      assert.deepEqual([balance, next, opened, time], [70n, 5n, true, 1_000])
      assert.equal(toText(seen ?? EMPTY), toText(owner.id))
    }
  })

  it('is never ahead of all honest validators, and complete when each of them has answered', () => {
    const values = fc.array(fc.bigInt(0n, 1_000n), { minLength: 3, maxLength: 3 })
    holds(
      fc.property(values, fc.bigInt(0n, 10n ** 18n), (applied, lie) => {
        const seen = vouchedFor([...applied, lie], 1)
        const sorted = applied.toSorted((a, b) => Number(b - a))
        assert.ok(seen <= (sorted[0] ?? 0n))
        // Applied by q = 3 validators means by at least q - f = 2 honest ones.
        assert.ok(seen >= (sorted[1] ?? 0n))
      }),
      200,
    )
  })

  it('shows pending operations that its owner signed, and no others', () => {
    const [mine, other] = [transfer(5n, 1n), transfer(5n, 2n)]
    const forged = transfer(5n, 3n, member('thief'))
    const { pending } = merge([
      { ...honest, pending: mine },
      { ...honest, pending: other },
      { ...honest, pending: forged },
      { ...honest, pending: mine },
    ])
    assert.deepEqual(new Set(pending.map(operation => toText(operation.bytes))), new Set([mine, other].map(toText)))
  })

  it('takes the newest enrolment that a quorum signed, from any one validator', () => {
    const [first, second] = [certify(corp, enrolment(1n)), certify(corp, enrolment(2n, true))]
    const forged = certify(corp, enrolment(3n), [0, 1])
    const { enrolments } = merge([
      { ...honest, enrolments: [first] },
      { ...honest, enrolments: [forged] },
      { ...honest, enrolments: [second] },
    ])
    assert.deepEqual(
      enrolments.map(({ body }) => [body.serial, body.revoked]),
      [[2n, true]],
    )
  })
})
