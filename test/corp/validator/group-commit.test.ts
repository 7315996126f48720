import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { verifyOperationVote } from '../../../src/corp/core/certificate.ts'
import { makeOperation, type Operation } from '../../../src/corp/core/operation.ts'
import { ValidatorCore } from '../../../src/corp/core/validator.ts'
import { accountStatus } from '../../../src/corp/core/views.ts'
import { GroupCommit, MAX_WAITING, type Reply } from '../../../src/corp/validator/group-commit.ts'
import { RememberingCrypto } from '../../../src/corp/validator/remembering-crypto.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type OpenStore, openStore } from '../../../src/node/store.ts'
import { type Bytes, equal, toText } from '../../../src/types/bytes.ts'
import type { Store, StoreWrite } from '../../../src/types/ports.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { testLogger } from '../../support/hosts.ts'
import { decode, foundCorp, member, someId, validatorMembers } from '../support/members.ts'

describe('group commit', () => {
  const corp = foundCorp(validatorMembers(4))
  const { committee, treasurer } = corp
  let opened: OpenStore

  beforeEach(async () => {
    opened = await openStore(temporaryFolder())
  })
  afterEach(() => opened.close())

  const committing = (store: Store, core = new ValidatorCore(nodeCrypto, committee)): GroupCommit => {
    const [signer] = corp.validators
    assert.ok(signer !== undefined)
    return new GroupCommit({ core, committee, validator: 0, signer, crypto: nodeCrypto, clock: systemClock, store, logger: testLogger() })
  }

  /** A first transfer of the treasury, one of many that compete for the slot. */
  const transfer = (memo: string): Operation => {
    const body = { account: committee.treasury, seq: 1n, payee: someId('payee'), amount: 1n, memo }
    return decode(corp, makeOperation(nodeCrypto, committee.name, 'transfer', body, [treasurer]).bytes)
  }

  it('writes once and signs once for all that comes in a turn, and one of them gets the slot', async () => {
    const batches: number[] = []
    const commit = committing(watched(opened.store, writes => batches.push(writes.length)))
    const operations = Array.from({ length: 40 }, (_, index) => transfer(`rival ${index}`))
    const first = operations[0]
    assert.ok(first !== undefined)
    const again = Array.from({ length: 10 }, () => first)
    const replies = await Promise.all([...again, ...operations].map(operation => commit.submit({ type: 'propose', operation })))
    assert.equal(batches.length, 1)
    const votes = replies.flatMap(reply => (reply.type === 'vote' ? [reply.vote] : []))
    assert.equal(votes.length, 11)
    assert.equal(new Set(votes.map(vote => toText(vote.signature))).size, 1)
    assert.ok(votes.every(vote => verifyOperationVote(nodeCrypto, committee, first, vote)))
    assert.equal(codes(replies).filter(code => code === 'slot-taken').length, 39)
  })

  it('answers nothing before it is on disk', async () => {
    const gate = Promise.withResolvers<void>()
    let written = false
    const store = watched(opened.store, async () => {
      await gate.promise
      written = true
    })
    const commit = committing(store)
    let answered = false
    const reply = commit.submit({ type: 'propose', operation: transfer('slow') }).then(() => {
      answered = true
      assert.ok(written)
    })
    await turn()
    assert.equal(answered, false)
    gate.resolve()
    await reply
    assert.ok(accountStatus(opened.store, committee, committee.treasury, 0).pending !== undefined)
  })

  it('stops voting when the disk fails, and says so to all who wait', async () => {
    const broken = new Error('no space left on device')
    const commit = committing(watched(opened.store, () => Promise.reject(broken)))
    const [one, two] = await Promise.allSettled([commit.submit({ type: 'propose', operation: transfer('one') }), commit.submit({ type: 'stamp' })])
    for (const outcome of [one, two]) assert.equal(outcome?.status === 'rejected' && outcome.reason.code, 'validator-store-failed')
    await assert.rejects(commit.submit({ type: 'stamp' }), { code: 'validator-store-failed' })
  })

  it('fails only the job whose step fails', async () => {
    const core = new ValidatorCore(nodeCrypto, committee)
    const step = core.step.bind(core)
    core.step = (state, input, now) => {
      if (input.type === 'freeze') throw new Error('a defect')
      return step(state, input, now)
    }
    const commit = committing(opened.store, core)
    const [failed, voted] = await Promise.allSettled([
      commit.submit({ type: 'freeze', order: someId('order') }),
      commit.submit({ type: 'propose', operation: transfer('fine') }),
    ])
    assert.equal(failed?.status === 'rejected' && failed.reason.code, 'internal')
    assert.equal(voted?.status === 'fulfilled' && voted.value.type, 'vote')
  })

  it('refuses what it has no room for, and answers all that it took when it stops', async () => {
    const commit = committing(opened.store)
    const operation = transfer('many')
    const taken = Array.from({ length: MAX_WAITING }, () => commit.submit({ type: 'propose', operation }))
    await assert.rejects(commit.submit({ type: 'propose', operation }), { code: 'validator-busy' })
    const stopped = commit.stop()
    await assert.rejects(commit.submit({ type: 'propose', operation }), { code: 'validator-stopped' })
    assert.ok((await Promise.all(taken)).every(reply => reply.type === 'vote'))
    await stopped
  })

  it('remembers good signatures only', () => {
    let asked = 0
    const crypto = new RememberingCrypto({
      sha256: nodeCrypto.sha256,
      verify(...parts) {
        asked += 1
        return nodeCrypto.verify(...parts)
      },
    })
    const signer = member('signer')
    const message = someId('message')
    const signature = signer.sign(message)
    const forged = Uint8Array.from(signature, (byte, index) => (index === 0 ? byte ^ 1 : byte))
    for (let times = 0; times < 3; times += 1) {
      assert.ok(crypto.verify(signer.id, message, signature))
      assert.ok(!crypto.verify(signer.id, message, forged))
    }
    assert.equal(asked, 4)
    assert.ok(equal(crypto.sha256(message), nodeCrypto.sha256(message)))
  })
})

/** The store, with something done before each of its writes. */
function watched(store: Store, before: (writes: readonly StoreWrite[]) => unknown): Store {
  return {
    get: (key: Uint8Array): Bytes | undefined => store.get(key),
    range: options => store.range(options),
    sub: name => store.sub(name),
    async batch(writes, options) {
      assert.equal(options.sync, true)
      await before(writes)
      await store.batch(writes, options)
    },
  }
}

function codes(replies: readonly Reply[]): string[] {
  return replies.map(reply => (reply.type === 'refused' ? reply.refusal.code : ''))
}
