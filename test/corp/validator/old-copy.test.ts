/** A validator on an old copy of its store: real stores on disk, copied and put back as from a backup. */
import assert from 'node:assert/strict'
import { cpSync, renameSync, rmSync } from 'node:fs'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import type { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import type { Bytes } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { corpProtocol } from '../../../src/wire/protocols.ts'
import { stopHosts } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { member } from '../support/members.ts'
import { RunningCorp } from '../support/running-corp.ts'

const PATIENCE_MS = 60_000

describe('a validator on an old copy of its store', function () {
  this.timeout(240_000)
  let running: RunningCorp
  let client: Host
  let quorum: QuorumClient
  let seq = 0n

  before(async () => {
    running = await RunningCorp.start(4)
    ;({ host: client, quorum } = await running.client())
  })
  after(async () => {
    await running.stop()
    await stopHosts()
  })

  function transfer(memo: string, number = ++seq): Bytes {
    const { committee, treasurer } = running.corp
    const body = { account: committee.treasury, seq: number, payee: accountId(nodeCrypto, member('alice').id), amount: 1n, memo }
    return makeOperation(nodeCrypto, committee.name, 'transfer', body, [treasurer]).bytes
  }

  async function certify(operation: Bytes): Promise<void> {
    await until(
      'it is certified',
      async () => {
        const outcome = await quorum.certify(operation)
        if (outcome.kind === 'certified') await quorum.apply([outcome.certificate])
        return outcome.kind === 'certified'
      },
      PATIENCE_MS,
    )
  }

  /** What validator 0 says to an operation: `vote`, or the code with which it refuses. */
  async function answer(operation: Bytes): Promise<string> {
    const first = running.corp.committee.validators[0] ?? assert.fail()
    try {
      return (await client.rpc.call(first, corpProtocol.propose, { operation, certificates: [] })).refusal?.code ?? 'vote'
    } catch (error) {
      if (!isXenoError(error)) throw error
      return error.code
    }
  }

  it('refuses every vote, also after it has caught up and is started again; its own store mends it', async () => {
    const [store, copy, own] = [running.storeFolder(0), `${running.storeFolder(0)}.copy`, `${running.storeFolder(0)}.own`]
    await certify(transfer('before the copy'))
    await running.stopValidator(0)
    cpSync(store, copy, { recursive: true })
    await running.startValidator(0)
    // Its vote is needed, so it is in what is certified.
    await running.stopValidator(3)
    await certify(transfer('after the copy'))
    await running.startValidator(3)
    await running.stopValidator(0)
    renameSync(store, own)
    renameSync(copy, store)

    await running.startValidator(0)
    await until('it is found out', () => running.validator(0).standing().isAmnesiac, PATIENCE_MS)
    assert.match(await answer(transfer('another', 2n)), /memory-lost$/)
    await running.stopValidator(0)
    await running.startValidator(0)
    await until('it is told what its log is', async () => (await answer(transfer('another', 2n))) !== 'validator-unwitnessed', PATIENCE_MS)
    assert.match(await answer(transfer('another', 2n)), /memory-lost$/)
    await certify(transfer('without it'))

    await running.stopValidator(0)
    rmSync(store, { recursive: true })
    renameSync(own, store)
    await running.startValidator(0)
    await until('it votes', async () => (await answer(transfer('another', 2n))) === 'slot-taken', PATIENCE_MS)
  })
})
