/**
 * What servers have signed, kept in a file for the day when it contradicts what they sign later. A file has a line for each
 * statement: the server, the XenoCorp, the statement in base64 (protocols/corp/1, Statement).
 */
import { z } from 'zod'
import { type Contradiction, contradictionOf } from '../corp/core/contradiction.ts'
import { nodeCrypto } from '../node/crypto.ts'
import { type Bytes, EMPTY, equal, fromText, ID_BYTES, toText } from '../types/bytes.ts'
import { parsePeer, peerText } from '../types/peer-id.ts'
import { decodeCanonical, decodeLoose, encode } from '../wire/canonical.ts'
import { Statement, StatementKind } from '../wire/generated/corp.ts'
import { HeadBody } from '../wire/generated/xis.ts'
import type { VerifiedCard } from '../xis/core/card.ts'
import { clientErrors } from './errors.ts'

export interface KeptStatement {
  readonly server: Bytes
  readonly xenoCorp: Bytes
  readonly statement: Statement
}

export interface FoundContradiction {
  readonly server: Bytes
  readonly kind: Contradiction
  readonly statements: readonly [Statement, Statement]
}

const MAX_STATEMENT_BYTES = 64 * 1024
const NOTHING = { realm: EMPTY, tokens: EMPTY, laterBody: EMPTY, laterSignature: EMPTY }
const line = z.strictObject({ server: z.string(), xenoCorp: z.string(), statement: z.base64() })

/** @param realm the name of the XIS in which it was read */
export function advertised(realm: Bytes, { head, tokensBytes }: VerifiedCard): Statement {
  const { body, signature } = head.signed
  return { ...NOTHING, kind: StatementKind.ADVERTISED, body, signature, realm, tokens: tokensBytes }
}

export function stated(kind: StatementKind.STATUS | StatementKind.REPORTED, body: Bytes, signature: Bytes): Statement {
  return { ...NOTHING, kind, body, signature }
}

/** Lines of a file. */
export function formatStatements(kept: readonly KeptStatement[]): string {
  const lines = kept.map(({ server, xenoCorp, statement }) => ({
    server: peerText(server),
    xenoCorp: toText(xenoCorp),
    statement: Buffer.from(encode(Statement, statement)).toString('base64'),
  }))
  return lines.map(each => `${JSON.stringify(each)}\n`).join('')
}

/** @throws XenoError `statements-invalid` */
export function parseStatements(text: string): KeptStatement[] {
  return text
    .split('\n')
    .filter(each => each !== '')
    .map((each, index) => parseLine(each) ?? fail(index + 1))
}

/** The first pair of one server that contradict each other. @param xenoCorp whose statements count */
export function findContradiction(xenoCorp: Bytes, kept: readonly KeptStatement[]): FoundContradiction | undefined {
  const own = kept.filter(each => equal(each.xenoCorp, xenoCorp))
  for (const [server, said] of Map.groupBy(own, each => peerText(each.server))) {
    const peer = parsePeer(server)
    const statements = joined(said.map(({ statement }) => statement))
    for (const [index, first] of statements.entries()) {
      for (const second of statements.slice(index + 1)) {
        const found = peer === undefined ? undefined : contradictionOf(nodeCrypto, xenoCorp, peer, first, second)
        if (peer !== undefined && found?.ok === true) return { server: peer, kind: found.value, statements: [first, second] }
      }
    }
  }
  return undefined
}

/** Beside each advertisement, the same with the latest head over its tokens: the server said so from the one to the other. */
function joined(statements: readonly Statement[]): Statement[] {
  const heads = statements.filter(({ kind }) => kind === StatementKind.ADVERTISED)
  const spans = heads.map(head => {
    const same = heads.filter(other => equal(other.realm, head.realm) && equal(other.tokens, head.tokens))
    const last = same.reduce((latest, other) => (versionOf(other) > versionOf(latest) ? other : latest), head)
    return last === head ? head : { ...head, laterBody: last.body, laterSignature: last.signature }
  })
  return [...statements, ...spans.filter(span => span.laterBody.length > 0)]
}

function versionOf({ body }: Statement): bigint {
  return decodeLoose(HeadBody, body, MAX_STATEMENT_BYTES)?.version ?? 0n
}

function parseLine(text: string): KeptStatement | undefined {
  const parsed = line.safeParse(jsonOf(text))
  if (!parsed.success) return undefined
  const [server, xenoCorp] = [parsePeer(parsed.data.server), fromText(parsed.data.xenoCorp, ID_BYTES)]
  const statement = decodeCanonical(Statement, Uint8Array.from(Buffer.from(parsed.data.statement, 'base64')), MAX_STATEMENT_BYTES)
  return server === undefined || xenoCorp === undefined || statement === undefined ? undefined : { server, xenoCorp, statement }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fail(at: number): never {
  throw clientErrors.error('statements-invalid', { line: at })
}
