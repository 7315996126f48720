/** Folders that are gone when the tests end, also when they fail. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A new folder in the system's temporary one. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xeno-test-'))
  // Guests pass through to where their domains are.
  chmodSync(folder, 0o711)
  made.push(folder)
  return folder
}
