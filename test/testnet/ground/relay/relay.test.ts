/** The relay as a process, over real devices in namespaces. */
import assert from 'node:assert/strict'
import { skip } from '../../../skips.ts'
import { devicesOf, Rig } from './rig.ts'

const LATENCY_MS = 20
const TIMEOUT_MS = 60_000

describe('the relay', function () {
  this.timeout(TIMEOUT_MS)
  let rig: Rig

  before(function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
  })
  beforeEach(() => {
    rig = new Rig('r')
    rig.makeNamespaces()
  })
  afterEach(async () => await rig.stop())

  it('delays IPv4 and IPv6 by the latency of each way', async () => {
    await rig.start({ latencyMs: LATENCY_MS }, { back: { latencyMs: 5 } })
    for (const address of ['10.99.0.2', 'fd99::2']) {
      const { echoes } = await rig.probe({ count: 100, perSecond: 200, address })
      assert.equal(echoes.length, 100)
      assertNear(median(echoes.map(({ thereMs }) => thereMs)), LATENCY_MS)
      assertNear(median(echoes.map(({ backMs }) => backMs)), 5)
    }
  })

  it('carries nothing while a line is cut, and all again when it is healed', async () => {
    const relay = await rig.start({ latencyMs: 1 })
    assert.equal((await rig.probe({ count: 10 })).echoes.length, 10)
    await relay.set('a-b', { up: false })
    assert.equal((await rig.probe({ count: 10 })).echoes.length, 0)
    await relay.set('a-b', { up: true })
    assert.equal((await rig.probe({ count: 10 })).echoes.length, 10)
    const [there] = (await relay.statistics()).lines[0]?.directions ?? []
    assert.ok(there !== undefined && there.cut >= 10, `${there?.cut} were cut`)
  })

  it('leaves no device when it is killed, and says that it has ended', async () => {
    const relay = await rig.start({})
    const ended = new Promise<string>(resolve => {
      relay.onEnd = resolve
    })
    assert.equal(rig.namespaces.flatMap(devicesOf).length, 2)
    process.kill(relay.pid ?? 0, 'SIGKILL')
    assert.equal(await ended, 'SIGKILL')
    assert.deepEqual(rig.namespaces.flatMap(devicesOf), [])
    await assert.rejects(relay.set('a-b', { up: false }), { code: 'relay-ended' })
  })
})

/** Never early; late by what a busy machine takes. */
function assertNear(measuredMs: number, latencyMs: number): void {
  assert.ok(measuredMs > latencyMs - 0.2 && measuredMs < latencyMs + 5, `${measuredMs} ms, not ${latencyMs}`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
