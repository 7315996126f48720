/** Repeating what must happen in the end, with growing pauses. */
import { Backoff } from '../../types/pause.ts'

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
