import assert from 'node:assert/strict'
import type { Advertisement, EnvironmentOffer } from '../../src/documents/advertisement.ts'
import { formatAdvertisement } from '../../src/documents/format/advertisement.ts'
import { ANY_KERNEL, type Requirements } from '../../src/documents/requirements.ts'
import { systemClock } from '../../src/node/clock.ts'
import { signerFromSeed } from '../../src/node/crypto.ts'
import { find, type Question } from '../../src/rd/core/find.ts'
import { type Listing, Market } from '../../src/rd/core/market.ts'
import { askRd } from '../../src/rd/finder.ts'
import { RdService } from '../../src/rd/service.ts'
import { type Bytes, bytes, equal, utf8 } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { GIB, MIB } from '../../src/types/units.ts'
import { introduce, startHost, stopHosts, testLogger } from '../support/hosts.ts'

const CORP = bytes(new Uint8Array(32).fill(1))
const OTHER_CORP = bytes(new Uint8Array(32).fill(2))

function serverId(seed: number): Bytes {
  return signerFromSeed(bytes(new Uint8Array(32).fill(seed))).id
}

const LINUX: EnvironmentOffer = {
  name: 'linux',
  envType: 'Linux',
  envKernel: '6.1.55',
  images: [],
  driver: 'runc',
  isolation: 'container',
  guarantees: ['cpuQuota', 'memoryLimit'],
  largest: { cpuMsps: 1_000, networkBps: 100_000_000, memoryBytes: GIB, diskBytes: 10 * GIB, pids: 1_024, addresses: 0 },
}

function advertisement(seed: number, coreHour: bigint, changes: Partial<Advertisement> = {}): Advertisement {
  const prices = { cpuCoreHour: coreHour, memoryGibHour: 0n, diskGibHour: 0n, networkGib: 0n, addressHour: 0n, setup: 10n }
  return {
    server: serverId(seed),
    addresses: ['/ip4/127.0.0.1/tcp/4101'],
    xenoCorps: [{ xenoCorp: CORP, name: 'Test', currency: 'XEN', prices }],
    injectionNode: serverId(99),
    environments: [LINUX],
    extensions: [],
    ...changes,
  }
}

function listing(ad: Advertisement, changes: Partial<Listing> = {}): Listing {
  return { server: ad.server, version: 1n, stale: false, seenAt: 0, advertisement: ad, ...changes }
}

function requirements(qos: Requirements['qos'] = {}): Requirements {
  return {
    basic: { envName: 'test', envType: 'Linux', envKernel: ANY_KERNEL },
    network: { envIPAddresses: 0, ports: [], egress: [] },
    qos,
    constraints: {},
    extensions: [],
  }
}

function question(changes: Partial<Question> = {}): Question {
  return { requirements: requirements({ cpuMsps: 500 }), xenoCorp: CORP, objective: '', limit: 0, ...changes }
}

function ask(market: Market, changes: Partial<Question> = {}) {
  const found = find(market, question(changes))
  assert.ok(found.ok)
  return found.value
}

describe('finding a server', () => {
  it('suggests what fits, the cheapest first, with the expected cost of an hour', () => {
    const market = new Market()
    for (const [seed, price] of [
      [1, 30_000n],
      [2, 10_000n],
      [3, 20_000n],
    ] as const)
      market.put(listing(advertisement(seed, price)))
    const { suggestions, others } = ask(market)
    assert.deepEqual(
      suggestions.map(each => [each.server, each.cost]),
      [
        [serverId(2), 5_010n],
        [serverId(3), 10_010n],
        [serverId(1), 15_010n],
      ],
    )
    assert.equal(others.length, 0)
  })

  it('says for each server that does not fit what it lacks and the nearest it can give', () => {
    const market = new Market()
    market.put(listing(advertisement(1, 1n, { environments: [{ ...LINUX, largest: { ...LINUX.largest, cpuMsps: 100, memoryBytes: 32 * MIB } }] })))
    market.put(listing(advertisement(2, 1n, { xenoCorps: [{ xenoCorp: OTHER_CORP, name: 'Other', currency: 'OTH' }] })))
    const { suggestions, others } = ask(market)
    assert.equal(suggestions.length, 0)
    assert.deepEqual(
      others.map(each => each.unmet.map(unmet => `${unmet.requirement} ${unmet.asked} ${unmet.nearest}`.split(' ')[0])),
      [['XenoCorp'], ['QoS/CPUsmps', 'QoS/MemoryMiB']],
    )
    assert.deepEqual(others[1]?.unmet[0], { requirement: 'QoS/CPUsmps', asked: '500', nearest: '100' })
  })

  it('takes the environment that fits, of several', () => {
    const market = new Market()
    const small = { ...LINUX, name: 'small', largest: { ...LINUX.largest, cpuMsps: 10 } }
    market.put(listing(advertisement(1, 1n, { environments: [small, LINUX] })))
    assert.equal(ask(market).suggestions[0]?.environment, 'linux')
  })

  it('puts a silent server behind those that are heard of, and keeps the newest version', () => {
    const market = new Market()
    market.put(listing(advertisement(1, 1n), { stale: true }))
    market.put(listing(advertisement(2, 9n), { version: 5n }))
    assert.ok(!market.put(listing(advertisement(2, 1n), { version: 4n })))
    assert.deepEqual(
      ask(market).suggestions.map(each => each.server),
      [serverId(2), serverId(1)],
    )
    market.mark(serverId(1), false)
    assert.deepEqual(ask(market).suggestions[0]?.server, serverId(1))
  })

  it('refuses an objective that it has not, and too many suggestions', () => {
    const market = new Market()
    const refused = (changes: Partial<Question>) => {
      const found = find(market, question(changes))
      return found.ok ? undefined : found.refusal.code
    }
    assert.equal(refused({ objective: 'nearest' }), 'objective-unknown')
    assert.equal(refused({ limit: 101 }), 'limit-out-of-range')
  })
})

describe('an RD on the network', () => {
  after(stopHosts)

  it('fills its market from the source, leaves out what it cannot use, and answers', async () => {
    const [host, client] = [await startHost(), await startHost({ listen: [] })]
    await introduce(client, host)
    const ads = [advertisement(1, 10n), advertisement(2, 5n)]
    const broken = serverId(3)
    const rd = new RdService({
      source: {
        async *list() {
          for (const ad of ads) yield { server: ad.server, version: 1n, stale: false }
          yield { server: broken, version: 1n, stale: false }
        },
        async advertisement(server) {
          const ad = ads.find(each => equal(each.server, server))
          return utf8(ad === undefined ? '<!DOCTYPE x><x/>' : formatAdvertisement(ad))
        },
      },
      server: host.server,
      clock: systemClock,
      logger: testLogger(),
      refreshEveryMs: 50,
    })
    await rd.start()
    let answer = await askRd(client.rpc, host.id, { requirements: requirements({ cpuMsps: 100 }), xenoCorp: CORP })
    while (answer.known < 2) answer = await askRd(client.rpc, host.id, { requirements: requirements({ cpuMsps: 100 }), xenoCorp: CORP })
    assert.deepEqual(
      answer.suggestions.map(each => each.server),
      [serverId(2), serverId(1)],
    )
    await assert.rejects(askRd(client.rpc, host.id, { requirements: requirements(), xenoCorp: CORP, objective: 'fastest' }), (error: unknown) =>
      isXenoError(error, 'objective-unknown'),
    )
    await rd.stop()
  })
})
