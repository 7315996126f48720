import assert from 'node:assert/strict'
import type { LiveSession } from '../../../src/client/session/live-session.ts'
import { equal } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { stopHosts } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
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

  it('finishes a presentation that another command has sent', async () => {
    const alice = await stage.client('alice')
    const quote = await stage.quote(alice)
    const order = await stage.order(alice)
    const creating = alice.sessions.create({ corp: alice.corp, quote, order, addresses: stage.addresses, signal: soon() })
    await until('it is presented', async () => (await alice.sessions.sessions()).length > 0)
    const [found] = await alice.sessions.sessions()
    assert.ok(found !== undefined)
    const session = await alice.sessions.recover(alice.corp, found.id, soon())
    assert.deepEqual((await creating).id, session.id)
    assert.equal(session.session.state, 'active')
    assert.equal((await session.show(soon())).state, 'running')
    await session.close(alice.corp, soon())
    assert.equal((await alice.sessions.sessions())[0]?.state, 'settled')
  })

  it('runs a program behind its presentation, once, and follows it through a restart of the server', async () => {
    const eve = await stage.client('eve')
    const program = sh('echo one; sleep 3; echo two; exit 5')
    const moments: string[] = []
    const follow = async (live: LiveSession, known: Promise<unknown>): Promise<void> => {
      for await (const { task, output } of live.run(program, { signal: soon(), known })) {
        moments.push(output === undefined ? `${task.task} ${task.state} ${task.exitCode ?? ''}` : Buffer.from(output.data).toString())
      }
    }
    let followed: Promise<void> = Promise.resolve()
    const presented = (live: LiveSession, known: Promise<unknown>): void => {
      followed = follow(live, known)
    }
    const options = { corp: eve.corp, quote: await stage.quote(eve), order: await stage.order(eve), addresses: stage.addresses }
    const session = await eve.sessions.create({ ...options, presented, signal: soon() })
    await until('its first output is here', () => moments.includes('one\n'))
    await stage.process.kill()
    await stage.process.start()
    await followed
    // What it was when the stream was taken up again depends on how long the start took.
    assert.deepEqual(
      [moments.slice(0, 2), moments.slice(3)],
      [
        ['1 running ', 'one\n'],
        ['two\n', '1 exited 5'],
      ],
    )
    assert.equal((await session.show(soon())).tasks.length, 1)
    const { settlements } = await session.close(eve.corp, soon())
    assert.deepEqual(
      settlements.map(({ settled }) => settled),
      [true],
    )
  })

  it('takes the order back when its creation is interrupted, whether the server has bound it or not', async () => {
    const anna = await stage.client('anna')
    for (const delayMs of [0, 40, 150]) {
      const quote = await stage.quote(anna)
      const order = await stage.order(anna)
      const interrupt = new AbortController()
      const options = { corp: anna.corp, quote, order, addresses: stage.addresses, signal: interrupt.signal }
      const outcome = anna.sessions.create(options).then(
        session => session.close(anna.corp, soon()),
        (error: unknown) => error,
      )
      await until('it is presented', async () => (await anna.sessions.sessions()).some(({ orders }) => orders.some(each => equal(each.order, order))))
      setTimeout(() => interrupt.abort(new Error('interrupted')), delayMs)
      await outcome
      await until('the order is settled', async () => (await anna.corp.settle(order)).settled, 20_000)
      const { paid, refunded, open } = await anna.corp.settle(order)
      assert.equal(open, 0n)
      assert.equal(paid + refunded, 1_000_000n)
      assert.ok(refunded > 990_000n)
    }
    assert.ok((await anna.sessions.sessions()).every(({ state }) => state === 'refused' || state === 'settled'))
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
