import assert from 'node:assert/strict'
import type { Host } from '../../src/node/host.ts'
import { utf8 } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { AccountRequest, PullRequest } from '../../src/wire/generated/corp.ts'
import { blobProtocol, corpProtocol, sessionProtocol, stream, xisProtocol } from '../../src/wire/protocols.ts'
import { startHost, stopHosts } from '../support/hosts.ts'
import { type SlowLine, slowLine } from '../support/slow-line.ts'

const LATENCY_MS = 40
const TRIES = 5
const count = stream('/xeno/test/1', 'count', PullRequest, AccountRequest)

/** TCP's own round trip is not seen on this line: a cold call takes one more than is counted here. */
describe('round trips of a node', () => {
  let server: Host
  let line: SlowLine

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
    line = await slowLine(Number(port), LATENCY_MS)
  })
  after(async () => {
    line.close()
    await stopHosts()
  })

  async function freshClient(): Promise<Host> {
    const client = await startHost({ listen: [] })
    await client.rpc.learn(server.id, [line.address])
    return client
  }

  const ask = (client: Host) => client.rpc.call(server.id, corpProtocol.enrolment, { subject: utf8('x') })

  /** The least of several tries, so that a busy machine adds none. */
  async function roundTrips(prepare: (client: Host) => Promise<unknown>, measured: (client: Host) => Promise<unknown>): Promise<number> {
    const taken: number[] = []
    for (let tries = 0; tries < TRIES; tries++) {
      const client = await freshClient()
      await prepare(client)
      const begun = performance.now()
      await measured(client)
      taken.push((performance.now() - begun) / (2 * LATENCY_MS))
    }
    return Math.floor(Math.min(...taken))
  }

  it('takes one for Noise and one for the first request', async () => {
    assert.equal(await roundTrips(async () => undefined, ask), 2)
  })

  it('takes one for the first request of another protocol, and for a stream of events', async () => {
    assert.equal(await roundTrips(ask, client => client.rpc.call(server.id, xisProtocol.members, {})), 1)
    assert.equal(await roundTrips(ask, client => Array.fromAsync(client.rpc.stream(server.id, count, { from: 0n, limit: 1 }))), 1)
  })

  it('carries what is written to a stream that is closed at once', async () => {
    const client = await freshClient()
    const opened = await client.rpc.openRaw(server.id, blobProtocol.protocol)
    await opened.write(utf8('all of it'))
    await opened.close()
    assert.deepEqual(Buffer.concat(await Array.fromAsync(opened.read())).toString(), 'all of it')
  })

  it('says so when the other side does not speak the protocol', async () => {
    const client = await freshClient()
    const isRefused = (error: unknown) => isXenoError(error, 'no-such-method')
    await assert.rejects(client.rpc.call(server.id, sessionProtocol.list, {}), isRefused)
    const opened = await client.rpc.openRaw(server.id, '/xeno/nobody/2')
    await assert.rejects(Array.fromAsync(opened.read()), isRefused)
    assert.equal((await ask(client)).certificates.length, 1)
  })
})
