/**
 * The registrar of a XenoCorp: enrols members by the committee document's policy and remembers who they are. It signs;
 * whoever registers has the enrolment certified. What it signed and why is on disk before the answer leaves, so that the
 * same request gets the same answer for ever, and no serial is used twice.
 *
 * Requests are decided one after another. The validators are asked for what others must not claim: which serials are
 * certified (a registrar may have lost its disk), and whether an injection node is registered.
 */
import { type Bytes, EMPTY, equal } from '../../types/bytes.ts'
import { unwrap } from '../../types/errors.ts'
import { type Money, maxMoney } from '../../types/money.ts'
import type { Clock, Crypto, Logger, Service, Signer, Store } from '../../types/ports.ts'
import { type EnrolBody, EnrolmentKind } from '../../wire/generated/corp.ts'
import type { RegisterRequest, RegisterResponse, RevokeRequest, RevokeResponse } from '../../wire/generated/registrar.ts'
import { registrarProtocol } from '../../wire/protocols.ts'
import type { RpcServer } from '../../wire/rpc.ts'
import type { Committee } from '../core/committee.ts'
import {
  attestedFor,
  checkAdmission,
  commitmentOf,
  decodeRegistration,
  decodeRevocation,
  type RegistrationRequest,
  signEnrolment,
  signRevocation,
} from '../core/registration.ts'
import { registrationErrors } from '../core/registration-errors.ts'
import { registrarErrors } from './errors.ts'
import { type Entry, RegisterBook } from './register-book.ts'

/** What the registrar asks of the XenoCorp's validators; the quorum client answers it. */
export interface EnrolmentReader {
  /** The newest certified enrolments of an account or of a server by its PeerId, revoked ones included. */
  enrolments(subject: Bytes): Promise<readonly { readonly body: EnrolBody }[]>
}

export interface RegistrarOptions {
  readonly committee: Committee
  /** The key that the committee document names. */
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly store: Store
  readonly server: RpcServer
  readonly quorum: EnrolmentReader
  readonly logger: Logger
  readonly random: (bytes: number) => Bytes
  /** Particulars that each kind must give. Default: none. */
  readonly required?: Partial<Readonly<Record<EnrolmentKind, readonly string[]>>>
  /** Owner keys that are admitted without a signed invite, where the policy asks for invites. */
  readonly invited?: readonly Bytes[]
  /** Servers that need no injection node: the XIS's founding nodes. */
  readonly founding?: readonly Bytes[]
  /** The credit line of every new client, where the policy gives credit. Default: none. */
  readonly credit?: Money | undefined
  /** New enrolments within a minute, of all members together. Default 600. */
  readonly perMinute?: number
}

const SALT_BYTES = 32
const DEFAULT_PER_MINUTE = 600
const MINUTE_MS = 60_000

export class RegistrarService implements Service {
  readonly name = 'registrar'
  readonly #options: RegistrarOptions
  readonly #book: RegisterBook
  #turn: Promise<unknown> = Promise.resolve()
  #recent: number[] = []

  /** @throws XenoError `not-the-registrar` */
  constructor(options: RegistrarOptions) {
    const { committee, signer, store } = options
    if (!equal(signer.id, committee.document.registrar)) throw registrarErrors.error('not-the-registrar', { title: committee.document.name })
    this.#options = options
    this.#book = new RegisterBook(store)
  }

  async start(): Promise<void> {
    const { server } = this.#options
    server.handle(registrarProtocol.register, request => this.#inTurn(() => this.#register(request)))
    server.handle(registrarProtocol.revoke, request => this.#inTurn(() => this.#revoke(request)))
  }

  /** Settles when what is under way is answered. */
  async stop(): Promise<void> {
    await this.#turn
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(run)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #register(request: RegisterRequest): Promise<RegisterResponse> {
    const { crypto, committee, signer, clock, random, logger } = this.#options
    const registration = this.#check(request)
    const answered = this.#book.answered(registration.id)
    if (answered !== undefined) return { operation: answered.operation }
    this.#admit(registration, request.invite)
    const known = await this.#newest(registration.enrol)
    if (known?.revoked === true) throw registrationErrors.error('registration-revoked')
    await this.#checkServer(registration.enrol)
    this.#ration()
    const salt = random(SALT_BYTES)
    const serial = (known?.serial ?? 0n) + 1n
    const commitment = commitmentOf(crypto, committee.name, registration.particulars, salt)
    const attested = attestedFor(committee, registration, lineFor(known, this.#options.credit))
    const operation = signEnrolment(crypto, committee.name, signer, attested, serial, commitment)
    const entry: Entry = {
      enrol: { ...attested, serial, commitment },
      operation,
      particulars: registration.particulars,
      salt,
      signedAt: clock.now(),
    }
    await this.#book.enter(entry, registration.id)
    logger.info({ account: registration.enrol.account, kind: registration.enrol.kind, serial }, 'enrolled')
    return { operation }
  }

  /** @throws what decodeRegistration refuses with */
  #check(request: RegisterRequest): RegistrationRequest {
    return unwrap(decodeRegistration(this.#options.crypto, this.#options.committee.name, request))
  }

  #admit(registration: RegistrationRequest, invite: Bytes): void {
    const { crypto, committee, clock, required = {}, invited = [] } = this.#options
    const rules = { required: required[registration.enrol.kind] ?? [], invited, now: clock.now() }
    unwrap(checkAdmission(crypto, committee, registration, invite, rules))
  }

  /** The newest enrolment of the same account and kind, signed here or certified. */
  async #newest({ account, kind }: Pick<EnrolBody, 'account' | 'kind'>): Promise<EnrolBody | undefined> {
    const [signed, certified] = await Promise.all([this.#book.newest(account, kind), this.#options.quorum.enrolments(account)])
    const bodies = [signed?.enrol, ...certified.map(({ body }) => body)].filter(body => body !== undefined && body.kind === kind)
    return bodies.reduce((newest, body) => (newest === undefined || (body !== undefined && body.serial > newest.serial) ? body : newest), undefined)
  }

  async #checkServer({ account, server }: EnrolBody): Promise<void> {
    if (server === undefined) return
    const { peer, injectionNode } = server
    const other = this.#book.accountOf(peer)
    if (other !== undefined && !equal(other, account) && (await this.#newest({ account: other, kind: EnrolmentKind.SERVER }))?.revoked === false) {
      throw registrationErrors.error('server-taken')
    }
    const isFounding = (node: Bytes): boolean => (this.#options.founding ?? []).some(founder => equal(founder, node))
    if (injectionNode.length === 0 && !isFounding(peer)) throw registrationErrors.error('injection-node-missing')
    if (injectionNode.length === 0 || isFounding(injectionNode)) return
    const registered = equal(injectionNode, peer) ? [] : await this.#options.quorum.enrolments(injectionNode)
    if (!registered.some(({ body }) => !body.revoked)) throw registrationErrors.error('injection-node-unknown')
  }

  #ration(): void {
    const { clock, perMinute = DEFAULT_PER_MINUTE } = this.#options
    const now = clock.now()
    this.#recent = this.#recent.filter(at => now - at < MINUTE_MS)
    if (this.#recent.length >= perMinute) throw registrarErrors.error('registrar-busy', { perMinute })
    this.#recent.push(now)
  }

  async #revoke(request: RevokeRequest): Promise<RevokeResponse> {
    const { crypto, committee, signer, clock, logger } = this.#options
    const { account, kind, serial } = unwrap(decodeRevocation(crypto, committee, request))
    const newest = await this.#newest({ account, kind })
    if (newest === undefined) throw registrationErrors.error('never-registered')
    if (newest.revoked && newest.serial === serial + 1n) {
      const signed = await this.#book.newest(account, kind)
      if (signed?.enrol.serial === newest.serial) return { operation: signed.operation }
    }
    if (newest.revoked || newest.serial !== serial) throw registrationErrors.error('serial-outdated', { serial, current: newest.serial })
    const operation = signRevocation(crypto, committee.name, signer, newest)
    const enrol = { ...newest, serial: serial + 1n, revoked: true }
    await this.#book.enter({ enrol, operation, particulars: EMPTY, salt: EMPTY, signedAt: clock.now() })
    logger.info({ account, kind, serial }, 'revoked')
    return { operation }
  }
}

/** What a client had before stays: a line only rises. */
function lineFor(known: EnrolBody | undefined, usual: Money | undefined): Money | undefined {
  const given = known?.credit
  if (given === undefined || usual === undefined) return given ?? usual
  return maxMoney(given, usual)
}
