/** cgroup v1: each controller has a hierarchy of its own, and the group exists in each (kernel documentation, cgroup-v1). */
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { killIds, killUntilEmpty, makeFolder, processIds, readKeyed, readNumber, removeFolder, subfolders, write } from './cgroup-files.ts'
import type { CgroupCounters, CgroupLimits, CgroupMount, Cgroups, DeviceRate } from './cgroups.ts'
import { hypervisorErrors } from './errors.ts'
import { isSystemError, until } from './processes.ts'

const NEEDED = ['cpu', 'cpuacct', 'memory', 'pids', 'freezer'] as const
type Controller = (typeof NEEDED)[number]
const PERIOD_US = 100_000
const LONG_PERIOD_US = 1_000_000
const FREEZE_TIMEOUT_MS = 10_000

export function openCgroupV1(mounts: readonly CgroupMount[], top: string): Cgroups {
  const missing = NEEDED.filter(controller => !mounts.some(mount => mount.options.includes(controller)))
  if (missing.length > 0) throw new Error(`cgroup v1 without the controllers ${missing.join(', ')}`)
  return new CgroupV1(mounts, top)
}

/** The kernel takes no quota below 1 ms, so tiny shares get a longer period. */
export function cpuQuota(cpuMs: number): { periodUs: number; quotaUs: number } {
  const periodUs = cpuMs < 10 ? LONG_PERIOD_US : PERIOD_US
  return { periodUs, quotaUs: Math.round((cpuMs * periodUs) / 1000) }
}

class CgroupV1 implements Cgroups {
  readonly version = 'v1'
  /** The throttle of a v1 group sees only what its processes read, or write directly; {@link limitDevice} also sets the root's. */
  readonly limitsWriteback = true
  readonly #mounts: readonly CgroupMount[]
  readonly #top: string

  constructor(mounts: readonly CgroupMount[], top: string) {
    this.#mounts = mounts
    this.#top = top
    for (const folder of this.#tops()) makeFolder(folder)
    write(this.#in('cpu'), 'cpu.shares', 1024 * cpus().length)
  }

  create(name: string): void {
    for (const controller of NEEDED) makeFolder(this.#in(controller, name))
  }

  limit(name: string, limits: CgroupLimits): void {
    this.#limitMemory(name, limits.memoryBytes)
    const cpu = this.#in('cpu', name)
    const { periodUs, quotaUs } = cpuQuota(limits.cpuMaxMs)
    // Period and quota are checked against each other at each write: lift the quota, then set both.
    write(cpu, 'cpu.cfs_quota_us', -1)
    write(cpu, 'cpu.cfs_period_us', periodUs)
    write(cpu, 'cpu.cfs_quota_us', quotaUs)
    write(cpu, 'cpu.shares', Math.max(2, Math.round((limits.cpuMs * 1024) / 1000)))
    write(this.#in('pids', name), 'pids.max', limits.pids)
  }

  #limitMemory(name: string, memoryBytes: number): void {
    const folder = this.#in('memory', name)
    const files = ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'].filter(file => existsSync(join(folder, file)))
    // Memory with swap can never be below memory alone, so the order of the writes depends on the direction.
    if (memoryBytes > readNumber(folder, 'memory.limit_in_bytes')) files.reverse()
    try {
      for (const file of files) write(folder, file, memoryBytes)
      write(folder, 'memory.swappiness', 0)
    } catch (error) {
      if (!isSystemError(error, 'EBUSY')) throw error
      throw hypervisorErrors.error('resize-refused', { domain: name, problem: 'it uses more memory than that', memoryBytes }, error)
    }
  }

  limitDevice(name: string, { device, bytesPerSecond }: DeviceRate): void {
    const blkio = this.#mounts.find(mount => mount.options.includes('blkio'))
    if (blkio === undefined) return
    makeFolder(this.#in('blkio'))
    makeFolder(this.#in('blkio', name))
    // Written pages reach the disk through kernel threads of the root group; the device is this domain's alone, so its rate may stand there.
    for (const folder of [this.#in('blkio', name), blkio.path]) {
      write(folder, 'blkio.throttle.read_bps_device', `${device} ${bytesPerSecond ?? 0}`)
      write(folder, 'blkio.throttle.write_bps_device', `${device} ${bytesPerSecond ?? 0}`)
    }
  }

  counters(name: string): CgroupCounters {
    const memory = this.#in('memory', name)
    return {
      cpuNs: readNumber(this.#in('cpuacct', name), 'cpuacct.usage'),
      throttledNs: readKeyed(this.#in('cpu', name), 'cpu.stat', 'throttled_time'),
      memoryBytes: readNumber(memory, 'memory.usage_in_bytes'),
      memoryPeakBytes: readNumber(memory, 'memory.max_usage_in_bytes'),
      oomKills: readKeyed(memory, 'memory.oom_control', 'oom_kill'),
      pids: readNumber(this.#in('pids', name), 'pids.current'),
    }
  }

  async freeze(name: string): Promise<void> {
    // Again at every look: a process that forked or was being traced meanwhile can leave the group FREEZING for good.
    await this.#settle(name, 'FROZEN', 'freeze', () => write(this.#in('freezer', name), 'freezer.state', 'FROZEN'))
  }

  async thaw(name: string): Promise<void> {
    await this.#settle(name, 'THAWED', 'thaw', () => write(this.#in('freezer', name), 'freezer.state', 'THAWED'))
  }

  async #settle(name: string, state: string, action: string, ask: () => void): Promise<void> {
    ask()
    const isSettled = (): boolean => {
      if (this.#freezerState(name) === state) return true
      ask()
      return false
    }
    if (!(await until(isSettled, FREEZE_TIMEOUT_MS))) {
      throw hypervisorErrors.error('driver-failed', { driver: 'cgroup', action, domain: name, state: this.#freezerState(name) })
    }
  }

  #freezerState(name: string): string {
    return readFileSync(join(this.#in('freezer', name), 'freezer.state'), 'utf8').trim()
  }

  isFrozen(name: string): boolean {
    return existsSync(this.#in('freezer', name)) && this.#freezerState(name) !== 'THAWED'
  }

  freezeTarget(name: string): { kind: 'cgroup'; path: string; text: string } {
    return { kind: 'cgroup', path: join(this.#in('freezer', name), 'freezer.state'), text: 'FROZEN' }
  }

  processes(name: string): number[] {
    return processIds(this.#in('freezer', name))
  }

  async kill(name: string): Promise<void> {
    const folder = this.#in('freezer', name)
    if (!existsSync(folder)) return
    await killUntilEmpty(
      name,
      () => this.processes(name),
      () => {
        // Frozen, it cannot fork faster than it is killed; a v1 group dies only once it is thawed again.
        write(folder, 'freezer.state', 'FROZEN')
        killIds(this.processes(name))
        write(folder, 'freezer.state', 'THAWED')
      },
    )
  }

  async remove(name: string): Promise<void> {
    for (const top of this.#tops()) await removeFolder(join(top, name))
  }

  list(): string[] {
    return [...new Set(this.#tops().flatMap(subfolders))]
  }

  joinPaths(name: string): string[] {
    return NEEDED.map(controller => join(this.#in(controller, name), 'cgroup.procs'))
  }

  ociPath(name: string): string {
    return `/${this.#top}/${name}`
  }

  async removeAll(): Promise<void> {
    for (const top of this.#tops()) await removeFolder(top)
  }

  /** The prefix's group in every hierarchy: OCI runtimes join them all. */
  #tops(): string[] {
    return [...new Set(this.#mounts.map(mount => join(mount.path, this.#top)))]
  }

  #in(controller: Controller | 'blkio', name = ''): string {
    const mount = this.#mounts.find(each => each.options.includes(controller))
    if (mount === undefined) throw new Error(`the controller ${controller} is not mounted`)
    return join(mount.path, this.#top, name)
  }
}
