/**
 * Lies of validators: two votes of one validator for different operations of one slot. An honest one never gives both (it
 * votes once a slot, and what a certificate overrides it does not vote for again), so the pair proves itself to anyone who
 * has the committee document. Where a slot has two certificates, every validator that signed both is proven at once.
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { Certificate, type Vote, VotedOperation } from '../../wire/generated/corp.ts'
import { verifyOperationVote } from './certificate.ts'
import type { Committee } from './committee.ts'
import { ledgerErrors } from './errors.ts'
import { MAX_CERTIFICATE_BYTES } from './limits.ts'
import { decodeOperation } from './operation.ts'
import { hasSlot, type SlotOperation, slotKey } from './slots.ts'

export interface Lie {
  /** The place in the committee's list. */
  readonly validator: number
  /** Each a VotedOperation. */
  readonly first: Bytes
  readonly second: Bytes
}

/** An operation's bytes with one validator's vote for it. */
export function encodeVoted(operation: Bytes, vote: Vote): Bytes {
  return encode(VotedOperation, { operation, vote })
}

/** Verifies a pair. Refuses with `no-equivocation`. */
export function verifyLie(crypto: Crypto, committee: Committee, first: Bytes, second: Bytes): Result<Lie> {
  const [one, other] = [readVoted(crypto, committee, first), readVoted(crypto, committee, second)]
  if (one === undefined || other === undefined) return ledgerErrors.refuse('no-equivocation', { why: 'a vote does not verify' })
  const { validator } = one.vote
  if (other.vote.validator !== validator) return ledgerErrors.refuse('no-equivocation', { why: 'they are of two validators' })
  if (equal(one.operation.id, other.operation.id)) return ledgerErrors.refuse('no-equivocation', { why: 'they are for one operation' })
  if (!equal(slotKey(crypto, one.operation), slotKey(crypto, other.operation)))
    return ledgerErrors.refuse('no-equivocation', { why: 'they are for two slots' })
  return ok({ validator, first, second })
}

/** What two certificates of one slot prove, both verified before: every validator that signed both. */
export function liesOf(first: Bytes, second: Bytes): Lie[] {
  const [one, other] = [Certificate.decode(first), Certificate.decode(second)]
  const { operation: operationOfOne } = one
  const { operation: operationOfOther } = other
  if (operationOfOne === undefined || operationOfOther === undefined) return []
  return one.votes.flatMap(vote => {
    const again = other.votes.find(({ validator }) => validator === vote.validator)
    const { validator } = vote
    return again === undefined ? [] : [{ validator, first: encodeVoted(operationOfOne, vote), second: encodeVoted(operationOfOther, again) }]
  })
}

function readVoted(crypto: Crypto, committee: Committee, bytes: Bytes): { operation: SlotOperation; vote: Vote } | undefined {
  const voted = decodeCanonical(VotedOperation, bytes, MAX_CERTIFICATE_BYTES)
  const operation = voted === undefined ? undefined : decodeOperation(crypto, committee.name, voted.operation)
  if (operation?.ok !== true || voted?.vote === undefined || !hasSlot(operation.value)) return undefined
  return verifyOperationVote(crypto, committee, operation.value, voted.vote) ? { operation: operation.value, vote: voted.vote } : undefined
}
