import assert from 'node:assert/strict'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { mergeOrder } from '../../../src/corp/quorum/order-view.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { EMPTY, toText } from '../../../src/types/bytes.ts'
import { accountId } from '../../../src/wire/digest.ts'
import type { OrderStatus } from '../../../src/wire/generated/corp.ts'
import { certify, foundCorp, member, someId, validatorMembers } from '../support/members.ts'

const corp = foundCorp(validatorMembers(4))
const { name } = corp.committee
const [owner, holder, server] = [member('owner'), member('holder'), member('server')]
const issue = makeOperation(
  nodeCrypto,
  name,
  'issue',
  { account: accountId(nodeCrypto, owner.id), seq: 1n, cap: 1_000n, notAfter: 10_000n, holder: holder.id, caveats: [] },
  [owner],
)
const order = issue.id
const bind = someId('bind')
const report = someId('report')
const charge = (amount: bigint) => makeOperation(nodeCrypto, name, 'charge', { order, bind, amount, report }, [server]).bytes
const close = (amount: bigint) => makeOperation(nodeCrypto, name, 'close', { order, bind, amount, report }, [server]).bytes
const cancel = (signer = holder) => makeOperation(nodeCrypto, name, 'cancel', { order }, [signer]).bytes
const end = (signer = holder) => makeOperation(nodeCrypto, name, 'end', { order }, [signer]).bytes

const nothing: OrderStatus = { income: 0n, released: false, refund: 0n, maxVoted: 0n, frozen: false, time: 1n }
const known: OrderStatus = { ...nothing, issue: certify(corp, issue.bytes) }
const merge = (...answers: OrderStatus[]) => mergeOrder(nodeCrypto, corp.committee, order, answers)

describe('an order as its validators see it', () => {
  it('takes the largest certified charge and the smallest release, from whoever has them', () => {
    const view = merge(
      { ...known, charge: certify(corp, charge(300n)), release: certify(corp, close(500n)) },
      { ...nothing, charge: certify(corp, charge(200n)) },
      { ...nothing, release: certify(corp, close(400n)) },
    )
    assert.deepEqual([view.income, view.release?.amount, view.refund], [300n, 400n, 600n])
  })

  it('believes no sums and no certificate that does not check', () => {
    const lie = {
      ...nothing,
      income: 900n,
      refund: 900n,
      released: true,
      frozen: true,
      charge: certify(corp, charge(900n), [0, 1]),
      release: certify(corp, close(1n), [0, 1]),
    }
    const view = merge(known, lie, nothing)
    assert.deepEqual([view.income, view.refund, view.release, view.charge, view.frozen], [0n, 0n, undefined, undefined, false])
  })

  it('passes over certificates of other orders', () => {
    const foreign = makeOperation(nodeCrypto, name, 'cancel', { order: someId('another order') }, [holder]).bytes
    assert.equal(merge(known, { ...nothing, release: certify(corp, foreign), binding: certify(corp, foreign) }, nothing).release, undefined)
  })

  it('shows a cancel that is only voted for, when its holder signed it', () => {
    assert.deepEqual(merge(known, { ...nothing, pendingBinding: cancel(server) }, nothing).pendingBindings, [])
    const shown = merge(known, { ...nothing, pendingBinding: cancel() }, nothing).pendingBindings
    assert.deepEqual(
      shown.map(operation => toText(operation.bytes)),
      [toText(cancel())],
    )
  })

  it('prefers a certified End, and takes a pending one only of the holder', () => {
    assert.equal(merge(known, { ...nothing, pendingEnd: end(server) }, nothing).end, undefined)
    assert.equal(merge(known, { ...nothing, pendingEnd: end() }, nothing).end?.certificate, undefined)
    const certificate = certify(corp, end())
    assert.equal(
      toText(merge(known, { ...nothing, pendingEnd: end() }, { ...nothing, end: certificate }).end?.certificate ?? EMPTY),
      toText(certificate),
    )
  })

  it('knows nothing of an order that no validator proves', () => {
    assert.equal(merge(nothing, nothing, { ...nothing, issue: certify(corp, issue.bytes, [0]) }).issue, undefined)
  })
})
