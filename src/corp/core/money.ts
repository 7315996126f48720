/**
 * Who gets what of an order, derived from its registers. R and the income only ever move one way, so shares only grow,
 * and every order of arrival of the same certificates ends in the same balances:
 *
 *   client    cap - min(R)                       once the issue and an R are known
 *   server    income - fee(income) - held        once its payout account is known
 *   pool      held, of the net income, of the order's period; nothing where payouts are guaranteed
 *   treasury  fee(income)
 *
 * What a pool holds of a server is the sum of its orders' held parts. Once the period's ratio is certified, the server has
 * floor(ratio x held) of that and the treasury the rest, whether the held part or the ratio came first.
 *
 * All are of the register, not of each increment: rounding many small increments down would depend on their sizes.
 */
import { type Bytes, toText } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import type { OrderRecord } from '../../wire/generated/corp-store.ts'
import type { Committee } from './committee.ts'
import { certifiedTerms, issueOf } from './order.ts'
import { incomeFee } from './policies/fees.ts'
import { heldOf, paidOf, periodOf } from './policies/payout.ts'
import type { Draft } from './state.ts'

interface Share {
  readonly account: Bytes
  readonly amount: Money
}

interface Held extends Share {
  readonly period: bigint
}

/** Replaces an order's record and credits the accounts with what their shares grew by. */
export function changeOrder(draft: Draft, committee: Committee, id: Uint8Array, next: OrderRecord): void {
  const order = draft.order(id)
  const before = new Map(sharesOf(committee, order).map(share => [toText(share.account), share.amount]))
  const heldBefore = heldShareOf(committee, order)?.amount ?? 0n
  const wasReleased = isReleased(order)
  draft.putOrder(id, next)
  for (const { account, amount } of sharesOf(committee, next)) {
    const grown = amount - (before.get(toText(account)) ?? 0n)
    if (grown > 0n) credit(draft, account, grown)
  }
  const held = heldShareOf(committee, next)
  if (held !== undefined && held.amount > heldBefore) hold(draft, committee, held, held.amount - heldBefore)
  if (!wasReleased && isReleased(next)) countReleased(draft, next)
}

/** What the client gets back of an order, as far as it is known. */
export function refundOf(order: OrderRecord): Money {
  const issue = issueOf(order)
  if (issue === undefined || order.release === undefined || order.release >= issue.cap) return 0n
  return issue.cap - order.release
}

/** Credits any account, opened or not. */
export function credit(draft: Draft, account: Uint8Array, amount: Money): void {
  const record = draft.account(account)
  draft.putAccount(account, { ...record, credits: record.credits + amount })
}

/** Pays what a settled pool owes for something held that has grown; of the sum held, so that no rounding depends on the steps. */
export function payMember(draft: Draft, committee: Committee, account: Uint8Array, ratio: number, before: Money, now: Money): void {
  const paid = paidOf(ratio, now) - paidOf(ratio, before)
  if (paid > 0n) credit(draft, account, paid)
  const kept = now - before - paid
  if (kept > 0n) credit(draft, committee.treasury, kept)
}

function hold(draft: Draft, committee: Committee, { period, account }: Held, grown: Money): void {
  const before = draft.holding(period, account)
  const pool = draft.pool(period)
  const isNew = before === 0n
  if (isNew) draft.putMember(period, pool.members, account)
  draft.putHolding(period, account, before + grown)
  draft.putPool(period, { ...pool, held: pool.held + grown, members: pool.members + (isNew ? 1n : 0n) })
  if (pool.ratio !== undefined) payMember(draft, committee, account, pool.ratio, before, before + grown)
}

function isReleased(order: OrderRecord): boolean {
  return order.issue !== undefined && order.release !== undefined
}

/** The account has one open order less. */
function countReleased(draft: Draft, order: OrderRecord): void {
  const account = issueOf(order)?.account
  if (account === undefined) return
  const record = draft.account(account)
  draft.putAccount(account, { ...record, released: record.released + 1n })
}

/** What an order's income is, less the fee; and whose it is, where that is known. */
function incomeOf(committee: Committee, order: OrderRecord): { account: Bytes; net: Money; fee: Money } | undefined {
  const account = issueOf(order)?.payeeAccount ?? certifiedTerms(order)?.payoutAccount
  if (account === undefined) return undefined
  const fee = incomeFee(committee.policy.fees, order.income)
  return { account, fee, net: order.income - fee }
}

/** The part that waits in a pool; its period is the issue's, so before that is known nothing is counted as held. */
function heldShareOf(committee: Committee, order: OrderRecord): Held | undefined {
  const { payout } = committee.policy
  const issue = issueOf(order)
  const income = incomeOf(committee, order)
  if (payout.name !== 'pool' || issue === undefined || income === undefined) return undefined
  return { period: periodOf(payout, issue.notAfter), account: income.account, amount: heldOf(payout, income.net) }
}

function sharesOf(committee: Committee, order: OrderRecord): Share[] {
  const issue = issueOf(order)
  const shares: Share[] = []
  if (issue !== undefined) shares.push({ account: issue.account, amount: refundOf(order) })
  const income = incomeOf(committee, order)
  if (income !== undefined) {
    const held = heldOf(committee.policy.payout, income.net)
    shares.push({ account: income.account, amount: income.net - held }, { account: committee.treasury, amount: income.fee })
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
