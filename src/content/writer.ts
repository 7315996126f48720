/**
 * Content on its way into a store.
 *
 *     open -> write ... -> finish -> a blob
 *                  \-> suspend -> a partial, to be gone on with
 *                  \-> discard -> nothing
 *
 * One of the three ends a writer; a failed `finish` discards.
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type Bytes, bytes, equal, toText } from '../types/bytes.ts'
import { contentErrors } from './errors.ts'

/** What the store does with a writer that has ended. */
export interface WriterEnds {
  /** The file is on disk and has its digest. */
  finished(): Promise<void>
  suspended(haveBytes: number): Promise<void>
  discarded(): Promise<void>
}

export class BlobWriter {
  readonly digest: Bytes
  readonly size: number
  readonly #file: FileHandle
  readonly #hash: Hash
  readonly #ends: WriterEnds
  #have: number
  #ended = false

  private constructor(digest: Bytes, size: number, file: FileHandle, hash: Hash, have: number, ends: WriterEnds) {
    this.digest = digest
    this.size = size
    this.#file = file
    this.#hash = hash
    this.#have = have
    this.#ends = ends
  }

  /** Goes on with what the file holds. */
  static async open(path: string, digest: Bytes, size: number, ends: WriterEnds): Promise<BlobWriter> {
    const file = await open(path, 'a', 0o600)
    try {
      const { size: found } = await file.stat()
      const have = found <= size ? found : 0
      if (have !== found) await file.truncate(0)
      return new BlobWriter(digest, size, file, await hashOf(path, have), have, ends)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** Bytes from the beginning that are written. */
  get have(): number {
    return this.#have
  }

  /** @throws XenoError `blob-overrun`, `blob-disk-full` */
  async write(chunk: Uint8Array): Promise<void> {
    if (this.#have + chunk.length > this.size) throw contentErrors.error('blob-overrun', { size: this.size })
    try {
      await this.#file.appendFile(chunk)
    } catch (cause) {
      if (isFull(cause)) throw contentErrors.error('blob-disk-full', { size: this.size, have: this.#have }, cause)
      throw cause
    }
    this.#hash.update(chunk)
    this.#have += chunk.length
  }

  /** On disk, under its name, when it settles. @throws XenoError `blob-digest`, and nothing is kept */
  async finish(): Promise<void> {
    const isWhole = this.#have === this.size && equal(bytes(this.#hash.digest()), this.digest)
    try {
      if (!isWhole) throw contentErrors.error('blob-digest', { digest: toText(this.digest) })
      await this.#file.sync()
    } catch (error) {
      await this.discard()
      throw error
    }
    await this.#end(() => this.#ends.finished())
  }

  async suspend(): Promise<void> {
    await this.#end(() => this.#ends.suspended(this.#have))
  }

  async discard(): Promise<void> {
    await this.#end(() => this.#ends.discarded())
  }

  /** The first end counts; whatever happens, the store learns of it. */
  async #end(how: () => Promise<void>): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    try {
      await this.#file.close()
    } finally {
      await how()
    }
  }
}

async function hashOf(path: string, length: number): Promise<Hash> {
  const hash = createHash('sha256')
  if (length > 0) for await (const chunk of createReadStream(path, { end: length - 1 })) hash.update(chunk)
  return hash
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
