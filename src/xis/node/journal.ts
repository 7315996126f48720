/** Writes to a store in the order in which they were made, many in one batch when they come faster than the disk takes them. */
import type { Store, StoreWrite } from '../../types/ports.ts'

export class Journal {
  readonly #store: Store
  #pending: StoreWrite[] = []
  #next: Promise<void> | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(store: Store) {
    this.#store = store
  }

  /** Settles when these writes and all before them are on disk. After a failure everything later fails too. */
  write(writes: readonly StoreWrite[]): Promise<void> {
    if (writes.length === 0) return this.#next ?? this.#running
    this.#pending.push(...writes)
    if (this.#next === undefined) {
      const next = this.#running.then(() => this.#flush())
      this.#next = next
      this.#running = next
    }
    return this.#next
  }

  async #flush(): Promise<void> {
    const writes = this.#pending.splice(0)
    this.#next = undefined
    await this.#store.batch(writes, { sync: true })
  }
}
