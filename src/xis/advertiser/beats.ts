/** Beats to the watchers of a server: each at the interval that the watcher asks for, with the head whenever it lacks it. */
import { type Bytes, toText } from '../../types/bytes.ts'
import { XenoError } from '../../types/errors.ts'
import type { HeartbeatRequest, HeartbeatResponse } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import { Background } from '../background.ts'
import type { Head } from '../core/card.ts'
import type { AdvertiserOptions } from './options.ts'

export interface BeatEvents {
  /** A watcher has missed so many beats in a row that another should take its place. */
  lost(watcher: Bytes): void
  /** The watcher says that the incarnation counts as gone. */
  departed(incarnation: number, watcher: Bytes): void
}

export interface BeatTiming {
  /** Until the watcher asks for another. */
  readonly intervalMs: number
  /** Failures in a row after which a watcher is lost. */
  readonly lostBeats: number
}

/** The longest interval that a watcher may ask for. */
const MAX_INTERVAL_MS = 60_000

/** The beats to one watcher. */
class Beat {
  readonly background: Background
  readonly #options: AdvertiserOptions
  readonly #events: BeatEvents
  readonly #watcher: Bytes
  readonly #timing: BeatTiming
  readonly #head: () => Head | undefined
  #intervalMs: number
  #failures = 0
  /** The version whose head the watcher is known to have. */
  #told: number | undefined

  constructor(options: AdvertiserOptions, events: BeatEvents, watcher: Bytes, timing: BeatTiming, head: () => Head | undefined) {
    this.#options = options
    this.#events = events
    this.#watcher = watcher
    this.#timing = timing
    this.#head = head
    this.#intervalMs = timing.intervalMs
    this.background = new Background(options.logger)
  }

  start(): void {
    this.background.run('beats', async () => {
      for (let head = this.#head(); head !== undefined && !this.background.signal.aborted; head = this.#head()) {
        const pauseMs = await this.#once(head)
        if (pauseMs === undefined) return
        await this.background.pause(pauseMs)
      }
    })
  }

  /** How long until the next beat; undefined when there is none. */
  async #once(head: Head): Promise<number | undefined> {
    const { incarnation, version } = head
    const carries = this.#told !== version
    const request: HeartbeatRequest = { incarnation: BigInt(incarnation), version: BigInt(version), ...(carries ? { head: head.signed } : {}) }
    try {
      const options = { timeoutMs: 2 * this.#intervalMs, signal: this.background.signal }
      const answer: HeartbeatResponse = await this.#options.rpc.call(this.#watcher, xisProtocol.heartbeat, request, options)
      this.#failures = 0
      this.#told = answer.lacking ? undefined : version
      if (answer.intervalMs > 0) this.#intervalMs = Math.min(answer.intervalMs, MAX_INTERVAL_MS)
      // It has forgotten the head, in a restart: at once, unless it was in this very beat.
      return answer.lacking && !carries ? 0 : this.#intervalMs
    } catch (error) {
      return this.#failed(error, incarnation)
    }
  }

  #failed(error: unknown, incarnation: number): number | undefined {
    if (this.background.signal.aborted) return undefined
    if (!(error instanceof XenoError)) throw error
    if (error.code === 'xis-departed' && this.#head()?.incarnation === incarnation) this.#events.departed(incarnation, this.#watcher)
    this.#failures++
    if (this.#failures === this.#timing.lostBeats) this.#events.lost(this.#watcher)
    this.#told = undefined
    this.#options.logger.debug({ watcher: this.#watcher, failures: this.#failures, error }, 'a watcher did not take a beat')
    return this.#intervalMs
  }
}

export class Beats {
  readonly #options: AdvertiserOptions
  readonly #events: BeatEvents
  readonly #beating = new Map<string, Beat>()
  #head: Head | undefined

  constructor(options: AdvertiserOptions, events: BeatEvents) {
    this.#options = options
    this.#events = events
  }

  /** From now on of this version, to its watchers and to nobody else. */
  set(head: Head, timing: BeatTiming): void {
    this.#head = head
    const wanted = new Map(head.watchers.map(watcher => [toText(watcher), watcher]))
    for (const [key, beat] of this.#beating) {
      if (wanted.has(key)) continue
      this.#beating.delete(key)
      beat.background.abort()
    }
    for (const [key, watcher] of wanted) {
      if (this.#beating.has(key)) continue
      const beat = new Beat(this.#options, this.#events, watcher, timing, () => this.#head)
      this.#beating.set(key, beat)
      beat.start()
    }
  }

  async stop(): Promise<void> {
    this.#head = undefined
    const all = [...this.#beating.values()]
    this.#beating.clear()
    await Promise.all(all.map(beat => beat.background.stop()))
  }
}
