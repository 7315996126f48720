/**
 * Collects the validators' answers until they come to a verdict.
 *
 *   asking -> decided          a quorum of votes, or a slot that is lost: at once
 *          -> decided          refused: when all have answered and q agree; REST_MS later where some have not answered;
 *                              PATIENCE_MS later where the refusals may be lag
 *          -> out of time      the refusal that stands, else no verdict
 */
import type { Quorum } from '../core/quorum.ts'
import { abortError, type Next, pursue } from './pursue.ts'
import { type Answer, Tally, type Verdict } from './tally.ts'

export interface CollectOptions {
  readonly signal?: AbortSignal | undefined
  /** How long to go on asking. Default 10 s. */
  readonly deadlineMs?: number | undefined
}

export interface Collecting<Vote> extends CollectOptions {
  readonly quorum: Quorum
  /** One request to one validator: its answer, and whether to ask it again. May throw XenoError. */
  ask(validator: number, attempt: number, signal: AbortSignal): Promise<{ answer: Answer<Vote>; next: Next }>
  /** Goes on with those who have not voted after a quorum has, for this long: so that all learn of it. Default 0. */
  readonly lingerMs?: number
}

export interface Collected<Vote> {
  /** Undefined when the time was over without one. */
  readonly verdict: Verdict<Vote> | undefined
  /** Validators that voted or refused. */
  readonly answered: number
  /** Settles when nobody is asked any more. */
  readonly over: Promise<void>
}

export const DEADLINE_MS = 10_000
const REST_MS = 250
const PATIENCE_MS = 1_500

/** @throws what the signal was aborted with (XenoError `timeout` where that is no error) */
export async function collect<Vote>(collecting: Collecting<Vote>): Promise<Collected<Vote>> {
  const collection = new Collection(collecting)
  const { signal } = collecting
  const over = collection.run()
  const verdict = await collection.decided
  if (verdict === undefined && signal?.aborted === true) throw abortError(signal)
  return { verdict, answered: collection.tally.answered, over }
}

class Collection<Vote> {
  readonly tally: Tally<Vote>
  readonly decided: Promise<Verdict<Vote> | undefined>
  readonly #collecting: Collecting<Vote>
  readonly #resolve: (verdict: Verdict<Vote> | undefined) => void
  readonly #reject: (defect: unknown) => void
  readonly #stop = new AbortController()
  readonly #timers = new Set<NodeJS.Timeout>()
  #patient = false
  #hasDecided = false

  constructor(collecting: Collecting<Vote>) {
    this.#collecting = collecting
    this.tally = new Tally(collecting.quorum)
    const { promise, resolve, reject } = Promise.withResolvers<Verdict<Vote> | undefined>()
    this.decided = promise
    this.#resolve = resolve
    this.#reject = reject
  }

  /** Never rejects: a defect rejects `decided`. */
  async run(): Promise<void> {
    const { signal: outer, quorum, deadlineMs = DEADLINE_MS } = this.#collecting
    const cancel = (): void => this.#stop.abort()
    if (outer?.aborted === true) cancel()
    outer?.addEventListener('abort', cancel, { once: true })
    this.#after(deadlineMs, () => this.#end())
    try {
      await pursue({
        validators: quorum.n,
        signal: this.#stop.signal,
        ask: (validator, attempt, signal) => this.#ask(validator, attempt, signal),
        failed: (validator, error) => this.#hear(validator, { kind: 'failed', code: error.code }),
      })
      this.#end()
    } catch (defect) {
      this.#reject(defect)
      this.#stop.abort()
    } finally {
      for (const timer of this.#timers) clearTimeout(timer)
      outer?.removeEventListener('abort', cancel)
    }
  }

  async #ask(validator: number, attempt: number, signal: AbortSignal): Promise<Next> {
    const { answer, next } = await this.#collecting.ask(validator, attempt, signal)
    this.#hear(validator, answer)
    return next
  }

  #hear(validator: number, answer: Answer<Vote>): void {
    this.tally.add(validator, answer)
    this.#decide(this.tally.settled())
    if (this.tally.complete) this.#decide(this.tally.refusedByQuorum())
    if (!this.tally.blocked || this.#patient) return
    this.#patient = true
    this.#after(REST_MS, () => this.#decide(this.tally.refusedByQuorum()))
    this.#after(PATIENCE_MS, () => {
      this.#patient = false
      this.#decide(this.tally.refusedForNow())
    })
  }

  #decide(verdict: Verdict<Vote> | undefined): void {
    if (verdict === undefined || this.#hasDecided) return
    this.#hasDecided = true
    this.#resolve(verdict)
    const { lingerMs = 0 } = this.#collecting
    if (verdict.kind !== 'quorum' || lingerMs === 0) this.#stop.abort()
    else this.#after(lingerMs, () => this.#stop.abort())
  }

  /** Nobody is asked any more, or the time is over: what stands is the answer. */
  #end(): void {
    if (this.#collecting.signal?.aborted !== true) this.#decide(this.tally.refusedForNow())
    this.#resolve(undefined)
    this.#stop.abort()
  }

  #after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
    }, ms)
    this.#timers.add(timer)
  }
}
