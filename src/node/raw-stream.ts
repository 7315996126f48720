/**
 * A libp2p stream as the RawStream port: chunks in order, with back-pressure both ways.
 *
 * A stream's own iterator takes whatever comes, however slowly it is read. Here the stream is paused while more than
 * HIGH_WATER_BYTES wait to be read, so that the other side's window closes; what is on its way then (one window at most)
 * waits in the stream's own buffer.
 */
import type { Stream, StreamCloseEvent, StreamMessageEvent } from '@libp2p/interface'
import { type Bytes, bytes } from '../types/bytes.ts'
import { commonErrors, XenoError } from '../types/errors.ts'
import type { RawStream } from '../wire/rpc.ts'

const HIGH_WATER_BYTES = 256 * 1024

/** Chunks between the stream's events and one reader. */
class Inbox {
  readonly #stream: Stream
  readonly #chunks: Bytes[] = []
  #waitingBytes = 0
  #resuming = false
  #ended: 'no' | 'cleanly' | { readonly error: Error } = 'no'
  #wake: () => void = () => undefined

  constructor(stream: Stream) {
    this.#stream = stream
    stream.addEventListener('message', event => this.#arrived(event))
    // An abort says `end` before it says why.
    stream.addEventListener('end', () => stream.status === 'aborted' || this.#finish(undefined))
    stream.addEventListener('close', event => this.#finish(event))
    if (stream.readableEnded) this.#finish(undefined)
  }

  /** Undefined once the other side has ended its writing and all of it was taken. @throws when the stream broke */
  async take(): Promise<Bytes | undefined> {
    for (;;) {
      const chunk = this.#chunks.shift()
      if (chunk !== undefined) {
        this.#waitingBytes -= chunk.length
        return chunk
      }
      this.#resume()
      if (this.#chunks.length > 0) continue
      if (this.#ended === 'cleanly') return undefined
      if (this.#ended !== 'no') throw this.#ended.error
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      await promise
    }
  }

  #arrived({ data }: StreamMessageEvent): void {
    const chunk = bytes(data.subarray())
    this.#chunks.push(chunk)
    this.#waitingBytes += chunk.length
    if (!this.#resuming) this.#pauseIfFull()
    this.#wake()
  }

  #pauseIfFull(): void {
    if (this.#waitingBytes > HIGH_WATER_BYTES && this.#stream.readStatus === 'readable') this.#stream.pause()
  }

  /** Hands over what came while the stream was paused, in this very call. */
  #resume(): void {
    if (this.#stream.readStatus !== 'paused') return
    // Its last step opens the window, whatever happened before: a pause in the midst of it would not hold.
    this.#resuming = true
    try {
      this.#stream.resume()
    } catch (error) {
      // The connection is gone: nobody can be told that there is room again, but what had come was handed over.
      if (this.#stream.status === 'open') throw error
    } finally {
      this.#resuming = false
    }
    this.#pauseIfFull()
  }

  /** A transport may close while chunks wait in a paused stream. */
  #finish(event: StreamCloseEvent | undefined): void {
    if (typeof this.#ended === 'object') return
    const { status, readableEnded } = this.#stream
    const broke = status === 'aborted' || status === 'reset'
    if (broke) this.#ended = { error: asXenoError(event?.error) }
    else if (readableEnded) this.#ended = 'cleanly'
    this.#wake()
  }
}

/** Settles when the stream takes more. (Its own `onDrain` settles at once, always, after the first drain.) @throws when it broke */
async function drained(stream: Stream): Promise<void> {
  while (stream.writableNeedsDrain) {
    if (stream.status !== 'open') throw commonErrors.error('unavailable', { what: 'the stream' })
    const { promise, resolve } = Promise.withResolvers<void>()
    const events = ['drain', 'close'] as const
    const wake = (): void => resolve()
    for (const event of events) stream.addEventListener(event, wake)
    await promise
    for (const event of events) stream.removeEventListener(event, wake)
  }
}

export function rawStream(stream: Stream): RawStream {
  const inbox = new Inbox(stream)
  return {
    async *read(): AsyncIterable<Bytes> {
      for (let chunk = await inbox.take(); chunk !== undefined; chunk = await inbox.take()) yield chunk
    },
    write: chunk =>
      orUnavailable(async () => {
        if (!stream.send(chunk)) await drained(stream)
      }),
    close: () => orUnavailable(() => stream.close()),
    abort: error => stream.abort(error),
  }
}

async function orUnavailable(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    throw asXenoError(error)
  }
}

function asXenoError(error: unknown): XenoError {
  return error instanceof XenoError ? error : commonErrors.error('unavailable', { what: 'the stream' }, error)
}
