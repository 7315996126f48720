import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bodies } from '../../../src/corp/core/bodies.ts'
import type { Kind } from '../../../src/corp/core/ids.ts'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import type { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import type { Bytes } from '../../../src/types/bytes.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import { corpProtocol } from '../../../src/wire/protocols.ts'
import { stopHosts } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { certify, decode, member, someId } from '../support/members.ts'
import { RunningCorp } from '../support/running-corp.ts'

describe('validators on the network', () => {
  let running: RunningCorp
  let quorum: QuorumClient
  const alice = member('alice')
  const account = accountId(nodeCrypto, alice.id)

  before(async function () {
    this.timeout(30_000)
    running = await RunningCorp.start(4)
    quorum = (await running.client()).quorum
  })
  after(async () => {
    await running.stop()
    await stopHosts()
  })

  const sign = <K extends Kind & keyof Bodies>(kind: K, body: Bodies[K], signer: Signer): Bytes => {
    const { name } = running.corp.committee
    return makeOperation(nodeCrypto, name, kind, body, [signer]).bytes
  }

  const certified = async (operation: Bytes, certificates: Bytes[] = []): Promise<Bytes> => {
    const outcome = await quorum.certify(operation, { certificates })
    assert.equal(
      outcome.kind,
      'certified',
      JSON.stringify(outcome, (_name, value) => (typeof value === 'bigint' ? String(value) : value)),
    )
    return outcome.kind === 'certified' ? outcome.certificate : assert.fail()
  }

  it('takes a client from enrolment to a cancelled order, with the certificate of each step riding on the next', async () => {
    const { registrar, treasurer } = running.corp
    const enrolled = await certified(
      sign('enrol', { account, owner: alice.id, kind: EnrolmentKind.CLIENT, serial: 0n, revoked: false, commitment: new Uint8Array(32) }, registrar),
    )
    const opened = await certified(sign('open', { owner: alice.id }, alice), [enrolled])
    const treasury = running.corp.committee.treasury
    const paid = await certified(sign('transfer', { account: treasury, seq: 1n, payee: account, amount: 5_000_000n, memo: '' }, treasurer), [opened])
    const notAfter = BigInt(systemClock.now() + 600_000)
    const issue = sign('issue', { account, seq: 1n, cap: 2_000_000n, notAfter, holder: alice.id, caveats: [] }, alice)
    const issued = await certified(issue, [enrolled, opened, paid])
    await quorum.apply([issued])
    assert.equal((await quorum.account(account)).balance, 3_000_000n)
    const order = decode(running.corp, issue).id
    const cancelled = await certified(sign('cancel', { order }, alice))
    await quorum.apply([cancelled])
    assert.equal((await quorum.account(account)).balance, 5_000_000n)
  })

  it('goes on with one validator gone, which catches up when it is back', async function () {
    this.timeout(30_000)
    await running.stopValidator(3)
    const { treasurer } = running.corp
    const paid = await certified(
      sign('transfer', { account: running.corp.committee.treasury, seq: 2n, payee: account, amount: 7n, memo: '' }, treasurer),
    )
    await quorum.apply([paid])
    assert.equal((await quorum.account(account)).balance, 5_000_007n)
    await running.startValidator(3)
    await running.validator(3).pullNow()
    await running.stopValidator(0)
    assert.equal((await quorum.account(account)).balance, 5_000_007n)
    await running.startValidator(0)
  })

  it('keeps what it voted for over a restart: the slot is not given twice', async function () {
    this.timeout(30_000)
    const first = sign('transfer', { account, seq: 2n, payee: running.corp.committee.treasury, amount: 1n, memo: 'first' }, alice)
    const second = sign('transfer', { account, seq: 2n, payee: running.corp.committee.treasury, amount: 1n, memo: 'second' }, alice)
    await certified(first)
    for (let index = 0; index < 4; index++) {
      await running.stopValidator(index)
      await running.startValidator(index)
    }
    const outcome = await quorum.certify(second, { deadlineMs: 3_000 })
    assert.equal(outcome.kind, 'conflict')
    await certified(first)
  })

  it('refuses with the rule that refused', async () => {
    const { notAfter, cap } = { notAfter: BigInt(systemClock.now() + 600_000), cap: 10n ** 15n }
    const outcome = await quorum.certify(sign('issue', { account, seq: 3n, cap, notAfter, holder: alice.id, caveats: [] }, alice), {
      deadlineMs: 3_000,
    })
    assert.equal(outcome.kind, 'refused')
    assert.match(outcome.kind === 'refused' ? outcome.refusal.code : '', /balance-too-low|sequence-gap/)
  })
})

describe('validators that gossip', function () {
  this.timeout(60_000)
  let running: RunningCorp

  before(async () => {
    // No pull comes in time but one that a hint asks for.
    running = await RunningCorp.start(4, { overlay: true, pullEveryMs: 3_600_000 })
  })
  after(async () => {
    await running.stop()
    await stopHosts()
  })

  it('pull soon after a log has grown, though the certificate reached one of them only', async () => {
    const { corp } = running
    const { host } = await running.client()
    let seq = 0n
    const payee = someId('payee')
    const balances = () =>
      Promise.all(
        corp.committee.validators.map(async validator => {
          const { credits } = await host.rpc.call(validator, corpProtocol.account, { account: payee })
          return credits
        }),
      )
    const [first] = corp.committee.validators
    assert.ok(first !== undefined)
    // The mesh forms some time after the nodes have met, so a first hint may be lost; each transfer gives another.
    await until(
      'all validators have heard of a transfer',
      async () => {
        seq += 1n
        const body = { account: corp.committee.treasury, seq, payee, amount: 1n, memo: '' }
        const { bytes } = makeOperation(nodeCrypto, corp.committee.name, 'transfer', body, [corp.treasurer])
        const { results } = await host.rpc.call(first, corpProtocol.apply, { certificates: [certify(corp, bytes, [1, 2, 3])] })
        assert.equal(results[0]?.code, '')
        return await soon(async () => (await balances()).every(credits => credits === seq))
      },
      30_000,
    )
  })
})

/** Whether it is so within three seconds. */
async function soon(holds: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + 3_000
  while (performance.now() < end) {
    if (await holds()) return true
    await pause(50)
  }
  return false
}

describe('committees of other sizes', function () {
  this.timeout(60_000)
  after(stopHosts)

  for (const [n, silent] of [
    [1, 0],
    [7, 2],
  ] as const) {
    it(`certify with ${n} validators, ${silent} of them silent`, async () => {
      const running = await RunningCorp.start(n)
      const { quorum } = await running.client()
      for (let index = 0; index < silent; index += 1) await running.stopValidator(index)
      const { committee } = running.corp
      const body = { account: committee.treasury, seq: 1n, payee: someId('payee'), amount: 9n, memo: '' }
      const outcome = await quorum.certify(makeOperation(nodeCrypto, committee.name, 'transfer', body, [running.corp.treasurer]).bytes)
      assert.equal(outcome.kind, 'certified')
      if (outcome.kind === 'certified') await quorum.apply([outcome.certificate])
      assert.equal((await quorum.account(someId('payee'))).balance, 9n)
      await running.stop()
    })
  }
})
