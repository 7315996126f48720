/** Reading, writing and emptying cgroup folders: what both layouts share. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hypervisorErrors } from './errors.ts'
import { isSystemError, until } from './processes.ts'

const KILL_TIMEOUT_MS = 10_000
const REMOVE_TIMEOUT_MS = 5_000

export function readNumber(folder: string, file: string): number {
  const value = Number(readFileSync(join(folder, file), 'utf8').trim())
  if (!Number.isFinite(value)) throw new Error(`${join(folder, file)} is not a number`)
  return value
}

/** A value of a `key value` file; 0 when the kernel does not have the key. */
export function readKeyed(folder: string, file: string, key: string): number {
  const text = readFileSync(join(folder, file), 'utf8')
  const found = new RegExp(`^${key} (\\d+)$`, 'm').exec(text)
  return found === null ? 0 : Number(found[1])
}

export function write(folder: string, file: string, value: string | number): void {
  writeFileSync(join(folder, file), String(value))
}

export function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error
  }
}

export function subfolders(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
}

export function processIds(folder: string): number[] {
  if (!existsSync(folder)) return []
  const own = readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number)
  return [...own, ...subfolders(folder).flatMap(name => processIds(join(folder, name)))]
}

/** Sends SIGKILL to all that `processes` lists, again and again, until it lists none. */
export async function killUntilEmpty(name: string, processes: () => number[], round: () => void): Promise<void> {
  const empty = await until(() => {
    round()
    return processes().length === 0
  }, KILL_TIMEOUT_MS)
  if (!empty) throw hypervisorErrors.error('driver-failed', { driver: 'cgroup', action: 'kill', domain: name, processes: processes().join(' ') })
}

/** SIGKILL by id. The ids were just read from the group, whose members cannot leave it. */
export function killIds(ids: readonly number[]): void {
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL')
    } catch (error) {
      if (!isSystemError(error, 'ESRCH')) throw error
    }
  }
}

/** Removes a group and those below it. The kernel may call it busy for a moment after its last process. */
export async function removeFolder(path: string): Promise<void> {
  for (const name of subfolders(path)) await removeFolder(join(path, name))
  const gone = await until(() => tryRemove(path), REMOVE_TIMEOUT_MS)
  if (!gone) throw hypervisorErrors.error('driver-failed', { driver: 'cgroup', action: 'remove', path })
}

function tryRemove(path: string): boolean {
  try {
    rmdirSync(path)
    return true
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return true
    if (isSystemError(error, 'EBUSY')) return false
    throw error
  }
}
