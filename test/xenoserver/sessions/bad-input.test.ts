import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRefusal } from '../../../src/client/session/refusal.ts'
import type { Quote } from '../../../src/client/session/session-client.ts'
import { makeSigned } from '../../../src/corp/core/operation.ts'
import { holderPath } from '../../../src/corp/wallet/keys.ts'
import type { Presented } from '../../../src/corp/wallet/order-steps.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, equal, utf8 } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { encode } from '../../../src/wire/canonical.ts'
import { SignedBody } from '../../../src/wire/generated/corp.ts'
import type { CreateRequest } from '../../../src/wire/generated/session.ts'
import { sessionProtocol } from '../../../src/wire/protocols.ts'
import { stepFor } from '../../../src/xenoserver/core/terms.ts'
import { keyringOf } from '../../corp/support/economy.ts'
import { someId } from '../../corp/support/members.ts'
import { stopHosts } from '../../support/hosts.ts'
import { Rig } from '../hypervisor/rig.ts'
import { ask, Stage, type StageClient } from './stage.ts'
import { MACHINE, type StageServer } from './stage-server.ts'

/** Each refusal has a code, and leaves accounts and partitions as they were. */
describe('bad input to a XenoServer', function () {
  this.timeout(60_000)
  let stage: Stage
  let alice: StageClient
  let second: StageServer
  let secondRig: Rig
  let secondFolder: string
  const soon = (): AbortSignal => AbortSignal.timeout(30_000)

  before(async function () {
    stage = await Stage.open(this)
    secondRig = await Rig.open('runc')
    secondFolder = mkdtempSync(join(tmpdir(), 'xeno-second-'))
    second = await stage.anotherServer('two', secondFolder, secondRig)
    alice = await stage.client('alice')
    await alice.host.rpc.learn(second.host.id, second.host.addresses())
  })

  after(async () => {
    await second?.stop()
    await secondRig?.close()
    if (secondFolder !== undefined) rmSync(secondFolder, { recursive: true, force: true })
    await stage?.close()
    await stopHosts()
  })

  async function balance(): Promise<bigint> {
    const { credits, debits } = await alice.corp.view()
    return credits - debits
  }

  /** The domain of a refused order is removed beside the answer. */
  async function isAgain(before: bigint): Promise<void> {
    await stage.isFree(MACHINE)
    assert.equal(await balance(), before)
    assert.deepEqual(await stage.rig.hypervisor.list().then(domains => domains.filter(({ state }) => state !== 'stopped')), [])
  }

  async function quoteOf(server: StageServer): Promise<Quote> {
    return alice.sessions.quote({ corp: alice.corp, server: server.host.id, requirements: ask(), signal: soon() })
  }

  function present(quote: Quote, order: Bytes, changes: { server?: Bytes } = {}): Promise<Presented> {
    const { terms, termsId } = quote
    return alice.corp.present(order, {
      ...{ server: changes.server ?? quote.server, payoutAccount: terms.payoutAccount, terms: termsId, limit: 1_000_000n, rate: terms.maxRate },
      ...{ setup: terms.prices.setup, step: stepFor(terms), from: systemClock.now() - 5_000, acceptBy: systemClock.now() + 30_000 },
      ...{ controllers: [alice.identity], environment: terms.environment, purpose: '' },
    })
  }

  function requestOf(quote: Quote, presented: Presented): CreateRequest {
    const { certificate, blocks, presentation } = presented
    return { xenoCorp: stage.economy.name, quote: quote.signed, requirements: quote.document, order: certificate, blocks: [...blocks], presentation }
  }

  /** The code of a refusal, signed or thrown; `state ...` where a session came of it. */
  async function create(request: CreateRequest, server = stage.serverId, from = alice): Promise<string> {
    try {
      const { refusal, session } = await from.host.rpc.call(server, sessionProtocol.create, request, { timeoutMs: 15_000 })
      if (refusal === undefined) return `state ${session?.state}`
      const bind = nodeCrypto.sha256(utf8('xeno/corp/bind/1'), new Uint8Array(1), stage.economy.name, SignedBody.decode(request.presentation).body)
      return readRefusal(nodeCrypto, stage.economy.name, server, bind, refusal).code
    } catch (error) {
      if (isXenoError(error)) return error.code
      throw error
    }
  }

  it('refuses documents that are malformed, too large or not of the schema', async () => {
    const before = await balance()
    const proof = await alice.corp.clientProof(alice.identity, stage.serverId)
    const codes: string[] = []
    for (const requirements of [
      utf8('<'),
      utf8('<!DOCTYPE a><a/>'),
      utf8('<Other/>'),
      utf8(`<EnvironmentalRequirements>${' '.repeat(40_000)}</EnvironmentalRequirements>`),
    ]) {
      const request = { xenoCorp: stage.economy.name, nonce: someId(String(codes.length)), requirements, proof }
      codes.push(await alice.host.rpc.call(stage.serverId, sessionProtocol.quote, request).then(() => 'quoted', codeOf))
    }
    assert.deepEqual(codes, ['document-malformed', 'document-doctype', 'document-invalid', 'document-too-large'])
    const huge = { xenoCorp: stage.economy.name, nonce: someId('huge'), requirements: new Uint8Array(300_000), proof }
    assert.equal(await alice.host.rpc.call(stage.serverId, sessionProtocol.quote, huge).then(() => 'quoted', codeOf), 'too-large')
    await isAgain(before)
  })

  it('refuses callers that no XenoCorp of its own knows', async () => {
    const requests = [
      { xenoCorp: stage.economy.name, proof: new Uint8Array(0) },
      { xenoCorp: stage.economy.name, proof: await alice.corp.clientProof(alice.identity, second.host.id) },
      { xenoCorp: stage.economy.name, proof: await alice.corp.clientProof(second.host.id, stage.serverId) },
      { xenoCorp: someId('foreign'), proof: await alice.corp.clientProof(alice.identity, stage.serverId) },
    ]
    const codes: string[] = []
    for (const request of requests) {
      codes.push(await alice.host.rpc.call(stage.serverId, sessionProtocol.status, request).then(() => 'told', codeOf))
      codes.push(
        await alice.host.rpc
          .call(stage.serverId, sessionProtocol.quote, { ...request, nonce: someId('n'), requirements: utf8('') })
          .then(() => 'quoted', codeOf),
      )
    }
    assert.deepEqual(codes, [...Array(6).fill('client-unknown'), 'foreign-xenocorp', 'foreign-xenocorp'])
  })

  it('names the nearest of requirements that nobody meets, signed', async () => {
    const refusal = await alice.sessions
      .quote({ corp: alice.corp, server: stage.serverId, requirements: ask({ cpuMsps: 5_000, memoryBytes: 1_024 * 1_048_576 }), signal: soon() })
      .catch((error: unknown) => error)
    assert.ok(isXenoError(refusal, 'unmet-requirements'))
    const unmet = 'unmet' in refusal ? refusal.unmet : undefined
    assert.deepEqual(unmet, [
      { requirement: 'QoS/CPUsmps', asked: '5000', nearest: '2000' },
      { requirement: 'QoS/MemoryMiB', asked: '1024', nearest: '512' },
      { requirement: 'QoS/CPUsmpsPeak', asked: '5000', nearest: String(stage.rig.hypervisor.machine.cpu.cores * 1_000) },
    ])
  })

  it('serves an order at one server only, however it is presented', async () => {
    const before = await balance()
    const [here, there] = [await quoteOf(stage.server), await quoteOf(second)]
    const order = await stage.order(alice)
    const presented = await present(here, order)
    assert.equal(await create(requestOf(here, presented), second.host.id), 'other-server', 'a presentation to this server, shown to another')
    assert.equal(await create(requestOf(here, presented)), 'state running')
    await assert.rejects(present(there, order), error => isXenoError(error, 'order-presented'), 'the wallet itself refuses')
    const { wallet } = await forged(order, there)
    assert.equal(await create(wallet, second.host.id), 'order-not-bound', 'a client that signs two presentations gets one session')
    assert.deepEqual((await second.service.status()).sessions, 0)
    await close(presented)
    const { paid } = await alice.corp.settle(order)
    await isAgain(before - paid)
  })

  /** A second presentation of an order, which an honest wallet would not sign. */
  async function forged(order: Bytes, quote: Quote): Promise<{ wallet: CreateRequest }> {
    const { terms, termsId } = quote
    const { certificate, issue } = await alice.corp.order(order)
    const holder = keyringOf('alice').key(stage.economy.name, holderPath(issue.body.seq))
    if (certificate === undefined) throw new Error('the order is certified')
    const body = {
      ...{ order, block: order, server: quote.server, payoutAccount: terms.payoutAccount, terms: termsId, limit: 1_000_000n, rate: terms.maxRate },
      ...{ setup: terms.prices.setup, step: stepFor(terms), from: BigInt(systemClock.now() - 5_000), acceptBy: BigInt(systemClock.now() + 30_000) },
      ...{ controllers: [alice.identity], environment: terms.environment, purpose: '', nonce: someId('forged'), k: 0 },
    }
    const presentation = encode(SignedBody, makeSigned(nodeCrypto, stage.economy.name, 'bind', body, holder))
    return {
      wallet: { xenoCorp: stage.economy.name, quote: quote.signed, requirements: quote.document, order: certificate, blocks: [], presentation },
    }
  }

  async function close({ bindId }: Presented): Promise<void> {
    await alice.host.rpc.call(stage.serverId, sessionProtocol.close, { session: bindId, waitMs: 10_000 }, { timeoutMs: 15_000 })
  }

  it('answers a replayed presentation with the session that it made, also when that is over', async () => {
    const quote = await quoteOf(stage.server)
    const presented = await present(quote, await stage.order(alice))
    const request = requestOf(quote, presented)
    const answers = await Promise.all([create(request), create(request), create(request)])
    assert.deepEqual(answers, Array(3).fill('state running'))
    assert.equal(stage.server.service.status().sessions, 1)
    await close(presented)
    assert.equal(await create(request), 'state kept')
    await alice.corp.settle(presented.order)
  })

  it("refuses a quote that has expired, was changed, is another's or for other requirements", async () => {
    const before = await balance()
    const quote = await quoteOf(stage.server)
    const order = await stage.order(alice)
    const request = requestOf(quote, await present(quote, order))
    const bob = await stage.client('bob')
    const cheaper = { ...quote.signed, body: bytesChanged(quote.signed.body) }
    assert.deepEqual(
      [
        await create({ ...request, quote: cheaper }),
        await create({ ...request, quote: { ...quote.signed, signature: quote.signed.signature.toReversed() } }),
        await create({ ...request, requirements: utf8('<EnvironmentalRequirements/>') }),
        await create(request, stage.serverId, bob),
        await create({ ...request, xenoCorp: someId('foreign') }),
        await create({ ...request, order: new Uint8Array(0) }),
      ],
      ['quote-not-ours', 'quote-not-ours', 'requirements-differ', 'quote-for-other', 'foreign-xenocorp', 'malformed'],
    )
    await alice.corp.cancel(order)
    await isAgain(before)
  })

  it('refuses an order that is cancelled, and one that ends too soon; the share is free again', async () => {
    const before = await balance()
    const quote = await quoteOf(stage.server)
    const cancelled = await stage.order(alice)
    const presented = await present(quote, cancelled)
    await alice.corp.cancel(cancelled)
    assert.equal(await create(requestOf(quote, presented)), 'order-not-bound')
    const short = await stage.order(alice, 1_000_000n, { notAfter: systemClock.now() + 8_000 })
    assert.equal(await create(requestOf(quote, await present(quote, short))), 'order-ends-too-soon')
    await alice.corp.cancel(short)
    await isAgain(before)
  })

  it('refuses an order of another XenoCorp, and one whose caveats it would break', async () => {
    const quote = await quoteOf(stage.server)
    const elsewhere = await stage.order(alice, 1_000_000n, { caveats: { servers: [second.host.id] } })
    await assert.rejects(present(quote, elsewhere), error => isXenoError(error, 'caveat-refused'))
    const { wallet } = await forged(elsewhere, quote)
    assert.equal(await create(wallet), 'caveat-refused')
    await alice.corp.cancel(elsewhere)
  })

  it("takes a request's key once", async () => {
    const proof = await alice.corp.clientProof(alice.identity, stage.serverId)
    const quote = await quoteOf(stage.server)
    const request = { xenoCorp: stage.economy.name, nonce: someId('same'), requirements: quote.document, proof }
    const first = await alice.host.rpc.call(stage.serverId, sessionProtocol.quote, request)
    const again = await alice.host.rpc.call(stage.serverId, sessionProtocol.quote, request)
    assert.ok(first.quote !== undefined && again.quote !== undefined && equal(first.quote.body, again.quote.body))
    const other = { ...request, requirements: utf8('<EnvironmentalRequirements/>') }
    assert.equal(await alice.host.rpc.call(stage.serverId, sessionProtocol.quote, other).then(() => 'quoted', codeOf), 'key-reused')
  })

  it('refuses tasks that are malformed or of an unknown kind, and goes on', async () => {
    const session = await stage.session(alice)
    const codes: string[] = []
    for (const task of [
      utf8('<Task'),
      utf8('<Task><Dance/></Task>'),
      utf8(`<Task><Command>${'<Argument>x</Argument>'.repeat(4_000)}</Command></Task>`),
    ]) {
      const request = { session: session.id, key: session.newKey(), task }
      codes.push(await alice.host.rpc.call(stage.serverId, sessionProtocol.deploy, request).then(() => 'deployed', codeOf))
    }
    assert.deepEqual(codes, ['document-malformed', 'document-invalid', 'document-too-large'])
    assert.equal((await session.show(soon())).state, 'running')
    await session.close(alice.corp, soon())
  })
})

function codeOf(error: unknown): string {
  if (isXenoError(error)) return error.code
  throw error
}

/** One bit of the last byte. */
function bytesChanged(body: Bytes): Bytes {
  const changed = Uint8Array.from(body)
  changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1
  return changed
}
