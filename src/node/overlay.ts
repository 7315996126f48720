/** What a node that takes part in the overlay runs beside what a client does: kad-dht and gossipsub. */
import { type GossipSub, gossipsub } from '@libp2p/gossipsub'
import type { Libp2p } from '@libp2p/interface'
import { kadDHT, passthroughMapper } from '@libp2p/kad-dht'
import type { Gossip, Logger } from '../types/ports.ts'
import { GossipsubGossip, gossipCopyId, gossipMessageId } from './gossip.ts'
import { peerBytes } from './peers.ts'

/** @param options.oneHost many nodes behind one address: gossipsub would hold that against them */
export function overlayServices(options: { readonly oneHost: boolean }) {
  return {
    dht: kadDHT({
      protocol: '/xeno/kad/1.0.0',
      clientMode: false,
      peerInfoMapper: passthroughMapper,
      allowQueryWithZeroPeers: true,
      initialQuerySelfInterval: 500,
    }),
    pubsub: gossipsub({
      allowPublishToZeroTopicPeers: true,
      // What others have said meanwhile in the same words has been heard.
      ignoreDuplicatePublishError: true,
      asyncValidation: false,
      msgIdFn: gossipMessageId,
      fastMsgIdFn: gossipCopyId,
      ...(options.oneHost ? { scoreParams: { IPColocationFactorWeight: 0 } } : {}),
    }),
  }
}

/** The gossip of a node that was made with {@link overlayServices}. */
export function gossipOf(libp2p: Libp2p, logger: Logger): Gossip {
  const { pubsub } = libp2p.services
  if (!isGossipSub(pubsub)) throw new Error('this node was made without gossipsub')
  return new GossipsubGossip(pubsub, peerBytes(libp2p.peerId), logger)
}

function isGossipSub(service: unknown): service is GossipSub {
  return typeof service === 'object' && service !== null && 'topicValidators' in service
}
