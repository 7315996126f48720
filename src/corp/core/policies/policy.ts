/**
 * A XenoCorp's policy: one choice for every aspect. It is part of the committee document, so of the XenoCorp's name; it
 * never changes within an epoch, and every rule that looks at it is judged the same way by all validators.
 *
 * A new choice is a module in its aspect's file; a new aspect is an entry here and a version of the list. A document that
 * names what is not here is refused: nobody deals by rules that he does not know.
 */

import { ok, type Result } from '../../../types/errors.ts'
import { MAX_MONEY } from '../../../types/money.ts'
import type { Policy as WirePolicy } from '../../../wire/generated/corp.ts'
import { ledgerErrors } from '../errors.ts'
import { ANNOTATIONS, type Annotation } from './annotation.ts'
import { DAY_MS, HOUR_MS } from './bounds.ts'
import { ENDORSEMENTS, type Endorsement } from './endorsement.ts'
import { ENROLMENTS, type Enrolment } from './enrolment.ts'
import { FEES, type Fees } from './fees.ts'
import { FUNDINGS, type Funding } from './funding.ts'
import { LIMITS, type Limits } from './limits.ts'
import type { Choice, PolicyModule } from './module.ts'
import { PAYOUTS, type Payout } from './payout.ts'
import { PRIVACIES, type Privacy } from './privacy.ts'
import { TIMINGS, type Timing } from './timing.ts'
import { VALIDATIONS, type Validation } from './validation.ts'

/** Every aspect, in the order of the document. */
export interface Policy {
  readonly annotation: Annotation
  readonly endorsement: Endorsement
  readonly enrolment: Enrolment
  readonly fees: Fees
  readonly funding: Funding
  readonly limits: Limits
  readonly payout: Payout
  readonly privacy: Privacy
  readonly timing: Timing
  readonly validation: Validation
}

export type Aspect = keyof Policy

/** The version of this list of aspects. */
export const POLICY_VERSION = 1

const MODULES: Readonly<Record<Aspect, readonly PolicyModule[]>> = {
  annotation: ANNOTATIONS,
  endorsement: ENDORSEMENTS,
  enrolment: ENROLMENTS,
  fees: FEES,
  funding: FUNDINGS,
  limits: LIMITS,
  payout: PAYOUTS,
  privacy: PRIVACIES,
  timing: TIMINGS,
  validation: VALIDATIONS,
}

export const ASPECTS = Object.keys(MODULES).sort() as readonly Aspect[]

/** The policy of a public XenoCorp; founding files and tests start from it. Times in ms, amounts in micro-units. */
export const DEFAULT_POLICY: Policy = {
  annotation: { name: 'tasks', everyMs: 60_000n },
  endorsement: { name: 'none' },
  enrolment: { name: 'open' },
  fees: { name: 'flat', transfer: 0n, issue: 0n, incomePpm: 0 },
  funding: { name: 'prepaid' },
  limits: { name: 'account', maxCap: MAX_MONEY, minOrderMs: 120_000n, maxOrderMs: 31n * DAY_MS, openOrders: 0, perMinute: 0 },
  payout: { name: 'guaranteed' },
  privacy: { name: 'known' },
  timing: { name: 'clocks', graceMs: 600_000n, skewMs: 10_000n },
  validation: { name: 'remote', acceptAheadMs: 60_000n, payeeOrderMs: HOUR_MS },
}

export function encodePolicy(policy: Policy): WirePolicy {
  const choices = ASPECTS.map(aspect => {
    const choice: Choice = policy[aspect]
    const module = moduleOf(aspect, choice.name)
    if (module === undefined) throw new RangeError(`${aspect} has no choice ${choice.name}`)
    return { aspect, name: choice.name, parameters: module.encode(choice) }
  })
  return { version: POLICY_VERSION, choices }
}

/**
 * Every aspect once, in their order, and each choice known, canonical and within its bounds.
 * Refuses with `policy-unknown` and `committee-invalid`.
 */
export function decodePolicy({ version, choices }: WirePolicy): Result<Policy> {
  if (version !== POLICY_VERSION) return ledgerErrors.refuse('policy-unknown', { what: `version ${version}` })
  const made = new Map<string, Choice>()
  for (const [place, { aspect, name, parameters }] of choices.entries()) {
    const expected = ASPECTS[place]
    if (!isAspect(aspect)) return ledgerErrors.refuse('policy-unknown', { what: `aspect ${aspect.slice(0, 64)}` })
    if (aspect !== expected) return ledgerErrors.refuse('committee-invalid', { field: `policy.${expected ?? aspect}` })
    const module = moduleOf(aspect, name)
    if (module === undefined) return ledgerErrors.refuse('policy-unknown', { what: `${aspect} ${name.slice(0, 64)}` })
    const choice = module.decode(parameters)
    if (choice === undefined) return ledgerErrors.refuse('committee-invalid', { field: `policy.${aspect}` })
    const broken = module.broken(choice)
    if (broken !== undefined) return ledgerErrors.refuse('committee-invalid', { field: `policy.${aspect}.${broken}` })
    made.set(aspect, choice)
  }
  const missing = ASPECTS[choices.length]
  if (missing !== undefined) return ledgerErrors.refuse('committee-invalid', { field: `policy.${missing}` })
  // Every aspect is there, each with a choice that its own module made.
  const policy = Object.fromEntries(made) as unknown as Policy
  return policy.validation.payeeOrderMs > policy.limits.maxOrderMs
    ? ledgerErrors.refuse('committee-invalid', { field: 'policy.validation.payeeOrderMs' })
    : ok(policy)
}

function moduleOf(aspect: Aspect, name: string): PolicyModule | undefined {
  return MODULES[aspect].find(module => module.name === name)
}

function isAspect(text: string): text is Aspect {
  return Object.hasOwn(MODULES, text)
}
