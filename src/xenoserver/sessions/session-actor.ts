/**
 * One session at work: inputs one after another through the core, each outcome persisted as durably as it says, then its
 * effects carried out in their order. What takes long (the binding, making or ending a domain, charges) runs beside and
 * answers with an input. Nothing here decides anything about money or states: the core does.
 */
import { decodeOperation, makeOperation, signBody } from '../../corp/core/operation.ts'
import { toSignedBody } from '../../corp/core/presentation.ts'
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { isXenoError } from '../../types/errors.ts'
import type { Clock, Crypto, Logger, Signer, StoreWrite } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { SignedBody, type Operation as WireOperation } from '../../wire/generated/corp.ts'
import type { SessionEvent } from '../../wire/generated/session.ts'
import type { Effect, Outcome, SessionInput } from '../core/draft.ts'
import type { PartitionTable } from '../core/partition.ts'
import { RESERVATION_MS } from '../core/partition.ts'
import { shareOf } from '../core/resources.ts'
import { billOf, type Session, type SessionOrder } from '../core/session.ts'
import { nextWakeAt, step } from '../core/step.ts'
import type { EnvironmentManager } from '../environment-manager/environment-manager.ts'
import type { TaskSupervisor } from '../tasks/supervisor.ts'
import { hasEnded, noteOf, type Task } from '../tasks/task.ts'
import { Changes } from './changes.ts'
import { LedgerWork } from './ledger-work.ts'
import { persevere } from './persevere.ts'
import type { Registration } from './ports.ts'
import type { SessionStore } from './session-store.ts'
import { taskRecord } from './task-records.ts'

const MAX_SIGNED_BYTES = 64 * 1024
/** Between a failed write of the record and the next try. */
const STORE_RETRY_MS = 1_000
/** Notes about tasks in one report, and the length of each. */
const MAX_NOTES = 64
const MAX_NOTE_CHARS = 128
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
  readonly #requirements: Bytes
  readonly #stop = new AbortController()
  readonly #background = new Set<Promise<void>>()
  #session: Session
  #events: number
  #queue: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #making: Promise<void> = Promise.resolve()
  #notes: string[] = []
  #toldNotes = 0
  #droppedNotes = 0
  /** Bytes a second on the link between the last two readings. */
  networkBytesPerSecond = 0

  constructor(session: Session, requirements: Bytes, events: number, options: ActorOptions) {
    this.#session = session
    this.#requirements = requirements
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
    if (this.#notes.length < MAX_NOTES) this.#notes.push(noteOf(task).slice(0, MAX_NOTE_CHARS))
    else this.#droppedNotes += 1
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
    const batch = [...writes, ...this.#papersOf(session, effects), ...events.map(event => store.putEvent(session.id, event))]
    if (durability !== 'none' || batch.length > 0) batch.push(store.putSession(session, this.#events + events.length))
    if (batch.length > 0) await store.write(batch, { sync: durability === 'sync' })
    this.#events += events.length
    this.#session = session
    if (effects.some(effect => effect.type === 'report')) this.#forgetNotes()
  }

  /** @param index among the events of one write */
  #newEvent(event: Pick<SessionEvent, 'kind' | 'value' | 'reason' | 'subject' | 'bill'>, index = 0): SessionEvent {
    const { kind, value, reason, subject, bill } = event
    return { kind, value, reason, subject, bill, number: this.#events + index + 1, time: BigInt(this.#options.clock.now()) }
  }

  /** Reports and claims of this outcome, signed: their exact bytes are on disk with the record, before anything is sent. */
  #papersOf(session: Session, effects: readonly Effect[]): StoreWrite[] {
    const { store, crypto, signer } = this.#options
    const writes: StoreWrite[] = []
    let report: SignedBody | undefined
    for (const effect of effects) {
      if (effect.type === 'report') {
        report = signBody(crypto, session.xenoCorp, 'report', effect.body, signer)
        writes.push(store.putReport(session.id, effect.number, encode(SignedBody, report)))
      }
      if (effect.type !== 'charge' && effect.type !== 'close-order') continue
      const order = session.orders.find(candidate => equal(candidate.bind, effect.bind))
      const kind = effect.type === 'charge' ? 'charge' : 'close'
      if (order === undefined || this.#hasClaim(session, order, kind, effect.amount)) continue
      const body = { order: effect.order, bind: effect.bind, amount: effect.amount, report: effect.report }
      const beside = { ...this.#besideClaim(session, order, kind), report: report ?? this.#reportOf(session) }
      writes.push(store.putPaper(session.id, order.k, kind, makeOperation(crypto, session.xenoCorp, kind, body, [signer], beside).bytes))
    }
    return writes
  }

  /** Whether this very claim is on disk already, and goes out again with the same bytes. */
  #hasClaim(session: Session, order: SessionOrder, kind: 'charge' | 'close', amount: bigint): boolean {
    const { store, crypto } = this.#options
    const bytes = store.paper(session.id, order.k, kind)
    const claim = bytes === undefined ? undefined : decodeOperation(crypto, session.xenoCorp, bytes)
    return claim?.ok === true && (claim.value.kind === 'charge' || claim.value.kind === 'close') && claim.value.body.amount === amount
  }

  #reportOf(session: Session): SignedBody | undefined {
    const bytes = this.#options.store.report(session.id, session.reports)
    return bytes === undefined ? undefined : decodeCanonical(SignedBody, bytes, MAX_SIGNED_BYTES)
  }

  /** The client's acknowledgement where the order asks for one; the presentation where no binding was certified. */
  #besideClaim(session: Session, order: SessionOrder, kind: 'charge' | 'close'): Partial<WireOperation> {
    if (kind === 'close') return {}
    const { store, crypto } = this.#options
    const ackBytes = order.ackAllowance === undefined ? undefined : store.paper(session.id, 0, 'ack')
    const ack = ackBytes === undefined ? undefined : decodeCanonical(SignedBody, ackBytes, MAX_SIGNED_BYTES)
    const bindBytes = order.payee ? store.paper(session.id, order.k, 'bind') : undefined
    const bind = bindBytes === undefined ? undefined : decodeOperation(crypto, session.xenoCorp, bindBytes)
    const presented = bind?.ok === true && bind.value.kind === 'bind' ? bind.value.presentation : undefined
    return {
      ...(ack === undefined ? {} : { ack }),
      ...(presented === undefined
        ? {}
        : {
            presentation: toSignedBody(presented),
            blocks: presented.blocks.map(toSignedBody),
          }),
    }
  }

  async #do(effect: Effect): Promise<SessionInput | undefined> {
    const { environments } = this.#options
    const { id } = this.#session
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
      case 'make-domain':
        this.#beside(this.#make())
        return undefined
      case 'keep-share':
        this.#keepShare()
        return undefined
      case 'lease':
        return (await this.#try('lease', () => environments.lease(id, effect.until))) ? undefined : { type: 'lease-failed' }
      case 'freeze':
        await this.#try('freeze', () => environments.freeze(id))
        return undefined
      case 'read':
        return this.#read()
      case 'stop-domain':
        this.#beside(this.#stopDomain())
        return undefined
      case 'release-domain':
        this.#beside(this.#release(() => environments.stop(id)))
        return undefined
      case 'remove-domain':
        this.#beside(this.#release(() => environments.remove(id)))
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

  /** The share is another's only when nothing of the session holds it, so a restart may find it gone from the table and take it back. */
  #keepShare(): void {
    const { partition, clock } = this.#options
    const { id, account, terms } = this.#session
    if (!partition.bind(id, clock.now())) partition.adopt(id, account, shareOf(terms.resources))
  }

  async #make(): Promise<void> {
    const { environments, logger } = this.#options
    const { id, terms, createdAt } = this.#session
    const making = environments.make({
      session: id,
      resources: terms.resources,
      requirements: this.#requirements,
      reservedUntil: createdAt + RESERVATION_MS,
    })
    this.#making = making.then(
      () => undefined,
      () => undefined,
    )
    try {
      this.#send({ type: 'domain-made', origin: await making })
    } catch (error) {
      if (this.#stop.signal.aborted) return
      logger.error({ error }, 'a domain could not be made')
      this.#send({ type: 'domain-failed' })
    }
  }

  async #read(): Promise<SessionInput> {
    const { environments, logger, clock } = this.#options
    const { id, meter } = this.#session
    try {
      const reading = await environments.read(id)
      if (reading === undefined) return { type: 'domain-lost', tasks: this.#tellNotes() }
      if (reading.hasEnded) this.#send({ type: 'domain-lost', tasks: this.#tellNotes() })
      const { kernel } = reading
      if (meter !== undefined && clock.now() > meter.at) {
        const moved = kernel.networkInBytes + kernel.networkOutBytes - meter.kernel.networkInBytes - meter.kernel.networkOutBytes
        this.networkBytesPerSecond = Math.max(0, Math.round((moved * 1_000) / (clock.now() - meter.at)))
      }
      return { type: 'reading', kernel, tasks: this.#tellNotes() }
    } catch (error) {
      logger.warn({ error }, 'a domain could not be read')
      return { type: 'reading-failed' }
    }
  }

  /** Watching ends first, so that no task is started anew in a domain that is being stopped. */
  async #stopDomain(): Promise<void> {
    await this.tasks.detach()
    const { environments } = this.#options
    const { id } = this.#session
    const kernel = await this.#persevere('stop', async () => ({ counters: await environments.readLast(id) }))
    if (kernel === undefined) return
    this.#send(
      kernel.counters === undefined
        ? { type: 'domain-lost', tasks: this.#tellNotes() }
        : { type: 'final-reading', kernel: kernel.counters, tasks: this.#tellNotes() },
    )
  }

  async #release(end: () => Promise<unknown>): Promise<void> {
    await this.#making
    await this.#persevere('end', async () => ({ done: await end() }))
    if (this.#stop.signal.aborted) return
    await this.tasks.sessionEnded()
    await this.#options.environments.letGoOfContent(this.#session.id)
    this.#options.partition.release(this.#session.id)
    this.networkBytesPerSecond = 0
    this.changes.notify()
  }

  /** Orders are remembered until they could not be bound any more; everything else goes. */
  async #forget(): Promise<void> {
    const { store, environments, registration, forgotten } = this.#options
    const { id, orders } = this.#session
    await this.#persevere('remove', async () => ({ done: await environments.remove(id) }))
    if (this.#stop.signal.aborted) return
    const graceMs = Number(registration.corp.committee.policy.graceMs)
    for (const { order, bind, notAfter } of orders) await store.useOrder(order, { session: id, bind, until: BigInt(notAfter + graceMs) })
    await store.forget(id)
    this.#stop.abort()
    forgotten(this.#session)
    this.changes.notify()
  }

  #persevere<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    return persevere(
      work,
      error => this.#options.logger.error({ what, error }, 'a domain does not do what it is told; it is tried again'),
      this.#stop.signal,
    )
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

  async #whenRunning(signal: AbortSignal): Promise<void> {
    const isThere = await this.changes.until(() => this.#session.state === 'running', signal)
    if (!isThere) throw signal.reason
  }

  /** What the next report may say of tasks. */
  #tellNotes(): string[] {
    this.#toldNotes = this.#notes.length
    return this.#droppedNotes === 0 ? [...this.#notes] : [...this.#notes, `and ${this.#droppedNotes} more`]
  }

  /** A report has been made of what was told; what came since is for the next. */
  #forgetNotes(): void {
    this.#notes = this.#notes.slice(this.#toldNotes)
    this.#toldNotes = 0
    this.#droppedNotes = 0
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
