/**
 * Catching up: each other validator's log is read from where it was left, and what is new is applied; at a start, every
 * so often, and soon after a gossiped hint that a log has grown. How far each was read is kept on disk; losing that costs
 * only reading again, since applying is idempotent.
 */
import { type Bytes, bytes, concat, utf8 } from '../../types/bytes.ts'
import { isXenoError, type Refusal, refusalError } from '../../types/errors.ts'
import { peerText } from '../../types/peer-id.ts'
import type { Logger, Store } from '../../types/ports.ts'
import { corpProtocol } from '../../wire/protocols.ts'
import type { RpcClient } from '../../wire/rpc.ts'

const PULL_LIMIT = 256
/** Of one read; a log that claims to have no end is gone on with at the next. */
const MAX_PAGES = 256
/** A peer is read at most so often because of hints, which anyone may send. */
const HINT_PAUSE_MS = 250

/** How far another validator's log is known here. */
export interface Reading {
  readonly peer: Bytes
  /** Certificates of it that have been applied. */
  readonly read: bigint
  /** Its length as last told. */
  readonly head: bigint
  /** Why the last reading failed; undefined when it did not, or there was none yet. */
  readonly failure: string | undefined
}

export interface CatchUpOptions {
  readonly peers: readonly Bytes[]
  readonly rpc: RpcClient
  readonly store: Store
  readonly logger: Logger
  readonly everyMs: number
  /** For each certificate why it was refused, if it was. */
  apply(certificates: readonly Bytes[]): Promise<readonly (Refusal | undefined)[]>
}

export class CatchUp {
  readonly #options: CatchUpOptions
  readonly #stop = new AbortController()
  /** Who could not be read the last time, and why. */
  readonly #silent = new Map<string, string>()
  /** The longest that each log was said to be. */
  readonly #heads = new Map<string, bigint>()
  /** Reads under way; another of the same peer joins it. */
  readonly #reading = new Map<string, Promise<void>>()
  readonly #hinted = new Map<string, NodeJS.Timeout>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: CatchUpOptions) {
    this.#options = options
  }

  start(): void {
    const again = (): void => {
      void this.round().then(() => {
        if (!this.#stop.signal.aborted) this.#timer = setTimeout(again, this.#options.everyMs)
      })
    }
    again()
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('the validator is stopping'))
    clearTimeout(this.#timer)
    for (const timer of this.#hinted.values()) clearTimeout(timer)
    await Promise.all(this.#reading.values())
  }

  /** Reads every peer's log to its end, once. Never rejects: a peer that cannot be read is tried again next time. */
  async round(): Promise<void> {
    await Promise.all(this.#options.peers.map(peer => this.read(peer)))
  }

  readings(): Reading[] {
    return this.#options.peers.map(peer => {
      const [name, read] = [peerText(peer), readPosition(this.#options.store.get(positionKey(peer)))]
      const head = this.#heads.get(name) ?? read
      return { peer, read, head: head > read ? head : read, failure: this.#silent.get(name) }
    })
  }

  /** The most that was ever read of a peer's log, which may be shorter now. */
  mostRead(peer: Bytes): bigint {
    const { store } = this.#options
    const [most, read] = [readPosition(store.get(mostKey(peer))), readPosition(store.get(positionKey(peer)))]
    return most > read ? most : read
  }

  /** Somebody says that a peer's log has grown to `head`. */
  hint(peer: Bytes, head: bigint): void {
    const name = peerText(peer)
    if (this.#stop.signal.aborted || this.#hinted.has(name) || head <= readPosition(this.#options.store.get(positionKey(peer)))) return
    const timer = setTimeout(() => {
      this.#hinted.delete(name)
      void this.read(peer)
    }, HINT_PAUSE_MS)
    this.#hinted.set(name, timer)
  }

  /** Reads one peer's log to its end. Never rejects. */
  read(peer: Bytes): Promise<void> {
    const name = peerText(peer)
    const under = this.#reading.get(name)
    if (under !== undefined) return under
    const reading = this.#readSafely(peer).finally(() => this.#reading.delete(name))
    this.#reading.set(name, reading)
    return reading
  }

  async #readSafely(peer: Bytes): Promise<void> {
    try {
      await this.#pull(peer)
      if (this.#silent.delete(peerText(peer))) this.#options.logger.info({ validator: peerText(peer) }, 'a validator answers again')
    } catch (error) {
      this.#report(peer, error)
    }
  }

  async #pull(peer: Bytes): Promise<void> {
    const { rpc, store, apply } = this.#options
    const key = positionKey(peer)
    let from = readPosition(store.get(key))
    for (let page = 0; page < MAX_PAGES && !this.#stop.signal.aborted; page += 1) {
      const answer = await rpc.call(peer, corpProtocol.pull, { from, limit: PULL_LIMIT }, { signal: this.#stop.signal })
      this.#heads.set(peerText(peer), answer.head)
      const certificates = answer.certificates.slice(0, PULL_LIMIT)
      const refusal = (await apply(certificates)).find(outcome => outcome !== undefined)
      // What there was no room for is read again; what is not valid makes the whole log doubtful.
      if (refusal !== undefined) throw refusalError(refusal)
      // A log that is shorter than before is another one: its validator has lost its disk.
      const isShorter = answer.head < from
      if (isShorter) await store.batch([{ type: 'put', key: mostKey(peer), value: writePosition(this.mostRead(peer)) }], { sync: true })
      const read = isShorter ? 0n : from + BigInt(certificates.length)
      if (read !== from) await store.batch([{ type: 'put', key, value: writePosition(read) }], { sync: false })
      if (certificates.length === 0 || answer.next >= answer.head) return
      from = read
    }
  }

  #report(peer: Bytes, error: unknown): void {
    const [name, code] = [peerText(peer), isXenoError(error) ? error.code : 'internal']
    if (this.#stop.signal.aborted) return
    const isNews = !this.#silent.has(name)
    this.#silent.set(name, code)
    if (!isNews) return
    this.#options.logger.warn({ validator: name, code, ...(isXenoError(error) ? {} : { error }) }, 'a validator cannot be read')
  }
}

function positionKey(peer: Bytes): Bytes {
  return concat(utf8('from'), peer)
}

function mostKey(peer: Bytes): Bytes {
  return concat(utf8('most'), peer)
}

function readPosition(value: Bytes | undefined): bigint {
  return value?.length === 8 ? new DataView(value.buffer, value.byteOffset).getBigUint64(0) : 0n
}

function writePosition(position: bigint): Bytes {
  const value = bytes(new Uint8Array(8))
  new DataView(value.buffer).setBigUint64(0, position)
  return value
}
