import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobService, type BlobServiceOptions } from '../../src/content/service.ts'
import { type BlobSource, bytesSource, fileSource } from '../../src/content/source.ts'
import { ContentStore } from '../../src/content/store.ts'
import { getBlob, putBlob } from '../../src/content/transfer.ts'
import { systemClock } from '../../src/node/clock.ts'
import type { Host } from '../../src/node/host.ts'
import { type Bytes, equal, utf8 } from '../../src/types/bytes.ts'
import { isXenoError, XenoError } from '../../src/types/errors.ts'
import { BlobRequest } from '../../src/wire/generated/blob.ts'
import { blobProtocol } from '../../src/wire/protocols.ts'
import type { RawDialer } from '../../src/wire/rpc.ts'
import { introduce, startHost, stopHosts, testLogger } from '../support/hosts.ts'

const MIB = 1024 * 1024

describe('blobs between nodes', () => {
  let folder = ''
  let server: Host
  let client: Host
  let store: ContentStore
  let service: BlobService
  const refusedWith = (code: string) => (error: unknown) => isXenoError(error, code)

  async function serve(options: Partial<BlobServiceOptions> = {}, maxBytes = 64 * MIB): Promise<void> {
    server = await startHost()
    store = await ContentStore.open({ folder: join(folder, 'store'), maxBytes, clock: systemClock })
    const open = { mayPut: async () => undefined, mayGet: async () => undefined }
    service = new BlobService({ store, server: server.server, admission: open, logger: testLogger(), idleMs: 5_000, ...options })
    await service.start()
    await introduce(client, server)
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-blobs-'))
    client = await startHost({ listen: [] })
  })
  afterEach(async () => {
    await service.stop()
    await stopHosts()
    rmSync(folder, { recursive: true })
  })

  const random = (size: number): Bytes => Uint8Array.from(randomBytes(size))

  function stored({ digest, sizeBytes }: BlobSource): Buffer | undefined {
    const path = store.locate({ digest, sizeBytes })
    return path === undefined ? undefined : readFileSync(path)
  }

  /** Breaks each stream after so many bytes were written to it; undefined lets one pass. */
  function breaking(limits: (number | undefined)[]): RawDialer & { opened: number } {
    const dialer = {
      opened: 0,
      openRaw: async (...args: Parameters<RawDialer['openRaw']>) => {
        const stream = await client.rpc.openRaw(...args)
        const limit = limits[dialer.opened++]
        let written = 0
        return {
          ...stream,
          write: async (chunk: Uint8Array) => {
            written += chunk.length
            if (limit !== undefined && written > limit) stream.abort(new Error('the cable was pulled'))
            await stream.write(chunk)
          },
        }
      },
    }
    return dialer
  }

  it('sends and fetches content of every size, with progress', async () => {
    await serve()
    for (const size of [0, 1, 4_096, 300_000, 5 * MIB + 1]) {
      const content = random(size)
      const source = bytesSource(content)
      const sent: number[] = []
      await putBlob(client.rpc, server.id, source, { onProgress: done => sent.push(done) })
      assert.ok(stored(source)?.equals(content))
      assert.deepEqual(
        sent,
        sent.toSorted((a, b) => a - b),
      )
      assert.equal(sent.at(-1), size)
      if (size > 2 * MIB) assert.ok(sent.length > 3, 'no progress between beginning and end')
      const target = join(folder, `got-${size}`)
      const fetched: number[] = []
      assert.equal(await getBlob(client.rpc, server.id, source.digest, target, { onProgress: done => fetched.push(done) }), size)
      assert.ok(readFileSync(target).equals(content))
      assert.equal(fetched.at(-1), size)
    }
    assert.deepEqual(
      readdirSync(folder).filter(name => name.endsWith('.part')),
      [],
    )
  })

  it('sends files, and nothing of what is there already', async () => {
    await serve()
    const path = join(folder, 'file')
    const content = random(MIB)
    writeFileSync(path, content)
    const source = await fileSource(path)
    await putBlob(client.rpc, server.id, source)
    assert.ok(stored(source)?.equals(content))
    const never: BlobSource = { ...source, read: () => assert.fail('the content was read again') }
    await putBlob(client.rpc, server.id, never)
  })

  it('goes on where it broke off, again and again', async () => {
    await serve()
    const content = random(8 * MIB)
    const source = bytesSource(content)
    const offsets: number[] = []
    const watched: BlobSource = {
      ...source,
      read: offset => {
        offsets.push(offset)
        return source.read(offset)
      },
    }
    const dialer = breaking([3 * MIB, 3 * MIB, undefined])
    await putBlob(dialer, server.id, watched)
    assert.equal(dialer.opened, 3)
    assert.ok(stored(source)?.equals(content))
    const [first, second = 0, third = 0] = offsets
    assert.ok(first === 0 && second > 0 && third > second, `began at ${offsets.join(', ')}`)
  })

  it('goes on after a restart of the server', async () => {
    await serve()
    const content = random(6 * MIB)
    const source = bytesSource(content)
    await assert.rejects(putBlob(breaking([3 * MIB, 0]), server.id, source, { attempts: 2 }), refusedWith('unavailable'))
    await service.stop()
    await server.stop()
    await serve()
    const offsets: number[] = []
    await putBlob(client.rpc, server.id, {
      ...source,
      read: offset => {
        offsets.push(offset)
        return source.read(offset)
      },
    })
    assert.ok((offsets[0] ?? 0) > 0)
    assert.ok(stored(source)?.equals(content))
  })

  it('fetches on from what it has, and begins anew when that was wrong', async () => {
    await serve()
    const content = random(2 * MIB)
    const source = bytesSource(content)
    await putBlob(client.rpc, server.id, source)
    const target = join(folder, 'got')
    writeFileSync(`${target}.part`, content.subarray(0, MIB))
    const done: number[] = []
    await getBlob(client.rpc, server.id, source.digest, target, { onProgress: bytes => done.push(bytes) })
    assert.equal(done[0], MIB)
    assert.ok(readFileSync(target).equals(content))
    writeFileSync(`${target}.part`, random(MIB))
    await assert.rejects(getBlob(client.rpc, server.id, source.digest, target), refusedWith('blob-digest'))
    assert.ok(!existsSync(`${target}.part`))
    await getBlob(client.rpc, server.id, source.digest, target)
    writeFileSync(`${target}.part`, random(3 * MIB))
    await assert.rejects(getBlob(client.rpc, server.id, source.digest, target), refusedWith('blob-offset'))
    await getBlob(client.rpc, server.id, source.digest, target)
  })

  it('refuses content with a wrong digest and keeps nothing of it', async () => {
    await serve()
    const good = bytesSource(random(MIB))
    const lying: BlobSource = { ...good, read: () => bytesSource(random(MIB)).read(0) }
    await assert.rejects(putBlob(client.rpc, server.id, lying), refusedWith('blob-digest'))
    assert.equal(stored(good), undefined)
    assert.deepEqual(readdirSync(join(folder, 'store/partial')), [])
    // A wrong beginning, left by a transfer that broke off, costs one attempt and no more.
    const halfLying: BlobSource = { ...good, read: offset => bytesSource(random(MIB)).read(offset) }
    await assert.rejects(putBlob(breaking([MIB / 2, 0]), server.id, halfLying, { attempts: 2 }), refusedWith('unavailable'))
    await putBlob(client.rpc, server.id, good)
    assert.ok(stored(good) !== undefined)
  })

  it('takes content from two peers at once, and from one peer twice', async () => {
    await serve()
    const other = await startHost({ listen: [] })
    await introduce(other, server)
    const content = random(4 * MIB)
    const source = bytesSource(content)
    await Promise.all([client, client, other, client].map(host => putBlob(host.rpc, server.id, source)))
    assert.ok(stored(source)?.equals(content))
    assert.equal(store.usage.usedBytes, content.length)
    assert.deepEqual(readdirSync(join(folder, 'store/partial')), [])
  })

  it('asks who may send and fetch', async () => {
    const allowed = utf8('allowed')
    const refusal = (action: string) => ({ code: 'blob-not-allowed', facts: { action, why: 'no session' } })
    await serve({
      admission: {
        mayPut: async (peer, _digest, size) => (equal(peer, client.id) && size === allowed.length ? undefined : refusal('send')),
        mayGet: async () => refusal('fetch'),
      },
    })
    const source = bytesSource(allowed)
    await putBlob(client.rpc, server.id, source)
    await assert.rejects(putBlob(client.rpc, server.id, bytesSource(utf8('more than that'))), error => {
      assert.ok(isXenoError(error, 'blob-not-allowed'))
      assert.equal(error.facts['why'], 'no session')
      assert.match(error.next, /quote/)
      return true
    })
    await assert.rejects(getBlob(client.rpc, server.id, source.digest, join(folder, 'got')), refusedWith('blob-not-allowed'))
    const stranger = await startHost({ listen: [] })
    await introduce(stranger, server)
    await assert.rejects(putBlob(stranger.rpc, server.id, source), refusedWith('blob-not-allowed'))
  })

  it('limits the size of one blob and of all', async () => {
    await serve({ maxBlobBytes: 2 * MIB }, 3 * MIB)
    await assert.rejects(putBlob(client.rpc, server.id, bytesSource(random(2 * MIB + 1))), refusedWith('blob-too-large'))
    const held = bytesSource(random(2 * MIB))
    await putBlob(client.rpc, server.id, held)
    await store.hold('session', held.digest)
    await assert.rejects(putBlob(client.rpc, server.id, bytesSource(random(2 * MIB))), refusedWith('blob-store-full'))
    await assert.rejects(getBlob(client.rpc, server.id, bytesSource(utf8('x')).digest, join(folder, 'got')), refusedWith('blob-not-found'))
  })

  it('refuses more than was announced', async () => {
    await serve()
    const content = random(MIB)
    const source = bytesSource(content)
    const longer: BlobSource = { ...source, sizeBytes: MIB - 1 }
    await assert.rejects(putBlob(client.rpc, server.id, longer), error => isXenoError(error, 'blob-overrun') || isXenoError(error, 'blob-digest'))
    assert.deepEqual(readdirSync(join(folder, 'store/partial')), [])
    assert.equal(store.usage.usedBytes, 0)
  })

  it('ends streams that say nothing, or no protocol of ours', async () => {
    await serve({ idleMs: 200 })
    const silent = await client.rpc.openRaw(server.id, blobProtocol.protocol)
    await silent.write(new Uint8Array(0))
    await assert.rejects(async () => {
      for await (const _chunk of silent.read());
    }, refusedWith('unavailable'))
    for (const garbage of [
      Uint8Array.of(0),
      Uint8Array.of(0xff, 0xff, 0xff),
      Uint8Array.of(3, 1, 2, 3),
      BlobRequest.encode({ put: { digest: utf8('short'), size: 1n } }),
    ]) {
      const stream = await client.rpc.openRaw(server.id, blobProtocol.protocol)
      await stream.write(garbage)
      await stream.close()
      let answered = ''
      await assert.doesNotReject(async () => {
        for await (const chunk of stream.read()) answered += Buffer.from(chunk).toString('latin1')
      })
      assert.match(answered, /malformed|too-large/)
    }
    const source = bytesSource(random(100))
    await putBlob(client.rpc, server.id, source)
    assert.ok(stored(source) !== undefined)
  })

  it('gives up a sender that stalls, and keeps what it sent', async () => {
    await serve({ idleMs: 300 })
    const source = bytesSource(random(MIB))
    const stalling: BlobSource = {
      ...source,
      async *read(offset) {
        for await (const chunk of source.read(offset)) {
          yield chunk
          if (offset === 0) await Promise.withResolvers<never>().promise
        }
      },
    }
    await putBlob(client.rpc, server.id, stalling)
    assert.ok(stored(source) !== undefined)
  })

  it('limits transfers of one peer at a time', async () => {
    await serve()
    const streams = await Promise.all(Array.from({ length: 8 }, () => client.rpc.openRaw(server.id, blobProtocol.protocol)))
    for (const stream of streams) await stream.write(Uint8Array.of(10))
    const source = bytesSource(utf8('x'))
    await assert.rejects(putBlob(client.rpc, server.id, source, { attempts: 1 }), refusedWith('blob-busy'))
    const patient = putBlob(client.rpc, server.id, source)
    for (const stream of streams) stream.abort(new Error('enough'))
    await patient
    assert.ok(stored(source) !== undefined)
  })

  it('stops when it is told to, and when its source cannot be read', async () => {
    await serve()
    const source = bytesSource(random(2 * MIB))
    const given = new AbortController()
    const hanging: BlobSource = {
      ...source,
      async *read() {
        yield new Uint8Array(10)
        given.abort(new XenoError('timeout', { what: 'the user' }))
        await Promise.withResolvers<never>().promise
      },
    }
    await assert.rejects(putBlob(client.rpc, server.id, hanging, { signal: given.signal }), refusedWith('timeout'))
    const unreadable: BlobSource = {
      ...source,
      async *read() {
        throw new Error('the file is gone')
      },
    }
    await assert.rejects(putBlob(client.rpc, server.id, unreadable), /the file is gone/)
  })

  it('breaks transfers off when the service stops, keeping what has come', async () => {
    await serve()
    const source = bytesSource(random(8 * MIB))
    const { promise: underWay, resolve } = Promise.withResolvers<void>()
    const sending = putBlob(client.rpc, server.id, source, { attempts: 1, onProgress: done => void (done > MIB && resolve()) })
    const broken = assert.rejects(sending)
    await Promise.race([underWay, sending])
    await service.stop()
    await server.stop()
    await broken
    assert.equal(readdirSync(join(folder, 'store/partial')).length, 1)
  })
})
