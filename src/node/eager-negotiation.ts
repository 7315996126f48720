/**
 * Negotiation without waiting. multistream-select names a protocol and reads the other side's agreement before anything
 * else is sent: a round trip for each connection (Noise) and for each stream, though there is only one protocol to
 * choose. Here the agreement is taken for granted: libp2p's own selection finds it in the stream at once and goes on, and
 * the real one is taken out of what arrives, and checked. A side that does not agree ends the stream with
 * `no-such-method`. On the wire the bytes of each direction are what they are without this; only their times differ.
 *
 * Asked for by a stream's `negotiateFully: false`, which libp2p documents and does not carry out; connections always.
 */
import type { CreateStreamOptions, MessageStream, Stream, StreamMuxer, StreamMuxerFactory } from '@libp2p/interface'
import { AbstractMessageStream } from '@libp2p/utils'
import { Uint8ArrayList } from 'uint8arraylist'
import { utf8 } from '../types/bytes.ts'
import { nodeErrors } from './errors.ts'

const MULTISTREAM = '/multistream/1.0.0'
const NOISE = '/noise'

interface EagerStreamOptions extends CreateStreamOptions {
  readonly negotiateFully?: boolean
}

/** A muxer whose streams are negotiated eagerly where that is asked for. */
export function eagerStreams<Components>(muxer: (components: Components) => StreamMuxerFactory) {
  return (components: Components): StreamMuxerFactory => {
    const factory = muxer(components)
    return { protocol: factory.protocol, createStreamMuxer: connection => withEagerStreams(factory.createStreamMuxer(connection)) }
  }
}

function withEagerStreams(muxer: StreamMuxer): StreamMuxer {
  const createStream = muxer.createStream.bind(muxer)
  muxer.createStream = async (options: EagerStreamOptions = {}) => {
    const stream = await createStream(options)
    if (options.negotiateFully === false && options.protocol !== undefined) {
      closeAfter(takeAgreementForGranted(stream, options.protocol), stream)
    }
    return stream
  }
  return muxer
}

/**
 * A side that is told of the end while it still negotiates would lose what came between: the end waits for the agreement.
 * Who closes does not; a stream that breaks meanwhile has no end to tell.
 */
function closeAfter(agreed: Promise<void>, stream: Stream): void {
  const close = stream.close.bind(stream)
  let isAgreed = false
  agreed.then(() => {
    isAgreed = true
  })
  stream.close = async options => {
    if (isAgreed) await close(options)
    else agreed.then(() => close()).catch((error: unknown) => stream.log('could not be closed - %e', error))
  }
}

/** For a connection whose encryption is still to be chosen. There is one: Noise. */
export function takeNoiseForGranted(connection: MessageStream): void {
  if (connection.direction === 'outbound') void takeAgreementForGranted(connection, NOISE)
}

/** Settles when the agreement has come; never, when the stream breaks before. */
function takeAgreementForGranted(stream: MessageStream, protocol: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (!(stream instanceof AbstractMessageStream)) throw new TypeError('libp2p has made another kind of stream')
  const agreement = encodeLines(MULTISTREAM, protocol)
  const arrived = new Uint8ArrayList()
  const onData = stream.onData.bind(stream)
  stream.push(agreement)
  stream.onData = data => {
    arrived.append(data)
    const isAgreed = startsAlike(arrived.subarray(), agreement)
    if (isAgreed && arrived.byteLength < agreement.length) return
    stream.onData = onData
    if (!isAgreed) return stream.abort(nodeErrors.error('no-such-method', { what: protocol }))
    resolve()
    onData(arrived.sublist(agreement.length))
  }
  return promise
}

/** Each with its length before it and a newline behind it; shorter than 127 bytes. */
function encodeLines(...lines: readonly string[]): Uint8Array {
  return Uint8Array.from(lines.flatMap(line => [line.length + 1, ...utf8(`${line}\n`)]))
}

/** As far as both go. */
function startsAlike(a: Uint8Array, b: Uint8Array): boolean {
  const length = Math.min(a.length, b.length)
  return a.subarray(0, length).every((byte, index) => byte === b[index])
}
