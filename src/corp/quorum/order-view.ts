/**
 * What the validators' answers about an order come to. Everything that counts proves itself: the issue, the binding, the
 * charge and the release by certificates, an End and a pending binding by signatures. So one honest answer is enough, the
 * validators' own sums are not needed, and no liar can add anything: of certified charges the largest counts, of releases
 * the smallest (protocols/corp/1, Applying). Whatever q validators have applied is known to an honest one among any q that answer.
 */
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import { type Money, minMoney } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import type { OrderStatus } from '../../wire/generated/corp.ts'
import { type VerifiedCertificate, verifyCertificate } from '../core/certificate.ts'
import type { Committee } from '../core/committee.ts'
import {
  type BindOperation,
  type CancelOperation,
  type ChargeOperation,
  decodeOperation,
  type EndOperation,
  type IssueOperation,
  type Operation,
} from '../core/operation.ts'
import { isSignedBy, verifyChain } from '../core/presentation.ts'
import { isWrittenBy } from '../core/writers.ts'
import { vouchedFor } from './account-view.ts'
import { median } from './tally.ts'

export interface Certified<Op> {
  readonly operation: Op
  readonly certificate: Bytes
}

export interface Release {
  /** What the server may at most have a certified charge for: R of protocols/corp/1. */
  readonly amount: Money
  readonly by: 'cancel' | 'close' | 'freeze'
  readonly certificate: Bytes
}

export interface OrderView {
  readonly order: Bytes
  /** Undefined where no validator knows the order. */
  readonly issue: Certified<IssueOperation> | undefined
  readonly binding: Certified<BindOperation | CancelOperation> | undefined
  /** Signed but not certified; more than one after the client or a delegate has signed both. */
  readonly pendingBindings: readonly (BindOperation | CancelOperation)[]
  readonly charge: Certified<ChargeOperation> | undefined
  readonly release: Release | undefined
  /** Its certificate is undefined while only single validators know it. */
  readonly end: { readonly operation: EndOperation; readonly certificate: Bytes | undefined } | undefined
  /** The largest certified charge. */
  readonly income: Money
  /** What has gone back to the account: cap - R; 0 before a release. */
  readonly refund: Money
  /** The refund that f + 1 validators say they have credited, so one honest validator has. */
  readonly credited: Money
  /** f + 1 validators have frozen it. */
  readonly frozen: boolean
  /** The median of the validators' clocks, ms. */
  readonly time: number
  readonly answers: number
}

/** What certificates prove of an order by themselves, whoever shows them; those that do not check, or speak of others, prove nothing. */
export function provenBy(crypto: Crypto, committee: Committee, order: Bytes, certificates: readonly Bytes[]): ProvenOrder {
  const evidence = new Evidence(crypto, committee, order)
  for (const certificate of certificates) evidence.see(certificate)
  return evidence.view()
}

/** `answers` of distinct validators, at least q. */
export function mergeOrder(crypto: Crypto, committee: Committee, order: Bytes, answers: readonly OrderStatus[]): OrderView {
  const evidence = new Evidence(crypto, committee, order)
  for (const status of answers) evidence.hear(status)
  return {
    ...evidence.view(),
    credited: vouchedFor(
      answers.map(status => status.refund),
      committee.quorum.f,
    ),
    frozen:
      vouchedFor(
        answers.map(status => (status.frozen ? 1n : 0n)),
        committee.quorum.f,
      ) === 1n,
    time: Number(median(answers.map(status => status.time))),
    answers: answers.length,
  }
}

/** What needs no validator's word. */
export type ProvenOrder = Omit<OrderView, 'credited' | 'frozen' | 'time' | 'answers'>

class Evidence {
  readonly #crypto: Crypto
  readonly #committee: Committee
  readonly #order: Bytes
  readonly #seen = new Map<string, VerifiedCertificate | undefined>()
  readonly #pending = new Map<string, BindOperation | CancelOperation>()
  #issue: Certified<IssueOperation> | undefined
  #binding: Certified<BindOperation | CancelOperation> | undefined
  #charge: Certified<ChargeOperation> | undefined
  #release: Release | undefined
  readonly #ends: { operation: EndOperation; certificate: Bytes | undefined }[] = []

  constructor(crypto: Crypto, committee: Committee, order: Bytes) {
    this.#crypto = crypto
    this.#committee = committee
    this.#order = order
  }

  hear(status: OrderStatus): void {
    for (const certificate of [status.issue, status.binding, status.charge, status.release, status.end]) {
      if (certificate !== undefined) this.see(certificate)
    }
    const end = status.pendingEnd === undefined ? undefined : this.#decode(status.pendingEnd)
    if (end?.kind === 'end') this.#ends.push({ operation: end, certificate: undefined })
    const pending = status.pendingBinding === undefined ? undefined : this.#decode(status.pendingBinding)
    if (pending?.kind === 'bind' || pending?.kind === 'cancel') this.#pending.set(toText(pending.id), pending)
  }

  see(certificate: Bytes): void {
    const verified = this.#verify(certificate)
    if (verified !== undefined) this.#take(verified)
  }

  view(): ProvenOrder {
    const cap = this.#issue?.operation.body.cap ?? 0n
    const pendingBindings = [...this.#pending.values()].filter(operation => this.#isAuthentic(operation)).sort((a, b) => compareBytes(a.id, b.id))
    const ends = this.#ends.filter(({ operation, certificate }) => certificate !== undefined || this.#isByHolder(operation))
    return {
      order: this.#order,
      issue: this.#issue,
      binding: this.#binding,
      pendingBindings: this.#binding === undefined ? pendingBindings : [],
      charge: this.#charge,
      release: this.#release,
      end: ends.find(({ certificate }) => certificate !== undefined) ?? ends[0],
      income: this.#charge?.operation.body.amount ?? 0n,
      refund: this.#release === undefined ? 0n : cap - minMoney(cap, this.#release.amount),
    }
  }

  #take(verified: VerifiedCertificate): void {
    const certificate = verified.bytes
    if (verified.type === 'freeze') {
      this.#takeRelease({ amount: verified.amount, by: 'freeze', certificate })
      return
    }
    const { operation } = verified
    if (operation.kind === 'issue') this.#issue = { operation, certificate }
    if (operation.kind === 'bind') this.#binding = { operation, certificate }
    if (operation.kind === 'cancel') {
      this.#binding = { operation, certificate }
      this.#takeRelease({ amount: 0n, by: 'cancel', certificate })
    }
    if (operation.kind === 'end') this.#ends.push({ operation, certificate })
    if (operation.kind === 'close') this.#takeRelease({ amount: operation.body.amount, by: 'close', certificate })
    if (operation.kind === 'charge' && operation.body.amount >= (this.#charge?.operation.body.amount ?? 0n)) this.#charge = { operation, certificate }
  }

  #takeRelease(release: Release): void {
    if (this.#release === undefined || release.amount < this.#release.amount) this.#release = release
  }

  /** A certificate that speaks of this order; each is verified once. */
  #verify(bytes: Bytes): VerifiedCertificate | undefined {
    const key = toText(bytes)
    if (!this.#seen.has(key)) {
      const verified = verifyCertificate(this.#crypto, this.#committee, bytes)
      this.#seen.set(key, verified.ok && this.#speaksOfOrder(verified.value) ? verified.value : undefined)
    }
    return this.#seen.get(key)
  }

  #speaksOfOrder(certificate: VerifiedCertificate): boolean {
    return certificate.type === 'freeze' ? equal(certificate.order, this.#order) : this.#isOfOrder(certificate.operation)
  }

  #decode(bytes: Bytes): Operation | undefined {
    const decoded = decodeOperation(this.#crypto, this.#committee.name, bytes)
    return decoded.ok && this.#isOfOrder(decoded.value) ? decoded.value : undefined
  }

  #isOfOrder(operation: Operation): boolean {
    const order = orderOf(operation)
    return order !== undefined && equal(order, this.#order)
  }

  #isByHolder(operation: Operation): boolean {
    const holder = this.#issue?.operation.body.holder
    return holder !== undefined && isWrittenBy(this.#crypto, holder, operation)
  }

  #isAuthentic(operation: BindOperation | CancelOperation): boolean {
    if (operation.kind === 'cancel') return this.#isByHolder(operation)
    if (this.#issue === undefined) return false
    const chain = verifyChain(this.#crypto, this.#issue.operation, operation.presentation.blocks)
    return (
      chain.ok &&
      isSignedBy(this.#crypto, chain.value.holder, operation.presentation) &&
      isSignedBy(this.#crypto, operation.body.server, operation.acceptance)
    )
  }
}

/** The order that an operation speaks of; undefined for operations on accounts. */
function orderOf(operation: Operation): Bytes | undefined {
  switch (operation.kind) {
    case 'issue':
      return operation.id
    case 'bind':
    case 'cancel':
    case 'charge':
    case 'close':
    case 'end':
      return operation.body.order
    case 'enrol':
    case 'open':
    case 'transfer':
    case 'rotate':
    case 'complain':
    case 'audit':
    case 'settle':
      return undefined
  }
}
