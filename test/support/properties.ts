/** Randomised tests: each names its seed when it fails, and `SEED=n` plays it again. */
import fc from 'fast-check'
import { seedFromEnv } from './random.ts'

/** Smaller counterexamples are looked for until then, so that a failing test ends by itself and not by mocha's timeout. */
const TIME_LIMIT_MS = 8_000

/** Runs a property. @throws with the seed and a small counterexample */
export function holds<T extends unknown[]>(property: fc.IProperty<T>, numRuns: number): void {
  const seed = seedFromEnv()
  const details = fc.check(property, { seed, numRuns, interruptAfterTimeLimit: TIME_LIMIT_MS })
  if (!details.failed) return
  const cause = details.errorInstance
  throw new Error(`fails with SEED=${seed} after ${details.numRuns} runs: ${fc.stringify(details.counterexample)}\n${String(cause)}`, { cause })
}
