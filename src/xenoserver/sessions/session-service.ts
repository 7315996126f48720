/**
 * The XenoServer's service: sessions, their quotes, tasks and streams, over an open hypervisor.
 *
 * start: domains are adopted by their sessions, shares taken back, persisted intents carried out again; only then are
 * requests answered. stop: nothing new is sold, and sessions run on under the keeper's leases; with `closeOnStop` they are
 * closed and settled first.
 */

import type { Location } from '../../documents/advertisement.ts'
import type { Status } from '../../documents/status.ts'
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Refusal } from '../../types/errors.ts'
import type { Clock, Crypto, Logger, Service, Signer, Store } from '../../types/ports.ts'
import type { Prices } from '../../types/prices.ts'
import { sessionProtocol } from '../../wire/protocols.ts'
import type { RpcServer } from '../../wire/rpc.ts'
import { SELLING_DEFAULTS, type SellingRules } from '../core/defaults.ts'
import { coreErrors } from '../core/errors.ts'
import { PartitionTable } from '../core/partition.ts'
import { type Share, shareOf } from '../core/resources.ts'
import type { Session } from '../core/session.ts'
import type { EnvironmentManager } from '../environment-manager/environment-manager.ts'
import { LoadMeter } from '../environment-manager/load.ts'
import { managerFor } from '../tasks/kinds.ts'
import { SessionControl } from './control.ts'
import { CorpDesk } from './corp-desk.ts'
import { SessionCreation } from './creation.ts'
import type { Desks } from './desks.ts'
import type { Registration } from './ports.ts'
import { QuoteDesk } from './quotes.ts'
import { SessionRegistry } from './registry.ts'
import { runTask } from './run-task.ts'
import { SessionActor } from './session-actor.ts'
import { SessionStore, type StoredSession } from './session-store.ts'
import { StatusDesk } from './status.ts'
import { SessionStreams } from './streams.ts'
import { taskOf } from './task-records.ts'

/** Sessions in memory, those that are only kept included. */
const MAX_SESSIONS = 10_000
/** How long a stop that closes its sessions waits for the last certificate. */
const SETTLE_MS = 30_000

export interface SessionServiceOptions {
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  readonly store: Store
  readonly server: RpcServer
  readonly environments: EnvironmentManager
  readonly registrations: readonly Registration[]
  /** The machine, and what of it is Domain0's. */
  readonly machine: Share
  readonly domain0?: Share
  readonly prices: Prices
  readonly rules?: Partial<SellingRules>
  readonly closeOnStop?: boolean
  readonly location?: Location | undefined
  addresses(): readonly string[]
  /** Why nothing new is sold just now: the disk is nearly full, for example. */
  pausedBecause?(): string | undefined
  /** Why no content is taken just now, not even for sessions that run. */
  refuseContent?(): Refusal | undefined
}

export class SessionService implements Service {
  readonly name = 'sessions'
  readonly partition: PartitionTable
  readonly #options: SessionServiceOptions
  readonly #store: SessionStore
  readonly #registry: SessionRegistry
  readonly #corps: readonly CorpDesk[]
  readonly #load = new LoadMeter()
  readonly #desks: Desks
  readonly #statusDesk: StatusDesk
  readonly #quotes: QuoteDesk
  #closedBecause: string | undefined = 'it is starting'

  constructor(options: SessionServiceOptions) {
    const { signer, crypto, clock, logger, environments, registrations } = options
    this.#options = options
    this.#store = new SessionStore(options.store, crypto)
    this.#registry = new SessionRegistry(this.#store)
    this.partition = new PartitionTable(options.machine, options.domain0)
    this.#corps = registrations.map(registration => new CorpDesk({ registration, signer, crypto, clock, logger }))
    this.#desks = {
      signer,
      crypto,
      clock,
      logger,
      environments,
      store: this.#store,
      registry: this.#registry,
      partition: this.partition,
      desk: xenoCorp => this.#desk(xenoCorp),
      closedBecause: () =>
        this.#closedBecause ?? options.pausedBecause?.() ?? (this.#registry.all().length >= MAX_SESSIONS ? 'it has too many sessions' : undefined),
      actor: (session, requirements, events, registration) => this.#actor(session, requirements, events, registration),
    }
    this.#quotes = new QuoteDesk({ ...this.#desks, prices: options.prices, rules: { ...SELLING_DEFAULTS, ...options.rules } })
    this.#statusDesk = new StatusDesk({
      desks: this.#desks,
      corps: this.#corps,
      prices: options.prices,
      load: this.#load,
      location: options.location,
      addresses: () => options.addresses(),
    })
  }

  /** What a status query is answered with; advertisements are made of it. */
  status(): Status {
    return this.#statusDesk.status()
  }

  /** Who may send content: controllers of sessions that may still use it, and those who have just been quoted for one. */
  async mayPut(peer: Bytes): Promise<Refusal | undefined> {
    const refused = this.#options.refuseContent?.()
    if (refused !== undefined) return refused
    const hasSession = this.#registry.controlledBy(peer).some(({ session }) => holdsShare(session))
    return hasSession || this.#quotes.hasQuoted(peer) ? undefined : coreErrors.refuse('content-not-wanted').refusal
  }

  /** Content is for tasks; it is not given out again. */
  async mayGet(_peer: Bytes): Promise<Refusal | undefined> {
    return coreErrors.refuse('not-found', { what: 'content' }).refusal
  }

  async start(): Promise<void> {
    await this.#recover()
    for (const corp of this.#corps) corp.refresh()
    this.#load.start()
    this.#serve()
    this.#closedBecause = undefined
  }

  async stop(): Promise<void> {
    this.#closedBecause = 'it is stopping'
    this.#load.stop()
    if (this.#options.closeOnStop === true) await this.#closeAll()
    await Promise.all(this.#registry.all().map(actor => actor.detach()))
    await Promise.all(this.#corps.map(corp => corp.settled()))
  }

  #serve(): void {
    const { server } = this.#options
    const quotes = this.#quotes
    const creation = new SessionCreation(this.#desks)
    const control = new SessionControl(this.#desks)
    const streams = new SessionStreams(this.#desks)
    server.handle(sessionProtocol.status, async (request, { peer }) => this.#statusDesk.answer(request, peer))
    server.handle(sessionProtocol.quote, async (request, { peer }) => quotes.quote(request, peer))
    server.handle(sessionProtocol.create, (request, context) => creation.create(request, context))
    server.handle(sessionProtocol.extend, (request, context) => creation.extend(request, context))
    server.handle(sessionProtocol.show, (request, context) => control.show(request, context))
    server.handle(sessionProtocol.list, (request, context) => control.list(request, context))
    server.handle(sessionProtocol.deploy, (request, context) => control.deploy(request, context))
    server.handle(sessionProtocol.tasks, (request, context) => control.tasks(request, context))
    server.handle(sessionProtocol.signal, (request, context) => control.signal(request, context))
    server.handle(sessionProtocol.pause, (request, context) => control.pause(request, context))
    server.handle(sessionProtocol.resume, (request, context) => control.resume(request, context))
    server.handle(sessionProtocol.close, (request, context) => control.close(request, context))
    server.handle(sessionProtocol.reports, (request, context) => control.reports(request, context))
    server.handle(sessionProtocol.acknowledge, (request, context) => control.acknowledge(request, context))
    server.handleStream(sessionProtocol.run, (request, context) => runTask(control, streams, request, context))
    server.handleStream(sessionProtocol.wait, (request, context) => streams.wait(request, context))
    server.handleStream(sessionProtocol.logs, (request, context) => streams.logs(request, context))
    server.handleStream(sessionProtocol.events, (request, context) => streams.events(request, context))
  }

  #desk(xenoCorp: Bytes): CorpDesk {
    const desk = this.#corps.find(({ name }) => equal(name, xenoCorp))
    if (desk === undefined) throw coreErrors.error('foreign-xenocorp', { xenoCorp: toText(xenoCorp) })
    return desk
  }

  #actor(session: Session, requirements: Bytes, events: number, registration: Registration): SessionActor {
    const { signer, crypto, clock, logger, environments } = this.#options
    return new SessionActor(session, requirements, events, {
      registration,
      signer,
      crypto,
      clock,
      logger,
      environments,
      store: this.#store,
      partition: this.partition,
      forgotten: gone => this.#registry.remove(gone),
    })
  }

  /** Every session back in memory with its share and its tasks; then each goes on where its record stands. */
  async #recover(): Promise<void> {
    const { environments, clock, logger } = this.#options
    await this.#store.forgetOrders(clock.now())
    const known = new Set<string>()
    for await (const stored of this.#store.load()) {
      known.add(toText(stored.session.id))
      await this.#restore(stored)
    }
    await environments.removeStrangers(session => known.has(session))
    const actors = this.#registry.all()
    await Promise.all(actors.map(actor => this.#resume(actor)))
    if (actors.length > 0) logger.info({ sessions: actors.length }, 'sessions taken back')
  }

  async #restore({ session, agreement, events }: StoredSession): Promise<void> {
    const desk = this.#corps.find(({ name }) => equal(name, session.xenoCorp))
    if (desk === undefined) {
      const facts = { session: toText(session.id), xenoCorp: toText(session.xenoCorp), state: session.state }
      this.#options.logger.error(facts, 'a session of a XenoCorp that the config does not name any more is left as it is')
      return
    }
    const actor = this.#actor(session, agreement.requirements, events, desk.registration)
    if (holdsShare(session)) this.partition.adopt(session.id, session.account, shareOf(session.terms.resources))
    for (const record of await this.#store.tasks(session.id)) actor.tasks.restore(taskOf(record).task)
    this.#registry.add(actor)
  }

  async #resume(actor: SessionActor): Promise<void> {
    const { session } = actor
    const found = await this.#options.environments.find(session.id)
    // One that ended while nobody looked, at a reboot for example, ran for nobody knows how long: what was reported is settled.
    const isPresent = found !== undefined && (found.state !== 'stopped' || session.state === 'stopping')
    await actor.post({ type: 'recovered', domain: isPresent ? 'present' : 'absent' })
    if (!isPresent || !holdsShare(session)) return
    for (const record of await this.#store.tasks(session.id)) {
      const { task, document } = taskOf(record)
      actor.tasks.resume(task, document, managerFor(document))
    }
  }

  async #closeAll(): Promise<void> {
    const patience = AbortSignal.timeout(SETTLE_MS)
    await Promise.all(
      this.#registry.all().map(async actor => {
        await actor.post({ type: 'close', reason: 'server-stopped' })
        await actor.changes.until(() => actor.session.state === 'kept' || actor.session.state === 'gone', patience)
      }),
    )
  }
}

/** Whether the session's domain may be there, so that its share is nobody else's. */
function holdsShare({ state, domain }: Session): boolean {
  return domain !== 'gone' && state !== 'charged' && state !== 'kept' && state !== 'gone'
}
