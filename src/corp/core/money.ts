/**
 * Who gets what of an order, derived from its registers. R and the income only ever move one way, so shares only grow,
 * and every order of arrival of the same certificates ends in the same balances:
 *
 *   client    cap - min(R)          once the issue and an R are known
 *   server    income - fee(income)  once its payout account is known
 *   treasury  fee(income)
 *
 * Fees are of the register, not of each increment: rounding many small increments down would depend on their sizes.
 */
import { type Bytes, toText } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import type { OrderRecord } from '../../wire/generated/corp-store.ts'
import type { Committee } from './committee.ts'
import { certifiedTerms, issueOf } from './order.ts'
import type { Draft } from './state.ts'

interface Share {
  readonly account: Bytes
  readonly amount: Money
}

/** Replaces an order's record and credits the accounts with what their shares grew by. */
export function changeOrder(draft: Draft, committee: Committee, id: Uint8Array, next: OrderRecord): void {
  const before = new Map(sharesOf(committee, draft.order(id)).map(share => [toText(share.account), share.amount]))
  draft.putOrder(id, next)
  for (const { account, amount } of totals(sharesOf(committee, next))) {
    const grown = amount - (before.get(toText(account)) ?? 0n)
    if (grown > 0n) credit(draft, account, grown)
  }
}

/** What the client gets back of an order, as far as it is known. */
export function refundOf(order: OrderRecord): Money {
  const issue = issueOf(order)
  if (issue === undefined || order.release === undefined || order.release >= issue.cap) return 0n
  return issue.cap - order.release
}

/** The treasury's part of a server's income. */
export function incomeFee(committee: Committee, income: Money): Money {
  return (income * BigInt(committee.policy.incomeFeePpm)) / 1_000_000n
}

/** Credits any account, opened or not. */
export function credit(draft: Draft, account: Uint8Array, amount: Money): void {
  const record = draft.account(account)
  draft.putAccount(account, { ...record, credits: record.credits + amount })
}

function sharesOf(committee: Committee, order: OrderRecord): Share[] {
  const issue = issueOf(order)
  const shares: Share[] = []
  if (issue !== undefined) shares.push({ account: issue.account, amount: refundOf(order) })
  const payout = issue?.payeeAccount ?? certifiedTerms(order)?.payoutAccount
  if (payout !== undefined) {
    const fee = incomeFee(committee, order.income)
    shares.push({ account: payout, amount: order.income - fee }, { account: committee.treasury, amount: fee })
  }
  return totals(shares)
}

/** One share an account: client, server and treasury may be the same. */
function totals(shares: readonly Share[]): Share[] {
  const sums = new Map<string, Share>()
  for (const { account, amount } of shares) {
    const name = toText(account)
    sums.set(name, { account, amount: amount + (sums.get(name)?.amount ?? 0n) })
  }
  return [...sums.values()]
}
