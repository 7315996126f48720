/** cgroup v2: one hierarchy for all controllers (kernel documentation, cgroup-v2). */
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { killIds, killUntilEmpty, makeFolder, processIds, readKeyed, readNumber, removeFolder, subfolders, write } from './cgroup-files.ts'
import type { CgroupCounters, CgroupLimits, Cgroups, DeviceRate } from './cgroups.ts'
import { cpuQuota } from './cgroups-v1.ts'
import { hypervisorErrors } from './errors.ts'
import { until } from './processes.ts'

const NEEDED = ['cpu', 'memory', 'pids'] as const
const FREEZE_TIMEOUT_MS = 10_000

/** @param root where the hierarchy is mounted; a plain folder with the same files will do for a test of names and numbers */
export function openCgroupV2(root: string, top: string): Cgroups {
  const controllers = readFileSync(join(root, 'cgroup.controllers'), 'utf8').trim().split(' ')
  const missing = NEEDED.filter(controller => !controllers.includes(controller))
  if (missing.length > 0) throw new Error(`cgroup v2 without the controllers ${missing.join(', ')}`)
  return new CgroupV2(root, top, controllers.includes('io'))
}

class CgroupV2 implements Cgroups {
  readonly version = 'v2'
  readonly limitsWriteback: boolean
  readonly #root: string
  readonly #top: string

  constructor(root: string, top: string, hasIo: boolean) {
    this.#root = root
    this.#top = top
    this.limitsWriteback = hasIo
    const enable = [...NEEDED, ...(hasIo ? ['io'] : [])].map(controller => `+${controller}`).join(' ')
    write(root, 'cgroup.subtree_control', enable)
    makeFolder(join(root, top))
    write(join(root, top), 'cgroup.subtree_control', enable)
    write(join(root, top), 'cpu.weight', Math.min(10_000, 100 * cpus().length))
  }

  create(name: string): void {
    makeFolder(this.#in(name))
  }

  limit(name: string, limits: CgroupLimits): void {
    const folder = this.#in(name)
    // Lowering memory.max below what is held would have the kernel kill; refuse as v1 does.
    if (readNumber(folder, 'memory.current') > limits.memoryBytes) {
      throw hypervisorErrors.error('resize-refused', { domain: name, problem: 'it uses more memory than that', memoryBytes: limits.memoryBytes })
    }
    write(folder, 'memory.max', limits.memoryBytes)
    if (existsSync(join(folder, 'memory.swap.max'))) write(folder, 'memory.swap.max', 0)
    const { periodUs, quotaUs } = cpuQuota(limits.cpuMaxMs)
    write(folder, 'cpu.max', `${quotaUs} ${periodUs}`)
    write(folder, 'cpu.weight', Math.min(10_000, Math.max(1, Math.round(limits.cpuMs / 10))))
    write(folder, 'pids.max', limits.pids)
  }

  limitDevice(name: string, { device, bytesPerSecond }: DeviceRate): void {
    const bound = bytesPerSecond ?? 'max'
    write(this.#in(name), 'io.max', `${device} rbps=${bound} wbps=${bound}`)
  }

  counters(name: string): CgroupCounters {
    const folder = this.#in(name)
    const memoryBytes = readNumber(folder, 'memory.current')
    return {
      cpuNs: readKeyed(folder, 'cpu.stat', 'usage_usec') * 1000,
      throttledNs: readKeyed(folder, 'cpu.stat', 'throttled_usec') * 1000,
      memoryBytes,
      // memory.peak came with Linux 5.19.
      memoryPeakBytes: existsSync(join(folder, 'memory.peak')) ? readNumber(folder, 'memory.peak') : memoryBytes,
      oomKills: readKeyed(folder, 'memory.events', 'oom_kill'),
      pids: readNumber(folder, 'pids.current'),
    }
  }

  async freeze(name: string): Promise<void> {
    await this.#setFrozen(name, 1, 'freeze')
  }

  async thaw(name: string): Promise<void> {
    await this.#setFrozen(name, 0, 'thaw')
  }

  async #setFrozen(name: string, frozen: 0 | 1, action: string): Promise<void> {
    const folder = this.#in(name)
    write(folder, 'cgroup.freeze', frozen)
    if (!(await until(() => readKeyed(folder, 'cgroup.events', 'frozen') === frozen, FREEZE_TIMEOUT_MS))) {
      throw hypervisorErrors.error('driver-failed', { driver: 'cgroup', action, domain: name })
    }
  }

  isFrozen(name: string): boolean {
    return existsSync(this.#in(name)) && readNumber(this.#in(name), 'cgroup.freeze') === 1
  }

  freezeTarget(name: string): { kind: 'cgroup'; path: string; text: string } {
    return { kind: 'cgroup', path: join(this.#in(name), 'cgroup.freeze'), text: '1' }
  }

  processes(name: string): number[] {
    return processIds(this.#in(name))
  }

  async kill(name: string): Promise<void> {
    const folder = this.#in(name)
    if (!existsSync(folder)) return
    await killUntilEmpty(
      name,
      () => this.processes(name),
      () => {
        // cgroup.kill came with Linux 5.14. Killing works on a frozen group here, so nothing of the guest runs again.
        if (existsSync(join(folder, 'cgroup.kill'))) write(folder, 'cgroup.kill', 1)
        else killIds(this.processes(name))
      },
    )
  }

  async remove(name: string): Promise<void> {
    await removeFolder(this.#in(name))
  }

  list(): string[] {
    return subfolders(this.#in())
  }

  joinPaths(name: string): string[] {
    return [join(this.#in(name), 'cgroup.procs')]
  }

  ociPath(name: string): string {
    return `/${this.#top}/${name}`
  }

  async removeAll(): Promise<void> {
    await removeFolder(this.#in())
  }

  #in(name = ''): string {
    return join(this.#root, this.#top, name)
  }
}
