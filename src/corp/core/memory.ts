/**
 * Whether a validator remembers its own votes. A vote is on disk before it is sent, and no record of one is ever taken
 * back; so a certificate with a vote of one's own that one's store does not have proves that the store is not the one that
 * was voted with: an old copy of it, or a new one. Such a validator could vote against itself, and must vote no more
 * (LEDGER: never from memory loss). The checks hold for every vote that was ever given, also long after.
 */
import type { Crypto } from '../../types/ports.ts'
import { sameId } from './bodies.ts'
import type { VerifiedCertificate } from './certificate.ts'
import type { Operation } from './operation.ts'
import { hasSlot, slotOf } from './slots.ts'
import type { Draft } from './state.ts'

/** False for a certificate with a vote of validator `self` of which the state before it knows nothing. */
export function remembers(crypto: Crypto, draft: Draft, certificate: VerifiedCertificate, self: number): boolean {
  if (!certificate.signers.includes(self)) return true
  if (certificate.type === 'freeze') return draft.order(certificate.order).frozen !== undefined
  return remembersVote(crypto, draft, certificate.operation)
}

function remembersVote(crypto: Crypto, draft: Draft, operation: Operation): boolean {
  if (hasSlot(operation)) return sameId(slotOf(crypto, draft, operation).record.votedId, operation.id)
  const { maxVoted, closeBound } = draft.order(operation.body.order)
  const { amount } = operation.body
  return operation.kind === 'charge' ? maxVoted >= amount : closeBound !== undefined && closeBound <= amount
}
