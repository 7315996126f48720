/**
 * The serving side of the blob protocol (protocols/blob/1): takes content into a store and gives it out. Who may do which
 * is decided elsewhere, through {@link BlobAdmission}.
 */
import { type Bytes, ID_BYTES, toText } from '../types/bytes.ts'
import { commonErrors, type Refusal, refusalError, XenoError } from '../types/errors.ts'
import { peerText } from '../types/peer-id.ts'
import type { Logger, Service } from '../types/ports.ts'
import { BlobAnswer, type BlobGet, type BlobPut, BlobRequest } from '../wire/generated/blob.ts'
import { blobProtocol } from '../wire/protocols.ts'
import type { CallContext, RawStream, RpcServer } from '../wire/rpc.ts'
import { toWireError } from '../wire/wire-error.ts'
import { contentErrors } from './errors.ts'
import { FrameReader, writeFrame } from './frames.ts'
import type { ContentStore } from './store.ts'
import type { BlobWriter } from './writer.ts'

/** Who may send and fetch what. */
export interface BlobAdmission {
  /** Undefined when it may; peers that have a session or a quote here, for example. */
  mayPut(peer: Bytes, digest: Bytes, sizeBytes: number): Promise<Refusal | undefined>
  mayGet(peer: Bytes, digest: Bytes): Promise<Refusal | undefined>
}

export interface BlobServiceOptions {
  readonly store: ContentStore
  readonly server: RpcServer
  readonly admission: BlobAdmission
  readonly logger: Logger
  /** Of one blob. Default 4 GiB. */
  readonly maxBlobBytes?: number
  /** A stream that gives nothing for so long is ended. Default 30 s. */
  readonly idleMs?: number
}

const MAX_BLOB_BYTES = 4 * 1024 ** 3
const IDLE_MS = 30_000
/** Transfers under way, of all peers and of one. */
const MAX_TRANSFERS = 128
const MAX_TRANSFERS_A_PEER = 8
/** How often a sender is told what is stored. */
const PROGRESS_BYTES = 1024 * 1024
/** For the other side to read a refusal before the stream is reset. */
const REFUSAL_GRACE_MS = 2_000

export class BlobService implements Service {
  readonly name = 'content'
  readonly #options: BlobServiceOptions
  readonly #idleMs: number
  readonly #underWay = new Map<string, number>()
  readonly #transfers = new Set<Promise<void>>()
  readonly #stop = new AbortController()

  constructor(options: BlobServiceOptions) {
    this.#options = options
    this.#idleMs = options.idleMs ?? IDLE_MS
  }

  async start(): Promise<void> {
    this.#options.server.handleRaw(blobProtocol, (stream, context) => this.#handle(stream, context))
  }

  /** Breaks off what is under way; what has come of it is kept. */
  async stop(): Promise<void> {
    this.#stop.abort(commonErrors.error('unavailable', { what: 'this server: it is stopping' }))
    await Promise.allSettled(this.#transfers)
  }

  #handle(stream: RawStream, context: CallContext): Promise<void> {
    const transfer = this.#transfer(stream, context).finally(() => this.#transfers.delete(transfer))
    this.#transfers.add(transfer)
    return transfer
  }

  async #transfer(stream: RawStream, context: CallContext): Promise<void> {
    const signal = AbortSignal.any([context.signal, this.#stop.signal])
    const onStop = (): void => stream.abort(new Error('the server is stopping'))
    this.#stop.signal.addEventListener('abort', onStop, { once: true })
    const leave = this.#enter(context.peer)
    const frames = new FrameReader(stream)
    try {
      if (leave === undefined) throw contentErrors.error('blob-busy', { what: peerText(context.peer) })
      signal.throwIfAborted()
      await this.#serve(stream, frames, context.peer, signal)
      await stream.close()
    } catch (error) {
      if (signal.aborted) stream.abort(new Error('the transfer was broken off'))
      else await this.#refuse(stream, frames, error, context.peer)
    } finally {
      leave?.()
      this.#stop.signal.removeEventListener('abort', onStop)
    }
  }

  async #serve(stream: RawStream, frames: FrameReader, peer: Bytes, signal: AbortSignal): Promise<void> {
    const request = await frames.frame(BlobRequest, this.#idleMs)
    if (request?.put !== undefined && request.get === undefined) await this.#put(stream, frames, request.put, peer, signal)
    else if (request?.get !== undefined && request.put === undefined) await this.#get(stream, request.get, peer)
    else throw commonErrors.error('malformed', { what: 'request' })
  }

  async #put(stream: RawStream, frames: FrameReader, request: BlobPut, peer: Bytes, signal: AbortSignal): Promise<void> {
    const { store, admission, maxBlobBytes = MAX_BLOB_BYTES } = this.#options
    const digest = checkDigest(request.digest)
    const size = Number(request.size)
    if (request.size > BigInt(maxBlobBytes)) throw contentErrors.error('blob-too-large', { size: request.size, limit: maxBlobBytes })
    const refusal = await admission.mayPut(peer, digest, size)
    if (refusal !== undefined) throw refusalError(refusal)
    const writer = await store.begin(digest, size, toText(peer), signal)
    if (writer !== undefined) await this.#receive(stream, frames, writer)
    await writeFrame(stream, BlobAnswer, { done: {} })
  }

  /** Whatever ends it before the last byte, what has come is kept; unless it is wrong. */
  async #receive(stream: RawStream, frames: FrameReader, writer: BlobWriter): Promise<void> {
    try {
      await writeFrame(stream, BlobAnswer, { have: BigInt(writer.have) })
      let told = writer.have
      while (writer.have < writer.size) {
        const chunk = await frames.bare(this.#idleMs)
        if (chunk === undefined) throw contentErrors.error('blob-cut', { have: writer.have, size: writer.size })
        await writer.write(chunk)
        if (writer.have - told < PROGRESS_BYTES) continue
        told = writer.have
        await writeFrame(stream, BlobAnswer, { have: BigInt(told) })
      }
      await writer.finish()
    } catch (error) {
      if (error instanceof XenoError && error.code === 'blob-overrun') await writer.discard()
      throw error
    } finally {
      await writer.suspend()
    }
  }

  async #get(stream: RawStream, request: BlobGet, peer: Bytes): Promise<void> {
    const { store, admission } = this.#options
    const digest = checkDigest(request.digest)
    const refusal = await admission.mayGet(peer, digest)
    if (refusal !== undefined) throw refusalError(refusal)
    const size = store.sizeOf(digest)
    if (size === undefined) throw contentErrors.error('blob-not-found', { digest: toText(digest) })
    if (request.offset > BigInt(size)) throw contentErrors.error('blob-offset', { offset: request.offset, size })
    await writeFrame(stream, BlobAnswer, { found: { size: BigInt(size) } })
    for await (const chunk of store.read(digest, Number(request.offset))) await stream.write(chunk)
  }

  /** Says why to whoever still listens, and ends the stream. */
  async #refuse(stream: RawStream, frames: FrameReader, error: unknown, peer: Bytes): Promise<void> {
    const { logger } = this.#options
    if (!(error instanceof XenoError)) logger.error({ peer: peerText(peer), error }, 'a transfer failed')
    const told = error instanceof XenoError ? error : commonErrors.error('internal', { what: 'a transfer' })
    logger.debug({ peer: peerText(peer), code: told.code }, 'a transfer was refused or broke off')
    try {
      await writeFrame(stream, BlobAnswer, { refused: toWireError(told) })
      await stream.close()
      // What the other side had sent already is thrown away, so that its window opens and it comes to read.
      while ((await frames.bare(REFUSAL_GRACE_MS)) !== undefined);
    } catch {
      // The stream is gone, and with it whoever would have read the refusal.
    }
    stream.abort(told)
  }

  /** How to leave, or undefined where there are too many already. */
  #enter(peer: Bytes): (() => void) | undefined {
    const key = toText(peer)
    const own = this.#underWay.get(key) ?? 0
    if (own >= MAX_TRANSFERS_A_PEER || this.#transfers.size >= MAX_TRANSFERS) return undefined
    this.#underWay.set(key, own + 1)
    return () => {
      const left = (this.#underWay.get(key) ?? 1) - 1
      if (left === 0) this.#underWay.delete(key)
      else this.#underWay.set(key, left)
    }
  }
}

function checkDigest(digest: Uint8Array): Bytes {
  if (digest.length !== ID_BYTES) throw commonErrors.error('malformed', { what: 'digest' })
  return Uint8Array.from(digest)
}
