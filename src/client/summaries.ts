/** What the SDK tells of a wallet's accounts, orders and sessions, for people and programs (types.ts). */

import { restrictionsOf } from '../corp/core/presentation.ts'
import { phaseOf, refundOf, type WalletOrder } from '../corp/core/wallet-order.ts'
import type { WalletCorp } from '../corp/wallet/corp.ts'
import type { Settlement as OrderSettlement } from '../corp/wallet/order-steps.ts'
import type { Money } from '../types/money.ts'
import type { SessionView, TaskView } from '../wire/generated/session.ts'
import { caveatLines } from './orders.ts'
import type { Closed, LiveSession } from './session/live-session.ts'
import type { AccountSummary, CorpSummary, OrderSummary, SessionSummary, Settlement, TaskSummary } from './types.ts'

export function summariseCorp(corp: WalletCorp): CorpSummary {
  const { document, name, validators } = corp.committee
  const { account, delegateKey } = corp
  return { name, title: document.name, currency: document.currency, validators: validators.length, account, delegateKey }
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
    line: view.line,
    credits: view.credits,
    debits: view.debits,
  }
}

/** As the wallet knows it; with `settled`, as the validators have just said. */
export function summariseOrder(corp: WalletCorp, order: WalletOrder, settled?: OrderSettlement): OrderSummary {
  const { body } = order.issue
  const presented = order.presentation?.body
  const refunded = settled?.refunded ?? (order.refunded ? refundOf(order) : 0n)
  const restrictions = restrictionsOf(body, order.blocks)
  return {
    order: order.id,
    xenoCorp: corp.committee.name,
    currency: corp.committee.document.currency,
    state: settled?.settled === true ? 'settled' : phaseOf(order),
    cap: body.cap,
    charged: settled?.paid ?? order.income,
    refunded,
    notAfter: Number(body.notAfter),
    server: presented?.server ?? body.payee,
    session: order.presentation === undefined ? undefined : (presented?.session ?? order.presentation.id),
    caveats: restrictions.ok ? caveatLines(restrictions.value) : [],
  }
}

export function summariseSession(corp: WalletCorp, live: LiveSession, view: SessionView): SessionSummary {
  return {
    session: live.id,
    server: live.session.server,
    state: view.state,
    reason: view.reason,
    bill: view.bill,
    cap: capOf(live),
    currency: corp.committee.document.currency,
    createdAt: live.session.createdAt,
    paidUntil: Number(view.paidUntil),
    resources: live.terms.resources,
    tasks: view.tasks.map(summariseTask),
  }
}

/** As this wallet's records have it, without asking the server: the bill is what is certified. */
export async function recordedSession(corp: WalletCorp, live: LiveSession): Promise<SessionSummary> {
  const { id, session, terms } = live
  const { currency } = corp.committee.document
  const { server, state, createdAt, orders } = session
  const known = await Promise.all(orders.map(({ order }) => corp.order(order)))
  const bill = known.reduce((sum, { income }) => sum + income, 0n)
  return { session: id, server, state, reason: '', bill, cap: capOf(live), currency, createdAt, paidUntil: 0, resources: terms.resources, tasks: [] }
}

export function summariseTask({ task, name, state, exitCode }: TaskView): TaskSummary {
  return { task, name, state, exitCode }
}

export function settlementOf(corp: WalletCorp, live: LiveSession, closed: Closed): Settlement {
  const sum = (amount: (settlement: Closed['settlements'][number]) => Money): Money =>
    closed.settlements.reduce((total, each) => total + amount(each), 0n)
  return {
    session: live.id,
    bill: closed.bill,
    paid: sum(each => each.paid),
    refunded: sum(each => each.refunded),
    cap: sum(each => each.cap),
    currency: corp.committee.document.currency,
  }
}

function capOf(live: LiveSession): Money {
  return live.session.orders.filter(({ state }) => state !== 'refused').reduce((sum, { cap }) => sum + cap, 0n)
}
