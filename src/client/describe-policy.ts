/** A XenoCorp's policy in words, a line for each aspect: what a member must know before it deals with it. */
import { endorsedRestrictions } from '../corp/core/policies/endorsement.ts'
import { type Payout, periodOf } from '../corp/core/policies/payout.ts'
import { ASPECTS, type Policy } from '../corp/core/policies/policy.ts'
import { formatMoney, MAX_MONEY } from '../types/money.ts'
import { formatDuration } from '../types/units.ts'
import { caveatLines } from './orders.ts'

export interface PolicyLine {
  readonly aspect: string
  readonly choice: string
  readonly says: string
}

export function describePolicy(policy: Policy): PolicyLine[] {
  return ASPECTS.map(aspect => ({ aspect, choice: policy[aspect].name, says: SAYINGS[aspect](policy) }))
}

/** The pool's period that is over last; undefined where nothing is pooled. @param now ms */
export function lastPeriod(payout: Payout, now: number): bigint | undefined {
  return payout.name === 'pool' ? periodOf(payout, BigInt(now)) - 1n : undefined
}

const time = (ms: bigint): string => formatDuration(Number(ms))
const percent = (ppm: number): string => `${Number((ppm / 10_000).toFixed(4))} %`
const orAny = (count: number): string => (count === 0 ? 'any number of' : String(count))

const SAYINGS: { readonly [Aspect in keyof Policy]: (policy: Policy) => string } = {
  annotation: ({ annotation }) => {
    if (annotation.name === 'none') return 'usage reports stay with server and client'
    const names = annotation.name === 'tasks' ? "counters, bill and the tasks' names" : 'counters and bill, no names'
    return `every charge carries a usage report of at most ${time(annotation.everyMs)}: ${names}`
  },
  endorsement: ({ endorsement }) => {
    const restrictions = endorsedRestrictions(endorsement)
    const lines = restrictions.ok ? caveatLines(restrictions.value) : []
    return lines.length === 0 ? 'orders carry only the caveats of their clients' : `every order carries ${lines.join('; ')}`
  },
  enrolment: ({ enrolment }) => ({ open: 'anyone', invite: 'whoever has an invite', approval: 'whom the registrar approves' })[enrolment.name],
  fees: ({ fees }) =>
    `${formatMoney(fees.transfer)} a transfer, ${formatMoney(fees.issue)} an order, ${percent(fees.incomePpm)} of a server's income`,
  funding: ({ funding }) =>
    funding.name === 'prepaid'
      ? 'what an order may cost is set aside from the balance'
      : `a credit line of at most ${formatMoney(funding.maxLine)}, ${funding.transfers ? 'for orders and transfers' : 'for orders only'}`,
  limits: ({ limits }) =>
    [
      limits.maxCap === MAX_MONEY ? 'any cap' : `cap up to ${formatMoney(limits.maxCap)}`,
      `orders of ${time(limits.minOrderMs)} to ${time(limits.maxOrderMs)}, ${orAny(limits.openOrders)} open`,
      `${orAny(limits.perMinute)} operations a minute`,
    ].join('; '),
  payout: ({ payout }) =>
    payout.name === 'guaranteed'
      ? 'servers are paid what they earned, whatever becomes of it'
      : `${percent(payout.heldPpm)} of the income waits in a pool of ${time(payout.periodMs)}, which bears the losses`,
  privacy: ({ privacy }) =>
    privacy.name === 'known' ? 'servers learn that this XenoCorp knows a client, and nothing more' : "servers learn a client's name",
  timing: ({ timing }) => `grace ${time(timing.graceMs)}, clocks within ${time(timing.skewMs)}`,
  validation: ({ validation: { name, payeeOrderMs } }) => {
    const longest = time(payeeOrderMs)
    if (name === 'local') return `every order names its server, which starts without asking; up to ${longest}`
    return `the validators bind an order before work begins; ${payeeOrderMs === 0n ? 'no payee orders' : `payee orders up to ${longest}`}`
  },
}
