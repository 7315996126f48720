/** The environments that a machine's hypervisor can make, as sessions, statuses and advertisements name them. */
import type { EnvironmentOffer, LargestSession, Machine } from '../../documents/advertisement.ts'
import { MIB } from '../../types/units.ts'
import type { Environment } from '../core/matching.ts'
import type { Share } from '../core/resources.ts'
import type { Guarantees, Hypervisor } from '../hypervisor/driver.ts'

const MSPS_PER_CORE = 1_000
/** The root file system that is made on the machine. */
const BASE_IMAGE = 'busybox'

export function environmentsOf({ manifest, machine }: Pick<Hypervisor, 'manifest' | 'machine'>): Environment[] {
  const { name, release } = machine.kernel
  return [
    {
      name: name.toLowerCase(),
      envType: name,
      envKernel: release,
      images: [BASE_IMAGE],
      egress: manifest.guarantees.egress,
      diskRate: manifest.guarantees.diskRate,
      cpuPeakMsps: machine.cpu.cores * MSPS_PER_CORE,
    },
  ]
}

/** The same with what the driver guarantees and the largest session that could be had now. */
export function offersOf(hypervisor: Pick<Hypervisor, 'manifest' | 'machine'>, free: Share): EnvironmentOffer[] {
  const { driver, isolation, guarantees } = hypervisor.manifest
  return environmentsOf(hypervisor).map(({ name, envType, envKernel, images }) => ({
    name,
    envType,
    envKernel,
    images,
    driver,
    isolation,
    guarantees: guaranteed(guarantees),
    largest: largestOf(free),
  }))
}

export function machineOf({ machine }: Pick<Hypervisor, 'machine'>): Machine {
  return { architecture: machine.kernel.architecture, cores: machine.cpu.cores }
}

/** In the units of the documents: whole MiB. */
export function largestOf(free: Share): LargestSession {
  const wholeMib = (amount: number): number => Math.floor(amount / MIB) * MIB
  const { cpuMsps, networkBps, pids, addresses } = free
  return { cpuMsps, networkBps, pids, addresses, memoryBytes: wholeMib(free.memoryBytes), diskBytes: wholeMib(free.diskBytes) }
}

function guaranteed(guarantees: Guarantees): string[] {
  return Object.entries(guarantees).flatMap(([name, value]) => (value === true ? [name] : []))
}
