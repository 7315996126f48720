/** What the machine is, for status and advertisements: from the kernel's own files. What its drivers can do stands beside it. */

import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { cpus, freemem, machine, release, totalmem, type } from 'node:os'
import type { DriverFingerprint, MachineFingerprint } from './driver.ts'

/** @param workPath whose file system counts as the disk */
export async function fingerprintMachine(
  workPath: string,
  found: { readonly cgroups: MachineFingerprint['cgroups']; readonly drivers: readonly DriverFingerprint[] },
): Promise<MachineFingerprint> {
  const { blocks, bavail, bsize } = await statfs(workPath)
  const [first] = cpus()
  return {
    kernel: { name: type(), release: release(), architecture: machine() },
    cpu: { model: first?.model.trim() || 'unknown', cores: cpus().length, mhz: first === undefined || first.speed === 0 ? undefined : first.speed },
    memory: { totalBytes: totalmem(), availableBytes: availableMemory() },
    disk: { totalBytes: blocks * bsize, freeBytes: bavail * bsize },
    ...found,
  }
}

/** What programs could have without swapping: free memory and what caches would give back. */
function availableMemory(): number {
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]
  return kib === undefined ? freemem() : Number(kib) * 1024
}
