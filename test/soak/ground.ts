/** `npm run soak -- ground`: random schedules of faults on networks of many hosts, seed after seed, some at a time. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../../src/node/package-root.ts'
import { type DrawnSchedule, describeRun, removeGrounds, runOnFreshGround, scheduleFor } from '../../testnet/ground/faults/fresh-ground.ts'
import type { Schedule } from '../../testnet/ground/faults/schedule.ts'
import { formatTrace, parseTrace } from '../../testnet/ground/faults/trace.ts'
import type { Soak } from './harness.ts'

const REPORTS = join(packageRoot, '.testnet/schedules')

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const flagsSchema = z.object({
  seconds: whole(5, 3_600).default(60),
  parallel: whole(1, 16).default(1),
  within: whole(1, 3_600).default(30),
  topology: z.string().default('eight-hosts'),
  without: z
    .string()
    .default('')
    .transform(text => text.split(',').filter(kind => kind !== '')),
  trace: z.string().optional(),
  print: z.boolean().default(false),
})

export const soak: Soak = {
  name: 'ground',
  unit: { name: 'schedules', usually: 100 },
  flags: {
    '--seconds <s>': 'how long faults are done in each (default: 60)',
    '--parallel <n>': 'how many networks run at the same time (default: 1)',
    '--within <s>': 'how soon after the healing all must be whole (default: 30); more on a machine that is busy with other things',
    '--topology <name or file>': 'of each network (default: eight-hosts)',
    '--without <kinds>': 'kinds of faults to leave out, as in skew,fill',
    '--trace <file>': 'play this one again',
    '--print': 'print the traces, and run none',
  },
  async run({ seed, seeds, minutes, log, flags }) {
    const { seconds, parallel, within, topology, without, trace, print } = flagsSchema.parse(flags)
    const until = minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + minutes * 60_000
    const waiting =
      trace === undefined
        ? drawn({ topology, without, durationMs: seconds * 1_000 }, seed, seeds ?? Number.POSITIVE_INFINITY)
        : [parseTrace(readFileSync(trace, 'utf8'))].values()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void removeGrounds().finally(() => process.exit(1)))
    const failures: string[] = []
    const worker = async (): Promise<void> => {
      for (const schedule of waiting) {
        if (performance.now() > until) return
        if (print) process.stdout.write(formatTrace(schedule))
        else failures.push(...(await runOne(schedule, within * 1_000, log)))
      }
    }
    await Promise.all(Array.from({ length: parallel }, worker))
    if (failures.length > 0) throw new Error(`${failures.length} of the schedules found something:\n\n${failures.join('\n\n')}`)
  },
}

function* drawn(wishes: Omit<DrawnSchedule, 'seed'>, first: number, count: number): Generator<Schedule> {
  for (let seed = first; seed < first + count; seed += 1) yield scheduleFor({ ...wishes, seed })
}

/** What it found; nothing is as it should be. */
async function runOne(schedule: Schedule, withinMs: number, log: (text: string) => void): Promise<string[]> {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'xeno-ground-'))
    log(describeRun(schedule, await runOnFreshGround({ schedule, folder, reports: REPORTS, withinMs })))
    return []
  } catch (error) {
    const found = `seed ${schedule.seed}: ${error instanceof Error ? error.message : String(error)}`
    log(found)
    return [found]
  }
}
