/** Policies for tests: what is changed of the usual one, flat, by short names. */
import { DEFAULT_POLICY, type Policy } from '../../../src/corp/core/policies/policy.ts'

export interface PolicyChanges extends Partial<Pick<Policy, 'annotation' | 'endorsement' | 'enrolment' | 'funding' | 'payout' | 'privacy'>> {
  readonly transferFee?: bigint
  readonly issueFee?: bigint
  readonly incomeFeePpm?: number
  readonly graceMs?: bigint
  readonly skewMs?: bigint
  readonly minOrderMs?: bigint
  readonly maxOrderMs?: bigint
  readonly maxCap?: bigint
  readonly openOrders?: number
  readonly perMinute?: number
  readonly validation?: Policy['validation']['name']
  readonly payeeOrderMs?: bigint
}

export function changedPolicy(changes: PolicyChanges = {}): Policy {
  const { annotation, endorsement, enrolment, fees, funding, limits, payout, privacy, timing, validation } = DEFAULT_POLICY
  return {
    annotation: changes.annotation ?? annotation,
    endorsement: changes.endorsement ?? endorsement,
    enrolment: changes.enrolment ?? enrolment,
    fees: {
      ...fees,
      transfer: changes.transferFee ?? fees.transfer,
      issue: changes.issueFee ?? fees.issue,
      incomePpm: changes.incomeFeePpm ?? fees.incomePpm,
    },
    funding: changes.funding ?? funding,
    limits: {
      ...limits,
      maxCap: changes.maxCap ?? limits.maxCap,
      minOrderMs: changes.minOrderMs ?? limits.minOrderMs,
      maxOrderMs: changes.maxOrderMs ?? limits.maxOrderMs,
      openOrders: changes.openOrders ?? limits.openOrders,
      perMinute: changes.perMinute ?? limits.perMinute,
    },
    payout: changes.payout ?? payout,
    privacy: changes.privacy ?? privacy,
    timing: { ...timing, graceMs: changes.graceMs ?? timing.graceMs, skewMs: changes.skewMs ?? timing.skewMs },
    validation: { ...validation, name: changes.validation ?? validation.name, payeeOrderMs: changes.payeeOrderMs ?? validation.payeeOrderMs },
  }
}
