/**
 * A small market whose nodes are stopped, killed and started in random orders: all get ready, and the index and the
 * membership are complete again, without help. SEED replays a run.
 */
import assert from 'node:assert/strict'
import { readStatus } from '../../src/daemon/status/command.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { nodesOf } from '../../testnet/record.ts'
import type { Xeno } from '../support/cli.ts'
import { useMarket } from '../support/market.ts'
import { randomOf, seedFromEnv } from '../support/random.ts'
import { until } from '../support/until.ts'

const ROUNDS = 3
const SERVERS = 2
const CONVERGED_MS = 90_000

describe('nodes that are started in any order', function () {
  this.timeout(600_000)
  const market = useMarket({ servers: SERVERS })
  let xeno: Xeno

  before(async () => {
    xeno = await market().client('client', '5')
  })

  /** Who has a problem, and which. */
  const troubles = async (): Promise<string[]> => {
    const { network } = market()
    const told = network.nodes.map(async ({ name, folder }) => {
      try {
        return (await readStatus(folder)).problems.map(({ code }) => `${name} ${code}`)
      } catch (error) {
        if (!isXenoError(error)) throw error
        return [`${name} ${error.code}`]
      }
    })
    return (await Promise.all(told)).flat().filter(trouble => !trouble.endsWith('disk-nearly-full'))
  }

  it(`find together by themselves (SEED=${seedFromEnv()})`, async () => {
    const random = randomOf(seedFromEnv())
    const { network } = market()
    for (let round = 1; round <= ROUNDS; round++) {
      const order = network.nodes.map(node => ({ node, key: random.unit() })).sort((a, b) => a.key - b.key)
      // All of them, or some: the rest sees them go and come.
      const restarted = round === 1 ? order : order.slice(0, 1 + Math.floor(random.unit() * order.length))
      for (const { node, key } of restarted) await (key < 0.5 ? node.kill() : node.stop())
      const again = restarted.map(entry => ({ ...entry, key: random.unit() })).sort((a, b) => a.key - b.key)
      console.log(`      round ${round}: ${again.map(({ node }) => node.name).join(', ')}`)
      const starting: Promise<void>[] = []
      for (const { node } of again) {
        starting.push(node.start())
        await new Promise(resolve => setTimeout(resolve, random.unit() * 500))
      }
      await Promise.all(starting)
      let left: string[] = []
      const isWell = async (): Promise<boolean> => {
        left = await troubles()
        return left.length === 0
      }
      await until('nobody has a problem', isWell, CONVERGED_MS).catch((error: unknown) => {
        throw new Error(`${String(error)}: ${left.join(', ')}`)
      })
      await until(
        'every server is found',
        async () => {
          const { code, json } = await xeno.json<{ suggestions?: unknown[] }>('find', '--cpu', '100', '--memory', '32MiB')
          return code === 0 && json.suggestions?.length === SERVERS
        },
        CONVERGED_MS,
      )
      for (const { name } of nodesOf(network.record, 'server')) {
        const { roles } = await readStatus(network.node(name).folder)
        assert.equal(roles['xis']?.state, 'running')
      }
    }
    assert.equal((await xeno.json('run', '--cpu', '100', '--memory', '32MiB', '--budget', '0.1', '--', 'true')).code, 0)
  })
})
