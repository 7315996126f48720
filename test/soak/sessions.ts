/** `npm run soak -- sessions`: a simulated session against the validators' cores, with every kind of fault, seed after seed. */
import { FAULTS, simulateSession } from '../xenoserver/core/simulate.ts'
import type { Soak } from './harness.ts'

const REPORT_EVERY = 50

export const soak: Soak = {
  name: 'sessions',
  async run({ seed: first, seeds, minutes, log }) {
    const until = minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + minutes * 60_000
    for (let done = 0; done < (seeds ?? Number.POSITIVE_INFINITY) && performance.now() < until; done += 1) {
      for (const faults of Object.values(FAULTS)) simulateSession(first + done, faults)
      if ((done + 1) % REPORT_EVERY === 0) log(`${done + 1} seeds of ${Object.keys(FAULTS).length} sessions each, no violation`)
    }
  },
}
