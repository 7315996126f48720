/**
 * Whoever collects votes sees lies that no validator sees: a validator that votes for both of two operations of one slot
 * shows one vote to the one writer and the other vote to the other, or both to who finishes what stands in its way. The
 * votes of the last slots are kept, and a pair by one validator is evidence.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import type { Vote } from '../../wire/generated/corp.ts'
import { encodeVoted, type Lie } from '../core/lies.ts'
import type { Operation } from '../core/operation.ts'
import { hasSlot, slotKey } from '../core/slots.ts'

const MAX_SLOTS = 1_024

interface Seen {
  readonly id: Bytes
  readonly operation: Bytes
  readonly vote: Vote
}

export class Witness {
  readonly #crypto: Crypto
  /** By slot, those used last at the end; then by validator. */
  readonly #slots = new Map<string, Map<number, Seen>>()

  constructor(crypto: Crypto) {
    this.#crypto = crypto
  }

  /** Takes in a verified vote; gives the pair where it contradicts an earlier one. */
  see(operation: Operation, vote: Vote): Lie | undefined {
    if (!hasSlot(operation)) return undefined
    const votes = this.#votes(toText(slotKey(this.#crypto, operation)))
    const known = votes.get(vote.validator)
    if (known === undefined) votes.set(vote.validator, { id: operation.id, operation: operation.bytes, vote })
    if (known === undefined || equal(known.id, operation.id)) return undefined
    return { validator: vote.validator, first: encodeVoted(known.operation, known.vote), second: encodeVoted(operation.bytes, vote) }
  }

  #votes(slot: string): Map<number, Seen> {
    const votes = this.#slots.get(slot) ?? new Map<number, Seen>()
    this.#slots.delete(slot)
    this.#slots.set(slot, votes)
    const [oldest] = this.#slots.keys()
    if (this.#slots.size > MAX_SLOTS && oldest !== undefined) this.#slots.delete(oldest)
    return votes
  }
}
