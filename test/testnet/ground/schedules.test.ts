/** Random schedules of faults on real networks of eight hosts; `npm run soak -- ground` runs many and longer ones. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../../src/node/package-root.ts'
import { describeRun, runOnFreshGround, scheduleFor } from '../../../testnet/ground/faults/fresh-ground.ts'
import { formatTrace } from '../../../testnet/ground/faults/trace.ts'
import { skip } from '../../skips.ts'
import { buildPrograms } from '../../support/network.ts'
import { seedFromEnv } from '../../support/random.ts'

const SECONDS = 20
/** On a machine that is busy with other tests, too; the soak is as strict as is meant: 30 s. */
const WITHIN_MS = 120_000
const REPORTS = join(packageRoot, '.testnet/schedules')

describe('a network of eight hosts under a random schedule of faults', function () {
  this.timeout(600_000)

  before(async function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
    await buildPrograms()
  })

  for (const seed of [seedFromEnv(), seedFromEnv() + 1]) {
    it(`is whole soon after it is healed, to the last micro-unit (SEED=${seed})`, async () => {
      const schedule = scheduleFor({ topology: 'eight-hosts', seed, durationMs: SECONDS * 1_000 })
      try {
        const folder = mkdtempSync(join(tmpdir(), 'xeno-ground-'))
        const run = await runOnFreshGround({ schedule, folder, reports: REPORTS, withinMs: WITHIN_MS })
        console.log(`      ${describeRun(schedule, run)}`)
      } catch (error) {
        console.log(formatTrace(schedule))
        throw error
      }
    })
  }
})
