/**
 * One session of a client: its tasks, output and events, further orders, and its end with the check of the bill. Streams
 * go on where they were when a connection breaks; requests that change something carry a key of their own, and are
 * repeated with the same bytes until they are answered.
 */
import { makeSigned } from '../../corp/core/operation.ts'
import type { WalletCorp } from '../../corp/wallet/corp.ts'
import type { Settlement } from '../../corp/wallet/order-steps.ts'
import { formatTask } from '../../documents/format/task.ts'
import type { TaskDocument } from '../../documents/task.ts'
import { type Bytes, equal, utf8 } from '../../types/bytes.ts'
import { isXenoError } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import type { Signer } from '../../types/ports.ts'
import { encode } from '../../wire/canonical.ts'
import { SignedBody } from '../../wire/generated/corp.ts'
import type { SessionEvent, SessionView, TaskView } from '../../wire/generated/session.ts'
import { sessionProtocol } from '../../wire/protocols.ts'
import { type Quoted, readQuote } from '../../xenoserver/core/quote.ts'
import { BillCheck } from './bill-check.ts'
import type { SessionContext } from './context.ts'
import { sessionClientErrors } from './errors.ts'
import type { ClientOrder, ClientSession } from './journal.ts'
import { type OutputPiece, type RunMoment, toPiece } from './output.ts'
import { presentOrder } from './presenting.ts'
import { follow, isSilence, repeat, whenKnown } from './repeat.ts'

const CALL_TIMEOUT_MS = 12_000
/** How long a server may be silent before a request or a stream is given up. */
const PATIENCE_MS = 60_000
const CLOSE_WAIT_MS = 10_000
const KEY_BYTES = 16

export interface Closed {
  /** Undefined where the server has forgotten the session: its keeping was over. */
  readonly view: SessionView | undefined
  /** Of the last report, checked; what was paid where the server has none any more. */
  readonly bill: Money
  /** One for each order, in sequence. */
  readonly settlements: readonly Settlement[]
}

const ENDED = new Set(['exited', 'failed', 'lost', 'stopped'])

export class LiveSession {
  readonly #context: SessionContext
  readonly #check: BillCheck
  readonly #quoted: Quoted
  #session: ClientSession

  constructor(context: SessionContext, session: ClientSession) {
    this.#context = context
    this.#session = session
    const quoted = readQuote(context.crypto, session.xenoCorp, session.server, session.terms)
    if (!quoted.ok) throw sessionClientErrors.error('quote-wrong', { why: quoted.refusal.code })
    this.#quoted = quoted.value
    this.#check = new BillCheck(context.crypto, { ...quoted.value, xenoCorp: session.xenoCorp, server: session.server, session: session.id })
  }

  get id(): Bytes {
    return this.#session.id
  }

  get session(): ClientSession {
    return this.#session
  }

  get terms(): Quoted['terms'] {
    return this.#quoted.terms
  }

  async show(signal: AbortSignal): Promise<SessionView> {
    const { rpc } = this.#context
    const { session } = await rpc.call(this.#session.server, sessionProtocol.show, { session: this.id }, { signal })
    return needView(session)
  }

  /** The same key with the same task is the same request. @throws XenoError `task-content-missing` where content must be sent first */
  async deploy(task: TaskDocument, signal: AbortSignal, key: Bytes = this.newKey()): Promise<TaskView> {
    const { rpc } = this.#context
    const request = { session: this.id, key, task: utf8(formatTask(task)) }
    const { task: view } = await this.#repeat(signal, () =>
      rpc.call(this.#session.server, sessionProtocol.deploy, request, { signal, timeoutMs: CALL_TIMEOUT_MS }),
    )
    if (view === undefined) throw sessionClientErrors.error('answer-wrong', { why: 'a deploy without a task' })
    return view
  }

  /**
   * Deploys a task and follows it: its view once it runs, its output, its view at the end. All of it is one request, which
   * may be sent beside the presentation; a server that does not know the session yet is asked again when `known` settles.
   */
  async *run(task: TaskDocument, options: { readonly signal: AbortSignal; readonly known: Promise<unknown> }): AsyncGenerator<RunMoment> {
    const { rpc } = this.#context
    const { signal, known } = options
    const request = { session: this.id, key: this.newKey(), task: utf8(formatTask(task)) }
    let since = 0n
    const open = () => rpc.stream(this.#session.server, sessionProtocol.run, { ...request, since }, { signal })
    for await (const moment of follow(() => whenKnown(open, known), this.#followOptions(signal))) {
      since = moment.output?.next ?? since
      if (moment.task !== undefined) yield { task: moment.task }
      if (moment.output !== undefined) yield { output: toPiece(moment.output) }
    }
  }

  newKey(): Bytes {
    return this.#context.random(KEY_BYTES)
  }

  /** A task's views: the present one, those that follow, and the one of its end. */
  watch(task: number, signal: AbortSignal): AsyncIterable<TaskView> {
    const { rpc } = this.#context
    const open = () => rpc.stream(this.#session.server, sessionProtocol.wait, { session: this.id, task }, { signal })
    return follow(open, this.#followOptions(signal))
  }

  /** Settles at the task's end. */
  async wait(task: number, signal: AbortSignal): Promise<TaskView> {
    for await (const view of this.watch(task, signal)) if (ENDED.has(view.state)) return view
    throw sessionClientErrors.error('answer-wrong', { why: 'a task was not followed to its end' })
  }

  /** Output from `since` on; with `follow` until the task ends. */
  async *logs(
    task: number,
    options: { readonly since?: bigint; readonly follow: boolean; readonly signal: AbortSignal },
  ): AsyncGenerator<OutputPiece> {
    const { rpc } = this.#context
    const { signal } = options
    let since = options.since ?? 0n
    const open = () => rpc.stream(this.#session.server, sessionProtocol.logs, { session: this.id, task, since, follow: options.follow }, { signal })
    for await (const chunk of follow(open, this.#followOptions(signal))) {
      since = chunk.next
      yield toPiece(chunk)
    }
  }

  async *events(options: { readonly since?: number; readonly follow: boolean; readonly signal: AbortSignal }): AsyncGenerator<SessionEvent> {
    const { rpc } = this.#context
    const { signal } = options
    let since = options.since ?? 0
    const open = () => rpc.stream(this.#session.server, sessionProtocol.events, { session: this.id, since, follow: options.follow }, { signal })
    for await (const event of follow(open, this.#followOptions(signal))) {
      since = event.number
      yield event
    }
  }

  async signal(task: number, name: string, signal: AbortSignal): Promise<void> {
    const { rpc } = this.#context
    const request = { session: this.id, key: this.newKey(), task, signal: name }
    await this.#repeat(signal, () => rpc.call(this.#session.server, sessionProtocol.signal, request, { signal }))
  }

  async pause(signal: AbortSignal): Promise<SessionView> {
    const { rpc } = this.#context
    const { session } = await this.#repeat(signal, () => rpc.call(this.#session.server, sessionProtocol.pause, { session: this.id }, { signal }))
    return needView(session)
  }

  async resume(signal: AbortSignal): Promise<SessionView> {
    const { rpc } = this.#context
    const { session } = await this.#repeat(signal, () => rpc.call(this.#session.server, sessionProtocol.resume, { session: this.id }, { signal }))
    return needView(session)
  }

  /**
   * Adds a further order; settles when it is bound.
   * @throws XenoError `order-not-bound` and other refusals (the order is cancelled by then)
   */
  async extend(corp: WalletCorp, order: Bytes, signal: AbortSignal): Promise<SessionView> {
    const view = await this.show(signal)
    const last = view.orders.findLast(each => each.state !== 'lost')
    if (last === undefined) throw sessionClientErrors.error('answer-wrong', { why: 'it shows no order' })
    const further = await presentOrder(this.#context, corp, {
      order,
      server: this.#session.server,
      quoted: this.#quoted,
      purpose: view.purpose,
      topUp: { session: this.id, k: view.orders.length, previousBind: last.bind },
    })
    await this.#save({ state: 'extending', orders: [...this.#session.orders, further] })
    return this.finishExtending(corp, signal)
  }

  /** Sends the presentation of an extension until it is answered. */
  async finishExtending(corp: WalletCorp, signal: AbortSignal): Promise<SessionView> {
    const further = this.#session.orders.find(({ state }) => state === 'presented')
    if (further === undefined) {
      await this.#save({ state: 'active' })
      return this.show(signal)
    }
    const { rpc, clock } = this.#context
    const request = { session: this.id, order: further.issue, blocks: [...further.blocks], presentation: further.presentation }
    const send = async (): Promise<SessionView> => {
      const { session } = await rpc.call(this.#session.server, sessionProtocol.extend, request, { signal, timeoutMs: CALL_TIMEOUT_MS })
      return needView(session)
    }
    try {
      const view = await repeat(send, { until: further.acceptBy, now: () => clock.now(), signal })
      await this.#settleOrder(further, 'bound', 'active')
      return view
    } catch (error) {
      if (!isXenoError(error)) throw error
      await this.#settleOrder(further, 'refused', 'active')
      await this.#giveBack(corp, further, signal)
      throw isSilence(error) ? sessionClientErrors.error('presentation-unanswered') : error
    }
  }

  /** Fetches the reports since the last look and checks them. @throws XenoError `bill-wrong` */
  async checkBill(signal: AbortSignal): Promise<Money> {
    const { rpc } = this.#context
    for (let more = true; more; ) {
      const request = { session: this.id, from: this.#check.reports + 1 }
      const answer = await this.#repeat(signal, () => rpc.call(this.#session.server, sessionProtocol.reports, request, { signal }))
      for (const report of answer.reports) this.#check.take(report)
      more = answer.more && answer.reports.length > 0
    }
    return this.#check.bill
  }

  /** Signs that the bill so far is right, for orders with the caveat `acked`. @param controller the key that dials */
  async acknowledge(controller: Signer, signal: AbortSignal): Promise<Money> {
    const { rpc, crypto } = this.#context
    const bill = await this.checkBill(signal)
    const { lastId, reports } = this.#check
    if (lastId === undefined) return bill
    const ack = makeSigned(crypto, this.#session.xenoCorp, 'ack', { session: this.id, number: reports, report: lastId, bill }, controller)
    await rpc.call(this.#session.server, sessionProtocol.acknowledge, { session: this.id, ack: encode(SignedBody, ack) }, { signal })
    return bill
  }

  /**
   * Ends the session; settles when every order is closed and its refund back, or as far as that has come when the server
   * falls silent or has lost the session: then the orders are ended, and their money comes back after the grace.
   * @throws XenoError `bill-wrong` when what was charged does not follow from the reports
   */
  async close(corp: WalletCorp, signal: AbortSignal): Promise<Closed> {
    await this.#save({ state: 'closing' })
    const view = await this.#closeAtServer(corp, signal)
    const checked = view === undefined ? undefined : await this.#checkRest(view, signal)
    const funding = this.#session.orders.filter(({ state }) => state !== 'refused')
    const settlements = await Promise.all(
      funding.map(({ order, bind }) =>
        // A server that knows no such session any more will not close its order either.
        corp.settle(order, { signal, ...(view === undefined ? { goneServer: true } : { certificates: settling(view, bind) }) }),
      ),
    )
    const paid = settlements.reduce((sum, settlement) => sum + settlement.paid, 0n)
    const bill = checked ?? paid
    if (paid > bill) throw sessionClientErrors.error('bill-wrong', { why: `${paid} was charged, above the bill of ${bill}` })
    if (settlements.every(({ settled }) => settled)) {
      await this.#save({
        state: 'settled',
        orders: this.#session.orders.map(order => (order.state === 'refused' ? order : { ...order, state: 'settled' })),
      })
    }
    return { view, bill, settlements }
  }

  async #closeAtServer(corp: WalletCorp, signal: AbortSignal): Promise<SessionView | undefined> {
    const { rpc, clock } = this.#context
    const until = clock.now() + this.#patienceMs
    try {
      for (;;) {
        const request = { session: this.id, waitMs: CLOSE_WAIT_MS, reportsFrom: this.#check.reports + 1 }
        const { session, reports } = await this.#repeat(signal, () =>
          rpc.call(this.#session.server, sessionProtocol.close, request, { signal, timeoutMs: CALL_TIMEOUT_MS }),
        )
        const view = needView(session)
        for (const report of reports) this.#check.take(report)
        if (view.state === 'kept' || view.state === 'gone' || clock.now() > until) return view
      }
    } catch (error) {
      if (isXenoError(error, 'not-found')) return undefined
      if (!isSilence(error)) throw error
      for (const order of this.#session.orders) if (order.state === 'bound') await corp.end(order.order, { signal })
      throw error
    }
  }

  /** The bill, when what came with the close was not all of its reports. */
  #checkRest({ reports }: SessionView, signal: AbortSignal): Promise<Money> | Money {
    return this.#check.reports < reports ? this.checkBill(signal) : this.#check.bill
  }

  async #giveBack(corp: WalletCorp, order: ClientOrder, signal: AbortSignal): Promise<void> {
    try {
      await corp.cancel(order.order, { signal })
    } catch (error) {
      // Bound after all: it serves the session, and is closed with it.
      if (!isXenoError(error, 'order-bound')) throw error
      await this.#settleOrder(order, 'bound', this.#session.state)
    }
  }

  #settleOrder(order: ClientOrder, state: ClientOrder['state'], session: ClientSession['state']): Promise<void> {
    return this.#save({ state: session, orders: this.#session.orders.map(each => (equal(each.bind, order.bind) ? { ...each, state } : each)) })
  }

  async #save(changes: Partial<ClientSession>): Promise<void> {
    const session = { ...this.#session, ...changes }
    await this.#context.journal.save(session)
    this.#session = session
  }

  get #patienceMs(): number {
    return this.#context.patienceMs ?? PATIENCE_MS
  }

  #repeat<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    const { clock } = this.#context
    return repeat(request, { until: clock.now() + this.#patienceMs, now: () => clock.now(), signal })
  }

  #followOptions(signal: AbortSignal) {
    return { patienceMs: this.#patienceMs, now: () => this.#context.clock.now(), signal }
  }
}

function needView(view: SessionView | undefined): SessionView {
  if (view === undefined) throw sessionClientErrors.error('answer-wrong', { why: 'a session was left out' })
  return view
}

/** What settles an order, as the server shows it: its last charge, and the close that releases the rest. */
function settling({ orders }: SessionView, bind: Bytes): Bytes[] {
  const order = orders.find(candidate => equal(candidate.bind, bind))
  return [order?.charge, order?.close].filter(certificate => certificate !== undefined)
}
