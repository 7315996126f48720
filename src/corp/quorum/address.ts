/**
 * The address of a XenoCorp: where one of its validators (or any node that serves its document) is reached, and the
 * XenoCorp's name, by which everything else is checked: `/ip4/192.0.2.1/tcp/4101/p2p/12D3KooW.../<name in base32>`.
 */
import { fromString } from 'uint8arrays/from-string'
import { toString as toStringArray } from 'uint8arrays/to-string'
import { type Bytes, bytes, fromText, ID_BYTES, toText } from '../../types/bytes.ts'
import { isKey } from '../core/keys.ts'
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
  const match = /^(\/[\w./:%-]+)\/p2p\/([1-9A-HJ-NP-Za-km-z]{1,128})\/([a-z2-7]+)$/.exec(text.slice(0, MAX_ADDRESS_TEXT))
  const name = fromText(match?.[3] ?? '', ID_BYTES)
  const peer = bytes(fromString(match?.[2] ?? '', 'base58btc'))
  if (match?.[1] === undefined || name === undefined || !isKey(peer)) {
    throw quorumErrors.error('corp-address-malformed', { address: text.slice(0, MAX_ADDRESS_TEXT) })
  }
  return { name, peer, address: match[1] }
}

export function formatCorpAddress({ name, peer, address }: CorpAddress): string {
  return `${address}/p2p/${toStringArray(peer, 'base58btc')}/${toText(name)}`
}
