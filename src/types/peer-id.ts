/** The text form of PeerIds: base58btc of the multihash bytes, as libp2p and multiaddrs write them (12D3KooW...). */
import { fromString } from 'uint8arrays/from-string'
import { toString as encodeText } from 'uint8arrays/to-string'
import { type Bytes, bytes } from './bytes.ts'

/** Multihash code and length, protobuf header, key. */
const PEER_BYTES = 2 + 4 + 32

/** What {@link parsePeer} takes, as a pattern for schemas. */
export const PEER_PATTERN = /^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/

export function peerText(peer: Uint8Array): string {
  return encodeText(peer, 'base58btc')
}

/** The inverse of {@link peerText}; undefined for anything that is not an Ed25519 PeerId. */
export function parsePeer(text: string): Bytes | undefined {
  if (!PEER_PATTERN.test(text)) return undefined
  const value = bytes(fromString(text, 'base58btc'))
  return value.length === PEER_BYTES ? value : undefined
}
