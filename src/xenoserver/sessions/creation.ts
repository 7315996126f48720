/**
 * Creating and extending sessions: a presented order is admitted, its share reserved and the acceptance persisted without
 * anything in between, so that two clients racing for the last share, or two sessions for one order, cannot both win.
 * The same presentation again is the same request (protocols/session/1, create).
 */
import { makeSigned, wrapOperation } from '../../corp/core/operation.ts'
import { toSignedBody } from '../../corp/core/presentation.ts'
import { type Bytes, equal, toUtf8 } from '../../types/bytes.ts'
import { isXenoError, type Refusal, refusalError, unwrap } from '../../types/errors.ts'
import type { StoreWrite } from '../../types/ports.ts'
import type { CreateRequest, CreateResponse, ExtendRequest, SessionResponse } from '../../wire/generated/session.ts'
import type { CallContext } from '../../wire/rpc.ts'
import { type Admitted, admit, decodePresented, type Presented } from '../core/admission.ts'
import { coreErrors } from '../core/errors.ts'
import { checkQuote, readQuote } from '../core/quote.ts'
import { shareOf } from '../core/resources.ts'
import { newSession } from '../core/session.ts'
import { accept } from '../core/step.ts'
import type { CorpDesk } from './corp-desk.ts'
import type { Desks } from './desks.ts'
import { signRefusal } from './refusals.ts'
import type { SessionActor } from './session-actor.ts'
import { viewOf } from './views.ts'

/** How long a create waits for the session to run before it answers with the state so far; below a caller's own patience. */
const START_PATIENCE_MS = 8_000

export class SessionCreation {
  readonly #desks: Desks

  constructor(desks: Desks) {
    this.#desks = desks
  }

  /**
   * Settles when the session runs, or has been refused, or START_PATIENCE_MS have passed.
   * @throws XenoError `foreign-xenocorp`, `malformed`, `other-server` and the like: where there is no bindId to refuse
   */
  async create(request: CreateRequest, { peer, signal }: CallContext): Promise<CreateResponse> {
    const corp = this.#desks.desk(request.xenoCorp)
    const presented: Presented = request
    const presentation = unwrap(decodePresented(corp.server, presented))
    const known = this.#desks.registry.get(presentation.id)
    if (known !== undefined) return this.#answer(known, corp, signal)
    try {
      const actor = await this.#accept(request, presented, corp, peer)
      return await this.#answer(actor, corp, signal)
    } catch (error) {
      if (!isXenoError(error)) throw error
      return { refusal: this.#refuse(corp, presentation.id, { code: error.code, facts: error.facts }) }
    }
  }

  /** Settles when the further order is bound or is known not to be. @throws XenoError for every refusal */
  async extend(request: ExtendRequest, { peer, signal }: CallContext): Promise<SessionResponse> {
    const { registry, clock, store } = this.#desks
    const actor = registry.controlled(request.session, peer)
    const { session } = actor
    const corp = this.#desks.desk(session.xenoCorp)
    const presentation = unwrap(decodePresented(corp.server, request))
    if (!session.orders.some(order => equal(order.bind, presentation.id))) {
      if (session.state !== 'running' && session.state !== 'held' && session.state !== 'paused') {
        throw coreErrors.error('session-state', { state: session.state, action: 'be extended' })
      }
      const admitted = unwrap(admit(corp.server, request, { terms: session.terms, termsId: session.termsId, session }, clock.now()))
      registry.useOrder(admitted.order.order)
      await actor.post({ type: 'extend', order: admitted.order }, this.#papers(session.id, session.orders.length, request.order, admitted, corp))
    }
    const orderOf = () => actor.session.orders.find(order => equal(order.bind, presentation.id))
    const patience = AbortSignal.any([signal, AbortSignal.timeout(START_PATIENCE_MS)])
    await actor.changes.until(() => orderOf()?.state !== 'binding', patience)
    const order = orderOf()
    if (order === undefined) throw coreErrors.error('session-state', { state: actor.session.state, action: 'be extended' })
    if (order.state === 'lost') throw coreErrors.error('order-not-bound', { why: this.#refusedBecause(session.id, order.k) })
    return { session: viewOf(actor, store, clock.now(), { papers: true }) }
  }

  async #accept(request: CreateRequest, presented: Presented, corp: CorpDesk, peer: Bytes): Promise<SessionActor> {
    const { crypto, clock, signer, registry, partition, store } = this.#desks
    const { quote } = request
    if (quote === undefined) throw coreErrors.error('quote-not-ours')
    const quoted = unwrap(readQuote(crypto, corp.name, signer.id, quote))
    const now = clock.now()
    unwrap(checkQuote(quoted, peer, crypto.sha256(request.requirements), now))
    const admitted = unwrap(admit(corp.server, presented, { ...quoted, session: undefined }, now))
    const { order, issue, presentation } = admitted
    const why = this.#desks.closedBecause()
    if (why !== undefined) throw coreErrors.error('sale-paused', { why })
    registry.useOrder(order.order)
    const reserved = partition.reserve(order.bind, issue.body.account, shareOf(quoted.terms.resources), now)
    if (!reserved.ok) {
      registry.freeOrder(order.order)
      throw refusalError(reserved.refusal)
    }
    const { controllers, purpose } = presentation.body
    const accepted = { xenoCorp: corp.name, account: issue.body.account, controllers, purpose, ...quoted, order }
    const outcome = accept(accepted, now, crypto)
    const actor = this.#desks.actor(newSession(accepted, now), request.requirements, 0, corp.registration)
    registry.add(actor)
    try {
      const agreement = store.putAgreement(outcome.session, quote.signature, request.requirements)
      await actor.begin(outcome, [agreement, ...this.#papers(order.bind, 0, presented.order, admitted, corp)])
    } catch (error) {
      await actor.detach()
      registry.remove(actor.session)
      partition.release(order.bind)
      throw error
    }
    return actor
  }

  /** The order's certificate, and the bind operation: the client's presentation with this server's acceptance beside it. */
  #papers(session: Bytes, k: number, issue: Bytes, { presentation }: Admitted, corp: CorpDesk): StoreWrite[] {
    const { crypto, signer, store } = this.#desks
    const acceptance = makeSigned(crypto, corp.name, 'acceptance', { bind: presentation.id }, signer)
    const blocks = presentation.blocks.map(toSignedBody)
    const bind = wrapOperation('bind', presentation.bytes, [presentation.signature], { acceptance, blocks })
    return [store.putPaper(session, k, 'issue', issue), store.putPaper(session, k, 'bind', bind)]
  }

  async #answer(actor: SessionActor, corp: CorpDesk, signal: AbortSignal): Promise<CreateResponse> {
    const { clock, store } = this.#desks
    const patience = AbortSignal.any([signal, AbortSignal.timeout(START_PATIENCE_MS)])
    await actor.changes.until(() => actor.session.state !== 'binding', patience)
    const { session } = actor
    const [first] = session.orders
    if (first?.state === 'lost') {
      return { refusal: this.#refuse(corp, session.id, coreErrors.refuse('order-not-bound', { why: this.#refusedBecause(session.id, 0) }).refusal) }
    }
    return { session: viewOf(actor, store, clock.now(), { papers: true }) }
  }

  #refusedBecause(session: Bytes, k: number): string {
    const code = this.#desks.store.paper(session, k, 'refused')
    return code === undefined ? 'unknown' : toUtf8(code)
  }

  #refuse(corp: CorpDesk, bind: Bytes, refusal: Refusal) {
    return signRefusal(this.#desks, corp.name, bind, refusal)
  }
}
