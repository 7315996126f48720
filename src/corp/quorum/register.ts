/**
 * Registration from the member's side: the registrar's signed enrolment, its certificate, and the account's opening, in
 * three steps that each carry what the one before gave. Safe to repeat from the beginning: the registrar gives the same
 * answer to the same request, validators the same vote, and an account is opened once.
 */
import { type Bytes, EMPTY, equal } from '../../types/bytes.ts'
import { commonErrors, isXenoError, unwrap, XenoError } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { encode } from '../../wire/canonical.ts'
import { accountId } from '../../wire/digest.ts'
import { EnrolBody, EnrolmentKind, type ServerRegistration } from '../../wire/generated/corp.ts'
import type { RegisterRequest } from '../../wire/generated/registrar.ts'
import { registrarProtocol } from '../../wire/protocols.ts'
import type { CallMethod, RpcClient } from '../../wire/rpc.ts'
import { decodeOperation, type EnrolOperation, makeOperation, signBody } from '../core/operation.ts'
import { makeRevocation, signCreditLine } from '../core/registration.ts'
import { registrationErrors } from '../core/registration-errors.ts'
import { isWrittenBy } from '../core/writers.ts'
import type { QuorumClient } from './client.ts'
import { quorumErrors } from './errors.ts'
import { failureError } from './outcomes.ts'

export interface Registration {
  /** The account's first owner key. */
  readonly owner: Signer
  readonly kind: EnrolmentKind
  /** What the XenoCorp asks for: name, address, payment, ... */
  readonly particulars: Readonly<Record<string, string>>
  /** Of a server, with its own key, which signs that it is meant. */
  readonly server?: { readonly registration: ServerRegistration; readonly signer: Signer }
  /** SignedBody of an Invite, where the XenoCorp asks for one. */
  readonly invite?: Bytes
}

export interface Registered {
  readonly account: Bytes
  /** Certificates of the enrolment and of the account's opening. */
  readonly enrolment: Bytes
  readonly opening: Bytes
}

export interface RegisterContext {
  readonly rpc: RpcClient
  readonly crypto: Crypto
  readonly quorum: QuorumClient
  /** Nodes that may serve the registrar, the likeliest first. */
  readonly registrars: readonly Bytes[]
  readonly signal?: AbortSignal | undefined
}

/**
 * Registers, has the enrolment certified and opens the account.
 * @throws XenoError the registrar's or the validators' refusal, `registrar-unavailable`, `quorum-unavailable`
 */
export async function register(context: RegisterContext, registration: Registration): Promise<Registered> {
  const { quorum, crypto, signal } = context
  const { name } = quorum.committee
  const { owner } = registration
  const enrol = await askRegistrar(context, registration)
  const enrolled = await quorum.certify(enrol.bytes, { signal })
  if (enrolled.kind !== 'certified') throw failureError(enrolled, 'enrol')
  const open = makeOperation(crypto, name, 'open', { owner: owner.id }, [owner])
  const opened = await quorum.certify(open.bytes, { signal, certificates: [enrolled.certificate] })
  if (opened.kind !== 'certified') throw failureError(opened, 'open')
  const applied = await quorum.apply([enrolled.certificate, opened.certificate], { signal })
  if (applied.kind !== 'applied') throw failureError(applied, 'open')
  return { account: accountId(crypto, owner.id), enrolment: enrolled.certificate, opening: opened.certificate }
}

/** The registrar's signed enrolment. Who passes it on matters not: its signature is checked. */
async function askRegistrar(context: RegisterContext, registration: Registration): Promise<EnrolOperation> {
  const { operation } = await callRegistrar(
    context,
    registrarProtocol.register,
    registerRequest(context.crypto, context.quorum.committee.name, registration),
  )
  return checkAnswer(context, registration, operation)
}

/**
 * Revokes the newest enrolment of an account, for the operator, who has the registrar's key. Gives the certificate.
 * @throws XenoError `never-registered`, the registrar's or the validators' refusal, `registrar-unavailable`
 */
export async function revoke(context: RegisterContext, registrar: Signer, account: Bytes, kind: EnrolmentKind): Promise<Bytes> {
  const { quorum, crypto, signal } = context
  const newest = (await quorum.enrolments(account, { signal })).find(({ body }) => body.kind === kind)
  if (newest === undefined) throw registrationErrors.error('never-registered')
  const serial = newest.body.revoked ? newest.body.serial - 1n : newest.body.serial
  const request = makeRevocation(crypto, quorum.committee.name, registrar, { account, kind, serial })
  const { operation } = await callRegistrar(context, registrarProtocol.revoke, request)
  const revoked = await quorum.certify(operation, { signal })
  if (revoked.kind !== 'certified') throw failureError(revoked, 'enrol')
  const applied = await quorum.apply([revoked.certificate], { signal })
  if (applied.kind !== 'applied') throw failureError(applied, 'enrol')
  return revoked.certificate
}

/**
 * Raises a client's credit line, for the operator, who has the registrar's key. Safe to repeat. Gives the certificate.
 * @throws XenoError `never-registered`, the validators' refusal (`credit-not-offered`, `credit-lowered`, ...), `quorum-unavailable`
 */
export async function raiseCredit(
  context: Omit<RegisterContext, 'rpc' | 'registrars'>,
  registrar: Signer,
  account: Bytes,
  line: Money,
): Promise<Bytes> {
  const { quorum, crypto, signal } = context
  const newest = (await quorum.enrolments(account, { signal })).find(({ body }) => body.kind === EnrolmentKind.CLIENT)
  if (newest === undefined) throw registrationErrors.error('never-registered')
  if (newest.body.credit === line) return newest.certificate
  const raised = await quorum.certify(signCreditLine(crypto, quorum.committee.name, registrar, newest.body, line), { signal })
  if (raised.kind !== 'certified') throw failureError(raised, 'enrol')
  const applied = await quorum.apply([raised.certificate], { signal })
  if (applied.kind !== 'applied') throw failureError(applied, 'enrol')
  return raised.certificate
}

/** The answer of the first node that serves the registrar. */
async function callRegistrar<Request, Response>(
  context: RegisterContext,
  method: CallMethod<Request, Response>,
  request: Request,
): Promise<Response> {
  const options = context.signal === undefined ? {} : { signal: context.signal }
  for (const peer of context.registrars) {
    try {
      return await context.rpc.call(peer, method, request, options)
    } catch (error) {
      if (!isXenoError(error, 'no-such-method') && !isXenoError(error, 'unavailable')) throw error
    }
  }
  throw quorumErrors.error('registrar-unavailable', { tried: context.registrars.length })
}

/** What a registrar is asked. @param name the XenoCorp's */
export function registerRequest(crypto: Crypto, name: Bytes, { owner, kind, particulars, server, invite }: Registration): RegisterRequest {
  const registered = server === undefined ? {} : { server: server.registration }
  const enrol = encode(EnrolBody, {
    account: accountId(crypto, owner.id),
    owner: owner.id,
    kind,
    serial: 0n,
    revoked: false,
    commitment: EMPTY,
    ...registered,
  })
  return {
    enrol,
    signature: signBody(crypto, name, 'register', enrol, owner).signature.signature,
    particulars: Object.entries(particulars).map(([particular, value]) => ({ name: particular, value })),
    invite: invite ?? EMPTY,
    serverSignature: server === undefined ? EMPTY : signBody(crypto, name, 'register', enrol, server.signer).signature.signature,
  }
}

/** What was asked for, signed by the XenoCorp's registrar. */
function checkAnswer({ crypto, quorum }: RegisterContext, { owner, kind, server, particulars }: Registration, bytes: Bytes): EnrolOperation {
  const { name, document } = quorum.committee
  const operation = unwrap(decodeOperation(crypto, name, bytes))
  if (operation.kind !== 'enrol') throw commonErrors.error('malformed', { what: 'answer to register' })
  if (!isWrittenBy(crypto, document.registrar, operation)) throw commonErrors.error('bad-signature', { what: "the registrar's enrolment" })
  const { body } = operation
  const isAsked =
    equal(body.owner, owner.id) &&
    body.kind === kind &&
    !body.revoked &&
    (body.identity === undefined || body.identity === particulars['name']?.trim()) &&
    (server === undefined ||
      (body.server !== undefined &&
        equal(body.server.peer, server.registration.peer) &&
        equal(body.server.payoutAccount, server.registration.payoutAccount)))
  if (!isAsked) throw new XenoError('malformed', { what: 'answer to register' })
  return operation
}
