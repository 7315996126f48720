/** A validator whose store is gone, or an old one, while its key is there: it must not vote from memory loss. */
import assert from 'node:assert/strict'
import { cpSync, rmSync } from 'node:fs'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import type { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import type { Bytes } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { corpProtocol } from '../../../src/wire/protocols.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { startHost, stopHosts } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { someId } from '../support/members.ts'
import { RunningCorp } from '../support/running-corp.ts'

describe('a validator that has lost its memory', function () {
  this.timeout(90_000)
  let running: RunningCorp
  let quorum: QuorumClient
  let host: Host
  let seq = 1n

  before(async () => {
    running = await RunningCorp.start(4)
    quorum = (await running.client()).quorum
    host = await startHost({ listen: [] })
    for (const { peer, addresses } of running.hints()) await host.rpc.learn(peer, addresses)
  })
  after(async () => {
    await running.stop()
    await stopHosts()
  })

  const transfer = (memo: string, of = seq): Bytes => {
    const { committee, treasurer } = running.corp
    const body = { account: committee.treasury, seq: of, payee: someId('payee'), amount: 1n, memo }
    return makeOperation(nodeCrypto, committee.name, 'transfer', body, [treasurer]).bytes
  }
  const pay = async (): Promise<void> => {
    const outcome = await quorum.certify(transfer('paid'))
    assert.ok(outcome.kind === 'certified')
    await quorum.apply([outcome.certificate])
    seq += 1n
  }
  const peerOf = (index: number): Bytes => running.corp.committee.validators[index] ?? assert.fail()
  const proposeTo = (index: number, operation: Bytes) => host.rpc.call(peerOf(index), corpProtocol.propose, { operation, certificates: [] })

  it('votes for nothing from a new disk, whatever it had voted for, and says so; the others go on', async () => {
    const given = transfer('first')
    await until('it votes', async () => running.validator(3).memory.state === 'sure')
    assert.ok((await proposeTo(3, given)).vote !== undefined)
    await running.stopValidator(3)
    rmSync(running.storeFolder(3), { recursive: true })
    await running.startValidator(3)
    const refused = async (operation: Bytes): Promise<boolean> => {
      try {
        await proposeTo(3, operation)
        return false
      } catch (error) {
        return isXenoError(error, 'validator-memory-lost') || isXenoError(error, 'validator-unwitnessed')
      }
    }
    assert.ok(await refused(transfer('second')), 'not even before its fellows have told it')
    await until('it knows', () => running.validator(3).memory.state === 'lost')
    await assert.rejects(proposeTo(3, transfer('second')), error => isXenoError(error, 'validator-memory-lost'))
    await pay()
    await running.validator(3).pullNow()
    const status = await host.rpc.call(peerOf(3), corpProtocol.account, { account: running.corp.committee.treasury })
    assert.equal(status.next, seq, 'it serves what it has caught up with')
  })

  it('still does not after another start, and is sure of the disk that it had', async () => {
    const disk = temporaryFolder()
    await running.stopValidator(2)
    cpSync(running.storeFolder(2), disk, { recursive: true })
    rmSync(running.storeFolder(2), { recursive: true })
    for (let start = 0; start < 2; start++) {
      await running.startValidator(2)
      // The forgetful one before is no witness against it: the two that are left are more than f.
      await until('it knows', () => running.validator(2).memory.state === 'lost', 20_000)
      await running.stopValidator(2)
    }
    rmSync(running.storeFolder(2), { recursive: true })
    cpSync(disk, running.storeFolder(2), { recursive: true })
    await running.startValidator(2)
    await until('it votes again', () => running.validator(2).memory.state === 'sure')
    await pay()
  })

  it('is found out with an old copy of its disk, as it first learns what its fellows have read of its log', async () => {
    const copy = temporaryFolder()
    await running.stopValidator(1)
    cpSync(running.storeFolder(1), copy, { recursive: true })
    await running.startValidator(1)
    // With another away its vote is needed, and in the certificate.
    await running.stopValidator(3)
    await pay()
    for (const index of [0, 2]) await running.validator(index).pullNow()
    await running.startValidator(3)
    await running.stopValidator(1)
    rmSync(running.storeFolder(1), { recursive: true })
    cpSync(copy, running.storeFolder(1), { recursive: true })
    await running.startValidator(1)
    await until('it knows', () => running.validator(1).standing().isAmnesiac, 20_000)
  })
})
