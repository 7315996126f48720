import assert from 'node:assert/strict'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { ownerPath } from '../../../src/corp/wallet/keys.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, toText } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { corpProtocol } from '../../../src/wire/protocols.ts'
import { stopHosts } from '../../support/hosts.ts'
import { Economy, keyringOf, type TestWallet } from '../support/economy.ts'
import { decode } from '../support/members.ts'

const rejectsWith = (code: string) => (error: unknown) => isXenoError(error, code) || assert.fail(String(error))

describe('copies of one wallet', function () {
  this.timeout(60_000)
  let economy: Economy
  let shop: TestWallet

  before(async () => {
    economy = await Economy.start(4)
    shop = await economy.client('shop')
  })
  after(async () => {
    await economy.stop()
    await stopHosts()
  })

  /** A transfer by the wallet's own key, as a copy that nobody hears of any more might have signed it. */
  const sign = (name: string, account: Bytes, seq: bigint, amount: bigint): Bytes => {
    const corp = economy.name
    const body = { account, seq, payee: shop.corp.account, amount, memo: '' }
    return makeOperation(nodeCrypto, corp, 'transfer', body, [keyringOf(name).key(corp, ownerPath(0))]).bytes
  }

  /** Asks single validators for their votes, and leaves it at that. */
  const proposeTo = async (places: readonly number[], operation: Bytes): Promise<void> => {
    for (const place of places) {
      const validator = economy.running.corp.committee.validators[place]
      assert.ok(validator !== undefined)
      assert.ok((await shop.host.rpc.call(validator, corpProtocol.propose, { operation, certificates: [] })).vote !== undefined)
    }
  }

  it('race, and lose nothing: every payment is made once', async () => {
    const first = await economy.client('twin', 1_000n)
    const second = await economy.walletOf('twin')
    const pay = ({ corp }: TestWallet, amount: bigint) => corp.transfer({ payee: shop.corp.account, amount })
    const before = (await shop.corp.view()).balance
    let paid = 0n
    for (let round = 0; round < 4; round++) {
      const results = await Promise.allSettled([pay(first, 1n), pay(second, 10n)])
      const locked = results.filter(result => result.status === 'rejected')
      // Each may have got half of the votes for a slot: then it is locked, and a wallet that notices says so.
      for (const { reason } of locked) assert.ok(isXenoError(reason, 'slot-locked'), String(reason))
      paid += (results[0].status === 'fulfilled' ? 1n : 0n) + (results[1].status === 'fulfilled' ? 10n : 0n)
      if (locked.length > 0) break
    }
    assert.equal((await shop.corp.view()).balance - before, paid)
    assert.equal((await first.corp.view()).balance, 1_000n - paid)
  })

  it('restored from the key alone: finishes what the lost copy began, then goes on', async () => {
    const lost = await economy.client('lost', 1_000n)
    await lost.corp.transfer({ payee: shop.corp.account, amount: 5n })
    await proposeTo([0, 1], sign('lost', lost.corp.account, 2n, 70n))
    const restored = await economy.walletOf('lost')
    await restored.corp.transfer({ payee: shop.corp.account, amount: 200n })
    assert.equal((await restored.corp.view()).balance, 1_000n - 5n - 70n - 200n)
    assert.equal((await restored.corp.view()).next, 4n)
  })

  it('restored from the key alone: finds its orders again, presents none of them, and gets their money back', async () => {
    const lost = await economy.client('forgetful', 1_000n)
    const server = await economy.server('one')
    const inAMinute = systemClock.now() + 60_000
    const [bound, closed, loose] = [
      await lost.corp.issue({ cap: 100n, notAfter: inAMinute }),
      await lost.corp.issue({ cap: 200n, notAfter: inAMinute }),
      await lost.corp.issue({ cap: 300n, notAfter: inAMinute }),
    ]
    await server.bind(await lost.corp.present(bound.id, server.terms(bound)))
    const presented = await lost.corp.present(closed.id, server.terms(closed))
    await server.bind(presented)
    await server.charge(presented, 50n)
    await server.close(presented, 50n)
    const { corp } = await economy.walletOf('forgetful')
    const { settlements, failed } = await corp.recover()
    assert.deepEqual(failed, [])
    const phases = new Map(settlements.map(({ order, phase, paid, refunded }) => [toText(order.id), [phase, paid, refunded]]))
    assert.deepEqual(phases.get(toText(bound.id)), ['bound', 0n, 0n])
    assert.deepEqual(phases.get(toText(closed.id)), ['released', 50n, 150n])
    assert.deepEqual(phases.get(toText(loose.id)), ['released', 0n, 300n])
    assert.equal((await corp.view()).balance, 1_000n - 100n - 50n)
  })

  it('restored while only one validator knows of the pending operation: the vote is found or the slot is taken over', async () => {
    const lost = await economy.client('lonely', 1_000n)
    await proposeTo([3], sign('lonely', lost.corp.account, 1n, 70n))
    const restored = await economy.walletOf('lonely')
    await restored.corp.transfer({ payee: shop.corp.account, amount: 200n })
    const { balance, next } = await restored.corp.view()
    assert.ok((balance === 730n && next === 3n) || (balance === 800n && next === 2n), `${balance} ${next}`)
  })

  it('that gave one slot to two operations lock it; both signed operations are shown, and the money stays where it is', async () => {
    const split = await economy.client('split', 1_000n)
    const [one, other] = [sign('split', split.corp.account, 1n, 1n), sign('split', split.corp.account, 1n, 2n)]
    await proposeTo([0, 1], one)
    await proposeTo([2, 3], other)
    const outcome = await split.corp.quorum.certify(one)
    assert.ok(outcome.kind === 'conflict')
    assert.deepEqual(
      outcome.conflicts.map(({ operation }) => toText(operation)),
      [toText(other)],
    )
    const [first, second] = [decode(economy.running.corp, one), decode(economy.running.corp, other)]
    assert.equal(toText(first.signatures[0]?.key ?? economy.name), toText(second.signatures[0]?.key ?? economy.name))
    await assert.rejects(split.corp.transfer({ payee: shop.corp.account, amount: 3n }), rejectsWith('slot-locked'))
    const { balance, pending, next } = await split.corp.view()
    assert.deepEqual([balance, next, pending.length], [1_000n, 1n, 2])
  })

  it('knows its enrolment and proves it again', async () => {
    const restored = await economy.walletOf('shop')
    const server = await economy.server('one')
    const proof = await restored.corp.clientProof(restored.host.id, server.signer.id)
    assert.ok(proof.length > 0)
    await assert.rejects(
      async () => (await economy.walletOf('stranger')).corp.clientProof(restored.host.id, server.signer.id),
      rejectsWith('account-missing'),
    )
  })

  it('makes the second command wait its turn', async () => {
    const first = await economy.client('busy', 1_000n)
    const second = await economy.walletOf('busy', first.folder)
    const release = await first.wallet.hold()
    const paid = second.corp.transfer({ payee: shop.corp.account, amount: 1n })
    while (second.events.length === 0) await new Promise(resolve => setImmediate(resolve))
    assert.deepEqual(second.events, [{ kind: 'waiting' }])
    await release()
    await paid
    assert.equal((await first.corp.view()).balance, 999n)
  })
})
