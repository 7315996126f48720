/** PeerIds between the bytes that the protocols carry and libp2p's objects and text. */
import type { PeerId } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { fromString } from 'uint8arrays/from-string'
import { toString } from 'uint8arrays/to-string'
import { type Bytes, bytes } from '../types/bytes.ts'

/** The multihash bytes of a PeerId. */
export function peerBytes(peer: PeerId): Bytes {
  return bytes(peer.toMultihash().bytes)
}

/** @throws when the bytes are no PeerId */
export function peerObject(peer: Uint8Array): PeerId {
  return peerIdFromString(peerText(peer))
}

/** A PeerId as libp2p and multiaddrs write it: base58btc, 12D3KooW... */
export function peerText(peer: Uint8Array): string {
  return toString(peer, 'base58btc')
}

/** The inverse of {@link peerText}; undefined for anything that is not an Ed25519 PeerId. */
export function parsePeer(text: string): Bytes | undefined {
  if (!/^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/.test(text)) return undefined
  return bytes(fromString(text, 'base58btc'))
}
