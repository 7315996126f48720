/**
 * The vectors of the session protocol: terms and what follows from them, bills, leases, refusals, and chains of reports
 * with what a client says of them. Bytes are hex, money and counters decimal. `REWRITE=1` writes them anew from the cases
 * below.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BillCheck } from '../../../src/client/session/bill-check.ts'
import { readRefusal } from '../../../src/client/session/refusal.ts'
import { signBody } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { packageRoot } from '../../../src/node/package-root.ts'
import { type Bytes, bytes, concat, EMPTY } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import type { Prices } from '../../../src/types/prices.ts'
import { GIB } from '../../../src/types/units.ts'
import { encode } from '../../../src/wire/canonical.ts'
import { SignedBody } from '../../../src/wire/generated/corp.ts'
import { coreErrors } from '../../../src/xenoserver/core/errors.ts'
import { coverRent, coverWork } from '../../../src/xenoserver/core/lease.ts'
import { advanceMeter, countersOf, encodeReport, NO_KERNEL_COUNTERS, type ReportFacts, startMeter } from '../../../src/xenoserver/core/metering.ts'
import { type Counters, segmentCost, ZERO_COUNTERS } from '../../../src/xenoserver/core/pricing.ts'
import { decodeTerms, encodeTerms, leastLimit, ratesAreExact, rentHold, stepFor, type Terms, termsId } from '../../../src/xenoserver/core/terms.ts'
import { signRefusal } from '../../../src/xenoserver/sessions/refusals.ts'
import { member, someId } from '../../corp/support/members.ts'

const FILE = join(packageRoot, 'protocols/session/1/vectors.json')
const NOW = 1_800_000_000_000
const CORP = someId('corp')
const SERVER = member('session server')

const amount = z.string().regex(/^\d+$/).transform(BigInt)
const prices = z.strictObject({
  cpuCoreHour: amount,
  memoryGibHour: amount,
  diskGibHour: amount,
  networkGib: amount,
  addressHour: amount,
  setup: amount,
})
const counters = z.strictObject({
  cpuMs: amount,
  memoryByteSeconds: amount,
  diskByteSeconds: amount,
  networkInBytes: amount,
  networkOutBytes: amount,
  meteredMs: amount,
})
const funds = z.strictObject({ limits: amount, rentHold: amount, bill: amount, certified: amount, exposure: amount, acked: amount.optional() })

const schema = z.strictObject({
  xenoCorp: z.string(),
  server: z.string(),
  /** Of refused ones only the bytes. */
  terms: z.array(
    z.strictObject({
      name: z.string(),
      body: z.string(),
      termsId: z.string().optional(),
      signature: z.string().optional(),
      maxRate: amount.optional(),
      rent: amount.optional(),
      exposure: amount.optional(),
      rentHold: amount.optional(),
      step: amount.optional(),
      leastLimit: amount.optional(),
    }),
  ),
  bills: z.array(z.strictObject({ name: z.string(), prices, addresses: z.number(), from: counters, to: counters, cost: amount })),
  leases: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['work', 'rent']),
      readAt: z.number(),
      funds,
      rate: amount,
      until: z.number(),
      shortage: z.enum(['money', 'exposure']),
    }),
  ),
  refusals: z.array(z.strictObject({ name: z.string(), subject: z.string(), body: z.string(), signature: z.string(), verdict: z.string() })),
  /** `verdict`: the bill, or why the chain is wrong. */
  reports: z.array(z.strictObject({ name: z.string(), terms: z.string(), session: z.string(), reports: z.array(z.string()), verdict: z.string() })),
})
type Vectors = z.input<typeof schema>

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')
const fromHex = (text: string): Bytes => bytes(Uint8Array.from(Buffer.from(text, 'hex')))

if (process.env.REWRITE !== undefined) writeFileSync(FILE, `${JSON.stringify(makeVectors(), undefined, 2)}\n`)
const vectors = schema.parse(JSON.parse(readFileSync(FILE, 'utf8')))

describe('the vectors of sessions', () => {
  const xenoCorp = fromHex(vectors.xenoCorp)
  const server = fromHex(vectors.server)

  for (const { name, body, ...expected } of vectors.terms) {
    it(`terms: ${name}`, () => {
      const terms = decodeTerms(fromHex(body))
      if (expected.termsId === undefined || expected.signature === undefined) {
        assert.equal(terms, undefined)
        return
      }
      assert.ok(terms !== undefined)
      assert.equal(hex(encodeTerms(terms)), body)
      assert.ok(ratesAreExact(terms))
      const id = termsId(nodeCrypto, xenoCorp, fromHex(body))
      assert.equal(hex(id), expected.termsId)
      assert.ok(nodeCrypto.verify(server, id, fromHex(expected.signature)))
      const { termsId: _id, signature: _signature, ...amounts } = expected
      assert.deepEqual(amounts, amountsOf(terms))
    })
  }

  for (const { name, addresses, from, to, cost, ...rest } of vectors.bills) {
    it(`bill: ${name}`, () => assert.equal(segmentCost(rest.prices, addresses, from, to), cost))
  }

  for (const lease of vectors.leases) {
    it(`lease: ${lease.name}`, () => {
      const cover = lease.kind === 'work' ? coverWork : coverRent
      assert.deepEqual(cover(lease.readAt, { ...lease.funds, acked: lease.funds.acked }, lease.rate), {
        until: lease.until,
        shortage: lease.shortage,
      })
    })
  }

  for (const { name, subject, body, signature, verdict } of vectors.refusals) {
    it(`refusal: ${name}`, () => {
      const read = (): string =>
        readRefusal(nodeCrypto, xenoCorp, server, fromHex(subject), { body: fromHex(body), signature: fromHex(signature) }).code
      assert.equal(codeOr(read), verdict)
    })
  }

  for (const { name, terms, session, reports, verdict } of vectors.reports) {
    it(`reports: ${name}`, () => assert.equal(judge(xenoCorp, server, fromHex(terms), fromHex(session), reports.map(fromHex)), verdict))
  }
})

function amountsOf(terms: Terms) {
  const { maxRate, rent, exposure } = terms
  return { maxRate, rent, exposure, rentHold: rentHold(terms), step: stepFor(terms), leastLimit: leastLimit(terms) }
}

function codeOr(read: () => string): string {
  try {
    return read()
  } catch (error) {
    if (isXenoError(error)) return error.code
    throw error
  }
}

function judge(xenoCorp: Bytes, server: Bytes, body: Bytes, session: Bytes, reports: readonly Bytes[]): string {
  const terms = decodeTerms(body)
  assert.ok(terms !== undefined)
  const check = new BillCheck(nodeCrypto, { xenoCorp, server, session, terms, termsId: termsId(nodeCrypto, xenoCorp, body) })
  try {
    for (const report of reports) check.take(report)
  } catch (error) {
    if (!isXenoError(error, 'bill-wrong')) throw error
    return String(error.facts.why)
  }
  return String(check.bill)
}

function makeTerms(): Terms {
  const setPrices: Prices = { cpuCoreHour: 20_000n, memoryGibHour: 5_000n, diskGibHour: 100n, networkGib: 10_000n, addressHour: 1_000n, setup: 50n }
  const terms: Terms = {
    server: SERVER.id,
    payoutAccount: someId('payout'),
    forKey: member('client').id,
    nonce: someId('nonce').slice(0, 16),
    requirements: someId('requirements'),
    environment: 'linux',
    resources: { cpuMsps: 150, cpuPeakMsps: 300, memoryBytes: GIB / 4, diskBytes: GIB, networkBps: 5_000_000, addresses: 1, pids: 64, diskBps: 0 },
    prices: setPrices,
    maxRate: 0n,
    rent: 0n,
    exposure: 0n,
    intervalMs: 10_000,
    pauseGraceMs: 600_000,
    keptMs: 86_400_000,
    validUntil: NOW + 60_000,
    replaces: undefined,
  }
  // CPU 6000, memory 1250, disk 100, network 2 x 2.0954 GiB an hour, address 1000: 50259; and 2350 of it stand still.
  return { ...terms, maxRate: 50_260n, rent: 2_350n, exposure: 888n }
}

function makeVectors(): Vectors {
  const terms = makeTerms()
  const body = encodeTerms(terms)
  const good = (name: string, value: Terms) => {
    const encoded = encodeTerms(value)
    const id = termsId(nodeCrypto, CORP, encoded)
    const amounts = Object.fromEntries(Object.entries(amountsOf(value)).map(([key, money]) => [key, String(money)]))
    return { name, body: hex(encoded), termsId: hex(id), signature: hex(SERVER.sign(id)), ...amounts }
  }
  return {
    xenoCorp: hex(CORP),
    server: hex(SERVER.id),
    terms: [
      good('for a session', terms),
      good('that replace others', { ...terms, replaces: someId('old terms') }),
      good('free of charge', {
        ...terms,
        prices: { cpuCoreHour: 0n, memoryGibHour: 0n, diskGibHour: 0n, networkGib: 0n, addressHour: 0n, setup: 0n },
        maxRate: 0n,
        rent: 0n,
        exposure: 0n,
      }),
      { name: 'with a field that is not known', body: hex(concat(body, Uint8Array.of(0xf8, 0x07, 0x01))) },
      { name: 'cut short', body: hex(body.slice(0, -1)) },
      { name: 'with a nonce of 15 bytes', body: hex(encodeTerms({ ...terms, nonce: terms.nonce.slice(1) })) },
      { name: 'with a peak below the share', body: hex(encodeTerms({ ...terms, resources: { ...terms.resources, cpuPeakMsps: 149 } })) },
    ],
    bills: makeBills(terms.prices),
    leases: makeLeases(),
    refusals: makeRefusals(),
    reports: makeReports(terms, body),
  }
}

type Written<T> = { [Name in keyof T]: string }

function written<T extends Readonly<Record<string, bigint>>>(values: T): Written<T> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])) as Written<T>
}

function makeBills(setPrices: Prices): Vectors['bills'] {
  const bill = (name: string, addresses: number, from: Partial<Counters>, to: Partial<Counters>) => {
    const [first, last] = [
      { ...ZERO_COUNTERS, ...from },
      { ...ZERO_COUNTERS, ...to },
    ]
    return {
      name,
      prices: written({ ...setPrices }),
      addresses,
      from: written(first),
      to: written(last),
      cost: String(segmentCost(setPrices, addresses, first, last)),
    }
  }
  const hour = { cpuMs: 540_000n, memoryByteSeconds: BigInt(GIB) * 900n, diskByteSeconds: BigInt(GIB) * 3_600n, meteredMs: 3_600_000n }
  return [
    bill('an hour of 150 ms/s, 256 MiB, 1 GiB of disk and one address', 1, {}, hour),
    bill('a GiB in and one out', 0, {}, { networkInBytes: BigInt(GIB), networkOutBytes: BigInt(GIB) }),
    bill('less than a micro-unit', 0, {}, { cpuMs: 179n }),
    bill('parts of micro-units that are one together', 0, {}, { cpuMs: 90n, memoryByteSeconds: (BigInt(GIB) * 9n) / 25n + 1n }),
    bill('the difference of two readings, rounded once', 0, { cpuMs: 179n }, { cpuMs: 359n }),
  ]
}

function makeLeases(): Vectors['leases'] {
  const made = { limits: 1_000_000n, rentHold: 10_000n, bill: 100_000n, certified: 90_000n, exposure: 60_000n }
  const lease = (name: string, kind: 'work' | 'rent', changes: Partial<typeof made> & { acked?: bigint }, rate: bigint) => {
    const all = { ...made, ...changes }
    const { until, shortage } = (kind === 'work' ? coverWork : coverRent)(NOW, { ...all, acked: changes.acked }, rate)
    return { name, kind, readAt: NOW, funds: written(all), rate: String(rate), until, shortage }
  }
  return [
    lease('bounded by what may be owed', 'work', {}, 3_600_000n),
    lease('bounded by the limits less the rent hold', 'work', { limits: 130_000n }, 3_600_000n),
    lease('bounded by acknowledgements', 'work', { acked: 120_000n }, 3_600_000n),
    lease('used up', 'work', { limits: 110_000n }, 3_600_000n),
    lease('of a pause, which uses the rent hold up', 'rent', { limits: 110_000n }, 36_000n),
  ]
}

function makeRefusals(): Vectors['refusals'] {
  const subject = someId('subject')
  const { refusal } = coreErrors.refuse('unmet-requirements', { count: 1 })
  const unmet = [{ requirement: 'QoS/CPUsmps', asked: '5000', nearest: '2000' }]
  const { body, signature } = signRefusal({ signer: SERVER, crypto: nodeCrypto, clock: { now: () => NOW } }, CORP, subject, refusal, unmet)
  const made = { subject: hex(subject), body: hex(body), signature: hex(signature) }
  return [
    { name: 'of a quote, with the nearest', ...made, verdict: 'unmet-requirements' },
    { name: 'of another request', ...made, subject: hex(someId('another')), verdict: 'refusal-wrong' },
    { name: 'not signed by the server', ...made, signature: hex(member('another').sign(body)), verdict: 'refusal-wrong' },
  ]
}

function makeReports(terms: Terms, body: Bytes): Vectors['reports'] {
  const session = someId('session')
  const id = termsId(nodeCrypto, CORP, body)
  const chain = (changes: readonly Partial<ReportFacts>[], signer = SERVER): string[] => {
    let previous: Bytes | undefined
    return changes.map((change, index) => {
      const toMs = NOW + 10_000 * (index + 1)
      const used = { cpuMs: 1_000 * (index + 1), networkInBytes: 5_000 * (index + 1), networkOutBytes: 0 }
      const counters = countersOf(advanceMeter(startMeter(NOW, NO_KERNEL_COUNTERS), toMs, used, Number.POSITIVE_INFINITY, terms.resources))
      const bill = terms.prices.setup + segmentCost(terms.prices, terms.resources.addresses, ZERO_COUNTERS, counters)
      const facts = {
        session,
        number: index + 1,
        previous,
        termsId: id,
        fromMs: toMs - 10_000,
        toMs,
        counters,
        incarnation: 1,
        tasks: ['1 task-1 running'],
        annex: EMPTY,
        bill,
        ...change,
      }
      const report = encodeReport(nodeCrypto, CORP, facts)
      previous = report.id
      return hex(encode(SignedBody, signBody(nodeCrypto, CORP, 'report', report.body, signer)))
    })
  }
  const made = (name: string, reports: string[]) => ({
    name,
    terms: hex(body),
    session: hex(session),
    reports,
    verdict: judge(CORP, SERVER.id, body, session, reports.map(fromHex)),
  })
  const plenty: Counters = { ...ZERO_COUNTERS, cpuMs: 3_001n, meteredMs: 10_000n }
  return [
    made('of three intervals', chain([{}, {}, {}])),
    made('of a session that never started', chain([{ counters: ZERO_COUNTERS, bill: 0n, fromMs: NOW, toMs: NOW }])),
    made('with more CPU than the share of the time', chain([{ counters: plenty, bill: 50n }])),
    made('with a bill above what was used', chain([{ bill: 63n }])),
    made('with a bill that goes back', chain([{}, { bill: 51n }])),
    made('with a counter that goes back', chain([{}, { counters: ZERO_COUNTERS }])),
    made('with more time than has passed', chain([{ toMs: NOW + 9_999 }])),
    made(
      'with one left out',
      chain([{}, {}, {}]).filter((_, index) => index !== 1),
    ),
    made('that does not follow the one before', chain([{}, { previous: someId('nothing') }])),
    made('with a gap in time', chain([{}, { fromMs: NOW + 10_001 }])),
    made('of another session', chain([{ session: someId('another') }])),
    made('for other terms', chain([{ termsId: someId('other terms') }])),
    made('by another server', chain([{}], member('another'))),
  ]
}
