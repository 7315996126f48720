/** The client's money: accounts and orders of its wallet, as summaries. */

import { phaseOf, refundOf, type WalletOrder } from '../corp/core/wallet-order.ts'
import type { WalletCorp } from '../corp/wallet/corp.ts'
import type { Settlement as OrderSettlement } from '../corp/wallet/order-steps.ts'
import type { AccountSummary, CorpSummary, OrderSummary } from './types.ts'

export function summariseCorp(corp: WalletCorp): CorpSummary {
  const { document, name, validators } = corp.committee
  return { name, title: document.name, currency: document.currency, validators: validators.length, account: corp.account }
}

export async function summariseAccount(corp: WalletCorp): Promise<AccountSummary> {
  const { name, document } = corp.committee
  const view = await corp.view()
  return {
    xenoCorp: name,
    title: document.name,
    currency: document.currency,
    account: corp.account,
    opened: view.opened,
    enrolments: view.enrolments.filter(({ body }) => !body.revoked).map(({ body }) => body.kind.toLowerCase()),
    balance: view.balance,
    credits: view.credits,
    debits: view.debits,
  }
}

/** As the wallet knows it; with `settled`, as the validators have just said. */
export function summariseOrder(corp: WalletCorp, order: WalletOrder, settled?: OrderSettlement): OrderSummary {
  const { body } = order.issue
  const presented = order.presentation?.body
  const refunded = settled?.refunded ?? (order.refunded ? refundOf(order) : 0n)
  return {
    order: order.id,
    xenoCorp: corp.committee.name,
    currency: corp.committee.document.currency,
    state: settled?.settled === true ? 'settled' : phaseOf(order),
    cap: body.cap,
    charged: settled?.paid ?? order.income,
    refunded,
    notAfter: Number(body.notAfter),
    server: presented?.server,
    session: order.presentation === undefined ? undefined : (presented?.session ?? order.presentation.id),
  }
}
