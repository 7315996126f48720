/** What a domain of the tests has, unless a test says otherwise. */
import { MIB } from '../../../src/types/units.ts'
import type { Resources } from '../../../src/xenoserver/hypervisor/driver.ts'

export const SMALL: Resources = {
  cpuMs: 1000,
  memoryBytes: 64 * MIB,
  diskBytes: 16 * MIB,
  uplinkBps: 100_000_000,
  downlinkBps: 100_000_000,
  pids: 64,
}
