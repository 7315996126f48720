/** `npm run soak -- corp`: the simulated ledger, seed after seed. */
import { simulateCorp } from '../simulator/corp.ts'
import type { Soak } from './harness.ts'

const REPORT_EVERY = 500

export const soak: Soak = {
  name: 'corp',
  async run({ seed: first, seeds, minutes, log }) {
    const until = minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + minutes * 60_000
    let certificates = 0
    for (let done = 0; done < (seeds ?? Number.POSITIVE_INFINITY) && performance.now() < until; done += 1) {
      const seed = first + done
      const outcome = simulateCorp(seed)
      if (outcome.violations.length > 0) throw new Error(`seed ${seed}, ${JSON.stringify(outcome.faults)}:\n${outcome.violations.join('\n')}`)
      certificates += outcome.certificates
      if ((done + 1) % REPORT_EVERY === 0) log(`${done + 1} seeds, ${certificates} certificates, no violation`)
    }
  },
}
