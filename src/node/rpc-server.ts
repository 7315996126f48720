/**
 * Answers calls on libp2p streams: one long-lived stream a caller and protocol, requests on it answered in any order.
 * Every request passes, in this order: size, rate, who may call, decoding, handler. A frame that is no envelope ends the
 * stream. At most MAX_UNDER_WAY requests of one stream are under way; one more is refused with `busy`. A caller that takes
 * no answers is not read from any more once MAX_UNSENT of them wait, refusals included.
 */
import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import { type Bytes, bytes, toText } from '../types/bytes.ts'
import { commonErrors, XenoError } from '../types/errors.ts'
import type { Clock, Logger } from '../types/ports.ts'
import { decodeLoose, encode } from '../wire/canonical.ts'
import type { Envelope } from '../wire/generated/envelope.ts'
import type { CallContext, Callers, CallMethod, RawProtocol, RawStream, RpcServer, StreamMethod } from '../wire/rpc.ts'
import { toWireError } from '../wire/wire-error.ts'
import { nodeErrors } from './errors.ts'
import { peerBytes } from './peers.ts'
import { RateLimiter } from './rate-limit.ts'
import { rawStream } from './raw-stream.ts'
import { EnvelopeStream } from './rpc-wire.ts'

const MAX_UNDER_WAY = 256
/** Requests of one stream whose answer is not on it yet: all that may be under way, and as many refusals. */
const MAX_UNSENT = 2 * MAX_UNDER_WAY
const MAX_STREAMS_A_PEER = 64

/** What decides whether a request is let in. */
interface Admitted {
  readonly protocol: string
  readonly name: string
  readonly callers: Callers
  readonly perSecond: number
  readonly burst: number
}

interface Handler {
  readonly method: Admitted & { readonly maxRequestBytes: number }
  /** Decodes, runs, and yields the encoded events; the returned value is the encoded closing body. */
  run(body: Bytes, context: CallContext): AsyncGenerator<Bytes, Bytes | undefined>
}

type Restricted = Exclude<Callers, 'anyone'>

export class Libp2pRpcServer implements RpcServer {
  readonly #libp2p: Libp2p
  readonly #logger: Logger
  readonly #limiter: RateLimiter
  readonly #protocols = new Map<string, Map<string, Handler>>()
  readonly #admissions = new Map<Restricted, (peer: Bytes) => boolean>()

  constructor(libp2p: Libp2p, clock: Clock, logger: Logger) {
    this.#libp2p = libp2p
    this.#logger = logger
    this.#limiter = new RateLimiter(clock)
  }

  /** Who belongs to a class of callers; nobody does until this is said. */
  admit(callers: Restricted, isMember: (peer: Bytes) => boolean): void {
    this.#admissions.set(callers, isMember)
  }

  handle<Request, Response>(method: CallMethod<Request, Response>, handler: (request: Request, context: CallContext) => Promise<Response>): void {
    this.#register(method.protocol, {
      method,
      async *run(body, context) {
        return encode(method.response, await handler(decodeRequest(method, body), context))
      },
    })
  }

  handleStream<Request, Event>(
    method: StreamMethod<Request, Event>,
    handler: (request: Request, context: CallContext) => AsyncIterable<Event>,
  ): void {
    this.#register(method.protocol, {
      method,
      async *run(body, context) {
        for await (const event of handler(decodeRequest(method, body), context)) yield encode(method.response, event)
        return undefined
      },
    })
  }

  handleRaw(row: RawProtocol, handler: (stream: RawStream, context: CallContext) => Promise<void>): void {
    const serve = async (stream: Stream, connection: Connection): Promise<void> => {
      const peer = peerBytes(connection.remotePeer)
      this.#admit({ ...row, name: row.protocol }, peer)
      const abort = new AbortController()
      stream.addEventListener('close', () => abort.abort(), { once: true })
      await handler(rawStream(stream), { peer, signal: abort.signal })
    }
    this.#listen(row.protocol, serve, row.maxStreams)
  }

  /** Answers a call that this node makes to itself, as one from outside is answered; libp2p does not dial oneself. */
  async *answerSelf(protocol: string, name: string, body: Bytes, signal: AbortSignal): AsyncGenerator<Bytes, Bytes | undefined> {
    const handler = this.#protocols.get(protocol)?.get(name)
    if (handler === undefined) throw nodeErrors.error('no-such-method', { what: name })
    const peer = peerBytes(this.#libp2p.peerId)
    this.#admit(handler.method, peer)
    try {
      return yield* handler.run(body, { peer, signal })
    } catch (error) {
      throw this.#asXenoError(error, name)
    }
  }

  #register(protocol: string, handler: Handler): void {
    const known = this.#protocols.get(protocol)
    if (known !== undefined) {
      known.set(handler.method.name, handler)
      return
    }
    const methods = new Map([[handler.method.name, handler]])
    this.#protocols.set(protocol, methods)
    this.#listen(protocol, (stream, connection) => this.#serve(stream, connection, methods))
  }

  #listen(protocol: string, serve: (stream: Stream, connection: Connection) => Promise<void>, maxStreams = MAX_STREAMS_A_PEER): void {
    const run = (stream: Stream, connection: Connection): void => {
      serve(stream, connection).catch((error: unknown) => {
        this.#logger.debug({ protocol, peer: connection.remotePeer.toString(), error }, 'a stream ended with an error')
        stream.abort(error instanceof Error ? error : new Error(String(error)))
      })
    }
    this.#libp2p.handle(protocol, run, { maxInboundStreams: maxStreams }).catch((error: unknown) => {
      this.#logger.error({ protocol, error }, 'a protocol cannot be served')
    })
  }

  async #serve(stream: Stream, connection: Connection, methods: Map<string, Handler>): Promise<void> {
    const peer = peerBytes(connection.remotePeer)
    const maxBody = Math.max(...[...methods.values()].map(handler => handler.method.maxRequestBytes))
    const envelopes = new EnvelopeStream(stream, maxBody)
    const underWay = new Map<number, AbortController>()
    stream.addEventListener('close', () => abortAll(underWay), { once: true })
    let unsent = 0
    let sent: () => void = () => undefined
    for (let envelope = await envelopes.read(); envelope !== undefined; envelope = await envelopes.read()) {
      if (envelope.cancel) {
        underWay.get(envelope.requestId)?.abort()
        continue
      }
      unsent += 1
      this.#answer(envelope, peer, methods, envelopes, underWay)
        .catch((error: unknown) => this.#logger.debug({ error }, 'an answer could not be sent'))
        .finally(() => {
          unsent -= 1
          sent()
        })
      if (unsent < MAX_UNSENT) continue
      const { promise, resolve } = Promise.withResolvers<void>()
      sent = resolve
      await promise
    }
    abortAll(underWay)
    // The caller has closed its end; until ours is closed too, the stream counts among those that it may have open.
    await envelopes.close()
  }

  async #answer(
    request: Envelope,
    peer: Bytes,
    methods: Map<string, Handler>,
    envelopes: EnvelopeStream,
    underWay: Map<number, AbortController>,
  ): Promise<void> {
    const { requestId } = request
    const abort = new AbortController()
    // A stream that takes nothing any more has lost its caller, also when that was not heard of yet.
    const send = (answer: Partial<Envelope>): Promise<void> =>
      envelopes.write({ requestId, ...answer }).catch((error: unknown) => {
        abort.abort()
        throw error
      })
    try {
      const handler = methods.get(request.method)
      if (handler === undefined) throw nodeErrors.error('no-such-method', { what: request.method.slice(0, 64) })
      if (underWay.has(requestId)) throw commonErrors.error('malformed', { what: 'request id' })
      if (underWay.size >= MAX_UNDER_WAY) throw nodeErrors.error('busy', { what: 'this stream' })
      this.#admit(handler.method, peer)
      underWay.set(requestId, abort)
      const run = handler.run(bytes(request.body ?? new Uint8Array(0)), { peer, signal: abort.signal })
      for (let next = await run.next(); ; next = await run.next()) {
        if (abort.signal.aborted) return void (await run.return(undefined))
        if (next.done === true) return void (await send({ body: next.value ?? new Uint8Array(0) }))
        await send({ event: true, body: next.value })
      }
    } catch (error) {
      // The caller has left: nobody is there for the answer, and what it broke in the handler is no defect.
      if (abort.signal.aborted) return void this.#logger.debug({ method: request.method, error }, 'a request ended with its caller')
      await send({ error: toWireError(this.#asXenoError(error, request.method)) })
    } finally {
      if (underWay.get(requestId) === abort) underWay.delete(requestId)
    }
  }

  #admit(method: Admitted, peer: Bytes): void {
    if (!this.#limiter.take(`${toText(peer)} ${method.protocol} ${method.name}`, method.perSecond, method.burst)) {
      throw nodeErrors.error('rate-limited', { what: method.name, perSecond: method.perSecond })
    }
    if (method.callers !== 'anyone' && this.#admissions.get(method.callers)?.(peer) !== true) {
      throw nodeErrors.error('not-allowed', { what: method.name, callers: method.callers })
    }
  }

  #asXenoError(error: unknown, method: string): XenoError {
    if (error instanceof XenoError) return error
    this.#logger.error({ method, error }, 'a handler failed')
    return commonErrors.error('internal', { what: method })
  }
}

function decodeRequest<Request>(method: CallMethod<Request, unknown> | StreamMethod<Request, unknown>, body: Bytes): Request {
  if (body.length > method.maxRequestBytes) {
    throw commonErrors.error('too-large', { what: method.name, bytes: body.length, limitBytes: method.maxRequestBytes })
  }
  const request = decodeLoose(method.request, body, method.maxRequestBytes)
  if (request === undefined) throw commonErrors.error('malformed', { what: `${method.name} request` })
  return request
}

function abortAll(underWay: Map<number, AbortController>): void {
  for (const abort of underWay.values()) abort.abort()
  underWay.clear()
}
