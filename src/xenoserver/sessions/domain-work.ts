/**
 * What a session has to do with its domain: made, leased, frozen, read, stopped and taken apart as its effects say. What
 * fails is tried again, or answered with an input that says so; nothing here decides anything about money or states.
 */
import type { Bytes } from '../../types/bytes.ts'
import { isXenoError } from '../../types/errors.ts'
import type { Clock, Logger } from '../../types/ports.ts'
import type { SessionInput } from '../core/draft.ts'
import type { KernelCounters } from '../core/metering.ts'
import { type PartitionTable, RESERVATION_MS } from '../core/partition.ts'
import { shareOf } from '../core/resources.ts'
import type { Session } from '../core/session.ts'
import type { EnvironmentManager } from '../environment-manager/environment-manager.ts'
import type { TaskSupervisor } from '../tasks/supervisor.ts'
import { persevere } from './persevere.ts'
import type { TaskNotes } from './task-notes.ts'

export interface DomainWorkOptions {
  readonly requirements: Bytes
  readonly clock: Clock
  readonly logger: Logger
  readonly partition: PartitionTable
  readonly environments: EnvironmentManager
  readonly tasks: TaskSupervisor
  readonly notes: TaskNotes
  /** Aborted when nothing more is to be done for the session here. */
  readonly signal: AbortSignal
  /** The session as it is now. */
  session(): Session
  /** Takes an input into the session; nobody waits for it. */
  send(input: SessionInput): void
}

export class DomainWork {
  readonly #options: DomainWorkOptions
  #making: Promise<void> = Promise.resolve()
  #networkBytesPerSecond = 0

  constructor(options: DomainWorkOptions) {
    this.#options = options
  }

  /** On the link, between the last two readings. */
  get networkBytesPerSecond(): number {
    return this.#networkBytesPerSecond
  }

  /** The share is another's only when nothing of the session holds it, so a restart may find it gone from the table and take it back. */
  keepShare(): void {
    const { partition, clock } = this.#options
    const { id, account, terms } = this.#session
    if (!partition.bind(id, clock.now())) partition.adopt(id, account, shareOf(terms.resources))
  }

  async make(): Promise<void> {
    const { environments, logger, requirements, signal, send } = this.#options
    const { id, terms, createdAt } = this.#session
    const making = environments.make({ session: id, resources: terms.resources, requirements, reservedUntil: createdAt + RESERVATION_MS })
    this.#making = making.then(
      () => undefined,
      () => undefined,
    )
    try {
      send({ type: 'domain-made', origin: await making })
    } catch (error) {
      if (signal.aborted) return
      logger.error({ error }, 'a domain could not be made')
      send({ type: 'domain-failed' })
    }
  }

  async lease(until: number): Promise<SessionInput | undefined> {
    return (await this.#try('lease', () => this.#options.environments.lease(this.#session.id, until))) ? undefined : { type: 'lease-failed' }
  }

  async freeze(): Promise<void> {
    await this.#try('freeze', () => this.#options.environments.freeze(this.#session.id))
  }

  async read(): Promise<SessionInput> {
    const { environments, logger, notes, send } = this.#options
    try {
      const reading = await environments.read(this.#session.id)
      if (reading === undefined) return { type: 'domain-lost', tasks: notes.tell() }
      if (reading.hasEnded) send({ type: 'domain-lost', tasks: notes.tell() })
      this.#measureLink(reading.kernel)
      return { type: 'reading', kernel: reading.kernel, tasks: notes.tell() }
    } catch (error) {
      logger.warn({ error }, 'a domain could not be read')
      return { type: 'reading-failed' }
    }
  }

  /** Freezes for good and reads for the last time. Watching ends first, so that no task is started anew in a domain that is being stopped. */
  async stop(): Promise<void> {
    const { environments, tasks, notes, send } = this.#options
    await tasks.detach()
    const last = await this.#persevere('stop', async () => ({ kernel: await environments.readLast(this.#session.id) }))
    if (last === undefined) return
    const told = notes.tell()
    send(last.kernel === undefined ? { type: 'domain-lost', tasks: told } : { type: 'final-reading', kernel: last.kernel, tasks: told })
  }

  /** Ends everything in the domain, and gives its share back; its logs stay. */
  release(): Promise<void> {
    return this.#giveBack(() => this.#options.environments.stop(this.#session.id))
  }

  /** The same for a domain in which nothing has run: nothing of it stays. */
  remove(): Promise<void> {
    return this.#giveBack(() => this.#options.environments.remove(this.#session.id))
  }

  /** What is left of a domain that was released. */
  async forget(): Promise<void> {
    await this.#persevere('remove', async () => ({ done: await this.#options.environments.remove(this.#session.id) }))
  }

  get #session(): Session {
    return this.#options.session()
  }

  async #giveBack(end: () => Promise<unknown>): Promise<void> {
    const { environments, partition, tasks, signal } = this.#options
    await this.#making
    await this.#persevere('end', async () => ({ done: await end() }))
    if (signal.aborted) return
    await tasks.sessionEnded()
    await environments.letGoOfContent(this.#session.id)
    partition.release(this.#session.id)
    this.#networkBytesPerSecond = 0
  }

  #measureLink(kernel: KernelCounters): void {
    const { meter } = this.#session
    const now = this.#options.clock.now()
    if (meter === undefined || now <= meter.at) return
    const moved = kernel.networkInBytes + kernel.networkOutBytes - meter.kernel.networkInBytes - meter.kernel.networkOutBytes
    this.#networkBytesPerSecond = Math.max(0, Math.round((moved * 1_000) / (now - meter.at)))
  }

  #persevere<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    const { logger, signal } = this.#options
    return persevere(work, error => logger.error({ what, error }, 'a domain does not do what it is told; it is tried again'), signal)
  }

  /** What fails here is tried again after the next reading; until then the domain's last lease bounds what may run. */
  async #try(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      if (!isXenoError(error)) throw error
      this.#options.logger.warn({ what, error }, 'a domain did not do what it was told')
      return false
    }
  }
}
