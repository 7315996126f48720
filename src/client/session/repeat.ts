/** Requests that are safe to repeat, repeated while a server cannot be reached. */
import { isXenoError } from '../../types/errors.ts'
import { pause as settlingPause } from '../../types/pause.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 2_000

/** A node that starts listens before its roles serve: until then it knows no method of theirs. */
const SILENCES = ['unavailable', 'timeout', 'busy', 'no-such-method']

/** Whether nothing is known of what became of a request. */
export function isSilence(error: unknown): boolean {
  return SILENCES.some(code => isXenoError(error, code))
}

export interface Patience {
  /** Ms since 1970 after which no further try begins. */
  readonly until: number
  readonly now: () => number
  readonly signal: AbortSignal
}

/** The same request again while there is no answer. Throws the last silence when patience is over, and any other error at once. */
export async function repeat<T>(request: () => Promise<T>, patience: Patience): Promise<T> {
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    try {
      return await request()
    } catch (error) {
      patience.signal.throwIfAborted()
      if (!isSilence(error) || patience.now() + pauseMs >= patience.until) throw error
      await pause(pauseMs, patience.signal)
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
    }
  }
}

/** Follows a stream through broken connections: `open` begins where the last item left off. Silence that lasts too long is thrown. */
export async function* follow<T>(
  open: () => AsyncIterable<T>,
  options: { readonly patienceMs: number; readonly now: () => number; readonly signal: AbortSignal },
): AsyncGenerator<T> {
  const { patienceMs, now, signal } = options
  let heardAt = now()
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    try {
      for await (const item of open()) {
        heardAt = now()
        pauseMs = FIRST_PAUSE_MS
        yield item
      }
      return
    } catch (error) {
      signal.throwIfAborted()
      if (!isSilence(error) || now() > heardAt + patienceMs) throw error
      await pause(pauseMs, signal)
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
    }
  }
}

/** What is asked of a session that its server may not know yet: where it does not, once more when it does. */
export async function* whenKnown<T>(open: () => AsyncIterable<T>, known: Promise<unknown>): AsyncGenerator<T> {
  try {
    yield* open()
  } catch (error) {
    if (!isXenoError(error, 'not-found')) throw error
    await known
    yield* open()
  }
}

/** Rejects with the signal's reason when it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await settlingPause(ms, signal)
  signal.throwIfAborted()
}
