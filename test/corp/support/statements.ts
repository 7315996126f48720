/** What servers sign, as statements of complaints. */
import { encodeBody } from '../../../src/corp/core/bodies.ts'
import { bodyId } from '../../../src/corp/core/ids.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, bytes, EMPTY } from '../../../src/types/bytes.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { digest } from '../../../src/wire/digest.ts'
import { type Statement, StatementKind, type UsageReport } from '../../../src/wire/generated/corp.ts'
import type { VerifiedCard } from '../../../src/xis/core/card.ts'
import { someId } from './members.ts'

export const EMPTY_REPORT: UsageReport = {
  session: someId('session'),
  number: 0,
  previous: EMPTY,
  terms: someId('terms'),
  from: 0n,
  to: 0n,
  cpuMs: 0n,
  memoryByteSeconds: 0n,
  diskByteSeconds: 0n,
  networkInBytes: 0n,
  networkOutBytes: 0n,
  domainIncarnation: 0,
  tasks: [],
  annex: EMPTY,
  bill: 0n,
  meteredMs: 0n,
}

const PLAIN = { realm: EMPTY, tokens: EMPTY, laterBody: EMPTY, laterSignature: EMPTY }

/** A signed usage report. @param corp the XenoCorp's name */
export function reported(corp: Bytes, server: Signer, report: Partial<UsageReport>): Statement {
  const body = encodeBody('report', { ...EMPTY_REPORT, ...report })
  return { ...PLAIN, kind: StatementKind.REPORTED, body, signature: bytes(server.sign(bodyId(nodeCrypto, corp, 'report', body))) }
}

export function statusOf(corp: Bytes, server: Signer, xml: Bytes): Statement {
  return { ...PLAIN, kind: StatementKind.STATUS, body: xml, signature: bytes(server.sign(digest(nodeCrypto, 'session/status', corp, xml))) }
}

/** An advertisement; with `later`, said from the one to the other. */
export function advertisedBy(realm: Bytes, card: VerifiedCard, later?: VerifiedCard): Statement {
  const { body, signature } = card.head.signed
  const { laterBody, laterSignature } =
    later === undefined ? PLAIN : { laterBody: later.head.signed.body, laterSignature: later.head.signed.signature }
  return { kind: StatementKind.ADVERTISED, body, signature, realm, tokens: card.tokensBytes, laterBody, laterSignature }
}
