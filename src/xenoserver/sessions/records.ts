/** Sessions and tasks as their records on disk. A record that does not decode means a damaged disk, and is said so. */
import type { Bytes } from '../../types/bytes.ts'
import { commonErrors } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical, encode, type MessageCodec } from '../../wire/canonical.ts'
import { AgreementRecord, type KernelRecord, type MeterRecord, type OrderRecord, SessionRecord } from '../../wire/generated/session-store.ts'
import { type KernelCounters, type Meter, NO_KERNEL_COUNTERS } from '../core/metering.ts'
import { ZERO_COUNTERS } from '../core/pricing.ts'
import type { OrderState, Reason, Session, SessionDomain, SessionOrder, SessionState } from '../core/session.ts'
import { decodeTerms, encodeTerms, termsId } from '../core/terms.ts'

const MAX_RECORD_BYTES = 512 * 1024

const STATES: readonly SessionState[] = ['binding', 'running', 'held', 'paused', 'stopping', 'charged', 'kept', 'gone']
const ORDER_STATES: readonly OrderState[] = ['binding', 'bound', 'closing', 'closed', 'lost']
const DOMAINS: readonly SessionDomain[] = ['making', 'ready', 'failed', 'gone']
const REASONS: readonly Reason[] = [
  ...(['', 'money', 'client', 'exposure', 'closed', 'ended', 'expired', 'grace-over'] as const),
  ...(['domain-lost', 'boot-failed', 'not-bound', 'too-late', 'server-stopped'] as const),
]

export function encodeAgreement(session: Session, signature: Bytes, requirements: Bytes): Bytes {
  return encode(AgreementRecord, {
    xenoCorp: session.xenoCorp,
    account: session.account,
    controllers: [...session.controllers],
    purpose: session.purpose,
    terms: encodeTerms(session.terms),
    termsSignature: signature,
    requirements,
    createdAt: BigInt(session.createdAt),
  })
}

export function decodeAgreement(bytes: Bytes): AgreementRecord {
  return decodeRecord(AgreementRecord, bytes, 'an agreement')
}

export function encodeSession(session: Session, events: number): Bytes {
  const { lastReport, startedAt, meter, graceUntil, keptUntil } = session
  return encode(SessionRecord, {
    state: session.state,
    reason: session.reason,
    abandoned: session.abandoned,
    domain: session.domain,
    incarnation: session.incarnation,
    bootFailures: session.bootFailures,
    orders: session.orders.map(encodeOrder),
    segmentFrom: { ...session.segment.from },
    segmentSettled: session.segment.settled,
    coveredUntil: BigInt(session.coveredUntil),
    leaseUntil: BigInt(session.leaseUntil),
    reports: session.reports,
    acked: session.acked,
    warnedAt: session.warnedAt,
    retryAt: BigInt(session.retryAt),
    events,
    ...(startedAt === undefined ? {} : { startedAt: BigInt(startedAt) }),
    ...(meter === undefined ? {} : { meter: encodeMeter(meter) }),
    ...(lastReport === undefined ? {} : { lastReport: { ...lastReport, to: BigInt(lastReport.to) } }),
    ...(graceUntil === undefined ? {} : { graceUntil: BigInt(graceUntil) }),
    ...(keptUntil === undefined ? {} : { keptUntil: BigInt(keptUntil) }),
  })
}

/** @throws XenoError `internal` when the disk gives what was never written */
export function decodeSession(
  crypto: Crypto,
  id: Bytes,
  agreement: AgreementRecord,
  bytes: Bytes,
): { readonly session: Session; readonly events: number } {
  const record = decodeRecord(SessionRecord, bytes, 'a session')
  const terms = decodeTerms(agreement.terms)
  if (terms === undefined) throw damaged('the terms of a session')
  const { lastReport, segmentFrom } = record
  const session: Session = {
    id,
    xenoCorp: agreement.xenoCorp,
    account: agreement.account,
    controllers: agreement.controllers,
    purpose: agreement.purpose,
    terms,
    termsId: termsId(crypto, agreement.xenoCorp, agreement.terms),
    createdAt: Number(agreement.createdAt),
    orders: record.orders.map(decodeOrder),
    state: oneOf(STATES, record.state),
    reason: oneOf(REASONS, record.reason),
    abandoned: record.abandoned,
    domain: oneOf(DOMAINS, record.domain),
    incarnation: record.incarnation,
    bootFailures: record.bootFailures,
    startedAt: toNumber(record.startedAt),
    meter: record.meter === undefined ? undefined : decodeMeter(record.meter),
    segment: { from: segmentFrom ?? ZERO_COUNTERS, settled: record.segmentSettled },
    coveredUntil: Number(record.coveredUntil),
    leaseUntil: Number(record.leaseUntil),
    reports: record.reports,
    lastReport: lastReport === undefined ? undefined : { ...lastReport, to: Number(lastReport.to) },
    acked: record.acked,
    warnedAt: record.warnedAt,
    graceUntil: toNumber(record.graceUntil),
    keptUntil: toNumber(record.keptUntil),
    retryAt: Number(record.retryAt),
  }
  return { session, events: record.events }
}

function encodeOrder(order: SessionOrder): OrderRecord {
  const { ackAllowance, fixed } = order
  return {
    order: order.order,
    bind: order.bind,
    limit: order.limit,
    setup: order.setup,
    rate: order.rate,
    from: BigInt(order.from),
    acceptBy: BigInt(order.acceptBy),
    notAfter: BigInt(order.notAfter),
    payee: order.payee,
    state: order.state,
    charged: order.charged,
    certified: order.certified,
    ...(ackAllowance === undefined ? {} : { ackAllowance }),
    ...(fixed === undefined ? {} : { fixed }),
  }
}

function decodeOrder(record: OrderRecord, k: number): SessionOrder {
  return {
    ...record,
    k,
    from: Number(record.from),
    acceptBy: Number(record.acceptBy),
    notAfter: Number(record.notAfter),
    ackAllowance: record.ackAllowance,
    fixed: record.fixed,
    state: oneOf(ORDER_STATES, record.state),
  }
}

function encodeMeter(meter: Meter): MeterRecord {
  return {
    at: BigInt(meter.at),
    meteredMs: meter.meteredMs,
    memoryByteMs: String(meter.memoryByteMs),
    diskByteMs: String(meter.diskByteMs),
    cpuAllowedUs: String(meter.cpuAllowedUs),
    networkAllowedMillibits: String(meter.networkAllowedMillibits),
    base: encodeKernel(meter.base),
    origin: encodeKernel(meter.origin),
    kernel: encodeKernel(meter.kernel),
  }
}

function decodeMeter(record: MeterRecord): Meter {
  return {
    at: Number(record.at),
    meteredMs: record.meteredMs,
    memoryByteMs: toBigInt(record.memoryByteMs),
    diskByteMs: toBigInt(record.diskByteMs),
    cpuAllowedUs: toBigInt(record.cpuAllowedUs),
    networkAllowedMillibits: toBigInt(record.networkAllowedMillibits),
    base: decodeKernel(record.base),
    origin: decodeKernel(record.origin),
    kernel: decodeKernel(record.kernel),
  }
}

function encodeKernel(kernel: KernelCounters): KernelRecord {
  return { cpuMs: BigInt(kernel.cpuMs), networkInBytes: BigInt(kernel.networkInBytes), networkOutBytes: BigInt(kernel.networkOutBytes) }
}

function decodeKernel(record: KernelRecord | undefined): KernelCounters {
  if (record === undefined) return NO_KERNEL_COUNTERS
  return { cpuMs: Number(record.cpuMs), networkInBytes: Number(record.networkInBytes), networkOutBytes: Number(record.networkOutBytes) }
}

export function decodeRecord<T>(codec: MessageCodec<T>, bytes: Bytes, what: string): T {
  const record = decodeCanonical(codec, bytes, MAX_RECORD_BYTES)
  if (record === undefined) throw damaged(what)
  return record
}

export function damaged(what: string): Error {
  return commonErrors.error('internal', { what: `the store of sessions: ${what} is damaged` })
}

function oneOf<T extends string>(values: readonly T[], text: string): T {
  const value = values.find(candidate => candidate === text)
  if (value === undefined) throw damaged(`a field with the value ${text}`)
  return value
}

function toNumber(value: bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value)
}

function toBigInt(text: string): bigint {
  if (!/^\d{1,40}$/.test(text)) throw damaged('a sum of a meter')
  return BigInt(text)
}
