/** The whole path through the command line: from a new home to the last micro-unit back. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PEER_PATTERN } from '../../src/types/peer-id.ts'
import { money, type Xeno } from '../support/cli.ts'
import { temporaryFolder } from '../support/folders.ts'
import { type AccountJson, type RunJson, type SettlementJson, useMarket } from '../support/market.ts'
import { until } from '../support/until.ts'

interface FoundJson {
  readonly suggestions: readonly { readonly server: string; readonly cost: string; readonly environment: string }[]
  readonly others: readonly { readonly server: string; readonly unmet: readonly { readonly requirement: string }[] }[]
}

interface LookupJson {
  readonly total: { readonly low: number; readonly high: number }
  readonly entries: readonly { readonly place: number; readonly server: string; readonly value: string; readonly state: string }[]
}

interface OrderJson {
  readonly order: string
  readonly state: string
  readonly cap: string
  readonly charged: string
  readonly refunded: string
}

interface SessionJson {
  readonly session: string
  readonly server: string
  readonly state: string
  readonly bill: string
  readonly cap: string
  readonly tasks: readonly { readonly task: number; readonly name: string; readonly state: string; readonly exitCode?: number }[]
}

interface StatusJson {
  readonly server: string
  readonly sessions: number
  readonly capacity: Readonly<Record<string, number>>
  readonly free: Readonly<Record<string, number>>
  readonly environments: readonly { readonly name: string; readonly driver: string }[]
  readonly prices: Readonly<Record<string, string>>
}

const SMALL = ['--cpu', '150', '--memory', '64MiB'] as const
const TOP_UP = '10'

describe('xeno, from a new home to the money at the end', function () {
  this.timeout(30_000)
  const market = useMarket({ servers: 2 })
  const files = temporaryFolder()
  let xeno: Xeno

  const balance = async (): Promise<bigint> => money((await xeno.ok<AccountJson>('account', 'show')).balance)

  function assertSettled({ bill, paid, refunded, cap }: SettlementJson): void {
    assert.equal(money(refunded), money(cap) - money(paid), 'what was not paid came back')
    assert.ok(money(paid) > 0n && money(paid) <= money(bill), 'something was paid, and no more than the bill')
  }

  before(async () => {
    xeno = await market().stranger('client')
  })

  it('registers, and is topped up', async () => {
    const fresh = await xeno.ok<AccountJson>('register')
    assert.deepEqual([fresh.balance, fresh.opened, fresh.enrolments], ['0', true, ['client']])
    await market().treasury.ok('account', 'transfer', fresh.account, TOP_UP)
    assert.equal((await xeno.ok<AccountJson>('account', 'show')).balance, TOP_UP)
    assert.deepEqual(
      (await xeno.ok<{ account: string; validators: number }[]>('corp', 'list')).map(corp => [corp.account, corp.validators]),
      [[fresh.account, 4]],
    )
  })

  it('finds servers, the cheapest first', async () => {
    let found: FoundJson = { suggestions: [], others: [] }
    await until('both servers are found', async () => {
      found = await xeno.ok<FoundJson>('find', ...SMALL, '--duration', '10m')
      return found.suggestions.length === 2
    })
    const costs = found.suggestions.map(({ cost }) => money(cost))
    assert.deepEqual(
      costs,
      costs.toSorted((a, b) => Number(a - b)),
    )
    assert.match(found.suggestions[0]?.server ?? '', PEER_PATTERN)
  })

  it('looks servers up by a token and a range', async () => {
    let found: LookupJson = { total: { low: 0, high: 0 }, entries: [] }
    await until('the index has both servers', async () => {
      found = await xeno.ok<LookupJson>('lookup', 'CPUsmps', '100-100000')
      return found.entries.length === 2
    })
    assert.deepEqual(found.total, { low: 2, high: 2 })
    assert.deepEqual(
      found.entries.map(({ place }) => place),
      [0, 1],
    )
    assert.equal((await xeno.ok<LookupJson>('lookup', 'CPUsmps', '1-2')).entries.length, 0)
  })

  it('shows what a server says of itself', async () => {
    const status = await xeno.ok<StatusJson>('server', 'status', market().address('server-1'))
    assert.match(status.server, PEER_PATTERN)
    assert.equal(status.sessions, 0)
    assert.deepEqual(status.free, status.capacity)
    assert.ok(status.environments.length > 0)
    assert.ok(money(status.prices['cpuCoreHour'] ?? '0') > 0n)
  })

  it('runs a program: its output, its errors apart, its exit code, and what it cost', async () => {
    const before = await balance()
    const { code, stdout, stderr } = await xeno.plain(
      'run',
      ...SMALL,
      '--net',
      '5',
      '--budget',
      '0.50',
      '--',
      'sh',
      '-c',
      'echo hello; echo trouble >&2; exit 7',
    )
    assert.equal(stdout, 'hello\n', stderr)
    assert.equal(code, 7)
    assert.match(stderr, /^trouble$/m)
    const [, paid = '', back = ''] = /cost (\S+) XCU; (\S+) of 0\.5\d* came back/.exec(stderr) ?? assert.fail(stderr)
    assert.equal(money(paid) + money(back), money('0.5'))
    assert.equal(await balance(), before - money(paid))
  })

  it('ships input and files', async () => {
    const [input, table, script] = ['input', 'table.txt', 'count.sh'].map(name => join(files, name)) as [string, string, string]
    writeFileSync(input, 'b\na\n')
    writeFileSync(table, 'x'.repeat(300_000))
    writeFileSync(script, '#!/bin/sh\nsort; wc -c </content/data/table\n', { mode: 0o755 })
    const args = ['run', ...SMALL, '--budget', '0.5', '--input', input, '--file', `${table}=data/table`, '--file', script, '--', '/content/count.sh']
    const { code, stdout, stderr } = await xeno.plain(...args)
    assert.equal(stdout, 'a\nb\n300000\n', stderr)
    assert.equal(code, 0)
  })

  it('says it all as lines of JSON: the output as it came, then the result', async () => {
    const args = ['run', ...SMALL, '--budget', '0.5', '--', 'sh', '-c', 'echo hello; echo trouble >&2; exit 3']
    const { code, stdout } = await xeno.plain('--json', ...args)
    const lines = stdout.trimEnd().split('\n')
    const output = (wanted: string): string =>
      lines
        .slice(0, -1)
        .map(line => JSON.parse(line))
        .map(({ stream, data }) => (stream === wanted ? Buffer.from(data, 'base64').toString() : ''))
        .join('')
    assert.deepEqual([output('stdout'), output('stderr')], ['hello\n', 'trouble\n'])
    const json: RunJson = JSON.parse(lines.at(-1) ?? '')
    assert.deepEqual([code, json.exitCode, json.budget], [3, 3, '0.5'])
    assertSettled(json.settlement)
  })

  it('closes the session when nobody reads the output any more', async () => {
    const running = xeno.start('run', ...SMALL, '--budget', '0.5', '--', 'sh', '-c', 'while echo more; do sleep 0.1; done')
    await running.prints('more')
    running.child.stdout?.destroy()
    const { code, stderr } = await running.ended
    assert.equal(code, 69, stderr)
    assert.match(stderr, /output-closed/)
    const [latest] = await xeno.ok<{ state: string }[]>('session', 'list')
    assert.equal(latest?.state, 'settled')
  })

  it('keeps a session for several tasks, and closes it', async () => {
    const before = await balance()
    const created = await xeno.ok<SessionJson>('session', 'create', ...SMALL, '--budget', '0.25', '--duration', '10m')
    assert.deepEqual([created.state, created.cap], ['running', '0.25'])
    assert.equal(await balance(), before - money('0.25'))
    const deploy = (name: string, script: string) =>
      xeno.ok<{ task: number; name: string }>('task', 'deploy', created.session, '--name', name, '--', 'sh', '-c', script)
    assert.deepEqual([(await deploy('first', 'echo one; echo two >&2; exit 4')).task, (await deploy('second', 'echo three')).task], [1, 2])
    const logs = await xeno.plain('session', 'logs', created.session, '1', '--follow')
    assert.deepEqual([logs.code, logs.stdout, logs.stderr], [0, 'one\n', 'two\n'])
    const lines = (await xeno.plain('--json', 'session', 'logs', created.session, '2', '--follow')).stdout.trimEnd().split('\n')
    assert.equal(lines.map(line => Buffer.from(JSON.parse(line).data, 'base64').toString()).join(''), 'three\n')
    await until('both tasks have ended', async () => {
      const { tasks } = await xeno.ok<SessionJson>('session', 'show', created.session)
      return tasks.every(({ state }) => state === 'exited')
    })
    const shown = await xeno.ok<SessionJson>('session', 'show', created.session)
    assert.deepEqual(
      shown.tasks.map(({ name, exitCode }) => [name, exitCode]),
      [
        ['first', 4],
        ['second', 0],
      ],
    )
    const settled = await xeno.ok<SettlementJson>('session', 'close', created.session)
    assertSettled(settled)
    assert.equal(await balance(), before - money(settled.paid))
    const listed = await xeno.ok<SessionJson[]>('session', 'list')
    assert.deepEqual(
      listed.map(({ state }) => state),
      ['settled', 'settled', 'settled', 'settled', 'settled'],
    )
    assert.equal(listed[0]?.session, created.session)
  })

  it('issues an order by hand, and gets it back', async () => {
    const before = await balance()
    const issued = await xeno.ok<OrderJson>('order', 'issue', '1.5', '--for', '10m')
    assert.deepEqual([issued.state, issued.cap], ['ready', '1.5'])
    assert.equal(await balance(), before - money('1.5'))
    assert.equal((await xeno.ok<OrderJson>('order', 'show', issued.order)).state, 'ready')
    const cancelled = await xeno.ok<OrderJson>('order', 'cancel', issued.order)
    assert.deepEqual([cancelled.charged, cancelled.refunded], ['0', '1.5'])
    assert.equal(await balance(), before)
    const orders = await xeno.ok<OrderJson[]>('order', 'list')
    assert.equal(orders.length, 6)
    for (const { cap, charged, refunded } of orders) assert.equal(money(charged) + money(refunded), money(cap))
  })

  it('adds up to the last micro-unit', async () => {
    await market().observer.moneyAddsUp()
    assert.equal((await market().observer.money()).earned, money(TOP_UP) - (await balance()))
  })
})
