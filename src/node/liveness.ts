/**
 * Finds connections that lead nowhere any more. TCP itself would hold on to them for minutes, and libp2p's own monitor looks
 * every 10 s; this looks when there is a reason: the machine lost an address, or the peer has come back on another way.
 */
import type { Connection } from '@libp2p/interface'

const PING = '/xeno/ping/1.0.0'
const PING_BYTES = 32
/** A connection that gives no answer for so long is ended; whoever needs the peer dials it anew. */
export const ANSWER_WITHIN_MS = 3_000

/** Ends it when nothing comes back; never rejects. */
export async function endIfDead(connection: Connection): Promise<void> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
  try {
    const stream = await connection.newStream(PING, { signal })
    signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    // On a stream that is gone already `send` throws, and nobody waits for the answer.
    promise.catch(() => undefined)
    stream.addEventListener('message', () => resolve(), { once: true })
    stream.addEventListener('close', () => reject(new Error('the ping was cut off')), { once: true })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    stream.send(crypto.getRandomValues(new Uint8Array(PING_BYTES)))
    await promise
    await stream.close({ signal })
  } catch (error) {
    if (signal.aborted) connection.abort(error instanceof Error ? error : new Error(String(error)))
  }
}
