/**
 * Catching up: each other validator's log is read from where it was left, and what is new is applied. How far each was
 * read is kept on disk; losing that costs only reading again, since applying is idempotent.
 */
import { type Bytes, bytes, concat, utf8 } from '../../types/bytes.ts'
import { isXenoError, type Refusal } from '../../types/errors.ts'
import { peerText } from '../../types/peer-id.ts'
import type { Logger, Store } from '../../types/ports.ts'
import { corpProtocol } from '../../wire/protocols.ts'
import type { RpcClient } from '../../wire/rpc.ts'

const PULL_LIMIT = 256

export interface CatchUpOptions {
  readonly peers: readonly Bytes[]
  readonly rpc: RpcClient
  readonly store: Store
  readonly logger: Logger
  readonly everyMs: number
  apply(certificate: Bytes): Promise<Refusal | undefined>
}

export class CatchUp {
  readonly #options: CatchUpOptions
  readonly #stop = new AbortController()
  readonly #silent = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(options: CatchUpOptions) {
    this.#options = options
  }

  start(): void {
    const run = (): void => {
      this.#running = this.round().finally(() => {
        if (!this.#stop.signal.aborted) this.#timer = setTimeout(run, this.#options.everyMs)
      })
    }
    run()
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('the validator is stopping'))
    clearTimeout(this.#timer)
    await this.#running
  }

  /** Reads every peer's log to its end, once. Never rejects: a peer that cannot be read is tried again next time. */
  async round(): Promise<void> {
    await Promise.all(
      this.#options.peers.map(async peer => {
        try {
          await this.#pull(peer)
          if (this.#silent.delete(peerText(peer))) this.#options.logger.info({ validator: peerText(peer) }, 'a validator answers again')
        } catch (error) {
          this.#report(peer, error)
        }
      }),
    )
  }

  async #pull(peer: Bytes): Promise<void> {
    const { rpc, store, apply, logger } = this.#options
    const key = concat(utf8('from'), peer)
    for (let from = readPosition(store.get(key)); !this.#stop.signal.aborted; ) {
      const { certificates, next, head } = await rpc.call(peer, corpProtocol.pull, { from, limit: PULL_LIMIT }, { signal: this.#stop.signal })
      for (const certificate of certificates) {
        const refusal = await apply(certificate)
        if (refusal !== undefined) logger.warn({ validator: peerText(peer), code: refusal.code }, 'a validator holds a certificate that is not valid')
      }
      // A log that is shorter than before is another one: its validator has lost its disk.
      const read = head < from ? 0n : from + BigInt(certificates.length)
      if (read !== from) await store.batch([{ type: 'put', key, value: writePosition(read) }], { sync: false })
      if (certificates.length === 0 || next >= head) return
      from = read
    }
  }

  #report(peer: Bytes, error: unknown): void {
    if (this.#stop.signal.aborted || this.#silent.has(peerText(peer))) return
    this.#silent.add(peerText(peer))
    const code = isXenoError(error) ? error.code : 'internal'
    this.#options.logger.warn({ validator: peerText(peer), code, ...(isXenoError(error) ? {} : { error }) }, 'a validator cannot be read')
  }
}

function readPosition(value: Bytes | undefined): bigint {
  return value?.length === 8 ? new DataView(value.buffer, value.byteOffset).getBigUint64(0) : 0n
}

function writePosition(position: bigint): Bytes {
  const value = bytes(new Uint8Array(8))
  new DataView(value.buffer).setBigUint64(0, position)
  return value
}
