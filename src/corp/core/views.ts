/** What a validator tells about its records: the statuses of accounts and orders, and enrolments. */
import type { Bytes } from '../../types/bytes.ts'
import {
  type AccountStatus,
  type ComplaintsResponse,
  EnrolmentKind,
  type OrderStatus,
  type PoolResponse,
  type PullResponse,
} from '../../wire/generated/corp.ts'
import type { Committee } from './committee.ts'
import { isKey } from './keys.ts'
import { refundOf } from './money.ts'
import { holderOf } from './slots.ts'
import { accountSlot, auditSlot, Draft, type ReadPort } from './state.ts'

const ENROLMENT_KINDS = [EnrolmentKind.CLIENT, EnrolmentKind.SERVER, EnrolmentKind.SERVICE] as const

/** @param now this validator's time, ms: the asker learns its skew from it */
export function accountStatus(read: ReadPort, committee: Committee, account: Uint8Array, now: number): AccountStatus {
  const draft = new Draft(read, committee)
  const { opened, owner, next, credits, debits } = draft.account(account)
  return {
    opened,
    owner,
    next,
    credits,
    debits,
    // Bytes, so that a wallet restored from its key alone can finish what it began.
    pending: draft.slot(accountSlot(account, next)).voted,
    enrolments: accountEnrolments(draft, account),
    time: BigInt(now),
  }
}

/** Certificates of an account's operations from a sequence number on, in their order, as many as `maxBytes` hold. */
export function accountHistory(read: ReadPort, committee: Committee, account: Uint8Array, from: bigint, maxBytes: number): Bytes[] {
  return sequence(new Draft(read, committee), seq => accountSlot(account, seq), from, maxBytes)
}

/** Certificates of an auditor's requests from a sequence number on, in their order, as many as `maxBytes` hold. */
export function auditHistory(read: ReadPort, committee: Committee, auditor: Uint8Array, from: bigint, maxBytes: number): Bytes[] {
  return sequence(new Draft(read, committee), seq => auditSlot(auditor, seq), from, maxBytes)
}

/** What the pool of a period holds, of all and of one payout account, and how it was settled. */
export function poolStatus(read: ReadPort, committee: Committee, period: bigint, account: Uint8Array): PoolResponse {
  const draft = new Draft(read, committee)
  const { held, position } = draft.pool(period)
  return { held, ofAccount: draft.holding(period, account), settlement: position === undefined ? undefined : draft.logged(position) }
}

/** The record of a server: certificates of complaints about it, from a place on, as many as `maxBytes` hold. */
export function complaintsAbout(read: ReadPort, committee: Committee, server: Uint8Array, from: number, maxBytes: number): ComplaintsResponse {
  const draft = new Draft(read, committee)
  const positions = draft.complaints(server)
  const certificates: Bytes[] = []
  let bytes = 0
  for (const position of positions.slice(from)) {
    const certificate = draft.logged(position)
    bytes += certificate.length
    if (bytes > maxBytes) break
    certificates.push(certificate)
  }
  return { certificates, total: positions.length }
}

/** What is certified in one slot after the other, up to the first gap. */
function sequence(draft: Draft, slotOf: (seq: bigint) => Bytes, from: bigint, maxBytes: number): Bytes[] {
  const certificates: Bytes[] = []
  let bytes = 0
  for (let seq = from; ; seq++) {
    const { position } = draft.slot(slotOf(seq))
    if (position === undefined) return certificates
    const certificate = draft.logged(position)
    bytes += certificate.length
    if (bytes > maxBytes) return certificates
    certificates.push(certificate)
  }
}

export function orderStatus(read: ReadPort, committee: Committee, id: Uint8Array, now: number): OrderStatus {
  const draft = new Draft(read, committee)
  const order = draft.order(id)
  const logged = (position: bigint | undefined) => (position === undefined ? undefined : draft.logged(position))
  return {
    issue: logged(order.issuePosition),
    binding: logged(order.binding?.position),
    pendingBinding: order.binding?.position === undefined ? order.binding?.voted : undefined,
    charge: logged(order.chargePosition),
    income: order.income,
    release: logged(order.releasePosition),
    released: order.release !== undefined,
    refund: refundOf(order),
    end: logged(order.end?.position),
    pendingEnd: order.end === undefined || order.end.position !== undefined ? undefined : holderOf(draft, order.end),
    maxVoted: order.maxVoted,
    frozen: order.frozen !== undefined,
    time: BigInt(now),
  }
}

/** The current enrolments' certificates of an account, or of a server by its PeerId. */
export function enrolmentCertificates(read: ReadPort, committee: Committee, subject: Uint8Array): Bytes[] {
  const draft = new Draft(read, committee)
  if (!isKey(subject)) return accountEnrolments(draft, subject)
  const accounts = draft.peer(subject).registrations.map(registration => registration.account)
  const records = accounts.map(account => draft.enrolment(account, EnrolmentKind.SERVER))
  return [...new Set(records.flatMap(record => (record === undefined ? [] : [record.position])))].map(position => draft.logged(position))
}

/** The log of applied certificates from a position on, for another validator; at most so many, of about so many bytes. */
export function logPage(read: ReadPort, committee: Committee, from: bigint, limit: number, maxBytes: number): PullResponse {
  const draft = new Draft(read, committee)
  const head = draft.head()
  const certificates: Bytes[] = []
  let bytes = 0
  let next = from
  for (; next < head && certificates.length < limit && bytes < maxBytes; next++) {
    const certificate = draft.logged(next)
    certificates.push(certificate)
    bytes += certificate.length
  }
  return { certificates, next, head }
}

/** Whether this validator has met a vote of its own that its store did not have: it votes no more. */
export function isAmnesiac(read: ReadPort, committee: Committee): boolean {
  return new Draft(read, committee).amnesia() !== undefined
}

function accountEnrolments(draft: Draft, account: Uint8Array): Bytes[] {
  const records = ENROLMENT_KINDS.map(kind => draft.enrolment(account, kind))
  return records.flatMap(record => (record === undefined ? [] : [draft.logged(record.position)]))
}
