/** One lying node of four must neither keep a server from advertising nor make it do so for ever. */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { isXenoError } from '../../../src/types/errors.ts'
import { xisProtocol } from '../../../src/wire/protocols.ts'
import { xisErrors } from '../../../src/xis/core/errors.ts'
import { stopHosts } from '../../support/hosts.ts'
import { leavesOf, TestNetwork, xmlOf } from '../support/network.ts'

describe('an advertiser beside one lying node of four', () => {
  let network: TestNetwork

  beforeEach(async function () {
    this.timeout(20_000)
    network = await TestNetwork.start(4)
  })
  afterEach(async () => {
    await network.stop()
    await stopHosts()
  })

  function liar() {
    const node = network.nodes.get(3)
    if (node === undefined) throw new Error('four nodes')
    return node.host.server
  }

  const departed = async (): Promise<never> => {
    throw xisErrors.error('xis-departed', { incarnation: 0 })
  }

  it('is done when the other three have stored its card', async function () {
    this.timeout(30_000)
    liar().handle(xisProtocol.put, departed)
    liar().handle(xisProtocol.refresh, departed)
    const server = await network.startServer()
    const refused: string[] = []
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        await server.advertiser.advertise({ xml: xmlOf('1'), leaves: leavesOf(100) })
      } catch (error) {
        refused.push(isXenoError(error) ? error.code : String(error))
      }
    }
    assert.deepEqual(refused, [])
  })

  it('does not begin a new life at every word of one watcher', async function () {
    this.timeout(30_000)
    liar().handle(xisProtocol.heartbeat, departed)
    const server = await network.startServer()
    const watchers = [...network.nodes.values()].map(({ host }) => host.id)
    await server.advertiser.advertise({ xml: xmlOf('1'), leaves: leavesOf(100), watchers: watchers.slice(1) })
    const lives = new Set<bigint>()
    for (let sample = 0; sample < 50; sample++) {
      lives.add((await server.host.rpc.call(server.host.id, xisProtocol.alive, {})).incarnation)
      await pause(100)
    }
    assert.ok(lives.size <= 3, `${lives.size} incarnations in five seconds, each put to every holder`)
  })
})
