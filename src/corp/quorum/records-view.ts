/** Public records from several validators: each entry is a certificate, so one honest answer is enough for it. */
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { type OperationCertificate, verifyOperationCertificate } from '../core/certificate.ts'
import type { Committee } from '../core/committee.ts'

/** The complaints about a server, by their ids. */
export function mergeComplaints(crypto: Crypto, committee: Committee, server: Bytes, certificates: readonly Bytes[]): OperationCertificate[] {
  const found = distinct(crypto, committee, certificates).filter(
    ({ operation }) => operation.kind === 'complain' && equal(operation.body.server, server),
  )
  return found.sort((a, b) => compareBytes(a.operation.id, b.operation.id))
}

/** An auditor's requests, in order from `from` on, without a gap. */
export function mergeAudits(
  crypto: Crypto,
  committee: Committee,
  auditor: Bytes,
  from: bigint,
  certificates: readonly Bytes[],
): OperationCertificate[] {
  const bySeq = new Map<bigint, OperationCertificate>()
  for (const certificate of distinct(crypto, committee, certificates)) {
    const { operation } = certificate
    if (operation.kind === 'audit' && equal(operation.body.auditor, auditor)) bySeq.set(operation.body.seq, certificate)
  }
  const requests: OperationCertificate[] = []
  for (let next = bySeq.get(from); next !== undefined; next = bySeq.get(from + BigInt(requests.length))) requests.push(next)
  return requests
}

/** Those that verify, each operation once. */
function distinct(crypto: Crypto, committee: Committee, certificates: readonly Bytes[]): OperationCertificate[] {
  const seen = new Set<string>()
  const byId = new Map<string, OperationCertificate>()
  for (const bytes of certificates) {
    const text = toText(bytes)
    if (seen.has(text)) continue
    seen.add(text)
    const verified = verifyOperationCertificate(crypto, committee, bytes)
    if (verified.ok) byId.set(toText(verified.value.operation.id), verified.value)
  }
  return [...byId.values()]
}
