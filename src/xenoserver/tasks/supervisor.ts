/**
 * Watches the tasks of one session through their lives: starts their runs, waits for their ends, restarts by rule, ends
 * runs that take too long. Every state is kept before the next thing is done, so that after `kill -9` of the daemon the
 * tasks, which ran on, are taken up where they are: a run's name tells whether it had been started.
 */
import type { TaskDocument } from '../../documents/task.ts'
import { isXenoError, XenoError } from '../../types/errors.ts'
import type { Clock, Logger } from '../../types/ports.ts'
import type { TaskInfo, TaskSignal } from '../hypervisor/driver.ts'
import { afterRun, afterStart, hasEnded, runName, type Task } from './task.ts'
import type { TaskHost, TaskManager } from './task-manager.ts'

/** Between SIGTERM and SIGKILL of a run whose time is over. */
const KILL_AFTER_MS = 5_000
const RETRY_MS = 100
/** Of why a task failed, in its record and in every view of it. */
const MAX_FAILURE_CHARS = 512

export interface SupervisorOptions {
  readonly domain: string
  readonly host: TaskHost
  readonly clock: Clock
  readonly logger: Logger
  /** Keeps the task's new state; settles when it is kept. */
  save(task: Task): Promise<void>
  /** Settles when the session runs, so that something may be started in it. Rejects when the signal is aborted. */
  whenRunning(signal: AbortSignal): Promise<void>
}

export class TaskSupervisor {
  readonly #options: SupervisorOptions
  readonly #end = new AbortController()
  readonly #tasks = new Map<number, Task>()
  readonly #lives = new Set<Promise<void>>()

  constructor(options: SupervisorOptions) {
    this.#options = options
  }

  tasks(): Task[] {
    return [...this.#tasks.values()]
  }

  task(number: number): Task | undefined {
    return this.#tasks.get(number)
  }

  /** Puts back what was kept, without doing anything. */
  restore(task: Task): void {
    this.#tasks.set(task.number, task)
  }

  /** Whether everything that a task needs is here. @throws XenoError `task-content-missing` */
  check(document: TaskDocument, manager: TaskManager): Promise<void> {
    return manager.check(this.#options.host, document)
  }

  /** Starts a task whose record is kept; settles with its state when the first run runs or could not be started. */
  async launch(task: Task, document: TaskDocument, manager: TaskManager): Promise<Task> {
    this.#tasks.set(task.number, task)
    const started = await this.#begin(task, document, manager)
    if (!hasEnded(started)) this.#live(started, document, manager)
    return started
  }

  /** Goes on with a task that was not at its end when the daemon died. */
  resume(task: Task, document: TaskDocument, manager: TaskManager): void {
    this.#tasks.set(task.number, task)
    if (!hasEnded(task)) this.#live(task, document, manager)
  }

  /** To the task's present run; false when it has none. */
  async signal(number: number, signal: TaskSignal): Promise<boolean> {
    const task = this.#tasks.get(number)
    if (task === undefined || task.state !== 'running') return false
    return this.#options.host.domains.signal(this.#options.domain, runName(number, task.runs), signal)
  }

  /** The session has ended, and with it every task that had not. */
  async sessionEnded(): Promise<void> {
    await this.detach()
    for (const task of this.#tasks.values()) {
      if (!hasEnded(task)) await this.#save({ ...(await this.#lastWord(task)), endedAt: this.#options.clock.now() })
    }
  }

  /** Stops watching; the tasks run on. */
  async detach(): Promise<void> {
    this.#end.abort()
    await Promise.all(this.#lives)
  }

  /** A run that ended just before its domain did is told apart from one that was stopped with it. */
  async #lastWord(task: Task): Promise<Task> {
    const stopped: Task = { ...task, state: 'stopped', failure: 'the session ended' }
    if (task.state !== 'running') return stopped
    try {
      const info = await this.#options.host.domains.task(this.#options.domain, runName(task.number, task.runs))
      return info.state === 'exited' ? { ...stopped, exitCode: info.exitCode } : stopped
    } catch (error) {
      if (isXenoError(error)) return stopped
      throw error
    }
  }

  #live(task: Task, document: TaskDocument, manager: TaskManager): void {
    const life = this.#watch(task, document, manager)
      .catch((error: unknown) => {
        if (!this.#end.signal.aborted) this.#options.logger.error({ task: task.number, error }, 'a task is not watched any more')
      })
      .finally(() => this.#lives.delete(life))
    this.#lives.add(life)
  }

  async #watch(from: Task, document: TaskDocument, manager: TaskManager): Promise<void> {
    let task = from
    while (!hasEnded(task)) {
      if (task.state === 'restarting') await this.#pause(document.restart.delayMs)
      if (task.state !== 'running') task = await this.#begin(task, document, manager)
      if (task.state !== 'running') continue
      const info = await this.#waitFor(task, document)
      task = afterRun(task, document, info, this.#options.clock.now())
      await this.#save(task)
    }
  }

  /** The next run, or the one that had been started already. */
  async #begin(task: Task, document: TaskDocument, manager: TaskManager): Promise<Task> {
    const name = runName(task.number, task.runs + 1)
    let next: Task
    try {
      next = afterStart(task, await this.#startOrFind(name, document, manager))
    } catch (error) {
      if (!(error instanceof XenoError) || this.#end.signal.aborted) throw error
      this.#options.logger.info({ task: task.number, code: error.code }, 'a task could not be started')
      next = { ...task, state: 'failed', failure: error.message.slice(0, MAX_FAILURE_CHARS), endedAt: this.#options.clock.now() }
    }
    await this.#save(next)
    return next
  }

  async #startOrFind(name: string, document: TaskDocument, manager: TaskManager): Promise<TaskInfo> {
    const { host, domain, whenRunning } = this.#options
    for (;;) {
      await whenRunning(this.#end.signal)
      try {
        return await manager.start(host, domain, name, document)
      } catch (error) {
        if (isXenoError(error, 'task-exists')) return host.domains.task(domain, name)
        if (!isXenoError(error, 'domain-state')) throw error
        // The session was held or paused meanwhile, or its domain has just ended.
        await this.#pause(RETRY_MS)
      }
    }
  }

  async #waitFor(task: Task, { timeoutMs }: TaskDocument): Promise<TaskInfo> {
    const { host, domain, clock } = this.#options
    const name = runName(task.number, task.runs)
    const over = new AbortController()
    if (timeoutMs !== undefined) {
      const { startedAt } = await host.domains.task(domain, name)
      this.#endAfter(name, Math.max(0, startedAt + timeoutMs - clock.now()), over.signal)
    }
    try {
      return await host.domains.wait(domain, name, this.#end.signal)
    } finally {
      over.abort()
    }
  }

  #endAfter(name: string, ms: number, over: AbortSignal): void {
    const { host, domain, logger } = this.#options
    const send = (signal: TaskSignal): void => {
      host.domains.signal(domain, name, signal).catch((error: unknown) => logger.warn({ run: name, signal, error }, 'a run could not be ended'))
    }
    const timers = [setTimeout(() => send('SIGTERM'), ms), setTimeout(() => send('SIGKILL'), ms + KILL_AFTER_MS)]
    over.addEventListener('abort', () => timers.forEach(clearTimeout), { once: true })
  }

  async #save(task: Task): Promise<void> {
    this.#tasks.set(task.number, task)
    await this.#options.save(task)
  }

  /** Rejects when the watching ends. */
  #pause(ms: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    const onEnd = (): void => {
      clearTimeout(timer)
      reject(this.#end.signal.reason)
    }
    if (this.#end.signal.aborted) onEnd()
    this.#end.signal.addEventListener('abort', onEnd, { once: true })
    return promise.finally(() => this.#end.signal.removeEventListener('abort', onEnd))
  }
}
