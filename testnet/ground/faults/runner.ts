/**
 * Runs a schedule of faults on a ground while a workload runs there, heals, and asserts that the network is whole: money
 * exact, partitions empty, index complete, validators agreed, all within the time.
 *
 * Faults of one thing are done one after the other, those of different things at their times: that a node takes long to
 * start delays nobody else's fault.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { isXenoError } from '../../../src/types/errors.ts'
import type { LocalNetwork } from '../../network.ts'
import type { Observer } from '../observer/observer.ts'
import { applyFault } from './apply.ts'
import { type Fault, formatFault } from './fault.ts'
import type { Schedule } from './schedule.ts'
import { settleAll } from './settling.ts'
import { type Crowd, type Outcome, Workload } from './workload.ts'

export interface Run {
  readonly outcomes: readonly Outcome[]
  /** From the last healing until all nodes ran and the commands that were under way had ended. */
  readonly endedAfterMs: number
  /** From the last healing until everything was asserted. */
  readonly wholeAfterMs: number
  /** What clients must wait for: orders that were ended, whose rest comes back after the grace. */
  readonly waiting: readonly string[]
  /** Faults that could not be done when it was their time, and why; they were done or healed afterwards. */
  readonly late: readonly string[]
}

/** What a schedule should not have been able to do, a line each. */
export class Violation extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
  }
}

const WHOLE_WITHIN_MS = 30_000
const START_AGAIN_MS = 1_000

export interface RunOptions {
  readonly network: LocalNetwork
  readonly observer: Observer
  readonly crowd: Crowd
  readonly schedule: Schedule
  /** How long after the last healing all must be well: nodes back, commands ended, everything asserted. Default 30 s. */
  readonly withinMs?: number | undefined
}

/** @throws Violation */
export async function runSchedule(options: RunOptions): Promise<Run> {
  const died = watchDeaths(options.network)
  const workload = new Workload(options.crowd, options.schedule.seed)
  try {
    return await runBeside(workload, died, options)
  } finally {
    // Whatever went wrong is told; nothing may go on in a network that is about to be taken away.
    await Promise.allSettled([workload.stop()])
  }
}

async function runBeside(
  workload: Workload,
  died: () => string[],
  { network, observer, crowd, schedule, withinMs = WHOLE_WITHIN_MS }: RunOptions,
): Promise<Run> {
  const late = await hurtByTime(network, schedule)
  const healed = performance.now()
  const until = healed + withinMs
  await allOf([startAll(network, until), workload.stop()])
  const endedAfterMs = performance.now() - healed
  const waiting = await assertWhole(observer, crowd, until)
  const wholeAfterMs = performance.now() - healed
  const slow = wholeAfterMs > withinMs ? [`it was whole only after ${wholeAfterMs} ms; commands and starts took ${endedAfterMs} ms of them`] : []
  const defects = [...died(), ...workload.defects, ...slow]
  if (defects.length > 0) throw new Violation(defects)
  return { outcomes: workload.outcomes, endedAfterMs, wholeAfterMs, waiting, late }
}

/** Does every fault at its time; settles when the time is over and all are done. Those that could not be done, and why. */
async function hurtByTime(network: LocalNetwork, { events, durationMs }: Schedule): Promise<string[]> {
  const began = performance.now()
  const doing = new Map<string, Promise<void>>()
  const late: string[] = []
  const hurt = async (fault: Fault): Promise<void> => {
    try {
      await applyFault(network, fault)
    } catch (error) {
      if (!isXenoError(error)) throw error
      late.push(`${formatFault(fault)}: ${error.message.split('\n')[0]}`)
    }
  }
  for (const { atMs, fault } of events) {
    await pause(Math.max(0, began + atMs - performance.now()))
    const target = targetOf(fault)
    const done = (doing.get(target) ?? Promise.resolve()).then(() => hurt(fault))
    // One that fails is heard of when all are waited for.
    done.catch(() => undefined)
    doing.set(target, done)
  }
  await allOf([...doing.values()])
  await pause(Math.max(0, began + durationMs - performance.now()))
  return late
}

/** Settles when all have ended, and rejects then: nothing goes on in a network that is taken away because of a failure. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find(result => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** Collects what nodes end that nobody ended. */
function watchDeaths(network: LocalNetwork): () => string[] {
  const died: string[] = []
  for (const node of network.nodes) {
    node.onEnd = ({ wasReady, wanted, how }) => {
      if (wasReady && !wanted) died.push(`${node.name} ended by itself: ${how}`)
    }
  }
  return () => died
}

/** Nodes that could not start while they were cut off or without room. */
async function startAll(network: LocalNetwork, until: number): Promise<void> {
  const stopped = network.nodes.filter(({ state }) => state === 'stopped')
  await allOf(
    stopped.map(async node => {
      for (;;) {
        try {
          return await node.start()
        } catch (error) {
          if (!isXenoError(error)) throw error
          if (performance.now() > until) throw new Violation([error.message])
          await pause(START_AGAIN_MS)
        }
      }
    }),
  )
}

async function assertWhole(observer: Observer, { customers, treasury }: Crowd, until: number): Promise<string[]> {
  const left = (): { timeoutMs: number } => ({ timeoutMs: Math.max(0, until - performance.now()) })
  try {
    const waiting = await Promise.all([...customers.map(({ xeno }) => xeno), treasury].map(xeno => settleAll(xeno, until)))
    await observer.partitionsEmpty(left())
    await observer.indexComplete(left())
    await observer.converged(left())
    await observer.moneyAddsUp({ ...left(), settled: false })
    return waiting.flat()
  } catch (error) {
    throw error instanceof Error ? new Violation([error.message]) : error
  }
}

function targetOf(fault: Fault): string {
  if ('link' in fault) return fault.link.join(' ')
  return 'node' in fault ? fault.node : `host ${fault.host}`
}
