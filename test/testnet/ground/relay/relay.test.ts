/** The relay as a process, over real devices in namespaces. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { randomOf, seedFor } from '../../../../testnet/ground/random.ts'
import type { Relay } from '../../../../testnet/ground/relay/client.ts'
import { seedFromEnv } from '../../../support/random.ts'
import { until } from '../../../support/until.ts'
import { requireTun } from './require-tun.ts'
import { DEVICE, devicesOf, FAR_ADDRESS, FAR_ADDRESS_6, ip, LINE, Rig } from './rig.ts'

const LATENCY_MS = 20
/** Of packets, headers and all. */
const UDP_HEADERS_BYTES = 28
const WATCHED_MS = 500

describe('the relay', function () {
  this.timeout(120_000)
  const rigs: Rig[] = []
  const makeRig = (name = 'r'): Rig => {
    const rig = new Rig(name)
    rigs.push(rig)
    return rig
  }

  before(requireTun)
  afterEach(async () => {
    for (const rig of rigs.splice(0)) await rig.stop()
  })

  it('delays IPv4 and IPv6 by the latency of each way', async () => {
    const rig = makeRig()
    await rig.start({ latencyMs: LATENCY_MS }, { back: { latencyMs: 5 } })
    for (const address of [FAR_ADDRESS, FAR_ADDRESS_6]) {
      const { echoes } = await rig.probe({ count: 100, perSecond: 200, address })
      assert.equal(echoes.length, 100)
      assertNear(median(echoes.map(({ thereMs }) => thereMs)), LATENCY_MS)
      assertNear(median(echoes.map(({ backMs }) => backMs)), 5)
    }
  })

  it('carries packets of the largest size whole, and larger ones in fragments', async () => {
    const rig = makeRig()
    await rig.start({}, { family: 4 })
    assert.equal((await rig.probe({ count: 20, bytes: 1_500 - UDP_HEADERS_BYTES })).echoes.length, 20)
    assert.deepEqual((await rig.statistics()).there, {
      ...(await rig.statistics()).there,
      packets: 20,
      bytes: 20 * 1_500,
      deliveredBytes: 20 * 1_500,
    })
    assert.equal((await rig.probe({ count: 20, bytes: 4_000 })).echoes.length, 20)
    assert.equal((await rig.statistics()).there.packets, 20 + 20 * 3)
  })

  it('carries nothing while a line is cut, and all again when it is healed', async () => {
    const rig = makeRig()
    const relay = await rig.start({ latencyMs: 1 }, { family: 4 })
    assert.equal((await rig.probe({ count: 10 })).echoes.length, 10)
    await relay.set(LINE, { up: false })
    assert.equal((await rig.probe({ count: 10 })).echoes.length, 0)
    assert.equal((await rig.statistics()).there.cut, 10)
    await relay.set(LINE, { up: true })
    assert.equal((await rig.probe({ count: 10 })).echoes.length, 10)
  })

  it('cuts one way alone', async () => {
    const rig = makeRig()
    const relay = await rig.start({}, { family: 4 })
    await relay.set(LINE, { up: false }, 1)
    assert.equal((await rig.probe({ count: 10 })).echoes.length, 0)
    const { there, back } = await rig.statistics()
    assert.deepEqual([there.deliveredPackets, there.cut, back.deliveredPackets, back.cut], [10, 0, 0, 10])
  })

  it('loses exactly the packets that the seed tells', async () => {
    const seed = seedFromEnv()
    const [count, loss] = [2_000, 0.05]
    const rig = makeRig()
    await rig.start({ loss }, { back: {}, seed, family: 4 })
    const { echoes } = await rig.probe({ count })
    const chance = randomOf(seedFor(seed, `${LINE}/0`))
    const expected = Array.from({ length: count }, (_, sequence) => sequence).filter(() => chance.unit() >= loss)
    assert.deepEqual(
      echoes.map(({ sequence }) => sequence),
      expected,
      `SEED=${seed}`,
    )
    assert.equal((await rig.statistics()).there.lost, count - expected.length)
  })

  it('keeps the order in spite of jitter', async () => {
    const rig = makeRig()
    await rig.start({ jitterMs: 30 })
    const { echoes } = await rig.probe({ count: 500 })
    assert.deepEqual(
      echoes.map(({ sequence }) => sequence),
      Array.from({ length: 500 }, (_, sequence) => sequence),
    )
    const times = echoes.map(({ thereMs }) => thereMs)
    assert.ok(Math.max(...times) - Math.min(...times) > 5, 'there is no jitter')
  })

  it('lets a TCP connection have the rate of its line, and no more', async () => {
    const rig = makeRig()
    await rig.start({ mbps: 10, latencyMs: 5 })
    const mbps = await rig.goodput()
    // Headers are 3.5 % of full packets. What is below 8 would be our doing, not that of a busy machine.
    assert.ok(mbps > 8 && mbps < 9.7, `${mbps} Mbit/s`)
  })

  it('drops and counts what comes too fast for the queue', async () => {
    const rig = makeRig()
    await rig.start({ mbps: 1, queueMs: 50 }, { back: {}, family: 4 })
    const count = 300
    const { echoes } = await rig.probe({ count, perSecond: 1_000, bytes: 1_000 - UDP_HEADERS_BYTES })
    const { there } = await rig.statistics()
    assert.equal(there.packets, count)
    assert.deepEqual([there.deliveredPackets, there.overflowed], [echoes.length, count - echoes.length])
    assert.ok(there.overflowed > count / 2, `${there.overflowed} were dropped`)
    // 8 ms for the packet itself, behind a queue of 50.
    assertNear(Math.max(...echoes.map(({ thereMs }) => thereMs)), 58, 8)
  })

  it('changes a line while it carries', async () => {
    const rig = makeRig()
    const relay = await rig.start({ latencyMs: 5, mbps: 1 }, { family: 4 })
    await relay.set(LINE, { latencyMs: LATENCY_MS }, 0)
    const { echoes } = await rig.probe({ count: 50, perSecond: 100, bytes: 250 - UDP_HEADERS_BYTES })
    // The rate stays: 250 bytes take 2 ms.
    assertNear(median(echoes.map(({ thereMs }) => thereMs)), LATENCY_MS + 2)
    assertNear(median(echoes.map(({ backMs }) => backMs)), 5 + 2)
    await relay.set(LINE, { mbps: undefined })
    assertNear(median((await rig.probe({ count: 50, perSecond: 100 })).echoes.map(({ backMs }) => backMs)), 5)
  })

  it('runs beside another', async () => {
    const [one, other] = [makeRig('one'), makeRig('two')]
    const relay = await one.start({ latencyMs: 5 })
    await other.start({ latencyMs: LATENCY_MS })
    await relay.set(LINE, { up: false })
    const [cut, whole] = await Promise.all([one.probe({ count: 50 }), other.probe({ count: 50 })])
    assert.deepEqual([cut.echoes.length, whole.echoes.length], [0, 50])
  })

  it('counts what a device that is down does not take', async () => {
    const rig = makeRig()
    await rig.start({}, { family: 4 })
    ip('-n', rig.namespaces[1], 'link', 'set', DEVICE, 'down')
    assert.equal((await rig.probe({ count: 10, address: FAR_ADDRESS })).echoes.length, 0)
    assert.equal((await rig.statistics()).there.refused, 10)
  })

  it('rests and serves on when somebody has deleted a device', async () => {
    const rig = makeRig()
    const relay = await rig.start({}, { family: 4 })
    assert.equal(attachedDevices(relay), 2)
    ip('-n', rig.namespaces[1], 'link', 'delete', DEVICE)
    await until('the kernel has taken the device', () => attachedDevices(relay) === 1)
    const before = (await rig.statistics()).cpuMs
    await pause(WATCHED_MS)
    const used = (await rig.statistics()).cpuMs - before
    assert.ok(used < WATCHED_MS / 5, `it used the processor for ${used} of ${WATCHED_MS} ms`)
  })

  it('leaves no device when it is killed, and says that it has ended', async () => {
    const rig = makeRig()
    const relay = await rig.start()
    const ended = new Promise<string>(resolve => {
      relay.onEnd = resolve
    })
    assert.equal(rig.namespaces.flatMap(devicesOf).length, 2)
    process.kill(relay.pid ?? 0, 'SIGKILL')
    assert.equal(await ended, 'SIGKILL')
    assert.deepEqual(rig.namespaces.flatMap(devicesOf), [])
    await assert.rejects(relay.set(LINE, { up: false }), { code: 'relay-ended' })
  })
})

/** Never early; late by what a busy machine takes, and by what is allowed. */
function assertNear(measuredMs: number, wantedMs: number, allowedMs = 0): void {
  const [least, most] = [wantedMs - allowedMs - 0.2, wantedMs + 5]
  assert.ok(measuredMs > least && measuredMs < most, `${measuredMs} ms, not ${wantedMs}`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The TUN devices that its descriptors still have, as the kernel tells. */
function attachedDevices({ pid }: Relay): number {
  const folder = `/proc/${pid}/fdinfo`
  return readdirSync(folder).filter(name => readFileSync(`${folder}/${name}`, 'utf8').includes(`iff:\t${DEVICE}`)).length
}
