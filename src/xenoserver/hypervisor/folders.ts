/** Folders with exactly the mode asked for, whatever the daemon's umask is: guests come through some of them as strangers. */
import { chmodSync, mkdirSync } from 'node:fs'

/** Makes the folder and its parents; the mode holds for the folder itself, also when it was there. */
export function ensureFolder(path: string, mode: number): void {
  mkdirSync(path, { recursive: true, mode })
  chmodSync(path, mode)
}
