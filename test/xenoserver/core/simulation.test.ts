import { seedFromEnv } from '../../support/random.ts'
import { FAULTS, simulateSession } from './simulate.ts'

describe('a session and its XenoCorp, simulated', () => {
  const base = seedFromEnv()
  const seeds = process.env.SEED === undefined ? Number(process.env.SEEDS ?? 2) : 1
  for (const [name, faults] of Object.entries(FAULTS)) {
    it(`when ${name}: nothing is overspent, the exposure is not passed, everything is settled`, function () {
      this.timeout(120_000)
      for (let seed = base; seed < base + seeds; seed++) simulateSession(seed, faults)
    })
  }
})
