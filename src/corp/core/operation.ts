/**
 * Operations: decoding to a typed union, and making them. An operation's id is the digest of its body alone; its
 * signatures, the server's acceptance and the reports stand outside, so that a re-signed copy is the same operation.
 * Decoding checks shape, size, hash links and caveat names; signatures are verified where their writer is known.
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { type Ack, type Signature, type SignedBody, Statement, type UsageReport, Operation as WireOperation } from '../../wire/generated/corp.ts'
import { type Bodies, decodeBody, encodeBody, type OperationBodies } from './bodies.ts'
import { readCaveats } from './caveats.ts'
import { ledgerErrors } from './errors.ts'
import { type BodyTag, bodyId, type Kind, kindOf, wireKind } from './ids.ts'
import { MAX_ENVELOPE_BYTES, MAX_PLAIN_ENVELOPE_BYTES } from './limits.ts'
import { decodePresentation, decodeSigned, isSignature, type Presentation, type Signed } from './presentation.ts'

interface OperationOf<K extends Kind> {
  readonly kind: K
  /** The digest of the body: the orderId of an issue, the bindId of a bind, and so on. */
  readonly id: Bytes
  readonly body: OperationBodies[K]
  readonly bodyBytes: Bytes
  /** One, by the writer; of a rotate two, by the old and the new key. Not verified by decoding. */
  readonly signatures: readonly Signature[]
  /** The whole operation as it travelled. */
  readonly bytes: Bytes
}

export type EnrolOperation = OperationOf<'enrol'>
export type OpenOperation = OperationOf<'open'>
export type TransferOperation = OperationOf<'transfer'>
export type RotateOperation = OperationOf<'rotate'>
export type IssueOperation = OperationOf<'issue'>
export type CancelOperation = OperationOf<'cancel'>
export type EndOperation = OperationOf<'end'>
export type AuditOperation = OperationOf<'audit'>
export type SettleOperation = OperationOf<'settle'>
export interface BindOperation extends OperationOf<'bind'> {
  readonly presentation: Presentation
  /** The server's signature on D("acceptance", Acceptance { bind }). Not verified by decoding. */
  readonly acceptance: Signed<Bodies['acceptance']>
}
export interface ChargeOperation extends OperationOf<'charge'> {
  readonly report: Signed<UsageReport> | undefined
  /** With a payee order's first charge. */
  readonly presentation: Presentation | undefined
  readonly ack: Signed<Ack> | undefined
}
export interface CloseOperation extends OperationOf<'close'> {
  readonly report: Signed<UsageReport> | undefined
}
export interface ComplainOperation extends OperationOf<'complain'> {
  /** What the body names, in its order. Their signatures are not verified by decoding. */
  readonly statements: readonly [Statement, Statement]
}

export type Operation =
  | EnrolOperation
  | OpenOperation
  | TransferOperation
  | RotateOperation
  | IssueOperation
  | BindOperation
  | CancelOperation
  | ChargeOperation
  | CloseOperation
  | EndOperation
  | ComplainOperation
  | AuditOperation
  | SettleOperation

/** What may stand beside a body; which kinds take what is checked. */
type Beside = Pick<WireOperation, 'acceptance' | 'blocks' | 'report' | 'presentation' | 'ack' | 'statements'>

const ALLOWED_BESIDE: Partial<Record<Kind, readonly (keyof Beside)[]>> = {
  bind: ['acceptance', 'blocks'],
  charge: ['report', 'presentation', 'blocks', 'ack'],
  close: ['report'],
  complain: ['statements'],
}

/**
 * Decodes any operation strictly.
 * Refuses with `too-large`, `malformed`, `chain-broken`, `caveats-too-many`, `caveat-unknown`, `caveat-malformed`,
 * `report-mismatch`.
 */
export function decodeOperation(crypto: Crypto, corp: Uint8Array, bytes: Bytes): Result<Operation> {
  if (bytes.length > MAX_ENVELOPE_BYTES)
    return commonErrors.refuse('too-large', { what: 'operation', bytes: bytes.length, maxBytes: MAX_ENVELOPE_BYTES })
  const wire = decodeCanonical(WireOperation, bytes, MAX_ENVELOPE_BYTES)
  const kind = wire === undefined ? undefined : kindOf(wire.kind)
  if (wire === undefined || kind === undefined) return commonErrors.refuse('malformed', { what: 'operation' })
  const field = misplaced(kind, wire)
  if (field !== undefined) return commonErrors.refuse('malformed', { what: kind, field })
  const isLarge = kind === 'charge' || kind === 'close' || kind === 'complain'
  if (!isLarge && bytes.length > MAX_PLAIN_ENVELOPE_BYTES) {
    return commonErrors.refuse('too-large', { what: kind, bytes: bytes.length, maxBytes: MAX_PLAIN_ENVELOPE_BYTES })
  }
  return decodeKind(crypto, corp, kind, wire, bytes)
}

/** The first part of an operation that its kind does not take, or takes in another number. */
function misplaced(kind: Kind, wire: WireOperation): string | undefined {
  const allowed = ALLOWED_BESIDE[kind] ?? []
  for (const name of ['acceptance', 'report', 'presentation', 'ack'] as const) {
    if (wire[name] !== undefined && !allowed.includes(name)) return name
  }
  if (wire.blocks.length > 0 && (!allowed.includes('blocks') || (kind === 'charge' && wire.presentation === undefined))) return 'blocks'
  if (wire.statements.length !== (kind === 'complain' ? 2 : 0)) return 'statements'
  const signatures = kind === 'rotate' ? 2 : 1
  return wire.signatures.length === signatures && wire.signatures.every(isSignature) ? undefined : 'signatures'
}

function decodeKind(crypto: Crypto, corp: Uint8Array, kind: Kind, wire: WireOperation, bytes: Bytes): Result<Operation> {
  switch (kind) {
    case 'bind':
      return decodeBind(crypto, corp, wire, bytes)
    case 'charge':
      return decodeCharge(crypto, corp, wire, bytes)
    case 'close':
      return decodeClose(crypto, corp, wire, bytes)
    case 'issue':
      return decodeIssue(crypto, corp, wire, bytes)
    case 'enrol':
      return decodePlain(crypto, corp, 'enrol', wire, bytes)
    case 'open':
      return decodePlain(crypto, corp, 'open', wire, bytes)
    case 'transfer':
      return decodePlain(crypto, corp, 'transfer', wire, bytes)
    case 'rotate':
      return decodePlain(crypto, corp, 'rotate', wire, bytes)
    case 'cancel':
      return decodePlain(crypto, corp, 'cancel', wire, bytes)
    case 'end':
      return decodePlain(crypto, corp, 'end', wire, bytes)
    case 'complain':
      return decodeComplain(crypto, corp, wire, bytes)
    case 'audit':
      return decodePlain(crypto, corp, 'audit', wire, bytes)
    case 'settle':
      return decodePlain(crypto, corp, 'settle', wire, bytes)
  }
}

function decodePlain<K extends Kind>(crypto: Crypto, corp: Uint8Array, kind: K, wire: WireOperation, bytes: Bytes): Result<OperationOf<K>> {
  const body = decodeBody(kind, wire.body)
  if (!body.ok) return body
  return ok({ kind, id: bodyId(crypto, corp, kind, wire.body), body: body.value, bodyBytes: wire.body, signatures: wire.signatures, bytes })
}

function decodeIssue(crypto: Crypto, corp: Uint8Array, wire: WireOperation, bytes: Bytes): Result<IssueOperation> {
  const issue = decodePlain(crypto, corp, 'issue', wire, bytes)
  if (!issue.ok) return issue
  const caveats = readCaveats([issue.value.body.caveats])
  return caveats.ok ? issue : caveats
}

function decodeBind(crypto: Crypto, corp: Uint8Array, wire: WireOperation, bytes: Bytes): Result<BindOperation> {
  const plain = decodePlain(crypto, corp, 'bind', wire, bytes)
  if (!plain.ok) return plain
  const presentation = decodePresentation(crypto, corp, { body: wire.body, signature: wire.signatures[0] }, wire.blocks)
  if (!presentation.ok) return presentation
  if (wire.acceptance === undefined) return commonErrors.refuse('malformed', { what: 'bind', field: 'acceptance' })
  const acceptance = decodeSigned(crypto, corp, 'acceptance', wire.acceptance)
  if (!acceptance.ok) return acceptance
  if (!equal(acceptance.value.body.bind, plain.value.id)) return commonErrors.refuse('malformed', { what: 'bind', field: 'acceptance' })
  return ok({ ...plain.value, presentation: presentation.value, acceptance: acceptance.value })
}

function decodeCharge(crypto: Crypto, corp: Uint8Array, wire: WireOperation, bytes: Bytes): Result<ChargeOperation> {
  const plain = decodePlain(crypto, corp, 'charge', wire, bytes)
  if (!plain.ok) return plain
  const { body } = plain.value
  const report = decodeReport(crypto, corp, wire.report, body.report)
  if (!report.ok) return report
  const presentation = wire.presentation === undefined ? ok(undefined) : decodePresentation(crypto, corp, wire.presentation, wire.blocks)
  if (!presentation.ok) return presentation
  if (presentation.value !== undefined && !(equal(presentation.value.id, body.bind) && equal(presentation.value.body.order, body.order))) {
    return commonErrors.refuse('malformed', { what: 'charge', field: 'presentation' })
  }
  const ack = wire.ack === undefined ? ok(undefined) : decodeSigned(crypto, corp, 'ack', wire.ack)
  if (!ack.ok) return ack
  return ok({ ...plain.value, report: report.value, presentation: presentation.value, ack: ack.value })
}

function decodeClose(crypto: Crypto, corp: Uint8Array, wire: WireOperation, bytes: Bytes): Result<CloseOperation> {
  const plain = decodePlain(crypto, corp, 'close', wire, bytes)
  if (!plain.ok) return plain
  const report = decodeReport(crypto, corp, wire.report, plain.value.body.report)
  return report.ok ? ok({ ...plain.value, report: report.value }) : report
}

/** The statements travel with whatever carries the complaint: a record without its evidence would be worth nothing. */
function decodeComplain(crypto: Crypto, corp: Uint8Array, wire: WireOperation, bytes: Bytes): Result<ComplainOperation> {
  const plain = decodePlain(crypto, corp, 'complain', wire, bytes)
  if (!plain.ok) return plain
  const [first, second] = wire.statements
  const { body } = plain.value
  const areNamed =
    first !== undefined &&
    second !== undefined &&
    equal(statementId(crypto, corp, first), body.first) &&
    equal(statementId(crypto, corp, second), body.second)
  return areNamed ? ok({ ...plain.value, statements: [first, second] }) : commonErrors.refuse('malformed', { what: 'complain', field: 'statements' })
}

/** The id by which a complaint names a statement. */
export function statementId(crypto: Crypto, corp: Uint8Array, statement: Statement): Bytes {
  return bodyId(crypto, corp, 'statement', encode(Statement, statement))
}

function decodeReport(crypto: Crypto, corp: Uint8Array, signed: SignedBody | undefined, reportId: Bytes): Result<Signed<UsageReport> | undefined> {
  if (signed === undefined) return ok(undefined)
  const report = decodeSigned(crypto, corp, 'report', signed)
  if (!report.ok) return report
  return equal(report.value.id, reportId) ? report : ledgerErrors.refuse('report-mismatch', { why: 'its digest is another' })
}

/** Signs a body's digest. */
export function signBody(crypto: Crypto, corp: Uint8Array, tag: BodyTag, body: Bytes, signer: Signer): SignedBody & { signature: Signature } {
  return { body, signature: { key: signer.id, signature: signer.sign(bodyId(crypto, corp, tag, body)) } }
}

/** Encodes and signs a body that stands beside an operation or is handed on alone: a block, a report, an acceptance. */
export function makeSigned<K extends keyof Bodies & BodyTag>(
  crypto: Crypto,
  corp: Uint8Array,
  tag: K,
  body: Bodies[K],
  signer: Signer,
): SignedBody & { signature: Signature } {
  return signBody(crypto, corp, tag, encodeBody(tag, body), signer)
}

/**
 * Makes an operation's bytes: encodes the body, signs its digest with each signer (rotate: the old key, then the new),
 * and puts beside it what its preconditions ask for. Keep the bytes: they are what is proposed, again and again.
 */
export function makeOperation<K extends Kind>(
  crypto: Crypto,
  corp: Uint8Array,
  kind: K,
  body: Bodies[K],
  signers: readonly Signer[],
  beside: Partial<Beside> = {},
): { id: Bytes; bytes: Bytes } {
  const encoded = encodeBody(kind, body)
  const signatures = signers.map(signer => signBody(crypto, corp, kind, encoded, signer).signature)
  return { id: bodyId(crypto, corp, kind, encoded), bytes: wrapOperation(kind, encoded, signatures, beside) }
}

/** An operation from a body that is already signed: a presentation, with the acceptance of its server. */
export function wrapOperation(kind: Kind, body: Bytes, signatures: readonly Signature[], beside: Partial<Beside> = {}): Bytes {
  return encode(WireOperation, { kind: wireKind(kind), body, signatures: [...signatures], blocks: [], statements: [], ...beside })
}

/** The operation without reports, acknowledgement and presentation: the signed claim alone. Its id is the same. */
export function bareOperation(operation: Operation): Bytes {
  return wrapOperation(operation.kind, operation.bodyBytes, operation.signatures)
}
