/**
 * The client's proof: what a client shows a XenoServer before there is an order, for a status or a quote. It says that
 * this XenoCorp enrolled the account, that the account's owner speaks, and over which connection: the dialling PeerId,
 * this server, a short time. So a server cannot pass it on as its own, and it proves nothing to anyone else.
 *
 * The certificates prove what was enrolled, not that it still is: a server that minds asks the validators for the
 * account's newest enrolment.
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { KIB } from '../../types/units.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { ClientProof, ClientProofBody, EnrolmentKind } from '../../wire/generated/corp.ts'
import { verifyOperationCertificate } from './certificate.ts'
import type { Committee } from './committee.ts'
import { ledgerErrors } from './errors.ts'
import { bodyId } from './ids.ts'
import { signBody } from './operation.ts'
import { isSignature, isSignedBy } from './presentation.ts'
import { walletErrors } from './wallet-errors.ts'

/** Enrolment, rotations and the proof itself. */
const MAX_CLIENT_PROOF_BYTES = 64 * KIB
/** A proof is for one connection, so it need not last. */
const MAX_PROOF_AHEAD_MS = 600_000
const MAX_ROTATIONS = 16
const MAX_PROOF_BODY_BYTES = 256

export interface ProofFacts {
  /** The PeerId that dials, and the XenoServer's. */
  readonly peer: Uint8Array
  readonly server: Uint8Array
}

export interface ProvenClient {
  readonly account: Bytes
  /** Of the enrolment shown. */
  readonly serial: bigint
  /** Its name, where the XenoCorp's enrolments tell it. */
  readonly identity: string | undefined
  /** ms since 1970 */
  readonly expiresAt: number
}

/** What the wallet keeps to prove its enrolment. */
export interface Credential {
  readonly account: Bytes
  /** Certificate of the enrolment as client. */
  readonly enrolment: Bytes
  /** Certificates of the rotations since, in order. */
  readonly rotations: readonly Bytes[]
}

/** @param expiresAt ms since 1970, at most MAX_PROOF_AHEAD_MS from now */
export function makeClientProof(
  crypto: Crypto,
  corp: Uint8Array,
  credential: Credential,
  owner: Signer,
  { peer, server }: ProofFacts,
  expiresAt: number,
): Bytes {
  const body = { account: credential.account, peer: Uint8Array.from(peer), server: Uint8Array.from(server), expiresAt: BigInt(expiresAt) }
  const proof = signBody(crypto, corp, 'client-proof', encode(ClientProofBody, body), owner)
  return encode(ClientProof, { enrolment: credential.enrolment, rotations: [...credential.rotations], proof })
}

/**
 * Checks a proof for the connection on which it came.
 * Refuses with `too-large`, `malformed`, `proof-misdirected`, `proof-expired`, `proof-too-far`, `not-enrolled`,
 * `enrolment-revoked`, `not-writer`, and what verifyCertificate refuses with.
 */
export function verifyClientProof(crypto: Crypto, committee: Committee, bytes: Bytes, expected: ProofFacts & { now: number }): Result<ProvenClient> {
  if (bytes.length > MAX_CLIENT_PROOF_BYTES)
    return commonErrors.refuse('too-large', { what: 'client proof', bytes: bytes.length, maxBytes: MAX_CLIENT_PROOF_BYTES })
  const message = decodeCanonical(ClientProof, bytes, MAX_CLIENT_PROOF_BYTES)
  const body = message?.proof === undefined ? undefined : decodeCanonical(ClientProofBody, message.proof.body, MAX_PROOF_BODY_BYTES)
  const signature = message?.proof?.signature
  if (
    message?.proof === undefined ||
    body === undefined ||
    signature === undefined ||
    !isSignature(signature) ||
    message.rotations.length > MAX_ROTATIONS
  ) {
    return commonErrors.refuse('malformed', { what: 'client proof' })
  }
  const refused = refuseBody(body, expected)
  if (refused !== undefined) return refused
  const enrolled = verifyEnrolment(crypto, committee, message.enrolment, body.account)
  if (!enrolled.ok) return enrolled
  const owner = followRotations(crypto, committee, body.account, enrolled.value.owner, message.rotations)
  if (!owner.ok) return owner
  const id = bodyId(crypto, committee.name, 'client-proof', message.proof.body)
  if (!isSignedBy(crypto, owner.value, { id, signature })) return ledgerErrors.refuse('not-writer')
  const { serial, identity } = enrolled.value
  return ok({ account: body.account, serial, identity, expiresAt: Number(body.expiresAt) })
}

function refuseBody(body: ClientProofBody, { peer, server, now }: ProofFacts & { now: number }) {
  if (!equal(body.peer, peer)) return walletErrors.refuse('proof-misdirected', { what: 'connection' })
  if (!equal(body.server, server)) return walletErrors.refuse('proof-misdirected', { what: 'server' })
  const aheadMs = Number(body.expiresAt) - now
  if (aheadMs <= 0) return walletErrors.refuse('proof-expired')
  return aheadMs <= MAX_PROOF_AHEAD_MS ? undefined : walletErrors.refuse('proof-too-far', { aheadMs, maxMs: MAX_PROOF_AHEAD_MS })
}

function verifyEnrolment(
  crypto: Crypto,
  committee: Committee,
  certificate: Bytes,
  account: Bytes,
): Result<{ owner: Bytes; serial: bigint; identity: string | undefined }> {
  const verified = verifyOperationCertificate(crypto, committee, certificate)
  if (!verified.ok) return verified
  const { operation } = verified.value
  if (operation.kind !== 'enrol' || operation.body.kind !== EnrolmentKind.CLIENT || !equal(operation.body.account, account)) {
    return ledgerErrors.refuse('not-enrolled', { role: 'client' })
  }
  return operation.body.revoked
    ? ledgerErrors.refuse('enrolment-revoked', { who: 'the client' })
    : ok({ owner: operation.body.owner, serial: operation.body.serial, identity: operation.body.identity })
}

/** The account's owner after its rotations, which must be in the order of its sequence. Their votes prove them; who signed needs no check. */
function followRotations(crypto: Crypto, committee: Committee, account: Bytes, first: Bytes, rotations: readonly Bytes[]): Result<Bytes> {
  let owner = first
  let seq = 0n
  for (const certificate of rotations) {
    const verified = verifyOperationCertificate(crypto, committee, certificate)
    if (!verified.ok) return verified
    const { operation } = verified.value
    if (operation.kind !== 'rotate' || !equal(operation.body.account, account) || operation.body.seq <= seq) {
      return commonErrors.refuse('malformed', { what: 'client proof', field: 'rotations' })
    }
    owner = operation.body.newOwner
    seq = operation.body.seq
  }
  return ok(owner)
}
