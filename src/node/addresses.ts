/** Where peers are reached, as people write it: MULTIADDR/p2p/PEERID, or a PeerId alone for one that was learnt before. */

import type { Bytes } from '../types/bytes.ts'
import { isXenoError } from '../types/errors.ts'
import { parsePeer } from '../types/peer-id.ts'
import type { RpcClient } from '../wire/rpc.ts'
import { nodeErrors } from './errors.ts'
import { parseBootstrap } from './host.ts'
import { parseAddress } from './rpc-client.ts'

/** The peer, its address learnt. @throws XenoError `bad-address` */
export async function learnAddress(rpc: RpcClient, text: string): Promise<Bytes> {
  const alone = parsePeer(text)
  if (alone !== undefined) return alone
  const { peer, address } = parseBootstrap(text)
  await rpc.learn(peer, [address])
  return peer
}

/** The addresses that a signed document gives; those that cannot be read are passed over. @throws XenoError `bad-address` where none can */
export async function learnAdvertised(rpc: RpcClient, peer: Bytes, addresses: readonly string[]): Promise<void> {
  const plain = addresses.map(address => address.split('/p2p/')[0] ?? '').filter(isAddress)
  if (plain.length === 0) throw nodeErrors.error('bad-address', { address: addresses.join(' ').slice(0, 256) })
  await rpc.learn(peer, plain)
}

function isAddress(text: string): boolean {
  try {
    return parseAddress(text).getComponents().length > 0
  } catch (error) {
    if (isXenoError(error, 'bad-address')) return false
    throw error
  }
}
