/**
 * The path of a paid session on three sites with lines of 40 ms, step by step in round trips, against the least that the
 * protocol needs. Client, match-maker, server and the validators of a quorum are at different sites, so each exchange takes
 * a round trip of the lines between sites. docs/network.md says what each step's are.
 *
 * Each turn takes one cold `xeno run` over the lines as they are and one over the same lines without their latency: the
 * difference is the waiting, in whatever the machine does beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGround } from '../../testnet/network.ts'
import { PATH_STEPS, SessionPath, type StepTimes, stepRoundTrips } from '../support/session-path.ts'
import { type Bench, percentile, type Row, row, type Target } from './harness.ts'

const TOPOLOGY = 'three-sites'
/** Between two sites, and through a router at each. */
const RTT_MS = 2 * (40 + 2 * 0.2)
const TURNS = 10

export const bench: Bench = {
  name: 'round-trips',
  says: `the steps of a cold \`xeno run\` on ${TOPOLOGY}, in round trips of ${RTT_MS} ms`,
  async run({ log, signal }) {
    const folder = mkdtempSync(join(tmpdir(), 'xeno-bench-'))
    const network = await openGround({ folder: join(folder, 'network'), topology: TOPOLOGY })
    try {
      await network.start()
      const path = await SessionPath.open(network)
      const [slow, quick]: [StepTimes[], StepTimes[]] = [[], []]
      for (let turn = 1; turn <= TURNS; turn++) {
        signal.throwIfAborted()
        await path.setLatency()
        slow.push(await path.run())
        await path.setLatency(0)
        quick.push(await path.run())
        log(`${turn} of ${TURNS}`)
      }
      return pathRows(slow, quick)
    } finally {
      await network.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function pathRows(slow: readonly StepTimes[], quick: readonly StepTimes[]): Row[] {
  const taken = stepRoundTrips(slow, quick, RTT_MS)
  const rows = PATH_STEPS.flatMap(({ name, least }, index): Row[] => {
    const of = (runs: readonly StepTimes[]): number[] => runs.map(run => run[index] ?? Number.NaN)
    return [
      row(`${name}, median`, 'ms', percentile(of(slow), 0.5), slow.length),
      row(`${name}, median without the lines`, 'ms', percentile(of(quick), 0.5), quick.length),
      row(name, 'round trips', taken[index] ?? Number.NaN, slow.length, { target: noMoreThan(least) }),
    ]
  })
  const whole = (runs: readonly StepTimes[]): number[] => runs.map(run => run.reduce((sum, ms) => sum + ms, 0))
  return [
    ...rows,
    row('the whole path, median', 'ms', percentile(whole(slow), 0.5), slow.length),
    row('the whole path', 'round trips', sum(taken), slow.length, { target: noMoreThan(sum(PATH_STEPS.map(({ least }) => least))) }),
  ]
}

/** What the machine does meanwhile makes no whole numbers. */
function noMoreThan(least: number): Target {
  return { says: `${least} when rounded`, isMet: value => Math.round(value) <= least }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
