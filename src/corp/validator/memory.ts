/**
 * Whether this validator remembers all that it has voted for; one that does not must not vote. A key outlives a disk, so the
 * key alone proves nothing. Each store has a random name, made with it; before the first vote from a store the fellow
 * validators are told its name, and each holds on to the first that it was told, on its own disk.
 *
 *   asking -> sure   q - 1 fellows hold this store's name (with fewer than four validators: all of them)
 *   asking -> lost   more than f fellows hold another name
 *   asking           while more than f fellows have read more of this validator's log than there is: it catches up first
 *
 * Sound for a store that is gone: any two sets of q - 1 fellows share f, and of these, the forgetful one being itself one of
 * the f that may fail, at least one is honest and has its disk. So two stores are never both sure of themselves. An old copy
 * that is put back has the right name; where fellows had read the log that it lacks the end of, it first learns what that
 * was, and a vote of its own among it that it has no record of ends its voting (core/memory.ts).
 */
import { type Bytes, bytes, concat, equal, toText, utf8 } from '../../types/bytes.ts'
import { isXenoError, type XenoError } from '../../types/errors.ts'
import { Backoff } from '../../types/pause.ts'
import { peerText } from '../../types/peer-id.ts'
import type { Logger, Store } from '../../types/ports.ts'
import type { WitnessResponse } from '../../wire/generated/corp.ts'
import { corpProtocol } from '../../wire/protocols.ts'
import type { RpcClient } from '../../wire/rpc.ts'
import type { Quorum } from '../core/quorum.ts'
import { validatorErrors } from './errors.ts'

const NAME_BYTES = 32
const OWN = utf8('own')
const SURE = utf8('sure')
const ASK_TIMEOUT_MS = 3_000
/** How long a store that was sure before waits for its fellows to contradict. */
const DOUBT_MS = 2_000
const PAUSES = { firstMs: 100, longestMs: 5_000 } as const

export interface MemoryOptions {
  readonly fellows: readonly Bytes[]
  readonly quorum: Quorum
  readonly rpc: RpcClient
  readonly store: Store
  readonly logger: Logger
  /** The length of this validator's log. */
  head(): bigint
  /** How much of a fellow's log has been read here, at most ever. */
  readOf(fellow: Bytes): bigint
}

export type MemoryState = 'asking' | 'sure' | 'lost'

export class Memory {
  readonly #options: MemoryOptions
  readonly #stop = new AbortController()
  /** Names that are on their way to the disk count already. */
  readonly #held = new Map<string, Bytes>()
  readonly #agreed = new Set<string>()
  readonly #denied = new Set<string>()
  /** They have read more of this validator's log than there is. */
  readonly #ahead = new Set<string>()
  #state: MemoryState = 'asking'
  /** A store that was sure before has waited for long enough. */
  #isUndoubted = false
  #asking: Promise<unknown> = Promise.resolve()
  #doubt: NodeJS.Timeout | undefined

  constructor(options: MemoryOptions) {
    this.#options = options
  }

  get state(): MemoryState {
    return this.#state
  }

  /** Why nothing may be voted for; undefined when it may. */
  get refusal(): XenoError | undefined {
    if (this.#state === 'sure') return undefined
    if (this.#state === 'lost') return validatorErrors.error('validator-memory-lost', { fellows: this.#denied.size })
    return validatorErrors.error('validator-unwitnessed', { agreed: this.#agreed.size, needed: this.#needed })
  }

  /** Does not wait for the fellows. */
  async start(): Promise<void> {
    const { store, fellows } = this.#options
    const own = store.get(OWN) ?? (await this.#nameStore())
    if (this.#needed === 0) this.#state = 'sure'
    const wasSure = store.get(SURE) !== undefined
    this.#asking = Promise.all(fellows.map(fellow => this.#ask(fellow, own)))
    if (wasSure) this.#doubt = setTimeout(() => this.#settle(true), DOUBT_MS)
  }

  async stop(): Promise<void> {
    clearTimeout(this.#doubt)
    this.#stop.abort()
    await this.#asking
  }

  /** A fellow says which store it votes from: the first name that it ever gave is held on to, on disk before the answer. */
  async witness(fellow: Bytes, name: Bytes): Promise<WitnessResponse> {
    const { store, readOf } = this.#options
    const key = concat(utf8('of'), fellow)
    const known = this.#held.get(toText(fellow)) ?? store.get(key)
    if (known === undefined) {
      this.#held.set(toText(fellow), name)
      try {
        await store.batch([{ type: 'put', key, value: name }], { sync: true })
      } finally {
        this.#held.delete(toText(fellow))
      }
    } else if (!equal(known, name)) {
      this.#options.logger.warn({ validator: peerText(fellow) }, 'a validator has another store than before: it has lost its memory')
    }
    return { store: known ?? name, read: readOf(fellow) }
  }

  get #needed(): number {
    const { quorum, fellows } = this.#options
    return quorum.f === 0 ? fellows.length : quorum.q - 1
  }

  async #nameStore(): Promise<Bytes> {
    const name = bytes(crypto.getRandomValues(new Uint8Array(NAME_BYTES)))
    await this.#options.store.batch([{ type: 'put', key: OWN, value: name }], { sync: true })
    return name
  }

  async #ask(fellow: Bytes, own: Bytes): Promise<void> {
    const { rpc, logger, head } = this.#options
    const backoff = new Backoff(PAUSES)
    while (!this.#stop.signal.aborted) {
      try {
        const answer = await rpc.call(fellow, corpProtocol.witness, { store: own }, { timeoutMs: ASK_TIMEOUT_MS, signal: this.#stop.signal })
        const isAhead = equal(answer.store, own) && answer.read > head()
        this.#hear(toText(fellow), isAhead ? this.#ahead : equal(answer.store, own) ? this.#agreed : this.#denied)
        if (!isAhead) return
      } catch (error) {
        if (!isXenoError(error)) logger.error({ error }, 'asking for witnesses failed')
        else logger.debug({ validator: peerText(fellow), code: error.code }, 'a validator cannot be told of this store yet')
      }
      await backoff.pause(this.#stop.signal)
    }
  }

  #hear(fellow: string, answer: Set<string>): void {
    this.#ahead.delete(fellow)
    answer.add(fellow)
    this.#settle(false)
  }

  #settle(undoubted: boolean): void {
    const { quorum, fellows, logger, store } = this.#options
    if (this.#state === 'lost' || this.#stop.signal.aborted) return
    if (this.#denied.size > quorum.f) {
      this.#state = 'lost'
      logger.error({ code: 'validator-memory-lost', fellows: this.#denied.size }, 'this validator has lost its memory, and votes no more')
      return
    }
    const isWitnessed = this.#agreed.size >= this.#needed
    const hasAllAnswered = this.#agreed.size + this.#denied.size === fellows.length
    this.#isUndoubted ||= undoubted
    if (this.#state === 'sure' || this.#ahead.size > quorum.f || !(this.#isUndoubted || isWitnessed)) return
    // A store that was sure before may lack the end of its log: those who can tell get the time to.
    if (!this.#isUndoubted && !hasAllAnswered && store.get(SURE) !== undefined) return
    this.#state = 'sure'
    if (store.get(SURE) === undefined) {
      store.batch([{ type: 'put', key: SURE, value: Uint8Array.of(1) }], { sync: true }).catch((error: unknown) => {
        logger.error({ error }, 'that the store has its witnesses could not be written; they are asked again at the next start')
      })
    }
  }
}
