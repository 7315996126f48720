/** Repeating what must happen in the end, with growing pauses. */

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

/** Pauses of 100 ms, 200 ms, ... 5 s. */
export class Backoff {
  #ms = 100

  async pause(signal: AbortSignal): Promise<void> {
    await pause(this.#ms, signal)
    this.#ms = Math.min(this.#ms * 2, 5_000)
  }
}

/** Repeats until it works; undefined when the signal was aborted first. `failed` hears of each failure. */
export async function persevere<T>(work: () => Promise<T>, failed: (error: unknown) => void, signal: AbortSignal): Promise<T | undefined> {
  const backoff = new Backoff()
  while (!signal.aborted) {
    try {
      return await work()
    } catch (error) {
      failed(error)
      await backoff.pause(signal)
    }
  }
  return undefined
}
