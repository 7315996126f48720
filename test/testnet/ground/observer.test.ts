import assert from 'node:assert/strict'
import { differences } from '../../../testnet/ground/observer/convergence.ts'
import type { AccountFacts, OrderFacts } from '../../../testnet/ground/observer/facts.ts'
import type { Ledger } from '../../../testnet/ground/observer/ledger.ts'
import { moneyMissing } from '../../../testnet/ground/observer/money.ts'
import { money, type Xeno } from '../../support/cli.ts'
import { useMarket } from '../../support/market.ts'
import { until } from '../../support/until.ts'

const ASKED = ['--cpu', '150', '--memory', '64MiB', '--budget', '0.5', '--duration', '10m'] as const
const AT_ONCE = { timeoutMs: 0 }

describe('the observer', function () {
  this.timeout(60_000)
  const market = useMarket({ servers: 3 })
  const observer = () => market().observer
  let xeno: Xeno

  before(async function () {
    this.timeout(60_000)
    xeno = await market().client('client', '5')
    await until('servers are found', async () => {
      const { suggestions } = await xeno.ok<{ suggestions: unknown[] }>('find', ...ASKED)
      return suggestions.length === 3
    })
  })

  it('sees that a network at rest is whole', async () => {
    await observer().partitionsEmpty()
    await observer().indexComplete()
    await observer().converged()
    const { inAccounts, setAside, earned, orders } = await observer().moneyAddsUp()
    assert.deepEqual([inAccounts, setAside, earned, orders], [money('1000000'), 0n, 0n, 0n])
  })

  it('counts what an open order holds, and says which order is open', async () => {
    const { order } = await xeno.ok<{ order: string }>('order', 'issue', '1.5', '--for', '10m')
    assert.equal((await observer().moneyAddsUp({ settled: false })).setAside, money('1.5'))
    await assert.rejects(observer().moneyAddsUp(AT_ONCE), ({ message }: Error) => {
      assert.match(message, new RegExp(`order ${order} is not over at validator-1.*: cap 1.5, not bound, charged 0, not released`))
      return true
    })
    await xeno.ok('order', 'cancel', order)
    assert.equal((await observer().moneyAddsUp()).setAside, 0n)
  })

  it('sees a session in the status of its server and in the kernel, and that it is gone', async () => {
    const server = market().address('server-2')
    const { session } = await xeno.ok<{ session: string }>('session', 'create', '--server', server, ...ASKED)
    await xeno.ok('task', 'deploy', session, '--', 'sleep', '60')
    await assert.rejects(observer().partitionsEmpty(AT_ONCE), ({ message }: Error) => {
      for (const said of [/server-2 has 1 session\n/, /server-2: \d+ of \d+ cpuMsps are free/]) assert.match(message, said)
      if (process.getuid?.() === 0) assert.match(message, /server-2: the cgroup \S+ is there/)
      assert.doesNotMatch(message, /server-[13]/)
      return true
    })
    await xeno.ok('session', 'close', session)
    await observer().partitionsEmpty()
    const { earned } = await observer().moneyAddsUp()
    assert.ok(earned > 0n)
    await observer().converged()
  })

  it('sees a server that died leave the index, and come back', async () => {
    const server = market().network.node('server-3')
    await server.kill()
    await observer().indexComplete()
    await server.start()
    await observer().indexComplete()
    await observer().partitionsEmpty()
  })

  it('sees a validator that was away agree again', async () => {
    const validator = market().network.node('validator-4')
    await validator.kill()
    await market().treasury.ok('account', 'transfer', (await xeno.ok<{ account: string }>('account', 'show')).account, '1')
    await observer().converged()
    await validator.start()
    await observer().converged()
    await observer().moneyAddsUp()
  })

  it('takes a validator that does not answer for missing', async () => {
    const validator = market().network.node('validator-2')
    process.kill(validator.pid ?? 0, 'SIGSTOP')
    try {
      await assert.rejects(
        observer().converged(AT_ONCE),
        /not within 0 ms: validators agree\n {2}validator-2 does not answer: .*\[(timeout|unavailable)\]/,
      )
    } finally {
      process.kill(validator.pid ?? 0, 'SIGCONT')
    }
    await observer().converged()
    // Requests of callers that have given up meanwhile are no failures of its own.
    assert.doesNotMatch(await market().network.logs({ nodes: [validator] }), /a handler failed/)
  })
})

describe('what the observer concludes', () => {
  const account = (credits: bigint, debits: bigint): AccountFacts => ({ opened: true, owner: 'owner', next: 1n, credits, debits, enrolments: [] })
  const order: OrderFacts = {
    issue: { account: 'client', cap: 10n },
    binding: 'bind b',
    payout: Uint8Array.of(1),
    income: 4n,
    refund: 6n,
    released: true,
    end: '',
  }

  function ledger(second: { readonly payout: bigint; readonly order: Partial<OrderFacts> }): Ledger {
    const accounts = (payout: bigint): [string, AccountFacts][] => [
      ['treasury', account(100n, 20n)],
      ['client', account(26n, 10n)],
      ['server', account(payout, 0n)],
    ]
    const told = accounts(4n).map(([id, first], i): [string, Map<string, AccountFacts>] => {
      const other = accounts(second.payout)[i]?.[1] ?? first
      return [
        id,
        new Map([
          ['v1', first],
          ['v2', other],
        ]),
      ]
    })
    return {
      validators: ['v1', 'v2'],
      accounts: new Map(told),
      orders: new Map([
        [
          'o',
          new Map([
            ['v1', order],
            ['v2', { ...order, ...second.order }],
          ]),
        ],
      ]),
    }
  }

  it('finds nothing where all is well', () => {
    const same = ledger({ payout: 4n, order: {} })
    assert.deepEqual([moneyMissing(same, 100n, true), differences(same)], [[], []])
  })

  it('names the validator at which money is missing, and by how much', () => {
    assert.deepEqual(moneyMissing(ledger({ payout: 3n, order: {} }), 100n, true), [
      'v2: accounts have 0.000099 and orders hold 0, of 0.0001: 0.000001 too little',
    ])
  })

  it('takes what was released and not charged for an order that is not over', () => {
    const burnt = ledger({ payout: 3n, order: { income: 3n } })
    assert.deepEqual(moneyMissing(burnt, 100n, false), [])
    assert.deepEqual(moneyMissing(burnt, 100n, true), ['order o is not over at v2: cap 0.00001, bind, charged 0.000003, released, 0.000006 back'])
  })

  it('names what validators differ in, and who says what', () => {
    assert.deepEqual(differences(ledger({ payout: 3n, order: { income: 3n, binding: '' } })), [
      'account server, credits: 4 at v1; 3 at v2',
      'order o, binding: bind b at v1; nothing at v2',
      'order o, charged: 4 at v1; 3 at v2',
    ])
  })
})
