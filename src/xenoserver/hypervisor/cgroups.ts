/**
 * One interface over the kernel's two cgroup layouts: v1, a hierarchy for each controller (also under systemd's "hybrid" mounts), and v2,
 * one for all. Each daemon has a group named after its prefix at the top of the hierarchy, and one group a domain in it:
 * `/xeno-<prefix>/<domain>`. The files are the kernel's memory, so reading and writing them synchronously is cheap.
 */
import { readFileSync } from 'node:fs'
import { openCgroupV1 } from './cgroups-v1.ts'
import { openCgroupV2 } from './cgroups-v2.ts'
import type { FreezeTarget } from './driver.ts'

export interface CgroupLimits {
  /** Ms per s that are guaranteed, and the upper bound (the same unless there is a peak). */
  readonly cpuMs: number
  readonly cpuMaxMs: number
  readonly memoryBytes: number
  readonly pids: number
}

export interface CgroupCounters {
  readonly cpuNs: number
  readonly throttledNs: number
  readonly memoryBytes: number
  readonly memoryPeakBytes: number
  readonly oomKills: number
  readonly pids: number
}

/** A block device's rate, both ways. */
export interface DeviceRate {
  /** `major:minor`. */
  readonly device: string
  /** Undefined: no bound. */
  readonly bytesPerSecond: number | undefined
}

/** The groups of one prefix. A group's name is its domain's id. */
export interface Cgroups {
  readonly version: 'v1' | 'v2'
  /** Whether {@link limitDevice} also holds writes that the kernel does later on the domain's behalf. */
  readonly limitsWriteback: boolean
  create(name: string): void
  /** @throws resize-refused when less memory is asked for than is in use and cannot be given back */
  limit(name: string, limits: CgroupLimits): void
  limitDevice(name: string, rate: DeviceRate): void
  counters(name: string): CgroupCounters
  freeze(name: string): Promise<void>
  thaw(name: string): Promise<void>
  isFrozen(name: string): boolean
  freezeTarget(name: string): FreezeTarget
  /** Ids of its processes. */
  processes(name: string): number[]
  /** Kills everything in it, frozen or not; settles when it is empty. */
  kill(name: string): Promise<void>
  /** Removes an empty group; harmless when there is none. */
  remove(name: string): Promise<void>
  list(): string[]
  /** Files to which a process writes its id to join. */
  joinPaths(name: string): string[]
  /** What an OCI runtime calls the group. */
  ociPath(name: string): string
  /** Removes the prefix's own group, when nothing is in it. */
  removeAll(): Promise<void>
}

/** A mount of a cgroup file system. */
export interface CgroupMount {
  readonly path: string
  readonly type: 'cgroup' | 'cgroup2'
  /** v1: the controllers, or `name=...`. */
  readonly options: readonly string[]
}

/** Opens the groups of a prefix, v1 where its controllers are mounted there, else v2. @throws an Error that says what is missing */
export function openCgroups(prefix: string): Cgroups {
  const mounts = cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8'))
  const unified = mounts.find(mount => mount.type === 'cgroup2')
  // Beside v1 there may be a v2 hierarchy without controllers: OCI runtimes put domains into that too.
  if (mounts.some(mount => mount.type === 'cgroup' && mount.options.includes('memory'))) return openCgroupV1(mounts, `xeno-${prefix}`)
  if (unified !== undefined) return openCgroupV2(unified.path, `xeno-${prefix}`)
  throw new Error('no cgroup file system is mounted')
}

/** Reads mountinfo: `36 35 98:0 /root /point opts optional... - type source superoptions` (proc(5)). */
export function cgroupMounts(mountinfo: string): CgroupMount[] {
  return mountinfo.split('\n').flatMap(line => {
    const [place, file] = line.split(' - ')
    const path = place?.split(' ')[4]
    const [type, , options] = file?.split(' ') ?? []
    if (path === undefined || (type !== 'cgroup' && type !== 'cgroup2')) return []
    return [{ path, type, options: options?.split(',') ?? [] }]
  })
}
