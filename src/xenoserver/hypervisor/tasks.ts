/**
 * The tasks of a domain on disk, the same for every driver:
 *
 *     TASKS/<name>/task.json   what was started, and by which processes      log   its output (task-log.ts)
 *                 /exit/<any>  the exit code in decimal, written by its monitor, whole, when it has ended
 *
 * A task is `running` while its monitor lives and has written no exit code; `exited` with one; else `lost`.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { TaskInfo } from './driver.ts'
import { hypervisorErrors } from './errors.ts'
import { ensureFolder } from './folders.ts'
import { isAlive, isSystemError } from './processes.ts'
import { readRecord, writeRecord } from './records.ts'

/** For the one thing that no file tells: a monitor that was killed. */
const MONITOR_CHECK_MS = 1_000

const processSchema = z.strictObject({ pid: z.number().int().positive(), startTicks: z.number().int().nonnegative() })

const taskSchema = z.strictObject({
  startedAt: z.number().int(),
  logMaxBytes: z.number().int(),
  /** The domain's OOM kills before it started. */
  oomKills: z.number().int(),
  process: processSchema,
  monitor: processSchema,
})
export type TaskRecord = z.output<typeof taskSchema>

export class Tasks {
  readonly #folder: string
  readonly #domain: string

  constructor(folder: string, domain: string) {
    this.#folder = folder
    this.#domain = domain
  }

  folder(name: string): string {
    return join(this.#folder, name)
  }

  exitFolder(name: string): string {
    return join(this.#folder, name, 'exit')
  }

  logPath(name: string): string {
    return join(this.#folder, name, 'log')
  }

  names(): string[] {
    if (!existsSync(this.#folder)) return []
    return readdirSync(this.#folder).filter(name => existsSync(join(this.#folder, name, 'task.json')))
  }

  /** Makes room for a new task. @throws task-exists */
  open(name: string): void {
    if (existsSync(this.folder(name))) throw hypervisorErrors.error('task-exists', { domain: this.#domain, task: name })
    ensureFolder(this.exitFolder(name), 0o700)
  }

  /** The task did not start: its name is free again. */
  discard(name: string): void {
    rmSync(this.folder(name), { recursive: true, force: true })
  }

  write(name: string, record: TaskRecord): void {
    writeRecord(join(this.folder(name), 'task.json'), record, { sync: false })
  }

  /** @throws task-not-found */
  record(name: string): TaskRecord {
    const record = /^[a-z0-9-]+$/.test(name) ? readRecord(join(this.folder(name), 'task.json'), taskSchema) : undefined
    if (record === undefined) throw hypervisorErrors.error('task-not-found', { domain: this.#domain, task: name })
    return record
  }

  /** @param oomKills the domain's now */
  info(name: string, oomKills: number): TaskInfo {
    const record = this.record(name)
    const alive = isAlive(record.monitor)
    // Read after the look at the monitor: it writes the exit code before it ends.
    const exit = this.#exit(name)
    return {
      name,
      state: exit !== undefined ? 'exited' : alive ? 'running' : 'lost',
      exitCode: exit?.code,
      outOfMemory: exit?.code === 137 && oomKills > record.oomKills,
      startedAt: record.startedAt,
      endedAt: exit?.at,
      logFull: existsSync(this.logPath(name)) && statSync(this.logPath(name)).size >= record.logMaxBytes,
      logPath: this.logPath(name),
    }
  }

  #exit(name: string): { code: number; at: number } | undefined {
    const folder = this.exitFolder(name)
    try {
      // Monitors write beside and rename; conmon's temporary file has a dot in its name, which ids of domains have not.
      const file = readdirSync(folder).find(entry => /^[a-z0-9-]+$/.test(entry))
      if (file === undefined) return undefined
      const code = Number(readFileSync(join(folder, file), 'utf8'))
      return Number.isInteger(code) && code >= 0 && code <= 255 ? { code, at: Math.round(statSync(join(folder, file)).mtimeMs) } : undefined
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return undefined
      throw error
    }
  }

  /** Settles when the task is no longer running. @throws task-not-found, or the signal's reason */
  wait(name: string, signal?: AbortSignal): Promise<void> {
    this.record(name)
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        watcher.close()
        clearInterval(timer)
        signal?.removeEventListener('abort', aborted)
        finish()
      }
      const look = (): void => {
        try {
          if (this.info(name, 0).state !== 'running') settle(resolve)
        } catch (error) {
          settle(() => reject(error))
        }
      }
      const aborted = (): void => settle(() => reject(signal?.reason))
      const watcher = watch(this.exitFolder(name), { persistent: false }, look)
      watcher.on('error', look)
      const timer = setInterval(look, MONITOR_CHECK_MS)
      signal?.addEventListener('abort', aborted, { once: true })
      if (signal?.aborted === true) aborted()
      else look()
    })
  }
}
