/**
 * The Crypto and Signer ports over node:crypto. Importing a key costs more than verifying with it, so key objects are kept,
 * up to a bound.
 */
import { createHash, createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import type { Ed25519PrivateKey } from '@libp2p/interface'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { type Bytes, bytes, concat, toText } from '../types/bytes.ts'
import type { Crypto, Signer } from '../types/ports.ts'
import { peerBytes } from './peers.ts'

/** An Ed25519 PeerId: identity multihash of libp2p's protobuf of the public key. */
const PEER_ID_PREFIX = Uint8Array.of(0x00, 0x24, 0x08, 0x01, 0x12, 0x20)
const PEER_ID_BYTES = PEER_ID_PREFIX.length + 32
/** RFC 8410: the DER that stands before the 32 bytes of an Ed25519 key. */
const SPKI_PREFIX = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00)
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20)
const MAX_KEPT_KEYS = 4_096

const kept = new Map<string, KeyObject>()

function publicKey(peer: Uint8Array): KeyObject | undefined {
  const name = toText(peer)
  const known = kept.get(name)
  if (known !== undefined) return known
  if (peer.length !== PEER_ID_BYTES || PEER_ID_PREFIX.some((byte, index) => peer[index] !== byte)) return undefined
  const key = createPublicKey({ key: Buffer.from(concat(SPKI_PREFIX, peer.subarray(PEER_ID_PREFIX.length))), format: 'der', type: 'spki' })
  const oldest = kept.size >= MAX_KEPT_KEYS ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(name, key)
  return key
}

export const nodeCrypto: Crypto = {
  sha256(...parts) {
    if (parts.length === 1 && parts[0] !== undefined) return bytes(hash('sha256', parts[0], 'buffer'))
    const hasher = createHash('sha256')
    for (const part of parts) hasher.update(part)
    return bytes(hasher.digest())
  },
  verify(key, message, signature) {
    const object = signature.length === 64 ? publicKey(key) : undefined
    return object !== undefined && verify(null, message, object, signature)
  },
}

export function createSigner(key: Ed25519PrivateKey): Signer {
  return signerOf(peerBytes(peerIdFromPrivateKey(key)), importSeed(key.raw.subarray(0, 32)))
}

/** The identity that a seed of 32 bytes determines. */
export function signerFromSeed(seed: Uint8Array): Signer {
  const key = importSeed(seed)
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length)
  return signerOf(concat(PEER_ID_PREFIX, raw), key)
}

function importSeed(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(concat(PKCS8_PREFIX, seed)), format: 'der', type: 'pkcs8' })
}

function signerOf(id: Bytes, key: KeyObject): Signer {
  return { id, sign: message => bytes(sign(null, message, key)) }
}
