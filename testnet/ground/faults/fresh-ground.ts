/** One schedule on a ground of its own, made for it and taken away after it; what is kept of one that found something. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDuration } from '../../../src/types/units.ts'
import { prepareHomes } from '../../homes.ts'
import { type LocalNetwork, openGround } from '../../network.ts'
import { Observer } from '../observer/observer.ts'
import { Plan } from '../topology/plan.ts'
import { findTopology } from '../topology/shipped.ts'
import { FAULT_KINDS } from './kinds.ts'
import { type Run, runSchedule, Violation } from './runner.ts'
import { makeSchedule, type Schedule } from './schedule.ts'
import { terrainOf } from './terrain.ts'
import { formatTrace } from './trace.ts'
import { gatherCrowd, summarise } from './workload.ts'

export interface FreshGround {
  readonly schedule: Schedule
  /** Where the network's files are while it runs; removed afterwards. */
  readonly folder: string
  /** Where the trace and the logs of a schedule are kept that found something. */
  readonly reports: string
  readonly withinMs?: number | undefined
}

const INDEX_TIMEOUT_MS = 60_000

/** Networks that are there, with their folders. */
const running = new Map<LocalNetwork, string>()

/** Takes away whatever is there, for a process that is told to end: what it leaves nobody else would find. */
export async function removeGrounds(): Promise<void> {
  await Promise.all([...running].map(([network, folder]) => remove(network, folder)))
}

async function remove(network: LocalNetwork, folder: string): Promise<void> {
  await network.stop()
  running.delete(network)
  rmSync(folder, { recursive: true, force: true })
}

export interface DrawnSchedule {
  /** A shipped one's name, or a file. */
  readonly topology: string
  readonly seed: number
  readonly durationMs: number
  /** Kinds of faults to leave out. */
  readonly without?: readonly string[]
}

/** @throws XenoError `no-such-topology`, `config-invalid`; RangeError for a kind that is none */
export function scheduleFor({ topology, seed, durationMs, without = [] }: DrawnSchedule): Schedule {
  const stranger = without.find(kind => !FAULT_KINDS.some(({ name }) => name === kind))
  if (stranger !== undefined) throw new RangeError(`there is no kind ${stranger}; there are: ${FAULT_KINDS.map(({ name }) => name).join(', ')}`)
  const weights = Object.fromEntries(without.map(kind => [kind, 0]))
  return makeSchedule({ seed, durationMs, weights, terrain: terrainOf(topology, new Plan(findTopology(topology).topology)) })
}

/** @throws Violation with where its trace and logs are, and how to play it again */
export async function runOnFreshGround({ schedule, folder, reports, withinMs }: FreshGround): Promise<Run> {
  const network = await openGround({ folder, topology: schedule.topology, seed: schedule.seed, fresh: true })
  running.set(network, folder)
  let observer: Observer | undefined
  try {
    await network.start()
    await prepareHomes(network)
    observer = await Observer.start(network)
    const crowd = await gatherCrowd(network)
    await observer.indexComplete({ timeoutMs: INDEX_TIMEOUT_MS })
    return await runSchedule({ network, observer, crowd, schedule, withinMs })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new Violation([
      error instanceof Violation ? error.message : (error.stack ?? error.message),
      ...(await keepReport(network, schedule, reports)),
    ])
  } finally {
    await observer?.stop()
    await remove(network, folder)
  }
}

async function keepReport(network: LocalNetwork, schedule: Schedule, reports: string): Promise<string[]> {
  mkdirSync(reports, { recursive: true })
  const [trace, logs] = [join(reports, `${schedule.seed}.trace`), join(reports, `${schedule.seed}.log`)]
  writeFileSync(trace, formatTrace(schedule))
  writeFileSync(logs, `${await network.logs()}\n`)
  return [`trace: ${trace}`, `logs of all hosts: ${logs}`, `again: npm run soak -- ground --trace ${trace}`]
}

/** `seed 17: 14 faults; 12 of 15 sessions, 8 of 9 transfers, 14 of 14 top-ups; whole after 4.2s`. */
export function describeRun({ seed, events }: Schedule, { outcomes, endedAfterMs, wholeAfterMs, waiting, late }: Run): string {
  return [
    `seed ${seed}: ${events.length} events`,
    summarise(outcomes),
    `whole after ${formatDuration(wholeAfterMs)}, of which ${formatDuration(endedAfterMs)} for what was under way`,
    ...(waiting.length === 0 ? [] : [`${waiting.length} left to their time`]),
    ...(late.length === 0 ? [] : [`${late.length} done late`]),
  ].join('; ')
}
