import assert from 'node:assert/strict'
import type { Host } from '../../src/node/host.ts'
import { utf8 } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { AccountRequest, PullRequest } from '../../src/wire/generated/corp.ts'
import { blobProtocol, corpProtocol, sessionProtocol, stream, xisProtocol } from '../../src/wire/protocols.ts'
import { startHost, stopHosts } from '../support/hosts.ts'
import { countRoundTrips } from '../support/round-trips.ts'
import { type SlowLine, slowLine } from '../support/slow-line.ts'

/** Each way; long against what a busy machine needs for a call. */
const SLOW_MS = 120
const TRIES = 5
const count = stream('/xeno/test/1', 'count', PullRequest, AccountRequest)

/** TCP's own round trip is not seen on this line: a cold call takes one more than is counted here. */
describe('round trips of a node', function () {
  this.timeout(60_000)
  let server: Host
  let slow: SlowLine
  let quick: SlowLine

  before(async () => {
    server = await startHost()
    server.server.handle(corpProtocol.enrolment, async ({ subject }) => ({ certificates: [subject] }))
    server.server.handle(xisProtocol.members, async () => ({ document: utf8('x'), rolls: [] }))
    server.server.handleStream(count, async function* () {
      yield { account: utf8('x') }
    })
    server.server.handleRaw(blobProtocol, async opened => {
      for await (const chunk of opened.read()) await opened.write(chunk)
      await opened.close()
    })
    const port = /\/tcp\/(\d+)/.exec(server.addresses()[0] ?? '')?.[1]
    slow = await slowLine(Number(port), SLOW_MS)
    quick = await slowLine(Number(port), 0)
  })
  after(async () => {
    slow.close()
    quick.close()
    await stopHosts()
  })

  async function freshClient(line: SlowLine): Promise<Host> {
    const client = await startHost({ listen: [] })
    await client.rpc.learn(server.id, [line.address])
    return client
  }

  const ask = (client: Host) => client.rpc.call(server.id, corpProtocol.enrolment, { subject: utf8('x') })

  async function roundTrips(prepare: (client: Host) => Promise<unknown>, measured: (client: Host) => Promise<unknown>): Promise<number> {
    const times = async (line: SlowLine): Promise<number> => {
      const client = await freshClient(line)
      await prepare(client)
      const begun = performance.now()
      await measured(client)
      return performance.now() - begun
    }
    const [slowMs, quickMs]: [number[], number[]] = [[], []]
    for (let tries = 0; tries < TRIES; tries++) {
      slowMs.push(await times(slow))
      quickMs.push(await times(quick))
    }
    return Math.round(countRoundTrips(slowMs, quickMs, 2 * SLOW_MS))
  }

  it('takes one for Noise and one for the first request', async () => {
    assert.equal(await roundTrips(async () => undefined, ask), 2)
  })

  it('takes one for the first request of another protocol, and for a stream of events', async () => {
    assert.equal(await roundTrips(ask, client => client.rpc.call(server.id, xisProtocol.members, {})), 1)
    assert.equal(await roundTrips(ask, client => Array.fromAsync(client.rpc.stream(server.id, count, { from: 0n, limit: 1 }))), 1)
  })

  it('carries what is written to a stream that is closed at once', async () => {
    const client = await freshClient(quick)
    const opened = await client.rpc.openRaw(server.id, blobProtocol.protocol)
    await opened.write(utf8('all of it'))
    await opened.close()
    assert.deepEqual(Buffer.concat(await Array.fromAsync(opened.read())).toString(), 'all of it')
  })

  it('says so when the other side does not speak the protocol', async () => {
    const client = await freshClient(quick)
    const isRefused = (error: unknown) => isXenoError(error, 'no-such-method')
    await assert.rejects(client.rpc.call(server.id, sessionProtocol.list, {}), isRefused)
    const opened = await client.rpc.openRaw(server.id, '/xeno/nobody/2')
    await assert.rejects(Array.fromAsync(opened.read()), isRefused)
    assert.equal((await ask(client)).certificates.length, 1)
  })
})
