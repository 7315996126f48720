/** The policy of a founding file: numbers by their names, and the choices as a name or as a name with its parameters. */
import { z } from 'zod'
import { writeCaveats } from '../corp/core/caveats.ts'
import { DEFAULT_PERIOD_MS } from '../corp/core/policies/payout.ts'
import { DEFAULT_POLICY, type Policy } from '../corp/core/policies/policy.ts'
import { amount, duration, peer } from './yaml-file.ts'

const ppm = z.number().int().min(0).max(1_000_000)
const text = z.string().min(1).max(256)
const count = z.number().int().min(0).max(1_000_000)

/** A choice's name alone stands for the choice with its usual parameters. */
function choice<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(value => (typeof value === 'string' ? { name: value } : value), schema)
}

/** What a XenoCorp decides for itself; what is left out is as DEFAULT_POLICY has it. */
export const corpPolicy = z.strictObject({
  enrolment: z.enum(['open', 'invite', 'approval']).default('open'),
  validation: choice(
    z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('remote'), payeeOrder: duration.optional(), acceptAhead: duration.optional() }),
      z.strictObject({ name: z.literal('local'), payeeOrder: duration.optional(), acceptAhead: duration.optional() }),
    ]),
  ).optional(),
  funding: choice(
    z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('prepaid') }),
      z.strictObject({ name: z.literal('credit'), maxLine: amount, transfers: z.boolean().default(false) }),
    ]),
  ).optional(),
  payout: choice(
    z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('guaranteed') }),
      z.strictObject({ name: z.literal('pool'), heldPpm: ppm, period: duration.default(Number(DEFAULT_PERIOD_MS)) }),
    ]),
  ).optional(),
  annotation: choice(
    z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('none') }),
      z.strictObject({ name: z.literal('totals'), every: duration.default(60_000) }),
      z.strictObject({ name: z.literal('tasks'), every: duration.default(60_000) }),
    ]),
  ).optional(),
  /** Caveats that every order carries. */
  endorsement: z
    .strictObject({
      servers: z.array(peer).min(1).max(64).optional(),
      environment: z.array(text).min(1).max(64).optional(),
      purpose: z.array(text).min(1).max(64).optional(),
      limit: amount.optional(),
      rate: amount.optional(),
      acked: amount.optional(),
    })
    .optional(),
  privacy: z.enum(['known', 'named']).optional(),
  transferFee: amount.optional(),
  issueFee: amount.optional(),
  incomeFeePpm: ppm.optional(),
  grace: duration.optional(),
  skew: duration.optional(),
  minOrder: duration.optional(),
  maxOrder: duration.optional(),
  maxCap: amount.optional(),
  openOrders: count.optional(),
  operationsPerMinute: count.optional(),
})

export type FoundingPolicy = z.infer<typeof corpPolicy>

export function policyOf(founding: FoundingPolicy): Policy {
  const { fees, limits, timing } = DEFAULT_POLICY
  return {
    annotation: annotationOf(founding),
    endorsement: endorsementOf(founding),
    enrolment: { name: founding.enrolment },
    fees: {
      ...fees,
      transfer: founding.transferFee ?? fees.transfer,
      issue: founding.issueFee ?? fees.issue,
      incomePpm: founding.incomeFeePpm ?? fees.incomePpm,
    },
    funding: founding.funding ?? DEFAULT_POLICY.funding,
    limits: {
      ...limits,
      maxCap: founding.maxCap ?? limits.maxCap,
      minOrderMs: milliseconds(founding.minOrder) ?? limits.minOrderMs,
      maxOrderMs: milliseconds(founding.maxOrder) ?? limits.maxOrderMs,
      openOrders: founding.openOrders ?? limits.openOrders,
      perMinute: founding.operationsPerMinute ?? limits.perMinute,
    },
    payout: payoutOf(founding),
    privacy: founding.privacy === undefined ? DEFAULT_POLICY.privacy : { name: founding.privacy },
    timing: { ...timing, graceMs: milliseconds(founding.grace) ?? timing.graceMs, skewMs: milliseconds(founding.skew) ?? timing.skewMs },
    validation: validationOf(founding),
  }
}

function annotationOf({ annotation }: FoundingPolicy): Policy['annotation'] {
  if (annotation === undefined) return DEFAULT_POLICY.annotation
  return annotation.name === 'none' ? annotation : { name: annotation.name, everyMs: BigInt(annotation.every) }
}

function endorsementOf({ endorsement }: FoundingPolicy): Policy['endorsement'] {
  const caveats = writeCaveats(given(endorsement ?? {}))
  return caveats.length === 0 ? DEFAULT_POLICY.endorsement : { name: 'caveats', caveats }
}

function given<T extends object>(wishes: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined)) as { [Name in keyof T]?: Exclude<T[Name], undefined> }
}

function payoutOf({ payout }: FoundingPolicy): Policy['payout'] {
  if (payout === undefined) return DEFAULT_POLICY.payout
  return payout.name === 'guaranteed' ? payout : { name: 'pool', heldPpm: payout.heldPpm, periodMs: BigInt(payout.period) }
}

function validationOf({ validation }: FoundingPolicy): Policy['validation'] {
  const usual = DEFAULT_POLICY.validation
  return {
    name: validation?.name ?? usual.name,
    acceptAheadMs: milliseconds(validation?.acceptAhead) ?? usual.acceptAheadMs,
    payeeOrderMs: milliseconds(validation?.payeeOrder) ?? usual.payeeOrderMs,
  }
}

function milliseconds(value: number | undefined): bigint | undefined {
  return value === undefined ? undefined : BigInt(value)
}
