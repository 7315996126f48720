/** Waiting that a signal cuts short, and pauses that grow. */

/** Settles after the time, or at once when the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const over = (): void => resolve()
  const timer = setTimeout(over, ms)
  signal.addEventListener('abort', over, { once: true })
  await promise
  clearTimeout(timer)
  signal.removeEventListener('abort', over)
}

export interface BackoffOptions {
  readonly firstMs: number
  readonly longestMs: number
}

/** Pauses of `firstMs`, twice that, ... `longestMs`. */
export class Backoff {
  readonly #options: BackoffOptions
  #ms: number

  constructor(options: BackoffOptions = { firstMs: 100, longestMs: 5_000 }) {
    this.#options = options
    this.#ms = options.firstMs
  }

  /** The pause that comes next. */
  get nextMs(): number {
    return this.#ms
  }

  async pause(signal: AbortSignal): Promise<void> {
    const ms = this.#ms
    this.#ms = Math.min(2 * ms, this.#options.longestMs)
    await pause(ms, signal)
  }

  /** It worked: the next pause is short again. */
  reset(): void {
    this.#ms = this.#options.firstMs
  }
}

/**
 * Settles as the work does, or after the time: the work may go on then, and nobody waits for it any more. Until either the
 * process stays alive, also where the work waits for nothing that would keep it so.
 */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const settled = new AbortController()
  await Promise.race([work, pause(ms, settled.signal)]).finally(() => settled.abort())
}
