/**
 * Writing 64-bit fields. protons-runtime (7.1.2, and 8.0.1 too) garbles bigints from 2^31 to 2^32 - 1: it keeps their low
 * word signed, and a negative word ends its loop at once. Such an amount would be lost or make the message unreadable, so
 * the generated codecs write through this instead (protocols/generate.mjs).
 */
import type { Writer } from 'protons-runtime'

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER)

export function writeUint64(writer: Writer, value: bigint): void {
  if (value <= MAX_SAFE) writer.uint64Number(Number(value))
  else writer.uint64(value)
}
