/** Files that commands write. */
import { appendFileSync, writeFileSync } from 'node:fs'
import { nodeErrors } from '../node/errors.ts'

/** Never over another file. @throws XenoError `already-initialised`, `file-unwritable` */
export function writeNew(path: string, content: Uint8Array): void {
  write(path, () => writeFileSync(path, content, { flag: 'wx', mode: 0o600 }))
}

/** @throws XenoError `file-unwritable` */
export function append(path: string, text: string): void {
  write(path, () => appendFileSync(path, text))
}

function write(path: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw nodeErrors.error(exists ? 'already-initialised' : 'file-unwritable', { path }, error)
  }
}
