/**
 * Admission: everything that a presented order must satisfy before the server accepts it, by what the client sent and the
 * server's own clock alone (protocols/session/1, create). Refused here, nothing has changed anywhere.
 */

import { checkPresentation, effectiveNotAfter } from '../../corp/core/caveats.ts'
import { verifyOperationCertificate } from '../../corp/core/certificate.ts'
import type { Committee } from '../../corp/core/committee.ts'
import type { IssueOperation } from '../../corp/core/operation.ts'
import { decodePresentation, isSignedBy, type Presentation, verifyChain } from '../../corp/core/presentation.ts'
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { commonErrors, type Fact, ok, type Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical } from '../../wire/canonical.ts'
import { SignedBody } from '../../wire/generated/corp.ts'
import { MAX_ACCEPT_AHEAD_MS, MAX_ORDERS, STOP_MARGIN_MS } from './defaults.ts'
import { coreErrors } from './errors.ts'
import type { PresentedOrder, Session } from './session.ts'
import { leastLimit, stepFor, type Terms } from './terms.ts'

const MAX_SIGNED_BYTES = 16 * 1024

/** What travels with create and extend. */
export interface Presented {
  /** Certificate of the order's issue. */
  readonly order: Bytes
  /** Encoded SignedBody messages. */
  readonly blocks: readonly Bytes[]
  readonly presentation: Bytes
}

export interface Server {
  readonly crypto: Crypto
  readonly committee: Committee
  /** This server's PeerId, and its account with the XenoCorp. */
  readonly peer: Bytes
  readonly payoutAccount: Bytes
}

export interface Admitted {
  readonly issue: IssueOperation
  readonly presentation: Presentation
  readonly order: PresentedOrder
}

/** The agreement that the presentation must be for. */
export interface Agreement {
  readonly terms: Terms
  readonly termsId: Bytes
  /** For a further order. */
  readonly session: Session | undefined
}

/** The presentation alone: who presents what to whom. Tells a repeated request from a new one before anything else is looked at. */
export function decodePresented(server: Server, presented: Presented): Result<Presentation> {
  const signed = decodeCanonical(SignedBody, presented.presentation, MAX_SIGNED_BYTES)
  if (signed === undefined) return commonErrors.refuse('malformed', { what: 'presentation' })
  const blocks: SignedBody[] = []
  for (const bytes of presented.blocks) {
    const block = decodeCanonical(SignedBody, bytes, MAX_SIGNED_BYTES)
    if (block === undefined) return commonErrors.refuse('malformed', { what: 'caveat block' })
    blocks.push(block)
  }
  const presentation = decodePresentation(server.crypto, server.committee.name, signed, blocks)
  if (!presentation.ok) return presentation
  if (!equal(presentation.value.body.server, server.peer))
    return coreErrors.refuse('other-server', { server: toText(presentation.value.body.server) })
  return presentation
}

/** Refuses with the codes of this module, of the ledger's certificates, blocks and caveats, and `malformed`. */
export function admit(server: Server, presented: Presented, agreement: Agreement, now: number): Result<Admitted> {
  const presentation = decodePresented(server, presented)
  if (!presentation.ok) return presentation
  const issue = issueOf(server, presented.order)
  if (!issue.ok) return issue
  const chain = verifyChain(server.crypto, { id: issue.value.id, body: issue.value.body }, presentation.value.blocks)
  if (!chain.ok) return chain
  if (!isSignedBy(server.crypto, chain.value.holder, presentation.value)) return commonErrors.refuse('bad-signature', { what: 'the presentation' })
  const held = checkPresentation(chain.value.restrictions, presentation.value.body)
  if (!held.ok) return held
  const { body } = presentation.value
  const refused =
    refuseFields(server, issue.value, presentation.value, agreement) ??
    refuseTimes(body, agreement, effectiveNotAfter(issue.value.body.notAfter, chain.value.restrictions), now)
  if (refused !== undefined) return refused
  const order: PresentedOrder = {
    order: issue.value.id,
    bind: presentation.value.id,
    limit: body.limit,
    setup: body.setup,
    rate: body.rate,
    from: Number(body.from),
    acceptBy: Number(body.acceptBy),
    notAfter: effectiveNotAfter(issue.value.body.notAfter, chain.value.restrictions),
    ackAllowance: chain.value.restrictions.acked,
    payee: issue.value.body.payee !== undefined,
  }
  return ok({ issue: issue.value, presentation: presentation.value, order })
}

function issueOf(server: Server, certificate: Bytes): Result<IssueOperation> {
  const verified = verifyOperationCertificate(server.crypto, server.committee, certificate)
  if (!verified.ok) return verified
  const { operation } = verified.value
  if (operation.kind !== 'issue') return commonErrors.refuse('malformed', { what: 'order', found: operation.kind })
  const { payee, payeeAccount } = operation.body
  if (payee !== undefined && !(equal(payee, server.peer) && payeeAccount !== undefined && equal(payeeAccount, server.payoutAccount))) {
    return coreErrors.refuse('other-server', { server: toText(payee) })
  }
  return ok(operation)
}

type Refused = ReturnType<typeof coreErrors.refuse>

/** The presentation repeats the terms, so that no price can be switched between the quote and the order. */
function refuseFields(server: Server, issue: IssueOperation, { body }: Presentation, { terms, termsId, session }: Agreement): Refused | undefined {
  const last = session?.orders.findLast(order => order.state !== 'lost')
  const least = stepFor(terms)
  const checks: readonly [field: string, holds: boolean, wanted: Fact][] = [
    ['order', equal(body.order, issue.id), toText(issue.id)],
    ['payoutAccount', equal(body.payoutAccount, server.payoutAccount), toText(server.payoutAccount)],
    ['terms', equal(body.terms, termsId), toText(termsId)],
    ['rate', body.rate === terms.maxRate, terms.maxRate],
    ['setup', body.setup === (session === undefined ? terms.prices.setup : 0n), session === undefined ? terms.prices.setup : 0n],
    ['step', body.step >= least, least],
    ['environment', body.environment === terms.environment, terms.environment],
    ['controllers', body.controllers.length > 0, 'at least one'],
    ['session', sameId(body.session, session?.id), session === undefined ? 'none' : toText(session.id)],
    ['k', body.k === (session?.orders.length ?? 0), session?.orders.length ?? 0],
    ['previousBind', sameId(body.previousBind, last?.bind), last === undefined ? 'none' : toText(last.bind)],
  ]
  const broken = checks.find(([, holds]) => !holds)
  if (broken !== undefined) return coreErrors.refuse('presentation-differs', { field: broken[0], wanted: broken[2] })
  if (body.limit > issue.body.cap) return coreErrors.refuse('presentation-differs', { field: 'limit', wanted: issue.body.cap })
  return undefined
}

function refuseTimes(body: Presentation['body'], { terms, session }: Agreement, notAfter: number, now: number): Refused | undefined {
  const from = Number(body.from)
  if (from > now) return coreErrors.refuse('from-ahead', { aheadMs: from - now })
  const leftMs = Number(body.acceptBy) - now
  if (leftMs <= 0 || leftMs > MAX_ACCEPT_AHEAD_MS) return coreErrors.refuse('accept-window', { leftMs, maxMs: MAX_ACCEPT_AHEAD_MS })
  const stopsAt = notAfter - STOP_MARGIN_MS
  if (stopsAt < now + terms.intervalMs) return coreErrors.refuse('order-ends-too-soon', { stopsAt })
  const least = session === undefined ? leastLimit(terms) : 1n
  if (body.limit < least) return coreErrors.refuse('limit-too-low', { limit: body.limit, least })
  if (session !== undefined && session.orders.length >= MAX_ORDERS) return coreErrors.refuse('too-many-orders', { count: session.orders.length })
  return undefined
}

function sameId(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equal(a, b)
}
