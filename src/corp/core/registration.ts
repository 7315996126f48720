/**
 * What a registrar checks of a request by itself, and what it signs. Pure; what it must ask others for (is the injection
 * node registered?) and what it remembers stands in the service.
 */
import { type Bytes, concat, equal } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { KIB } from '../../types/units.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { accountId, digest } from '../../wire/digest.ts'
import { type EnrolBody, EnrolmentKind, SignedBody } from '../../wire/generated/corp.ts'
import { Invite, type RegisterRequest, RevokeBody, type RevokeRequest } from '../../wire/generated/registrar.ts'
import { Particulars } from '../../wire/generated/registrar-store.ts'
import { decodeBody } from './bodies.ts'
import type { Committee } from './committee.ts'
import { ledgerErrors } from './errors.ts'
import { bodyId } from './ids.ts'
import { isId, SIGNATURE_BYTES } from './keys.ts'
import { makeOperation, signBody } from './operation.ts'
import { isSignature, isSignedBy } from './presentation.ts'
import { registrationErrors } from './registration-errors.ts'

const MAX_PARTICULARS = 32
const MAX_PARTICULAR_NAME = 64
const MAX_PARTICULAR_VALUE = 1_024
const MAX_PARTICULARS_BYTES = 8 * KIB
const MAX_INVITE_BYTES = 512
const MAX_REVOKE_BYTES = 128

/** The kinds of members, as the wire numbers them. */
const KIND_NUMBERS: readonly EnrolmentKind[] = [EnrolmentKind.UNKNOWN_ENROLMENT, EnrolmentKind.CLIENT, EnrolmentKind.SERVER, EnrolmentKind.SERVICE]

/** A request that is well formed and signed by whom it concerns. */
export interface RegistrationRequest {
  /** Serial 0, no commitment. */
  readonly enrol: EnrolBody
  /** Canonical bytes, sorted by name. */
  readonly particulars: Bytes
  readonly names: ReadonlySet<string>
  /** The particular `name`, which servers learn where that is the policy. */
  readonly identity: string | undefined
  /** The same for the same request, whoever sends it and in whatever order its particulars come. */
  readonly id: Bytes
}

export interface Revocation {
  readonly account: Bytes
  readonly kind: EnrolmentKind
  readonly serial: bigint
}

/**
 * Decodes a request and checks its signatures: the owner's, and of a server the server's own, so that nobody registers
 * another's server.
 * Refuses with `malformed`, `too-large`, `enrolment-key-mismatch`, `bad-signature`, `particulars-invalid`.
 */
export function decodeRegistration(crypto: Crypto, corp: Uint8Array, request: RegisterRequest): Result<RegistrationRequest> {
  const enrol = decodeBody('enrol', request.enrol)
  if (!enrol.ok) return enrol
  const { account, owner, serial, revoked, commitment, server, credit, identity: told } = enrol.value
  // Those are the registrar's to write.
  const isOpen = serial === 0n && !revoked && commitment.length === 0 && credit === undefined && told === undefined
  if (!isOpen) return commonErrors.refuse('malformed', { what: 'registration', field: 'enrol' })
  if (!equal(account, accountId(crypto, owner))) return ledgerErrors.refuse('enrolment-key-mismatch')
  const id = bodyId(crypto, corp, 'register', request.enrol)
  if (!verifies(crypto, owner, id, request.signature)) return commonErrors.refuse('bad-signature', { what: 'the registration' })
  if (server !== undefined && !verifies(crypto, server.peer, id, request.serverSignature))
    return commonErrors.refuse('bad-signature', { what: "the server's consent" })
  const particulars = sortParticulars(request)
  if (!particulars.ok) return particulars
  const { bytes, names } = particulars.value
  const identity = request.particulars.find(({ name }) => name === 'name')?.value.trim()
  return ok({ enrol: enrol.value, particulars: bytes, names, identity, id: crypto.sha256(id, bytes) })
}

function verifies(crypto: Crypto, key: Bytes, id: Bytes, signature: Bytes): boolean {
  return signature.length === SIGNATURE_BYTES && crypto.verify(key, id, signature)
}

function sortParticulars(request: RegisterRequest): Result<{ bytes: Bytes; names: ReadonlySet<string> }> {
  const refuse = (why: string) => registrationErrors.refuse('particulars-invalid', { why })
  const values = [...request.particulars].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const names = new Set(values.map(({ name }) => name))
  if (values.length > MAX_PARTICULARS) return refuse('too many')
  if (names.size < values.length) return refuse('a name twice')
  if (values.some(({ name }) => !/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) || name.length > MAX_PARTICULAR_NAME)) return refuse('a name')
  if (values.some(({ value }) => value.length > MAX_PARTICULAR_VALUE)) return refuse('a value')
  const bytes = encode(Particulars, { values })
  return bytes.length > MAX_PARTICULARS_BYTES
    ? refuse('their size')
    : ok({ bytes, names: new Set(values.filter(({ value }) => value.trim() !== '').map(({ name }) => name)) })
}

/** What the XenoCorp's own rules say of who asks. */
export interface AdmissionRules {
  /** Names of the particulars that must be given. */
  readonly required: readonly string[]
  /** Owner keys that are invited without a signed invite. */
  readonly invited: readonly Bytes[]
  readonly now: number
}

/** Refuses with `particular-missing`, `invite-needed`, `invite-invalid`, `approval-needed`. */
export function checkAdmission(
  crypto: Crypto,
  committee: Committee,
  request: RegistrationRequest,
  invite: Bytes,
  rules: AdmissionRules,
): Result<void> {
  const toldName = isNamed(committee, request.enrol) ? ['name'] : []
  const missing = [...rules.required, ...toldName].find(name => !request.names.has(name))
  if (missing !== undefined) return registrationErrors.refuse('particular-missing', { name: missing })
  switch (committee.policy.enrolment.name) {
    case 'open':
      return ok(undefined)
    case 'invite':
      return rules.invited.some(key => equal(key, request.enrol.owner))
        ? ok(undefined)
        : checkInvite(crypto, committee, request.enrol, invite, rules.now)
    case 'approval':
      return registrationErrors.refuse('approval-needed')
  }
}

function checkInvite(crypto: Crypto, committee: Committee, enrol: EnrolBody, bytes: Bytes, now: number): Result<void> {
  if (bytes.length === 0) return registrationErrors.refuse('invite-needed')
  const signed = decodeCanonical(SignedBody, bytes, MAX_INVITE_BYTES)
  const invite = signed === undefined ? undefined : decodeCanonical(Invite, signed.body, MAX_INVITE_BYTES)
  const signature = signed?.signature
  if (signed === undefined || invite === undefined || signature === undefined || !isSignature(signature))
    return registrationErrors.refuse('invite-invalid', { why: 'it is malformed' })
  const id = bodyId(crypto, committee.name, 'invite', signed.body)
  if (!isSignedBy(crypto, committee.document.registrar, { id, signature }))
    return registrationErrors.refuse('invite-invalid', { why: 'the registrar has not signed it' })
  if (!equal(invite.owner, enrol.owner) || KIND_NUMBERS[invite.kind] !== enrol.kind)
    return registrationErrors.refuse('invite-invalid', { why: 'it names another key or kind' })
  return BigInt(now) < invite.expiresAt ? ok(undefined) : registrationErrors.refuse('invite-invalid', { why: 'it has expired' })
}

/** Whether enrolments of this kind tell who it is. */
function isNamed(committee: Committee, { kind }: Pick<EnrolBody, 'kind'>): boolean {
  return committee.policy.privacy.name === 'named' && kind === EnrolmentKind.CLIENT
}

/**
 * What the registrar writes into an enrolment of its own: the name, where servers learn it, and a credit line, where there
 * is credit. @param line what this XenoCorp lends to a client that it knows no more of
 */
export function attestedFor(committee: Committee, { enrol, identity }: RegistrationRequest, line: bigint | undefined): EnrolBody {
  const isLent = committee.policy.funding.name === 'credit' && enrol.kind === EnrolmentKind.CLIENT && line !== undefined
  return {
    ...enrol,
    ...(isNamed(committee, enrol) && identity !== undefined ? { identity } : {}),
    ...(isLent ? { credit: line } : {}),
  }
}

/** An invite that admits a key, for its owner to register with. @param expiresAt ms since 1970 */
export function makeInvite(crypto: Crypto, corp: Uint8Array, registrar: Signer, owner: Bytes, kind: EnrolmentKind, expiresAt: number): Bytes {
  const body = encode(Invite, { owner, kind: KIND_NUMBERS.indexOf(kind), expiresAt: BigInt(expiresAt) })
  return encode(SignedBody, signBody(crypto, corp, 'invite', body, registrar))
}

/** The hash by which an enrolment commits to its particulars without telling them. */
export function commitmentOf(crypto: Crypto, corp: Uint8Array, particulars: Bytes, salt: Bytes): Bytes {
  return digest(crypto, 'corp/particulars', corp, concat(salt, particulars))
}

/** The registrar's signed enrolment. */
export function signEnrolment(crypto: Crypto, corp: Uint8Array, registrar: Signer, enrol: EnrolBody, serial: bigint, commitment: Bytes): Bytes {
  return makeOperation(crypto, corp, 'enrol', { ...enrol, serial, commitment }, [registrar]).bytes
}

/** The enrolment that revokes the newest one. */
export function signRevocation(crypto: Crypto, corp: Uint8Array, registrar: Signer, newest: EnrolBody): Bytes {
  return makeOperation(crypto, corp, 'enrol', { ...newest, serial: newest.serial + 1n, revoked: true }, [registrar]).bytes
}

/** The enrolment that raises a client's credit line. */
export function signCreditLine(crypto: Crypto, corp: Uint8Array, registrar: Signer, newest: EnrolBody, line: bigint): Bytes {
  return makeOperation(crypto, corp, 'enrol', { ...newest, serial: newest.serial + 1n, credit: line }, [registrar]).bytes
}

/** The operator's request to revoke. */
export function makeRevocation(crypto: Crypto, corp: Uint8Array, registrar: Signer, { account, kind, serial }: Revocation): RevokeRequest {
  const revoke = encode(RevokeBody, { account, kind: KIND_NUMBERS.indexOf(kind), serial })
  return { revoke, signature: signBody(crypto, corp, 'revoke', revoke, registrar).signature.signature }
}

/** Refuses with `malformed`, `bad-signature`. */
export function decodeRevocation(crypto: Crypto, committee: Committee, { revoke, signature }: RevokeRequest): Result<Revocation> {
  const body = decodeCanonical(RevokeBody, revoke, MAX_REVOKE_BYTES)
  const kind = KIND_NUMBERS[body?.kind ?? 0]
  if (body === undefined || !isId(body.account) || kind === undefined || kind === EnrolmentKind.UNKNOWN_ENROLMENT)
    return commonErrors.refuse('malformed', { what: 'revocation' })
  const isSigned = verifies(crypto, committee.document.registrar, bodyId(crypto, committee.name, 'revoke', revoke), signature)
  return isSigned ? ok({ account: body.account, kind, serial: body.serial }) : commonErrors.refuse('bad-signature', { what: 'the revocation' })
}

/** The key under which a registrar's store holds what it knows of an account as one kind. */
export function memberKey(account: Uint8Array, kind: EnrolmentKind): Bytes {
  return concat(account, Uint8Array.of(KIND_NUMBERS.indexOf(kind)))
}
