/**
 * The files of a store:
 *
 *     blobs/ab/<digest>          whole content, mode 0444, in place only once it is on disk and has its digest
 *     partial/<origin>.<digest>  what has come so far
 *     holds/<holder>/<digest>    empty: the holder needs this content
 *
 * Digests are in base32; the first two letters spread them over folders.
 */
import { chmod, lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromText, ID_BYTES } from '../types/bytes.ts'
import { contentErrors } from './errors.ts'

export interface FoundFile {
  readonly name: string
  readonly size: number
  /** Of the last change, ms since 1970. */
  readonly time: number
}

export interface Hold {
  readonly holder: string
  readonly digest: string
}

const BLOB_MODE = 0o444

export class ContentFolder {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  /** @throws XenoError `content-folder` */
  async prepare(): Promise<void> {
    try {
      // Others pass through to the blobs that they are given the paths of; what is on its way is nobody's business.
      await mkdir(join(this.#root, 'blobs'), { recursive: true, mode: 0o755 })
      for (const part of ['partial', 'holds']) await mkdir(join(this.#root, part), { recursive: true, mode: 0o700 })
    } catch (cause) {
      throw contentErrors.error('content-folder', { folder: this.#root }, cause)
    }
  }

  blobPath(digest: string): string {
    return join(this.#root, 'blobs', digest.slice(0, 2), digest)
  }

  partialPath(name: string): string {
    return join(this.#root, 'partial', name)
  }

  async blobs(): Promise<FoundFile[]> {
    const shards = (await readdir(join(this.#root, 'blobs'), { withFileTypes: true })).filter(entry => entry.isDirectory())
    const found = await Promise.all(shards.map(({ name }) => listFiles(join(this.#root, 'blobs', name))))
    return found.flat().filter(({ name }) => isDigest(name))
  }

  partials(): Promise<FoundFile[]> {
    return listFiles(join(this.#root, 'partial'))
  }

  async holds(): Promise<Hold[]> {
    const holders = await readdir(join(this.#root, 'holds'))
    const found = await Promise.all(
      holders.map(async holder => (await readdir(join(this.#root, 'holds', holder))).map(digest => ({ holder, digest }))),
    )
    return found.flat()
  }

  async hold({ holder, digest }: Hold): Promise<void> {
    const folder = join(this.#root, 'holds', holder)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, digest), '')
    await syncFolder(folder)
  }

  async release(holder: string): Promise<void> {
    await rm(join(this.#root, 'holds', holder), { recursive: true, force: true })
  }

  /** Makes a partial the blob of that digest. Its bytes must be on disk; when this settles, its name is too. */
  async promote(partial: string, digest: string): Promise<void> {
    const shard = join(this.#root, 'blobs', digest.slice(0, 2))
    await mkdir(shard, { recursive: true, mode: 0o755 })
    await chmod(this.partialPath(partial), BLOB_MODE)
    await rename(this.partialPath(partial), this.blobPath(digest))
    await syncFolder(shard)
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true })
  }
}

function isDigest(name: string): boolean {
  return fromText(name, ID_BYTES) !== undefined
}

async function listFiles(folder: string): Promise<FoundFile[]> {
  const names = await readdir(folder)
  const files = await Promise.all(names.map(async name => ({ name, stat: await lstat(join(folder, name)) })))
  return files.filter(({ stat }) => stat.isFile()).map(({ name, stat }) => ({ name, size: stat.size, time: stat.mtimeMs }))
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
