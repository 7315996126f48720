/**
 * A driver on the kernel's own parts (cgroups, network namespaces, overlay file systems), with an engine that puts processes into domains.
 * All state that matters is in the kernel and in the records on disk; this process may be killed at any point (see domain-store.ts).
 * Work on one domain happens one piece after the other; domains do not wait for each other.
 */
import { join } from 'node:path'
import { baseImage } from '../base-image.ts'
import { placeFiles } from '../content.ts'
import { type Domain, DomainStore } from '../domain-store.ts'
import type {
  DomainInfo,
  DomainSpec,
  DomainState,
  Driver,
  DriverFingerprint,
  DriverName,
  FreezeTarget,
  PlacedFile,
  Recovery,
  Resources,
  TaskInfo,
  TaskSignal,
  TaskSpec,
  Usage,
} from '../driver.ts'
import { hypervisorErrors } from '../errors.ts'
import type { Parts } from '../parts.ts'
import { isAlive, sendSignal } from '../processes.ts'
import { checkDomain, checkResources, checkTask } from '../spec.ts'
import { readTaskLog } from '../task-log.ts'
import type { Engine } from './engine.ts'
import { fingerprintDriver } from './fingerprint.ts'
import { Locks } from './locks.ts'
import { Substance } from './substance.ts'

/** Logs and exit codes are kept as long as the domain, so there is an end to them. */
const MAX_TASKS = 1_024

export class LinuxDriver implements Driver {
  readonly name: DriverName
  readonly #engine: Engine
  readonly #parts: Parts
  readonly #store: DomainStore
  readonly #substance: Substance
  readonly #imagesPath: string
  readonly #locks = new Locks()
  #baseImage: Promise<string> | undefined
  #fingerprint: Promise<DriverFingerprint> | undefined

  /** @param workPath its domains are in `domains/<driver>/` below, images in `images/` */
  constructor(engine: Engine, parts: Parts, workPath: string) {
    this.name = engine.name
    this.#engine = engine
    this.#parts = parts
    this.#imagesPath = join(workPath, 'images')
    this.#store = new DomainStore(join(workPath, 'domains', engine.name))
    this.#substance = new Substance(engine, parts)
  }

  fingerprint(): Promise<DriverFingerprint> {
    this.#fingerprint ??= fingerprintDriver(this.#engine, this.#parts, (spec, word, signal) => this.#probe(spec, word, signal))
    return this.#fingerprint
  }

  async #probe(spec: DomainSpec, word: string, signal: AbortSignal): Promise<{ exitCode: number | undefined; output: string }> {
    try {
      await this.#make(spec)
      await this.start(spec.id)
      await this.exec(spec.id, { name: 'probe', argv: ['echo', word] })
      const task = await this.wait(spec.id, 'probe', signal)
      const pieces: Uint8Array[] = []
      for await (const entry of readTaskLog(task.logPath)) pieces.push(entry.bytes)
      return { exitCode: task.exitCode, output: Buffer.concat(pieces).toString() }
    } finally {
      await this.destroy(spec.id)
    }
  }

  async create(spec: DomainSpec): Promise<DomainInfo> {
    const { manifest } = await this.fingerprint()
    if (manifest === undefined) throw hypervisorErrors.error('no-driver', { driver: this.name })
    checkDomain(spec, manifest)
    return await this.#make(spec)
  }

  #make(spec: DomainSpec): Promise<DomainInfo> {
    return this.#locks.run(spec.id, async () => {
      if (this.#store.get(spec.id) !== undefined) throw hypervisorErrors.error('domain-exists', { domain: spec.id })
      const rootPath = spec.rootPath ?? (await this.#defaultRoot())
      const domain = this.#store.add(spec.id, await this.#substance.reserve(spec, rootPath))
      try {
        await this.#substance.make(domain, spec.egress ?? [])
        await placeFiles(domain.contentPath, spec.files ?? [])
        domain.update({ phase: 'created', init: await this.#engine.create(domain) })
        return this.#info(domain)
      } catch (error) {
        await this.#substance.remove(domain)
        await this.#store.remove(spec.id)
        throw error
      }
    })
  }

  #defaultRoot(): Promise<string> {
    this.#baseImage ??= baseImage(this.#imagesPath)
    return this.#baseImage
  }

  start(id: string): Promise<void> {
    return this.#on(id, 'start', ['created'], async domain => {
      // Making the domain is not held back by its share and not billed; from here on everything is.
      const base = this.#substance.openAccount(domain)
      domain.update({ base })
      await this.#engine.start(domain)
      domain.update({ phase: 'started' })
    })
  }

  pause(id: string): Promise<void> {
    return this.#on(id, 'pause', ['created', 'running', 'paused'], domain => this.#substance.control.freeze(domain))
  }

  resume(id: string): Promise<void> {
    return this.#on(id, 'resume', ['created', 'running', 'paused'], domain => this.#substance.control.thaw(domain))
  }

  resize(id: string, resources: Resources): Promise<void> {
    checkResources(resources)
    return this.#on(id, 'resize', ['created', 'running', 'paused'], async domain => {
      await this.#substance.resize(domain, resources)
      domain.update({ resources })
    })
  }

  usage(id: string): Promise<Usage> {
    return this.#locks.run(id, async () => {
      const domain = this.#domain(id)
      return domain.record.usage ?? (await this.#substance.usage(domain))
    })
  }

  place(id: string, files: readonly PlacedFile[]): Promise<void> {
    return this.#on(id, 'take files', ['created', 'running', 'paused'], domain => placeFiles(domain.contentPath, files))
  }

  async exec(id: string, spec: TaskSpec): Promise<TaskInfo> {
    const task = checkTask(spec)
    return await this.#on(id, 'run a task', ['running'], async domain => {
      const { tasks } = domain
      if (tasks.names().length >= MAX_TASKS) throw hypervisorErrors.error('domain-too-many-tasks', { domain: id, most: MAX_TASKS })
      tasks.open(task.name)
      try {
        await placeFiles(domain.contentPath, task.files ?? [])
        const oomKills = this.#substance.oomKills(domain)
        const startedAt = Date.now()
        const launched = await this.#engine.launch(domain, task)
        tasks.write(task.name, { startedAt, logMaxBytes: task.logMaxBytes, oomKills, ...launched })
        return tasks.info(task.name, oomKills)
      } catch (error) {
        tasks.discard(task.name)
        throw error
      }
    })
  }

  async task(id: string, name: string): Promise<TaskInfo> {
    const domain = this.#domain(id)
    return domain.tasks.info(name, this.#substance.oomKills(domain))
  }

  async wait(id: string, name: string, signal?: AbortSignal): Promise<TaskInfo> {
    await this.#domain(id).tasks.wait(name, signal)
    return await this.task(id, name)
  }

  async signal(id: string, name: string, signal: TaskSignal): Promise<boolean> {
    const { tasks } = this.#domain(id)
    return tasks.info(name, 0).state === 'running' && sendSignal(tasks.record(name).process, signal)
  }

  stop(id: string): Promise<Usage> {
    return this.#locks.run(id, async () => {
      const domain = this.#domain(id)
      return await this.#stop(domain)
    })
  }

  async #stop(domain: Domain): Promise<Usage> {
    const usage = domain.record.usage ?? (await this.#substance.finalUsage(domain))
    if (domain.record.phase === 'stopped') return usage
    domain.update({ phase: 'stopping', usage })
    await this.#substance.remove(domain)
    domain.update({ phase: 'stopped' })
    return usage
  }

  destroy(id: string): Promise<void> {
    return this.#locks.run(id, async () => {
      const domain = this.#store.get(id)
      if (domain === undefined) return
      if (domain.record.phase !== 'stopped') await this.#substance.remove(domain)
      await this.#store.remove(id)
    })
  }

  async list(): Promise<readonly DomainInfo[]> {
    return this.#store.all().map(domain => this.#info(domain))
  }

  async get(id: string): Promise<DomainInfo | undefined> {
    const domain = this.#store.get(id)
    return domain === undefined ? undefined : this.#info(domain)
  }

  freezeTarget(id: string): FreezeTarget {
    return this.#substance.control.freezeTarget(this.#domain(id))
  }

  async recover(): Promise<Recovery> {
    const { domains, broken } = this.#store.load()
    const removed = broken.map(({ id, reason }) => ({ what: `domain ${id}`, reason }))
    const engineLeftovers = await this.#engine.sweep(new Set(domains.map(({ id }) => id)))
    removed.push(...engineLeftovers.map(id => ({ what: `${this.name} ${id}`, reason: 'no domain uses it' })))
    for (const { id, folder } of broken) {
      await this.#substance.removeUnknown(id, folder)
      await this.#store.remove(id)
    }
    const rebooted: string[] = []
    for (const domain of domains) {
      const reason = await this.#takeBack(domain, rebooted)
      if (reason !== undefined) removed.push({ what: `domain ${domain.id}`, reason })
    }
    return { domains: await this.list(), removed, rebooted }
  }

  /** Returns why the domain was removed, or undefined when it is there again. */
  async #takeBack(domain: Domain, rebooted: string[]): Promise<string | undefined> {
    const { phase } = domain.record
    if (phase === 'making' || domain.id.startsWith('probe-')) {
      await this.#substance.remove(domain)
      await this.#store.remove(domain.id)
      return 'it was not finished'
    }
    if (this.#substance.isOfEarlierBoot(domain)) {
      if (phase !== 'stopped') rebooted.push(domain.id)
      await this.#substance.remove(domain)
      domain.update({ phase: 'stopped', usage: domain.record.usage ?? this.#substance.noUsage() })
    } else if (phase === 'stopping') {
      await this.#stop(domain)
    }
    return undefined
  }

  async close(): Promise<void> {
    await this.#fingerprint
  }

  #domain(id: string): Domain {
    const domain = this.#store.get(id)
    if (domain === undefined) throw hypervisorErrors.error('domain-not-found', { domain: id })
    return domain
  }

  /** Work on a domain that must be in one of these states, when its turn comes. */
  #on<T>(id: string, action: string, states: readonly DomainState[], work: (domain: Domain) => Promise<T>): Promise<T> {
    return this.#locks.run(id, async () => {
      const domain = this.#domain(id)
      const state = this.#state(domain)
      if (!states.includes(state)) throw hypervisorErrors.error('domain-state', { domain: id, state, action })
      return await work(domain)
    })
  }

  #state(domain: Domain): DomainState {
    const { phase, init } = domain.record
    if (phase === 'stopping' || phase === 'stopped' || (init !== undefined && !isAlive(init))) return 'stopped'
    if (this.#substance.control.isFrozen(domain)) return 'paused'
    return phase === 'started' ? 'running' : 'created'
  }

  #info(domain: Domain): DomainInfo {
    const { record, id } = domain
    return {
      id,
      driver: this.name,
      state: this.#state(domain),
      resources: record.resources,
      createdAt: record.createdAt,
      ...this.#substance.whereabouts(domain),
      tasks: domain.tasks.names(),
    }
  }
}
