/**
 * What the validators' answers about an account come to. Up to f of them lie, and others may lag.
 *
 * Credits, debits and `next` only grow at an honest validator. Of such a register the (f + 1)-th largest answer is taken:
 * one of f + 1 validators is honest, so somebody honest has applied at least that much, and all others will; no liar can
 * raise it. It shows all that q validators have applied once every honest one has answered (q - f >= f + 1 of them report
 * it); before that it may be a little behind, never ahead. The median would be neither: f liars beside f laggards move it.
 * Pending operations and enrolments prove themselves by signature and certificate, so one honest answer is enough.
 */
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import { type Money, maxMoney } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import type { AccountStatus } from '../../wire/generated/corp.ts'
import { sequenceOf } from '../core/bodies.ts'
import type { Committee } from '../core/committee.ts'
import { decodeOperation, type Operation } from '../core/operation.ts'
import { isWrittenBy } from '../core/writers.ts'
import { type Enrolment, mergeEnrolments } from './enrolments.ts'
import { median } from './tally.ts'

export interface AccountView {
  readonly account: Bytes
  readonly opened: boolean
  /** Undefined where f + 1 validators do not agree on one: the account is not opened, or a rotation is under way. */
  readonly owner: Bytes | undefined
  /** The first sequence number that is not used. */
  readonly next: bigint
  readonly credits: Money
  readonly debits: Money
  /** Credits without debits; below zero only where the XenoCorp gives credit. */
  readonly balance: Money
  /** The credit line: how far below zero it may go. */
  readonly line: Money
  /** Signed operations at `next` or after it that are not certified everywhere: more than one only after equivocation. */
  readonly pending: readonly Operation[]
  /** The newest enrolment of each kind. */
  readonly enrolments: readonly Enrolment[]
  /** The median of the validators' clocks, ms. */
  readonly time: number
  /** How many validators this rests on. */
  readonly answers: number
}

/** `answers` of distinct validators, at least q. */
export function mergeAccount(crypto: Crypto, committee: Committee, account: Bytes, answers: readonly AccountStatus[]): AccountView {
  const { f } = committee.quorum
  const vouched = (read: (status: AccountStatus) => bigint): bigint => vouchedFor(answers.map(read), f)
  const credits = vouched(status => status.credits)
  const debits = vouched(status => status.debits)
  const owner = vouchedOwner(answers, f)
  const enrolments = mergeEnrolments(
    crypto,
    committee,
    account,
    answers.flatMap(status => status.enrolments),
  )
  return {
    account,
    opened: vouched(status => (status.opened ? 1n : 0n)) === 1n,
    owner,
    next: vouched(status => status.next),
    credits,
    debits,
    balance: committee.policy.funding.name === 'credit' ? credits - debits : maxMoney(0n, credits - debits),
    line: maxMoney(0n, ...enrolments.map(({ body }) => body.credit ?? 0n)),
    pending: owner === undefined ? [] : readPending(crypto, committee, account, owner, answers),
    enrolments,
    time: Number(median(answers.map(status => status.time))),
    answers: answers.length,
  }
}

/** The (f + 1)-th largest: at least one honest validator reports that much. */
export function vouchedFor(values: readonly bigint[], f: number): bigint {
  return [...values].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))[f] ?? 0n
}

/** Of the owners that f + 1 validators name, the one that has held the account to the highest sequence number. */
function vouchedOwner(answers: readonly AccountStatus[], f: number): Bytes | undefined {
  const byOwner = Map.groupBy(
    answers.filter(status => status.opened),
    status => toText(status.owner),
  )
  const candidates = [...byOwner.values()].filter(statuses => statuses.length > f)
  const latest = candidates.sort((a, b) => Number(vouchedNext(b, f) - vouchedNext(a, f)))[0]
  return latest?.[0]?.owner
}

function vouchedNext(answers: readonly AccountStatus[], f: number): bigint {
  return vouchedFor(
    answers.map(status => status.next),
    f,
  )
}

function readPending(crypto: Crypto, committee: Committee, account: Bytes, owner: Bytes, answers: readonly AccountStatus[]): Operation[] {
  const found = new Map<string, Operation>()
  for (const { pending } of answers) {
    const decoded = pending === undefined ? undefined : decodeOperation(crypto, committee.name, pending)
    if (decoded?.ok !== true || found.has(toText(decoded.value.id))) continue
    const { kind, body, id } = decoded.value
    const slot = sequenceOf(kind, body)
    if (slot !== undefined && equal(slot.account, account) && isWrittenBy(crypto, owner, decoded.value)) found.set(toText(id), decoded.value)
  }
  return [...found.values()].sort((a, b) => compareBytes(a.id, b.id))
}
