/**
 * The machine's hypervisor (driver.ts says what it promises): opens the kernel's parts, takes back the domains of an earlier process, picks
 * the best driver for new ones, and keeps leases with the keeper. Domains of every driver are taken back, also of one that makes no new
 * ones any more.
 *
 *     <workPath>/domains/<driver>/<id>/   domain-store.ts        images/   base-image.ts
 *                keeper.sock keeper.json keeper.log               runc/     runc's state
 */
import { join } from 'node:path'
import { sweepUnfinished } from './base-image.ts'
import {
  type DomainInfo,
  type DomainSpec,
  DRIVER_NAMES,
  type Driver,
  type DriverName,
  type Hypervisor,
  type HypervisorOptions,
  type LeaseState,
  type LogEntry,
  type MachineFingerprint,
  type Manifest,
  type PlacedFile,
  type Recovery,
  type Resources,
  type TaskInfo,
  type TaskSignal,
  type TaskSpec,
  type Usage,
} from './driver.ts'
import { makeDriver } from './drivers/catalogue.ts'
import { hypervisorErrors } from './errors.ts'
import { closedFolder, ensureFolder } from './folders.ts'
import { KeeperClient } from './keeper/client.ts'
import { fingerprintMachine } from './machine.ts'
import { openParts, type Parts, sweepParts } from './parts.ts'
import { checkOptions } from './spec.ts'
import { readTaskLog } from './task-log.ts'

const DEFAULT_DRIVERS: readonly DriverName[] = ['runc', 'bwrap']
const DEFAULT_READY_NETWORKS = 2

/** What there is once it is open. */
interface Opened {
  readonly parts: Parts
  readonly drivers: readonly Driver[]
  /** Makes new domains. */
  readonly best: Driver
  readonly manifest: Manifest
  readonly machine: MachineFingerprint
}

/** @throws spec-invalid when the options are wrong */
export function createHypervisor(options: HypervisorOptions): Hypervisor {
  checkOptions(options)
  return new LocalHypervisor(options)
}

class LocalHypervisor implements Hypervisor {
  readonly #options: HypervisorOptions
  readonly #keeper: KeeperClient
  #opened: Opened | undefined

  constructor(options: HypervisorOptions) {
    this.#options = options
    const { workPath, keeperPath } = options
    this.#keeper = new KeeperClient({ programPath: keeperPath, socketPath: join(workPath, 'keeper.sock'), statePath: join(workPath, 'keeper.json') })
  }

  async open(): Promise<Recovery> {
    const { workPath, prefix, readyNetworks = DEFAULT_READY_NETWORKS } = this.#options
    ensureFolder(workPath, 0o711)
    const closed = process.getuid?.() === 0 ? closedFolder(workPath) : undefined
    if (closed !== undefined) throw hypervisorErrors.error('work-folder-closed', { folder: closed })
    sweepUnfinished(join(workPath, 'images'))
    const [parts] = await Promise.all([openParts({ workPath, prefix, readyNetworks }), this.#keeper.open()])
    let mayHaveDomains = true
    try {
      const drivers = DRIVER_NAMES.map(name => makeDriver(name, parts, this.#options))
      const recovery = await this.#recover(parts, drivers)
      mayHaveDomains = recovery.domains.some(({ state }) => state !== 'stopped')
      const used = new Set(recovery.domains.map(({ driver }) => driver))
      this.#opened = { parts, drivers, ...(await this.#probe(parts, drivers, used)) }
      parts.networks?.keepReady()
      return recovery
    } catch (error) {
      // Nothing is left behind that nobody needs; domains of an earlier process keep their keeper.
      if ((await this.#keeper.list()).length === 0) await this.#keeper.end()
      else await this.#keeper.close()
      if (!mayHaveDomains) await removeParts(parts)
      throw error
    }
  }

  /** Tries the drivers that are configured, and those that have domains; picks the first of the configured that works. */
  async #probe(parts: Parts, drivers: readonly Driver[], used: ReadonlySet<DriverName>): Promise<Pick<Opened, 'best' | 'manifest' | 'machine'>> {
    const configured = this.#options.drivers ?? DEFAULT_DRIVERS
    const candidates = drivers.filter(({ name }) => configured.includes(name) || used.has(name))
    const tried = await Promise.all(candidates.map(async driver => ({ driver, print: await driver.fingerprint() })))
    const found = configured.flatMap(name => tried.filter(({ driver }) => driver.name === name))
    const fingerprints = found.map(({ print }) => print)
    const machine = await fingerprintMachine(this.#options.workPath, { cgroups: parts.cgroups?.version ?? 'none', drivers: fingerprints })
    for (const { driver, print } of found) if (print.manifest !== undefined) return { best: driver, manifest: print.manifest, machine }
    const reasons = fingerprints.flatMap(({ driver, missing }) => missing.map(({ what, reason }) => `${driver}: ${what}: ${reason}`))
    throw hypervisorErrors.error('no-driver', { reasons: [...new Set(reasons)].join('; ').slice(0, 2000) })
  }

  async #recover(parts: Parts, drivers: readonly Driver[]): Promise<Recovery> {
    const recoveries = await Promise.all(drivers.map(driver => driver.recover()))
    const domains = recoveries.flatMap(recovery => recovery.domains)
    const living = domains.filter(({ state, slot }) => slot !== undefined && state !== 'stopped')
    const swept = await sweepParts(parts, {
      ids: new Set(domains.map(({ id }) => id)),
      slots: new Set(living.flatMap(({ slot }) => slot ?? [])),
    })
    const leftovers = swept.map(what => ({ what, reason: 'no domain uses it' }))
    await this.#dropLeasesBut(new Set(domains.map(({ id }) => id)))
    return {
      domains,
      removed: [...recoveries.flatMap(recovery => recovery.removed), ...leftovers],
      rebooted: recoveries.flatMap(recovery => recovery.rebooted),
    }
  }

  async #dropLeasesBut(known: ReadonlySet<string>): Promise<void> {
    for (const { domain } of await this.#keeper.list()) if (!known.has(domain)) await this.#keeper.drop(domain)
  }

  async close(): Promise<void> {
    const opened = this.#opened
    this.#opened = undefined
    if (opened === undefined) return await this.#keeper.close()
    const { drivers, parts } = opened
    await Promise.all(drivers.map(driver => driver.close()))
    const domains = (await Promise.all(drivers.map(driver => driver.list()))).flat()
    if (domains.some(({ state }) => state !== 'stopped')) {
      await parts.networks?.close()
      await this.#keeper.close()
    } else {
      await this.#keeper.end()
      await removeParts(parts)
    }
  }

  async dispose(): Promise<void> {
    const { drivers } = this.#use()
    for (const driver of drivers) await Promise.all((await driver.list()).map(({ id }) => this.destroy(id)))
    await this.close()
  }

  get machine(): MachineFingerprint {
    return this.#use().machine
  }

  get manifest(): Manifest {
    return this.#use().manifest
  }

  #use(): Opened {
    if (this.#opened === undefined) throw new Error('the hypervisor is not open')
    return this.#opened
  }

  async #find(id: string): Promise<{ driver: Driver; domain: DomainInfo } | undefined> {
    for (const driver of this.#use().drivers) {
      const domain = await driver.get(id)
      if (domain !== undefined) return { driver, domain }
    }
    return undefined
  }

  async #driver(id: string): Promise<Driver> {
    const found = await this.#find(id)
    if (found === undefined) throw hypervisorErrors.error('domain-not-found', { domain: id })
    return found.driver
  }

  async create(spec: DomainSpec): Promise<DomainInfo> {
    if ((await this.#find(spec.id)) !== undefined) throw hypervisorErrors.error('domain-exists', { domain: spec.id })
    return await this.#use().best.create(spec)
  }

  async start(id: string): Promise<void> {
    await (await this.#driver(id)).start(id)
  }

  async pause(id: string): Promise<void> {
    await (await this.#driver(id)).pause(id)
  }

  async resume(id: string): Promise<void> {
    const driver = await this.#driver(id)
    await this.#mustBePaid(id)
    await driver.resume(id)
    // It may have run out in between; then the keeper froze a domain that was frozen, and this thawed it.
    await this.#mustBePaid(id)
  }

  async #mustBePaid(id: string): Promise<void> {
    const lease = await this.#keeper.check(id)
    if (lease?.expired === true) throw hypervisorErrors.error('lease-expired', { domain: id, paidUntil: lease.paidUntil })
  }

  async resize(id: string, resources: Resources): Promise<void> {
    await (await this.#driver(id)).resize(id, resources)
  }

  async usage(id: string): Promise<Usage> {
    return await (await this.#driver(id)).usage(id)
  }

  async place(id: string, files: readonly PlacedFile[]): Promise<void> {
    await (await this.#driver(id)).place(id, files)
  }

  async exec(id: string, task: TaskSpec): Promise<TaskInfo> {
    return await (await this.#driver(id)).exec(id, task)
  }

  async task(id: string, name: string): Promise<TaskInfo> {
    return await (await this.#driver(id)).task(id, name)
  }

  async wait(id: string, name: string, signal?: AbortSignal): Promise<TaskInfo> {
    return await (await this.#driver(id)).wait(id, name, signal)
  }

  async signal(id: string, name: string, signal: TaskSignal): Promise<boolean> {
    return await (await this.#driver(id)).signal(id, name, signal)
  }

  async stop(id: string): Promise<Usage> {
    const usage = await (await this.#driver(id)).stop(id)
    await this.#keeper.drop(id)
    return usage
  }

  async destroy(id: string): Promise<void> {
    await (await this.#find(id))?.driver.destroy(id)
    await this.#keeper.drop(id)
  }

  async list(): Promise<readonly DomainInfo[]> {
    return (await Promise.all(this.#use().drivers.map(driver => driver.list()))).flat()
  }

  async get(id: string): Promise<DomainInfo | undefined> {
    return (await this.#find(id))?.domain
  }

  async setLease(id: string, paidUntil: number): Promise<LeaseState> {
    const target = (await this.#driver(id)).freezeTarget(id)
    const { expired, ...lease } = await this.#keeper.set(id, Math.floor(paidUntil), target)
    return { paidUntil: lease.paidUntil, expired }
  }

  async dropLease(id: string): Promise<void> {
    await this.#keeper.drop(id)
  }

  async leases(): Promise<ReadonlyMap<string, LeaseState>> {
    return new Map((await this.#keeper.list()).map(({ domain, paidUntil, expired }) => [domain, { paidUntil, expired }]))
  }

  async *logs(id: string, name: string, options: { readonly follow?: boolean; readonly signal?: AbortSignal } = {}): AsyncGenerator<LogEntry> {
    const { logPath } = await this.task(id, name)
    const { follow = false, signal } = options
    const ended = new AbortController()
    const until = follow ? this.wait(id, name, ended.signal).catch(() => undefined) : undefined
    try {
      yield* readTaskLog(logPath, { ...(until === undefined ? {} : { until }), ...(signal === undefined ? {} : { signal }) })
    } finally {
      ended.abort()
    }
  }
}

/** Takes the kernel's parts off the machine; no domain uses them. */
async function removeParts({ networks, cgroups }: Parts): Promise<void> {
  await networks?.removeAll()
  await cgroups?.removeAll()
}
