/**
 * The address of a XenoCorp: where one of its validators (or any node that serves its document) is reached, and the
 * XenoCorp's name, by which everything else is checked: `/ip4/192.0.2.1/tcp/4101/p2p/12D3KooW.../<name in base32>`.
 */
import { type Bytes, fromText, ID_BYTES, toText } from '../../types/bytes.ts'
import { parsePeer, peerText } from '../../types/peer-id.ts'
import { quorumErrors } from './errors.ts'

export interface CorpAddress {
  /** The XenoCorp's name, 32 bytes. */
  readonly name: Bytes
  readonly peer: Bytes
  /** The multiaddr without its /p2p part. */
  readonly address: string
}

const MAX_ADDRESS_TEXT = 512

/** @throws XenoError `corp-address-malformed` */
export function parseCorpAddress(text: string): CorpAddress {
  const [, address, peerPart = '', namePart = ''] = /^(\/[\w./:%-]+)\/p2p\/(\w+)\/([a-z2-7]+)$/.exec(text.slice(0, MAX_ADDRESS_TEXT)) ?? []
  const [peer, name] = [parsePeer(peerPart), fromText(namePart, ID_BYTES)]
  if (address === undefined || peer === undefined || name === undefined) {
    throw quorumErrors.error('corp-address-malformed', { address: text.slice(0, MAX_ADDRESS_TEXT) })
  }
  return { name, peer, address }
}

export function formatCorpAddress({ name, peer, address }: CorpAddress): string {
  return `${address}/p2p/${peerText(peer)}/${toText(name)}`
}
