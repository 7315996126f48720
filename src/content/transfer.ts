/**
 * The dialling side of the blob protocol: sends and fetches content, and goes on where a broken transfer stopped. A
 * transfer is given up after some attempts in a row that brought nothing further.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type Bytes, bytes, equal, toText } from '../types/bytes.ts'
import { commonErrors, isXenoError, XenoError } from '../types/errors.ts'
import { BlobAnswer, BlobRequest } from '../wire/generated/blob.ts'
import { blobProtocol } from '../wire/protocols.ts'
import type { RawDialer, RawStream } from '../wire/rpc.ts'
import { fromWireError } from '../wire/wire-error.ts'
import { contentErrors } from './errors.ts'
import { FrameReader, writeFrame } from './frames.ts'
import type { BlobSource } from './source.ts'

export interface TransferOptions {
  readonly signal?: AbortSignal
  /** Bytes that the receiver has, and all of them. Never goes back but when wrong bytes were thrown away. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
  /** Without anything from the other side. Default 30 s. */
  readonly idleMs?: number
  /** In a row that bring nothing further, before it is given up. Default 5, over 3 s and what dialling takes. */
  readonly attempts?: number
}

const ATTEMPTS = 5
const FIRST_PAUSE_MS = 100
const IDLE_MS = 30_000
/** The other side waits until another transfer of the same content has ended before it answers. */
const FIRST_ANSWER_FACTOR = 2
/** What a later attempt may pass. */
const PASSING = new Set(['unavailable', 'timeout', 'blob-stalled', 'blob-cut', 'blob-busy'])

/** Settles when the other side has it all, on disk. @throws XenoError: the refusal, `unavailable`, `blob-stalled`; the signal's reason */
export async function putBlob(dialer: RawDialer, peer: Uint8Array, source: BlobSource, options: TransferOptions = {}): Promise<void> {
  let mayStartOver = true
  await persist(options, async progress => {
    try {
      await putOnce(dialer, peer, source, options, progress)
    } catch (error) {
      // What had been stored before was wrong; it has been thrown away, and this content may be right.
      if (!isXenoError(error, 'blob-digest') || progress.from === 0 || !mayStartOver) throw error
      mayStartOver = false
      throw contentErrors.error('blob-cut', { have: 0, size: source.sizeBytes }, error)
    }
  })
}

/**
 * Fetches content into a file, which appears whole or not at all. What has come of a broken transfer is in `<path>.part`.
 * Answers its size. @throws as {@link putBlob}; `blob-digest` when the other side gave something else
 */
export async function getBlob(dialer: RawDialer, peer: Uint8Array, digest: Bytes, path: string, options: TransferOptions = {}): Promise<number> {
  const part = `${path}.part`
  await persist(options, progress => getOnce(dialer, peer, digest, part, options, progress))
  const { digest: found, size } = await digestOf(part)
  if (!equal(found, digest)) {
    await rm(part, { force: true })
    throw contentErrors.error('blob-digest', { digest: toText(digest) })
  }
  await rename(part, path)
  return size
}

interface Progress {
  /** Where this attempt began. */
  from: number
  done: number
}

/** Repeats an attempt that broke off, for as long as each brings something or few in a row bring nothing. */
async function persist(options: TransferOptions, attempt: (progress: Progress) => Promise<void>): Promise<void> {
  for (let failures = 0; ; ) {
    const progress: Progress = { from: 0, done: 0 }
    try {
      options.signal?.throwIfAborted()
      return await attempt(progress)
    } catch (error) {
      options.signal?.throwIfAborted()
      if (!isPassing(error)) throw error
      failures = progress.done > progress.from ? 1 : failures + 1
      if (failures >= (options.attempts ?? ATTEMPTS)) throw error
      // An abort ends the pause; the next attempt finds it.
      await Promise.race([delay(FIRST_PAUSE_MS * 2 ** failures), aborted(options.signal)])
    }
  }
}

/** Settles when the signal is aborted; never without one. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  signal?.addEventListener('abort', () => resolve(), { once: true })
  return promise
}

function isPassing(error: unknown): boolean {
  return error instanceof XenoError && PASSING.has(error.code)
}

async function putOnce(dialer: RawDialer, peer: Uint8Array, source: BlobSource, options: TransferOptions, progress: Progress): Promise<void> {
  await withStream(dialer, peer, options, async (stream, frames, idleMs) => {
    await writeFrame(stream, BlobRequest, { put: { digest: source.digest, size: BigInt(source.sizeBytes) } })
    const first = await answer(frames, idleMs * FIRST_ANSWER_FACTOR)
    if (first.done === undefined) {
      progress.from = report(first, source, options, progress)
      const broken = send(stream, source, progress.from)
      const next = (): Promise<BlobAnswer> => Promise.race([answer(frames, idleMs), broken])
      for (let told = await next(); told.done === undefined; told = await next()) report(told, source, options, progress)
    }
    progress.done = source.sizeBytes
    options.onProgress?.(source.sizeBytes, source.sizeBytes)
  })
}

/** Never settles but to reject, when the source cannot be read. A stream that breaks is noticed by who reads its answers. */
function send(stream: RawStream, source: BlobSource, offset: number): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  const run = async (): Promise<void> => {
    for await (const chunk of source.read(offset)) await stream.write(chunk)
    await stream.close()
  }
  run().catch((error: unknown) => {
    if (!isXenoError(error, 'unavailable')) reject(error)
  })
  return promise
}

function report({ have }: BlobAnswer, source: BlobSource, options: TransferOptions, progress: Progress): number {
  if (have === undefined || have > BigInt(source.sizeBytes)) throw commonErrors.error('malformed', { what: 'answer' })
  progress.done = Number(have)
  options.onProgress?.(progress.done, source.sizeBytes)
  return progress.done
}

async function getOnce(
  dialer: RawDialer,
  peer: Uint8Array,
  digest: Bytes,
  part: string,
  options: TransferOptions,
  progress: Progress,
): Promise<void> {
  const file = await open(part, 'a')
  try {
    const { size: have } = await file.stat()
    progress.from = have
    progress.done = have
    await withStream(dialer, peer, options, async (stream, frames, idleMs) => {
      await writeFrame(stream, BlobRequest, { get: { digest, offset: BigInt(have) } })
      await stream.close()
      const { found } = await answer(frames, idleMs)
      if (found === undefined) throw commonErrors.error('malformed', { what: 'answer' })
      await receive(frames, file, Number(found.size), idleMs, options, progress)
    })
  } catch (error) {
    // What is there is longer than the content; it is something else.
    if (isXenoError(error, 'blob-offset')) await file.truncate(0)
    throw error
  } finally {
    await file.close()
  }
}

async function receive(
  frames: FrameReader,
  file: FileHandle,
  size: number,
  idleMs: number,
  options: TransferOptions,
  progress: Progress,
): Promise<void> {
  options.onProgress?.(progress.done, size)
  while (progress.done < size) {
    const chunk = await frames.bare(idleMs)
    if (chunk === undefined || progress.done + chunk.length > size) throw contentErrors.error('blob-cut', { have: progress.done, size })
    await file.appendFile(chunk)
    progress.done += chunk.length
    options.onProgress?.(progress.done, size)
  }
  await file.sync()
}

async function withStream(
  dialer: RawDialer,
  peer: Uint8Array,
  { signal, idleMs = IDLE_MS }: TransferOptions,
  use: (stream: RawStream, frames: FrameReader, idleMs: number) => Promise<void>,
): Promise<void> {
  const stream = await dialer.openRaw(peer, blobProtocol.protocol, signal === undefined ? {} : { signal })
  const onAbort = (): void => stream.abort(new Error('the transfer was given up'))
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    await use(stream, new FrameReader(stream), idleMs)
    await stream.close()
  } catch (error) {
    stream.abort(error instanceof Error ? error : new Error(String(error)))
    throw error
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
}

/** @throws XenoError: the other side's refusal; `blob-cut` when it ended the stream without one */
async function answer(frames: FrameReader, idleMs: number): Promise<BlobAnswer> {
  const message = await frames.frame(BlobAnswer, idleMs)
  if (message === undefined) throw commonErrors.error('unavailable', { what: 'the other side' })
  if (message.refused !== undefined) throw fromWireError(message.refused)
  return message
}

async function digestOf(path: string): Promise<{ digest: Bytes; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk)
    size += chunk.length
  }
  return { digest: bytes(hash.digest()), size }
}
