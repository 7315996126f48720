/**
 * The client's side of the session protocol: `!issue -> quote -> !presented -> active <-> !extending -> closing -> settled`
 * (protocols/session/1, What clients do).
 *
 * A wallet presents an order to one server only. While the server does not answer, the same presentation is sent again
 * until acceptBy; then the validators say whether it was bound: if not, the order is cancelled, and if so, the session is
 * taken up, or its order ended. After a refusal the order is cancelled too; a further try needs another order. So is one
 * whose creation is interrupted; where a server has bound it by then, the session is closed.
 */
import { reportEveryMs } from '../../corp/core/policies/annotation.ts'
import type { WalletCorp } from '../../corp/wallet/corp.ts'
import type { Settlement } from '../../corp/wallet/order-steps.ts'
import { formatRequirements } from '../../documents/format/requirements.ts'
import { parseStatus } from '../../documents/parse/status.ts'
import type { Requirements } from '../../documents/requirements.ts'
import type { Status } from '../../documents/status.ts'
import { type Bytes, bytes, equal, toText, utf8 } from '../../types/bytes.ts'
import { isXenoError, unwrap } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import type { Prices } from '../../types/prices.ts'
import { digest } from '../../wire/digest.ts'
import type { SessionView } from '../../wire/generated/session.ts'
import { sessionProtocol } from '../../wire/protocols.ts'
import type { Quoted } from '../../xenoserver/core/quote.ts'
import type { SessionContext } from './context.ts'
import { leftOpen, sessionClientErrors } from './errors.ts'
import type { ClientOrder, ClientSession } from './journal.ts'
import { LiveSession } from './live-session.ts'
import { presentOrder } from './presenting.ts'
import { checkQuoted } from './quote-check.ts'
import { readRefusal } from './refusal.ts'
import { isSilence, pause, repeat } from './repeat.ts'

const CALL_TIMEOUT_MS = 12_000
const QUOTE_PATIENCE_MS = 5_000
/** What giving an order back may take after an interrupt. */
const ABANDON_MS = 60_000
const NONCE_BYTES = 16

export interface QuoteOptions {
  readonly corp: WalletCorp
  readonly server: Bytes
  readonly requirements: Requirements
  /** The prices of the server's advertisement: a quote above them is refused. */
  readonly maxPrices?: Prices | undefined
  /** The most that may be spent: a quote by which the session could not start with it is refused. */
  readonly budget?: Money | undefined
  readonly signal: AbortSignal
}

/** A checked quote. */
export interface Quote extends Quoted {
  readonly server: Bytes
  readonly signed: { readonly body: Bytes; readonly signature: Bytes }
  /** The requirements document that it is for. */
  readonly document: Bytes
}

export interface SignedStatus {
  readonly status: Status
  readonly body: Bytes
  readonly signature: Bytes
}

export interface CreateOptions {
  readonly corp: WalletCorp
  readonly quote: Quote
  /** An order of this wallet that was not presented yet. */
  readonly order: Bytes
  /** The most of it that this session may spend; all of it when absent. */
  readonly limit?: Money | undefined
  readonly purpose?: string | undefined
  /** Keys that control the session; the dialling one when absent. */
  readonly controllers?: readonly Bytes[] | undefined
  /** Where the server was reached, to find it again. */
  readonly addresses?: readonly string[] | undefined
  /** Told when the presentation is on disk and on its way: what is asked of the session now follows it. */
  readonly presented?: ((live: LiveSession, ready: Promise<LiveSession>) => void) | undefined
  readonly signal: AbortSignal
}

export class SessionClient {
  readonly #context: SessionContext

  constructor(context: SessionContext) {
    this.#context = context
  }

  /** The server's signed status, checked. @throws XenoError `answer-wrong`, and what the server refuses with */
  async status(options: { corp: WalletCorp; server: Bytes; signal: AbortSignal }): Promise<Status> {
    return (await this.signedStatus(options)).status
  }

  /** The same with the exact bytes that the server signed. */
  async signedStatus({ corp, server, signal }: { corp: WalletCorp; server: Bytes; signal: AbortSignal }): Promise<SignedStatus> {
    const { rpc, crypto, identity } = this.#context
    const xenoCorp = corp.committee.name
    const proof = await corp.clientProof(identity, server, { signal })
    const { status } = await rpc.call(server, sessionProtocol.status, { xenoCorp, proof }, { signal })
    const isSigned = status !== undefined && crypto.verify(server, digest(crypto, 'session/status', xenoCorp, status.body), status.signature)
    if (status === undefined || !isSigned) throw sessionClientErrors.error('answer-wrong', { why: 'its status is not signed by it' })
    const parsed = unwrap(parseStatus(status.body))
    if (!equal(parsed.server, server)) throw sessionClientErrors.error('answer-wrong', { why: 'its status is of another server' })
    return { status: parsed, body: bytes(status.body), signature: bytes(status.signature) }
  }

  /** @throws RefusedByServer with what it cannot meet; XenoError `quote-wrong`, `refusal-wrong` */
  async quote(options: QuoteOptions): Promise<Quote> {
    const { corp, server, requirements, signal } = options
    const { rpc, crypto, clock, identity, random } = this.#context
    const xenoCorp = corp.committee.name
    const document = utf8(formatRequirements(requirements))
    const nonce = random(NONCE_BYTES)
    const proof = await corp.clientProof(identity, server, { signal })
    const patience = { until: clock.now() + QUOTE_PATIENCE_MS, now: () => clock.now(), signal }
    const { quote, refusal } = await repeat(
      () => rpc.call(server, sessionProtocol.quote, { xenoCorp, nonce, requirements: document, proof }, { signal }),
      patience,
    )
    if (refusal !== undefined) throw readRefusal(crypto, xenoCorp, server, nonce, refusal)
    if (quote === undefined) throw sessionClientErrors.error('answer-wrong', { why: 'neither a quote nor a refusal' })
    const { maxPrices, budget } = options
    const everyMs = reportEveryMs(corp.committee.policy.annotation)
    const asked = { xenoCorp, server, nonce, forKey: identity, requirements, document, maxPrices, budget, reportEveryMs: everyMs }
    const signed = { body: bytes(quote.body), signature: bytes(quote.signature) }
    return { ...checkQuoted(crypto, asked, signed, clock.now()), server, signed, document }
  }

  /**
   * Presents an order for a quote; settles when the session runs.
   * @throws RefusedByServer (the order is cancelled by then), XenoError `session-not-started`, `presentation-unanswered`
   */
  async create(options: CreateOptions): Promise<LiveSession> {
    const { corp, quote, order, limit, controllers, purpose = '', signal } = options
    const { journal, clock } = this.#context
    const presented = await presentOrder(this.#context, corp, { order, server: quote.server, quoted: quote, limit, controllers, purpose })
    const session: ClientSession = {
      id: presented.bind,
      server: quote.server,
      addresses: options.addresses ?? [],
      xenoCorp: corp.committee.name,
      state: 'presented',
      terms: quote.signed,
      requirements: quote.document,
      orders: [presented],
      createdAt: clock.now(),
    }
    await journal.save(session)
    const ready = this.#begin(corp, session, signal)
    options.presented?.(this.#live(session), ready)
    return ready
  }

  /** A session of this wallet, whatever state it is in. @throws XenoError `session-unknown-here` */
  async attach(id: Bytes): Promise<LiveSession> {
    const session = await this.#context.journal.get(id)
    if (session === undefined) throw sessionClientErrors.error('session-unknown-here', { session: toText(id) })
    await this.#context.rpc.learn(session.server, session.addresses)
    return this.#live(session)
  }

  /** Those that this wallet has presented orders for, the newest first. */
  sessions(): Promise<ClientSession[]> {
    return this.#context.journal.list()
  }

  /** Finishes what an earlier command began with a session: its presentation, an extension, or its end. */
  async recover(corp: WalletCorp, id: Bytes, signal: AbortSignal): Promise<LiveSession> {
    const live = await this.attach(id)
    const { session } = live
    if (session.state === 'presented') return this.#begin(corp, session, signal)
    if (session.state === 'extending') await live.finishExtending(corp, signal)
    if (session.state === 'closing') await live.close(corp, signal)
    return live
  }

  /** Sends the presentation until it is answered or its time is over. */
  async #begin(corp: WalletCorp, session: ClientSession, signal: AbortSignal): Promise<LiveSession> {
    const [order] = session.orders
    if (order === undefined) throw sessionClientErrors.error('answer-wrong', { why: 'a session without an order' })
    const { clock, journal } = this.#context
    const patience = { until: order.acceptBy, now: () => clock.now(), signal }
    try {
      const view = await repeat(() => this.#send(session, order, signal), patience)
      if (view.startedAt === 0n) return await this.#notStarted(corp, session, view.reason, signal)
      const active: ClientSession = { ...session, state: 'active', orders: [{ ...order, state: 'bound' }] }
      await journal.save(active)
      return this.#live(active)
    } catch (error) {
      if (signal.aborted) return this.#abandon(corp, session, order, error)
      if (isSilence(error)) return this.#unanswered(corp, session, order, signal)
      if (isXenoError(error) && !isXenoError(error, 'session-not-started')) await this.#refused(corp, session, order, signal)
      throw error
    }
  }

  /** Asks until the session has left `binding`. */
  async #send(session: ClientSession, order: ClientOrder, signal: AbortSignal): Promise<SessionView> {
    const { rpc, crypto } = this.#context
    const { xenoCorp, server, terms, requirements } = session
    const request = { xenoCorp, quote: terms, requirements, order: order.issue, blocks: [...order.blocks], presentation: order.presentation }
    for (;;) {
      const { session: view, refusal } = await rpc.call(server, sessionProtocol.create, request, { signal, timeoutMs: CALL_TIMEOUT_MS })
      if (refusal !== undefined) throw readRefusal(crypto, xenoCorp, server, order.bind, refusal)
      if (view === undefined || !equal(view.session, session.id))
        throw sessionClientErrors.error('answer-wrong', { why: 'it is about another session' })
      if (view.state !== 'binding') return view
      await pause(100, signal)
    }
  }

  /** It was bound, and ended before it ran: the server closes it at nothing. */
  async #notStarted(corp: WalletCorp, session: ClientSession, reason: string, signal: AbortSignal): Promise<never> {
    const live = this.#live({ ...session, state: 'closing' })
    await this.#context.journal.save(live.session)
    await live.close(corp, signal)
    throw sessionClientErrors.error('session-not-started', { reason })
  }

  /** The order is not for another server now: it goes back, and a further try needs another. */
  async #refused(corp: WalletCorp, session: ClientSession, order: ClientOrder, signal: AbortSignal): Promise<void> {
    await this.#context.journal.save({ ...session, state: 'refused', orders: [{ ...order, state: 'refused' }] })
    await this.#giveBack(corp, session, order, signal)
  }

  /** Nobody knows but the validators: bound orders are ended, so that a server which did not hear of it is not paid for nothing. */
  async #unanswered(corp: WalletCorp, session: ClientSession, order: ClientOrder, signal: AbortSignal): Promise<never> {
    await this.#giveBack(corp, session, order, signal)
    await this.#context.journal.save({ ...session, state: 'refused', orders: [{ ...order, state: 'refused' }] })
    throw sessionClientErrors.error('presentation-unanswered')
  }

  /** Whoever wanted it has left: the order comes back first, bound or not, and then the caller hears why. */
  async #abandon(corp: WalletCorp, session: ClientSession, order: ClientOrder, failure: unknown): Promise<never> {
    try {
      await this.#giveBack(corp, session, order, AbortSignal.timeout(ABANDON_MS))
    } catch (error) {
      if (!isXenoError(error)) throw error
      throw leftOpen(order.order, failure, error)
    }
    await this.#context.journal.save({ ...session, state: 'refused', orders: [{ ...order, state: 'refused' }] })
    throw failure
  }

  async #giveBack(corp: WalletCorp, session: ClientSession, order: ClientOrder, signal: AbortSignal): Promise<Settlement> {
    try {
      return await corp.cancel(order.order, { signal })
    } catch (error) {
      if (!isXenoError(error, 'order-bound') && !isXenoError(error, 'order-not-own')) throw error
    }
    // Bound after all, from its birth, or not this wallet's to cancel: a server that can be reached closes it at once, at what it has delivered; an End frees it from one that cannot.
    const { rpc } = this.#context
    await rpc
      .call(session.server, sessionProtocol.close, { session: session.id, waitMs: 5_000 }, { signal, timeoutMs: CALL_TIMEOUT_MS })
      .catch((error: unknown) => {
        if (!isXenoError(error)) throw error
      })
    const settled = await corp.settle(order.order, { signal })
    const mayEnd = settled.order.mayEnd && settled.order.issue.body.payee === undefined
    return settled.settled || !mayEnd ? settled : corp.end(order.order, { signal })
  }

  #live(session: ClientSession): LiveSession {
    return new LiveSession(this.#context, session)
  }
}
