/**
 * The XenoCorps that this node deals with: one quorum client each, shared by its roles. A XenoCorp whose validators
 * cannot be reached yet is asked again until the node stops, so that nodes may be started in any order.
 */
import type { Committee } from '../corp/core/committee.ts'
import { QuorumClient } from '../corp/quorum/client.ts'
import { joinCorp, learnHints } from '../corp/quorum/join.ts'
import { nodeErrors } from '../node/errors.ts'
import type { Host } from '../node/host.ts'
import { parsePeer } from '../node/peers.ts'
import { type Bytes, toText } from '../types/bytes.ts'
import { isXenoError } from '../types/errors.ts'
import { Backoff } from '../types/pause.ts'
import type { Crypto, Logger } from '../types/ports.ts'

const PAUSES = { firstMs: 200, longestMs: 5_000 } as const
/** Codes of nodes that are not there, slow, or not ready yet; all else is an answer. */
const SILENCE: readonly string[] = ['unavailable', 'timeout', 'no-such-method', 'quorum-unavailable', 'registrar-unavailable']

export interface CorpReference {
  readonly name: Bytes
  /** A validator's multiaddr ending in /p2p/PEERID. */
  readonly address: string
}

export class Corps {
  readonly #host: Host
  readonly #crypto: Crypto
  readonly #logger: Logger
  readonly #clients = new Map<string, Promise<QuorumClient>>()
  /** Those that could not be reached the last time. */
  readonly #waiting = new Map<string, CorpReference>()
  readonly #committees = new Map<string, Committee>()
  readonly #stop = new AbortController()

  constructor(options: { host: Host; crypto: Crypto; logger: Logger }) {
    this.#host = options.host
    this.#crypto = options.crypto
    this.#logger = options.logger
  }

  /** Settles when the committee document is there and checked. @throws XenoError `committee-invalid`; when the node stops */
  client(reference: CorpReference): Promise<QuorumClient> {
    const key = toText(reference.name)
    const known = this.#clients.get(key)
    if (known !== undefined) return known
    const joining = this.#join(reference)
    this.#clients.set(key, joining)
    joining.catch(() => this.#clients.delete(key))
    return joining
  }

  /** The XenoCorps that are asked again and again. */
  get waiting(): readonly CorpReference[] {
    return [...this.#waiting.values()]
  }

  /** Of the XenoCorps that are known by now. */
  get committees(): readonly Committee[] {
    return [...this.#committees.values()]
  }

  /** For nodes that hold the committee document themselves. */
  async clientOf(committee: Committee, peers: readonly { readonly peer: Bytes; readonly address: string }[]): Promise<QuorumClient> {
    await learnHints(
      this.#host.rpc,
      peers.map(({ peer, address }) => ({ peer, addresses: [address] })),
    )
    const key = toText(committee.name)
    const client = this.#clients.get(key) ?? Promise.resolve(this.#make(committee))
    this.#clients.set(key, client)
    return client
  }

  /** No XenoCorp is waited for any more. */
  stop(): void {
    this.#stop.abort(new Error('the node is stopping'))
  }

  async #join(reference: CorpReference): Promise<QuorumClient> {
    const { name, address: text } = reference
    const [address = '', id = ''] = text.split('/p2p/')
    const peer = parsePeer(id)
    if (peer === undefined) throw nodeErrors.error('bad-address', { address: text })
    return this.untilAnswered(reference, async signal => {
      const { committee } = await joinCorp(this.#host.rpc, this.#crypto, { name, peer, address }, signal)
      return this.#make(committee)
    })
  }

  /**
   * Carries out what needs a XenoCorp's nodes, again until they answer; `work` is safe to repeat.
   * @throws XenoError what they refuse with; when the node stops
   */
  async untilAnswered<T>(reference: CorpReference, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const key = toText(reference.name)
    for (const backoff = new Backoff(PAUSES); ; ) {
      try {
        const result = await work(this.#stop.signal)
        this.#waiting.delete(key)
        return result
      } catch (error) {
        if (!isXenoError(error) || !SILENCE.includes(error.code)) throw error
        this.#stop.signal.throwIfAborted()
        this.#waiting.set(key, reference)
        this.#logger.warn({ corp: reference.name, code: error.code, ...error.facts, waitMs: backoff.nextMs }, 'the XenoCorp cannot be reached yet')
      }
      await backoff.pause(this.#stop.signal)
      this.#stop.signal.throwIfAborted()
    }
  }

  #make(committee: Committee): QuorumClient {
    this.#committees.set(toText(committee.name), committee)
    return new QuorumClient({ rpc: this.#host.rpc, crypto: this.#crypto, committee, logger: this.#logger })
  }
}
