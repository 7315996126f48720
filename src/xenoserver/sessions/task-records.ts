/** Tasks as records on disk, and as the protocol shows them. */
import { parseTask } from '../../documents/parse/task.ts'
import type { TaskDocument } from '../../documents/task.ts'
import { unwrap } from '../../types/errors.ts'
import type { TaskView } from '../../wire/generated/session.ts'
import type { TaskRecord } from '../../wire/generated/session-store.ts'
import type { Task, TaskState } from '../tasks/task.ts'
import { damaged } from './records.ts'

const STATES: readonly TaskState[] = ['placing', 'running', 'restarting', 'exited', 'failed', 'lost', 'stopped']

export function taskRecord(task: Task): TaskRecord {
  const { number, name, kind, document, state, runs, exitCode, failure } = task
  return {
    task: number,
    name,
    kind,
    document,
    state,
    runs,
    startedAt: BigInt(task.startedAt),
    endedAt: BigInt(task.endedAt),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(failure === undefined ? {} : { failure }),
  }
}

/** @throws XenoError `internal` when the disk gives what was never written */
export function taskOf(record: TaskRecord): { readonly task: Task; readonly document: TaskDocument } {
  const document = unwrap(parseTask(record.document))
  const state = STATES.find(candidate => candidate === record.state)
  if (state === undefined) throw damaged(`a task in the state ${record.state}`)
  const task: Task = {
    number: record.task,
    name: record.name,
    kind: document.kind,
    document: record.document,
    state,
    exitCode: record.exitCode,
    failure: record.failure,
    runs: record.runs,
    startedAt: Number(record.startedAt),
    endedAt: Number(record.endedAt),
  }
  return { task, document }
}

export function taskView(task: Task): TaskView {
  const { number, name, kind, state, runs, exitCode, failure } = task
  return {
    task: number,
    name,
    kind,
    state,
    runs,
    startedAt: BigInt(task.startedAt),
    endedAt: BigInt(task.endedAt),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(failure === undefined ? {} : { failure }),
  }
}
