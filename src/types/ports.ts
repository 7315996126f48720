/**
 * What cores and services ask of the world. `node/` implements these ports; `daemon/` hands them in.
 */
import type { Bytes } from './bytes.ts'

/** Synchronous and pure, so that cores may use it. Keys are PeerIds in multihash bytes (Ed25519: the key is inside). */
export interface Crypto {
  sha256(...parts: Uint8Array[]): Bytes
  /** False for a bad signature, a malformed key or a key of another kind; never throws. */
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
}

/** Something that signs as one identity. */
export interface Signer {
  /** The PeerId's multihash bytes. */
  readonly id: Bytes
  sign(message: Uint8Array): Bytes
}

/** Milliseconds since 1970 by this machine's clock. */
export interface Clock {
  now(): number
}

export type StoreWrite =
  | { readonly type: 'put'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: Uint8Array }

/** An ordered byte store on disk (LevelDB). Keys compare as unsigned bytes. */
export interface Store {
  get(key: Uint8Array): Bytes | undefined
  /** All or nothing. With `sync` the promise settles only when the batch is on disk. */
  batch(writes: readonly StoreWrite[], options: { sync: boolean }): Promise<void>
  /** Entries with gte <= key < lt, in order; `reverse` from the end. */
  range(options: { gte?: Uint8Array; lt?: Uint8Array; limit?: number; reverse?: boolean }): AsyncIterable<[key: Bytes, value: Bytes]>
  /** A part of the same store under a name of its own. */
  sub(name: string): Store
}

/** Structured log lines: facts first, then what happened. */
export interface Logger {
  debug(facts: object, says: string): void
  info(facts: object, says: string): void
  warn(facts: object, says: string): void
  error(facts: object, says: string): void
  child(facts: object): Logger
}

/** A part of a daemon with a life: `start` settles when it is ready, `stop` when nothing of it runs any more. */
export interface Service {
  readonly name: string
  start(): Promise<void>
  stop(): Promise<void>
}

/** accept: deliver and pass on; ignore: neither; reject: neither, and it counts against whoever sent it. */
export type GossipVerdict = 'accept' | 'ignore' | 'reject'

/** Messages to all who listen to a topic (gossipsub). Delivered at most once, in no order; the receiver checks each. */
export interface Gossip {
  /** Settles when it is handed to the mesh; no one may have received it. Messages are at most 64 KiB. */
  publish(topic: string, message: Uint8Array): Promise<void>
  /** Returns how to leave. `receive` decides what becomes of each message; it also gets those of this node itself. */
  subscribe(topic: string, receive: (message: Bytes, from: Bytes) => GossipVerdict | Promise<GossipVerdict>): () => void
}
