import assert from 'node:assert/strict'
import { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { CorpDesk } from '../../../src/xenoserver/sessions/corp-desk.ts'
import { member } from '../../corp/support/members.ts'
import { RunningCorp } from '../../corp/support/running-corp.ts'
import { stopHosts, testLogger } from '../../support/hosts.ts'
import { output, Stage, type StageClient, sh } from './stage.ts'
import { MACHINE } from './stage-server.ts'

describe('the money of sessions', function () {
  this.timeout(60_000)
  let stage: Stage
  let alice: StageClient
  const soon = (): AbortSignal => AbortSignal.timeout(30_000)

  before(async function () {
    stage = await Stage.open(this, { validators: 4 })
    alice = await stage.client('alice')
  })

  after(async () => {
    await stage?.close()
    await stopHosts()
  })

  afterEach(() => stage.isFree(MACHINE))

  it('moves with one validator of four down', async () => {
    await stage.economy.running.stopValidator(2)
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('echo three are enough'), soon())
    assert.equal(await output(session, task), 'three are enough\n')
    const { bill, settlements } = await session.close(alice.corp, soon())
    await stage.economy.running.startValidator(2)
    assert.deepEqual(
      settlements.map(({ settled, paid }) => [settled, paid]),
      [[true, bill]],
    )
  })

  it('stops at an End of its holder, and what was used until then is paid', async () => {
    const session = await stage.session(alice)
    await session.deploy(sh('while :; do :; done'), soon())
    const [order] = session.session.orders
    assert.ok(order !== undefined)
    await alice.corp.end(order.order)
    const reasons: string[] = []
    for await (const { kind, value, reason } of session.events({ follow: true, signal: soon() })) {
      if (kind === 'state') reasons.push(`${value} ${reason}`)
      if (value === 'kept') break
    }
    assert.deepEqual(reasons.slice(2), ['stopping ended', 'charged ended', 'kept ended'])
    const { bill, settlements } = await session.close(alice.corp, soon())
    assert.deepEqual(
      settlements.map(({ settled, paid }) => [settled, paid]),
      [[true, bill]],
    )
  })

  it('goes no further ahead of acknowledgements than the order allows', async () => {
    const session = await stage.session(alice, { issue: { caveats: { acked: 700n } } })
    await session.deploy(sh('while :; do :; done'), soon())
    for await (const { value, reason } of session.events({ follow: true, signal: soon() })) if (value === 'held' && reason === 'exposure') break
    const held = await session.show(soon())
    assert.ok(held.bill <= 700n && held.bill > 600n, `held at ${held.bill}`)
    const bill = await session.acknowledge(alice.signer, soon())
    assert.equal(bill, held.bill)
    for await (const { number, value } of session.events({ since: held.reports, follow: true, signal: soon() }))
      if (number > 4 && value === 'running') break
    const closed = await session.close(alice.corp, soon())
    assert.ok(closed.bill > bill && closed.settlements.every(({ settled }) => settled))
  })

  it('needs no message before the start where the order was issued to this server', async () => {
    const account = accountId(nodeCrypto, stage.serverId)
    const quote = await stage.quote(alice)
    const order = await stage.order(alice, 1_000_000n, { payee: { server: stage.serverId, account } })
    await Promise.all([0, 1, 2].map(index => stage.economy.running.stopValidator(index)))
    const session = await alice.sessions.create({ corp: alice.corp, quote, order, addresses: stage.addresses, signal: soon() })
    const { task } = await session.deploy(sh('echo at once'), soon())
    assert.equal(await output(session, task), 'at once\n')
    for (const index of [0, 1, 2]) await stage.economy.running.startValidator(index)
    const { bill, settlements } = await session.close(alice.corp, soon())
    assert.ok(bill > 500n)
    assert.deepEqual(
      settlements.map(({ settled, paid, refunded }) => [settled, paid, paid + refunded]),
      [[true, bill, 1_000_000n]],
    )
  })

  it("may be another's, who was handed the order within narrower bounds", async () => {
    const bob = await stage.client('bob', 0n)
    const order = await stage.order(alice, 1_000_000n, { notAfter: systemClock.now() + 600_000 })
    const bundle = await alice.corp.handOn(order, bob.corp.delegateKey, { limit: 400_000n })
    const taken = await bob.corp.take(bundle)
    const quote = await stage.quote(bob)
    const session = await bob.sessions.create({ corp: bob.corp, quote, order: taken.id, limit: 400_000n, addresses: stage.addresses, signal: soon() })
    const { task } = await session.deploy(sh('echo delegated'), soon())
    assert.equal(await output(session, task), 'delegated\n')
    const before = await alice.corp.view()
    const { bill } = await session.close(bob.corp, soon())
    const settled = await alice.corp.settle(order)
    assert.deepEqual([settled.settled, settled.paid, settled.refunded], [true, bill, 1_000_000n - bill])
    const after = await alice.corp.view()
    assert.ok(after.credits - after.debits >= before.credits - before.debits)
  })

  it('is not asked for while the clocks of the XenoCorp and the server differ by more than 5 s', async () => {
    const late = await RunningCorp.start(1, { clock: { now: () => systemClock.now() + 6_000 } })
    try {
      const { quorum } = await late.client()
      const desk = new CorpDesk({
        registration: { corp: quorum, payoutAccount: accountId(nodeCrypto, member('server').id) },
        ...{ signer: member('server'), crypto: nodeCrypto, clock: systemClock, logger: testLogger() },
      })
      assert.ok(quorum instanceof QuorumClient)
      desk.refresh()
      await desk.settled()
      assert.equal(desk.refusal()?.code, 'sale-paused')
    } finally {
      await late.stop()
    }
  })

  it('comes back where a further order is refused; the session goes on', async () => {
    const session = await stage.session(alice)
    const cancelled = await stage.order(alice)
    await alice.corp.cancel(cancelled)
    await assert.rejects(session.extend(alice.corp, cancelled, soon()), error => isXenoError(error, 'order-cancelled'))
    const tooShort = await stage.order(alice, 5_000n, { notAfter: systemClock.now() + 8_000 })
    await assert.rejects(session.extend(alice.corp, tooShort, soon()), error => isXenoError(error, 'order-ends-too-soon'))
    assert.equal((await alice.corp.settle(tooShort)).refunded, 5_000n)
    assert.equal((await session.show(soon())).state, 'running')
    await session.close(alice.corp, soon())
  })
})
