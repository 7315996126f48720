/** What both ends of an RPC stream share: framing and envelopes. */
import type { Stream } from '@libp2p/interface'
import { lpStream } from '@libp2p/utils'
import { type Bytes, bytes } from '../types/bytes.ts'
import { XenoError } from '../types/errors.ts'
import { decodeLoose, encode } from '../wire/canonical.ts'
import { Envelope } from '../wire/generated/envelope.ts'

/** Beside the body: request id, method name, flags. */
export const ENVELOPE_OVERHEAD_BYTES = 512
const NEVER_MS = 2 ** 31 - 1

/** Envelopes over one libp2p stream. Reading ends with undefined when the other side closed. */
export class EnvelopeStream {
  readonly #frames
  readonly #stream: Stream
  readonly #maxFrameBytes: number

  constructor(stream: Stream, maxBodyBytes: number) {
    this.#stream = stream
    this.#maxFrameBytes = maxBodyBytes + ENVELOPE_OVERHEAD_BYTES
    // Whether the peer lives is for the connection's monitor to find out; a long-lived stream may be silent.
    stream.inactivityTimeout = NEVER_MS
    this.#frames = lpStream(stream, { maxDataLength: this.#maxFrameBytes, maxBufferSize: 2 * this.#maxFrameBytes })
  }

  /** @throws when the stream broke, or the frame is too large or no envelope */
  async read(): Promise<Envelope | undefined> {
    let frame: Bytes
    try {
      frame = bytes((await this.#frames.read()).subarray())
    } catch (error) {
      if (error instanceof Error && error.name === 'UnexpectedEOFError') return undefined
      throw error
    }
    const envelope = decodeLoose(Envelope, frame, this.#maxFrameBytes)
    if (envelope === undefined) throw new XenoError('malformed', { what: 'envelope' })
    return envelope
  }

  /** Settles when the stream takes more. */
  async write(envelope: Partial<Envelope>): Promise<void> {
    await this.#frames.write(encode(Envelope, { requestId: 0, method: '', event: false, cancel: false, ...envelope }))
  }

  abort(error: Error): void {
    this.#stream.abort(error)
  }

  async close(): Promise<void> {
    await this.#stream.close()
  }
}
