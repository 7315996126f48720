/**
 * A wallet's rules for its orders (protocols/corp/1, What writers must do).
 *
 *   ready -> presented -> bound -> released
 *     |         |           `-> ended -> released      the server is gone: freeze after the grace
 *     |         `-> cancelling -> released | bound | ended
 *     |-> delegated                                    another holder has it
 *     `-> cancelling -> released
 *
 * Invariants:
 * - An order is presented to one server, once: the same presentation again, byte for byte, or none.
 * - What its holder signs (presentation, cancel, End) is on disk before it leaves, and there is one of each.
 * - A cancel competes with the presentation for one slot. So before the presentation's time is over a cancel is the
 *   owner's decision; after it, no honest validator will bind any more, and it is the way to the money.
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import type { BindBody, Caveat, SignedBody } from '../../wire/generated/corp.ts'
import { checkPresentation, effectiveNotAfter } from './caveats.ts'
import type { Committee } from './committee.ts'
import { ledgerErrors } from './errors.ts'
import { bodyId } from './ids.ts'
import { type IssueOperation, makeOperation, makeSigned } from './operation.ts'
import type { Policy } from './policies/policy.ts'
import { type Block, restrictionsOf, type Signed, toSignedBody } from './presentation.ts'
import { walletErrors } from './wallet-errors.ts'

export interface Released {
  /** R: what the server may at most have a certified charge for. */
  readonly amount: Money
  readonly by: 'cancel' | 'close' | 'freeze'
  readonly certificate: Bytes
}

export interface WalletOrder {
  readonly id: Bytes
  readonly issue: IssueOperation
  /** Of the issue: an order without one is still its account's pending operation. */
  readonly certificate: Bytes
  /** Which of the wallet's keys holds it, as the issue or the last block names it; undefined where none does. */
  readonly holderKey: string | undefined
  readonly blocks: readonly Block[]
  /** This wallet's account issued it, so its money comes back here; else it was handed on to this wallet. */
  readonly own: boolean
  /** A key of this wallet is the issue's holder, who may cancel and end it. */
  readonly mayEnd: boolean
  /** Another wallet's key may present it, and not this one's. */
  readonly handedOn: boolean
  readonly presentation: Signed<BindBody> | undefined
  readonly cancel: Bytes | undefined
  readonly end: Bytes | undefined
  readonly endCertificate: Bytes | undefined
  readonly binding: { readonly kind: 'bind' | 'cancel'; readonly certificate: Bytes } | undefined
  /** The largest certified charge. */
  readonly income: Money
  readonly charge: Bytes | undefined
  readonly release: Released | undefined
  /** f + 1 validators have credited the refund. */
  readonly refunded: boolean
  /** ms; from then on it is cancelled without asking, and not presented any more. */
  readonly cancelAfter: number | undefined
}

export type OrderPhase = 'ready' | 'delegated' | 'presented' | 'bound' | 'cancelling' | 'ended' | 'released'

/** What a server asked for and a client agrees to. Money in micro-units, rate per hour, times in ms. */
export interface PresentationTerms {
  readonly server: Bytes
  readonly payoutAccount: Bytes
  /** The digest of the server's quote. */
  readonly terms: Bytes
  readonly limit: Money
  readonly rate: Money
  readonly setup: Money
  readonly step: Money
  readonly from: number
  readonly acceptBy: number
  readonly controllers: readonly Bytes[]
  readonly environment: string
  readonly purpose: string
  /** A top-up: the session, its number (1, 2, ...) and the presentation before it. */
  readonly topUp?: { readonly session: Bytes; readonly k: number; readonly previousBind: Bytes }
}

/** @param holderKey the wallet's key that the issue names, if it names one */
export function newWalletOrder(
  issue: IssueOperation,
  certificate: Bytes,
  holderKey: string | undefined,
  cancelAfter: bigint | undefined,
): WalletOrder {
  return {
    id: issue.id,
    issue,
    certificate,
    holderKey,
    own: true,
    mayEnd: holderKey !== undefined,
    handedOn: holderKey === undefined,
    blocks: [],
    presentation: undefined,
    cancel: undefined,
    end: undefined,
    endCertificate: undefined,
    binding: undefined,
    income: 0n,
    charge: undefined,
    release: undefined,
    refunded: false,
    cancelAfter: cancelAfter === undefined ? undefined : Number(cancelAfter),
  }
}

export function phaseOf(order: WalletOrder): OrderPhase {
  if (order.release !== undefined) return 'released'
  if (order.end !== undefined) return 'ended'
  if (order.binding?.kind === 'bind' || order.issue.body.payee !== undefined) return 'bound'
  if (order.cancel !== undefined) return 'cancelling'
  if (order.presentation !== undefined) return 'presented'
  return order.handedOn ? 'delegated' : 'ready'
}

/** What goes back to the account: cap - R, 0 before a release. */
export function refundOf(order: WalletOrder): Money {
  if (order.release === undefined) return 0n
  const { cap } = order.issue.body
  return order.release.amount < cap ? cap - order.release.amount : 0n
}

/** The effective end in ms: notAfter, narrowed by the caveat `before`. */
export function endsAt(order: WalletOrder): number {
  const restrictions = restrictionsOf(order.issue.body, order.blocks)
  return effectiveNotAfter(order.issue.body.notAfter, restrictions.ok ? restrictions.value : {})
}

/**
 * The presentation that lets one server use the order: the one that was made before when it is for the same server and
 * terms, else a new one; to be persisted before it is sent.
 * Refuses with `order-presented`, `order-handed-on`, `order-cancelled`, `order-expired`, `accept-expired`,
 * `accept-too-far`, `limit-above-cap`, `caveat-refused`, `order-has-payee`.
 * @param holder the wallet's key that holds the order
 * @param nonce 8 to 64 random bytes
 */
export function present(
  crypto: Crypto,
  committee: Committee,
  order: WalletOrder,
  holder: Signer,
  terms: PresentationTerms,
  nonce: Bytes,
  now: number,
): Result<SignedBody> {
  const known = order.presentation
  if (known !== undefined) {
    const same = equal(known.body.server, terms.server) && equal(known.body.terms, terms.terms)
    return same && order.cancel === undefined ? ok(toSignedBody(known)) : walletErrors.refuse('order-presented')
  }
  const refused = refusePresentation(committee.policy, order, terms, now)
  if (refused !== undefined) return refused
  const body = bindBody(order, terms, nonce)
  const restrictions = restrictionsOf(order.issue.body, order.blocks)
  if (!restrictions.ok) return restrictions
  const allowed = checkPresentation(restrictions.value, body)
  if (!allowed.ok) return allowed
  return ok(makeSigned(crypto, committee.name, 'bind', body, holder))
}

/**
 * Hands the order on to another key, narrowed by further caveats. To be persisted before it is sent.
 * Refuses with `order-presented`, `order-handed-on`, `order-cancelled`, `caveat-unknown`, `caveat-malformed`,
 * `caveats-too-many`.
 */
export function handOn(
  crypto: Crypto,
  committee: Committee,
  order: WalletOrder,
  holder: Signer,
  caveats: readonly Caveat[],
  nextHolder: Bytes,
): Result<SignedBody> {
  const refused = order.presentation === undefined ? refuseUse(order) : walletErrors.refuse('order-presented')
  if (refused !== undefined) return refused
  const body = { order: order.id, previous: lastBlock(order), caveats: [...caveats], nextHolder }
  const made = makeSigned(crypto, committee.name, 'block', body, holder)
  const id = bodyId(crypto, committee.name, 'block', made.body)
  const restrictions = restrictionsOf(order.issue.body, [...order.blocks, { id, body, bytes: made.body, signature: made.signature }])
  return restrictions.ok ? ok(made) : restrictions
}

/** The cancel of an order: always the same bytes. Refuses with `order-not-own`, `order-has-payee`. */
export function cancelOf(crypto: Crypto, committee: Committee, order: WalletOrder, holder: Signer): Result<Bytes> {
  const refused = refuseSigning(order)
  if (refused !== undefined) return refused
  return ok(order.cancel ?? makeOperation(crypto, committee.name, 'cancel', { order: order.id }, [holder]).bytes)
}

/** The End of an order: always the same bytes. Refuses with `order-not-own`, `order-has-payee`. */
export function endOf(crypto: Crypto, committee: Committee, order: WalletOrder, holder: Signer): Result<Bytes> {
  const refused = refuseSigning(order)
  if (refused !== undefined) return refused
  return ok(order.end ?? makeOperation(crypto, committee.name, 'end', { order: order.id }, [holder]).bytes)
}

/** What the validators' certificates say of an order. */
export interface OrderEvidence {
  readonly binding: { readonly operation: { readonly kind: 'bind' | 'cancel' }; readonly certificate: Bytes } | undefined
  readonly charge: { readonly operation: { readonly body: { readonly amount: Money } }; readonly certificate: Bytes } | undefined
  readonly release: Released | undefined
  readonly end: { readonly operation: { readonly bytes: Bytes }; readonly certificate: Bytes | undefined } | undefined
  /** The refund that f + 1 validators say they have credited. */
  readonly credited: Money
}

/** The order with what the certificates add: registers only grow (income) or fall (release), whatever the order of arrival. */
export function absorb(order: WalletOrder, seen: OrderEvidence): WalletOrder {
  const { binding, charge, release, end } = seen
  const income = charge?.operation.body.amount ?? 0n
  const isLower = release !== undefined && (order.release === undefined || release.amount < order.release.amount)
  const known: WalletOrder = {
    ...order,
    binding: order.binding ?? (binding === undefined ? undefined : { kind: binding.operation.kind, certificate: binding.certificate }),
    ...(charge !== undefined && income >= order.income ? { income, charge: charge.certificate } : {}),
    release: isLower ? release : order.release,
    end: order.end ?? (end?.certificate === undefined ? undefined : end.operation.bytes),
    endCertificate: order.endCertificate ?? end?.certificate,
  }
  return { ...known, refunded: known.release !== undefined && seen.credited >= refundOf(known) }
}

/** What brings an order's money back, as far as the wallet can see. */
export type SettleStep =
  | { readonly do: 'nothing'; readonly why: 'settled' | 'ready' | 'delegated' | 'running' | 'foreign' }
  /** Look again then, ms. */
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'cancel' | 'end' | 'freeze' }

/**
 * The next step towards an order's money. `goneServer`: the owner says that the bound server does nothing any more.
 * @param now the validators' time (their median), ms
 */
export function settleStep(order: WalletOrder, policy: Policy, now: number, goneServer: boolean): SettleStep {
  if (!order.own) return { do: 'nothing', why: 'foreign' }
  const frozenFrom = endsAt(order) + Number(policy.timing.graceMs)
  switch (phaseOf(order)) {
    case 'released':
      return { do: 'nothing', why: 'settled' }
    case 'delegated':
      if (now >= frozenFrom) return { do: 'freeze' }
      return now >= endsAt(order) && order.mayEnd ? { do: 'cancel' } : { do: 'nothing', why: 'delegated' }
    case 'ready':
      return now >= Math.min(order.cancelAfter ?? Number.POSITIVE_INFINITY, endsAt(order)) ? { do: 'cancel' } : { do: 'nothing', why: 'ready' }
    case 'presented': {
      const acceptBy = Number(order.presentation?.body.acceptBy ?? 0n) + Number(policy.timing.skewMs)
      return now >= acceptBy ? { do: 'cancel' } : { do: 'wait', until: acceptBy }
    }
    case 'cancelling':
      return { do: 'cancel' }
    case 'bound':
      if (now >= frozenFrom) return { do: 'freeze' }
      return goneServer && order.mayEnd && order.issue.body.payee === undefined ? { do: 'end' } : { do: 'nothing', why: 'running' }
    case 'ended':
      return order.endCertificate === undefined ? { do: 'end' } : { do: 'freeze' }
  }
}

function refuseUse(order: WalletOrder) {
  if (order.cancel !== undefined || order.end !== undefined || order.release !== undefined) return walletErrors.refuse('order-cancelled')
  return order.handedOn ? walletErrors.refuse('order-handed-on') : undefined
}

function refuseSigning(order: WalletOrder) {
  if (!order.mayEnd) return walletErrors.refuse('order-not-own')
  return order.issue.body.payee === undefined ? undefined : ledgerErrors.refuse('order-has-payee')
}

function refusePresentation(policy: Policy, order: WalletOrder, terms: PresentationTerms, now: number) {
  const refused = refuseUse(order)
  if (refused !== undefined) return refused
  const { cap, payee } = order.issue.body
  const notAfter = Math.min(endsAt(order), order.cancelAfter ?? Number.POSITIVE_INFINITY)
  const aheadMs = terms.acceptBy - now
  if (payee !== undefined && !equal(payee, terms.server)) return ledgerErrors.refuse('order-has-payee')
  if (now >= notAfter) return ledgerErrors.refuse('order-expired', { notAfter, now })
  if (aheadMs <= 0) return ledgerErrors.refuse('accept-expired', { acceptBy: terms.acceptBy, now })
  const maxMs = policy.validation.acceptAheadMs
  if (aheadMs > Number(maxMs)) return walletErrors.refuse('accept-too-far', { aheadMs, maxMs })
  return terms.limit <= cap ? undefined : ledgerErrors.refuse('limit-above-cap', { limit: terms.limit, cap })
}

function bindBody(order: WalletOrder, terms: PresentationTerms, nonce: Bytes): BindBody {
  const { server, payoutAccount, limit, rate, setup, step, controllers, environment, purpose, topUp } = terms
  return {
    order: order.id,
    block: lastBlock(order),
    server,
    payoutAccount,
    terms: terms.terms,
    limit,
    rate,
    setup,
    step,
    from: BigInt(terms.from),
    acceptBy: BigInt(terms.acceptBy),
    controllers: [...controllers],
    environment,
    purpose,
    nonce,
    k: topUp?.k ?? 0,
    ...(topUp === undefined ? {} : { session: topUp.session, previousBind: topUp.previousBind }),
  }
}

/** What the next block or the presentation names: the last block, or the order where there is none. */
function lastBlock(order: WalletOrder): Bytes {
  return order.blocks.at(-1)?.id ?? order.id
}
