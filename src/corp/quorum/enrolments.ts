/** Enrolments prove themselves by their certificates; of each account and kind the highest serial counts. */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import type { EnrolBody } from '../../wire/generated/corp.ts'
import { verifyOperationCertificate } from '../core/certificate.ts'
import type { Committee } from '../core/committee.ts'

export interface Enrolment {
  readonly body: EnrolBody
  readonly certificate: Bytes
}

/**
 * The newest enrolment of each account and kind among those that speak of the subject, revoked ones included.
 * @param subject an account, or a server's PeerId
 */
export function mergeEnrolments(crypto: Crypto, committee: Committee, subject: Uint8Array, certificates: readonly Bytes[]): Enrolment[] {
  const newest = new Map<string, Enrolment>()
  const seen = new Set<string>()
  for (const certificate of certificates) {
    if (seen.has(toText(certificate))) continue
    seen.add(toText(certificate))
    const verified = verifyOperationCertificate(crypto, committee, certificate)
    if (!verified.ok || verified.value.operation.kind !== 'enrol') continue
    const { body } = verified.value.operation
    if (!equal(body.account, subject) && !(body.server !== undefined && equal(body.server.peer, subject))) continue
    const key = `${toText(body.account)} ${body.kind}`
    const known = newest.get(key)
    if (known === undefined || body.serial > known.body.serial) newest.set(key, { body, certificate })
  }
  return [...newest.values()].sort((a, b) => a.body.kind.localeCompare(b.body.kind))
}
