/** The wallet's operations and the XenoCorp's public records, through the command line. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { money, type Xeno } from '../support/cli.ts'
import { temporaryFolder } from '../support/folders.ts'
import { type AccountJson, useMarket } from '../support/market.ts'

interface OrderJson {
  readonly order: string
  readonly state: string
  readonly server?: string
  readonly refunded: string
  readonly caveats: readonly string[]
}

describe('xeno account, order and corp, operation by operation', function () {
  this.timeout(240_000)
  const market = useMarket({ servers: 1 })
  const files = temporaryFolder()
  let alice: Xeno
  let bob: Xeno
  let server: string

  before(async () => {
    alice = await market().client('alice', '10')
    bob = await market().client('bob', '1')
    server = market().address('server-1').split('/p2p/')[1] ?? ''
  })

  it("rotates the account's key: the id stays, and the wallet goes on", async () => {
    const before = await alice.ok<AccountJson>('account', 'show')
    const after = await alice.ok<AccountJson>('account', 'rotate')
    assert.deepEqual([after.account, after.balance], [before.account, before.balance])
    await alice.ok('account', 'transfer', (await bob.ok<AccountJson>('account', 'show')).account, '0.5')
    assert.equal(money((await bob.ok<AccountJson>('account', 'show')).balance), money('1.5'))
  })

  it('issues an order with caveats, narrows it, and never widens it', async () => {
    const issued = await alice.ok<OrderJson>('order', 'issue', '1', '--server', server, '--limit', '0.5', '--purpose', 'batch', '--purpose', 'web')
    assert.deepEqual(issued.caveats, [`servers: ${server}`, 'purpose: batch, web', 'limit: 0.5'])
    const narrowed = await alice.ok<OrderJson>('order', 'narrow', issued.order, '--limit', '0.9', '--purpose', 'batch', '--rate', '2')
    assert.deepEqual(narrowed.caveats, [`servers: ${server}`, 'purpose: batch', 'limit: 0.5', 'rate: 2 an hour'])
    assert.equal((await alice.ok<OrderJson>('order', 'cancel', issued.order)).refunded, '1')
  })

  it('hands an order on to another wallet, which takes it in narrowed; what is not spent comes back to the first', async () => {
    const { order } = await alice.ok<OrderJson>('order', 'issue', '1')
    const { key } = await bob.ok<{ key: string }>('account', 'key')
    const file = join(files, 'order.bundle')
    await alice.ok('order', 'delegate', order, key, '--limit', '0.25', '--out', file)
    assert.equal((await alice.ok<OrderJson>('order', 'show', order)).state, 'delegated')
    const taken = await bob.ok<OrderJson>('order', 'take', file)
    assert.deepEqual([taken.order, taken.state, taken.caveats], [order, 'ready', ['limit: 0.25']])
    assert.equal((await alice.fails('order', 'delegate', order, key, '--out', join(files, 'again'))).code, 'order-handed-on')
    assert.equal((await alice.fails('order', 'take', file)).code, 'order-foreign')
    assert.equal((await bob.fails('order', 'cancel', order)).code, 'order-not-own')
    assert.equal((await alice.ok<OrderJson>('order', 'cancel', order)).refunded, '1')
  })

  it('lets a delegate pay a session with the order, within its caveats; the rest comes back to the first', async () => {
    const { order } = await alice.ok<OrderJson>('order', 'issue', '1', '--for', '10m')
    const { key } = await bob.ok<{ key: string }>('account', 'key')
    const file = join(files, 'to-spend.bundle')
    await alice.ok('order', 'delegate', order, key, '--limit', '0.25', '--purpose', 'batch', '--out', file)
    await bob.ok('order', 'take', file)
    const small = ['--cpu', '100', '--memory', '64MiB', '--disk', '32MiB']
    const { session } = await bob.ok<{ session: string }>('session', 'create', '--order', order, '--server', market().address('server-1'), ...small)
    const { paid } = await bob.ok<{ paid: string }>('session', 'close', session)
    const settled = await alice.ok<OrderJson>('order', 'show', order)
    assert.deepEqual([settled.state, money(settled.refunded)], ['settled', money('1') - money(paid)])
    assert.ok(money(paid) > 0n && money(paid) <= money('0.25'))
  })

  it('tells by what rules the XenoCorp deals', async () => {
    const { currency, policy } = await alice.ok<{ currency: string; policy: Record<string, { choice: string }> }>('corp', 'show')
    assert.deepEqual([currency, policy.funding?.choice, policy.payout?.choice, policy.validation?.choice], ['XCU', 'prepaid', 'guaranteed', 'remote'])
    assert.equal((await alice.fails('corp', 'pool')).code, 'no-pool')
  })

  it('issues an order that is born bound to a server, and only to one that the XenoCorp knows', async () => {
    const issued = await alice.ok<OrderJson>('order', 'issue', '0.1', '--payee', server, '--for', '10m')
    assert.deepEqual([issued.state, issued.server], ['bound', server])
    assert.equal((await alice.fails('order', 'cancel', issued.order)).code, 'order-bound')
    const stranger = market().address('validator-1').split('/p2p/')[1] ?? ''
    assert.equal((await alice.fails('order', 'issue', '0.1', '--payee', stranger)).code, 'server-not-payable')
  })

  it('ends an order that no server has: its money comes back after the grace', async () => {
    const { order } = await alice.ok<OrderJson>('order', 'issue', '0.1')
    assert.equal((await alice.ok<OrderJson>('order', 'end', order)).state, 'ended')
  })

  it('shows the records: no complaint, no evidence, no audit; and complains of nothing that is no contradiction', async () => {
    assert.deepEqual(await alice.ok('corp', 'complaints', server), [])
    assert.deepEqual(await alice.ok('corp', 'evidence'), [])
    assert.deepEqual(await alice.ok('corp', 'audit', 'list'), [])
    const file = join(files, 'statements')
    for (let times = 0; times < 2; times++) await alice.ok('server', 'statements', market().address('server-1'), file)
    assert.equal((await alice.fails('corp', 'complain', file)).code, 'nothing-contradicts')
  })
})
