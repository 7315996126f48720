import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource } from '../../src/content/source.ts'
import { ContentStore, PARTIAL_KEPT_MS } from '../../src/content/store.ts'
import type { BlobWriter } from '../../src/content/writer.ts'
import { nodeCrypto } from '../../src/node/crypto.ts'
import { type Bytes, concat, toText, utf8 } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'

describe('the content store', () => {
  let folder = ''
  let now = Date.now()
  const clock = { now: () => now }
  const open = (maxBytes = 1_000): Promise<ContentStore> => ContentStore.open({ folder, maxBytes, clock })
  const digestOf = (content: Uint8Array): Bytes => nodeCrypto.sha256(content)
  const refusedWith = (code: string) => (error: unknown) => isXenoError(error, code)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-content-'))
    now = Date.now()
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function begin(store: ContentStore, content: Uint8Array, origin = 'one'): Promise<BlobWriter> {
    const writer = await store.begin(digestOf(content), content.length, origin)
    assert.ok(writer !== undefined)
    return writer
  }

  async function put(store: ContentStore, content: Uint8Array, origin = 'one'): Promise<Bytes> {
    const writer = await begin(store, content, origin)
    await writer.write(content.subarray(writer.have))
    await writer.finish()
    return digestOf(content)
  }

  async function readAll(store: ContentStore, digest: Bytes, offset = 0): Promise<Bytes> {
    const chunks: Bytes[] = []
    for await (const chunk of store.read(digest, offset)) chunks.push(chunk)
    return concat(...chunks)
  }

  const content = (size: number, fill: number): Bytes => new Uint8Array(size).fill(fill)

  it('keeps content by its digest, readable for all and writable for none', async () => {
    const store = await open()
    for (const text of ['', 'a', 'some content']) {
      const digest = await put(store, utf8(text))
      const path = store.locate({ digest, sizeBytes: text.length })
      assert.ok(path !== undefined)
      assert.equal(readFileSync(path, 'utf8'), text)
      assert.equal(statSync(path).mode & 0o777, 0o444)
      assert.deepEqual(await readAll(store, digest), utf8(text))
      assert.equal(await store.begin(digest, text.length, 'two'), undefined)
    }
    assert.deepEqual(await readAll(store, digestOf(utf8('some content')), 5), utf8('content'))
    assert.equal(store.locate({ digest: digestOf(utf8('a')), sizeBytes: 2 }), undefined)
    assert.equal(store.locate({ digest: digestOf(utf8('b')), sizeBytes: 1 }), undefined)
    await assert.rejects(readAll(store, digestOf(utf8('b'))), refusedWith('blob-not-found'))
  })

  it('keeps nothing of content that has another digest, another size, or too many bytes', async () => {
    const store = await open()
    const wanted = content(10, 1)
    const writer = await begin(store, wanted)
    await writer.write(content(10, 2))
    await assert.rejects(writer.finish(), refusedWith('blob-digest'))
    const second = await begin(store, wanted)
    assert.equal(second.have, 0)
    await second.write(content(5, 1))
    await assert.rejects(second.write(content(6, 1)), refusedWith('blob-overrun'))
    await second.discard()
    assert.deepEqual(await readdir(join(folder, 'partial')), [])
    assert.equal(store.usage.usedBytes, 0)
    const digest = await put(store, wanted)
    await assert.rejects(store.begin(digest, 11, 'two'), refusedWith('blob-size'))
  })

  it('goes on where a writer stopped, after a restart too, and only for the same origin', async () => {
    const whole = utf8('0123456789')
    const first = await begin(await open(), whole)
    await first.write(whole.subarray(0, 4))
    await first.suspend()
    const store = await open()
    assert.equal(store.usage.usedBytes, 4)
    const other = await begin(store, whole, 'two')
    assert.equal(other.have, 0)
    await other.discard()
    const again = await begin(store, whole)
    assert.equal(again.have, 4)
    assert.equal(store.usage.usedBytes, 10)
    await again.write(whole.subarray(4))
    await again.finish()
    assert.deepEqual(await readAll(store, digestOf(whole)), whole)
    assert.deepEqual(await readdir(join(folder, 'partial')), [])
  })

  it('takes up a writer that died with its process', async () => {
    const whole = utf8('0123456789')
    const dead = await begin(await open(), whole)
    await dead.write(whole.subarray(0, 7))
    const store = await open()
    assert.equal(await put(store, whole).then(toText), toText(digestOf(whole)))
    await dead.suspend()
  })

  it('lets writers of one content from one origin take turns, and others pass', async () => {
    const store = await open()
    const whole = utf8('0123456789')
    const first = await begin(store, whole)
    await first.write(whole.subarray(0, 3))
    const waiting = store.begin(digestOf(whole), 10, 'one')
    const impatient = new AbortController()
    const givenUp = store.begin(digestOf(whole), 10, 'one', impatient.signal)
    impatient.abort(new Error('no time'))
    await assert.rejects(givenUp, /no time/)
    // Another origin writes the same content at the same time, and neither minds.
    await put(store, whole, 'two')
    await first.write(whole.subarray(3))
    await first.finish()
    assert.equal(await waiting, undefined)
    assert.equal(store.usage.usedBytes, 10)
    const breaking = await begin(store, utf8('abc'))
    const next = store.begin(digestOf(utf8('abc')), 3, 'one')
    await breaking.write(utf8('a'))
    await breaking.suspend()
    const successor = await next
    assert.equal(successor?.have, 1)
    await successor?.discard()
  })

  it('stays within its size: the longest unused goes, what is held stays', async () => {
    const store = await open(100)
    const [a, b, c, d] = [content(40, 1), content(40, 2), content(40, 3), content(90, 4)]
    await put(store, a)
    now += 1_000
    await put(store, b)
    assert.ok(await store.hold('session', digestOf(b)))
    now += 1_000
    await put(store, c)
    assert.deepEqual(
      [a, b, c].map(each => store.sizeOf(digestOf(each))),
      [undefined, 40, 40],
    )
    await assert.rejects(store.begin(digestOf(d), 90, 'one'), refusedWith('blob-store-full'))
    assert.equal(store.sizeOf(digestOf(c)), 40)
    await store.release('session')
    await put(store, d)
    assert.deepEqual(store.usage, { blobs: 1, usedBytes: 90, heldBytes: 0, maxBytes: 100 })
    assert.deepEqual((await Promise.all((await readdir(join(folder, 'blobs'))).map(shard => readdir(join(folder, 'blobs', shard))))).flat(), [
      toText(digestOf(d)),
    ])
  })

  it('counts what is being written', async () => {
    const store = await open(100)
    const writers = [await begin(store, content(60, 1)), await begin(store, content(40, 2))]
    await assert.rejects(store.begin(digestOf(content(1, 3)), 1, 'one'), refusedWith('blob-store-full'))
    for (const writer of writers) await writer.discard()
    await put(store, content(100, 3))
  })

  it('knows holds after a restart, and finishes a read of what is evicted meanwhile', async () => {
    const [a, b, c] = [content(60, 1), content(30, 2), content(70, 3)]
    const before = await open(100)
    await put(before, a)
    await put(before, b)
    assert.ok((await before.heldBy('s1').locate({ digest: digestOf(b), sizeBytes: 30 })) !== undefined)
    assert.equal(await before.heldBy('s1').locate({ digest: digestOf(b), sizeBytes: 31 }), undefined)
    const store = await open(100)
    assert.deepEqual([...store.holders], ['s1'])
    const reading = store.read(digestOf(a))
    await reading.next()
    await put(store, c)
    assert.equal(store.sizeOf(digestOf(a)), undefined)
    assert.equal(store.sizeOf(digestOf(b)), 30)
    assert.equal((await reading.next()).done, true)
    await store.release('s1')
    assert.deepEqual([...(await open(100)).holders], [])
  })

  it('shrinks to a lower bound and drops partials that nobody went on with', async () => {
    const store = await open(100)
    await put(store, content(30, 1))
    now += 1_000
    await put(store, content(30, 2))
    const writer = await begin(store, content(40, 3))
    await writer.write(content(10, 3))
    await writer.suspend()
    const [partial = ''] = await readdir(join(folder, 'partial'))
    const past = (now - PARTIAL_KEPT_MS - 1_000) / 1_000
    utimesSync(join(folder, 'partial', partial), past, past)
    const smaller = await open(50)
    assert.equal(smaller.usage.usedBytes, 30)
    assert.deepEqual(await readdir(join(folder, 'partial')), [])
  })

  it('begins anew when a partial is longer than the content', async () => {
    const store = await open()
    const whole = utf8('0123456789')
    const writer = await begin(store, whole)
    await writer.write(whole.subarray(0, 4))
    await writer.suspend()
    const [partial = ''] = await readdir(join(folder, 'partial'))
    truncateSync(join(folder, 'partial', partial), 11)
    await put(await open(), whole)
  })

  it('takes no file of others for content, and no name that is a path', async () => {
    await put(await open(), utf8('a'))
    const [shard = ''] = await readdir(join(folder, 'blobs'))
    writeFileSync(join(folder, 'blobs', 'note.txt'), 'x')
    writeFileSync(join(folder, 'blobs', shard, 'note.txt'), 'x')
    const store = await open()
    assert.equal(store.usage.blobs, 1)
    await assert.rejects(store.hold('../x', digestOf(utf8('a'))), refusedWith('content-name'))
    await assert.rejects(store.release('../x'), refusedWith('content-name'))
    await assert.rejects(store.begin(digestOf(utf8('a')), 1, 'a/b'), refusedWith('content-name'))
    await assert.rejects(ContentStore.open({ folder: '/dev/null/x', maxBytes: 1, clock }), refusedWith('content-folder'))
  })

  it('has sources that can be read from any offset', async () => {
    const source = bytesSource(content(200_000, 7))
    let length = 0
    for await (const chunk of source.read(150_000)) length += chunk.length
    assert.deepEqual([source.sizeBytes, length], [200_000, 50_000])
  })
})
