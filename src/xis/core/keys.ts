/** Shapes of ids and keys, without their cryptography. */
import { ID_BYTES } from '../../types/bytes.ts'

/** An Ed25519 PeerId: identity multihash (0x00) of 36 bytes: key type 1 (08 01), 32 key bytes (12 20 ...). */
const KEY_PREFIX = Uint8Array.of(0x00, 0x24, 0x08, 0x01, 0x12, 0x20)
const KEY_BYTES = KEY_PREFIX.length + 32

export function isKey(value: Uint8Array): boolean {
  return value.length === KEY_BYTES && KEY_PREFIX.every((byte, index) => value[index] === byte)
}

export function isDigest(value: Uint8Array): boolean {
  return value.length === ID_BYTES
}

/** Times, versions and incarnations as numbers; undefined above what a number holds exactly. */
export function toNumber(value: bigint): number | undefined {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined
}
