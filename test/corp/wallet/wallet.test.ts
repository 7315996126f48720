import assert from 'node:assert/strict'
import { phaseOf } from '../../../src/corp/core/wallet-order.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { toText, utf8 } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { stopHosts } from '../../support/hosts.ts'
import { describe as describeOutcome, Economy, type TestServer, type TestWallet } from '../support/economy.ts'

const rejectsWith = (code: string) => (error: unknown) => isXenoError(error, code) || assert.fail(String(error))
const inAnHour = () => systemClock.now() + 3_600_000

describe('a wallet among four validators', function () {
  this.timeout(30_000)
  let economy: Economy
  let alice: TestWallet
  let server: TestServer

  before(async () => {
    economy = await Economy.start(4)
    alice = await economy.client('alice', 10_000_000n)
    server = await economy.server('one')
  })
  after(async () => {
    await economy.stop()
    await stopHosts()
  })

  it('is registered, opened and topped up', async () => {
    const view = await alice.corp.view()
    assert.deepEqual([view.opened, view.balance, view.enrolments.map(({ body }) => body.kind)], [true, 10_000_000n, ['CLIENT']])
  })

  it('pays a server for a session, to the last micro-unit', async () => {
    const order = await alice.corp.issue({ cap: 1_000_000n, notAfter: inAnHour() })
    const presented = await alice.corp.present(order.id, server.terms(order))
    assert.equal(describeOutcome(await server.bind(presented)), 'certified')
    assert.deepEqual((await alice.corp.settle(order.id)).phase, 'bound')
    await server.charge(presented, 250_000n)
    await server.charge(presented, 333_333n)
    const open = await alice.corp.settle(order.id)
    assert.deepEqual([open.paid, open.refunded, open.open, open.settled], [333_333n, 0n, 666_667n, false])
    await server.close(presented, 333_333n)
    const { settled, paid, refunded, cap } = await alice.corp.settle(order.id)
    assert.deepEqual([settled, paid, refunded, cap], [true, 333_333n, 666_667n, 1_000_000n])
    assert.equal((await alice.corp.view()).balance, 10_000_000n - 333_333n)
    assert.equal((await alice.corp.quorum.account(server.account)).balance, 333_333n)
  })

  it('settles an order by what its server shows, and believes nothing that does not prove all of it', async () => {
    const order = await alice.corp.issue({ cap: 1_000n, notAfter: inAnHour() })
    const presented = await alice.corp.present(order.id, server.terms(order))
    await server.bind(presented)
    const charge = await server.claim('charge', presented, 300n)
    const close = await server.claim('close', presented, 300n)
    const balance = async (): Promise<bigint> => (await alice.corp.view()).balance
    const before = await balance()
    for (const certificates of [[charge], [utf8('nothing')], [order.certificate]]) {
      assert.equal((await alice.corp.settle(order.id, { certificates })).settled, false)
    }
    const { settled, paid, refunded } = await alice.corp.settle(order.id, { certificates: [charge, close] })
    assert.deepEqual([settled, paid, refunded], [true, 300n, 700n])
    assert.equal(await balance(), before + 700n)
    assert.deepEqual((await alice.corp.settle(order.id)).settled, true)
  })

  it('presents an order to one server only, always with the same bytes', async () => {
    const other = await economy.server('two')
    const order = await alice.corp.issue({ cap: 100n, notAfter: inAnHour() })
    const terms = server.terms(order)
    const first = await alice.corp.present(order.id, terms)
    const again = await alice.corp.present(order.id, { ...terms, acceptBy: terms.acceptBy + 5_000 })
    assert.equal(toText(first.presentation), toText(again.presentation))
    await assert.rejects(alice.corp.present(order.id, other.terms(order)), rejectsWith('order-presented'))
  })

  it('cancels what was not presented, and gets everything back', async () => {
    const before = (await alice.corp.view()).balance
    const order = await alice.corp.issue({ cap: 500_000n, notAfter: inAnHour() })
    const settlement = await alice.corp.cancel(order.id)
    assert.deepEqual([settlement.settled, settlement.refunded, settlement.paid], [true, 500_000n, 0n])
    assert.equal((await alice.corp.view()).balance, before)
    await assert.rejects(alice.corp.present(order.id, server.terms(order)), rejectsWith('order-cancelled'))
  })

  it('does not cancel what a server has bound; ends it, and freezes it after the grace when the server is gone', async () => {
    const order = await alice.corp.issue({ cap: 600_000n, notAfter: inAnHour() })
    const presented = await alice.corp.present(order.id, server.terms(order))
    assert.equal((await server.bind(presented)).kind, 'certified')
    await assert.rejects(alice.corp.cancel(order.id), rejectsWith('order-bound'))
    await server.charge(presented, 100_000n)
    const ended = await alice.corp.settle(order.id, { goneServer: true })
    assert.equal(ended.phase, 'ended')
    assert.ok(ended.nextAt !== undefined)
    const late = await server.bind(presented)
    assert.equal(late.kind, 'certified')
    assert.equal(late.ends.length > 0, true)
    let settlement = ended
    while (settlement.phase === 'ended') settlement = await settleWhenDue(alice, settlement)
    assert.deepEqual([settlement.phase, settlement.settled, settlement.paid, settlement.refunded], ['released', true, 100_000n, 500_000n])
  })

  it('cancels by itself what a server did not bind in time', async () => {
    const order = await alice.corp.issue({ cap: 300_000n, notAfter: inAnHour() })
    const acceptBy = systemClock.now() + 300
    await alice.corp.present(order.id, server.terms(order, { acceptBy }))
    let settlement = await alice.corp.settle(order.id)
    assert.equal(settlement.phase, 'presented')
    while (settlement.phase === 'presented') settlement = await settleWhenDue(alice, settlement)
    assert.deepEqual([settlement.settled, settlement.refunded], [true, 300_000n])
  })

  it('signs nothing that its credits do not cover, and nothing that breaks the policy', async () => {
    const { next, balance } = await alice.corp.view()
    await assert.rejects(alice.corp.issue({ cap: balance + 1n, notAfter: inAnHour() }), rejectsWith('balance-too-low'))
    await assert.rejects(alice.corp.issue({ cap: 1n, notAfter: systemClock.now() + 500 }), rejectsWith('order-too-short'))
    await assert.rejects(alice.corp.issue({ cap: 1n, notAfter: systemClock.now() + 90 * 86_400_000 }), rejectsWith('order-too-long'))
    await assert.rejects(alice.corp.transfer({ payee: server.account, amount: 0n }), rejectsWith('amount-zero'))
    assert.equal((await alice.corp.view()).next, next)
  })

  it('keeps to caveats before it signs', async () => {
    const order = await alice.corp.issue({ cap: 1_000n, notAfter: inAnHour(), caveats: { limit: 10n, environment: ['only this'] } })
    await assert.rejects(alice.corp.present(order.id, server.terms(order)), rejectsWith('caveat-refused'))
    const presented = await alice.corp.present(order.id, server.terms(order, { limit: 10n, environment: 'only this' }))
    assert.equal((await server.bind(presented)).kind, 'certified')
  })

  it("hands an order on, narrowed; the delegate presents it and the money stays the issuer's", async () => {
    const bob = await economy.client('bob')
    const order = await alice.corp.issue({ cap: 2_000n, notAfter: inAnHour() })
    const bundle = await alice.corp.handOn(order.id, bob.corp.delegateKey, { limit: 1_500n })
    await assert.rejects(alice.corp.present(order.id, server.terms(order)), rejectsWith('order-handed-on'))
    const taken = await bob.corp.take(bundle)
    await assert.rejects(bob.corp.present(taken.id, server.terms(order)), rejectsWith('caveat-refused'))
    await assert.rejects(bob.corp.cancel(taken.id), rejectsWith('order-not-own'))
    const presented = await bob.corp.present(taken.id, server.terms(order, { limit: 1_500n }))
    assert.equal(describeOutcome(await server.bind(presented)), 'certified')
    await server.charge(presented, 400n)
    await server.close(presented, 400n)
    const settlement = await alice.corp.settle(order.id)
    assert.deepEqual([settlement.settled, settlement.paid, settlement.refunded], [true, 400n, 1_600n])
  })

  it('rotates its key and goes on', async () => {
    const carol = await economy.client('carol', 1_000n)
    await carol.corp.rotate()
    await carol.corp.transfer({ payee: alice.corp.account, amount: 10n })
    await carol.corp.rotate()
    await carol.corp.transfer({ payee: alice.corp.account, amount: 20n })
    assert.equal((await carol.corp.view()).balance, 970n)
    const restored = await economy.walletOf('carol')
    await restored.corp.transfer({ payee: alice.corp.account, amount: 30n })
    assert.equal((await carol.corp.view()).balance, 940n)
  })

  it('settles everything that is open at once', async () => {
    const open = (await alice.corp.orders()).filter(order => phaseOf(order) !== 'released')
    const { failed, finished } = await alice.corp.recover()
    assert.deepEqual([failed, finished, open.length > 0], [[], undefined, true])
  })
})

/** Settles again once the validators' time says that there may be something new. */
async function settleWhenDue({ corp }: TestWallet, settlement: { order: { id: Uint8Array<ArrayBuffer> }; nextAt: number | undefined }) {
  const waitMs = Math.max(0, (settlement.nextAt ?? 0) - systemClock.now())
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, Math.min(waitMs, 2_000))
  await promise
  return corp.settle(settlement.order.id)
}
