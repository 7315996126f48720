/**
 * A store of content by its SHA-256, on disk and of bounded size. What a holder has a hold on stays; of the rest the
 * longest unused makes room for what comes. Holds, like blobs, are there again after a restart.
 *
 * One process at a time uses a folder. Writers of one content from one origin take turns, so that a second goes on where
 * the first broke off; writers of different origins never touch each other's bytes.
 */
import { open } from 'node:fs/promises'
import { type Bytes, bytes, toText } from '../types/bytes.ts'
import type { Clock } from '../types/ports.ts'
import { contentErrors } from './errors.ts'
import { ContentFolder } from './folder.ts'
import { type Evicted, Space } from './space.ts'
import { Turns } from './turns.ts'
import { BlobWriter } from './writer.ts'

export interface ContentStoreOptions {
  /** Absolute; made when absent. */
  readonly folder: string
  /** Of blobs, partials and what is being written together. */
  readonly maxBytes: number
  readonly clock: Clock
}

/** How long what has come of a broken transfer waits to be gone on with. */
export const PARTIAL_KEPT_MS = 86_400_000
const READ_BYTES = 64 * 1024
const NAME = /^[a-z0-9-]{1,128}$/

export interface Usage {
  readonly blobs: number
  readonly usedBytes: number
  /** Of these, what cannot be evicted. */
  readonly heldBytes: number
  readonly maxBytes: number
}

export class ContentStore {
  readonly #folder: ContentFolder
  readonly #clock: Clock
  readonly #space: Space
  readonly #turns = new Turns()
  readonly #holders = new Set<string>()

  private constructor({ folder, maxBytes, clock }: ContentStoreOptions) {
    this.#folder = new ContentFolder(folder)
    this.#space = new Space(maxBytes)
    this.#clock = clock
  }

  /** @throws XenoError `content-folder` */
  static async open(options: ContentStoreOptions): Promise<ContentStore> {
    const store = new ContentStore(options)
    await store.#folder.prepare()
    await store.#load()
    return store
  }

  get usage(): Usage {
    const { blobs, usedBytes, heldBytes, maxBytes } = this.#space
    return { blobs, usedBytes, heldBytes, maxBytes }
  }

  /** Undefined when it is not here. */
  sizeOf(digest: Uint8Array): number | undefined {
    return this.#space.sizeOf(toText(digest))
  }

  /** A path of the whole content, read-only for all; undefined when it is not here or of another size. Only a hold keeps it there. */
  locate(content: { readonly digest: Uint8Array; readonly sizeBytes: number }): string | undefined {
    const digest = toText(content.digest)
    if (this.#space.sizeOf(digest) !== content.sizeBytes) return undefined
    this.#space.touch(digest, this.#clock.now())
    return this.#folder.blobPath(digest)
  }

  /** Those that hold content, also from before a restart. */
  get holders(): ReadonlySet<string> {
    return this.#holders
  }

  /**
   * Keeps content for a holder (letters, digits, dashes: a session's id in base32, ...) until it lets go. False when the
   * content is not here. @throws XenoError `content-name`
   */
  async hold(holder: string, digest: Uint8Array): Promise<boolean> {
    if (!NAME.test(holder)) throw contentErrors.error('content-name', { name: holder.slice(0, 128) })
    const text = toText(digest)
    if (!this.#space.hold(text, holder)) return false
    this.#holders.add(holder)
    await this.#folder.hold({ holder, digest: text })
    return true
  }

  /** Lets go of all that it holds. Harmless when it holds nothing. */
  async release(holder: string): Promise<void> {
    if (!NAME.test(holder)) throw contentErrors.error('content-name', { name: holder.slice(0, 128) })
    this.#space.release(holder)
    this.#holders.delete(holder)
    await this.#folder.release(holder)
  }

  /** As `locate`, with a hold of this holder on what is found. */
  heldBy(holder: string): { locate(content: { readonly digest: Uint8Array; readonly sizeBytes: number }): Promise<string | undefined> } {
    return {
      locate: async content => {
        const path = this.locate(content)
        return path !== undefined && (await this.hold(holder, content.digest)) ? path : undefined
      },
    }
  }

  /**
   * Room for content from an origin (letters, digits, dashes), and what came of it before. Waits for another writer of the
   * same content from the same origin. Undefined when the content is here already.
   * @throws XenoError `blob-size`, `blob-store-full`; the signal's reason
   */
  async begin(digest: Bytes, size: number, origin: string, signal?: AbortSignal): Promise<BlobWriter | undefined> {
    if (!NAME.test(origin)) throw contentErrors.error('content-name', { name: origin.slice(0, 128) })
    const name = `${origin}.${toText(digest)}`
    const endTurn = await this.#turns.take(name, signal)
    try {
      const writer = await this.#writer(name, digest, size, endTurn)
      if (writer === undefined) endTurn()
      return writer
    } catch (error) {
      endTurn()
      throw error
    }
  }

  /** The content from an offset on; it is read to the end even if it is evicted meanwhile. @throws XenoError `blob-not-found` */
  async *read(digest: Uint8Array, offset = 0): AsyncGenerator<Bytes, void> {
    const text = toText(digest)
    const file = this.#space.sizeOf(text) === undefined ? undefined : await open(this.#folder.blobPath(text), 'r')
    if (file === undefined) throw contentErrors.error('blob-not-found', { digest: text })
    this.#space.touch(text, this.#clock.now())
    try {
      for (let at = offset; ; ) {
        const { bytesRead, buffer } = await file.read(new Uint8Array(READ_BYTES), 0, READ_BYTES, at)
        if (bytesRead === 0) return
        yield bytes(buffer.subarray(0, bytesRead))
        at += bytesRead
      }
    } finally {
      await file.close()
    }
  }

  async #writer(name: string, digest: Bytes, size: number, endTurn: () => void): Promise<BlobWriter | undefined> {
    const text = toText(digest)
    const found = this.#space.sizeOf(text)
    if (found !== undefined) {
      if (found !== size) throw contentErrors.error('blob-size', { digest: text, size: found, asked: size })
      this.#space.touch(text, this.#clock.now())
      return undefined
    }
    await this.#dropOldPartials()
    await this.#makeRoom(name, size)
    try {
      return await BlobWriter.open(this.#folder.partialPath(name), digest, size, {
        finished: () => this.#ended(size, endTurn, () => this.#promote(name, text, size)),
        suspended: have => this.#ended(size, endTurn, async () => this.#space.keepPartial(name, have, this.#clock.now())),
        discarded: () => this.#ended(size, endTurn, () => this.#folder.remove(this.#folder.partialPath(name))),
      })
    } catch (error) {
      this.#space.giveBack(size)
      throw error
    }
  }

  /** The partial that is gone on with is part of what is reserved, and no victim of its own reservation. */
  async #makeRoom(name: string, size: number): Promise<void> {
    await this.#inBlobs(() => this.#evictFor(name, size))
  }

  async #evictFor(name: string, size: number): Promise<void> {
    const kept = this.#space.takePartial(name)
    const evicted = this.#space.makeRoom(size)
    if (evicted === undefined) {
      if (kept !== undefined) this.#space.keepPartial(name, kept.size, kept.usedAt)
      const { heldBytes, maxBytes } = this.#space
      throw contentErrors.error('blob-store-full', { size, held: heldBytes, limit: maxBytes })
    }
    for (const each of evicted) await this.#folder.remove(this.#pathOf(each))
  }

  #pathOf(evicted: Evicted): string {
    return evicted.kind === 'blob' ? this.#folder.blobPath(evicted.digest) : this.#folder.partialPath(evicted.name)
  }

  async #ended(size: number, endTurn: () => void, how: () => Promise<void>): Promise<void> {
    try {
      await how()
    } finally {
      this.#space.giveBack(size)
      endTurn()
    }
  }

  async #promote(name: string, digest: string, size: number): Promise<void> {
    await this.#inBlobs(async () => {
      await this.#folder.promote(name, digest)
      this.#space.add(digest, size, this.#clock.now())
    })
  }

  /** So that no blob that has just come is removed in place of one of the same name that had to go. */
  async #inBlobs(change: () => Promise<void>): Promise<void> {
    const endTurn = await this.#turns.take('blobs')
    try {
      await change()
    } finally {
      endTurn()
    }
  }

  async #dropOldPartials(): Promise<void> {
    for (const name of this.#space.partialsBefore(this.#clock.now() - PARTIAL_KEPT_MS)) {
      this.#space.takePartial(name)
      await this.#folder.remove(this.#folder.partialPath(name))
    }
  }

  async #load(): Promise<void> {
    for (const { name, size, time } of await this.#folder.blobs()) this.#space.add(name, size, time)
    for (const { name, size, time } of await this.#folder.partials()) this.#space.keepPartial(name, size, time)
    for (const { holder, digest } of await this.#folder.holds()) {
      if (this.#space.hold(digest, holder)) this.#holders.add(holder)
    }
    await this.#dropOldPartials()
    // The bound may be lower than it was.
    for (const each of this.#space.makeRoom(0) ?? []) await this.#folder.remove(this.#pathOf(each))
  }
}
