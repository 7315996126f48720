/** What controllers follow: the state of a task, its output, a session's events. A slow reader holds up only itself. */
import { type Bytes, concat, EMPTY } from '../../types/bytes.ts'
import { isXenoError } from '../../types/errors.ts'
import {
  type EventsRequest,
  type LogChunk,
  LogStream,
  type LogsRequest,
  type SessionEvent,
  type TaskView,
  type WaitRequest,
} from '../../wire/generated/session.ts'
import type { CallContext } from '../../wire/rpc.ts'
import type { LogEntry } from '../hypervisor/driver.ts'
import { hasEnded, runName, type Task } from '../tasks/task.ts'
import type { Desks } from './desks.ts'
import type { SessionActor } from './session-actor.ts'
import { taskView } from './task-records.ts'

const EVENTS_PAGE = 100
/** Pieces of output that are there at once travel together, up to this. */
const MAX_CHUNK_BYTES = 64 * 1024

export class SessionStreams {
  readonly #desks: Desks

  constructor(desks: Desks) {
    this.#desks = desks
  }

  /** The task's present view, each change that the reader is in time for, and its end. */
  async *wait({ session, task: number }: WaitRequest, { peer, signal }: CallContext): AsyncGenerator<TaskView> {
    const actor = this.#desks.registry.controlled(session, peer)
    let shown: Task | undefined
    while (!signal.aborted) {
      const changed = actor.changes.next(signal)
      const task = actor.task(number)
      if (task !== shown) yield taskView(task)
      shown = task
      if (hasEnded(task)) return
      await changed
    }
  }

  /** Output of all runs of a task, one after another; `since` counts its bytes. */
  async *logs({ session, task: number, since, follow }: LogsRequest, { peer, signal }: CallContext): AsyncGenerator<LogChunk> {
    const actor = this.#desks.registry.controlled(session, peer)
    let position = 0n
    for (let run = 1; ; run++) {
      if (!(await this.#hasRun(actor, number, run, follow, signal))) return
      const entries = this.#entries(actor, runName(number, run), follow, signal)
      for await (const { stream, bytes, at } of gather(entries, MAX_CHUNK_BYTES)) {
        const next = position + BigInt(bytes.length)
        if (next > since) {
          const skip = since > position ? Number(since - position) : 0
          yield { stream: stream === 'stderr' ? LogStream.STDERR : LogStream.STDOUT, data: bytes.slice(skip), time: BigInt(at), next, cut: false }
        }
        position = next
      }
      if (await this.#isCut(actor, runName(number, run))) {
        yield { stream: LogStream.STDOUT, data: EMPTY, time: BigInt(this.#desks.clock.now()), next: position, cut: true }
      }
    }
  }

  /** Events after `since`, in order, none left out. */
  async *events({ session, since, follow }: EventsRequest, { peer, signal }: CallContext): AsyncGenerator<SessionEvent> {
    const actor = this.#desks.registry.controlled(session, peer)
    let number = since
    while (!signal.aborted) {
      const changed = actor.changes.next(signal)
      const events = await this.#desks.store.events(session, number + 1, EVENTS_PAGE)
      for (const event of events) {
        yield event
        number = event.number
      }
      if (events.length === EVENTS_PAGE) continue
      if (!follow || actor.session.state === 'gone') return
      await changed
    }
  }

  /** Whether there is such a run; with `follow` it is waited for while it may still come. */
  async #hasRun(actor: SessionActor, number: number, run: number, follow: boolean, signal: AbortSignal): Promise<boolean> {
    const isThere = (): boolean => actor.task(number).runs >= run
    if (follow) await actor.changes.until(() => isThere() || hasEnded(actor.task(number)), signal)
    return !signal.aborted && isThere()
  }

  /** Nothing where the domain has been removed meanwhile. */
  async *#entries(actor: SessionActor, run: string, follow: boolean, signal: AbortSignal): AsyncGenerator<LogEntry> {
    try {
      yield* this.#desks.environments.logs(actor.session.id, run, { follow, signal })
    } catch (error) {
      if (!isXenoError(error, 'domain-not-found') && !isXenoError(error, 'task-not-found')) throw error
    }
  }

  async #isCut(actor: SessionActor, run: string): Promise<boolean> {
    try {
      return await this.#desks.environments.isLogCut(actor.session.id, run)
    } catch (error) {
      if (isXenoError(error)) return false
      throw error
    }
  }
}

interface Piece {
  readonly stream: LogEntry['stream']
  readonly bytes: Bytes
  readonly at: number
}

/** Joins neighbours of one stream that are there without waiting: a program that writes many lines does not become many messages. */
async function* gather(entries: AsyncIterable<LogEntry>, maxBytes: number): AsyncGenerator<Piece> {
  const iterator = entries[Symbol.asyncIterator]()
  let parts: LogEntry[] = []
  let size = 0
  let next = iterator.next()
  try {
    for (;;) {
      const result = parts.length === 0 ? await next : await Promise.race([next, soon()])
      const entry = result === undefined || result.done === true ? undefined : result.value
      const [first] = parts
      if (first !== undefined && (entry === undefined || entry.stream !== first.stream || size + entry.bytes.length > maxBytes)) {
        yield { stream: first.stream, bytes: concat(...parts.map(part => part.bytes)), at: first.at }
        parts = []
        size = 0
      }
      if (result?.done === true) return
      if (entry === undefined) continue
      parts.push(entry)
      size += entry.bytes.length
      next = iterator.next()
    }
  } finally {
    await iterator.return?.()
  }
}

function soon(): Promise<undefined> {
  return new Promise(resolve => setImmediate(() => resolve(undefined)))
}
