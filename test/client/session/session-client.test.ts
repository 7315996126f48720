import assert from 'node:assert/strict'
import { isXenoError } from '../../../src/types/errors.ts'
import { stopHosts } from '../../support/hosts.ts'
import { ask, Stage, sh } from '../../xenoserver/sessions/stage.ts'

/** What a client does when the other side, or an earlier command, is gone. */
describe('the client of a session', function () {
  this.timeout(60_000)
  let stage: Stage
  const soon = (): AbortSignal => AbortSignal.timeout(40_000)

  before(async function () {
    stage = await Stage.openProcess(this)
  })

  after(async () => {
    await stage?.close()
    await stopHosts()
  })

  it('finishes a presentation that an earlier command had sent', async () => {
    const alice = await stage.client('alice')
    const quote = await stage.quote(alice)
    const order = await stage.order(alice)
    const interrupt = new AbortController()
    const options = { corp: alice.corp, quote, order, addresses: stage.addresses, signal: interrupt.signal }
    const creating = alice.sessions.create(options)
    while ((await alice.sessions.sessions()).length === 0) await new Promise(resolve => setTimeout(resolve, 1))
    interrupt.abort(new Error('interrupted'))
    await creating.catch(() => undefined)
    const [found] = await alice.sessions.sessions()
    assert.ok(found !== undefined)
    const session = await alice.sessions.recover(alice.corp, found.id, soon())
    assert.equal(session.session.state, 'active')
    assert.equal((await session.show(soon())).state, 'running')
    await session.close(alice.corp, soon())
    assert.equal((await alice.sessions.sessions())[0]?.state, 'settled')
  })

  it('gets its money back from a server that does not answer a presentation', async () => {
    const bob = await stage.client('bob', 5_000_000n, { acceptAheadMs: 1_000 })
    const quote = await stage.quote(bob)
    const order = await stage.order(bob)
    await stage.process.kill()
    try {
      await assert.rejects(bob.sessions.create({ corp: bob.corp, quote, order, signal: soon() }), error =>
        isXenoError(error, 'presentation-unanswered'),
      )
    } finally {
      await stage.process.start()
    }
    const { settled, paid, refunded } = await bob.corp.settle(order)
    assert.deepEqual([settled, paid, refunded], [true, 0n, 1_000_000n])
    assert.equal((await bob.sessions.sessions())[0]?.state, 'refused')
  })

  it('ends the order of a session whose server is gone; what was charged is paid, the rest comes back', async () => {
    const carol = await stage.client('carol', 5_000_000n, { patienceMs: 500 })
    const session = await stage.session(carol)
    await session.deploy(sh('while :; do :; done'), soon())
    for await (const { kind, subject } of session.events({ follow: true, signal: soon() })) if (kind === 'report' && subject === 2) break
    await stage.process.kill()
    try {
      await assert.rejects(session.close(carol.corp, soon()), error => isXenoError(error, 'unavailable'))
      const [order] = session.session.orders
      assert.ok(order !== undefined)
      let settlement = await carol.corp.settle(order.order)
      while (settlement.nextAt !== undefined && !settlement.settled) {
        await new Promise(resolve => setTimeout(resolve, 200))
        settlement = await carol.corp.settle(order.order)
      }
      assert.ok(settlement.refunded > 0n && settlement.paid > 0n)
      assert.equal(settlement.paid + settlement.refunded + settlement.open, 1_000_000n)
    } finally {
      await stage.process.start()
    }
  })

  it('refuses a quote for less, for more money, or too late', async () => {
    const dora = await stage.client('dora')
    const signal = soon()
    const { prices } = (await stage.quote(dora)).terms
    const quote = (rest: object): Promise<unknown> =>
      dora.sessions.quote({ corp: dora.corp, server: stage.serverId, requirements: ask(), signal, ...rest })
    await quote({ maxPrices: prices })
    await assert.rejects(quote({ maxPrices: { ...prices, cpuCoreHour: prices.cpuCoreHour - 1n } }), error => isXenoError(error, 'quote-wrong'))
    await assert.rejects(quote({ budget: 10n }), error => isXenoError(error, 'quote-wrong'))
  })
})
