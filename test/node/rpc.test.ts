import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Host } from '../../src/node/host.ts'
import { utf8 } from '../../src/types/bytes.ts'
import { isXenoError, XenoError } from '../../src/types/errors.ts'
import { AccountRequest, type AccountStatus, PullRequest } from '../../src/wire/generated/corp.ts'
import { corpProtocol, stream } from '../../src/wire/protocols.ts'
import { introduce, startHost, stopHosts } from '../support/hosts.ts'

const STATUS: AccountStatus = { opened: true, owner: utf8('owner'), next: 3n, credits: 2n ** 63n - 1n, debits: 0n, enrolments: [], time: 1n }
const count = stream('/xeno/test/1', 'count', PullRequest, AccountRequest, { perSecond: 1_000 })

describe('calls between nodes', () => {
  let server: Host
  let client: Host

  before(async () => {
    server = await startHost()
    client = await startHost({ listen: [] })
    await introduce(client, server)
  })
  after(stopHosts)

  const rejectsWith = (code: string) => (error: unknown) => isXenoError(error, code)

  it('carries a request and its answer, and tells the handler who called', async () => {
    let caller: Uint8Array | undefined
    server.server.handle(corpProtocol.account, async (request, context) => {
      caller = context.peer
      return { ...STATUS, owner: request.account }
    })
    const answer = await client.rpc.call(server.id, corpProtocol.account, { account: utf8('x') })
    assert.deepEqual(answer, { ...STATUS, owner: utf8('x') })
    assert.deepEqual(caller, client.id)
  })

  it('answers many requests at once on one stream', async () => {
    server.server.handle(corpProtocol.enrolment, async request => ({ certificates: [request.subject] }))
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => client.rpc.call(server.id, corpProtocol.enrolment, { subject: utf8(`s${i}`) })),
    )
    assert.deepEqual(
      answers.map(answer => new TextDecoder().decode(answer.certificates[0])),
      Array.from({ length: 200 }, (_, i) => `s${i}`),
    )
  })

  it('passes a refusal on with its code, facts and next step', async () => {
    server.server.handle(corpProtocol.order, async () => {
      throw new XenoError('timeout', { what: 'the disk', waitedMs: 5 })
    })
    await assert.rejects(client.rpc.call(server.id, corpProtocol.order, { order: utf8('x') }), (error: unknown) => {
      assert.ok(isXenoError(error, 'timeout'))
      assert.deepEqual(error.facts, { what: 'the disk', waitedMs: '5' })
      assert.match(error.next, /try again/i)
      return true
    })
  })

  it('answers an unexpected failure with `internal` and none of its text', async () => {
    server.server.handle(corpProtocol.freeze, async () => {
      throw new Error('secret path /x')
    })
    await assert.rejects(client.rpc.call(server.id, corpProtocol.freeze, { order: utf8('x'), certificates: [] }), (error: unknown) => {
      assert.ok(isXenoError(error, 'internal'))
      assert.doesNotMatch(error.message, /secret/)
      return true
    })
  })

  it('refuses a request over its limit, an unknown method, and a caller outside the class', async () => {
    server.server.handle(corpProtocol.pull, async () => ({ certificates: [], next: 0n, head: 0n }))
    await assert.rejects(client.rpc.call(server.id, corpProtocol.enrolment, { subject: new Uint8Array(5_000) }), rejectsWith('too-large'))
    await assert.rejects(client.rpc.call(server.id, corpProtocol.propose, { operation: utf8('x'), certificates: [] }), rejectsWith('no-such-method'))
    await assert.rejects(client.rpc.call(server.id, corpProtocol.pull, { from: 0n, limit: 1 }), rejectsWith('not-allowed'))
    server.server.admit('committee', () => true)
    assert.equal((await client.rpc.call(server.id, corpProtocol.pull, { from: 0n, limit: 1 })).next, 0n)
  })

  it('limits how many requests a peer sends', async () => {
    const slow = { ...corpProtocol.committee, name: 'slow', perSecond: 1, burst: 3 }
    server.server.handle(slow, async () => ({ document: utf8('d'), hints: [] }))
    for (let i = 0; i < 3; i++) await client.rpc.call(server.id, slow, {})
    await assert.rejects(client.rpc.call(server.id, slow, {}), rejectsWith('rate-limited'))
  })

  it('streams events with back-pressure and stops when the reader leaves', async () => {
    const { promise: stopped, resolve } = Promise.withResolvers<number>()
    server.server.handleStream(count, async function* (request, context) {
      let sent = 0
      try {
        for (; sent < Number(request.from) && !context.signal.aborted; sent++) yield { account: new Uint8Array(10_000) }
      } finally {
        resolve(sent)
      }
    })
    let seen = 0
    for await (const _event of client.rpc.stream(server.id, count, { from: 100n, limit: 0 })) seen++
    assert.equal(seen, 100)
    assert.equal(await stopped, 100)
  })

  it('serves one caller any number of streams, one after another', async () => {
    const few = { ...count, name: 'few' }
    server.server.handleStream(few, async function* () {
      yield { account: utf8('x') }
    })
    let seen = 0
    for (let i = 0; i < 200; i++) for await (const _event of client.rpc.stream(server.id, few, { from: 1n, limit: 0 })) seen++
    assert.equal(seen, 200)
  })

  it('ends a stream at the server when the reader leaves early', async () => {
    const { promise: stopped, resolve } = Promise.withResolvers<number>()
    const endless = { ...count, name: 'endless' }
    server.server.handleStream(endless, async function* (_request, context) {
      let sent = 0
      try {
        for (; !context.signal.aborted; sent++) yield { account: new Uint8Array(10_000) }
      } finally {
        resolve(sent)
      }
    })
    for await (const _event of client.rpc.stream(server.id, endless, { from: 0n, limit: 0 })) break
    const sent = await stopped
    assert.ok(sent < 10_000, `the sender was not held back: ${sent} events`)
  })

  it('times out, and reports a peer that is gone as unavailable', async () => {
    const hang = { ...corpProtocol.committee, name: 'hang' }
    const gone = await startHost()
    gone.server.handle(hang, () => Promise.withResolvers<never>().promise)
    await introduce(client, gone)
    await assert.rejects(client.rpc.call(gone.id, hang, {}, { timeoutMs: 100 }), rejectsWith('timeout'))
    const pending = client.rpc.call(gone.id, hang, {})
    const refused = assert.rejects(pending, rejectsWith('unavailable'))
    await gone.stop()
    await refused
    await assert.rejects(client.rpc.call(gone.id, hang, {}), rejectsWith('unavailable'))
  })

  it('fails requests that are still being written when the other side ends the stream, and survives it', async () => {
    const deaf = '/xeno/test-deaf/1'
    const left = new AbortController()
    const row = { kind: 'raw', protocol: deaf, callers: 'anyone', perSecond: 100, burst: 100, maxStreams: 10 } as const
    server.server.handleRaw(row, async raw => {
      // It reads nothing, so that the window fills while the request is written, and says that it will not answer.
      await raw.close()
      await once(left.signal, 'abort')
    })
    const large = { ...corpProtocol.enrolment, protocol: deaf, maxRequestBytes: 2 ** 22 }
    const unhandled: unknown[] = []
    const onUnhandled = (reason: unknown): void => void unhandled.push(reason)
    const others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', onUnhandled)
    try {
      const subject = new Uint8Array(4_000_000)
      await assert.rejects(client.rpc.call(server.id, large, { subject }, { timeoutMs: 2_000 }), rejectsWith('unavailable'))
      await new Promise(setImmediate)
    } finally {
      left.abort()
      process.off('unhandledRejection', onUnhandled)
      for (const other of others) process.on('unhandledRejection', other)
    }
    assert.deepEqual(unhandled, [])
  })

  it('answers what a node asks of itself', async () => {
    const answer = await server.rpc.call(server.id, corpProtocol.account, { account: utf8('me') })
    assert.deepEqual(answer.owner, utf8('me'))
    let seen = 0
    for await (const _event of server.rpc.stream(server.id, count, { from: 3n, limit: 0 })) seen++
    assert.equal(seen, 3)
    await assert.rejects(server.rpc.call(server.id, corpProtocol.order, { order: utf8('x') }), rejectsWith('timeout'))
  })

  it('ends the stream of a caller that sends no envelope, and serves the next', async () => {
    const raw = await client.rpc.openRaw(server.id, corpProtocol.account.protocol)
    await raw.write(Uint8Array.of(3, 255, 255, 255))
    let bytes = 0
    await assert.rejects(async () => {
      for await (const chunk of raw.read()) bytes += chunk.length
    })
    assert.equal(bytes, 0)
    assert.equal((await client.rpc.call(server.id, corpProtocol.account, { account: utf8('y') })).next, 3n)
  })
})
