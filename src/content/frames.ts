/** Frames and bare bytes on one stream: a frame is its length as a varint, then its bytes; what follows a frame may be bare. */
import { type Bytes, bytes, concat, EMPTY } from '../types/bytes.ts'
import { commonErrors } from '../types/errors.ts'
import { decodeLoose, encode, type MessageCodec } from '../wire/canonical.ts'
import type { RawStream } from '../wire/rpc.ts'
import { contentErrors } from './errors.ts'

export const MAX_FRAME_BYTES = 4_096
const MAX_LENGTH_BYTES = 2
const CONTINUES = 0x80
const VARINT_BITS = 7

/** Reads one stream, each read within the time given. */
export class FrameReader {
  readonly #chunks: AsyncIterator<Bytes>
  readonly #stream: RawStream
  #rest: Bytes = EMPTY

  constructor(stream: RawStream) {
    this.#stream = stream
    this.#chunks = stream.read()[Symbol.asyncIterator]()
  }

  /** Undefined at the end of the stream. @throws XenoError `malformed`, `blob-stalled`, `unavailable` */
  async frame<T>(codec: MessageCodec<T>, idleMs: number): Promise<T | undefined> {
    let length = this.#lengthPrefix()
    while (length === undefined || this.#rest.length < length.prefix + length.body) {
      const chunk = await this.#next(idleMs)
      if (chunk === undefined) {
        if (this.#rest.length > 0) throw commonErrors.error('malformed', { what: 'frame' })
        return undefined
      }
      this.#rest = concat(this.#rest, chunk)
      length = this.#lengthPrefix()
    }
    const { prefix, body } = length
    const message = decodeLoose(codec, this.#rest.subarray(prefix, prefix + body), MAX_FRAME_BYTES)
    if (message === undefined) throw commonErrors.error('malformed', { what: 'frame' })
    this.#rest = bytes(this.#rest.subarray(prefix + body))
    return message
  }

  /** The next bare bytes; undefined at the end of the stream. @throws XenoError `blob-stalled`, `unavailable` */
  async bare(idleMs: number): Promise<Bytes | undefined> {
    if (this.#rest.length === 0) return this.#next(idleMs)
    const rest = this.#rest
    this.#rest = EMPTY
    return rest
  }

  /** Undefined while it has not all come. */
  #lengthPrefix(): { prefix: number; body: number } | undefined {
    let body = 0
    for (let i = 0; i < MAX_LENGTH_BYTES; i++) {
      const byte = this.#rest[i]
      if (byte === undefined) return undefined
      body |= (byte & ~CONTINUES) << (VARINT_BITS * i)
      if ((byte & CONTINUES) === 0) {
        if (body > MAX_FRAME_BYTES) break
        return { prefix: i + 1, body }
      }
    }
    throw commonErrors.error('too-large', { what: 'frame', limit: MAX_FRAME_BYTES })
  }

  async #next(idleMs: number): Promise<Bytes | undefined> {
    const stalled = contentErrors.error('blob-stalled', { waitedMs: idleMs })
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      reject(stalled)
      this.#stream.abort(stalled)
    }, idleMs)
    try {
      const next = await Promise.race([this.#chunks.next(), late])
      return next.done === true ? undefined : next.value
    } finally {
      clearTimeout(timer)
    }
  }
}

export async function writeFrame<T>(stream: RawStream, codec: MessageCodec<T>, message: T): Promise<void> {
  const body = encode(codec, message)
  const prefix =
    body.length < CONTINUES ? Uint8Array.of(body.length) : Uint8Array.of((body.length % CONTINUES) | CONTINUES, Math.floor(body.length / CONTINUES))
  await stream.write(concat(prefix, body))
}
