/**
 * Certificates: an operation with q votes, or q freeze statements of one order. Whoever has the committee document can
 * check them; nothing of the ledger's state is needed, so that all honest validators accept the same ones.
 *
 * A freeze certificate releases the largest amount among its statements. A lying validator could overstate its own, so
 * that amount must be proven: by the certificate of a charge of at least as much, or by a charge of at least as much
 * that the order's server signed. Which key that is, is proven by the bind's certificate, or by a payee order's issue
 * (whose hash is the order's id).
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import { MAX_MONEY, type Money, maxMoney } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { Certificate, FreezeStatement, type FreezeVote, type Vote } from '../../wire/generated/corp.ts'
import { encodeFreezeStatement, freezeLeaf, verifyVote, voteLeaf } from './batch.ts'
import { decodeBody } from './bodies.ts'
import type { Committee } from './committee.ts'
import { ledgerErrors } from './errors.ts'
import { bodyId } from './ids.ts'
import { isId } from './keys.ts'
import { MAX_CERTIFICATE_BYTES } from './limits.ts'
import { decodeOperation, type Operation } from './operation.ts'

export interface OperationCertificate {
  readonly type: 'operation'
  readonly bytes: Bytes
  readonly operation: Operation
  /** Places in the committee's list of validators. */
  readonly signers: readonly number[]
}

export interface FreezeCertificate {
  readonly type: 'freeze'
  readonly bytes: Bytes
  readonly order: Bytes
  /** The largest amount stated: what the server may at most have a certified charge for. */
  readonly amount: Money
  readonly signers: readonly number[]
}

export type VerifiedCertificate = OperationCertificate | FreezeCertificate

/** What a certificate claims, before a vote of it is verified. */
export type DecodedCertificate =
  | { readonly type: 'operation'; readonly bytes: Bytes; readonly operation: Operation; readonly votes: readonly Vote[] }
  | { readonly type: 'freeze'; readonly bytes: Bytes; readonly order: Bytes; readonly amount: Money; readonly words: readonly Word[] }

/** A freeze vote with its statement decoded. */
interface Word {
  readonly freeze: FreezeVote
  readonly vote: Vote
  readonly statement: FreezeStatement
}

/**
 * Decodes a certificate without verifying its votes: canonical bytes, one epoch, an operation or statements of one order.
 * Refuses with `too-large`, `malformed`, `foreign-epoch`, and what decodeOperation refuses with.
 */
export function decodeCertificate(crypto: Crypto, committee: Committee, bytes: Bytes): Result<DecodedCertificate> {
  if (bytes.length > MAX_CERTIFICATE_BYTES) {
    return commonErrors.refuse('too-large', { what: 'certificate', bytes: bytes.length, maxBytes: MAX_CERTIFICATE_BYTES })
  }
  const certificate = decodeCanonical(Certificate, bytes, MAX_CERTIFICATE_BYTES)
  if (certificate === undefined) return commonErrors.refuse('malformed', { what: 'certificate' })
  const { epoch, operation, votes, freezes } = certificate
  if (epoch !== committee.epoch) return ledgerErrors.refuse('foreign-epoch', { epoch, current: committee.epoch })
  if (operation !== undefined && freezes.length === 0) {
    const decoded = decodeOperation(crypto, committee.name, operation)
    return decoded.ok ? ok({ type: 'operation', bytes, operation: decoded.value, votes }) : decoded
  }
  if (operation === undefined && votes.length === 0) return decodeWords(committee, freezes, bytes)
  return commonErrors.refuse('malformed', { what: 'certificate' })
}

/**
 * Verifies what decodeCertificate gave: q distinct signers, every vote's path and signature, and the proof of a frozen
 * amount. Refuses with `no-quorum`, `same-signer`, `bad-vote`, `unproven-freeze`.
 */
export function verifyDecoded(crypto: Crypto, committee: Committee, certificate: DecodedCertificate): Result<VerifiedCertificate> {
  const { bytes } = certificate
  if (certificate.type === 'operation') {
    const { operation } = certificate
    const leaf = voteLeaf(crypto, committee.name, committee.epoch, operation.kind, operation.id)
    const leaves = certificate.votes.map(vote => ({ vote, leaf }))
    const signers = verifyVotes(crypto, committee, leaves, committee.quorum.q)
    return signers.ok ? ok({ type: 'operation', bytes, operation, signers: signers.value }) : signers
  }
  const { order, amount, words } = certificate
  const leaves = words.map(({ vote, freeze }) => ({ vote, leaf: freezeLeaf(crypto, committee.name, freeze.statement) }))
  const signers = verifyVotes(crypto, committee, leaves, committee.quorum.q)
  if (!signers.ok) return signers
  // Of equal amounts the last counts: the builder leaves the proof with it.
  const largest = words.findLast(word => word.statement.amount === amount)
  const why = largest === undefined ? undefined : whyUnproven(crypto, committee, order, amount, largest.freeze)
  if (why !== undefined) return ledgerErrors.refuse('unproven-freeze', { amount, why })
  return ok({ type: 'freeze', bytes, order, amount, signers: signers.value })
}

/**
 * Decodes and verifies a certificate.
 * Refuses with what {@link decodeCertificate} and {@link verifyDecoded} refuse with.
 */
export function verifyCertificate(crypto: Crypto, committee: Committee, bytes: Bytes): Result<VerifiedCertificate> {
  const decoded = decodeCertificate(crypto, committee, bytes)
  return decoded.ok ? verifyDecoded(crypto, committee, decoded.value) : decoded
}

/** As {@link verifyCertificate}, for one that must be of an operation. */
export function verifyOperationCertificate(crypto: Crypto, committee: Committee, bytes: Bytes): Result<OperationCertificate> {
  const verified = verifyCertificate(crypto, committee, bytes)
  if (!verified.ok) return verified
  return verified.value.type === 'operation' ? ok(verified.value) : commonErrors.refuse('malformed', { what: 'certificate', field: 'operation' })
}

/** True when this is a vote of that validator for the operation. */
export function verifyOperationVote(crypto: Crypto, committee: Committee, operation: Pick<Operation, 'kind' | 'id'>, vote: Vote): boolean {
  const key = committee.validators[vote.validator]
  return (
    key !== undefined &&
    verifyVote(crypto, committee.name, key, voteLeaf(crypto, committee.name, committee.epoch, operation.kind, operation.id), vote)
  )
}

/**
 * The certificate of an operation from verified votes: of distinct validators, q of them at least; more are left out.
 * @param operation the operation's bytes
 */
export function buildCertificate(committee: Committee, operation: Bytes, votes: readonly Vote[]): Bytes {
  const chosen = votes.slice(0, committee.quorum.q)
  return encode(Certificate, { epoch: committee.epoch, operation, votes: chosen, freezes: [] })
}

/**
 * The certificate that releases what an order's server did not charge, from verified freeze votes of distinct validators.
 * Of q or more the smallest are taken, which is best for the client; only the largest of those keeps its proof.
 */
export function buildFreezeCertificate(committee: Committee, votes: readonly FreezeVote[]): Bytes {
  const stated = votes.map(vote => ({ vote, amount: FreezeStatement.decode(vote.statement).amount }))
  const chosen = stated.sort((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0)).slice(0, committee.quorum.q)
  const freezes = chosen.map(({ vote }, index) => (index === chosen.length - 1 ? vote : { statement: vote.statement, vote: vote.vote }))
  return encode(Certificate, { epoch: committee.epoch, votes: [], freezes })
}

/**
 * Checks one validator's freeze vote on an order, with its proof: for whoever collects them. Gives the amount.
 * Refuses with `malformed`, `foreign-epoch`, `bad-vote`, `unproven-freeze`.
 */
export function verifyFreezeVote(crypto: Crypto, committee: Committee, order: Uint8Array, freeze: FreezeVote): Result<Money> {
  const statement = decodeStatement(freeze)
  if (statement === undefined || freeze.vote === undefined || !equal(statement.order, order))
    return commonErrors.refuse('malformed', { what: 'freeze vote' })
  if (statement.epoch !== committee.epoch) return ledgerErrors.refuse('foreign-epoch', { epoch: statement.epoch, current: committee.epoch })
  const signers = verifyVotes(crypto, committee, [{ vote: freeze.vote, leaf: freezeLeaf(crypto, committee.name, freeze.statement) }], 1)
  if (!signers.ok) return signers
  const why = whyUnproven(crypto, committee, statement.order, statement.amount, freeze)
  return why === undefined ? ok(statement.amount) : ledgerErrors.refuse('unproven-freeze', { amount: statement.amount, why })
}

function decodeWords(committee: Committee, freezes: readonly FreezeVote[], bytes: Bytes): Result<DecodedCertificate> {
  const words: Word[] = []
  for (const freeze of freezes) {
    const statement = decodeStatement(freeze)
    const { vote } = freeze
    if (statement === undefined || vote === undefined) return commonErrors.refuse('malformed', { what: 'freeze statement' })
    if (statement.epoch !== committee.epoch) return ledgerErrors.refuse('foreign-epoch', { epoch: statement.epoch, current: committee.epoch })
    const first = words[0]?.statement.order
    if (first !== undefined && !equal(first, statement.order)) return commonErrors.refuse('malformed', { what: 'freeze certificate', field: 'order' })
    words.push({ freeze, vote, statement })
  }
  const [first, ...rest] = words
  if (first === undefined) return commonErrors.refuse('malformed', { what: 'freeze certificate' })
  const amount = maxMoney(first.statement.amount, ...rest.map(word => word.statement.amount))
  return ok({ type: 'freeze', bytes, order: first.statement.order, amount, words })
}

/** Distinct signers of the committee, at least `needed`, each with a good path and signature. */
function verifyVotes(crypto: Crypto, committee: Committee, votes: readonly { vote: Vote; leaf: Bytes }[], needed: number): Result<number[]> {
  if (votes.length < needed) return ledgerErrors.refuse('no-quorum', { votes: votes.length, quorum: needed })
  const signers: number[] = []
  for (const { vote } of votes) {
    if (signers.includes(vote.validator)) return ledgerErrors.refuse('same-signer', { validator: vote.validator })
    signers.push(vote.validator)
  }
  for (const { vote, leaf } of votes) {
    const key = committee.validators[vote.validator]
    if (key === undefined) return ledgerErrors.refuse('bad-vote', { validator: vote.validator, why: 'there is no such validator' })
    if (!verifyVote(crypto, committee.name, key, leaf, vote))
      return ledgerErrors.refuse('bad-vote', { validator: vote.validator, why: 'its signature does not cover this statement' })
  }
  return ok(signers)
}

function decodeStatement(freeze: FreezeVote): FreezeStatement | undefined {
  const statement = decodeCanonical(FreezeStatement, freeze.statement, 128)
  if (statement === undefined || !isId(statement.order) || statement.amount > MAX_MONEY) return undefined
  return equal(freeze.statement, encodeFreezeStatement(statement.epoch, statement.order, statement.amount)) ? statement : undefined
}

function whyUnproven(crypto: Crypto, committee: Committee, order: Bytes, amount: Money, freeze: FreezeVote): string | undefined {
  if (amount === 0n) return undefined
  if (freeze.certificate !== undefined) {
    const charge = certifiedOperation(crypto, committee, freeze.certificate)
    if (charge?.kind !== 'charge' || !equal(charge.body.order, order)) return 'it is no certificate of a charge of this order'
    return charge.body.amount >= amount ? undefined : 'the certified charge is smaller'
  }
  if (freeze.charge === undefined || freeze.binding === undefined) return 'there is no charge with its binding'
  const charge = decodeOperation(crypto, committee.name, freeze.charge)
  if (!charge.ok || charge.value.kind !== 'charge' || !equal(charge.value.body.order, order)) return 'it is no charge of this order'
  if (charge.value.body.amount < amount) return 'the charge is smaller'
  const server = chargingKey(crypto, committee, order, freeze.binding)
  const signature = charge.value.signatures[0]
  if (server === undefined || signature === undefined || !equal(signature.key, server)) return "the charge is not by the order's server"
  return crypto.verify(server, charge.value.id, signature.signature) ? undefined : "the charge's signature does not verify"
}

/** The key that may charge an order, from the bind's certificate or a payee order's issue. */
function chargingKey(crypto: Crypto, committee: Committee, order: Bytes, binding: Bytes): Bytes | undefined {
  if (equal(bodyId(crypto, committee.name, 'issue', binding), order)) {
    const issue = decodeBody('issue', binding)
    return issue.ok ? issue.value.payee : undefined
  }
  const bind = certifiedOperation(crypto, committee, binding)
  return bind?.kind === 'bind' && equal(bind.body.order, order) ? bind.body.server : undefined
}

/** The operation of a nested certificate; freeze certificates, which could nest further, are not looked into. */
function certifiedOperation(crypto: Crypto, committee: Committee, bytes: Bytes): Operation | undefined {
  const decoded = decodeCertificate(crypto, committee, bytes)
  if (!decoded.ok || decoded.value.type !== 'operation') return undefined
  return verifyDecoded(crypto, committee, decoded.value).ok ? decoded.value.operation : undefined
}
