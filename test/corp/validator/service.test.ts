import assert from 'node:assert/strict'
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
import { stopHosts } from '../../support/hosts.ts'
import { decode, member } from '../support/members.ts'
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

  const certify = async (operation: Bytes, certificates: Bytes[] = []): Promise<Bytes> => {
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
    const enrolled = await certify(
      sign('enrol', { account, owner: alice.id, kind: EnrolmentKind.CLIENT, serial: 0n, revoked: false, commitment: new Uint8Array(32) }, registrar),
    )
    const opened = await certify(sign('open', { owner: alice.id }, alice), [enrolled])
    const treasury = running.corp.committee.treasury
    const paid = await certify(sign('transfer', { account: treasury, seq: 1n, payee: account, amount: 5_000_000n, memo: '' }, treasurer), [opened])
    const notAfter = BigInt(systemClock.now() + 600_000)
    const issue = sign('issue', { account, seq: 1n, cap: 2_000_000n, notAfter, holder: alice.id, caveats: [] }, alice)
    const issued = await certify(issue, [enrolled, opened, paid])
    await quorum.apply([issued])
    assert.equal((await quorum.account(account)).balance, 3_000_000n)
    const order = decode(running.corp, issue).id
    const cancelled = await certify(sign('cancel', { order }, alice))
    await quorum.apply([cancelled])
    assert.equal((await quorum.account(account)).balance, 5_000_000n)
  })

  it('goes on with one validator gone, which catches up when it is back', async function () {
    this.timeout(30_000)
    await running.stopValidator(3)
    const { treasurer } = running.corp
    const paid = await certify(
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
    await certify(first)
    for (let index = 0; index < 4; index++) {
      await running.stopValidator(index)
      await running.startValidator(index)
    }
    const outcome = await quorum.certify(second, { deadlineMs: 3_000 })
    assert.equal(outcome.kind, 'conflict')
    await certify(first)
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
