/**
 * What an account may spend.
 *
 *   prepaid  its balance: what an order may cost is ring-fenced at its issue, and is there
 *   credit   its balance and its credit line, which the registrar writes into its enrolment: an order's cap is counted
 *            against the line, but nothing is set aside for it, and the account may fall below zero down to the line
 *
 * A line only rises: the largest of all certified enrolments counts, revoked ones too. So whoever could sign an operation
 * can always finish it; were a line to fall, some validators would refuse for good what others voted for, and the account
 * would be locked. A XenoCorp that has lent too much stops binding the client's orders by a revocation.
 *
 * Borrowed money is spent on orders, and transferred only where the policy says so: whoever may transfer it can carry it
 * away. What a client never pays back is the XenoCorp's loss, or its pool's (payout.ts): the servers' claims are certified.
 */
import type { Money } from '../../../types/money.ts'
import { CreditParameters } from '../../../wire/generated/corp.ts'
import { ledgerErrors } from '../errors.ts'
import type { Refused } from '../rules.ts'
import { type PolicyModule, parametric, plain } from './module.ts'

/** A million units. Of some four million such lines, all spent into one account, its credits still fit into 64 bits. */
const MAX_LINE: Money = 1_000_000_000_000n

export const FUNDINGS: readonly PolicyModule[] = [plain('prepaid'), parametric('credit', CreditParameters, { maxLine: [1n, MAX_LINE] })]

export type Funding = { readonly name: 'prepaid' } | { readonly name: 'credit'; readonly maxLine: Money; readonly transfers: boolean }

/** What of its credit line an account may use for this kind of operation. */
export function usableLine(funding: Funding, kind: 'transfer' | 'issue', line: Money): Money {
  if (funding.name === 'prepaid' || (kind === 'transfer' && !funding.transfers)) return 0n
  return line
}

/** Whether an enrolment may give this line. @param current the largest given before */
export function refuseLine(funding: Funding, line: Money | undefined, current: Money): Refused | undefined {
  if (line === undefined) return undefined
  if (funding.name === 'prepaid') return ledgerErrors.refuse('credit-not-offered')
  if (line > funding.maxLine) return ledgerErrors.refuse('credit-too-large', { line, maxLine: funding.maxLine })
  return line < current ? ledgerErrors.refuse('credit-lowered', { line, current }) : undefined
}
