import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { verifyOperationVote } from '../../../src/corp/core/certificate.ts'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { packageRoot } from '../../../src/node/package-root.ts'
import { type Bytes, EMPTY, equal } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind, type ProposeResponse } from '../../../src/wire/generated/corp.ts'
import { corpProtocol } from '../../../src/wire/protocols.ts'
import { startHost, stopHosts } from '../../support/hosts.ts'
import { seedFromEnv } from '../../support/random.ts'
import { certify, decode, foundCorp, member, someId, type TestCorp } from '../support/members.ts'
import { keyOf } from '../support/running-corp.ts'

const ACCOUNTS = 60
const ROUNDS = 4
/** Who certify what the validator under test has no part in. */
const OTHERS = [1, 2, 3] as const

/** Many votes are asked for at once, the process is killed at some moment, started again, and asked for the opposite. */
describe('a validator killed while it votes', function () {
  this.timeout(60_000)
  let corp: TestCorp
  let client: Host
  let scratch: string
  let child: ChildProcess | undefined
  let peer: Bytes
  let fellows: string[] = []

  before(async () => {
    const signers = await Promise.all([0, 1, 2, 3].map(async index => createSigner(await keyOf(index))))
    corp = foundCorp(signers)
    peer = signers[0]?.id ?? EMPTY
    client = await startHost({ listen: [] })
    fellows = await Promise.all([1, 2, 3].map(witness))
    mkdirSync(join(packageRoot, 'node_modules/.cache'), { recursive: true })
    scratch = mkdtempSync(join(packageRoot, 'node_modules/.cache/killed-validator-'))
    await build({
      entryPoints: [join(packageRoot, 'test/corp/validator/killed-validator.ts')],
      ...{ outfile: join(scratch, 'program.mjs'), bundle: true, format: 'esm', platform: 'node', external: ['level', 'esbuild'], logLevel: 'error' },
      // Bundled CommonJS modules ask for Node's own by require.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    })
  })
  after(async () => {
    await kill()
    await stopHosts()
    rmSync(scratch, { recursive: true, force: true })
  })

  /** Of the fellow validators only what this one needs before it votes. */
  const witness = async (index: number): Promise<string> => {
    const { server, addresses } = await startHost({ privateKey: await keyOf(index) })
    server.admit('committee', caller => equal(caller, peer))
    server.handle(corpProtocol.witness, async ({ store }) => ({ store, read: 0n }))
    return addresses()[0] ?? ''
  }

  const start = async (): Promise<void> => {
    const document = Buffer.from(corp.committee.bytes).toString('hex')
    const args = [join(scratch, 'program.mjs'), join(scratch, 'store'), '0', document, ...fellows]
    child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    assert.ok(child.stdout !== null)
    const [address]: string[] = await once(createInterface(child.stdout), 'line')
    await client.rpc.learn(peer, [address ?? ''])
  }

  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** The vote, or undefined when the process ended before it answered. */
  const propose = async (operation: Bytes): Promise<ProposeResponse | undefined> => {
    for (;;) {
      try {
        return await client.rpc.call(peer, corpProtocol.propose, { operation, certificates: [] }, { timeoutMs: 5_000 })
      } catch (error) {
        // It asks its fellows first whether it remembers everything.
        if (!isXenoError(error, 'validator-unwitnessed')) return undefined
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    }
  }

  const transfer = (owner: Signer, memo: string): Bytes => {
    const body = { account: accountId(nodeCrypto, owner.id), seq: 1n, payee: someId('payee'), amount: 1n, memo }
    return makeOperation(nodeCrypto, corp.committee.name, 'transfer', body, [owner]).bytes
  }

  /** Certificates that enrol, open and fund an account. */
  const funding = (owner: Signer, seq: bigint): Bytes[] => {
    const { committee, registrar, treasurer } = corp
    const account = accountId(nodeCrypto, owner.id)
    const enrol = { account, owner: owner.id, kind: EnrolmentKind.CLIENT, serial: 1n, revoked: false, commitment: EMPTY }
    const fund = { account: committee.treasury, seq, payee: account, amount: 10n, memo: '' }
    return [
      makeOperation(nodeCrypto, committee.name, 'enrol', enrol, [registrar]).bytes,
      makeOperation(nodeCrypto, committee.name, 'open', { owner: owner.id }, [owner]).bytes,
      makeOperation(nodeCrypto, committee.name, 'transfer', fund, [treasurer]).bytes,
    ].map(operation => certify(corp, operation, OTHERS))
  }

  it(`gives no slot twice, and keeps every certificate it acknowledged (SEED=${seedFromEnv()})`, async () => {
    await start()
    let seq = 1n
    for (let round = 1; round <= ROUNDS; round += 1) {
      const owners = Array.from({ length: ACCOUNTS }, (_, index) => member(`owner ${round} ${index}`))
      const certificates = owners.flatMap(owner => funding(owner, seq++))
      const { results } = await client.rpc.call(peer, corpProtocol.apply, { certificates })
      assert.ok(results.every(result => result.code === ''))

      const operations = owners.map(owner => transfer(owner, 'first'))
      const killAfter = ((seedFromEnv() + round) % ACCOUNTS) + 1
      let answers = 0
      const voted = await Promise.all(
        operations.map(async operation => {
          const response = await propose(operation)
          if (++answers === killAfter) await kill()
          return response?.vote
        }),
      )
      await kill()
      await start()

      for (const [index, owner] of owners.entries()) {
        const operation = operations[index] ?? EMPTY
        const { id, kind } = decode(corp, operation)
        const vote = voted[index]
        if (vote !== undefined) assert.ok(verifyOperationVote(nodeCrypto, corp.committee, { id, kind }, vote))
        const rival = await propose(transfer(owner, 'second'))
        // Who was answered finds the slot taken; who was not may find it taken or free.
        if (vote !== undefined) assert.equal(rival?.refusal?.code, 'slot-taken')
        if (rival?.refusal !== undefined) assert.ok(equal(rival.refusal.conflict ?? EMPTY, operation))
        const again = await propose(operation)
        assert.equal(again?.vote !== undefined, rival?.refusal !== undefined)
      }
      assert.ok(voted.some(vote => vote !== undefined))
    }
  })
})
