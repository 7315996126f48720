/** Two XenoCorps side by side that differ in currency and in every policy, and one wallet that has an account at each. */
import assert from 'node:assert/strict'
import { describePolicy } from '../../../src/client/describe-policy.ts'
import { writeCaveats } from '../../../src/corp/core/caveats.ts'
import { periodOf } from '../../../src/corp/core/policies/payout.ts'
import { makeInvite } from '../../../src/corp/core/registration.ts'
import { raiseCredit } from '../../../src/corp/quorum/register.ts'
import type { WalletCorp } from '../../../src/corp/wallet/corp.ts'
import { ownerPath } from '../../../src/corp/wallet/keys.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { equal } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import { stopHosts } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { describe as describeOutcome, Economy, keyringOf, type TestServer, type TestWallet } from '../support/economy.ts'
import { member } from '../support/members.ts'

const rejectsWith = (code: string) => (error: unknown) => isXenoError(error, code) || assert.fail(String(error))
const PERIOD_MS = 15_000n
const LINE = 500n
const inAMinute = () => systemClock.now() + 60_000

describe('two XenoCorps with nothing in common', function () {
  this.timeout(120_000)
  let bank: Economy
  let lender: Economy
  let alice: TestWallet
  /** Alice's accounts. */
  let atBank: WalletCorp
  let atLender: WalletCorp
  let bankServer: TestServer
  let lenderServer: TestServer

  before(async () => {
    bank = await Economy.start(4, { transferFee: 1n, incomeFeePpm: 100_000 }, {}, { title: 'Bank', currency: 'BNK', nonce: 'bank' })
    lender = await Economy.start(
      1,
      {
        validation: 'local',
        funding: { name: 'credit', maxLine: 1_000n, transfers: false },
        payout: { name: 'pool', heldPpm: 500_000, periodMs: PERIOD_MS },
        annotation: { name: 'totals', everyMs: 5_000n },
        privacy: { name: 'named' },
        enrolment: { name: 'invite' },
        endorsement: { name: 'caveats', caveats: writeCaveats({ environment: ['test'] }) },
        ...{ issueFee: 2n, maxCap: 400n, openOrders: 2, perMinute: 20 },
      },
      { credit: 100n, invited: [member('server one').id] },
      { title: 'Lender', currency: 'LND', nonce: 'lender', family: 'lender' },
    )
    alice = await bank.client('alice', 1_000n)
    bankServer = await bank.server('one')
    lenderServer = await lender.server('one')
    atBank = alice.corp
    atLender = await alice.wallet.addCorp(lender.address)
  })
  after(async () => {
    await bank.stop()
    await lender.stop()
    await stopHosts()
  })

  it('are told apart by every member: another name, currency, account and choice in every aspect', () => {
    assert.ok(!equal(atBank.committee.name, atLender.committee.name) && !equal(atBank.account, atLender.account))
    const choices = (corp: WalletCorp) => describePolicy(corp.committee.policy)
    for (const [index, { aspect, says }] of choices(atBank).entries()) {
      if (aspect !== 'timing') assert.notEqual(says, choices(atLender)[index]?.says, aspect)
    }
  })

  it('enrolment: one takes anyone, the other who is invited; and one tells servers a name', async () => {
    const registration = { kind: EnrolmentKind.CLIENT, registrar: lender.registrar }
    await assert.rejects(atLender.register({ ...registration, particulars: { name: 'Alice' } }), rejectsWith('invite-needed'))
    const key = keyringOf('alice').key(lender.name, ownerPath(0)).id
    const invite = makeInvite(nodeCrypto, lender.name, member('registrar'), key, EnrolmentKind.CLIENT, systemClock.now() + 60_000)
    await assert.rejects(atLender.register({ ...registration, invite, particulars: {} }), rejectsWith('particular-missing'))
    await atLender.register({ ...registration, invite, particulars: { name: 'Alice' } })
    const told = async (corp: WalletCorp) => (await corp.view()).enrolments.map(({ body }) => body.identity)
    assert.deepEqual([await told(atBank), await told(atLender)], [[undefined], ['Alice']])
  })

  it('funding: one spends what it has, the other up to its line, which only rises', async () => {
    await assert.rejects(atBank.issue({ cap: 1_001n, notAfter: inAMinute() }), rejectsWith('balance-too-low'))
    const payee = { server: lenderServer.signer.id, account: lenderServer.account }
    await assert.rejects(atLender.issue({ cap: 99n, notAfter: inAMinute(), payee }), rejectsWith('balance-too-low'))
    const { quorum } = atLender
    await raiseCredit({ quorum, crypto: nodeCrypto }, member('registrar'), atLender.account, LINE)
    await assert.rejects(raiseCredit({ quorum, crypto: nodeCrypto }, member('registrar'), atLender.account, 1n), rejectsWith('credit-lowered'))
    await assert.rejects(
      raiseCredit({ quorum: atBank.quorum, crypto: nodeCrypto }, member('registrar'), atBank.account, 1n),
      rejectsWith('credit-not-offered'),
    )
    assert.deepEqual([(await atLender.view()).line, (await atBank.view()).line], [LINE, 0n])
    await assert.rejects(atLender.transfer({ payee: lenderServer.account, amount: 1n }), rejectsWith('balance-too-low'))
  })

  it('validation and limits: one binds an order, the other issues it to its server and knows no other', async () => {
    await assert.rejects(atLender.issue({ cap: 10n, notAfter: inAMinute() }), rejectsWith('payee-needed'))
    const payee = { server: lenderServer.signer.id, account: lenderServer.account }
    await assert.rejects(atLender.issue({ cap: 401n, notAfter: inAMinute(), payee }), rejectsWith('cap-too-large'))
    const order = await atBank.issue({ cap: 600n, notAfter: inAMinute() })
    const presented = await atBank.present(order.id, bankServer.terms(order))
    assert.equal(describeOutcome(await bankServer.bind(presented)), 'certified')
    await bankServer.charge(presented, 200n)
    await bankServer.close(presented, 200n)
    assert.deepEqual((await atBank.settle(order.id)).settled, true)
    // Guaranteed, less the fee of 10 %.
    assert.equal((await atBank.quorum.account(bankServer.account)).balance, 180n)
  })

  it('payout: one pays at once, the other a half, and the rest when its pool is settled', async () => {
    const payee = { server: lenderServer.signer.id, account: lenderServer.account }
    const order = await atLender.issue({ cap: 400n, notAfter: systemClock.now() + 5_000, payee })
    const presented = await atLender.present(order.id, lenderServer.terms(order))
    lenderServer.accept(presented)
    await lenderServer.charge(presented, 300n)
    await lenderServer.close(presented, 300n)
    assert.equal((await atLender.settle(order.id)).settled, true)
    // Borrowed: the charge and the fee of the issue.
    assert.equal((await atLender.view()).balance, -302n)
    const { payout } = atLender.committee.policy
    assert.ok(payout.name === 'pool')
    const period = periodOf(payout, order.issue.body.notAfter)
    assert.deepEqual(await sumsOf(period), { now: 150n, held: 150n })
    const treasury = lender.treasurer.corp
    const losses = [{ account: atLender.account, amount: 302n, reference: 'unpaid' }]
    await assert.rejects(treasury.settlePool({ period, ratio: 400_000, losses }), rejectsWith('period-not-over'))
    await until(
      'the period is over',
      async () => {
        try {
          await treasury.settlePool({ period, ratio: 400_000, losses })
          return true
        } catch (error) {
          return isXenoError(error, 'period-not-over') ? false : assert.fail(String(error))
        }
      },
      60_000,
    )
    assert.deepEqual(await sumsOf(period), { now: 210n, held: 150n })
    assert.equal((await lender.treasurer.corp.quorum.pool(period, lenderServer.account)).settlement?.body.ratio, 400_000)
    await assert.rejects(bank.treasurer.corp.settlePool({ period, ratio: 1_000_000, losses: [] }), rejectsWith('no-pool'))
  })

  async function sumsOf(period: bigint): Promise<{ now: bigint; held: bigint }> {
    const { quorum } = atLender
    const [account, pool] = await Promise.all([quorum.account(lenderServer.account), quorum.pool(period, lenderServer.account)])
    return { now: account.balance, held: pool.ofAccount }
  }

  it('endorsement: one restricts every order, the other none', async () => {
    const payee = { server: lenderServer.signer.id, account: lenderServer.account }
    const restricted = await atLender.issue({ cap: 1n, notAfter: inAMinute(), payee })
    await assert.rejects(
      atLender.present(restricted.id, { ...lenderServer.terms(restricted), environment: 'elsewhere' }),
      rejectsWith('caveat-refused'),
    )
    const free = await atBank.issue({ cap: 1n, notAfter: inAMinute() })
    await atBank.present(free.id, { ...bankServer.terms(free), environment: 'elsewhere' })
  })

  it('nothing of one is taken by the other: its certificates, its orders, its documents', async () => {
    const order = await atBank.issue({ cap: 10n, notAfter: inAMinute() })
    const applied = await atLender.quorum.apply([order.certificate], { deadlineMs: 3_000 })
    assert.ok(applied.kind === 'refused' && ['bad-vote', 'no-quorum'].includes(applied.refusal.code), applied.kind)
    const proposed = await atLender.quorum.certify(order.issue.bytes, { deadlineMs: 3_000 })
    assert.ok(proposed.kind === 'refused', proposed.kind)
    const bundle = await atBank.handOn(order.id, atBank.delegateKey)
    await assert.rejects(atLender.take(bundle), rejectsWith('malformed'))
    assert.throws(
      () => lenderServer.accept({ ...foreign, order: order.id, certificate: order.certificate }),
      (error: unknown) => isXenoError(error),
    )
  })
})

const foreign = { bindId: new Uint8Array(32), blocks: [], presentation: new Uint8Array(0) }
