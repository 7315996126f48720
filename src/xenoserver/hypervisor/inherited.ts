/**
 * For processes that outlive whoever started them: closes the descriptors that came with them by accident, so that neither they nor what
 * they start hold anything of others open. Node opens its own with close-on-exec; what lacks that flag was inherited (proc(5), fdinfo).
 */
import { closeSync, readdirSync } from 'node:fs'
import { readProcFile } from './processes.ts'

const CLOSE_ON_EXEC = 0o2000000

/** Call first of all: whatever is opened later is not looked at. Standard input, output and error stay. */
export function closeInherited(): void {
  for (const fd of readdirSync('/proc/self/fd').map(Number)) {
    if (fd > 2 && isInheritable(fd)) closeSync(fd)
  }
}

function isInheritable(fd: number): boolean {
  const flags = /^flags:\s+([0-7]+)$/m.exec(readProcFile(`/proc/self/fdinfo/${fd}`) ?? '')?.[1]
  return flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0
}
