/**
 * An XIS node: the core's inputs from calls, gossip and time, its writes to disk, its effects to the network.
 *
 *   made -> starting (records from disk, rolls exchanged, zones compared) -> running -> stopped
 *
 * Every answer that tells of a change leaves after the change is on disk.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { commonErrors, isXenoError, unwrap, XenoError } from '../../types/errors.ts'
import { peerText } from '../../types/peer-id.ts'
import type { GossipVerdict, Service } from '../../types/ports.ts'
import { decodeLoose, encode } from '../../wire/canonical.ts'
import { GossipBatch, type Notice, type SignedBody } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import { Background } from '../background.ts'
import type { Effect } from '../core/env.ts'
import { xisErrors } from '../core/errors.ts'
import { type AnswerOf, type Input, NodeCore } from '../core/node.ts'
import { verifyNotice } from '../core/notice.ts'
import { verifyRoll } from '../core/roll.ts'
import { gossipTopic } from '../core/topic.ts'
import { serve } from './handlers.ts'
import { Journal } from './journal.ts'
import type { XisNodeOptions } from './options.ts'
import { syncWith } from './sync.ts'

const MAX_GOSSIP_BYTES = 64 * 1024
const EXCHANGE_TIMEOUT_MS = 3_000
const PROBES = 3
const FORGED: ReadonlySet<string> = new Set(['xis-card-forged', 'xis-card-malformed'])
const FORGED_FIELDS: ReadonlySet<string> = new Set(['signature', 'body', 'statement'])

export class XisNode implements Service {
  readonly name = 'xis'
  readonly options: XisNodeOptions
  readonly core: NodeCore
  readonly background: Background
  readonly #journal: Journal
  readonly #leave: (() => void)[] = []
  #turn = 0
  #running = false

  constructor(options: XisNodeOptions) {
    this.options = options
    const { crypto, signer, xis, settings, clock } = options
    this.core = new NodeCore({ crypto, signer, xis, settings: settings ?? {}, now: clock.now() })
    this.background = new Background(options.logger)
    this.#journal = new Journal(options.store)
  }

  async start(): Promise<void> {
    await this.#load()
    for (const { peer, addresses } of this.options.contacts) await this.options.rpc.learn(peer, addresses)
    for (const roll of this.core.rolls()) await this.#learn(roll.node, roll.addresses)
    this.#running = true
    serve(this)
    this.#listen()
    await this.#join()
    await this.#syncAll()
    const { clock } = this.options
    this.background.loop(
      'tick',
      () => Math.min(500, this.core.parameters(clock.now()).heartbeatMs / 2),
      () => this.step({ type: 'tick' }),
    )
    this.background.loop(
      'rolls',
      () => this.core.parameters(clock.now()).rollMs,
      () => this.#sayRoll(),
    )
    this.background.loop(
      'sync',
      () => this.core.parameters(clock.now()).syncMs,
      () => this.#syncAll(),
    )
    this.options.logger.info(
      { xis: this.options.xis.name, members: this.core.members(clock.now()).length, ...this.core.counts(clock.now()) },
      'index node ready',
    )
  }

  async stop(): Promise<void> {
    this.#running = false
    for (const leave of this.#leave.splice(0)) leave()
    await this.background.stop()
    await this.#journal.write([])
  }

  /** Whether a peer counts as one of `xis-nodes`. */
  isMember(peer: Uint8Array): boolean {
    return this.core.isMember(peer, this.options.clock.now())
  }

  /** One step of the core: what it changed is on disk when this settles. @throws XenoError of a refusal */
  async step<Type extends Input['type']>(input: Extract<Input, { type: Type }>): Promise<AnswerOf<Type>> {
    if (!this.#running) throw commonErrors.error('unavailable', { what: 'the index node, which is stopping' })
    const { writes, effects, answer } = this.core.step<Type>(input, this.options.clock.now())
    await this.#journal.write(writes)
    for (const effect of effects) this.#carryOut(effect)
    return unwrap(answer)
  }

  /** Takes the rolls that are valid and whose nodes may take part; tells which were refused by throwing the last refusal. */
  async takeRolls(rolls: readonly SignedBody[]): Promise<void> {
    const { crypto, xis } = this.options
    let refused: unknown
    for (const signed of rolls) {
      try {
        const roll = unwrap(verifyRoll(crypto, xis.name, signed))
        if (!this.core.isFounding(roll.node) && !(await this.options.isEnrolled(roll.node))) continue
        if ((await this.step({ type: 'roll', roll })) && !equal(roll.node, this.options.signer.id)) await this.#learn(roll.node, roll.addresses)
      } catch (error) {
        refused = error
      }
    }
    if (refused !== undefined) throw refused
  }

  async takeNotice(notice: Notice, pass: boolean): Promise<boolean> {
    const verified = unwrap(verifyNotice(this.options.crypto, this.options.xis.name, notice))
    return this.step({ type: 'notice', notice: verified, pass })
  }

  /** @throws XenoError `xis-not-enrolled` */
  async checkEnrolled(peer: Bytes): Promise<void> {
    if (!(await this.options.isEnrolled(peer))) throw xisErrors.error('xis-not-enrolled', { peer: peerText(peer) })
  }

  async #load(): Promise<void> {
    for await (const [key, value] of this.options.store.range({})) {
      if (!this.core.load(key, value)) this.options.logger.warn({ key }, 'a record of the index cannot be read and is left out')
    }
    this.core.loaded()
  }

  #listen(): void {
    const { gossip, links } = this.options
    if (gossip !== undefined) this.#leave.push(gossip.subscribe(gossipTopic(this.options.xis.name), (message, from) => this.#hear(message, from)))
    this.#leave.push(
      links.onDisconnect(peer => {
        if (this.core.watches(peer)) this.background.run('probe', () => this.#probe(peer))
      }),
    )
  }

  async #hear(message: Bytes, from: Bytes): Promise<GossipVerdict> {
    if (equal(from, this.options.signer.id)) return 'accept'
    const batch = decodeLoose(GossipBatch, message, MAX_GOSSIP_BYTES)
    if (batch === undefined) return 'reject'
    try {
      await this.takeRolls(batch.rolls)
      for (const notice of batch.notices) await this.takeNotice(notice, false)
      return 'accept'
    } catch (error) {
      if (!(error instanceof XenoError)) throw error
      this.options.logger.debug({ from, error }, 'gossip that breaks the rules')
      // What clocks and news that crossed explain does not count against whoever passed it on.
      return FORGED.has(error.code) || FORGED_FIELDS.has(String(error.facts['field'])) ? 'reject' : 'ignore'
    }
  }

  /** Its connection closed: can it be dialled? When it refuses at once, there is no need to wait for missing beats. */
  async #probe(peer: Bytes): Promise<void> {
    const { clock, rpc } = this.options
    const since = clock.now()
    const { probeMs } = this.core.parameters(since)
    for (let attempt = 0; attempt < PROBES; attempt++) {
      try {
        await rpc.call(peer, xisProtocol.alive, {}, { timeoutMs: probeMs, signal: this.background.signal })
        return
      } catch (error) {
        // Silent but open, or of another opinion about what it speaks: that is for the beats to say.
        if (!isXenoError(error, 'unavailable')) return
      }
      await this.background.pause(probeMs / PROBES)
    }
    if (!this.background.signal.aborted) await this.step({ type: 'unreachable', server: peer, since })
  }

  #carryOut(effect: Effect): void {
    const { gossip, rpc } = this.options
    const { signal } = this.background
    switch (effect.type) {
      case 'publish': {
        const batch = encode(GossipBatch, { rolls: [...effect.rolls], notices: [...effect.notices] })
        if (gossip !== undefined) this.background.run('publish', () => gossip.publish(gossipTopic(this.options.xis.name), batch))
        return
      }
      case 'tell':
        for (const node of effect.nodes) this.#send(node, () => rpc.call(node, xisProtocol.statement, effect, { signal }))
        return
      case 'notify':
        for (const node of effect.nodes) this.#send(node, () => rpc.call(node, xisProtocol.notice, effect, { signal }))
    }
  }

  /** To a node that may be down, or may have heard of it already. */
  #send(node: Bytes, call: () => Promise<unknown>): void {
    this.background.run('send', async () => {
      try {
        await call()
      } catch (error) {
        if (!isXenoError(error)) throw error
        this.options.logger.debug({ node, error }, 'a node did not take a message')
      }
    })
  }

  async #join(): Promise<void> {
    const own = await this.#ownRoll()
    const others = this.#others()
    const results = await Promise.allSettled(others.map(node => this.#exchange(node, own)))
    const reached = results.filter(result => result.status === 'fulfilled').length
    if (others.length > 0 && reached === 0) this.options.logger.warn({ tried: others.length }, 'no other index node can be reached yet')
  }

  async #sayRoll(): Promise<void> {
    const own = await this.#ownRoll()
    const others = this.#others()
    const node = others[this.#turn++ % Math.max(1, others.length)]
    if (node === undefined) return
    try {
      await this.#exchange(node, own)
    } catch (error) {
      if (!isXenoError(error)) throw error
      this.options.logger.debug({ node, error }, 'an index node cannot be reached')
    }
  }

  async #ownRoll(): Promise<SignedBody> {
    const { operator, credential } = this.options
    const roll = await this.step({ type: 'own-roll', roll: { addresses: this.options.addresses(), operator, credential } })
    return roll.signed
  }

  /** Founding nodes and all whose rolls are known, silent ones too: this is how they are found again. */
  #others(): Bytes[] {
    const { xis, signer } = this.options
    const nodes = new Map([...xis.founding, ...this.core.rolls().map(roll => roll.node)].map(node => [toText(node), node]))
    nodes.delete(toText(signer.id))
    return [...nodes.values()]
  }

  async #exchange(node: Bytes, own: SignedBody): Promise<void> {
    const options = { timeoutMs: EXCHANGE_TIMEOUT_MS, signal: this.background.signal }
    const { rolls } = await this.options.rpc.call(node, xisProtocol.roll, { rolls: [own] }, options)
    await this.takeRolls(rolls)
  }

  async #syncAll(): Promise<void> {
    for (const peer of this.core.coHolders(this.options.clock.now())) {
      if (this.background.signal.aborted) return
      try {
        await syncWith(this, peer)
      } catch (error) {
        if (!isXenoError(error)) throw error
        this.options.logger.debug({ peer, error }, 'zones could not be compared with a co-holder')
      }
    }
  }

  async #learn(node: Bytes, addresses: readonly string[]): Promise<void> {
    try {
      await this.options.rpc.learn(node, addresses)
    } catch (error) {
      if (!isXenoError(error)) throw error
      this.options.logger.debug({ node, error }, 'a roll has an address that is none')
    }
  }
}
