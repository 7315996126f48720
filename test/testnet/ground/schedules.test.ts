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
const REPORTS = join(packageRoot, '.testnet/schedules')

describe('a network of eight hosts under a random schedule of faults', function () {
  this.timeout(240_000)

  before(async function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
    await buildPrograms()
  })

  for (const seed of [seedFromEnv(), seedFromEnv() + 1]) {
    it(`is whole soon after it is healed, to the last micro-unit (SEED=${seed})`, async () => {
      const schedule = scheduleFor({ topology: 'eight-hosts', seed, durationMs: SECONDS * 1_000 })
      try {
        console.log(
          `      ${describeRun(schedule, await runOnFreshGround({ schedule, folder: mkdtempSync(join(tmpdir(), 'xeno-ground-')), reports: REPORTS }))}`,
        )
      } catch (error) {
        console.log(formatTrace(schedule))
        throw error
      }
    })
  }
})
