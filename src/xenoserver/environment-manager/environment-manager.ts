/**
 * The environment manager (the paper's Figure 5): the one door between sessions and what runs them. It makes a session's
 * domain over the machine's hypervisor, and hands tasks to the task manager of their kind. Sessions know no driver, and
 * task managers know no session.
 *
 * Domains are named by their sessions. Every operation may be repeated: after a restart of the daemon the session says
 * again what it wants, and what is so already stays.
 */
import { parseRequirements } from '../../documents/parse/requirements.ts'
import { type Bytes, toText } from '../../types/bytes.ts'
import { isXenoError, refusalError } from '../../types/errors.ts'
import type { Clock, Logger } from '../../types/ports.ts'
import type { Environment } from '../core/matching.ts'
import { type KernelCounters, NO_KERNEL_COUNTERS } from '../core/metering.ts'
import type { Resources } from '../core/resources.ts'
import type { DomainInfo, DomainSpec, EgressRule, Hypervisor, LogEntry, Usage } from '../hypervisor/driver.ts'
import { TaskSupervisor } from '../tasks/supervisor.ts'
import type { Task } from '../tasks/task.ts'
import type { ContentShelf } from '../tasks/task-manager.ts'
import { environmentsOf } from './environments.ts'
import { environmentErrors } from './errors.ts'

export interface EnvironmentManagerOptions {
  /** Open. */
  readonly hypervisor: Hypervisor
  readonly content: ContentShelf
  readonly clock: Clock
  readonly logger: Logger
}

export interface DomainWish {
  readonly session: Bytes
  readonly resources: Resources
  /** The requirements document. */
  readonly requirements: Bytes
  /** Nothing may run in the domain after this, unless a lease says so. */
  readonly reservedUntil: number
}

export interface DomainReading {
  readonly kernel: KernelCounters
  /** The domain's init has ended: nothing of it runs any more. */
  readonly hasEnded: boolean
}

export class EnvironmentManager {
  readonly hypervisor: Hypervisor
  readonly environments: readonly Environment[]
  readonly #content: ContentShelf
  readonly #clock: Clock
  readonly #logger: Logger

  constructor({ hypervisor, content, clock, logger }: EnvironmentManagerOptions) {
    this.hypervisor = hypervisor
    this.environments = environmentsOf(hypervisor)
    this.#content = content
    this.#clock = clock
    this.#logger = logger
  }

  /**
   * Makes the session's domain, or takes back the one that is there, with its init waiting and no guest code in it.
   * Answers what its counters stand at: they count from the start. Throws as the driver does.
   */
  async make(wish: DomainWish): Promise<KernelCounters> {
    const id = toText(wish.session)
    let info = await this.hypervisor.get(id)
    if (info?.state === 'stopped') {
      await this.hypervisor.destroy(id)
      info = undefined
    }
    info ??= await this.hypervisor.create(specOf(id, wish))
    if (info.state !== 'created') return kernelOf(await this.hypervisor.usage(id))
    await Promise.all([this.hypervisor.setLease(id, wish.reservedUntil), this.hypervisor.start(id)])
    return NO_KERNEL_COUNTERS
  }

  /** Whether there is a domain to read or stop. */
  async find(session: Bytes): Promise<DomainInfo | undefined> {
    return this.hypervisor.get(toText(session))
  }

  /** Lets the domain run until then, and no longer; thaws it where it stands still. */
  async lease(session: Bytes, until: number): Promise<void> {
    const id = toText(session)
    const { expired } = await this.hypervisor.setLease(id, until)
    if (expired || (await this.hypervisor.get(id))?.state === 'paused') await this.hypervisor.resume(id)
  }

  async freeze(session: Bytes): Promise<void> {
    await this.hypervisor.pause(toText(session))
  }

  /** Undefined when there is no domain. */
  async read(session: Bytes): Promise<DomainReading | undefined> {
    const id = toText(session)
    try {
      const usage = await this.hypervisor.usage(id)
      const info = await this.hypervisor.get(id)
      return info === undefined ? undefined : { kernel: kernelOf(usage), hasEnded: info.state === 'stopped' }
    } catch (error) {
      if (isXenoError(error, 'domain-not-found')) return undefined
      throw error
    }
  }

  /** The session starts no more tasks: what was kept for them may go. */
  async letGoOfContent(session: Bytes): Promise<void> {
    await this.#content.release(toText(session))
  }

  /** Freezes the domain for good, and reads it for the last time; undefined when there is none. */
  async readLast(session: Bytes): Promise<KernelCounters | undefined> {
    const info = await this.find(session)
    if (info !== undefined && info.state !== 'stopped') await this.freeze(session)
    return (await this.read(session))?.kernel
  }

  /** Ends everything in the domain; its logs stay. Harmless when there is none. */
  async stop(session: Bytes): Promise<void> {
    try {
      await this.hypervisor.stop(toText(session))
    } catch (error) {
      if (!isXenoError(error, 'domain-not-found')) throw error
    }
  }

  /** Removes the domain with its logs. Harmless when there is none. */
  async remove(session: Bytes): Promise<void> {
    await this.hypervisor.destroy(toText(session))
    await this.#content.release(toText(session))
  }

  /** Removes domains, and lets go of content, that no session of this server knows. */
  async removeStrangers(known: (domain: string) => boolean): Promise<void> {
    for (const { id } of await this.hypervisor.list()) {
      if (known(id)) continue
      this.#logger.warn({ domain: id }, 'a domain without a session is removed')
      await this.hypervisor.destroy(id)
    }
    for (const holder of this.#content.holders) if (!known(holder)) await this.#content.release(holder)
  }

  /** Who watches over the tasks of one session. */
  supervise(session: Bytes, hooks: { save(task: Task): Promise<void>; whenRunning(signal: AbortSignal): Promise<void> }): TaskSupervisor {
    return new TaskSupervisor({
      domain: toText(session),
      host: { domains: this.hypervisor, content: this.#content.heldBy(toText(session)) },
      clock: this.#clock,
      logger: this.#logger.child({ session: toText(session) }),
      ...hooks,
    })
  }

  /** Whether the log's size limit has dropped the rest of a run's output. @throws XenoError `domain-not-found`, `task-not-found` */
  async isLogCut(session: Bytes, run: string): Promise<boolean> {
    return (await this.hypervisor.task(toText(session), run)).logFull
  }

  logs(session: Bytes, run: string, options: { readonly follow: boolean; readonly signal: AbortSignal }): AsyncIterable<LogEntry> {
    return this.hypervisor.logs(toText(session), run, options)
  }
}

function specOf(id: string, { resources, requirements }: DomainWish): DomainSpec {
  const parsed = parseRequirements(requirements)
  // They were parsed when they were quoted.
  if (!parsed.ok) throw environmentErrors.error('environment-broken', { why: 'its requirements do not parse' }, refusalError(parsed.refusal))
  const egress: EgressRule[] = parsed.value.network.egress.map(({ cidr, protocol, ports }) => ({
    cidr,
    ...(protocol === undefined ? {} : { protocol }),
    ...(ports === undefined ? {} : { ports }),
  }))
  const { cpuMsps, cpuPeakMsps, memoryBytes, diskBytes, diskBps, networkBps, pids } = resources
  return {
    id,
    resources: {
      cpuMs: cpuMsps,
      ...(cpuPeakMsps > cpuMsps ? { cpuPeakMs: cpuPeakMsps } : {}),
      memoryBytes,
      diskBytes,
      ...(diskBps > 0 ? { diskBps } : {}),
      uplinkBps: networkBps,
      downlinkBps: networkBps,
      pids,
    },
    ...(egress.length === 0 ? {} : { egress }),
  }
}

function kernelOf({ cpuMs, networkInBytes, networkOutBytes }: Usage): KernelCounters {
  return { cpuMs, networkInBytes, networkOutBytes }
}
