/**
 * Strict decoding of signed bodies. Protobuf decoders skip unknown fields and accept several encodings of one value; a
 * signed body must have exactly one, so bytes that our own encoder would not give back are refused.
 */
import { type Bytes, bytes, equal } from '../types/bytes.ts'

/** The static side of a generated message: `EnrolBody`, `Envelope`, ... */
export interface MessageCodec<T> {
  encode(value: Partial<T>): Uint8Array
  decode(value: Uint8Array): T
}

export function encode<T>(codec: MessageCodec<T>, value: T): Bytes {
  return bytes(codec.encode(value as Partial<T>))
}

/** The message, or undefined when the bytes are over the limit, malformed, or not the canonical encoding. */
export function decodeCanonical<T>(codec: MessageCodec<T>, input: Uint8Array, maxBytes: number): T | undefined {
  const message = decodeLoose(codec, input, maxBytes)
  return message !== undefined && equal(codec.encode(message as Partial<T>), input) ? message : undefined
}

/** For unsigned requests and answers, where unknown fields may come from a newer peer. */
export function decodeLoose<T>(codec: MessageCodec<T>, input: Uint8Array, maxBytes: number): T | undefined {
  if (input.length > maxBytes) return undefined
  try {
    return codec.decode(input)
  } catch {
    return undefined
  }
}
