/** Public records over running validators: complaints, evidence of equivocation, audit requests. */
import assert from 'node:assert/strict'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { allAudits, requestAudit } from '../../../src/corp/quorum/audit.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { equal, toText } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { stopHosts } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { Economy } from '../support/economy.ts'
import { startLiar } from '../support/liar.ts'
import { member, someId } from '../support/members.ts'
import { reported } from '../support/statements.ts'

describe('the public records of a XenoCorp', function () {
  this.timeout(60_000)
  let economy: Economy

  beforeEach(async () => {
    economy = await Economy.start(4)
  })
  afterEach(async () => {
    await economy.stop()
    await stopHosts()
  })

  it('hold two contradicting statements of a server, with both', async () => {
    const alice = await economy.client('alice')
    const server = await economy.server('one')
    const word = (bill: bigint) => reported(economy.name, server.signer, { number: 7, bill })
    await alice.corp.complain(server.signer.id, [word(2n), word(1n)])
    await alice.corp.complain(server.signer.id, [word(1n), word(2n)])
    const [complaint, ...more] = await alice.corp.quorum.complaints(server.signer.id)
    assert.ok(complaint?.operation.kind === 'complain' && more.length === 0)
    assert.ok(equal(complaint.operation.body.account, alice.corp.account))
    assert.deepEqual(await alice.corp.quorum.complaints(member('server two').id), [])
    await assert.rejects(alice.corp.complain(server.signer.id, [word(1n), word(1n)]), (error: unknown) => isXenoError(error, 'malformed'))
    const other = reported(economy.name, server.signer, { number: 8 })
    await assert.rejects(alice.corp.complain(server.signer.id, [word(1n), other]), (error: unknown) => isXenoError(error, 'no-contradiction'))
  })

  it('hold two operations that one writer signed for one slot', async () => {
    const { quorum } = economy.treasurer.corp
    const account = economy.running.corp.committee.treasury
    const pay = (amount: bigint) => {
      const body = { account, seq: 1n, payee: someId('payee'), amount, memo: '' }
      return makeOperation(nodeCrypto, economy.name, 'transfer', body, [member('treasurer')]).bytes
    }
    assert.equal((await quorum.certify(pay(1n))).kind, 'certified')
    assert.equal((await quorum.certify(pay(2n))).kind, 'conflict')
    const found = await quorum.evidence(account)
    assert.ok(found.length === 1 && found[0] !== undefined && 'writer' in found[0].by)
    assert.ok(equal(accountId(nodeCrypto, found[0].by.writer), account))
    assert.deepEqual(await quorum.evidence(someId('another account')), [])
    assert.equal((await quorum.evidence()).length, 1)
  })

  it('hold two votes of one validator for one slot, which no validator saw itself', async () => {
    await startLiar(economy.running, 3, 'votes for everything')
    // So the liar is needed for the first certificate, and its vote is heard.
    await economy.running.stopValidator(2)
    const { quorum } = economy.treasurer.corp
    const account = economy.running.corp.committee.treasury
    for (const amount of [1n, 2n]) {
      const body = { account, seq: 1n, payee: someId('payee'), amount, memo: '' }
      await quorum.certify(makeOperation(nodeCrypto, economy.name, 'transfer', body, [member('treasurer')]).bytes)
    }
    const lies = async () => (await quorum.evidence()).filter(({ by }) => 'validator' in by)
    await economy.running.startValidator(2)
    await until('the validators hold the evidence', async () => (await lies()).length === 1)
    const [lie] = await lies()
    assert.ok(lie !== undefined && 'validator' in lie.by && lie.by.validator === 3)
    assert.notEqual(toText(lie.first.id), toText(lie.second.id))
  })

  it('hold the requests of auditors, numbered', async () => {
    const { quorum } = economy.treasurer.corp
    const auditor = member('auditor')
    const ask = (order: string, by = auditor) => requestAudit(quorum, nodeCrypto, { auditor: by, order: someId(order), reason: 'case 12' })
    await ask('one')
    await ask('two')
    const requests = await allAudits(quorum, auditor.id)
    assert.deepEqual(
      requests.map(({ operation }) => operation.kind === 'audit' && [operation.body.seq, toText(operation.body.order)]),
      [
        [1n, toText(someId('one'))],
        [2n, toText(someId('two'))],
      ],
    )
    await assert.rejects(ask('one', member('stranger')), (error: unknown) => isXenoError(error, 'not-an-auditor'))
  })
})
