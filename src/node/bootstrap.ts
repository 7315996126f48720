/**
 * The nodes to start from, held on to: each that is not connected is dialled again with growing pauses, for as long as the
 * node runs. When the last connection of all is gone, and when the machine's addresses change, at once.
 *
 *   joining (at most JOIN_PATIENCE_MS hold up a start) -> keeping up (one attempt at a time for each node)
 */
import type { PeerId } from '@libp2p/interface'
import { Backoff } from '../types/pause.ts'
import type { Logger } from '../types/ports.ts'

/** How long a start waits for nodes that refuse, are silent, or swallow everything. */
export const JOIN_PATIENCE_MS = 3_000
const PAUSES = { firstMs: 1_000, longestMs: 30_000 } as const
/** How often it is looked at whether a node is still connected. */
const LOOK_MS = 30_000

export interface BootstrapOptions {
  readonly nodes: readonly PeerId[]
  isConnected(node: PeerId): boolean
  /** Rejects within a few seconds for one that cannot be reached. */
  connect(node: PeerId): Promise<unknown>
  readonly logger: Logger
}

export class Bootstrap {
  readonly #options: BootstrapOptions
  readonly #stop = new AbortController()
  readonly #keeping: Promise<void>[] = []
  #waking = new AbortController()

  constructor(options: BootstrapOptions) {
    this.#options = options
  }

  /** Settles when each was tried, or JOIN_PATIENCE_MS have passed; from then on it keeps up by itself. */
  async join(): Promise<void> {
    const { nodes, logger } = this.#options
    const over = new AbortController()
    const tried = nodes.map(node => {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#keeping.push(this.#keep(node, resolve))
      return promise
    })
    const timer = setTimeout(() => over.abort(), JOIN_PATIENCE_MS)
    const { promise: patience, resolve } = Promise.withResolvers<void>()
    over.signal.addEventListener('abort', () => resolve(), { once: true })
    await Promise.race([Promise.all(tried), patience])
    clearTimeout(timer)
    const missing = nodes.filter(node => !this.#options.isConnected(node)).length
    if (missing > 0) logger.warn({ missing, of: nodes.length }, 'bootstrap nodes that cannot be reached yet')
  }

  /** Looks, and dials what is missing, now: a connection is gone, or the machine has other addresses. */
  wake(): void {
    this.#waking.abort()
    this.#waking = new AbortController()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#keeping)
  }

  async #keep(node: PeerId, tried: () => void): Promise<void> {
    const { isConnected, connect, logger } = this.#options
    const [lost, look] = [new Backoff(PAUSES), new Backoff({ firstMs: LOOK_MS, longestMs: LOOK_MS })]
    let wasLost = false
    while (!this.#stop.signal.aborted) {
      const woken = AbortSignal.any([this.#stop.signal, this.#waking.signal])
      if (!isConnected(node)) {
        try {
          await connect(node)
          if (wasLost) logger.info({ node: node.toString() }, 'a bootstrap node is connected again')
        } catch (error) {
          logger.debug({ node: node.toString(), error, waitMs: lost.nextMs }, 'a bootstrap node cannot be reached')
          wasLost = true
        }
      }
      tried()
      const isThere = isConnected(node)
      if (isThere) lost.reset()
      wasLost = !isThere
      await (isThere ? look : lost).pause(woken)
    }
  }
}
