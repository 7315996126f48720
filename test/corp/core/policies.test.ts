import assert from 'node:assert/strict'
import fc from 'fast-check'
import { writeCaveats } from '../../../src/corp/core/caveats.ts'
import { minuteAt, refuseBusy, refuseOpen } from '../../../src/corp/core/policies/limits.ts'
import { heldOf, paidOf, periodOf } from '../../../src/corp/core/policies/payout.ts'
import { ASPECTS, DEFAULT_POLICY, decodePolicy, encodePolicy, POLICY_VERSION, type Policy } from '../../../src/corp/core/policies/policy.ts'
import { concat } from '../../../src/types/bytes.ts'
import { MAX_MONEY } from '../../../src/types/money.ts'
import type { Policy as WirePolicy } from '../../../src/wire/generated/corp.ts'
import { holds } from '../../support/properties.ts'
import { changedPolicy, type PolicyChanges } from '../support/policy.ts'

const DAY_MS = 86_400_000n
const policies: fc.Arbitrary<Policy> = fc
  .record({
    annotation: fc.oneof(
      fc.constant({ name: 'none' as const }),
      fc.record({ name: fc.constantFrom('totals' as const, 'tasks' as const), everyMs: fc.bigInt(100n, DAY_MS) }),
    ),
    endorsement: fc.oneof(
      fc.constant({ name: 'none' as const }),
      fc.bigInt(0n, MAX_MONEY).map(limit => ({ name: 'caveats' as const, caveats: writeCaveats({ limit, environment: ['linux'] }) })),
    ),
    enrolment: fc.record({ name: fc.constantFrom('open' as const, 'invite' as const, 'approval' as const) }),
    funding: fc.oneof(
      fc.constant({ name: 'prepaid' as const }),
      fc.record({ name: fc.constant('credit' as const), maxLine: fc.bigInt(1n, 1_000_000_000_000n), transfers: fc.boolean() }),
    ),
    payout: fc.oneof(
      fc.constant({ name: 'guaranteed' as const }),
      fc.record({ name: fc.constant('pool' as const), heldPpm: fc.integer({ min: 1, max: 1_000_000 }), periodMs: fc.bigInt(1_000n, 366n * DAY_MS) }),
    ),
    privacy: fc.record({ name: fc.constantFrom('known' as const, 'named' as const) }),
    validation: fc.constantFrom('remote' as const, 'local' as const),
    transferFee: fc.bigInt(0n, 1_000_000_000n),
    issueFee: fc.bigInt(0n, 1_000_000_000n),
    incomeFeePpm: fc.integer({ min: 0, max: 1_000_000 }),
    maxCap: fc.bigInt(1n, MAX_MONEY),
    openOrders: fc.integer({ min: 0, max: 1_000_000 }),
    perMinute: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(changes => changedPolicy(structuredClone(changes)))

const codeOf = (wire: WirePolicy): string => {
  const decoded = decodePolicy(wire)
  return decoded.ok ? 'ok' : `${decoded.refusal.code} ${decoded.refusal.facts.field ?? decoded.refusal.facts.what}`
}
const usual = encodePolicy(DEFAULT_POLICY)
const withChoice = (aspect: string, changed: Partial<WirePolicy['choices'][number]>): WirePolicy => ({
  ...usual,
  choices: usual.choices.map(choice => (choice.aspect === aspect ? { ...choice, ...changed } : choice)),
})
const broken = (changes: PolicyChanges): string => codeOf(encodePolicy(changedPolicy(changes)))

describe('a policy', () => {
  it('is what its document says, whatever is chosen', () => {
    holds(
      fc.property(policies, policy => {
        const decoded = decodePolicy(encodePolicy(policy))
        assert.ok(decoded.ok)
        assert.deepEqual(decoded.value, policy)
      }),
      300,
    )
  })

  it('is refused where it names what is not known: a version, an aspect, a choice', () => {
    assert.equal(codeOf({ ...usual, version: POLICY_VERSION + 1 }), `policy-unknown version ${POLICY_VERSION + 1}`)
    assert.equal(codeOf(withChoice('funding', { aspect: 'weather' })), 'policy-unknown aspect weather')
    assert.equal(codeOf(withChoice('funding', { name: 'barter' })), 'policy-unknown funding barter')
    assert.equal(codeOf(withChoice('validation', { name: 'placed' })), 'policy-unknown validation placed')
    assert.equal(codeOf(withChoice('funding', { aspect: 'toString' })), 'policy-unknown aspect toString')
  })

  it('has every aspect once, in its order', () => {
    for (const aspect of ASPECTS) {
      const without = { ...usual, choices: usual.choices.filter(choice => choice.aspect !== aspect) }
      assert.match(codeOf(without), /^committee-invalid policy\./, aspect)
    }
    assert.match(codeOf({ ...usual, choices: usual.choices.toReversed() }), /^committee-invalid/)
    assert.match(codeOf({ ...usual, choices: [...usual.choices, ...usual.choices.slice(0, 1)] }), /^committee-invalid/)
  })

  it('has its parameters in one encoding, and within their bounds', () => {
    const fees = usual.choices.find(({ aspect }) => aspect === 'fees') ?? assert.fail()
    assert.equal(codeOf(withChoice('fees', { parameters: concat(fees.parameters, Uint8Array.of(0x78, 0x01)) })), 'committee-invalid policy.fees')
    assert.equal(codeOf(withChoice('funding', { parameters: Uint8Array.of(0x08, 0x01) })), 'committee-invalid policy.funding')
    assert.equal(broken({ funding: { name: 'credit', maxLine: 0n, transfers: false } }), 'committee-invalid policy.funding.maxLine')
    assert.equal(broken({ payout: { name: 'pool', heldPpm: 0, periodMs: 1_000n } }), 'committee-invalid policy.payout.heldPpm')
    assert.equal(broken({ payout: { name: 'pool', heldPpm: 1, periodMs: 999n } }), 'committee-invalid policy.payout.periodMs')
    assert.equal(broken({ annotation: { name: 'tasks', everyMs: 99n } }), 'committee-invalid policy.annotation.everyMs')
    assert.equal(broken({ endorsement: { name: 'caveats', caveats: [] } }), 'committee-invalid policy.endorsement.caveats')
    const unknown = [{ name: 'colour', value: Uint8Array.of(1) }]
    assert.equal(broken({ endorsement: { name: 'caveats', caveats: unknown } }), 'committee-invalid policy.endorsement.caveats')
    assert.equal(broken({ payeeOrderMs: 0n }), 'ok')
    assert.equal(broken({ payeeOrderMs: 999n }), 'committee-invalid policy.validation.payeeOrderMs')
    assert.equal(broken({ payeeOrderMs: 0n, validation: 'local' }), 'committee-invalid policy.validation.payeeOrderMs')
    assert.equal(broken({ maxOrderMs: 1_800_000n, minOrderMs: 0n }), 'committee-invalid policy.validation.payeeOrderMs')
  })
})

describe('the arithmetic of pools', () => {
  const money = fc.bigInt(0n, MAX_MONEY)
  const ppm = fc.integer({ min: 0, max: 1_000_000 })
  const pool = (heldPpm: number) => ({ name: 'pool' as const, heldPpm, periodMs: 1_000n })

  it('splits an income without loss, and both parts only grow', () => {
    holds(
      fc.property(money, money, ppm, (a, b, heldPpm) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const [before, after] = [heldOf(pool(heldPpm), less), heldOf(pool(heldPpm), more)]
        assert.ok(before <= after && less - before <= more - after && before <= less)
      }),
      300,
    )
  })

  it('pays of what is held the same, whatever the steps in which it grew', () => {
    holds(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 12n), { maxLength: 8 }), ppm, (steps, ratio) => {
        let [held, paid] = [0n, 0n]
        for (const step of steps) {
          paid += paidOf(ratio, held + step) - paidOf(ratio, held)
          held += step
        }
        assert.equal(paid, paidOf(ratio, held))
        assert.ok(paid <= held)
      }),
      300,
    )
  })

  it('counts an order to the period in which it ends', () => {
    assert.deepEqual(
      [999n, 1_000n, 1_999n].map(notAfter => periodOf(pool(1), notAfter)),
      [0n, 1n, 1n],
    )
  })
})

describe('the limits of an account', () => {
  const { limits } = changedPolicy({ openOrders: 2, perMinute: 3 })

  it('let a minute pass, and begin anew where a clock was set back', () => {
    const minute = { minuteFrom: 100_000n, minuteVotes: 3 }
    assert.equal(refuseBusy(limits, minute, 130_000)?.refusal.facts.waitMs, 30_000)
    assert.equal(refuseBusy(limits, minute, 160_000), undefined)
    assert.equal(refuseBusy(limits, minute, 99_999), undefined)
    assert.deepEqual(minuteAt(minute, 99_999.5), { minuteFrom: 99_999n, minuteVotes: 0 })
    assert.equal(refuseBusy(DEFAULT_POLICY.limits, { ...minute, minuteVotes: 10_000 }, 130_000), undefined)
  })

  it('count the orders that are open', () => {
    assert.equal(refuseOpen(limits, 1n), undefined)
    assert.equal(refuseOpen(limits, 2n)?.refusal.code, 'too-many-orders-open')
    assert.equal(refuseOpen(DEFAULT_POLICY.limits, 10_000n), undefined)
  })
})
