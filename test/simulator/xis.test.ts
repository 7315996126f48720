/** The index under a seeded simulator. `SEED=n npx mocha test/simulator/xis.test.ts` replays a seed. */
import assert from 'node:assert/strict'
import { seedFromEnv } from '../support/random.ts'
import { PROFILE, simulateXis } from './xis.ts'

const SMALL = { nodes: 12, joining: 3, servers: 15, hiding: 0 }
const SMALL_SEEDS = 2
/** With a fifth of the nodes hiding and five asked of eight, all that hold a server may be hiding or not asked. */
const MAX_INCOMPLETE = 0.03

describe('the index, simulated', () => {
  const seed = seedFromEnv()

  it(`shows what is there and nothing else, under loss and churn: ${SMALL_SEEDS} seeds from ${seed} on`, async function () {
    this.timeout(120_000)
    for (let each = seed; each < seed + SMALL_SEEDS; each++) {
      const outcome = await simulateXis(each, SMALL)
      assert.deepEqual(outcome.violations, [], `seed ${each}`)
      assert.deepEqual({ incomplete: outcome.incomplete, failed: outcome.failed }, { incomplete: 0, failed: 0 }, `seed ${each}`)
      assert.ok(outcome.shown > outcome.lookups, 'a run in which nothing is shown shows nothing')
    }
  })

  it(`does so with 50 nodes of which a fifth hides what it holds: seed ${seed}`, async function () {
    this.timeout(120_000)
    const outcome = await simulateXis(seed, PROFILE)
    assert.deepEqual(outcome.violations, [], `seed ${seed}`)
    assert.ok(outcome.incomplete + outcome.failed <= MAX_INCOMPLETE * outcome.lookups, `seed ${seed}: ${JSON.stringify(outcome)}`)
  })

  it('gives the same outcome for the same seed', async function () {
    this.timeout(30_000)
    const short = { ...SMALL, nodes: 5, joining: 1, servers: 4 }
    assert.deepEqual(await simulateXis(7, short), await simulateXis(7, short))
  })

  it('sees what is missing, when nearly all nodes hide it', async function () {
    this.timeout(30_000)
    const outcome = await simulateXis(7, { ...SMALL, hiding: 0.9 })
    assert.ok(outcome.incomplete > outcome.lookups / 4, JSON.stringify(outcome))
  })
})
