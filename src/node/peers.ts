/** PeerIds between the bytes that the protocols carry and libp2p's objects. */
import type { PeerId } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { type Bytes, bytes } from '../types/bytes.ts'
import { peerText } from '../types/peer-id.ts'

export { parsePeer, peerText } from '../types/peer-id.ts'

/** The multihash bytes of a PeerId. */
export function peerBytes(peer: PeerId): Bytes {
  return bytes(peer.toMultihash().bytes)
}

/** @throws when the bytes are no PeerId */
export function peerObject(peer: Uint8Array): PeerId {
  return peerIdFromString(peerText(peer))
}
