/**
 * Makes calls over libp2p: one long-lived stream a peer and protocol, opened at the first call and again when it broke.
 * A call whose stream breaks ends with `unavailable`; whether it was carried out is then unknown, so every request of
 * the protocols is safe to repeat.
 */
import type { Libp2p } from '@libp2p/interface'
import { multiaddr } from '@multiformats/multiaddr'
import { type Bytes, bytes, toText } from '../types/bytes.ts'
import { commonErrors, isXenoError, XenoError } from '../types/errors.ts'
import { decodeLoose, encode } from '../wire/canonical.ts'
import type { Envelope } from '../wire/generated/envelope.ts'
import type { CallMethod, RawDialer, RawStream, RpcClient, RpcOptions, StreamMethod } from '../wire/rpc.ts'
import { fromWireError } from '../wire/wire-error.ts'
import { DIAL_TIMEOUT_MS, type Dialer } from './dialer.ts'
import { nodeErrors } from './errors.ts'
import { peerObject, peerText } from './peers.ts'
import { rawStream } from './raw-stream.ts'
import { EnvelopeStream } from './rpc-wire.ts'

const DEFAULT_TIMEOUT_MS = 10_000
/** Answers of any method fit; each method's own limit is checked when it is decoded. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024
const MAX_REQUEST_ID = 2 ** 31

interface Waiting {
  answer(envelope: Envelope): void
  fail(error: XenoError): void
}

/** The requests under way on one stream. */
class Session {
  readonly #envelopes: EnvelopeStream
  readonly #waiting = new Map<number, Waiting>()
  #next = 1

  constructor(envelopes: EnvelopeStream, what: string, ended: () => void) {
    this.#envelopes = envelopes
    this.#read()
      .then(
        () => commonErrors.error('unavailable', { what }),
        (cause: unknown) => brokenBy(cause, what),
      )
      .then(error => {
        ended()
        // One that broke the rules, or went half-way, would go on holding its own half.
        envelopes.abort(error)
        for (const waiting of this.#waiting.values()) waiting.fail(error)
        this.#waiting.clear()
      })
  }

  async #read(): Promise<void> {
    for (let envelope = await this.#envelopes.read(); envelope !== undefined; envelope = await this.#envelopes.read()) {
      this.#waiting.get(envelope.requestId)?.answer(envelope)
    }
  }

  /** `written` rejects when the stream broke before the whole request was on it. */
  send(method: string, body: Uint8Array, waiting: Waiting): { readonly requestId: number; readonly written: Promise<void> } {
    const requestId = this.#next
    this.#next = (this.#next % MAX_REQUEST_ID) + 1
    this.#waiting.set(requestId, waiting)
    return { requestId, written: this.#envelopes.write({ requestId, method, body: bytes(body) }) }
  }

  done(requestId: number): void {
    this.#waiting.delete(requestId)
  }

  async cancel(requestId: number): Promise<void> {
    if (this.#waiting.delete(requestId)) await this.#envelopes.write({ requestId, cancel: true })
  }

  close(): Promise<void> {
    return this.#envelopes.close()
  }
}

/** Answers what a node asks of itself. */
interface Self {
  answerSelf(protocol: string, name: string, body: Bytes, signal: AbortSignal): AsyncGenerator<Bytes, Bytes | undefined>
}

export class Libp2pRpcClient implements RpcClient, RawDialer {
  readonly #libp2p: Libp2p
  readonly #self: Self
  readonly #dialer: Dialer
  readonly #sessions = new Map<string, Promise<Session>>()

  constructor(libp2p: Libp2p, self: Self, dialer: Dialer) {
    this.#libp2p = libp2p
    this.#self = self
    this.#dialer = dialer
  }

  async call<Request, Response>(
    peer: Uint8Array,
    method: CallMethod<Request, Response>,
    request: Request,
    options: RpcOptions = {},
  ): Promise<Response> {
    const signal = withTimeout(options.signal, options.timeoutMs ?? DEFAULT_TIMEOUT_MS)
    const what = `${peerText(peer)} (${method.name})`
    if (this.#isSelf(peer)) return raceSignal(this.#callSelf(method, request, signal), signal, what)
    const session = await raceSignal(this.#session(peer, method.protocol), signal, what)
    const { promise, resolve, reject } = Promise.withResolvers<Envelope>()
    const { requestId, written } = session.send(method.name, encodeRequest(method, request), { answer: resolve, fail: reject })
    // Neither is waited for alone: the stream may end while the request is still being written, and a slow writer may be answered.
    written.catch((error: unknown) => reject(brokenBy(error, what)))
    try {
      return decodeAnswer(method, await raceSignal(promise, signal, what))
    } finally {
      // After an answer this only forgets the request; before one it tells the other side to stop.
      if (signal.aborted) session.cancel(requestId).catch(() => session.done(requestId))
      else session.done(requestId)
    }
  }

  /** On a libp2p stream of its own, so that a slow reader holds up only its own sender. */
  async *stream<Request, Event>(
    peer: Uint8Array,
    method: StreamMethod<Request, Event>,
    request: Request,
    options: RpcOptions = {},
  ): AsyncIterable<Event> {
    const what = `${peerText(peer)} (${method.name})`
    const signal = options.signal ?? new AbortController().signal
    if (this.#isSelf(peer)) {
      for await (const event of this.#self.answerSelf(method.protocol, method.name, encodeRequest(method, request), signal))
        yield decodeBody(method, event)
      return
    }
    const stream = await this.#dial(peer, method.protocol, signal)
    const envelopes = new EnvelopeStream(stream, method.maxResponseBytes)
    let whole = false
    try {
      await envelopes.write({ requestId: 1, method: method.name, body: encodeRequest(method, request) })
      for (;;) {
        const envelope = await raceSignal(envelopes.read(), signal, what)
        if (envelope === undefined) throw commonErrors.error('unavailable', { what })
        whole = !envelope.event
        if (whole && envelope.error === undefined) return
        yield decodeAnswer(method, envelope)
      }
    } catch (error) {
      throw error instanceof XenoError ? error : commonErrors.error('unavailable', { what }, error)
    } finally {
      if (whole) await envelopes.close()
      else envelopes.abort(new Error('the reader left'))
    }
  }

  async openRaw(peer: Uint8Array, protocol: string, options: RpcOptions = {}): Promise<RawStream> {
    return rawStream(await this.#dial(peer, protocol, withTimeout(options.signal, options.timeoutMs ?? DIAL_TIMEOUT_MS)))
  }

  async learn(peer: Uint8Array, addresses: readonly string[]): Promise<void> {
    this.#dialer.tell(peerObject(peer), addresses.map(parseAddress))
  }

  /** Closes the streams; connections end with the node. */
  async close(): Promise<void> {
    const sessions = [...this.#sessions.values()]
    this.#sessions.clear()
    await Promise.allSettled(sessions.map(async session => (await session).close()))
  }

  #isSelf(peer: Uint8Array): boolean {
    return peerText(peer) === this.#libp2p.peerId.toString()
  }

  async #callSelf<Request, Response>(method: CallMethod<Request, Response>, request: Request, signal: AbortSignal): Promise<Response> {
    const answer = await this.#self.answerSelf(method.protocol, method.name, encodeRequest(method, request), signal).next()
    return decodeBody(method, answer.value ?? new Uint8Array(0))
  }

  #session(peer: Uint8Array, protocol: string): Promise<Session> {
    const key = `${toText(peer)} ${protocol}`
    const known = this.#sessions.get(key)
    if (known !== undefined) return known
    const forget = (): void => {
      if (this.#sessions.get(key) === opened) this.#sessions.delete(key)
    }
    const opened: Promise<Session> = this.#dial(peer, protocol, AbortSignal.timeout(DIAL_TIMEOUT_MS)).then(
      stream => new Session(new EnvelopeStream(stream, MAX_ANSWER_BYTES), peerText(peer), forget),
    )
    this.#sessions.set(key, opened)
    opened.catch(forget)
    return opened
  }

  async #dial(peer: Uint8Array, protocol: string, signal: AbortSignal) {
    try {
      const connection = await raceSignal(this.#dialer.connect(peerObject(peer)), signal, peerText(peer))
      return await connection.newStream(protocol, { signal, negotiateFully: false })
    } catch (error) {
      if (isXenoError(error, 'timeout')) throw error
      throw commonErrors.error('unavailable', { what: peerText(peer) }, error)
    }
  }
}

/** Whether the other side speaks a protocol is known only when it answers: streams are opened without waiting for that. */
function brokenBy(cause: unknown, what: string): XenoError {
  return isXenoError(cause, 'no-such-method') ? cause : commonErrors.error('unavailable', { what }, cause)
}

/** @throws XenoError `too-large`: the other side would end the stream rather than read it */
function encodeRequest<Request>(method: CallMethod<Request, unknown> | StreamMethod<Request, unknown>, request: Request): Bytes {
  const body = encode(method.request, request)
  if (body.length > method.maxRequestBytes) {
    throw commonErrors.error('too-large', { what: `${method.name} request`, bytes: body.length, limitBytes: method.maxRequestBytes })
  }
  return body
}

type Answering<Response> = Pick<CallMethod<unknown, Response>, 'response' | 'maxResponseBytes' | 'name'>

function decodeAnswer<Response>(method: Answering<Response>, envelope: Envelope): Response {
  if (envelope.error !== undefined) throw fromWireError(envelope.error)
  return decodeBody(method, envelope.body ?? new Uint8Array(0))
}

function decodeBody<Response>(method: Answering<Response>, body: Uint8Array): Response {
  const answer = decodeLoose(method.response, body, method.maxResponseBytes)
  if (answer === undefined) throw commonErrors.error('malformed', { what: `answer to ${method.name}` })
  return answer
}

function withTimeout(signal: AbortSignal | undefined, timeoutMs: number): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}

/** Settles as the promise does, or throws `timeout` (or the signal's own reason, when it is a XenoError) at the abort. */
async function raceSignal<T>(promise: Promise<T>, signal: AbortSignal, what: string): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(signal.reason instanceof XenoError ? signal.reason : commonErrors.error('timeout', { what }, signal.reason))
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** @throws XenoError `bad-address` */
export function parseAddress(address: string) {
  try {
    return multiaddr(address)
  } catch (error) {
    throw nodeErrors.error('bad-address', { address: address.slice(0, 256) }, error)
  }
}
