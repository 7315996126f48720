/**
 * A validator of a XenoCorp on the network: the corp protocol over the ledger's core, a durable store and group commit.
 *
 *   start: R3's start stamp, handlers, then catching up with the other validators' logs in the background
 *   running: a stamp every STAMP_MS, a pull from each peer every `pullEveryMs`
 *
 * Certificates are verified before they enter the core; reads answer from what is on disk.
 */
import type { Bytes } from '../../types/bytes.ts'
import type { Refusal } from '../../types/errors.ts'
import type { Clock, Crypto, Logger, Service, Signer, Store } from '../../types/ports.ts'
import type { AddressHint, ProposeRequest, ProposeResponse, Refusal as WireRefusal } from '../../wire/generated/corp.ts'
import { corpProtocol } from '../../wire/protocols.ts'
import type { RpcClient, RpcServer } from '../../wire/rpc.ts'
import { verifyCertificate } from '../core/certificate.ts'
import { type Committee, validatorIndex } from '../core/committee.ts'
import { decodeOperation } from '../core/operation.ts'
import { Draft } from '../core/state.ts'
import { STAMP_MS } from '../core/uptime.ts'
import { ROWS, type Rows, ValidatorCore } from '../core/validator.ts'
import { accountHistory, accountStatus, enrolmentCertificates, orderStatus } from '../core/views.ts'
import { CatchUp } from './catch-up.ts'
import { validatorErrors } from './errors.ts'
import { GroupCommit, type Reply } from './group-commit.ts'

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
  readonly hints: () => readonly AddressHint[]
  /** Default 5 s. */
  readonly pullEveryMs?: number
  readonly rows?: Rows
}

const DEFAULT_PULL_EVERY_MS = 5_000
const MAX_PULLED = 256
/** Leaves room in an answer of the pull method for the last certificate. */
const MAX_PULLED_BYTES = 3 * 1024 * 1024
const MAX_HISTORY_BYTES = 384 * 1024
const MAX_CERTIFICATES_A_REQUEST = 256
/** After so many verifications others get the event loop. */
const VERIFICATIONS_A_TURN = 16

export class ValidatorService implements Service {
  readonly name = 'validator'
  readonly #options: ValidatorOptions
  readonly #commit: GroupCommit
  readonly #catchUp: CatchUp
  #stamps: NodeJS.Timeout | undefined

  /** @throws XenoError `not-a-validator` */
  constructor(options: ValidatorOptions) {
    const { committee, signer, crypto, store, clock, rpc, logger } = options
    const validator = validatorIndex(committee, signer.id)
    if (validator === undefined) throw validatorErrors.error('not-a-validator', { title: committee.document.name })
    this.#options = options
    const core = new ValidatorCore(crypto, committee, options.rows ?? ROWS)
    this.#commit = new GroupCommit({ core, committee, validator, signer, crypto, clock, store })
    this.#catchUp = new CatchUp({
      peers: committee.validators.filter((_, index) => index !== validator),
      rpc,
      store: store.sub('pull'),
      logger,
      everyMs: options.pullEveryMs ?? DEFAULT_PULL_EVERY_MS,
      apply: certificate => this.#applyOne(certificate),
    })
  }

  async start(): Promise<void> {
    await this.#commit.submit({ type: 'start' })
    this.#stamps = setInterval(() => this.#stamp(), STAMP_MS)
    this.#serve()
    this.#catchUp.start()
  }

  async stop(): Promise<void> {
    clearInterval(this.#stamps)
    await this.#catchUp.stop()
    await this.#commit.stop()
  }

  /** Pulls from every peer once, now; for tests and operators. */
  pullNow(): Promise<void> {
    return this.#catchUp.round()
  }

  #stamp(): void {
    this.#commit.submit({ type: 'stamp' }).catch((error: unknown) => this.#options.logger.error({ error }, 'the time stamp could not be written'))
  }

  #serve(): void {
    const { server, committee, store, clock, hints } = this.#options
    server.handle(corpProtocol.committee, async () => ({ document: committee.bytes, hints: [...hints()] }))
    server.handle(corpProtocol.propose, request => this.#propose(request))
    server.handle(corpProtocol.apply, async ({ certificates }) => {
      const results: WireRefusal[] = []
      for (const [index, certificate] of certificates.slice(0, MAX_CERTIFICATES_A_REQUEST).entries()) {
        if (index % VERIFICATIONS_A_TURN === VERIFICATIONS_A_TURN - 1) await nextTurn()
        results.push(wireRefusal(await this.#applyOne(certificate)))
      }
      return { results }
    })
    server.handle(corpProtocol.freeze, async ({ order, certificates }) => {
      const refusal = await this.#applyAll(certificates)
      if (refusal !== undefined) return { refusal: wireRefusal(refusal) }
      const reply = await this.#commit.submit({ type: 'freeze', order })
      if (reply.type === 'freeze') return { freeze: reply.freeze }
      return { refusal: refusalOf(reply) }
    })
    server.handle(corpProtocol.account, async ({ account }) => accountStatus(store, committee, account, clock.now()))
    server.handle(corpProtocol.history, async ({ account, from }) => ({
      certificates: accountHistory(store, committee, account, from, MAX_HISTORY_BYTES),
    }))
    server.handle(corpProtocol.order, async ({ order }) => orderStatus(store, committee, order, clock.now()))
    server.handle(corpProtocol.enrolment, async ({ subject }) => ({ certificates: enrolmentCertificates(store, committee, subject) }))
    server.handle(corpProtocol.pull, async ({ from, limit }) => this.#log(from, limit))
  }

  async #propose({ operation, certificates }: ProposeRequest): Promise<ProposeResponse> {
    const { crypto, committee } = this.#options
    const decoded = decodeOperation(crypto, committee.name, operation)
    if (!decoded.ok) return { refusal: wireRefusal(decoded.refusal) }
    const refusal = await this.#applyAll(certificates)
    if (refusal !== undefined) return { refusal: wireRefusal(refusal) }
    const reply = await this.#commit.submit({ type: 'propose', operation: decoded.value })
    if (reply.type === 'vote') return { vote: reply.vote, end: reply.end }
    return { refusal: refusalOf(reply), end: reply.type === 'refused' ? reply.end : undefined }
  }

  /** Applies what came with a request, in its order; the first that is refused ends it. */
  async #applyAll(certificates: readonly Bytes[]): Promise<Refusal | undefined> {
    for (const [index, certificate] of certificates.slice(0, MAX_CERTIFICATES_A_REQUEST).entries()) {
      if (index % VERIFICATIONS_A_TURN === VERIFICATIONS_A_TURN - 1) await nextTurn()
      const refusal = await this.#applyOne(certificate)
      if (refusal !== undefined) return refusal
    }
    return undefined
  }

  async #applyOne(certificate: Bytes): Promise<Refusal | undefined> {
    const { crypto, committee } = this.#options
    const verified = verifyCertificate(crypto, committee, certificate)
    if (!verified.ok) return verified.refusal
    const reply = await this.#commit.submit({ type: 'apply', certificate: verified.value })
    if (reply.type !== 'refused') return undefined
    this.#options.logger.error({ code: reply.refusal.code, ...reply.refusal.facts }, 'a valid certificate contradicts the ledger')
    return reply.refusal
  }

  #log(from: bigint, limit: number) {
    const { store, committee } = this.#options
    const draft = new Draft(store, committee)
    const head = draft.head()
    const certificates: Bytes[] = []
    let bytes = 0
    let next = from
    for (; next < head && certificates.length < Math.min(limit, MAX_PULLED) && bytes < MAX_PULLED_BYTES; next++) {
      const certificate = draft.logged(next)
      certificates.push(certificate)
      bytes += certificate.length
    }
    return { certificates, next, head }
  }
}

function wireRefusal(refusal: Refusal | undefined, conflict?: Bytes): WireRefusal {
  const facts = Object.entries(refusal?.facts ?? {}).map(([name, value]) => ({ name, value: String(value) }))
  return { code: refusal?.code ?? '', facts, conflict }
}

function refusalOf(reply: Reply): WireRefusal {
  if (reply.type !== 'refused') throw new Error(`a ${reply.type} is no answer to this request`)
  return wireRefusal(reply.refusal, reply.conflict)
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
