/** Life and death of servers, between real nodes: killed, leaving, silent, restarted. */
import assert from 'node:assert/strict'
import { toText } from '../../src/types/bytes.ts'
import type { IndexedServer, XisReader } from '../../src/xis/reader/reader.ts'
import { stopHosts } from '../support/hosts.ts'
import { leavesOf, type RunningServer, TestNetwork, until, xmlOf } from './support/network.ts'

describe('servers that die, leave and come back', function () {
  this.timeout(20_000)
  let network: TestNetwork
  let reader: XisReader

  before(async () => {
    network = await TestNetwork.start(4)
    reader = await network.startReader()
  })

  after(async () => {
    await network.stop()
    await stopHosts()
  })

  async function advertised(cpu: number, key?: RunningServer['key']): Promise<RunningServer> {
    const server = await network.startServer(key)
    await server.advertiser.advertise({ xml: xmlOf(String(cpu)), leaves: leavesOf(cpu) })
    await until('all watchers know the server', async () => watchersOf(server).length === 3)
    return server
  }

  const watchersOf = (server: RunningServer) => [...network.nodes.values()].filter(({ node }) => node.core.watches(server.host.id))

  async function find(server: RunningServer): Promise<IndexedServer | undefined> {
    const { entries } = await reader.lookup({ token: 'CPUsmps' })
    return entries.find(entry => toText(entry.server) === toText(server.host.id))
  }

  it('is found fresh while it beats', async () => {
    const server = await advertised(100)
    assert.equal((await find(server))?.state, 'fresh')
    await server.advertiser.withdraw()
    await server.kill()
  })

  it('is gone within seconds when it is killed', async () => {
    const server = await advertised(200)
    await server.kill()
    const ms = await until('the server is gone', async () => (await find(server)) === undefined, 5_000)
    assert.ok(ms < 5_000, `${ms} ms`)
    await assert.rejects(reader.advertisement(server.host.id), { code: 'xis-not-found' })
  })

  it('comes back with a newer incarnation and version when it restarts', async () => {
    const first = await advertised(300)
    const before = (await find(first)) ?? assert.fail()
    await first.kill()
    await until('the server is gone', async () => (await find(first)) === undefined)
    const second = await advertised(310, first.key)
    const now = (await find(second)) ?? assert.fail()
    assert.ok(now.incarnation > before.incarnation)
    assert.ok(now.version > before.version)
    await second.advertiser.withdraw()
    await second.kill()
  })

  it('is gone at once when it leaves', async () => {
    const server = await advertised(400)
    await server.advertiser.withdraw()
    assert.equal(await find(server), undefined)
    await server.advertiser.advertise({ xml: xmlOf('again'), leaves: leavesOf(410) })
    assert.notEqual(await find(server), undefined)
    await server.advertiser.withdraw()
    await server.kill()
  })

  it('is stale, then gone, when it is silent though it may be reached', async () => {
    const server = await advertised(500)
    // The process lives and listens; its beats have ended.
    await server.advertiser.stop()
    await until('the server is stale', async () => (await find(server))?.state === 'stale', 4_000)
    await until('the server is gone', async () => (await find(server)) === undefined, 6_000)
  })

  it('stays gone on a node that was away when it died', async () => {
    const server = await advertised(600)
    const away = [...network.nodes.keys()].find(index => network.nodes.get(index)?.node.core.watches(server.host.id) === false) ?? assert.fail()
    await network.nodes.get(away)?.stop()
    await server.kill()
    await until('the server is gone', async () => (await find(server)) === undefined)
    const { node } = await network.startNode(away)
    await until('the node has learnt of it', async () => node.core.cards([server.host.id]).cards.length === 0)
    assert.equal(node.core.cards([server.host.id]).gone.length, 1)
  })
})
