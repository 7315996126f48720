/** Folders with exactly the mode asked for, whatever the daemon's umask is: guests come through some of them as strangers. */
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes the folder and its parents; the mode holds for the folder itself, also when it was there. */
export function ensureFolder(path: string, mode: number): void {
  mkdirSync(path, { recursive: true, mode })
  chmodSync(path, mode)
}

/** The first folder on the way to `path`, that one included, through which other users may not pass; undefined when they may all the way. */
export function closedFolder(path: string): string | undefined {
  const above = dirname(path) === path ? undefined : closedFolder(dirname(path))
  return above ?? ((statSync(path).mode & 0o001) === 0 ? path : undefined)
}
