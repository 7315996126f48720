/**
 * The wallet's Level store, open only while money moves, so that commands can run side by side. LevelDB's own lock lets
 * one process in; it falls with its process, so a killed command leaves no lock behind. The next command waits its turn.
 *
 * Within one process any number of steps share the open store; steps on the same account or order come one after another.
 */
import { isXenoError } from '../../types/errors.ts'
import type { Store } from '../../types/ports.ts'
import { walletFolderErrors } from './errors.ts'

export interface OpenedStore {
  readonly store: Store
  close(): Promise<void>
}

/** Opens the store in a folder. @throws XenoError `store-locked` while another process has it */
export type OpenStore = (path: string) => Promise<OpenedStore>

const LOOK_AGAIN_MS = 25
const MAX_WAIT_MS = 60_000

export class MoneyStore {
  readonly #path: string
  readonly #open: OpenStore
  readonly #onWait: () => void
  readonly #turns = new Map<string, Promise<void>>()
  #users = 0
  #opened: Promise<OpenedStore> | undefined
  #closing: Promise<void> = Promise.resolve()

  /** @param onWait told once a wait, when another process has the wallet */
  constructor(path: string, open: OpenStore, onWait: () => void) {
    this.#path = path
    this.#open = open
    this.#onWait = onWait
  }

  /** Runs with the store open. @throws XenoError `wallet-busy` when another process keeps it for too long */
  async use<T>(run: (store: Store) => Promise<T>): Promise<T> {
    this.#users++
    try {
      this.#opened ??= this.#openInTurn()
      const { store } = await this.#opened
      return await run(store)
    } finally {
      this.#users--
      await this.#closeWhenUnused()
    }
  }

  /** As {@link use}, after whatever runs for the same object (an account, an order) is done. */
  async useInTurn<T>(object: string, run: (store: Store) => Promise<T>): Promise<T> {
    const before = this.#turns.get(object)
    const { promise: turn, resolve: done } = Promise.withResolvers<void>()
    this.#turns.set(object, turn)
    try {
      await before
      return await this.use(run)
    } finally {
      if (this.#turns.get(object) === turn) this.#turns.delete(object)
      done()
    }
  }

  /** Keeps the store open over several steps, until what it gives is called. */
  async hold(): Promise<() => Promise<void>> {
    const opened = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const held = this.use(async () => {
      opened.resolve()
      await released.promise
    })
    await Promise.race([opened.promise, held])
    return async () => {
      released.resolve()
      await held
    }
  }

  async #openInTurn(): Promise<OpenedStore> {
    await this.#closing
    const startedAt = performance.now()
    for (let told = false; ; ) {
      try {
        return await this.#open(this.#path)
      } catch (error) {
        const waitedMs = Math.round(performance.now() - startedAt)
        if (!isXenoError(error, 'store-locked')) throw error
        if (waitedMs >= MAX_WAIT_MS) throw walletFolderErrors.error('wallet-busy', { folder: this.#path, waitedMs }, error)
        if (!told) this.#onWait()
        told = true
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
    }
  }

  async #closeWhenUnused(): Promise<void> {
    const opened = this.#opened
    if (this.#users > 0 || opened === undefined) return
    this.#opened = undefined
    this.#closing = opened.then(
      ({ close }) => close(),
      // It was never opened; who asked for it has the error.
      () => undefined,
    )
    await this.#closing
  }
}
