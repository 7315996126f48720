/** What is sent: content whose digest and size are known, and that can be read from any offset. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Bytes, bytes } from '../types/bytes.ts'

export interface BlobSource {
  /** SHA-256. */
  readonly digest: Bytes
  readonly sizeBytes: number
  read(offset: number): AsyncIterable<Uint8Array>
}

const CHUNK_BYTES = 64 * 1024

export function bytesSource(content: Uint8Array): BlobSource {
  const digest = bytes(createHash('sha256').update(content).digest())
  return {
    digest,
    sizeBytes: content.length,
    async *read(offset) {
      for (let at = offset; at < content.length; at += CHUNK_BYTES) yield content.subarray(at, at + CHUNK_BYTES)
    },
  }
}

/** Reads the file once for its digest, and again to send it. A file that changes meanwhile is refused by the other side. @throws system errors */
export async function fileSource(path: string): Promise<BlobSource> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of readChunks(path, 0)) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  return { digest: bytes(hash.digest()), sizeBytes, read: offset => readChunks(path, offset) }
}

async function* readChunks(path: string, offset: number): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of createReadStream(path, { start: offset, highWaterMark: CHUNK_BYTES })) {
    if (chunk instanceof Uint8Array) yield chunk
  }
}
