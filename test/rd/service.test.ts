/** An RD over a real XIS: nodes, advertisers and gossip on loopback. */
import assert from 'node:assert/strict'
import { xisSource } from '../../src/daemon/roles/rd.ts'
import type { Advertisement } from '../../src/documents/advertisement.ts'
import { formatAdvertisement } from '../../src/documents/format/advertisement.ts'
import { advertisementLeaves } from '../../src/documents/leaves.ts'
import { systemClock } from '../../src/node/clock.ts'
import { nodeCrypto } from '../../src/node/crypto.ts'
import type { Host } from '../../src/node/host.ts'
import { askRd, type FindQuestion } from '../../src/rd/finder.ts'
import { RdService } from '../../src/rd/service.ts'
import { type Bytes, toText, utf8 } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { MIB } from '../../src/types/units.ts'
import type { FindResponse } from '../../src/wire/generated/rd.ts'
import { introduce, startHost, stopHosts, testLogger } from '../support/hosts.ts'
import { QUICK, type RunningServer, TestNetwork, until } from '../xis/support/network.ts'
import { advertisementOf, CORP, LINUX, requirementsOf } from './listings.ts'

/** Long enough that nothing but hints can tell of what happens after the first readings. */
const NEVER_MS = 600_000

describe('an RD over an XIS', function () {
  this.timeout(20_000)
  let network: TestNetwork
  const rds: RdService[] = []

  before(async () => {
    network = await TestNetwork.start(4)
  })
  after(async () => {
    for (const rd of rds) await rd.stop()
    await network.stop()
    await stopHosts()
  })

  async function startRd(refreshEveryMs: number): Promise<{ ask: (changes?: Partial<FindQuestion>) => Promise<FindResponse>; host: Host }> {
    const host = await startHost({ overlay: true })
    const client = await startHost({ listen: [] })
    await introduce(client, host)
    const logger = testLogger()
    const options = { xis: network.xis, crypto: nodeCrypto, clock: systemClock, logger, rpc: host.rpc, contacts: network.contacts(), settings: QUICK }
    const rd = new RdService({ source: xisSource(options, host.gossip), server: host.server, clock: systemClock, logger, refreshEveryMs })
    await rd.start()
    rds.push(rd)
    const question: FindQuestion = { requirements: requirementsOf({ cpuMsps: 500 }), xenoCorp: CORP }
    return { ask: changes => askRd(client.rpc, host.id, { ...question, ...changes }), host }
  }

  async function advertise(coreHour: bigint, changes: Partial<Advertisement> = {}): Promise<RunningServer> {
    const server = await network.startServer()
    await publish(server, coreHour, changes)
    return server
  }

  async function publish({ host, advertiser }: RunningServer, coreHour: bigint, changes: Partial<Advertisement> = {}): Promise<void> {
    const addresses = host.addresses().map(address => address.split('/p2p/')[0] ?? '')
    const advertisement = { ...advertisementOf(1, coreHour), server: host.id, addresses, ...changes }
    await advertiser.advertise({ xml: utf8(formatAdvertisement(advertisement)), leaves: advertisementLeaves(advertisement) })
  }

  const idsOf = (list: readonly { server: Bytes }[]): string[] => list.map(each => toText(each.server))

  it('answers with what is advertised: the cheapest first, and why the others do not fit', async () => {
    const { ask } = await startRd(200)
    const dear = await advertise(20_000n, {
      location: { name: 'Cambridge' },
      load: { server: 0.25, network: 0, averageCpu: 0, clients: 1, availableBps: 0 },
    })
    const cheap = await advertise(10_000n)
    const small = await advertise(1n, { environments: [{ ...LINUX, largest: { ...LINUX.largest, cpuMsps: 100, memoryBytes: 32 * MIB } }] })
    await until('the RD knows them all', async () => (await ask()).known === 3)
    const { suggestions, others } = await ask()
    assert.deepEqual(idsOf(suggestions), idsOf([{ server: cheap.host.id }, { server: dear.host.id }]))
    assert.deepEqual(idsOf(others), idsOf([{ server: small.host.id }]))
    assert.deepEqual(
      others[0]?.unmet.map(({ requirement, asked, nearest }) => `${requirement} ${asked} ${nearest}`),
      ['QoS/CPUsmps 500 100', 'QoS/MemoryMiB 64 32'],
    )
    const told = suggestions[1]
    assert.deepEqual([told?.cost, told?.location, told?.loadPermille, told?.environment, told?.stale], [10_010n, 'Cambridge', 250, 'linux', false])
    assert.deepEqual(
      told?.addresses,
      dear.host.addresses().map(address => address.split('/p2p/')[0]),
    )
    assert.equal(told?.prices?.cpuCoreHour, 20_000n)
    // A new price is known at the next reading, with a newer version.
    await publish(dear, 5_000n)
    await until('the new price is known', async () => (await ask()).suggestions[0]?.cost === 2_510n)
    const [first] = (await ask()).suggestions
    assert.equal(toText(first?.server ?? utf8('')), toText(dear.host.id))
    assert.ok((first?.version ?? 0n) > (told?.version ?? 0n))
    for (const server of [dear, cheap, small]) await server.advertiser.withdraw()
    await until('they are forgotten', async () => (await ask()).known === 0)
  })

  it('hears of deaths and departures between readings', async () => {
    const [killed, leaving] = [await advertise(1n), await advertise(2n)]
    const watched = (server: RunningServer): boolean =>
      [...network.nodes.values()].filter(({ node }) => node.core.watches(server.host.id)).length === 3
    await until('all watchers know them', async () => watched(killed) && watched(leaving))
    const { ask, host } = await startRd(NEVER_MS)
    await until('the RD knows both', async () => (await ask()).known === 2)
    // The four nodes, and the client that asks.
    await until('the RD is in the mesh', async () => host.connected().length >= 5)
    await leaving.advertiser.withdraw()
    await until('the one that left is forgotten', async () => (await ask()).known === 1)
    await killed.kill()
    await until('the one that died is forgotten', async () => (await ask()).known === 0)
  })

  it('leaves out what it cannot use, and serves the rest', async () => {
    const { ask } = await startRd(100)
    const good = await advertise(1n)
    const broken = await network.startServer()
    await broken.advertiser.advertise({ xml: utf8('<!DOCTYPE x><x/>'), leaves: advertisementLeaves(advertisementOf(1, 1n)) })
    const posing = await advertise(1n, { server: good.host.id })
    await until('the RD knows the good one', async () => (await ask()).known === 1)
    const before = (await ask()).time
    await until('it has read again', async () => (await ask()).time > before + 400n)
    assert.deepEqual(idsOf((await ask()).suggestions), idsOf([{ server: good.host.id }]))
    for (const server of [good, broken, posing]) await server.advertiser.withdraw()
  })

  it('refuses what it does not understand', async () => {
    const { ask } = await startRd(NEVER_MS)
    const refusedWith = (code: string) => (error: unknown) => isXenoError(error, code)
    await assert.rejects(ask({ objective: 'fastest' }), refusedWith('objective-unknown'))
    await assert.rejects(ask({ limit: 101 }), refusedWith('limit-out-of-range'))
    await assert.rejects(ask({ requirements: requirementsOf({ cpuMsps: -1 }) }), refusedWith('document-invalid'))
  })
})
