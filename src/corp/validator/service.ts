/**
 * A validator of a XenoCorp on the network: the corp protocol over the ledger's core, a durable store and group commit.
 *
 *   start: R3's start stamp, handlers, then catching up with the other validators' logs in the background
 *   running: a stamp every STAMP_MS, a pull from each peer every `pullEveryMs`, hints to the others when its log grows
 *
 * Certificates are verified before they enter the core; reads answer from what is on disk.
 */
import { type Bytes, EMPTY, ID_BYTES, toText } from '../../types/bytes.ts'
import { commonErrors, type Refusal, type XenoError } from '../../types/errors.ts'
import type { Clock, Crypto, Gossip, GossipVerdict, Logger, Service, Signer, Store } from '../../types/ports.ts'
import { decodeLoose, encode } from '../../wire/canonical.ts'
import {
  type AccuseRequest,
  type AccuseResponse,
  type AddressHint,
  type ApplyRequest,
  type ApplyResponse,
  type FreezeRequest,
  type FreezeResponse,
  LogHint,
  type ProposeRequest,
  type ProposeResponse,
  VotedOperation,
  type Refusal as WireRefusal,
} from '../../wire/generated/corp.ts'
import { corpProtocol } from '../../wire/protocols.ts'
import type { RpcClient, RpcServer } from '../../wire/rpc.ts'
import { wireFacts } from '../../wire/wire-error.ts'
import { type Committee, validatorIndex } from '../core/committee.ts'
import { verifyLie } from '../core/lies.ts'
import { decodeOperation, type Operation } from '../core/operation.ts'
import { STAMP_MS } from '../core/uptime.ts'
import { type Input, ROWS, type Rows, ValidatorCore } from '../core/validator.ts'
import {
  accountHistory,
  accountStatus,
  auditHistory,
  complaintsAbout,
  enrolmentCertificates,
  isAmnesiac,
  logPage,
  orderStatus,
  poolStatus,
} from '../core/views.ts'
import { CatchUp, type Reading } from './catch-up.ts'
import { validatorErrors } from './errors.ts'
import { evidencePage } from './evidence.ts'
import { GroupCommit, type Reply } from './group-commit.ts'
import { Intake } from './intake.ts'
import { Memory } from './memory.ts'
import { RememberingCrypto } from './remembering-crypto.ts'

export interface ValidatorOptions {
  readonly committee: Committee
  readonly signer: Signer
  readonly crypto: Crypto
  readonly store: Store
  readonly clock: Clock
  readonly rpc: RpcClient
  readonly server: RpcServer
  readonly logger: Logger
  /** Where this and other validators may be reached; told to whoever asks for the committee document. */
  readonly hints: () => readonly AddressHint[] | Promise<readonly AddressHint[]>
  /** Tells the others when this log has grown, so that they need not wait for their next pull. */
  readonly gossip?: Gossip | undefined
  /** Why nothing new is voted for just now: the disk is nearly full, for example. */
  readonly pausedBecause?: () => XenoError | undefined
  /** Why nothing is voted for just now that hangs on the time: this machine's clock is wrong. */
  readonly clockDoubt?: () => XenoError | undefined
  /** Default 5 s. */
  readonly pullEveryMs?: number
  readonly rows?: Rows
}

const DEFAULT_PULL_EVERY_MS = 5_000
const MAX_PULLED = 256
/** Leaves room in an answer of the pull method for the last certificate. */
const MAX_PULLED_BYTES = 3 * 1024 * 1024
const MAX_HISTORY_BYTES = 384 * 1024
/** Hints about one log are this far apart at least. */
const HINT_EVERY_MS = 500
const MAX_HINT_BYTES = 64

/** What is voted for by this validator's clock; freezes are too. */
const TIMED: ReadonlySet<Operation['kind']> = new Set(['bind', 'charge'])

export class ValidatorService implements Service {
  readonly name = 'validator'
  readonly #options: ValidatorOptions
  readonly #crypto: Crypto
  readonly #validator: number
  readonly #commit: GroupCommit
  readonly #intake: Intake
  readonly #catchUp: CatchUp
  readonly memory: Memory
  #stamps: NodeJS.Timeout | undefined
  #hint: NodeJS.Timeout | undefined
  #head = 0n
  #toldAmnesia = false
  #leave: (() => void) | undefined

  /** @throws XenoError `not-a-validator` */
  constructor(options: ValidatorOptions) {
    const { committee, signer, store, clock, rpc, logger } = options
    const validator = validatorIndex(committee, signer.id)
    if (validator === undefined) throw validatorErrors.error('not-a-validator', { title: committee.document.name })
    this.#options = options
    this.#validator = validator
    const crypto = new RememberingCrypto(options.crypto)
    this.#crypto = crypto
    const core = new ValidatorCore(crypto, committee, options.rows ?? ROWS, validator)
    this.#commit = new GroupCommit({ core, committee, validator, signer, crypto, clock, store, logger, grown: head => this.#grown(head) })
    this.#intake = new Intake({ committee, crypto, store, commit: this.#commit, logger })
    this.#catchUp = new CatchUp({
      peers: committee.validators.filter((_, index) => index !== validator),
      rpc,
      store: store.sub('pull'),
      logger,
      everyMs: options.pullEveryMs ?? DEFAULT_PULL_EVERY_MS,
      apply: certificates => this.#applyEach(certificates),
    })
    this.memory = new Memory({
      fellows: committee.validators.filter((_, index) => index !== validator),
      quorum: committee.quorum,
      rpc,
      store: store.sub('memory'),
      logger,
      head: () => logPage(store, committee, 0n, 0, 0).head,
      readOf: fellow => this.#catchUp.mostRead(fellow),
    })
  }

  async start(): Promise<void> {
    await this.#commit.submit({ type: 'start' })
    this.#tellAmnesia()
    await this.memory.start()
    this.#stamps = setInterval(() => this.#stamp(), STAMP_MS)
    this.#serve()
    this.#leave = this.#options.gossip?.subscribe(this.#topic, message => this.#heed(message))
    this.#catchUp.start()
  }

  async stop(): Promise<void> {
    clearInterval(this.#stamps)
    clearTimeout(this.#hint)
    this.#leave?.()
    await this.memory.stop()
    await this.#catchUp.stop()
    await this.#commit.stop()
  }

  /** Pulls from every peer once, now; for tests and operators. */
  pullNow(): Promise<void> {
    return this.#catchUp.round()
  }

  /** How long this validator's log is, what it has read of the others', and whether it has met a vote of its own that it has no record of. */
  standing(): { readonly head: bigint; readonly others: readonly Reading[]; readonly isAmnesiac: boolean } {
    const { store, committee } = this.#options
    return { head: logPage(store, committee, 0n, 0, 0).head, others: this.#catchUp.readings(), isAmnesiac: isAmnesiac(store, committee) }
  }

  /** @throws XenoError why nothing is voted for */
  #checkVoting(isTimed: boolean): void {
    const { pausedBecause, clockDoubt } = this.#options
    const why = this.memory.refusal ?? pausedBecause?.() ?? (isTimed ? clockDoubt?.() : undefined)
    if (why !== undefined) throw why
  }

  #stamp(): void {
    // A stamp in the future would make an outage of the time until then.
    if (this.#options.clockDoubt?.() !== undefined) return
    this.#commit.submit({ type: 'stamp' }).catch((error: unknown) => this.#options.logger.error({ error }, 'the time stamp could not be written'))
  }

  #serve(): void {
    const { server, committee, store, clock, hints } = this.#options
    server.handle(corpProtocol.committee, async () => ({ document: committee.bytes, hints: [...(await hints())] }))
    server.handle(corpProtocol.propose, request => this.#propose(request))
    server.handle(corpProtocol.apply, request => this.#apply(request))
    server.handle(corpProtocol.freeze, request => this.#freeze(request))
    server.handle(corpProtocol.account, async ({ account }) => accountStatus(store, committee, account, clock.now()))
    server.handle(corpProtocol.history, async ({ account, from }) => ({
      certificates: accountHistory(store, committee, account, from, MAX_HISTORY_BYTES),
    }))
    server.handle(corpProtocol.order, async ({ order }) => orderStatus(store, committee, order, clock.now()))
    server.handle(corpProtocol.enrolment, async ({ subject }) => ({ certificates: enrolmentCertificates(store, committee, subject) }))
    server.handle(corpProtocol.pool, async ({ period, account }) => poolStatus(store, committee, period, account))
    server.handle(corpProtocol.complaints, async ({ server: subject, from }) => complaintsAbout(store, committee, subject, from, MAX_HISTORY_BYTES))
    server.handle(corpProtocol.audits, async ({ auditor, from }) => ({
      certificates: auditHistory(store, committee, auditor, from, MAX_HISTORY_BYTES),
    }))
    server.handle(corpProtocol.evidence, request => evidencePage(store, request))
    server.handle(corpProtocol.accuse, request => this.#accuse(request))
    server.handle(corpProtocol.witness, async ({ store: name }, { peer }) => {
      if (name.length !== ID_BYTES) throw commonErrors.error('malformed', { what: 'witness request' })
      return this.memory.witness(peer, name)
    })
    server.handle(corpProtocol.pull, async ({ from, limit }) => logPage(store, committee, from, Math.min(limit, MAX_PULLED), MAX_PULLED_BYTES))
  }

  async #propose({ operation, certificates }: ProposeRequest): Promise<ProposeResponse> {
    const decoded = decodeOperation(this.#crypto, this.#options.committee.name, operation)
    if (!decoded.ok) return { refusal: wireRefusal(decoded.refusal) }
    this.#checkVoting(TIMED.has(decoded.value.kind))
    const reply = await this.#afterApplying(certificates, { type: 'propose', operation: decoded.value })
    if (reply.type === 'vote') return { vote: reply.vote, end: reply.end }
    return { refusal: refusalOf(reply), end: reply.type === 'refused' ? reply.end : undefined }
  }

  async #freeze({ order, certificates }: FreezeRequest): Promise<FreezeResponse> {
    this.#checkVoting(true)
    const reply = await this.#afterApplying(certificates, { type: 'freeze', order })
    return reply.type === 'freeze' ? { freeze: reply.freeze } : { refusal: refusalOf(reply) }
  }

  async #apply({ certificates }: ApplyRequest): Promise<ApplyResponse> {
    const refusals = await this.#applyEach(certificates)
    return { results: refusals.map(refusal => wireRefusal(refusal)) }
  }

  /** Evidence against another validator: kept when it proves itself. */
  async #accuse({ first, second }: AccuseRequest): Promise<AccuseResponse> {
    const { committee } = this.#options
    const [one, other] = [first, second].map(voted => (voted === undefined ? EMPTY : encode(VotedOperation, voted)))
    const lie = verifyLie(this.#crypto, committee, one ?? EMPTY, other ?? EMPTY)
    if (!lie.ok) return { refusal: wireRefusal(lie.refusal) }
    await this.#commit.submit({ type: 'accuse', lie: lie.value })
    this.#options.logger.error({ validator: lie.value.validator }, 'a validator has voted twice in one slot')
    return {}
  }

  async #applyEach(certificates: readonly Bytes[]): Promise<readonly (Refusal | undefined)[]> {
    const refusals = await this.#intake.applyEach(certificates)
    this.#tellAmnesia()
    return refusals
  }

  /** Its operator must know: nothing but the store that it voted with mends this. */
  #tellAmnesia(): void {
    const { store, committee, logger } = this.#options
    if (this.#toldAmnesia || !isAmnesiac(store, committee)) return
    this.#toldAmnesia = true
    logger.error({ code: 'memory-lost' }, 'this store does not have votes that this validator gave: it votes no more')
  }

  /** Applies what came with a request and then runs it, all in one batch; the first certificate that is refused ends it. */
  async #afterApplying(certificates: ApplyRequest['certificates'], input: Input): Promise<Reply> {
    const verified = await this.#intake.verifyAll(certificates)
    if (!verified.ok) return { type: 'refused', refusal: verified.refusal, conflict: undefined, end: undefined }
    const [first, ...rest] = [...verified.value.map((certificate): Input => ({ type: 'apply', certificate })), input]
    const reply = await this.#commit.submit(first ?? input, ...rest)
    this.#intake.heed(reply)
    return reply
  }

  get #topic(): string {
    return `xeno/corp/1/${toText(this.#options.committee.name)}/log`
  }

  /** Tells the others, once for all that is added in HINT_EVERY_MS. */
  #grown(head: bigint): void {
    const { gossip, logger } = this.#options
    this.#head = head
    if (gossip === undefined || this.#hint !== undefined) return
    this.#hint = setTimeout(() => {
      this.#hint = undefined
      const hint = encode(LogHint, { validator: this.#validator, head: this.#head })
      gossip.publish(this.#topic, hint).catch((error: unknown) => logger.debug({ error }, 'nobody heard that the log has grown'))
    }, HINT_EVERY_MS)
  }

  #heed(message: Uint8Array): GossipVerdict {
    const hint = decodeLoose(LogHint, message, MAX_HINT_BYTES)
    const peer = hint === undefined ? undefined : this.#options.committee.validators[hint.validator]
    if (hint === undefined || peer === undefined) return 'reject'
    if (hint.validator !== this.#validator) this.#catchUp.hint(peer, hint.head)
    return 'accept'
  }
}

function wireRefusal(refusal: Refusal | undefined, conflict?: WireRefusal['conflict']): WireRefusal {
  return { code: refusal?.code ?? '', facts: wireFacts(refusal?.facts ?? {}), conflict }
}

function refusalOf(reply: Reply): WireRefusal {
  if (reply.type !== 'refused') throw new Error(`a ${reply.type} is no answer to this request`)
  return wireRefusal(reply.refusal, reply.conflict)
}
