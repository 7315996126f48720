/**
 * An auditor's requests: numbered, one after the other, on every validator's record before anyone answers. Safe to repeat:
 * the same request for the same number is the same operation, and one that an earlier command began is finished first.
 */
import type { Bytes } from '../../types/bytes.ts'
import { unwrap } from '../../types/errors.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { type OperationCertificate, verifyOperationCertificate } from '../core/certificate.ts'
import { makeOperation } from '../core/operation.ts'
import type { QuorumClient } from './client.ts'
import { quorumErrors } from './errors.ts'
import { failureError } from './outcomes.ts'

/** How many requests by other copies of the same key are finished before this one is given up. */
const MAX_TRIES = 8

export interface AuditRequest {
  readonly auditor: Signer
  readonly order: Bytes
  /** At most 256 characters, not empty. */
  readonly reason: string
  readonly signal?: AbortSignal | undefined
}

/** Settles when a quorum has it on record. @throws XenoError `not-an-auditor`, `quorum-unavailable`, `slot-conflict` */
export async function requestAudit(quorum: QuorumClient, crypto: Crypto, request: AuditRequest): Promise<OperationCertificate> {
  const { auditor, order, reason, signal } = request
  const { committee } = quorum
  let known = await allAudits(quorum, auditor.id, signal)
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const seq = BigInt(known.length) + 1n
    const { bytes } = makeOperation(crypto, committee.name, 'audit', { auditor: auditor.id, seq, order, reason }, [auditor])
    const options = { signal, certificates: known.slice(-1).map(certificate => certificate.bytes) }
    const outcome = await quorum.certify(bytes, options)
    if (outcome.kind === 'certified') return recorded(quorum, crypto, outcome.certificate, signal)
    const [rival] = outcome.kind === 'conflict' ? outcome.conflicts : []
    if (rival === undefined) throw failureError(outcome, 'audit')
    const finished = await quorum.certify(rival.operation, options)
    if (finished.kind !== 'certified') throw failureError(finished, 'audit')
    known = [...known, await recorded(quorum, crypto, finished.certificate, signal)]
  }
  throw quorumErrors.error('slot-conflict', { kind: 'audit' })
}

/** All requests of an auditor that are certified, in their order. */
export async function allAudits(quorum: QuorumClient, auditor: Bytes, signal?: AbortSignal): Promise<OperationCertificate[]> {
  const known: OperationCertificate[] = []
  for (;;) {
    const page = await quorum.audits(auditor, BigInt(known.length) + 1n, { signal })
    if (page.length === 0) return known
    known.push(...page)
  }
}

async function recorded(quorum: QuorumClient, crypto: Crypto, certificate: Bytes, signal: AbortSignal | undefined): Promise<OperationCertificate> {
  const applied = await quorum.apply([certificate], { signal })
  if (applied.kind !== 'applied') throw failureError(applied, 'audit')
  return unwrap(verifyOperationCertificate(crypto, quorum.committee, certificate))
}
