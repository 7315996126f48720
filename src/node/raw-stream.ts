/** A libp2p stream as the RawStream port: chunks in order, with back-pressure both ways. */
import type { Stream } from '@libp2p/interface'
import { type Bytes, bytes } from '../types/bytes.ts'
import type { RawStream } from '../wire/rpc.ts'

export function rawStream(stream: Stream): RawStream {
  return {
    async *read(): AsyncIterable<Bytes> {
      for await (const chunk of stream) yield bytes(chunk.subarray())
    },
    async write(chunk) {
      if (!stream.send(chunk)) await stream.onDrain()
    },
    close: () => stream.close(),
    abort: error => stream.abort(error),
  }
}
