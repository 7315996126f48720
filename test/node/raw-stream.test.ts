import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Host } from '../../src/node/host.ts'
import type { Bytes } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import type { RawStream } from '../../src/wire/rpc.ts'
import { introduce, startHost, stopHosts } from '../support/hosts.ts'

const CHUNK_BYTES = 64 * 1024
/** Windows and buffers on the way, both sides together. */
const MOST_UNDER_WAY = 12 * 1024 * 1024

describe('raw streams', () => {
  let server: Host
  let client: Host

  beforeEach(async () => {
    server = await startHost()
    client = await startHost({ listen: [] })
    await introduce(client, server)
  })
  afterEach(stopHosts)

  async function connect(protocol: string): Promise<{ near: RawStream; far: RawStream; done: () => void }> {
    const accepted = Promise.withResolvers<RawStream>()
    const { promise: end, resolve: done } = Promise.withResolvers<void>()
    server.server.handleRaw({ kind: 'raw', protocol, callers: 'anyone', perSecond: 100, burst: 100, maxStreams: 4 }, async stream => {
      accepted.resolve(stream)
      await end
    })
    const near = await client.rpc.openRaw(server.id, protocol)
    await near.write(Uint8Array.of(0))
    return { near, far: await accepted.promise, done }
  }

  async function readAll(stream: RawStream): Promise<number> {
    let count = 0
    for await (const chunk of stream.read()) count += chunk.length
    return count
  }

  it('carries everything to a reader that starts late, and its end', async () => {
    const { near, far, done } = await connect('/xeno/test-late/1')
    const sent = (async () => {
      for (let i = 0; i < 160; i++) await near.write(new Uint8Array(CHUNK_BYTES).fill(i))
      await near.close()
    })()
    // Long enough for every buffer on the way to fill; too short, the test only proves less.
    await delay(200)
    assert.equal(await readAll(far), 1 + 160 * CHUNK_BYTES)
    await sent
    done()
  })

  it('holds the writer back while nobody reads, and loses nothing', async () => {
    const { near, far, done } = await connect('/xeno/test-slow/1')
    let sent = 0
    const reader = far.read()[Symbol.asyncIterator]()
    const writing = (async () => {
      for (; sent < 64 * 1024 * 1024; sent += CHUNK_BYTES) await near.write(new Uint8Array(CHUNK_BYTES))
      await near.close()
    })()
    let received = 0
    let before = -1
    // Until the writer stands still.
    for (; before !== sent; await delay(100)) before = sent
    assert.ok(sent < MOST_UNDER_WAY, `${sent} bytes were taken although nobody read`)
    for (let next = await reader.next(); next.done !== true; next = await reader.next()) {
      received += next.value.length
      assert.ok(sent - received < MOST_UNDER_WAY)
    }
    await writing
    assert.equal(received, 1 + sent)
    done()
  })

  it('never overruns a reader that stops again and again', async () => {
    const { near, far, done } = await connect('/xeno/test-fits/1')
    const total = 24 * 1024 * 1024
    const writing = (async () => {
      for (let sent = 0; sent < total; sent += CHUNK_BYTES) await near.write(new Uint8Array(CHUNK_BYTES))
      await near.close()
    })()
    let received = -1
    for await (const chunk of far.read()) {
      received += chunk.length
      // As a slow disk would be; meanwhile the writer fills whatever window it is given.
      await delay(Math.ceil(chunk.length / 32_768))
    }
    await writing
    assert.equal(received, total)
    done()
  })

  it('answers both ways at once', async () => {
    const { near, far, done } = await connect('/xeno/test-both/1')
    const send = async (stream: RawStream): Promise<void> => {
      for (let i = 0; i < 100; i++) await stream.write(new Uint8Array(CHUNK_BYTES))
      await stream.close()
    }
    const [, , toFar, toNear] = await Promise.all([send(near), send(far), readAll(far), readAll(near)])
    assert.deepEqual([toFar, toNear], [1 + 100 * CHUNK_BYTES, 100 * CHUNK_BYTES])
    done()
  })

  it('throws at the reader and at the writer when the other side aborts', async () => {
    const { near, far, done } = await connect('/xeno/test-abort/1')
    const reading = assert.rejects(readAll(near), error => isXenoError(error, 'unavailable'))
    const writing = assert.rejects(async () => {
      for (;;) await near.write(new Uint8Array(CHUNK_BYTES))
    })
    far.abort(new Error('enough'))
    await Promise.all([reading, writing])
    done()
  })

  it('resets streams above the rate, and of whom may not call', async () => {
    const serve = (protocol: string, callers: 'anyone' | 'committee'): void =>
      server.server.handleRaw({ kind: 'raw', protocol, callers, perSecond: 1, burst: 2, maxStreams: 4 }, stream => stream.close())
    serve('/xeno/test-rate/1', 'anyone')
    serve('/xeno/test-class/1', 'committee')
    const open = async (protocol: string): Promise<number> => readAll(await client.rpc.openRaw(server.id, protocol))
    for (let i = 0; i < 2; i++) assert.equal(await open('/xeno/test-rate/1'), 0)
    await assert.rejects(open('/xeno/test-rate/1'), error => isXenoError(error, 'unavailable'))
    await assert.rejects(open('/xeno/test-class/1'), error => isXenoError(error, 'unavailable'))
  })

  it('gives what had come before the connection ended, then ends', async () => {
    const { near, far, done } = await connect('/xeno/test-gone/1')
    const reader = far.read()[Symbol.asyncIterator]()
    assert.deepEqual((await reader.next()).value, Uint8Array.of(0))
    const chunks: Bytes[] = []
    await near.write(new Uint8Array(100))
    const first = await reader.next()
    if (first.done !== true) chunks.push(first.value)
    await client.stop()
    const ended = await reader.next().then(
      result => result.done === true,
      error => isXenoError(error, 'unavailable'),
    )
    assert.ok(ended)
    assert.equal(chunks[0]?.length, 100)
    done()
  })
})
