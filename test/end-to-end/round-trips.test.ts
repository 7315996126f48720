/** The session's path takes no more round trips than its protocol needs (docs/network.md). */
import assert from 'node:assert/strict'
import { type LocalNetwork, openGround } from '../../testnet/network.ts'
import { skip } from '../skips.ts'
import { temporaryFolder } from '../support/folders.ts'
import { buildPrograms } from '../support/network.ts'
import { PATH_STEPS, SessionPath, type StepTimes, stepRoundTrips } from '../support/session-path.ts'

/** All are two links apart, so every round trip takes the same time. */
const TOPOLOGY = `
says: everyone alone at the end of a line
policy: { grace: 90s, skew: 5s, minOrder: 1m }
hosts:
  v1..4: { nodes: [validator] }
  server: { nodes: [server] }
  rd: { nodes: [rd] }
  me: { clients: 1 }
routers:
  net:
links:
  - { between: [v1..4, net], ip: 4 }
  - { between: [server, net], ip: 4 }
  - { between: [rd, net], ip: 4 }
  - { between: [me, net], ip: 4 }
`
/** Long against what a busy machine needs for a step. */
const SLOW_MS = 150
const RTT_MS = 4 * SLOW_MS
const RUNS = 3

describe('the path of a session over slow lines', function () {
  this.timeout(600_000)
  let network: LocalNetwork
  let path: SessionPath

  before(async function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
    await buildPrograms()
    network = await openGround({ folder: temporaryFolder(), topology: { text: TOPOLOGY } })
    await network.start()
    path = await SessionPath.open(network)
  })
  after(async () => {
    await network?.stop()
  })

  it('takes no step more round trips than it needs', async () => {
    const [slow, quick]: [StepTimes[], StepTimes[]] = [[], []]
    for (let runs = 0; runs < RUNS; runs++) {
      await path.setLatency(SLOW_MS)
      slow.push(await path.run())
      await path.setLatency()
      quick.push(await path.run())
    }
    const taken = stepRoundTrips(slow, quick, RTT_MS)
    const tooMany = PATH_STEPS.filter(({ least }, index) => !(Math.round(taken[index] ?? Number.NaN) <= least))
    const told = PATH_STEPS.map(({ name, least }, index) => `${name}: ${taken[index]?.toFixed(2)} of ${least}`).join(', ')
    assert.deepEqual(tooMany, [], told)
    assert.ok(taken.reduce((sum, each) => sum + each, 0) > 0, `the lines were slow: ${told}`)
  })
})
