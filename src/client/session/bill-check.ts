/**
 * The client's check of a bill: the chain of signed reports, its arithmetic and its monotony, CPU and bytes within the
 * share of the metered time, and time within the session's (protocols/session/1, Bill). Over-reporting below
 * the reserved rate cannot be proven by anyone, and is not looked for.
 */
import { decodeSigned, isSignedBy, type Signed } from '../../corp/core/presentation.ts'
import { type Bytes, EMPTY, equal } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical } from '../../wire/canonical.ts'
import { SignedBody, type UsageReport } from '../../wire/generated/corp.ts'
import { type Counters, segmentCost, ZERO_COUNTERS } from '../../xenoserver/core/pricing.ts'
import type { Resources } from '../../xenoserver/core/resources.ts'
import type { Terms } from '../../xenoserver/core/terms.ts'
import { sessionClientErrors } from './errors.ts'

const MAX_REPORT_BYTES = 32 * 1024

export interface BilledSession {
  readonly xenoCorp: Bytes
  readonly server: Bytes
  readonly session: Bytes
  readonly terms: Terms
  readonly termsId: Bytes
}

/** Checks reports one after another as they come, and keeps what the next one must follow. */
export class BillCheck {
  readonly #crypto: Crypto
  readonly #billed: BilledSession
  #last: Signed<UsageReport> | undefined
  #startedAt: bigint | undefined

  constructor(crypto: Crypto, billed: BilledSession) {
    this.#crypto = crypto
    this.#billed = billed
  }

  get bill(): Money {
    return this.#last?.body.bill ?? 0n
  }

  /** Reports checked so far. */
  get reports(): number {
    return this.#last?.body.number ?? 0
  }

  get lastId(): Bytes | undefined {
    return this.#last?.id
  }

  get counters(): Counters {
    return this.#last?.body ?? ZERO_COUNTERS
  }

  /** @param report a SignedBody. @throws XenoError `bill-wrong` */
  take(report: Bytes): void {
    const { xenoCorp, server } = this.#billed
    const bytes = decodeCanonical(SignedBody, report, MAX_REPORT_BYTES)
    const decoded = bytes === undefined ? undefined : decodeSigned(this.#crypto, xenoCorp, 'report', bytes)
    if (decoded?.ok !== true) throw wrong('a report is malformed')
    if (!isSignedBy(this.#crypto, server, decoded.value)) throw wrong('a report is not signed by the server')
    const why = this.#broken(decoded.value.body)
    if (why !== undefined) throw wrong(`report ${decoded.value.body.number}: ${why}`)
    this.#startedAt ??= decoded.value.body.from
    this.#last = decoded.value
  }

  #broken(report: UsageReport): string | undefined {
    const { session, terms, termsId } = this.#billed
    const last = this.#last
    const before = last?.body ?? { ...ZERO_COUNTERS, number: 0, to: report.from, bill: 0n }
    const checks: readonly [holds: boolean, why: string][] = [
      [equal(report.session, session), 'it is of another session'],
      [equal(report.terms, termsId), 'it is for other terms'],
      [report.number === before.number + 1, 'it is not the next in number'],
      [equal(report.previous, last?.id ?? EMPTY), 'it does not follow the one before'],
      [report.from === before.to && report.to >= report.from, 'its times do not follow the ones before'],
      [rises(before, report), 'a counter went back'],
      [report.bill >= before.bill, 'the bill went back'],
      [report.meteredMs <= report.to - (this.#startedAt ?? report.from), 'more time is metered than has passed'],
      [withinShare(report, terms.resources), 'more was used than the share of the metered time'],
      [
        report.bill <= terms.prices.setup + segmentCost(terms.prices, terms.resources.addresses, ZERO_COUNTERS, report),
        'the bill is above what was used',
      ],
    ]
    return checks.find(([holds]) => !holds)?.[1]
  }
}

const COUNTERS = ['cpuMs', 'memoryByteSeconds', 'diskByteSeconds', 'networkInBytes', 'networkOutBytes', 'meteredMs'] as const

function rises(before: Counters, after: Counters): boolean {
  return COUNTERS.every(name => after[name] >= before[name])
}

function withinShare(used: Counters, { cpuPeakMsps, memoryBytes, diskBytes, networkBps }: Resources): boolean {
  const { meteredMs } = used
  const bytes = (BigInt(networkBps) * meteredMs) / 8_000n
  return (
    used.cpuMs * 1_000n <= BigInt(cpuPeakMsps) * meteredMs &&
    used.memoryByteSeconds * 1_000n <= BigInt(memoryBytes) * meteredMs &&
    used.diskByteSeconds * 1_000n <= BigInt(diskBytes) * meteredMs &&
    used.networkInBytes <= bytes &&
    used.networkOutBytes <= bytes
  )
}

function wrong(why: string): Error {
  return sessionClientErrors.error('bill-wrong', { why })
}
