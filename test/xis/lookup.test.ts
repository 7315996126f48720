/** Advertising and looking up, between real nodes. */
import assert from 'node:assert/strict'
import { toText } from '../../src/types/bytes.ts'
import type { Clock } from '../../src/types/ports.ts'
import { parseRange } from '../../src/xis/reader/range.ts'
import type { LookupPage, XisReader } from '../../src/xis/reader/reader.ts'
import { stopHosts } from '../support/hosts.ts'
import { leavesOf, type RunningServer, TestNetwork, xmlOf } from './support/network.ts'

/** The server's clock, so far off. */
class WrongClock implements Clock {
  offMs = 0

  now(): number {
    return Date.now() + this.offMs
  }
}

describe('advertise and look up', () => {
  let network: TestNetwork
  let reader: XisReader
  const servers: RunningServer[] = []

  before(async function () {
    this.timeout(20_000)
    network = await TestNetwork.start(4)
    reader = await network.startReader()
    for (const [index, cpu] of [150, 50, 900, 300].entries()) {
      const server = await network.startServer()
      servers.push(server)
      const extra = index === 2 ? [{ path: 'Environment[linux]/{urn:gpu}Accelerator', type: 'presence', value: '' } as const] : []
      await server.advertiser.advertise({ xml: xmlOf(String(cpu)), leaves: leavesOf(cpu, extra) })
    }
  })

  after(async () => {
    await network.stop()
    await stopHosts()
  })

  const idOf = (index: number): string => toText(servers[index]?.host.id ?? new Uint8Array(0))
  const found = (page: LookupPage): string[] => page.entries.map(entry => toText(entry.server))

  it('finds by token in the order of values, with places and total', async () => {
    const page = await reader.lookup({ token: 'CPUsmps' })
    assert.deepEqual(found(page), [1, 0, 3, 2].map(idOf))
    assert.deepEqual(
      page.entries.map(entry => entry.place),
      [0, 1, 2, 3],
    )
    assert.deepEqual(page.total, { low: 4, high: 4 })
    assert.equal(page.cursor, undefined)
  })

  it("takes the paper's name, the path, and any end of it", async () => {
    for (const token of ['CPUmps', 'QoS/CPUsmps', 'Environment/QoS/CPUsmps', 'Environment[linux]/QoS/CPUsmps']) {
      assert.equal((await reader.lookup({ token })).entries.length, 4, token)
    }
    assert.equal((await reader.lookup({ token: 'Load/CPUsmps' })).entries.length, 0)
    assert.deepEqual((await reader.lookup({ token: 'NoSuchToken' })).total, { low: 0, high: 0 })
  })

  it('finds by range, presence and filter', async () => {
    assert.deepEqual(found(await reader.lookup({ token: 'CPUsmps', range: parseRange('100..300') })), [0, 3].map(idOf))
    assert.deepEqual(found(await reader.lookup({ token: 'Accelerator' })), [idOf(2)])
    const filter = [{ name: 'CPUsmps', range: parseRange('200..') }]
    assert.deepEqual(found(await reader.lookup({ token: 'EnvType', range: parseRange('=Linux'), filter })).sort(), [2, 3].map(idOf).sort())
  })

  it('gives pages whose places go on, each server once', async () => {
    const first = await reader.lookup({ token: 'CPUsmps', limit: 3 })
    assert.deepEqual(first.total, { low: 4, high: 4 })
    const second = await reader.lookup({ token: 'CPUsmps', limit: 3, ...(first.cursor === undefined ? {} : { cursor: first.cursor }) })
    assert.deepEqual([...found(first), ...found(second)], [1, 0, 3, 2].map(idOf))
    assert.equal(second.entries[0]?.place, 3)
    assert.equal(second.cursor, undefined)
  })

  it('gives the XML advertisement that the card commits to', async () => {
    const id = servers[0]?.host.id ?? assert.fail()
    assert.deepEqual((await reader.advertisement(id)).xml, xmlOf('150'))
    await assert.rejects(reader.advertisement(network.xis.founding[0] ?? assert.fail()), { code: 'xis-not-found' })
  })

  it('moves an updated server in the order, and out of the zones that it left', async () => {
    const server = servers[0] ?? assert.fail()
    const before = (await reader.lookup({ token: 'CPUsmps', range: parseRange('150') })).entries[0]?.version ?? assert.fail()
    const leaves = leavesOf(1_500).filter(leaf => !leaf.path.endsWith('EnvKernel'))
    await server.advertiser.advertise({ xml: xmlOf('1500'), leaves })
    const page = await reader.lookup({ token: 'CPUsmps' })
    assert.deepEqual(found(page), [1, 3, 2, 0].map(idOf))
    assert.ok((page.entries[3]?.version ?? 0) > before)
    assert.equal((await reader.lookup({ token: 'EnvKernel' })).entries.length, 3)
    assert.deepEqual((await reader.advertisement(server.host.id)).xml, xmlOf('1500'))
  })

  it('answers with one of four nodes down, and the node knows everything when it is back', async function () {
    this.timeout(15_000)
    await network.nodes.get(3)?.stop()
    assert.equal((await reader.lookup({ token: 'CPUsmps' })).entries.length, 4)
    const server = servers[1] ?? assert.fail()
    await server.advertiser.advertise({ xml: xmlOf('75'), leaves: leavesOf(75) })
    const { node } = await network.startNode(3)
    const { cards } = node.core.cards([server.host.id])
    const held = (await reader.lookup({ token: 'CPUsmps', limit: 1 })).entries[0]
    assert.equal(cards.length, 1)
    assert.deepEqual(held?.server, server.host.id)
    assert.deepEqual(node.core.advertisement(server.host.id).xml, xmlOf('75'))
    assert.equal(node.core.counts(Date.now()).cards, 4)
  })
})

describe('a server whose clock was an hour ahead', function () {
  this.timeout(30_000)
  let network: TestNetwork
  before(async () => {
    network = await TestNetwork.start(4)
  })
  after(async () => {
    await network.stop()
    await stopHosts()
  })

  it('is refused while it is, and found again as soon as it is right', async () => {
    const clock = new WrongClock()
    const server = await network.startServer(undefined, clock)
    const advertise = (cpu: number): Promise<void> => server.advertiser.advertise({ xml: xmlOf(String(cpu)), leaves: leavesOf(cpu) })
    await advertise(100)
    clock.offMs = 3_600_000
    await assert.rejects(advertise(200), { code: 'xis-too-few-replicas' })
    clock.offMs = 0
    await advertise(300)
    const page = await (await network.startReader()).lookup({ token: 'CPUsmps' })
    assert.deepEqual(
      page.entries.map(({ tokens, state }) => [tokens.find(({ path }) => path.endsWith('CPUsmps'))?.value, state]),
      [['300', 'fresh']],
    )
  })
})
