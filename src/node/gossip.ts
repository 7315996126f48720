/**
 * The Gossip port over gossipsub. A message is passed on only after its receiver accepted it; the message id is the hash
 * of topic and content, so that copies from several senders count once. A node's own messages reach its own receivers
 * directly. Several parts of a node may listen to one topic: one that rejects a message has its way, then one that accepts it.
 */
import { createHash } from 'node:crypto'
import { type GossipSub, type Message, TopicValidatorResult } from '@libp2p/gossipsub'
import { type Bytes, bytes, EMPTY } from '../types/bytes.ts'
import type { Gossip, GossipVerdict, Logger } from '../types/ports.ts'
import { peerBytes } from './peers.ts'

export const MAX_GOSSIP_BYTES = 64 * 1024
const VERDICTS: Readonly<Record<GossipVerdict, TopicValidatorResult>> = {
  accept: TopicValidatorResult.Accept,
  ignore: TopicValidatorResult.Ignore,
  reject: TopicValidatorResult.Reject,
}

/** The first that any receiver gives is the verdict. */
const BY_WEIGHT: readonly GossipVerdict[] = ['reject', 'accept', 'ignore']

type Receive = Parameters<Gossip['subscribe']>[1]

export function gossipMessageId({ topic, data }: Pick<Message, 'topic' | 'data'>): Uint8Array {
  return createHash('sha256').update(topic).update('\0').update(data).digest().subarray(0, 20)
}

/**
 * The same of a message as it arrives: copies of what was found valid are known by it before their signatures are checked,
 * which costs a hundred times more. A message comes once from each neighbour of the mesh.
 */
export function gossipCopyId({ topic, data = EMPTY }: { readonly topic: string; readonly data?: Uint8Array }): string {
  return Buffer.from(gossipMessageId({ topic, data })).toString('latin1')
}

export class GossipsubGossip implements Gossip {
  readonly #pubsub: GossipSub
  readonly #self: Bytes
  readonly #logger: Logger
  readonly #receivers = new Map<string, Set<Receive>>()

  constructor(pubsub: GossipSub, self: Bytes, logger: Logger) {
    this.#pubsub = pubsub
    this.#self = self
    this.#logger = logger
  }

  async publish(topic: string, message: Uint8Array): Promise<void> {
    if (message.length > MAX_GOSSIP_BYTES)
      throw new RangeError(`a gossip message of ${message.length} bytes is over the limit of ${MAX_GOSSIP_BYTES}`)
    await this.#pubsub.publish(topic, message)
    await this.#judge(topic, bytes(message), this.#self)
  }

  subscribe(topic: string, receive: Receive): () => void {
    const receivers = this.#receivers.get(topic) ?? this.#join(topic)
    receivers.add(receive)
    return () => {
      if (receivers.delete(receive) && receivers.size === 0) this.#leave(topic)
    }
  }

  #join(topic: string): Set<Receive> {
    const receivers = new Set<Receive>()
    this.#receivers.set(topic, receivers)
    this.#pubsub.topicValidators.set(topic, async (from, message) => {
      if (message.data.length > MAX_GOSSIP_BYTES) return TopicValidatorResult.Reject
      return VERDICTS[await this.#judge(topic, bytes(message.data), peerBytes(from))]
    })
    this.#pubsub.subscribe(topic)
    return receivers
  }

  #leave(topic: string): void {
    this.#pubsub.unsubscribe(topic)
    this.#pubsub.topicValidators.delete(topic)
    this.#receivers.delete(topic)
  }

  async #judge(topic: string, message: Bytes, from: Bytes): Promise<GossipVerdict> {
    const verdicts = await Promise.all(Array.from(this.#receivers.get(topic) ?? [], receive => this.#ask(topic, receive, message, from)))
    return BY_WEIGHT.find(verdict => verdicts.includes(verdict)) ?? 'ignore'
  }

  async #ask(topic: string, receive: Receive, message: Bytes, from: Bytes): Promise<GossipVerdict> {
    try {
      return await receive(message, from)
    } catch (error) {
      this.#logger.error({ topic, error }, 'a gossip receiver failed')
      return 'ignore'
    }
  }
}
