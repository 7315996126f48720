/**
 * Processes by id and start time, so that a reused id is never taken for the process that had it before (proc(5)).
 */
import { readFileSync } from 'node:fs'

/** A process for as long as the machine is up. */
export interface ProcessRef {
  readonly pid: number
  /** Field 22 of /proc/PID/stat: clock ticks since boot at which it started. */
  readonly startTicks: number
}

interface ProcessStat {
  readonly state: string
  readonly startTicks: number
}

function readStat(pid: number): ProcessStat | undefined {
  const text = readProcFile(`/proc/${pid}/stat`)
  // The name, in parentheses, may hold anything; fields are counted from the last parenthesis: state is the 3rd.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined) return undefined
  return { state: fields[0] ?? '', startTicks: Number(fields[19]) }
}

/** Text of a /proc file; undefined when its process is gone. */
export function readProcFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ESRCH', 'ENOTDIR')) return undefined
    throw error
  }
}

/** The running process with this id as a reference; undefined when there is none, or only its zombie. */
export function processRef(pid: number): ProcessRef | undefined {
  const stat = readStat(pid)
  return stat === undefined || stat.state === 'Z' || stat.state === 'X' ? undefined : { pid, startTicks: stat.startTicks }
}

export function isAlive(ref: ProcessRef): boolean {
  return processRef(ref.pid)?.startTicks === ref.startTicks
}

/** False when it has ended already. */
export function sendSignal(ref: ProcessRef, signal: NodeJS.Signals): boolean {
  if (!isAlive(ref)) return false
  try {
    process.kill(ref.pid, signal)
    return true
  } catch (error) {
    if (isSystemError(error, 'ESRCH')) return false
    throw error
  }
}

/** Names this boot of the machine: process ids, cgroups and mounts of another one are gone. */
export function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

/** Whether an error is the operating system's with one of these codes (`ENOENT`). */
export function isSystemError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
}

/** Asks again, with growing pauses of at most 20 ms, until `condition` holds; false when it does not within the time. For kernel states that tell no one. */
export async function until(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  for (let pauseMs = 0.5; !condition(); pauseMs = Math.min(20, pauseMs * 1.5)) {
    if (performance.now() > deadline) return false
    await new Promise(resolve => setTimeout(resolve, pauseMs))
  }
  return true
}
