/** The process groups that a domain's tasks began with, as their monitors write them down: an id and a start time a line. */
import { readFileSync } from 'node:fs'
import { isSystemError, type ProcessRef } from './processes.ts'

/** Leaders of process groups, from a file of `id ticks` lines. */
export function readGroups(path: string): ProcessRef[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return []
    throw error
  }
  return text.split('\n').flatMap(line => {
    const [, pid, startTicks] = /^(\d+) (\d+)$/.exec(line) ?? []
    return pid === undefined ? [] : [{ pid: Number(pid), startTicks: Number(startTicks) }]
  })
}
