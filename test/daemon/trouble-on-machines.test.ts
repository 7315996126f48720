/**
 * A market whose machines get into trouble: clocks that are wrong by an hour, disks without room. Each says so, does not do
 * what it cannot do rightly, and goes on by itself when it is mended.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { readStatus } from '../../src/daemon/status/command.ts'
import { faketimeLibrary } from '../../testnet/ground/requirements.ts'
import type { Xeno } from '../support/cli.ts'
import { useMarket } from '../support/market.ts'
import { until } from '../support/until.ts'

const TASK = ['--cpu', '100', '--memory', '32MiB', '--budget', '0.1', '--', 'true'] as const
const HOUR = 3_600

describe('machines in trouble', function () {
  this.timeout(240_000)
  const market = useMarket({ servers: 1 })
  let xeno: Xeno
  let clock: string

  before(async () => {
    xeno = await market().client('client', '5')
    clock = join(market().network.folder, 'clock')
  })

  const skew = (seconds: number): void => writeFileSync(clock, `${seconds >= 0 ? '+' : ''}${seconds}\n`)
  /** Programs that `run` starts have the clock that {@link skew} sets. */
  const withClock = async <T>(run: () => Promise<T>): Promise<T> => {
    const environment = {
      LD_PRELOAD: faketimeLibrary() ?? assert.fail('the package faketime is missing'),
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    }
    Object.assign(process.env, environment)
    try {
      return await run()
    } finally {
      for (const name of Object.keys(environment)) delete process.env[name]
    }
  }
  const problems = async (node: string): Promise<string[]> => (await readStatus(market().network.node(node).folder)).problems.map(({ code }) => code)
  const sells = async (): Promise<boolean> => (await xeno.json('run', ...TASK)).code === 0

  it('tells a client whose clock is wrong by how much', async () => {
    skew(-HOUR)
    const failure = await withClock(() => xeno.fails('run', ...TASK))
    assert.equal(failure.code, 'clock-wrong-here', failure.message)
    assert.match(failure.message, /3\d{3} s behind/)
    await until('it sells', sells, 60_000)
  })

  for (const hours of [1, -1]) {
    it(`stops a server whose clock is set ${hours} h wrong from selling while it runs, and lets it sell again`, async () => {
      const { network } = market()
      const server = network.node('server-1')
      skew(0)
      await server.stop()
      await withClock(() => server.start())
      await until('it sells', sells, 60_000)
      skew(hours * HOUR)
      await until('it knows', async () => (await problems('server-1')).includes('clock-wrong'), 30_000)
      const failure = await xeno.fails('run', '--server', market().address('server-1'), ...TASK)
      assert.notEqual(failure.code, 'internal', failure.message)
      skew(0)
      await until('it is right again', async () => !(await problems('server-1')).includes('clock-wrong'), 30_000)
      await until('it sells', sells, 60_000)
    })
  }

  it('keeps a validator that starts an hour ahead from votes that have a time; the others go on', async () => {
    const [validator, server] = [market().network.node('validator-4'), market().network.node('server-1')]
    // With its own clock again.
    await server.stop()
    await server.start()
    await validator.stop()
    skew(HOUR)
    await withClock(() => validator.start())
    await until('it knows', async () => (await problems('validator-4')).includes('clock-wrong'), 30_000)
    await until('it sells', sells, 60_000)
    skew(0)
    await until('it is right again', async () => !(await problems('validator-4')).includes('clock-wrong'), 30_000)
  })

  it('keeps a server without room on its disk from selling, says so, and lets it sell again', async () => {
    const server = market().network.node('server-1')
    const file = join(server.folder, 'xenod.yaml')
    const config: unknown = parse(readFileSync(file, 'utf8'))
    assert.ok(typeof config === 'object' && config !== null)
    await server.stop()
    writeFileSync(file, stringify({ ...config, diskReserve: '8000GiB' }))
    await server.start()
    assert.ok((await problems('server-1')).includes('disk-full'))
    const failure = await xeno.fails('run', '--server', market().address('server-1'), ...TASK)
    assert.equal(failure.code, 'sale-paused', failure.message)
    assert.match(failure.message, /room on its disk/)
    await until('nobody is sent there', async () => (await xeno.json('find', ...TASK.slice(0, 4))).code === 68, 60_000)
    await server.stop()
    writeFileSync(file, stringify(config))
    await server.start()
    await until('it sells', sells, 60_000)
  })
})
