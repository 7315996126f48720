/**
 * The quorum client: whoever deals with a XenoCorp (a wallet, a XenoServer, a registrar) asks all its validators through
 * this, and trusts none of them alone. It has no state of its own: every request is safe to repeat.
 *
 * Up to f validators may be silent or lie. A certificate needs q verified votes and is waited for no longer than that;
 * who votes late or never holds up nobody. What certificates prove is taken from any validator; what they do not prove
 * (sums of an account) as account-view.ts says.
 */
import { type Bytes, EMPTY } from '../../types/bytes.ts'
import { commonErrors, isXenoError, unwrap } from '../../types/errors.ts'
import { pause } from '../../types/pause.ts'
import type { Crypto, Logger } from '../../types/ports.ts'
import { KIB } from '../../types/units.ts'
import {
  type Evidence,
  type EvidenceResponse,
  type FreezeVote,
  type Vote,
  VotedOperation,
  type Refusal as WireRefusal,
} from '../../wire/generated/corp.ts'
import { corpProtocol } from '../../wire/protocols.ts'
import type { CallMethod, RpcClient } from '../../wire/rpc.ts'
import { buildCertificate, buildFreezeCertificate, type OperationCertificate, verifyFreezeVote, verifyOperationVote } from '../core/certificate.ts'
import type { Committee } from '../core/committee.ts'
import type { Lie } from '../core/lies.ts'
import { decodeOperation, type Operation } from '../core/operation.ts'
import { type AccountView, mergeAccount } from './account-view.ts'
import { type CollectOptions, collect } from './collect.ts'
import { type Enrolment, mergeEnrolments } from './enrolments.ts'
import { type Equivocation, mergeEvidence } from './evidence-view.ts'
import { mergeHistory } from './history.ts'
import { refreshHints } from './join.ts'
import { mergeOrder, type OrderView } from './order-view.ts'
import { type Applied, type Certified, type Failure, toOutcome } from './outcomes.ts'
import { mergePool, type PoolView } from './pool.ts'
import type { Next } from './pursue.ts'
import { readQuorum } from './read.ts'
import { mergeAudits, mergeComplaints } from './records-view.ts'
import { readRefusal } from './refusals.ts'
import { isRival } from './rivals.ts'
import type { Answer, GivenRefusal } from './tally.ts'
import { Witness } from './witness.ts'

export interface QuorumOptions {
  readonly rpc: RpcClient
  readonly crypto: Crypto
  readonly committee: Committee
  readonly logger: Logger
}

export interface CertifyOptions extends CollectOptions {
  /** Certificates that the validators are likely to lack (of the step before); they travel with the proposal. */
  readonly certificates?: readonly Bytes[]
  /** Further certificates, the newest last, for a validator that says it lacks something. */
  readonly older?: () => readonly Bytes[]
}

/** `ends`: Ends of the order (operations) that validators told of; their signatures are not verified. */
export type CertifyOutcome = (Certified | Failure) & { readonly ends: readonly Bytes[] }
export type ApplyOutcome = Applied | Failure
export type FreezeOutcome = Certified | Failure

interface Heard<Vote> {
  readonly answer: Answer<Vote>
  readonly next: Next
}

const ATTEMPT_TIMEOUT_MS = 3_000
/** How long those that were slower than the quorum are still told of a certificate. */
const DELIVERY_MS = 5_000
/** Of one validator; a page is some 256 KiB. */
const MAX_EVIDENCE_PAGES = 16
/** Certificates that travel with one request, together. */
const MAX_CERTIFICATES_BYTES = 400 * KIB

/** What a validator says that may merely lack certificates which the asker has. */
/** Validators are asked so often at most where the others are. */
const ASK_THE_WAY_MS = 10_000
const LACKING: ReadonlySet<string> = new Set([
  'account-not-opened',
  'sequence-gap',
  'order-unknown',
  'not-enrolled',
  'server-not-registered',
  'not-bound',
  'balance-too-low',
])
/** What a validator says of the bytes alone: asking it again changes nothing. */
const FINAL: ReadonlySet<string> = new Set([
  'malformed',
  'too-large',
  'amount-zero',
  'caveat-unknown',
  'caveat-malformed',
  'caveats-too-many',
  'no-contradiction',
  'statement-unsigned',
])

export class QuorumClient {
  readonly committee: Committee
  readonly #rpc: RpcClient
  readonly #crypto: Crypto
  readonly #logger: Logger
  /** Deliveries that no quorum has taken yet. */
  readonly #deliveries = new Set<Promise<void>>()
  readonly #life = new AbortController()
  readonly #witness: Witness
  #askedTheWayAt = Number.NEGATIVE_INFINITY

  constructor(options: QuorumOptions) {
    this.committee = options.committee
    this.#rpc = options.rpc
    this.#crypto = options.crypto
    this.#logger = options.logger
    this.#witness = new Witness(options.crypto)
  }

  /** Opens a stream to every validator, so that the next request finds them open. Settles when each was tried. */
  async warm(): Promise<void> {
    await Promise.allSettled(this.committee.validators.map(validator => this.#rpc.call(validator, corpProtocol.committee, {})))
  }

  /**
   * Proposes an operation to all validators and settles as soon as q of them have voted.
   * @param operation its exact bytes, which the caller has persisted
   * @throws XenoError where the bytes are no operation; what the signal was aborted with
   */
  async certify(operation: Bytes, options: CertifyOptions = {}): Promise<CertifyOutcome> {
    const decoded = unwrap(decodeOperation(this.#crypto, this.committee.name, operation))
    const ends: Bytes[] = []
    const collected = await collect<Vote>({
      ...options,
      quorum: this.committee.quorum,
      ask: async (validator, attempt, signal) => {
        const response = await this.#call(validator, corpProtocol.propose, { operation, certificates: carried(attempt, options) }, signal)
        if (response.end !== undefined) ends.push(response.end)
        if (response.refusal !== undefined) return this.#refusal(response.refusal, attempt, options, decoded)
        return this.#vote(decoded, validator, response.vote)
      },
    })
    const outcome = toOutcome(this.committee.quorum, collected, votes => certified(buildCertificate(this.committee, operation, votes)))
    return { ...outcome, ends }
  }

  /** Hands certificates to all validators; settles when q have applied them, and goes on telling the others for a while. */
  async apply(certificates: readonly Bytes[], options: CollectOptions = {}): Promise<ApplyOutcome> {
    const collected = await collect<true>({
      ...options,
      signal: options.signal === undefined ? this.#life.signal : AbortSignal.any([options.signal, this.#life.signal]),
      quorum: this.committee.quorum,
      lingerMs: DELIVERY_MS,
      ask: async (validator, attempt, signal) => {
        const { results } = await this.#call(validator, corpProtocol.apply, { certificates: [...certificates] }, signal)
        if (results.length !== certificates.length) throw commonErrors.error('malformed', { what: 'answer to apply' })
        const refused = results.find(result => result.code !== '')
        return refused === undefined ? voted(true) : this.#refusal(refused, attempt)
      },
    })
    return toOutcome(this.committee.quorum, collected, () => ({ kind: 'applied' }))
  }

  /** As {@link apply}, without waiting for it: {@link close} does. */
  deliver(certificates: readonly Bytes[]): void {
    if (certificates.length === 0) return
    const delivery = this.apply(certificates)
      .then(outcome => {
        if (outcome.kind !== 'applied') this.#logger.warn({ outcome: outcome.kind }, 'certificates were not applied by a quorum')
      })
      .catch((error: unknown) => this.#logger.warn({ error }, 'certificates were not delivered'))
      .finally(() => this.#deliveries.delete(delivery))
    this.#deliveries.add(delivery)
  }

  /** Collects q freeze statements of an order; applied, their certificate releases what the server did not charge. */
  async freeze(order: Bytes, options: CertifyOptions = {}): Promise<FreezeOutcome> {
    const collected = await collect<FreezeVote>({
      ...options,
      quorum: this.committee.quorum,
      ask: async (validator, attempt, signal) => {
        const { freeze, refusal } = await this.#call(validator, corpProtocol.freeze, { order, certificates: carried(attempt, options) }, signal)
        if (refusal !== undefined) return this.#refusal(refusal, attempt, options)
        if (freeze === undefined || freeze.vote?.validator !== validator) return failed('malformed')
        const verified = verifyFreezeVote(this.#crypto, this.committee, order, freeze)
        return verified.ok ? voted(freeze) : failed(verified.refusal.code)
      },
    })
    return toOutcome(this.committee.quorum, collected, votes => certified(buildFreezeCertificate(this.committee, votes)))
  }

  /** @throws XenoError `quorum-unavailable` when fewer than q answer in time */
  async account(account: Bytes, options: CollectOptions = {}): Promise<AccountView> {
    return mergeAccount(this.#crypto, this.committee, account, await this.#read(corpProtocol.account, { account }, options))
  }

  /**
   * The certified operations of an account from a sequence number on, in their order and without a gap, a page of them:
   * what any one validator proves.
   * @throws XenoError `quorum-unavailable` when fewer than q answer in time
   */
  async history(account: Bytes, from: bigint, options: CollectOptions = {}): Promise<OperationCertificate[]> {
    const answers = await this.#read(corpProtocol.history, { account, from }, options)
    return mergeHistory(
      this.#crypto,
      this.committee,
      account,
      from,
      answers.map(answer => answer.certificates),
    )
  }

  /** @throws XenoError `quorum-unavailable` when fewer than q answer in time */
  async order(order: Bytes, options: CollectOptions = {}): Promise<OrderView> {
    return mergeOrder(this.#crypto, this.committee, order, await this.#read(corpProtocol.order, { order }, options))
  }

  /**
   * The newest enrolments of an account, or of the accounts with which a server is registered; revoked ones included.
   * @throws XenoError `quorum-unavailable` when fewer than q answer in time
   */
  async enrolments(subject: Bytes, options: CollectOptions = {}): Promise<Enrolment[]> {
    const answers = await this.#read(corpProtocol.enrolment, { subject }, options)
    const certificates = answers.flatMap(answer => answer.certificates)
    return mergeEnrolments(this.#crypto, this.committee, subject, certificates)
  }

  /**
   * The complaints about a server that are certified, each with what proves it.
   * @throws XenoError `quorum-unavailable` when fewer than q answer in time
   */
  async complaints(server: Bytes, options: CollectOptions = {}): Promise<OperationCertificate[]> {
    const answers = await this.#read(corpProtocol.complaints, { server, from: 0 }, options)
    return mergeComplaints(
      this.#crypto,
      this.committee,
      server,
      answers.flatMap(answer => answer.certificates),
    )
  }

  /** What the pool of a period holds, and how it was settled. @param account a payout account @throws XenoError `quorum-unavailable` */
  async pool(period: bigint, account: Bytes, options: CollectOptions = {}): Promise<PoolView> {
    return mergePool(this.#crypto, this.committee, period, await this.#read(corpProtocol.pool, { period, account }, options))
  }

  /** An auditor's requests from a sequence number on, in their order and without a gap. @throws XenoError `quorum-unavailable` */
  async audits(auditor: Bytes, from: bigint, options: CollectOptions = {}): Promise<OperationCertificate[]> {
    const answers = await this.#read(corpProtocol.audits, { auditor, from }, options)
    return mergeAudits(
      this.#crypto,
      this.committee,
      auditor,
      from,
      answers.flatMap(answer => answer.certificates),
    )
  }

  /**
   * Evidence of equivocation that the validators keep and that checks: all of it, or what there is about an account or an
   * order. @throws XenoError `quorum-unavailable` when fewer than q answer in time
   */
  async evidence(subject: Bytes = EMPTY, options: CollectOptions = {}): Promise<Equivocation[]> {
    const answers = await readQuorum(this.committee.quorum, (validator, signal) => this.#allEvidence(validator, subject, signal), options)
    return mergeEvidence(this.#crypto, this.committee, answers)
  }

  /** Waits until a quorum has taken what was to be delivered, at the latest for `timeoutMs`; then nobody is told any more. */
  async close(timeoutMs = DELIVERY_MS): Promise<void> {
    const done = new AbortController()
    await Promise.race([Promise.allSettled(this.#deliveries), pause(timeoutMs, done.signal)])
    done.abort()
    this.#life.abort()
  }

  #vote(operation: Operation, validator: number, vote: Vote | undefined): Heard<Vote> {
    if (vote === undefined) return failed('malformed')
    const isGood = vote.validator === validator && verifyOperationVote(this.#crypto, this.committee, operation, vote)
    if (!isGood) return failed('bad-vote')
    const lie = this.#witness.see(operation, vote)
    if (lie !== undefined) this.#accuse(lie)
    return voted(vote)
  }

  /** Tells every validator that one of them lies; {@link close} waits for it as for a delivery. */
  #accuse({ validator, first, second }: Lie): void {
    this.#logger.error({ validator }, 'a validator has voted twice in one slot')
    const request = { first: VotedOperation.decode(first), second: VotedOperation.decode(second) }
    const accusing = Promise.allSettled(
      this.committee.validators.map(async (_, index) => this.#call(index, corpProtocol.accuse, request, AbortSignal.timeout(DELIVERY_MS))),
    ).then(() => void this.#deliveries.delete(accusing))
    this.#deliveries.add(accusing)
  }

  async #allEvidence(validator: number, subject: Bytes, signal: AbortSignal): Promise<Evidence[]> {
    const found: Evidence[] = []
    let after: Bytes | undefined = EMPTY
    for (let pages = 0; after !== undefined && pages < MAX_EVIDENCE_PAGES; pages++) {
      const page: EvidenceResponse = await this.#call(validator, corpProtocol.evidence, { subject, after }, signal)
      found.push(...page.evidence)
      after = page.next
    }
    return found
  }

  #refusal(wire: WireRefusal, attempt: number, options: CertifyOptions = {}, operation?: Operation): Heard<never> {
    const refusal = readRefusal(wire)
    if (refusal === undefined) return failed('malformed')
    const { conflict } = wire
    const isShown = conflict !== undefined && operation !== undefined && isRival(this.#crypto, this.committee.name, operation, conflict)
    const given: GivenRefusal = isShown ? { ...refusal, conflict } : refusal
    return { answer: { kind: 'refusal', refusal: given }, next: nextAfter(refusal.code, attempt, options) }
  }

  #read<Request, Response>(method: CallMethod<Request, Response>, request: Request, options: CollectOptions): Promise<Response[]> {
    return readQuorum(this.committee.quorum, (validator, signal) => this.#call(validator, method, request, signal), options)
  }

  async #call<Request, Response>(validator: number, method: CallMethod<Request, Response>, request: Request, signal: AbortSignal): Promise<Response> {
    const key = this.committee.validators[validator]
    if (key === undefined) throw new RangeError(`there is no validator ${validator}`)
    try {
      return await this.#rpc.call(key, method, request, { signal, timeoutMs: ATTEMPT_TIMEOUT_MS })
    } catch (error) {
      if (isXenoError(error, 'unavailable') && !signal.aborted) this.#askTheWay()
      throw error
    }
  }

  /** One of them is not where it was: the others may know where it has moved. */
  #askTheWay(): void {
    if (performance.now() < this.#askedTheWayAt + ASK_THE_WAY_MS) return
    this.#askedTheWayAt = performance.now()
    refreshHints(this.#rpc, this.committee.validators, this.#life.signal).catch((error: unknown) =>
      this.#logger.error({ error }, 'asking for the addresses of validators failed'),
    )
  }
}

function certified(certificate: Bytes): Certified {
  return { kind: 'certified', certificate }
}

function voted<Vote>(vote: Vote): Heard<Vote> {
  return { answer: { kind: 'vote', vote }, next: 'done' }
}

function failed(code: string): Heard<never> {
  return { answer: { kind: 'failed', code }, next: 'later' }
}

function nextAfter(code: string, attempt: number, options: CertifyOptions): Next {
  if (FINAL.has(code)) return 'done'
  return attempt === 0 && LACKING.has(code) && options.older !== undefined ? 'now' : 'later'
}

/** First what is likely to be lacking; to a validator that is asked again, everything that fits. */
function carried(attempt: number, options: CertifyOptions): Bytes[] {
  const certificates = options.certificates ?? []
  return attempt === 0 ? [...certificates] : newestWithin([...(options.older?.() ?? []), ...certificates], MAX_CERTIFICATES_BYTES)
}

function newestWithin(certificates: readonly Bytes[], maxBytes: number): Bytes[] {
  let total = 0
  const tooMany = certificates.findLastIndex(certificate => {
    total += certificate.length
    return total > maxBytes
  })
  return certificates.slice(tooMany + 1)
}
