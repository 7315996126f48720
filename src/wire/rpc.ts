/**
 * Calls between nodes, as their users see them; `node/` carries them over libp2p. A protocol is a name and its methods;
 * a method says what it takes and gives, who may call it, and how much of it. Both sides are typed by the one row.
 */
import type { Bytes } from '../types/bytes.ts'
import type { MessageCodec } from './canonical.ts'

/**
 * Who may call: `anyone` that dials (the handler may ask for more, such as a client's proof); `committee`: the fellow
 * validators; `xis-nodes`: the members of the XIS.
 */
export type Callers = 'anyone' | 'committee' | 'xis-nodes'

export interface Limits {
  readonly callers: Callers
  readonly maxRequestBytes: number
  /** Of an answer, or of one event of a stream. */
  readonly maxResponseBytes: number
  /** Requests a second that one peer may send, and how many at once after a pause. */
  readonly perSecond: number
  readonly burst: number
}

export interface CallMethod<Request, Response> extends Limits {
  readonly kind: 'call'
  readonly protocol: string
  readonly name: string
  readonly request: MessageCodec<Request>
  readonly response: MessageCodec<Response>
}

export interface StreamMethod<Request, Event> extends Limits {
  readonly kind: 'stream'
  readonly protocol: string
  readonly name: string
  readonly request: MessageCodec<Request>
  readonly response: MessageCodec<Event>
}

/** A protocol of bare streams, for what does not fit in messages (blobs). */
export interface RawProtocol {
  readonly kind: 'raw'
  readonly protocol: string
  readonly callers: Callers
  /** Streams a second that one peer may open, and how many at once after a pause. */
  readonly perSecond: number
  readonly burst: number
  /** Streams of one peer that are open together. */
  readonly maxStreams: number
}

export interface CallContext {
  /** The caller's PeerId (multihash bytes), as Noise has proven it. */
  readonly peer: Bytes
  /** Aborted when the caller gives up or its connection ends. */
  readonly signal: AbortSignal
}

export interface RpcOptions {
  readonly signal?: AbortSignal
  /** Default 10 s for calls; streams have none. */
  readonly timeoutMs?: number
}

/** Where a peer may be reached. A hint: whoever answers there has to prove its PeerId. */
export interface Contact {
  readonly peer: Bytes
  /** Multiaddrs, with or without /p2p/PEERID. */
  readonly addresses: readonly string[]
}

/** Dials by PeerId; addresses come from what the node was told or has learnt. */
export interface RpcClient {
  /** @throws XenoError: the refusal the other side sent, `unavailable`, `timeout`, or `malformed` for a bad answer */
  call<Request, Response>(peer: Uint8Array, method: CallMethod<Request, Response>, request: Request, options?: RpcOptions): Promise<Response>
  /** Events until the other side ends the stream; leaving the loop cancels it. Throws as `call` does. */
  stream<Request, Event>(peer: Uint8Array, method: StreamMethod<Request, Event>, request: Request, options?: RpcOptions): AsyncIterable<Event>
  /** Addresses at which a peer may be reached (multiaddrs without the /p2p part, or with it). */
  learn(peer: Uint8Array, addresses: readonly string[]): Promise<void>
}

export interface RpcServer {
  /** A throw of XenoError goes to the caller as it is; any other is logged and answered `internal`. */
  handle<Request, Response>(method: CallMethod<Request, Response>, handler: (request: Request, context: CallContext) => Promise<Response>): void
  handleStream<Request, Event>(method: StreamMethod<Request, Event>, handler: (request: Request, context: CallContext) => AsyncIterable<Event>): void
  /** Streams over a limit, or of whom may not call, are reset. */
  handleRaw(protocol: RawProtocol, handler: (stream: RawStream, context: CallContext) => Promise<void>): void
}

/** A byte stream with back-pressure, both ways. Whatever breaks it is a XenoError `unavailable`. */
export interface RawStream {
  read(): AsyncIterable<Bytes>
  write(chunk: Uint8Array): Promise<void>
  /** Ends the writing side. */
  close(): Promise<void>
  abort(error: Error): void
}

export interface RawDialer {
  openRaw(peer: Uint8Array, protocol: string, options?: RpcOptions): Promise<RawStream>
}
