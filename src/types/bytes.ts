/**
 * Raw bytes and their text form. Ids (accounts, orders, XenoCorps, sessions, digests) are 32 raw bytes; a PeerId is
 * its multihash bytes. In text both are lower-case base32 without padding (RFC 4648, section 6).
 */
import { compare as compareArrays } from 'uint8arrays/compare'
import { concat as concatArrays } from 'uint8arrays/concat'
import { equals as equalArrays } from 'uint8arrays/equals'
import { fromString } from 'uint8arrays/from-string'
import { toString as toStringArray } from 'uint8arrays/to-string'

export type Bytes = Uint8Array<ArrayBuffer>

/** Length of every id and digest, in bytes. */
export const ID_BYTES = 32

export const EMPTY: Bytes = new Uint8Array(0)

/** The same bytes over a plain ArrayBuffer; copies only when the buffer is shared. */
export function bytes(value: Uint8Array): Bytes {
  const { buffer } = value
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, value.byteOffset, value.byteLength) : Uint8Array.from(value)
}

export function utf8(text: string): Bytes {
  return bytes(new TextEncoder().encode(text))
}

export function toUtf8(value: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(value)
}

/** Lower-case base32, no padding: the text form of ids, and the key of maps that are indexed by bytes. */
export function toText(value: Uint8Array): string {
  return toStringArray(value, 'base32')
}

/** The inverse of {@link toText}; undefined when the text is not base32 or, with `length`, of another length. */
export function fromText(text: string, length?: number): Bytes | undefined {
  if (!/^[a-z2-7]*$/.test(text)) return undefined
  let value: Bytes
  try {
    value = bytes(fromString(text, 'base32'))
  } catch {
    // A length or last letter that no whole number of bytes has.
    return undefined
  }
  return length === undefined || value.length === length ? value : undefined
}

export function concat(...parts: Uint8Array[]): Bytes {
  return bytes(concatArrays(parts))
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return equalArrays(a, b)
}

/** -1, 0 or 1, comparing as unsigned big-endian strings. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return compareArrays(a, b)
}
