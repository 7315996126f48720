/** What a request to all validators can come to. */
import type { Bytes } from '../../types/bytes.ts'
import { type Refusal, refusalError, type XenoError } from '../../types/errors.ts'
import type { Quorum } from '../core/quorum.ts'
import type { Collected } from './collect.ts'
import { quorumErrors } from './errors.ts'
import type { Conflict } from './tally.ts'

export interface Certified {
  readonly kind: 'certified'
  readonly certificate: Bytes
}

export interface Applied {
  readonly kind: 'applied'
}

/** Another operation holds the slot at so many validators that this one cannot be certified. */
export interface SlotConflict {
  readonly kind: 'conflict'
  /** Signed operations of the same slot, those shown by most validators first. */
  readonly conflicts: readonly Conflict[]
  readonly refusal: Refusal
}

export interface Refused {
  readonly kind: 'refused'
  readonly refusal: Refusal
  /** So many refused that its slot may take another operation (tally.ts). */
  readonly free: boolean
}

export interface Unavailable {
  readonly kind: 'unavailable'
  /** Validators that voted or refused, of `validators`; `quorum` of them are needed. */
  readonly answered: number
  readonly validators: number
  readonly quorum: number
}

export type Failure = SlotConflict | Refused | Unavailable

export function toOutcome<Vote, Made>(
  quorum: Quorum,
  { verdict, answered }: Collected<Vote>,
  make: (votes: readonly Vote[]) => Made,
): Made | Failure {
  if (verdict === undefined) return { kind: 'unavailable', answered, validators: quorum.n, quorum: quorum.q }
  return verdict.kind === 'quorum' ? make(verdict.votes) : verdict
}

/** A failure as an error to throw: `slot-conflict`, the validators' own refusal, or `quorum-unavailable`. */
export function failureError(failure: Failure, what: string): XenoError {
  switch (failure.kind) {
    case 'conflict':
      return quorumErrors.error('slot-conflict', { kind: what, ...failure.refusal.facts })
    case 'refused':
      return refusalError(failure.refusal)
    case 'unavailable': {
      const { answered, validators, quorum } = failure
      return quorumErrors.error('quorum-unavailable', { answered, validators, quorum })
    }
  }
}
