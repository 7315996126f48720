import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readCaveats } from '../../../src/corp/core/caveats.ts'
import type { IssueOperation } from '../../../src/corp/core/operation.ts'
import {
  certified,
  dropped,
  type Intent,
  newWalletAccount,
  signNext,
  spendable,
  synced,
  type WalletAccount,
} from '../../../src/corp/core/wallet-account.ts'
import { absorb, newWalletOrder, phaseOf, refundOf, settleStep, type WalletOrder } from '../../../src/corp/core/wallet-order.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { EMPTY, toText } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { holds } from '../../support/properties.ts'
import { certify, decode, foundCorp, member, someId, validatorMembers } from '../support/members.ts'

const corp = foundCorp(validatorMembers(4), { policy: { transferFee: 3n, issueFee: 3n, minOrderMs: 60_000n } })
const { committee } = corp
const owner = member('owner')
const account = accountId(nodeCrypto, owner.id)
const NOW = 1_000_000
const funded: WalletAccount = { ...newWalletAccount(account), opened: true, credits: 1_000n }
const transfer = (amount: bigint): Intent => ({ kind: 'transfer', payee: someId('payee'), amount, memo: '' })
const issue = (cap: bigint, lastsMs = 3_600_000): Intent => ({ kind: 'issue', cap, notAfter: NOW + lastsMs, holder: owner.id, caveats: [] })
const sign = (record: WalletAccount, intent: Intent) => signNext(nodeCrypto, committee, record, owner, intent, NOW)
const code = (record: WalletAccount, intent: Intent): string => {
  const signed = sign(record, intent)
  return signed.ok ? 'signed' : signed.refusal.code
}
const left = (record: WalletAccount): bigint => spendable(record, committee.policy, 'transfer')
const pass = (record: WalletAccount): WalletAccount => {
  const { pending } = record
  assert.ok(pending !== undefined)
  return certified(committee, record, decode(corp, pending), certify(corp, pending))
}

describe("a wallet's account", () => {
  it('signs one operation at a time', () => {
    const { record } = unwrap(sign(funded, transfer(10n)))
    assert.equal(code(record, transfer(10n)), 'operation-pending')
    assert.equal(code(pass(record), transfer(10n)), 'signed')
    assert.equal(code(dropped(record), transfer(10n)), 'signed')
  })

  it('counts debits and fees once, whatever it hears in between', () => {
    const { record } = unwrap(sign(funded, transfer(100n)))
    // The validators know the pending transfer already; the wallet does not know that they do.
    const heard = synced(record, { opened: true, next: 2n, credits: 1_000n, debits: 103n, line: 0n })
    assert.equal(left(heard), 1_000n)
    const after = pass(heard)
    assert.deepEqual([after.next, left(after)], [2n, 897n])
    assert.deepEqual(synced(after, { opened: true, next: 2n, credits: 1_000n, debits: 103n, line: 0n }), after)
    // Laggards report less than is certified.
    assert.equal(left(synced(after, { opened: true, next: 1n, credits: 900n, debits: 0n, line: 0n })), 897n)
  })

  it('signs only what the known credits cover, and what the policy allows', () => {
    assert.equal(code(funded, transfer(998n)), 'balance-too-low')
    assert.equal(code(funded, transfer(997n)), 'signed')
    assert.equal(code(funded, issue(998n)), 'balance-too-low')
    assert.equal(code(funded, transfer(0n)), 'amount-zero')
    assert.equal(code(funded, issue(10n, 1_000)), 'order-too-short')
    assert.equal(code(funded, issue(10n, 40 * 86_400_000)), 'order-too-long')
    assert.equal(code({ ...funded, opened: false }, transfer(1n)), 'account-not-opened')
    assert.equal(
      code(funded, { kind: 'issue', cap: 1n, notAfter: NOW + 3_600_000, holder: owner.id, caveats: [{ name: 'unheard-of', value: EMPTY }] }),
      'caveat-unknown',
    )
    assert.equal(readCaveats([[]]).ok, true)
  })

  it('moves to the next key with a rotation', () => {
    const { record } = unwrap(sign(funded, { kind: 'rotate', newOwner: member('next owner') }))
    const after = pass(record)
    assert.deepEqual([after.ownerIndex, after.rotations.length, left(after)], [1, 1, 1_000n])
  })
})

describe("a wallet's order", () => {
  const { operation } = unwrap(sign(funded, issue(500n, 60_000)))
  const issued = decode(corp, operation)
  assert.ok(issued.kind === 'issue')
  const order = newWalletOrder(issued satisfies IssueOperation, certify(corp, operation), 'holder/1', undefined)
  const { policy } = committee
  const nothing = { binding: undefined, charge: undefined, release: undefined, end: undefined, credited: 0n }
  const step = (given: Partial<WalletOrder>, now: number, gone = false): string => {
    const next = settleStep({ ...order, ...given }, policy, now, gone)
    return next.do === 'nothing' ? next.why : next.do
  }
  const presentation = { body: { acceptBy: BigInt(NOW + 10_000) } }
  const withPresentation = { presentation } as Partial<WalletOrder>
  const bound = { binding: { kind: 'bind' as const, certificate: EMPTY } }
  const [after, end] = [NOW + 60_000, NOW + 60_000 + Number(policy.timing.graceMs)]

  it('takes the step that brings its money back, and none before its time', () => {
    assert.equal(step({}, NOW), 'ready')
    assert.equal(step({ cancelAfter: NOW + 5 }, NOW + 5), 'cancel')
    assert.equal(step({}, after), 'cancel')
    assert.equal(step(withPresentation, NOW), 'wait')
    assert.equal(step(withPresentation, NOW + 10_000 + Number(policy.timing.skewMs)), 'cancel')
    assert.equal(step(bound, NOW), 'running')
    assert.equal(step(bound, NOW, true), 'end')
    assert.equal(step(bound, end), 'freeze')
    assert.equal(step({ ...bound, end: EMPTY }, NOW), 'end')
    assert.equal(step({ ...bound, end: EMPTY, endCertificate: EMPTY }, NOW), 'freeze')
    assert.equal(step({ handedOn: true }, NOW), 'delegated')
    assert.equal(step({ handedOn: true }, after), 'cancel')
    assert.equal(step({ handedOn: true, mayEnd: false }, after), 'delegated')
    assert.equal(step({ handedOn: true, mayEnd: false }, end), 'freeze')
    assert.equal(step({ own: false }, end), 'foreign')
  })

  it('comes to the same whatever the order of what it hears', () => {
    const evidence = fc.record({
      income: fc.bigInt(0n, 300n),
      released: fc.option(fc.bigInt(300n, 500n), { nil: undefined }),
      credited: fc.bigInt(0n, 200n),
    })
    holds(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 5 }), heard => {
        const hear = (from: WalletOrder, { income, released }: (typeof heard)[number]): WalletOrder =>
          absorb(from, {
            ...nothing,
            charge: { operation: { body: { amount: income } }, certificate: EMPTY },
            release: released === undefined ? undefined : { amount: released, by: 'freeze', certificate: EMPTY },
          })
        const [forward, backward] = [heard.reduce(hear, order), heard.toReversed().reduce(hear, order)]
        assert.deepEqual([forward.income, refundOf(forward)], [backward.income, refundOf(backward)])
        assert.ok(forward.income + refundOf(forward) <= 500n)
        assert.equal(phaseOf(forward), phaseOf(backward))
      }),
      200,
    )
  })

  it('is refunded only when an honest validator has credited it', () => {
    const release = { amount: 100n, by: 'close' as const, certificate: EMPTY }
    assert.equal(absorb(order, { ...nothing, release, credited: 399n }).refunded, false)
    assert.equal(absorb(order, { ...nothing, release, credited: 400n }).refunded, true)
    assert.equal(toText(order.id), toText(issued.id))
  })
})
