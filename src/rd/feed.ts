/**
 * Keeps an RD's market fresh: reads the whole index every so often, learns the documents that are new, and takes hints
 * between readings. One reading at a time; what of it fails is said in the log and tried again at the next.
 */
import { parseAdvertisement } from '../documents/parse/advertisement.ts'
import { type Bytes, equal, toText } from '../types/bytes.ts'
import { isXenoError, refusalError } from '../types/errors.ts'
import { peerText } from '../types/peer-id.ts'
import type { Clock, Logger } from '../types/ports.ts'
import { rdErrors } from './core/errors.ts'
import type { Hint, Listed, Market } from './core/market.ts'

/** Where an RD gets its servers from; a XIS, seen through its reader. */
export interface CardSource {
  /** Every server that advertises now. */
  list(signal: AbortSignal): AsyncIterable<Listed>
  /** The newest advertisement document of a server, checked against its card, and the version that it is. */
  advertisement(server: Bytes, signal: AbortSignal): Promise<{ readonly document: Bytes; readonly version: bigint }>
  /** Calls `hear` with what is gossiped of servers, checked; returns how to stop. Absent where no gossip is heard. */
  hints?(hear: (hint: Hint) => void): () => void
}

export interface FeedOptions {
  readonly source: CardSource
  readonly market: Market
  readonly clock: Clock
  readonly logger: Logger
  readonly refreshEveryMs: number
}

/** Documents that are asked for at once. */
const LEARNING_AT_ONCE = 8

export class Feed {
  readonly #options: FeedOptions
  readonly #stop = new AbortController()
  /** Versions that could be had and not used, so that they are not asked for again and again. */
  readonly #unusable = new Map<string, bigint>()
  #stopHints: () => void = () => undefined
  #timer: NodeJS.Timeout | undefined
  #reading: Promise<void> = Promise.resolve()

  constructor(options: FeedOptions) {
    this.#options = options
  }

  start(): void {
    const { source, market } = this.#options
    this.#stopHints = source.hints?.(hint => market.hear(hint)) ?? this.#stopHints
    this.#readAndRepeat()
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('the RD is stopping'))
    this.#stopHints()
    clearTimeout(this.#timer)
    await this.#reading
  }

  #readAndRepeat(): void {
    this.#reading = this.#tryRead().then(() => {
      if (!this.#stop.signal.aborted) this.#timer = setTimeout(() => this.#readAndRepeat(), this.#options.refreshEveryMs)
    })
  }

  async #tryRead(): Promise<void> {
    try {
      await this.#read()
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#options.logger.warn(factsOf(error), 'the XIS could not be read')
    }
  }

  /** Only a reading that came to its end says who is missing. */
  async #read(): Promise<void> {
    const { source, market } = this.#options
    const listed = new Set<string>()
    const learning = new Set<Promise<void>>()
    for await (const entry of source.list(this.#stop.signal)) {
      const key = toText(entry.server)
      listed.add(key)
      market.mark(entry.server, entry.stale)
      if (!market.lacks(entry) || this.#unusable.get(key) === entry.version) continue
      const learnt = this.#learn(entry).finally(() => learning.delete(learnt))
      learning.add(learnt)
      if (learning.size >= LEARNING_AT_ONCE) await Promise.race(learning)
    }
    await Promise.all(learning)
    market.retain(listed)
    for (const key of this.#unusable.keys()) if (!listed.has(key)) this.#unusable.delete(key)
  }

  /** A server whose document cannot be had or read is left out, and said so; the others go on. */
  async #learn(entry: Listed): Promise<void> {
    const { source, market, clock, logger } = this.#options
    try {
      const { document, version } = await source.advertisement(entry.server, this.#stop.signal)
      const parsed = parseAdvertisement(document)
      if (!parsed.ok) throw this.#unusableBecause(entry, refusalError(parsed.refusal))
      if (!equal(parsed.value.server, entry.server)) throw this.#unusableBecause(entry, rdErrors.error('advertisement-of-other'))
      market.put({ ...entry, version, seenAt: clock.now(), advertisement: parsed.value })
    } catch (error) {
      if (!this.#stop.signal.aborted) logger.warn({ server: peerText(entry.server), ...factsOf(error) }, 'an advertisement cannot be used')
    }
  }

  #unusableBecause({ server, version }: Listed, error: Error): Error {
    this.#unusable.set(toText(server), version)
    return error
  }
}

function factsOf(error: unknown): object {
  return isXenoError(error) ? { code: error.code, ...error.facts } : { error }
}
