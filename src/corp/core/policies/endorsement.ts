/**
 * With which restrictions the XenoCorp endorses every order: caveats of its own, at the beginning of every issue. They stand
 * in the order itself, so that whoever gets it sees them without knowing the policy, and like all caveats they only narrow.
 */
import { equal } from '../../../types/bytes.ts'
import { ok, type Result } from '../../../types/errors.ts'
import { decodeCanonical, encode } from '../../../wire/canonical.ts'
import { type Caveat, EndorsementParameters } from '../../../wire/generated/corp.ts'
import { type Restrictions, readCaveats } from '../caveats.ts'
import { ledgerErrors } from '../errors.ts'
import { MAX_CAVEAT_BYTES } from '../limits.ts'
import type { Refused } from '../rules.ts'
import { type Choice, type PolicyModule, plain } from './module.ts'

/** Leaves the client half of what an issue may carry. */
const MAX_CAVEATS = 8

export type Endorsement = { readonly name: 'none' } | { readonly name: 'caveats'; readonly caveats: readonly Caveat[] }

export const ENDORSEMENTS: readonly PolicyModule[] = [
  plain('none'),
  {
    name: 'caveats',
    encode: choice => encode(EndorsementParameters, { caveats: [...caveatsOf(choice)] }),
    decode(parameters) {
      const decoded = decodeCanonical(EndorsementParameters, parameters, MAX_CAVEAT_BYTES)
      return decoded === undefined ? undefined : { ...decoded, name: 'caveats' }
    },
    broken(choice) {
      const caveats = caveatsOf(choice)
      const areGood = caveats.length >= 1 && caveats.length <= MAX_CAVEATS && readCaveats([caveats]).ok
      return areGood ? undefined : 'caveats'
    },
  },
]

/** What every issue begins with. */
export function endorsedWith(endorsement: Endorsement): readonly Caveat[] {
  return endorsement.name === 'none' ? [] : endorsement.caveats
}

/** Whether an issue carries them: all of them, in their order, before its own. */
export function refuseUnendorsed(endorsement: Endorsement, caveats: readonly Caveat[]): Refused | undefined {
  const missing = endorsedWith(endorsement).find(({ name, value }, place) => {
    const found = caveats[place]
    return found === undefined || found.name !== name || !equal(found.value, value)
  })
  return missing === undefined ? undefined : ledgerErrors.refuse('caveat-missing', { name: missing.name })
}

/** What the endorsement allows at most. */
export function endorsedRestrictions(endorsement: Endorsement): Result<Restrictions> {
  return endorsement.name === 'none' ? ok({}) : readCaveats([endorsement.caveats])
}

/** Of a choice of this name. */
function caveatsOf(choice: Choice): readonly Caveat[] {
  return (choice as Choice & Partial<Extract<Endorsement, { name: 'caveats' }>>).caveats ?? []
}
