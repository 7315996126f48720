/**
 * What a domain is made of outside its records: a slot, a link, a file system, a cgroup, and what the engine adds. Makes it, changes it,
 * reads its counters and takes it away, in orders that a crash at any point leaves findable.
 */
import { availableParallelism } from 'node:os'
import { GUEST_USER_ID } from '../base-image.ts'
import type { CgroupCounters, CgroupLimits } from '../cgroups.ts'
import type { Domain, DomainRecord } from '../domain-store.ts'
import type { DomainInfo, DomainSpec, EgressRule, Resources, Usage } from '../driver.ts'
import { hypervisorErrors } from '../errors.ts'
import type { LinkRates } from '../network.ts'
import type { Parts } from '../parts.ts'
import { CgroupControl, GroupControl, type ProcessControl } from '../process-control.ts'
import { bootId, isAlive, sendSignal, until } from '../processes.ts'
import { firstUserId } from '../slots.ts'
import { growStorage, makeStorage, removeStorage, storageDevice, storageUsed } from '../storage.ts'
import type { Engine } from './engine.ts'

const MONITOR_END_MS = 5_000
const NO_COUNTERS: CgroupCounters = { cpuNs: 0, throttledNs: 0, memoryBytes: 0, memoryPeakBytes: 0, oomKills: 0, pids: 0 }

export class Substance {
  readonly control: ProcessControl
  readonly #engine: Engine
  readonly #parts: Parts
  readonly #bootId = bootId()

  constructor(engine: Engine, parts: Parts) {
    this.#engine = engine
    this.#parts = parts
    this.control = parts.cgroups === undefined ? new GroupControl() : new CgroupControl(parts.cgroups)
  }

  /** Takes a slot, with a link where the domain has a network, and makes the first record of it. */
  async reserve({ resources, egress = [] }: DomainSpec, rootPath: string): Promise<DomainRecord> {
    const connected = resources.uplinkBps > 0 && this.#engine.traits.networkNamespace && this.#parts.networks !== undefined
    const slot = connected ? await this.#parts.networks?.take() : this.#parts.slots?.take()
    return {
      version: 1,
      driver: this.#engine.name,
      bootId: this.#bootId,
      phase: 'making',
      rootPath,
      resources,
      createdAt: Date.now(),
      slot,
      connected,
      letOut: connected && egress.length > 0,
      base: { cpuNs: 0, throttledNs: 0 },
    }
  }

  async make(domain: Domain, egress: readonly EgressRule[]): Promise<void> {
    const { record, id, folder } = domain
    this.#parts.cgroups?.create(id)
    this.#parts.cgroups?.limit(id, cgroupLimits(record.resources, availableParallelism() * 1000))
    const userId = record.slot === undefined ? (process.getuid?.() ?? 0) : firstUserId(record.slot) + GUEST_USER_ID
    await Promise.all([
      makeStorage(this.#parts.storage, { folder, rootPath: record.rootPath, bytes: record.resources.diskBytes, userId }),
      this.#shape(record, record.resources),
    ])
    if (record.resources.diskBps !== undefined) this.#limitDisk(domain, record.resources.diskBps)
    if (record.letOut && record.slot !== undefined) await this.#parts.networks?.letOut(record.slot, egress)
  }

  async #shape({ connected, slot }: DomainRecord, rates: LinkRates): Promise<void> {
    if (connected && slot !== undefined) await this.#parts.networks?.shape(slot, rates)
  }

  #limitDisk(domain: Domain, bytesPerSecond: number | undefined): void {
    const device = storageDevice(domain.folder)
    if (device !== undefined) this.#parts.cgroups?.limitDevice(domain.id, { device, bytesPerSecond })
  }

  /** From here on its share holds and its counters count; returns where they stand. */
  openAccount(domain: Domain): { cpuNs: number; throttledNs: number } {
    const { resources } = domain.record
    this.#parts.cgroups?.limit(domain.id, cgroupLimits(resources, resources.cpuPeakMs ?? resources.cpuMs))
    const { cpuNs, throttledNs } = this.#counters(domain)
    return { cpuNs, throttledNs }
  }

  #counters(domain: Domain): CgroupCounters {
    return this.#parts.cgroups?.counters(domain.id) ?? NO_COUNTERS
  }

  oomKills(domain: Domain): number {
    return domain.record.usage?.oomKills ?? this.#counters(domain).oomKills
  }

  async usage(domain: Domain): Promise<Usage> {
    const { record, folder } = domain
    const counters = this.#counters(domain)
    const started = record.phase !== 'created'
    const alive = record.init !== undefined && isAlive(record.init) ? record.init.pid : undefined
    const link = record.connected && record.slot !== undefined ? await this.#parts.networks?.counters(record.slot, alive) : undefined
    return {
      at: Date.now(),
      cpuMs: started ? Math.floor((counters.cpuNs - record.base.cpuNs) / 1e6) : 0,
      throttledMs: started ? Math.floor((counters.throttledNs - record.base.throttledNs) / 1e6) : 0,
      memoryBytes: counters.memoryBytes,
      memoryPeakBytes: counters.memoryPeakBytes,
      oomKills: counters.oomKills,
      diskBytes: await storageUsed(this.#parts.storage, folder),
      networkInBytes: link?.inBytes ?? 0,
      networkOutBytes: link?.outBytes ?? 0,
      pids: counters.pids,
    }
  }

  /** Frozen first, so that nothing is used after the counters were read. */
  async finalUsage(domain: Domain): Promise<Usage> {
    await this.control.freeze(domain)
    return await this.usage(domain)
  }

  noUsage(): Usage {
    const { memoryBytes, memoryPeakBytes, oomKills, pids } = NO_COUNTERS
    const nothing = { cpuMs: 0, throttledMs: 0, diskBytes: 0, networkInBytes: 0, networkOutBytes: 0 }
    return { at: Date.now(), ...nothing, memoryBytes, memoryPeakBytes, oomKills, pids }
  }

  /** All at once or not at all: what can be refused comes first and is taken back when a later part fails. */
  async resize(domain: Domain, resources: Resources): Promise<void> {
    const { record, id, folder } = domain
    this.#checkResize(domain, resources)
    const limit = (to: Resources): void => {
      const cpuMaxMs = record.phase === 'created' ? availableParallelism() * 1000 : (to.cpuPeakMs ?? to.cpuMs)
      this.#parts.cgroups?.limit(id, cgroupLimits(to, cpuMaxMs))
    }
    try {
      limit(resources)
      await this.#shape(record, resources)
      if (resources.diskBytes > record.resources.diskBytes) await growStorage(this.#parts.storage, folder, resources.diskBytes)
      if (resources.diskBps !== record.resources.diskBps) this.#limitDisk(domain, resources.diskBps)
    } catch (error) {
      limit(record.resources)
      await this.#shape(record, record.resources)
      throw error
    }
  }

  #checkResize({ id, record }: Domain, to: Resources): void {
    const refuse = (problem: string): never => {
      throw hypervisorErrors.error('resize-refused', { domain: id, problem })
    }
    if (to.diskBytes < record.resources.diskBytes) refuse('a disk does not shrink')
    if (to.diskBytes > record.resources.diskBytes && !this.#parts.growDisk) refuse('disks cannot be enlarged on this machine')
    if (to.uplinkBps > 0 !== record.resources.uplinkBps > 0) refuse('a network can be neither added nor taken away')
  }

  /** Kills and takes away everything but the records, files and logs. Goes on after a failure, and then throws the first. */
  async remove(domain: Domain): Promise<void> {
    const { record, id, folder } = domain
    const failures: unknown[] = []
    const step = async (work: () => Promise<unknown> | undefined): Promise<void> => {
      try {
        await work()
      } catch (error) {
        failures.push(error)
      }
    }
    // What another boot made in the kernel is gone, and its slot may be another's now.
    const sameBoot = !this.isOfEarlierBoot(domain)
    if (sameBoot) await step(() => this.control.kill(domain))
    if (sameBoot) await step(() => this.#endMonitors(domain))
    if (sameBoot && record.resources.diskBps !== undefined) await step(async () => this.#limitDisk(domain, undefined))
    const group = async (): Promise<void> => {
      await step(() => this.#engine.remove(domain))
      await step(() => this.#parts.cgroups?.remove(id))
    }
    // With the processes dead, these have nothing to do with each other.
    await Promise.all([group(), step(() => removeStorage(folder)), step(async () => sameBoot && (await this.#giveBack(record)))])
    if (failures.length > 0)
      throw hypervisorErrors.error(
        'driver-failed',
        { driver: this.#engine.name, action: 'remove a domain', domain: id, problem: String(failures[0]) },
        failures[0],
      )
  }

  async #giveBack({ slot, connected, letOut }: DomainRecord): Promise<void> {
    if (slot === undefined) return
    if (letOut) await this.#parts.networks?.shutIn(slot)
    if (connected) await this.#parts.networks?.release(slot)
    else this.#parts.slots?.release(slot)
  }

  /** Monitors end by themselves once their task is dead and its code is written. */
  async #endMonitors({ tasks }: Domain): Promise<void> {
    const monitors = tasks.names().map(name => tasks.record(name).monitor)
    const ended = await until(() => !monitors.some(isAlive), MONITOR_END_MS)
    if (!ended) for (const monitor of monitors) sendSignal(monitor, 'SIGKILL')
  }

  /** What there is under the name of a domain whose record cannot be read. Its slot and link go with the sweep of the parts. */
  async removeUnknown(id: string, folder: string): Promise<void> {
    await this.#parts.cgroups?.kill(id)
    await this.#parts.cgroups?.remove(id)
    await removeStorage(folder)
  }

  isOfEarlierBoot(domain: Domain): boolean {
    return domain.record.bootId !== this.#bootId
  }

  whereabouts({ record }: Domain): Pick<DomainInfo, 'slot' | 'address' | 'networkPath'> {
    const { slot } = record
    const networks = record.connected && slot !== undefined ? this.#parts.networks : undefined
    return { slot, address: slot === undefined ? undefined : networks?.address(slot), networkPath: networks?.routerPath }
  }
}

function cgroupLimits(resources: Resources, cpuMaxMs: number): CgroupLimits {
  return { cpuMs: resources.cpuMs, cpuMaxMs, memoryBytes: resources.memoryBytes, pids: resources.pids }
}
