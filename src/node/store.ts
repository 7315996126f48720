/**
 * The Store port over LevelDB. Parts of a store share one database and one lock; names of parts end in a zero byte, so
 * that no part's keys can fall into another's.
 */
import { mkdirSync } from 'node:fs'
import { Level } from 'level'
import { type Bytes, bytes, concat, utf8 } from '../types/bytes.ts'
import type { XenoError } from '../types/errors.ts'
import type { Store, StoreWrite } from '../types/ports.ts'
import { nodeErrors } from './errors.ts'

type Database = Level<Uint8Array, Uint8Array>

class LevelStore implements Store {
  readonly #db: Database
  readonly #prefix: Bytes
  readonly #failed: (error: unknown) => void

  constructor(db: Database, prefix: Bytes, failed: (error: unknown) => void) {
    this.#db = db
    this.#prefix = prefix
    this.#failed = failed
  }

  get(key: Uint8Array): Bytes | undefined {
    const value = this.#db.getSync(concat(this.#prefix, key))
    return value === undefined ? undefined : bytes(value)
  }

  async batch(writes: readonly StoreWrite[], options: { sync: boolean }): Promise<void> {
    const prefixed = writes.map(write => ({ ...write, key: concat(this.#prefix, write.key) }))
    try {
      await this.#db.batch(prefixed, { sync: options.sync })
    } catch (error) {
      this.#failed(error)
      throw error
    }
  }

  async *range(options: { gte?: Uint8Array; lt?: Uint8Array; limit?: number; reverse?: boolean }): AsyncIterable<[Bytes, Bytes]> {
    const iterator = this.#db.iterator({
      gte: concat(this.#prefix, options.gte ?? new Uint8Array(0)),
      lt: options.lt === undefined ? successor(this.#prefix) : concat(this.#prefix, options.lt),
      limit: options.limit ?? -1,
      reverse: options.reverse ?? false,
    })
    for await (const [key, value] of iterator) yield [bytes(key.subarray(this.#prefix.length)), bytes(value)]
  }

  sub(name: string): Store {
    return new LevelStore(this.#db, concat(this.#prefix, utf8(name), new Uint8Array(1)), this.#failed)
  }
}

/** The first key after all those with this prefix; the root's keys all start with a byte below 0xff. */
function successor(prefix: Bytes): Bytes {
  if (prefix.length === 0) return Uint8Array.of(0xff)
  const next = Uint8Array.from(prefix)
  // A prefix ends in the zero byte of its part's name.
  next[next.length - 1] = 1
  return next
}

export interface OpenStore {
  readonly store: Store
  close(): Promise<void>
}

/**
 * Opens (or makes) the database in a folder; at most one process has it open.
 * @param failed hears once of a write that failed: LevelDB takes none any more until it is opened again
 * @throws XenoError `store-locked`, `store-full`, `store-broken`
 */
export async function openStore(path: string, failed: (error: XenoError) => void = () => undefined): Promise<OpenStore> {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const db: Database = new Level(path, { keyEncoding: 'view', valueEncoding: 'view' })
  try {
    await db.open()
  } catch (error) {
    throw nodeErrors.error(isLocked(error) ? 'store-locked' : isFull(error) ? 'store-full' : 'store-broken', { path }, error)
  }
  let isWell = true
  const hear = (error: unknown): void => {
    if (isWell && db.status === 'open')
      failed(nodeErrors.error(isFull(error) ? 'store-full' : 'store-failed', { path, reason: messageOf(error) }, error))
    isWell = false
  }
  return { store: new LevelStore(db, new Uint8Array(0), hear), close: () => db.close() }
}

/** LevelDB says it in words alone. */
function isFull(error: unknown): boolean {
  return /No space left on device|quota exceeded/i.test(messageOf(error))
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
}
