/**
 * After a start of the server: what was persisted is carried out again, whatever was or was not done of it before
 * (stores/session/1). Every effect is safe to repeat; charges go out with the same bytes.
 */
import type { Draft } from './draft.ts'
import { finish, giveBack } from './ending.ts'
import { isActive } from './running.ts'
import { owes } from './session.ts'
import { firstOrder } from './starting.ts'

export function onRecovered(draft: Draft, domain: 'present' | 'absent'): void {
  const { session } = draft
  for (const order of session.orders) if (order.state === 'binding') draft.do({ type: 'bind', bind: order.bind })
  repeatCharges(draft)
  if (session.state === 'binding') recoverBinding(draft)
  else if (isActive(session)) recoverActive(draft, domain)
  else if (session.state === 'stopping') {
    if (domain === 'present') draft.do({ type: 'stop-domain' })
    else finish(draft, session.reason, [])
  } else if (session.state === 'charged') giveBack(draft)
}

function repeatCharges(draft: Draft): void {
  const { orders, lastReport } = draft.session
  if (lastReport === undefined) return
  for (const each of orders) {
    const claim = { order: each.order, bind: each.bind, amount: each.charged, report: lastReport.id }
    if (owes(each)) draft.do({ type: 'charge', ...claim })
    if (each.state === 'closing') draft.do({ type: 'close-order', ...claim })
  }
}

/** Making a domain takes back the one that is there. */
function recoverBinding(draft: Draft): void {
  const { session } = draft
  if (session.abandoned) draft.do({ type: 'remove-domain' })
  else {
    if (firstOrder(session).state === 'bound') draft.do({ type: 'keep-share' })
    if (session.domain !== 'failed') draft.do({ type: 'make-domain' })
  }
}

/** What ran since the last lasting record is in the kernel's counters; a domain that the machine lost is settled as last reported. */
function recoverActive(draft: Draft, domain: 'present' | 'absent'): void {
  if (domain === 'absent') {
    finish(draft, 'domain-lost', [])
    return
  }
  draft.do({ type: 'keep-share' })
  // Whatever lease the keeper holds: the reading gives the next one.
  if (draft.session.state === 'running') draft.set({ leaseUntil: 0 })
  else draft.do({ type: 'freeze' })
  draft.do({ type: 'read' })
}
