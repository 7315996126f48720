/**
 * The session's state machine: (session, input, now) -> the session as it will be, and what is to be done. The service
 * persists the outcome as durably as it says, then carries out the effects in their order, and answers with inputs.
 * Inputs that come twice, late or out of order change nothing.
 */
import { equal } from '../../types/bytes.ts'
import { maxMoney } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import { Draft, type Outcome, type SessionInput } from './draft.ts'
import { beginStop, finish, onAbandoned, onClosed, onKeptTick, progressClosing } from './ending.ts'
import { RESERVATION_MS } from './partition.ts'
import { onRecovered } from './recovery.ts'
import { isActive, nextReadingAt, onFunds, onLeaseFailed, onPause, onReading, onReadingFailed, onResume, readMeter } from './running.ts'
import { type Accepted, newOrder, newSession, type Session, type SessionOrder } from './session.ts'
import { abandon, firstOrder, onBindingTick, onBindRefused, onBound, onDomainFailed, onDomainMade } from './starting.ts'

/** An accepted presentation: the record is on disk before the binding is sent and the domain made, side by side. */
export function accept(accepted: Accepted, now: number, crypto: Crypto): Outcome {
  const draft = new Draft(newSession(accepted, now), now, crypto)
  draft.sync()
  draft.event('state', 'binding')
  draft.do(accepted.order.payee ? { type: 'keep-share' } : { type: 'bind', bind: accepted.order.bind })
  draft.do({ type: 'make-domain' })
  return draft.outcome()
}

export function step(session: Session, input: SessionInput, now: number, crypto: Crypto): Outcome {
  const draft = new Draft(session, now, crypto)
  apply(draft, input)
  return draft.outcome()
}

function apply(draft: Draft, input: SessionInput): void {
  switch (input.type) {
    case 'domain-made':
      onDomainMade(draft, input.origin)
      break
    case 'domain-failed':
      onDomainFailed(draft)
      break
    case 'reading':
      onReading(draft, input.kernel, input.tasks)
      break
    case 'reading-failed':
      onReadingFailed(draft)
      break
    case 'lease-failed':
      onLeaseFailed(draft)
      break
    case 'final-reading':
      onFinalReading(draft, input)
      break
    case 'domain-lost':
      onDomainLost(draft, input.tasks)
      break
    case 'recovered':
      onRecovered(draft, input.domain)
      break
    case 'tick':
      onTick(draft)
      break
    case 'extend':
    case 'acknowledged':
    case 'pause':
    case 'resume':
    case 'close':
      applyClient(draft, input)
      break
    default:
      applyLedger(draft, input)
  }
}

type ClientInput = Extract<SessionInput, { type: 'extend' | 'acknowledged' | 'pause' | 'resume' | 'close' }>
type LedgerInput = Extract<SessionInput, { type: 'bound' | 'bind-refused' | 'certified' | 'charge-abandoned' | 'closed' | 'end' }>

function applyClient(draft: Draft, input: ClientInput): void {
  const { session } = draft
  switch (input.type) {
    case 'extend':
      onExtend(draft, input)
      break
    case 'acknowledged':
      if (input.bill <= session.acked) return
      draft.set({ acked: input.bill })
      if (session.state === 'held') onFunds(draft)
      break
    case 'pause':
      onPause(draft)
      break
    case 'resume':
      onResume(draft)
      break
    case 'close':
      onClose(draft, input.reason)
      break
  }
}

function applyLedger(draft: Draft, input: LedgerInput): void {
  const order = draft.session.orders.find(candidate =>
    equal('bind' in input ? candidate.bind : candidate.order, 'bind' in input ? input.bind : input.order),
  )
  if (order === undefined) return
  switch (input.type) {
    case 'bound':
      onBound(draft, order)
      break
    case 'bind-refused':
      onBindRefused(draft, order)
      break
    case 'certified':
      onCertified(draft, order, input.amount)
      break
    case 'charge-abandoned':
      onAbandoned(draft, order)
      if (isActive(draft.session)) beginStop(draft, 'ended')
      break
    case 'closed':
      onClosed(draft, order)
      break
    case 'end':
      onEnd(draft, order)
      break
  }
}

function onCertified(draft: Draft, order: SessionOrder, amount: bigint): void {
  if (amount <= order.certified) return
  draft.setOrder(order.bind, { certified: maxMoney(order.certified, amount) })
  if (draft.session.state === 'held') onFunds(draft)
  progressClosing(draft)
}

function onExtend(draft: Draft, input: Extract<ClientInput, { type: 'extend' }>): void {
  const { session } = draft
  if (!isActive(session) || session.orders.some(order => equal(order.bind, input.order.bind))) return
  const order = newOrder(input.order, session.orders.length)
  draft.commit({ orders: [...session.orders, order] })
  draft.event('order', order.state, { subject: order.k })
  if (order.payee) onFunds(draft)
  else draft.do({ type: 'bind', bind: order.bind })
}

function onEnd(draft: Draft, order: SessionOrder): void {
  const { session } = draft
  if (session.state === 'binding' && !session.abandoned) abandon(draft, 'ended')
  else if (isActive(session) && order.state !== 'binding') beginStop(draft, 'ended')
}

function onClose(draft: Draft, reason: 'closed' | 'server-stopped'): void {
  const { session } = draft
  if (session.state === 'binding' && !session.abandoned) abandon(draft, reason)
  else if (isActive(session)) beginStop(draft, reason)
}

function onFinalReading(draft: Draft, input: Extract<SessionInput, { type: 'final-reading' }>): void {
  if (draft.session.state !== 'stopping') return
  readMeter(draft, input.kernel)
  finish(draft, draft.session.reason, input.tasks)
}

function onDomainLost(draft: Draft, tasks: readonly string[]): void {
  const { session } = draft
  if (session.state === 'stopping') finish(draft, session.reason, tasks)
  else if (isActive(session)) finish(draft, 'domain-lost', tasks)
}

function onTick(draft: Draft): void {
  const { session } = draft
  if (session.state === 'binding') onBindingTick(draft)
  else if (session.state === 'kept') onKeptTick(draft)
  else if (isActive(session) && draft.now >= nextReadingAt(session)) draft.do({ type: 'read' })
}

/** When the session wants its next `tick`; undefined when only an answer can move it. */
export function nextWakeAt(session: Session): number | undefined {
  if (session.state === 'kept') return session.keptUntil
  if (isActive(session)) return nextReadingAt(session)
  const isReserved = session.state === 'binding' && !session.abandoned && firstOrder(session).state === 'binding'
  return isReserved ? session.createdAt + RESERVATION_MS : undefined
}
