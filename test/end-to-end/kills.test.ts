/**
 * `kill -9` of any one process while a session runs: the others go on, no money is lost or made, and what was killed
 * takes its part again when it is started.
 */
import assert from 'node:assert/strict'
import { money, type Plain, type Running, type Xeno } from '../support/cli.ts'
import { type AccountJson, type SettlementJson, useMarket } from '../support/market.ts'
import { until } from '../support/until.ts'

interface SessionJson {
  readonly session: string
  readonly state: string
}

interface OrderJson {
  readonly order: string
  readonly state: string
  readonly cap: string
  readonly charged: string
  readonly refunded: string
}

const BUDGET = '0.5'
const ASKED = ['--cpu', '150', '--memory', '64MiB', '--budget', BUDGET, '--duration', '10m'] as const
const LINES = 5
const OUTPUT = Array.from({ length: LINES }, (_, i) => `line ${i + 1}\n`).join('')
const EXIT = 3
/** A line every half second, and some on standard error. */
const PROGRAM = ['sh', '-c', `i=1; while [ $i -le ${LINES} ]; do echo line $i; sleep 0.5; i=$((i + 1)); done; echo done >&2; exit ${EXIT}`] as const

describe('kill -9 of any one process during a session', function () {
  this.timeout(60_000)
  const market = useMarket({ servers: 3 })
  let xeno: Xeno

  before(async function () {
    this.timeout(60_000)
    xeno = await market().client('client', '20')
    await until('servers are found', async () => {
      const { suggestions } = await xeno.ok<{ suggestions: unknown[] }>('find', ...ASKED)
      return suggestions.length === 3
    })
  })

  const balance = async (): Promise<bigint> => money((await xeno.ok<AccountJson>('account', 'show')).balance)

  /** A program on server-1 that has begun to print. */
  async function begin(): Promise<Running> {
    const running = xeno.start('run', '--server', market().address('server-1'), ...ASKED, '--', ...PROGRAM)
    await running.prints('line 1\n')
    return running
  }

  /** It ran to its end, all its output came, and what was not paid came back. Returns what was paid. */
  function assertRan({ code, stdout, stderr }: Plain): bigint {
    assert.equal(stdout, OUTPUT, stderr)
    assert.equal(code, EXIT, stderr)
    assert.match(stderr, /^done$/m)
    const [, paid = '', back = ''] = /cost (\S+) XCU; (\S+) of 0\.5 came back/.exec(stderr) ?? assert.fail(stderr)
    assert.equal(money(paid) + money(back), money(BUDGET))
    return money(paid)
  }

  describe('of a node that serves others too', () => {
    for (const [what, name] of [
      // The one that is also the registrar, and the one that the client was told of.
      ['a validator', 'validator-1'],
      ['the RD', 'rd-1'],
      ['a XenoServer and XIS node that is not in use', 'server-3'],
    ] as const) {
      it(`of ${what}: the session goes on and is paid for, also without it`, async () => {
        const before = await balance()
        const running = await begin()
        await market().network.node(name).kill()
        const paid = assertRan(await running.ended)
        assert.equal(await balance(), before - paid)
        await market().observer.moneyAddsUp()
      })

      it(`of ${what}: the next run works without it, and it comes back`, async () => {
        // Without its RD a client names the server itself.
        const where = name === 'rd-1' ? ['--server', market().address('server-2')] : []
        const { code, stdout, stderr } = await xeno.plain('run', ...where, ...ASKED, '--', 'echo', 'hello')
        assert.deepEqual([code, stdout], [0, 'hello\n'], stderr)
        await market().network.node(name).start()
        await market().observer.moneyAddsUp()
      })
    }
  })

  describe('of the XenoServer of the session', () => {
    it('the program goes on, and its client has all of it when the server is back', async () => {
      const before = await balance()
      const running = await begin()
      const server = market().network.node('server-1')
      await server.restart()
      const paid = assertRan(await running.ended)
      assert.equal(await balance(), before - paid)
      await market().observer.moneyAddsUp()
    })

    it('while nobody watches: its session is taken back, its output whole', async () => {
      const before = await balance()
      const { session } = await xeno.ok<SessionJson>('session', 'create', '--server', market().address('server-1'), ...ASKED)
      await xeno.ok('task', 'deploy', session, '--', ...PROGRAM)
      await market().network.node('server-1').restart()
      const logs = await xeno.plain('session', 'logs', session, '1', '--follow')
      assert.deepEqual([logs.code, logs.stdout, logs.stderr], [0, OUTPUT, 'done\n'])
      const { tasks } = await xeno.ok<{ tasks: readonly { state: string; exitCode: number }[] }>('session', 'show', session)
      assert.deepEqual(
        tasks.map(({ state, exitCode }) => [state, exitCode]),
        [['exited', EXIT]],
      )
      const { paid, refunded, cap } = await xeno.ok<SettlementJson>('session', 'close', session)
      assert.equal(money(paid) + money(refunded), money(cap))
      assert.equal(await balance(), before - money(paid))
      await market().observer.moneyAddsUp()
    })
  })

  describe('of the client', () => {
    it('while its program runs: another command closes the session', async () => {
      const before = await balance()
      const running = await begin()
      await running.kill()
      assert.equal(await balance(), before - money(BUDGET), 'all that it may cost is set aside')
      const [left] = await xeno.ok<SessionJson[]>('session', 'list')
      assert.equal(left?.state, 'active')
      const { paid, refunded, cap } = await xeno.ok<SettlementJson>('session', 'close', left?.session ?? '')
      assert.equal(money(paid) + money(refunded), money(cap))
      assert.equal(await balance(), before - money(paid))
      await market().observer.moneyAddsUp()
    })

    it('when its order was certified: another command gets the money back', async () => {
      const before = await balance()
      const running = xeno.start('run', '--server', market().address('server-1'), ...ASKED, '--', ...PROGRAM)
      await running.prints('issue certified')
      await running.kill()
      // Recovering ends what was presented; an order that was not is its owner's to cancel.
      await until(
        'all money is back but what a session cost',
        async () => {
          await xeno.ok('account', 'recover')
          for (const { session, state } of await xeno.ok<SessionJson[]>('session', 'list')) {
            if (state === 'active') await xeno.ok('session', 'close', session)
          }
          for (const { order, state } of await xeno.ok<OrderJson[]>('order', 'list')) if (state === 'ready') await xeno.ok('order', 'cancel', order)
          const orders = await xeno.ok<OrderJson[]>('order', 'list')
          return orders.every(({ cap, charged, refunded }) => money(charged) + money(refunded) === money(cap))
        },
        40_000,
      )
      const spent = before - (await balance())
      assert.ok(spent >= 0n && spent < money(BUDGET))
      await market().observer.moneyAddsUp()
    })
  })
})
