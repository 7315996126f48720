/** An account's history from several validators: each operation proves itself, so the longest run that any of them shows counts. */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { sequenceOf } from '../core/bodies.ts'
import { type OperationCertificate, verifyOperationCertificate } from '../core/certificate.ts'
import type { Committee } from '../core/committee.ts'

/** In order from `from` on, without a gap. */
export function mergeHistory(
  crypto: Crypto,
  committee: Committee,
  account: Bytes,
  from: bigint,
  answers: readonly (readonly Bytes[])[],
): OperationCertificate[] {
  const bySeq = new Map<bigint, OperationCertificate>()
  const operations = new Set<string>()
  for (const certificate of answers.flat()) {
    const verified = operations.has(toText(certificate)) ? undefined : verifyOperationCertificate(crypto, committee, certificate)
    operations.add(toText(certificate))
    if (verified?.ok !== true) continue
    const { kind, body } = verified.value.operation
    const slot = sequenceOf(kind, body)
    if (slot !== undefined && equal(slot.account, account)) bySeq.set(slot.seq, verified.value)
  }
  const history: OperationCertificate[] = []
  for (let next = bySeq.get(from); next !== undefined; next = bySeq.get(from + BigInt(history.length))) history.push(next)
  return history
}
