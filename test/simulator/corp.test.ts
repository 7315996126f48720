/**
 * The ledger under a seeded simulator. `SEED=n npx mocha test/simulator/corp.test.ts` replays from a seed; for longer runs
 * there is `npm run soak -- corp`.
 */
import assert from 'node:assert/strict'
import { seedFromEnv } from '../support/random.ts'
import { simulateCorp } from './corp.ts'
import { MUTANTS } from './corp-mutants.ts'

const SEEDS = 200
/** A rule left out must show within so many seeds, from 1 on. */
const MUTANT_SEEDS = 100

describe('the ledger, simulated', () => {
  const first = seedFromEnv()

  it(`keeps S1 to S4, L1 to L3 under loss, crashes, liars and cheats: ${SEEDS} seeds from ${first} on`, function () {
    this.timeout(600_000)
    let certificates = 0
    for (let seed = first; seed < first + SEEDS; seed += 1) {
      const outcome = simulateCorp(seed)
      certificates += outcome.certificates
      assert.deepEqual(outcome.violations, [], `seed ${seed}`)
    }
    assert.ok(certificates > 20 * SEEDS, 'a run in which nothing is certified shows nothing')
  })

  it('gives the same outcome for the same seed', () => {
    assert.deepEqual(simulateCorp(7), simulateCorp(7))
  })

  for (const { name, rules, profile, variant } of MUTANTS) {
    it(`finds what breaks when ${name}`, function () {
      this.timeout(600_000)
      for (let seed = 1; seed <= MUTANT_SEEDS; seed += 1) if (simulateCorp(seed, rules, profile, variant).violations.length > 0) return
      assert.fail(`nothing broke within ${MUTANT_SEEDS} seeds`)
    })
  }
})
