/**
 * What a session has to do with its XenoCorp: bindings, charges and closes are proposed with the exact bytes that were
 * persisted, and repeated until they are certified, or cannot be (protocols/corp/1, What writers must do).
 *
 *   bind    until acceptBy has passed for every validator; then the order's status has the last word
 *   charge  one at a time for each order, always the latest; a larger one replaces a smaller one that waits
 *   close   beside the last charge
 */
import { verifyOperationCertificate } from '../../corp/core/certificate.ts'
import { decodeOperation } from '../../corp/core/operation.ts'
import { isWrittenBy } from '../../corp/core/writers.ts'
import { type Bytes, equal, toText, utf8 } from '../../types/bytes.ts'
import { isXenoError } from '../../types/errors.ts'
import { Backoff } from '../../types/pause.ts'
import type { Clock, Crypto, Logger, StoreWrite } from '../../types/ports.ts'
import type { SessionInput } from '../core/draft.ts'
import { owes, type SessionOrder } from '../core/session.ts'
import type { CertifyOutcome, XenoCorpPort } from './ports.ts'
import type { Paper, SessionStore } from './session-store.ts'

/** How long after acceptBy a binding is still asked for: votes that were cast in time are given again. */
const BIND_PATIENCE_MS = 20_000
/** How long after the end of an order's ledger time a claim is given up. */
const CLAIM_PATIENCE_MS = 600_000
const ATTEMPT_MS = 10_000

/** Refusals after which a charge can never be certified. */
const HOPELESS = new Set(['charge-above-frozen', 'bound-elsewhere', 'order-unknown'])

export interface LedgerWorkOptions {
  readonly session: Bytes
  readonly corp: XenoCorpPort
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  readonly store: SessionStore
  /** The order as it is now. */
  order(bind: Bytes): SessionOrder | undefined
  /** Takes an input into the session, with what is to be persisted beside it. */
  post(input: SessionInput, writes?: readonly StoreWrite[]): Promise<void>
}

type Claim = 'charge' | 'close'

export class LedgerWork {
  readonly #options: LedgerWorkOptions
  readonly #stop = new AbortController()
  readonly #running = new Map<string, Promise<void>>()

  constructor(options: LedgerWorkOptions) {
    this.#options = options
  }

  bind(bind: Bytes): void {
    this.#run(`bind ${toText(bind)}`, () => this.#bind(bind))
  }

  /** Whether an order that was given up is bound after all: whoever finds its votes in the way may finish the binding. */
  look(bind: Bytes): void {
    this.#run(`bind ${toText(bind)}`, async () => {
      const order = this.#options.order(bind)
      if (order?.state === 'lost') await this.#lastLook(order)
    })
  }

  /** The claim's bytes are the order's paper of that name. */
  claim(kind: Claim, bind: Bytes): void {
    this.#run(`${kind} ${toText(bind)}`, () => this.#claim(kind, bind))
  }

  /** Gives up what is under way; it is taken up at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#running.values())
  }

  /** One at a time for each key; what runs already looks at the newest papers by itself. */
  #run(key: string, work: () => Promise<void>): void {
    if (this.#running.has(key) || this.#stop.signal.aborted) return
    const running = work()
      .catch((error: unknown) => {
        if (!this.#stop.signal.aborted) this.#options.logger.error({ work: key, error }, 'work with the XenoCorp ended with a defect')
      })
      .finally(() => this.#running.delete(key))
    this.#running.set(key, running)
  }

  async #bind(bind: Bytes): Promise<void> {
    const { corp, clock, post } = this.#options
    const order = this.#options.order(bind)
    const operation = order === undefined ? undefined : this.#paper(order, 'bind')
    if (order === undefined || operation === undefined) return
    const giveUpAt = order.acceptBy + BIND_PATIENCE_MS
    const backoff = new Backoff()
    while (!this.#stop.signal.aborted) {
      const outcome = await this.#certify(operation, order, this.#papers(order, 'issue'))
      if (outcome?.kind === 'certified') {
        corp.deliver([outcome.certificate])
        await post({ type: 'bound', bind }, [this.#put(order, 'binding', outcome.certificate)])
        return
      }
      if (outcome?.kind === 'refused' || outcome?.kind === 'conflict') return this.#notBound(order, outcome.refusal.code)
      if (clock.now() >= giveUpAt) return this.#lastLook(order)
      await backoff.pause(this.#stop.signal)
    }
  }

  /** Nobody may be able to answer for long; then the order is as good as not bound, and its client cancels or ends it. */
  async #lastLook(order: SessionOrder): Promise<void> {
    const { corp, post } = this.#options
    try {
      const { binding } = await corp.order(order.order, { signal: this.#stop.signal })
      if (binding !== undefined && equal(binding.operation.id, order.bind)) {
        await post({ type: 'bound', bind: order.bind }, [this.#put(order, 'binding', binding.certificate)])
        return
      }
    } catch (error) {
      if (!isXenoError(error) || this.#stop.signal.aborted) throw error
    }
    if (order.state === 'binding') await this.#notBound(order, 'quorum-unavailable')
  }

  async #notBound(order: SessionOrder, code: string): Promise<void> {
    this.#options.logger.info({ order: toText(order.order), code }, 'an order was not bound')
    await this.#options.post({ type: 'bind-refused', bind: order.bind }, [this.#put(order, 'refused', utf8(code))])
  }

  async #claim(kind: Claim, bind: Bytes): Promise<void> {
    const backoff = new Backoff()
    while (!this.#stop.signal.aborted) {
      const order = this.#options.order(bind)
      const claim = order === undefined ? undefined : this.#pending(kind, order)
      if (order === undefined || claim === undefined) return
      const outcome = await this.#certify(claim.operation, order, this.#papers(order, 'issue', 'binding', 'charged'))
      if (outcome?.kind === 'certified') await this.#certified(kind, order, claim.amount, outcome.certificate)
      else if (this.#isHopeless(order, outcome)) return this.#abandon(order, outcome)
      else await backoff.pause(this.#stop.signal)
    }
  }

  /** The claim that waits for its certificate: none when what is asked has been certified. */
  #pending(kind: Claim, order: SessionOrder): { operation: Bytes; amount: bigint } | undefined {
    const waits = kind === 'charge' ? owes(order) : order.state === 'closing'
    const operation = waits ? this.#paper(order, kind) : undefined
    return operation === undefined ? undefined : { operation, amount: this.#amountOf(operation) }
  }

  #amountOf(bytes: Bytes): bigint {
    const operation = decodeOperation(this.#options.crypto, this.#options.corp.committee.name, bytes)
    if (!operation.ok || (operation.value.kind !== 'charge' && operation.value.kind !== 'close'))
      throw new Error('a claim that was persisted decodes')
    return operation.value.body.amount
  }

  async #certified(kind: Claim, order: SessionOrder, amount: bigint, certificate: Bytes): Promise<void> {
    const { corp, post } = this.#options
    corp.deliver([certificate])
    if (kind === 'charge') await post({ type: 'certified', order: order.order, amount }, [this.#put(order, 'charged', certificate)])
    else await post({ type: 'closed', order: order.order }, [this.#put(order, 'closed', certificate)])
  }

  #isHopeless(order: SessionOrder, outcome: CertifyOutcome | undefined): boolean {
    if (outcome?.kind === 'refused' && HOPELESS.has(outcome.refusal.code)) return true
    const { graceMs } = this.#options.corp.committee.policy.timing
    return this.#options.clock.now() > order.notAfter + Number(graceMs) + CLAIM_PATIENCE_MS
  }

  async #abandon(order: SessionOrder, outcome: CertifyOutcome | undefined): Promise<void> {
    const code = outcome?.kind === 'refused' ? outcome.refusal.code : 'quorum-unavailable'
    this.#options.logger.warn(
      { order: toText(order.order), charged: order.charged, certified: order.certified, code },
      'a claim on an order is given up',
    )
    await this.#options.post({ type: 'charge-abandoned', order: order.order })
  }

  /** Undefined when the stop came first. */
  async #certify(operation: Bytes, order: SessionOrder, older: readonly Bytes[]): Promise<CertifyOutcome | undefined> {
    const { corp, logger } = this.#options
    try {
      const [first, ...rest] = older
      const outcome = await corp.certify(operation, {
        signal: this.#stop.signal,
        deadlineMs: ATTEMPT_MS,
        ...(first === undefined || rest.length > 0 ? {} : { certificates: [first] }),
        older: () => older,
      })
      await this.#hear(outcome.ends, order)
      if (outcome.kind !== 'certified')
        logger.debug(
          { order: toText(order.order), outcome: outcome.kind, ...('refusal' in outcome ? { code: outcome.refusal.code } : {}) },
          'not certified yet',
        )
      return outcome
    } catch (error) {
      if (this.#stop.signal.aborted) return undefined
      throw error
    }
  }

  /** Every answer to a server carries the order's End (R2); what it is worth is its holder's signature. */
  async #hear(ends: readonly Bytes[], order: SessionOrder): Promise<void> {
    const { crypto, corp, post } = this.#options
    for (const bytes of ends) {
      const end = decodeOperation(crypto, corp.committee.name, bytes)
      if (!end.ok || end.value.kind !== 'end' || !equal(end.value.body.order, order.order)) continue
      const holder = this.#holder(order)
      if (holder === undefined || !isWrittenBy(crypto, holder, end.value)) continue
      await post({ type: 'end', order: order.order })
      return
    }
  }

  #holder(order: SessionOrder): Bytes | undefined {
    const { crypto, corp } = this.#options
    const issue = this.#paper(order, 'issue')
    const verified = issue === undefined ? undefined : verifyOperationCertificate(crypto, corp.committee, issue)
    return verified?.ok === true && verified.value.operation.kind === 'issue' ? verified.value.operation.body.holder : undefined
  }

  #papers(order: SessionOrder, ...papers: readonly Paper[]): Bytes[] {
    return papers.flatMap(paper => this.#paper(order, paper) ?? [])
  }

  #paper(order: SessionOrder, paper: Paper): Bytes | undefined {
    return this.#options.store.paper(this.#options.session, order.k, paper)
  }

  #put(order: SessionOrder, paper: Paper, bytes: Bytes): StoreWrite {
    return this.#options.store.putPaper(this.#options.session, order.k, paper, bytes)
  }
}
