/**
 * One session at work: inputs one after another through the core, each outcome persisted as durably as it says, then its
 * effects carried out in their order: those on the domain by `domain-work.ts`, those at the XenoCorp by `ledger-work.ts`.
 * What takes long runs beside and answers with an input. Nothing here decides anything about money or states: the core does.
 */
import { type Annotation, namesTasks } from '../../corp/core/policies/annotation.ts'
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Clock, Crypto, Logger, Signer, StoreWrite } from '../../types/ports.ts'
import type { SessionEvent } from '../../wire/generated/session.ts'
import type { Effect, Outcome, SessionInput } from '../core/draft.ts'
import { coreErrors } from '../core/errors.ts'
import type { PartitionTable } from '../core/partition.ts'
import { billOf, type Session } from '../core/session.ts'
import { nextWakeAt, step } from '../core/step.ts'
import type { EnvironmentManager } from '../environment-manager/environment-manager.ts'
import type { TaskSupervisor } from '../tasks/supervisor.ts'
import { hasEnded, type Task } from '../tasks/task.ts'
import { Changes } from './changes.ts'
import { DomainWork } from './domain-work.ts'
import { LedgerWork } from './ledger-work.ts'
import { persevere } from './persevere.ts'
import type { Registration } from './ports.ts'
import type { SessionStore } from './session-store.ts'
import { papersOf } from './signed-papers.ts'
import { TaskNotes } from './task-notes.ts'
import { taskRecord } from './task-records.ts'

/** Between a failed write of the record and the next try. */
const STORE_RETRY_MS = 1_000
const MAX_TIMER_MS = 2 ** 31 - 1

export interface ActorOptions {
  readonly registration: Registration
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  readonly store: SessionStore
  readonly partition: PartitionTable
  readonly environments: EnvironmentManager
  /** Its keeping is over and its records are gone. */
  forgotten(session: Session): void
}

export class SessionActor {
  readonly changes = new Changes()
  readonly tasks: TaskSupervisor
  readonly #options: ActorOptions
  readonly #ledger: LedgerWork
  readonly #domain: DomainWork
  readonly #notes = new TaskNotes()
  readonly #stop = new AbortController()
  readonly #background = new Set<Promise<void>>()
  #session: Session
  #events: number
  #queue: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  constructor(session: Session, requirements: Bytes, events: number, options: ActorOptions) {
    this.#session = session
    this.#events = events
    this.#options = { ...options, logger: options.logger.child({ session: toText(session.id) }) }
    this.tasks = options.environments.supervise(session.id, {
      save: task => this.saveTask(task),
      whenRunning: signal => this.#whenRunning(signal),
    })
    this.#ledger = new LedgerWork({
      ...this.#options,
      session: session.id,
      corp: options.registration.corp,
      order: bind => this.#session.orders.find(order => equal(order.bind, bind)),
      post: (input, writes) => this.#insist(input, writes),
    })
    this.#domain = new DomainWork({
      ...this.#options,
      requirements,
      tasks: this.tasks,
      notes: this.#notes,
      signal: this.#stop.signal,
      session: () => this.#session,
      send: input => this.#send(input),
    })
  }

  get session(): Session {
    return this.#session
  }

  get events(): number {
    return this.#events
  }

  get registration(): Registration {
    return this.#options.registration
  }

  /** What this XenoCorp's charges must tell. */
  get #annotation(): Annotation {
    return this.#options.registration.corp.committee.policy.annotation
  }

  get networkBytesPerSecond(): number {
    return this.#domain.networkBytesPerSecond
  }

  /** @throws XenoError `not-found` */
  task(number: number): Task {
    const task = this.tasks.task(number)
    if (task === undefined) throw coreErrors.error('not-found', { what: 'task' })
    return task
  }

  /** Persists an acceptance, with its papers, and goes to work. Throws when it could not be persisted: then nothing was accepted. */
  async begin(outcome: Outcome, writes: readonly StoreWrite[]): Promise<void> {
    await this.#enqueue(() => this.#carry(outcome, writes))
  }

  /** Takes an input; settles when its outcome is persisted and under way. */
  post(input: SessionInput, writes: readonly StoreWrite[] = []): Promise<void> {
    return this.#enqueue(() => this.#take(input, writes))
  }

  /** As {@link post}, again and again while the disk refuses: what has happened outside cannot be told twice. */
  async #insist(input: SessionInput, writes: readonly StoreWrite[] = []): Promise<void> {
    const { logger } = this.#options
    await persevere(
      () => this.post(input, writes),
      error => logger.error({ input: input.type, error }, 'a step of a session failed; it is tried again'),
      this.#stop.signal,
    )
  }

  /** Where nobody waits for it. */
  #send(input: SessionInput): void {
    this.#beside(this.#insist(input))
  }

  /** Stops working on the session; it lives on under its lease, and in its records. */
  async detach(): Promise<void> {
    this.#stop.abort()
    clearTimeout(this.#timer)
    await Promise.all([this.#ledger.stop(), this.tasks.detach()])
    await Promise.all(this.#background)
    await this.#queue
  }

  /** Asks the XenoCorp again about orders that were given up as not bound. */
  lookAtLost(): void {
    for (const { state, bind } of this.#session.orders) if (state === 'lost') this.#ledger.look(bind)
  }

  /** Keeps a task's state; a note of it goes into the next report. */
  async saveTask(task: Task, writes: readonly StoreWrite[] = [], options = { sync: false }): Promise<void> {
    if (namesTasks(this.#annotation)) this.#notes.add(task)
    await this.#enqueue(async () => {
      const { store } = this.#options
      const event = this.#newEvent({ kind: 'task', value: task.state, reason: task.failure ?? '', subject: task.number, bill: billOf(this.#session) })
      const { id } = this.#session
      const records = [store.putTask(id, taskRecord(task)), store.putEvent(id, event), store.putSession(this.#session, event.number)]
      await store.write([...records, ...writes], { sync: options.sync || hasEnded(task) })
      this.#events = event.number
    })
    this.changes.notify()
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work)
    this.#queue = done.then(
      () => this.#arm(),
      () => this.#arm(STORE_RETRY_MS),
    )
    return done
  }

  async #take(input: SessionInput, writes: readonly StoreWrite[]): Promise<void> {
    const { clock, crypto } = this.#options
    await this.#carry(step(this.#session, input, clock.now(), crypto), writes)
  }

  async #carry(outcome: Outcome, writes: readonly StoreWrite[]): Promise<void> {
    await this.#persist(outcome, writes)
    this.changes.notify()
    const answers: SessionInput[] = []
    for (const effect of outcome.effects) {
      const answer = await this.#do(effect)
      if (answer !== undefined) answers.push(answer)
    }
    for (const answer of answers) await this.#take(answer, [])
  }

  async #persist(outcome: Outcome, writes: readonly StoreWrite[]): Promise<void> {
    const { store } = this.#options
    const { session, effects, durability } = outcome
    const events = effects.filter(effect => effect.type === 'event').map((effect, index) => this.#newEvent(effect, index))
    const batch = [
      ...writes,
      ...papersOf({ ...this.#options, annotation: this.#annotation }, session, effects),
      ...events.map(event => store.putEvent(session.id, event)),
    ]
    if (durability !== 'none' || batch.length > 0) batch.push(store.putSession(session, this.#events + events.length))
    if (batch.length > 0) await store.write(batch, { sync: durability === 'sync' })
    this.#events += events.length
    this.#session = session
    if (effects.some(effect => effect.type === 'report')) this.#notes.forgetTold()
  }

  /** @param index among the events of one write */
  #newEvent(event: Pick<SessionEvent, 'kind' | 'value' | 'reason' | 'subject' | 'bill'>, index = 0): SessionEvent {
    const { kind, value, reason, subject, bill } = event
    return { kind, value, reason, subject, bill, number: this.#events + index + 1, time: BigInt(this.#options.clock.now()) }
  }

  async #do(effect: Effect): Promise<SessionInput | undefined> {
    switch (effect.type) {
      case 'bind':
        this.#ledger.bind(effect.bind)
        return undefined
      case 'charge':
        this.#ledger.claim('charge', effect.bind)
        return undefined
      case 'close-order':
        this.#ledger.claim('close', effect.bind)
        return undefined
      case 'keep-share':
        this.#domain.keepShare()
        return undefined
      case 'make-domain':
        this.#beside(this.#domain.make())
        return undefined
      case 'lease':
        return this.#domain.lease(effect.until)
      case 'freeze':
        await this.#domain.freeze()
        return undefined
      case 'read':
        return this.#domain.read()
      case 'stop-domain':
        this.#beside(this.#domain.stop())
        return undefined
      case 'release-domain':
        this.#beside(this.#released(this.#domain.release()))
        return undefined
      case 'remove-domain':
        this.#beside(this.#released(this.#domain.remove()))
        return undefined
      case 'forget':
        this.#beside(this.#forget())
        return undefined
      case 'report':
      case 'event':
        return undefined
    }
  }

  #beside(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => {
        if (!this.#stop.signal.aborted) this.#options.logger.error({ error }, 'work beside a session failed')
      })
      .finally(() => this.#background.delete(tracked))
    this.#background.add(tracked)
  }

  async #released(work: Promise<void>): Promise<void> {
    await work
    this.changes.notify()
  }

  /** Orders are remembered until they could not be bound any more; everything else goes. */
  async #forget(): Promise<void> {
    const { store, registration, forgotten } = this.#options
    const { id, orders } = this.#session
    await this.#domain.forget()
    if (this.#stop.signal.aborted) return
    const graceMs = Number(registration.corp.committee.policy.timing.graceMs)
    for (const { order, bind, notAfter } of orders) await store.useOrder(order, { session: id, bind, until: BigInt(notAfter + graceMs) })
    await store.forget(id)
    this.#stop.abort()
    forgotten(this.#session)
    this.changes.notify()
  }

  async #whenRunning(signal: AbortSignal): Promise<void> {
    const isThere = await this.changes.until(() => this.#session.state === 'running', signal)
    if (!isThere) throw signal.reason
  }

  /** Sets the timer for the session's next wish; after a failure no sooner than `leastMs`. */
  #arm(leastMs = 0): void {
    clearTimeout(this.#timer)
    if (this.#stop.signal.aborted) return
    const at = nextWakeAt(this.#session)
    if (at === undefined || !Number.isFinite(at)) return
    const ms = Math.min(MAX_TIMER_MS, Math.max(leastMs, Math.ceil(at - this.#options.clock.now()), 0))
    this.#timer = setTimeout(() => this.#send({ type: 'tick' }), ms)
  }
}
