/**
 * From the acceptance to the start: the binding is certified beside the making of the domain, and guest code may run when
 * both are there (protocols/session/1, create). A session that is bound and cannot start closes at 0.
 */
import { MAX_BOOT_FAILURES, REFUSED_KEPT_MS } from './defaults.ts'
import type { Draft } from './draft.ts'
import { finish, progressClosing } from './ending.ts'
import { type KernelCounters, startMeter } from './metering.ts'
import { RESERVATION_MS } from './partition.ts'
import { decide, isActive, onFunds } from './running.ts'
import type { Reason, Session, SessionOrder } from './session.ts'

export function firstOrder(session: Session): SessionOrder {
  const [first] = session.orders
  if (first === undefined) throw new Error('a session has at least one order')
  return first
}

export function onBound(draft: Draft, order: SessionOrder): void {
  // One that was given up may be bound after all: its client may finish a binding that it finds in its way.
  if (order.state !== 'binding' && order.state !== 'lost') return
  draft.setOrder(order.bind, { state: 'bound' })
  draft.sync()
  draft.event('order', 'bound', { subject: order.k })
  const { session } = draft
  if (session.state === 'binding') {
    // The share may be another's by now.
    if (!session.abandoned && draft.now >= session.createdAt + RESERVATION_MS) draft.set({ abandoned: true, reason: 'too-late' })
    tryStart(draft)
  } else if (isActive(session)) {
    draft.set({ warnedAt: 100 })
    onFunds(draft)
  } else if (session.state === 'kept') finish(draft, session.reason, [])
  else progressClosing(draft)
}

export function onBindRefused(draft: Draft, order: SessionOrder): void {
  if (order.state !== 'binding') return
  draft.setOrder(order.bind, { state: 'lost' })
  draft.sync()
  draft.event('order', 'lost', { subject: order.k })
  const { session } = draft
  if (session.state === 'binding') {
    draft.do({ type: 'remove-domain' })
    draft.set({ domain: 'gone' })
    draft.enter('kept', session.reason === '' ? 'not-bound' : session.reason, {
      keptUntil: draft.now + Math.min(session.terms.keptMs, REFUSED_KEPT_MS),
    })
  } else if (session.state === 'charged') progressClosing(draft)
}

export function onDomainMade(draft: Draft, origin: KernelCounters): void {
  const { session } = draft
  if (session.state !== 'binding' || session.abandoned) {
    draft.do({ type: 'remove-domain' })
    return
  }
  draft.set({ domain: 'ready', incarnation: session.incarnation + 1, meter: startMeter(draft.now, origin) })
  tryStart(draft)
}

export function onDomainFailed(draft: Draft): void {
  const { session } = draft
  if (session.state !== 'binding' || session.abandoned) return
  const bootFailures = session.bootFailures + 1
  if (bootFailures < MAX_BOOT_FAILURES) {
    draft.set({ bootFailures })
    draft.do({ type: 'make-domain' })
    return
  }
  draft.set({ bootFailures, domain: 'failed' })
  if (firstOrder(session).state === 'bound') finish(draft, 'boot-failed', [])
}

/** The session will not start. If its order is bound all the same it closes at 0, which frees the client's money at once. */
export function abandon(draft: Draft, reason: Reason): void {
  const { session } = draft
  if (firstOrder(session).state === 'bound') {
    finish(draft, reason, [])
    return
  }
  draft.commit({ abandoned: true, reason, domain: 'gone' })
  draft.do({ type: 'remove-domain' })
}

export function onBindingTick(draft: Draft): void {
  const { session } = draft
  if (!session.abandoned && firstOrder(session).state === 'binding' && draft.now >= session.createdAt + RESERVATION_MS) abandon(draft, 'too-late')
}

function tryStart(draft: Draft): void {
  const { session } = draft
  const first = firstOrder(session)
  if (first.state !== 'bound') return
  if (session.abandoned) finish(draft, session.reason, [])
  else if (session.domain === 'failed') finish(draft, 'boot-failed', [])
  else if (draft.now > first.acceptBy) finish(draft, 'too-late', [])
  else start(draft)
}

function start(draft: Draft): void {
  const { session } = draft
  draft.do({ type: 'keep-share' })
  if (session.domain !== 'ready' || session.meter === undefined) return
  draft.commit({ startedAt: draft.now, meter: { ...session.meter, at: draft.now } })
  decide(draft)
}
