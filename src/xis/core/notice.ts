/**
 * What watchers say of a server. A statement is one signer's word; a notice is enough of them, with the server's own head
 * that names its watchers: a majority of the watchers for one kind, or the server itself for LEFT. A notice of GONE or LEFT
 * is an obituary: it ends an incarnation, and only a newer incarnation signed by the server revokes it.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { Notice, type SignedBody, StatementBody, StatementKind } from '../../wire/generated/xis.ts'
import { type Head, verifyHead } from './card.ts'
import { xisErrors } from './errors.ts'
import { toNumber } from './keys.ts'
import { MAX_NOTICE_BYTES, MAX_STATEMENT_BYTES, MAX_WATCHERS } from './limits.ts'
import { majority } from './parameters.ts'

export type Kind = StatementKind.SILENT | StatementKind.BACK | StatementKind.GONE | StatementKind.LEFT

export interface Statement {
  readonly signed: SignedBody
  readonly kind: Kind
  readonly server: Bytes
  readonly incarnation: number
  readonly time: number
  readonly signer: Bytes
}

export interface VerifiedNotice {
  readonly bytes: Bytes
  readonly notice: Notice
  readonly kind: Kind
  readonly head: Head
  /** The newest of its statements' times. */
  readonly time: number
  readonly signers: readonly Bytes[]
}

export function signStatement(
  crypto: Crypto,
  realm: Bytes,
  signer: Signer,
  facts: { readonly kind: Kind; readonly server: Bytes; readonly incarnation: number; readonly time: number },
): Statement {
  const { kind, server, incarnation, time } = facts
  const body = encode(StatementBody, { kind, server, incarnation: BigInt(incarnation), time: BigInt(time), signer: signer.id })
  return { ...facts, signer: signer.id, signed: { body, signature: signer.sign(statementDigest(crypto, realm, body)) } }
}

/** Refuses with `xis-notice-invalid`. */
export function verifyStatement(crypto: Crypto, realm: Bytes, signed: SignedBody): Result<Statement> {
  const body = decodeCanonical(StatementBody, signed.body, MAX_STATEMENT_BYTES)
  const time = body === undefined ? undefined : toNumber(body.time)
  const incarnation = body === undefined ? undefined : toNumber(body.incarnation)
  if (body === undefined || time === undefined || incarnation === undefined || body.kind === StatementKind.UNKNOWN_STATEMENT) {
    return invalid('statement')
  }
  const { kind, server, signer } = body
  if (!crypto.verify(signer, statementDigest(crypto, realm, signed.body), signed.signature)) return invalid('signature')
  return ok({ signed, kind, server, incarnation, time, signer })
}

/** How many of a head's watchers are enough. */
export function statementsNeeded(head: Pick<Head, 'watchers'>): number {
  return majority(head.watchers.length)
}

/** The statements as a notice, when they are enough; they are of one kind, server and incarnation, by different signers. */
export function joinNotice(head: Head, statements: readonly Statement[]): VerifiedNotice | undefined {
  const [first] = statements
  if (first === undefined || !isEnough(head, first.kind, statements)) return undefined
  const notice: Notice = { head: head.signed, statements: statements.map(statement => statement.signed) }
  return describe(notice, head, first.kind, statements)
}

function isEnough(head: Head, kind: Kind, statements: readonly Statement[]): boolean {
  const signers = new Set(statements.map(statement => toText(statement.signer)))
  if (kind === StatementKind.LEFT) return signers.size === 1 && signers.has(toText(head.server))
  const watchers = new Set(head.watchers.map(toText))
  return signers.size === statements.length && signers.isSubsetOf(watchers) && signers.size >= statementsNeeded(head)
}

function describe(notice: Notice, head: Head, kind: Kind, statements: readonly Statement[]): VerifiedNotice {
  return {
    bytes: encode(Notice, notice),
    notice,
    kind,
    head,
    time: Math.max(...statements.map(statement => statement.time)),
    signers: statements.map(statement => statement.signer),
  }
}

/** Refuses with `xis-notice-invalid`, and as verifyHead does. */
export function verifyNotice(crypto: Crypto, realm: Bytes, notice: Notice): Result<VerifiedNotice> {
  if (notice.head === undefined || notice.statements.length === 0 || notice.statements.length > MAX_WATCHERS) return invalid('statements')
  const head = verifyHead(crypto, realm, notice.head)
  if (!head.ok) return head
  const statements: Statement[] = []
  for (const signed of notice.statements) {
    const statement = verifyStatement(crypto, realm, signed)
    if (!statement.ok) return statement
    statements.push(statement.value)
  }
  const kind = statements[0]?.kind ?? StatementKind.BACK
  const { server, incarnation } = head.value
  if (!statements.every(each => each.kind === kind && equal(each.server, server) && each.incarnation === incarnation)) return invalid('statements')
  return isEnough(head.value, kind, statements) ? ok(describe(notice, head.value, kind, statements)) : invalid('signers')
}

/** The notice in those bytes, which this node wrote after verifying it. */
export function readNotice(crypto: Crypto, realm: Bytes, bytes: Bytes): VerifiedNotice | undefined {
  const notice = decodeCanonical(Notice, bytes, MAX_NOTICE_BYTES)
  const verified = notice === undefined ? undefined : verifyNotice(crypto, realm, notice)
  return verified?.ok === true ? verified.value : undefined
}

/**
 * Whether a notice has a say about the incarnation of a known head: it is by the watchers of that head, or of a head as new.
 * Former watchers have none.
 */
export function speaksFor(known: Head, notice: VerifiedNotice): boolean {
  if (notice.kind === StatementKind.LEFT || notice.head.incarnation > known.incarnation || notice.head.version >= known.version) return true
  const watchers = new Set(known.watchers.map(toText))
  return notice.signers.filter(signer => watchers.has(toText(signer))).length >= statementsNeeded(known)
}

export function isObituary(kind: Kind): boolean {
  return kind === StatementKind.GONE || kind === StatementKind.LEFT
}

function invalid(field: string) {
  return xisErrors.refuse('xis-notice-invalid', { field })
}

function statementDigest(crypto: Crypto, realm: Bytes, body: Uint8Array): Bytes {
  return digest(crypto, 'xis/statement', realm, body)
}
