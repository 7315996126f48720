/** Finds the system's programs, in the places that commands are run with and nowhere else. */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { CLEAN_ENVIRONMENT } from './command.ts'
import { hypervisorErrors } from './errors.ts'

/** The program's path. @throws program-missing */
export function findProgram(name: string): string {
  for (const folder of CLEAN_ENVIRONMENT.PATH.split(':')) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not here; the loop's end says so when it is nowhere.
    }
  }
  throw hypervisorErrors.error('program-missing', { program: name })
}
