/**
 * A task of a session, as it is kept, and what follows when a run of it ends.
 *
 *     placing -> running -> exited | lost
 *        |          ^ |
 *        |          | v
 *        |       restarting                 stopped: its session ended first
 *        -> failed (it could not be started)
 */
import type { TaskDocument } from '../../documents/task.ts'
import type { Bytes } from '../../types/bytes.ts'
import type { TaskInfo } from '../hypervisor/driver.ts'

export type TaskState = 'placing' | 'running' | 'restarting' | 'exited' | 'failed' | 'lost' | 'stopped'

export interface Task {
  /** 1, 2, ... within its session. */
  readonly number: number
  /** Unique in the session. */
  readonly name: string
  readonly kind: TaskDocument['kind']
  /** The task document's bytes. */
  readonly document: Bytes
  readonly state: TaskState
  /** Of the last run that has ended; 128 + the signal's number where a signal ended it. */
  readonly exitCode: number | undefined
  /** Why it failed, for people. */
  readonly failure: string | undefined
  /** Runs that have begun. */
  readonly runs: number
  /** Of the first run, and of the end of the last; ms since 1970, 0 before. */
  readonly startedAt: number
  readonly endedAt: number
}

const ENDED: ReadonlySet<TaskState> = new Set(['exited', 'failed', 'lost', 'stopped'])

export function hasEnded(task: Task): boolean {
  return ENDED.has(task.state)
}

/** The domain's name for a run; never used twice. */
export function runName(task: number, run: number): string {
  return `t${task}-${run}`
}

export function newTask(number: number, document: TaskDocument, bytes: Bytes): Task {
  return {
    number,
    name: document.name ?? `task-${number}`,
    kind: document.kind,
    document: bytes,
    state: 'placing',
    exitCode: undefined,
    failure: undefined,
    runs: 0,
    startedAt: 0,
    endedAt: 0,
  }
}

export function afterStart(task: Task, info: TaskInfo): Task {
  return { ...task, state: 'running', runs: task.runs + 1, startedAt: task.startedAt === 0 ? info.startedAt : task.startedAt }
}

/** What becomes of a task when its run has ended: the end, or another run after the rule's delay. */
export function afterRun(task: Task, { restart }: TaskDocument, info: TaskInfo, now: number): Task {
  const isLost = info.state === 'lost'
  const ended: Task = {
    ...task,
    exitCode: info.exitCode ?? task.exitCode,
    endedAt: info.endedAt ?? now,
    failure: info.outOfMemory ? 'out of memory' : undefined,
  }
  const wantsMore = restart.when === 'always' || (restart.when === 'on-failure' && (isLost || info.exitCode !== 0))
  const hasMore = restart.maxRestarts === undefined || task.runs <= restart.maxRestarts
  if (wantsMore && hasMore) return { ...ended, state: 'restarting' }
  return { ...ended, state: isLost ? 'lost' : 'exited' }
}

/** For the usage report: which task did what. */
export function noteOf(task: Task): string {
  const end = task.exitCode === undefined ? '' : ` ${task.exitCode}`
  return `${task.number} ${task.name} ${task.state}${task.state === 'exited' || task.state === 'restarting' ? end : ''}`
}
