/**
 * Compares this machine's clock with those of the validators of the XenoCorps that the node deals with, at the start, every
 * LOOK_MS, and at once when the clock has jumped against the time that has passed.
 *
 *   right -> doubtful (it jumped) -> right | wrong ; wrong -> right, by itself, when the clock is set
 *
 * Beware of liars: it is wrong only when more than f validators of one committee, two at least and most of those that answer,
 * say so on the same side; at least one of them is honest. One answer proves nothing.
 */
import type { Committee } from '../corp/core/committee.ts'
import { type Bytes, equal } from '../types/bytes.ts'
import { isXenoError, type XenoError } from '../types/errors.ts'
import { pause } from '../types/pause.ts'
import type { Clock, Logger, Service } from '../types/ports.ts'
import { corpProtocol } from '../wire/protocols.ts'
import type { RpcClient } from '../wire/rpc.ts'
import { MAX_SKEW_MS } from '../xenoserver/core/defaults.ts'
import { daemonErrors } from './errors.ts'

const LOOK_MS = 30_000
const LOOK_AGAIN_MS = 2_000
/** How often it is seen whether the clock has jumped, and by how much it must have. */
const TICK_MS = 500
const JUMP_MS = 1_000
const ASK_TIMEOUT_MS = 2_000
/** Nobody's account: its status is cheap, and carries the validator's time. */
const NO_ACCOUNT = new Uint8Array(32)

export interface ClockWatchOptions {
  readonly self: Bytes
  readonly rpc: RpcClient
  readonly clock: Clock
  readonly logger: Logger
  committees(): readonly Committee[]
}

interface Skew {
  /** Positive: this clock is ahead. */
  readonly aheadMs: number
  readonly say: number
  readonly of: number
}

export class ClockWatch implements Service {
  readonly name = 'clock'
  readonly #options: ClockWatchOptions
  readonly #stop = new AbortController()
  #wake = new AbortController()
  #wrong: Skew | undefined
  #isDoubtful = false
  #lastOffset: number
  #ticking: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(options: ClockWatchOptions) {
    this.#options = options
    this.#lastOffset = this.#offset()
  }

  /** Why nothing is done that hangs on the time; undefined while the clock is believed. */
  get refusal(): XenoError | undefined {
    this.#tick()
    if (this.#wrong !== undefined) return clockWrong(this.#wrong)
    return this.#isDoubtful ? daemonErrors.error('clock-doubtful') : undefined
  }

  async start(): Promise<void> {
    this.#ticking = setInterval(() => this.#tick(), TICK_MS)
    this.#looking = this.#run()
  }

  /** Compares the clocks now, with the XenoCorps that are known by now; settles within some seconds. */
  async settle(): Promise<void> {
    await this.#look()
  }

  async stop(): Promise<void> {
    clearInterval(this.#ticking)
    this.#stop.abort()
    await this.#looking
  }

  /** Also whenever the clock is about to be believed: what is signed with a wrong time may stand for long. */
  #tick(): void {
    const now = this.#offset()
    const byMs = now - this.#lastOffset
    this.#lastOffset = now
    if (Math.abs(byMs) > JUMP_MS) this.#jumped(byMs)
  }

  #offset(): number {
    return this.#options.clock.now() - performance.now()
  }

  #jumped(byMs: number): void {
    this.#options.logger.warn({ byMs: Math.round(byMs) }, "this machine's clock has jumped; it is compared with others'")
    this.#isDoubtful = this.#options.committees().some(({ validators }) => this.#others(validators).length > 1)
    this.#wake.abort()
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#wake = new AbortController()
      const judged = await this.#look()
      const isSettled = judged && this.#wrong === undefined
      await pause(isSettled ? LOOK_MS : LOOK_AGAIN_MS, AbortSignal.any([this.#stop.signal, this.#wake.signal]))
    }
  }

  /** True when enough have answered to judge by. */
  async #look(): Promise<boolean> {
    const { logger } = this.#options
    const judgements = await Promise.all(this.#options.committees().map(committee => this.#judge(committee)))
    const skews = judgements.filter(judgement => judgement !== undefined)
    if (skews.length === 0 || this.#wake.signal.aborted) return false
    const wrong = skews.find(({ aheadMs }) => Math.abs(aheadMs) > MAX_SKEW_MS)
    if (wrong !== undefined && this.#wrong === undefined) logger.error({ code: 'clock-wrong', ...wrong }, clockWrong(wrong).message)
    if (wrong === undefined && this.#wrong !== undefined) logger.info({ event: 'clock-right' }, "this machine's clock is right again")
    this.#wrong = wrong
    this.#isDoubtful = false
    return true
  }

  /** The skew that more than f validators, and most, agree on; undefined when too few have answered. */
  async #judge({ validators, quorum }: Committee): Promise<Skew | undefined> {
    const asked = this.#others(validators)
    const answers = await Promise.allSettled(asked.map(validator => this.#aheadOf(validator)))
    const ahead = answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []))
    const most = Math.max(quorum.f + 1, 2, Math.floor(ahead.length / 2) + 1)
    for (const is of [isAhead, isBehind, isRight]) {
      const agreeing = ahead.filter(is).sort((a, b) => a - b)
      if (agreeing.length >= most) return { aheadMs: Math.round(agreeing[agreeing.length >> 1] ?? 0), say: agreeing.length, of: asked.length }
    }
    return undefined
  }

  async #aheadOf(validator: Bytes): Promise<number> {
    const { rpc, clock, logger } = this.#options
    const [sent, start] = [clock.now(), performance.now()]
    try {
      const { time } = await rpc.call(
        validator,
        corpProtocol.account,
        { account: NO_ACCOUNT },
        { timeoutMs: ASK_TIMEOUT_MS, signal: this.#stop.signal },
      )
      return sent + (performance.now() - start) / 2 - Number(time)
    } catch (error) {
      if (!isXenoError(error)) logger.error({ error }, 'asking for the time failed')
      throw error
    }
  }

  #others(validators: readonly Bytes[]): Bytes[] {
    return validators.filter(validator => !equal(validator, this.#options.self))
  }
}

const isAhead = (ms: number): boolean => ms > MAX_SKEW_MS
const isBehind = (ms: number): boolean => ms < -MAX_SKEW_MS
const isRight = (ms: number): boolean => Math.abs(ms) <= MAX_SKEW_MS

function clockWrong({ aheadMs, say, of }: Skew): XenoError {
  const seconds = `${(Math.abs(aheadMs) / 1_000).toFixed(1)} s`
  return daemonErrors.error('clock-wrong', { by: `${seconds} ${aheadMs > 0 ? 'ahead' : 'behind'}`, say, of })
}
