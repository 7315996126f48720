/** What a driver can do on this machine: from the parts that work and its engine's traits, and then by running a task. */

import { isXenoError } from '../../../types/errors.ts'
import { MIB } from '../../../types/units.ts'
import type { DomainSpec, DriverFingerprint, Manifest, Missing } from '../driver.ts'
import type { Parts } from '../parts.ts'
import type { Engine } from './engine.ts'

const PROBE_TIMEOUT_MS = 20_000

export function manifestOf(engine: Engine, parts: Parts): Manifest {
  const { traits } = engine
  const cgroups = parts.cgroups !== undefined
  const network = traits.networkNamespace && parts.networks !== undefined
  // A program that is not shut into its own root can write elsewhere.
  const layered = traits.privateRoot && parts.storage !== 'shared'
  return {
    driver: engine.name,
    isolation: traits.isolation,
    guarantees: {
      cpuQuota: cgroups,
      memoryLimit: cgroups,
      pidsLimit: cgroups,
      diskLimit: layered,
      diskKind: parts.storage,
      diskRate: layered && parts.storage === 'disk' && parts.cgroups?.limitsWriteback === true,
      networkNamespace: network || traits.emptyNetwork,
      networkShaping: network,
      networkMeter: network,
      egress: network && parts.egress,
      privateRoot: traits.privateRoot,
      ownUser: traits.ownUser,
      freezer: cgroups,
      cleanEnd: cgroups || traits.cleanEnd,
    },
    abilities: { resize: cgroups, growDisk: parts.growDisk, sharedProcesses: traits.sharedProcesses },
  }
}

/** What the probe needs of the driver; all of it on a domain of its own. */
export type ProbeRun = (spec: DomainSpec, word: string, signal: AbortSignal) => Promise<{ exitCode: number | undefined; output: string }>

/** Opens the engine and runs a task in a domain of its own. */
export async function fingerprintDriver(engine: Engine, parts: Parts, probe: ProbeRun): Promise<DriverFingerprint> {
  const missing: Missing[] = [...parts.missing]
  const unusable = (error: unknown, version = ''): DriverFingerprint => {
    missing.push({ what: 'driver', reason: error instanceof Error ? error.message : String(error), next: nextStep(error) })
    return { driver: engine.name, manifest: undefined, missing, startMs: undefined, version }
  }
  let version = ''
  try {
    version = (await engine.open()).version
  } catch (error) {
    return unusable(error)
  }
  try {
    const startMs = await timeProbe(engine, parts, probe)
    return { driver: engine.name, manifest: manifestOf(engine, parts), missing, startMs, version }
  } catch (error) {
    return unusable(error, version)
  }
}

async function timeProbe(engine: Engine, parts: Parts, probe: ProbeRun): Promise<number> {
  const bps = parts.networks === undefined || !engine.traits.networkNamespace ? 0 : 1_000_000
  const resources = { cpuMs: 1000, memoryBytes: 32 * MIB, diskBytes: MIB, uplinkBps: bps, downlinkBps: bps, pids: 32 }
  const started = performance.now()
  const { exitCode, output } = await probe({ id: `probe-${process.pid}-${engine.name}`, resources }, 'alive', AbortSignal.timeout(PROBE_TIMEOUT_MS))
  if (exitCode !== 0 || output !== 'alive\n')
    throw new Error(`the probe's task ended with code ${exitCode} and said ${JSON.stringify(output.slice(0, 200))}`)
  return Math.round(performance.now() - started)
}

function nextStep(error: unknown): string {
  return isXenoError(error) && error.next !== '' ? error.next : 'See the reason; the next best driver is used instead.'
}
