/**
 * An XIS node's state machine: an input and a time give an answer, the writes that must be on disk before the answer leaves,
 * and effects to carry out after them. Rules: holding.ts (cards), watching.ts (servers' lives), membership.ts (nodes),
 * syncing.ts (repair), zone.ts and query.ts (answers).
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto, Signer, StoreWrite } from '../../types/ports.ts'
import { encode } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import {
  type AdvertisementResponse,
  type CardsResponse,
  type GetResponse,
  Outcome,
  type PutResponse,
  StoredBody,
  type SyncRequest,
  type SyncResponse,
  type ZoneName,
} from '../../wire/generated/xis.ts'
import { type Head, joinCard, type VerifiedCard } from './card.ts'
import type { Xis } from './document.ts'
import type { Effect, Env } from './env.ts'
import { xisErrors } from './errors.ts'
import { applyNotice, expire, isStale, type Placed, putCard, refreshCard } from './holding.ts'
import { heardWhen } from './membership.ts'
import type { Statement, VerifiedNotice } from './notice.ts'
import { answerPage } from './page.ts'
import { type Parameters, parametersWith } from './parameters.ts'
import { holdersOf, type Member } from './placement.ts'
import type { PageQuestion } from './query.ts'
import { type Roll, signRoll } from './roll.ts'
import { NodeState } from './state.ts'
import { compareZones, lackingFrom, summarise } from './syncing.ts'
import { nextTime } from './times.ts'
import { announce, type BeatAnswer, Watching } from './watching.ts'

export interface OwnRoll {
  readonly addresses: readonly string[]
  readonly operator: string
  readonly credential: Bytes
}

/** What one step asks of the service, in this order: writes on disk, then effects and answer. */
export interface Step<T> {
  readonly writes: readonly StoreWrite[]
  readonly effects: readonly Effect[]
  readonly answer: Result<T>
}

export interface NodeOptions {
  readonly crypto: Crypto
  readonly signer: Signer
  readonly xis: Xis
  readonly settings: Partial<Parameters>
  /** This node's start. */
  readonly now: number
}

export type Input =
  | { readonly type: 'put'; readonly card: VerifiedCard; readonly zones: readonly ZoneName[]; readonly xml: Bytes | undefined }
  | { readonly type: 'refresh'; readonly head: Head; readonly zones: readonly ZoneName[] }
  | { readonly type: 'roll'; readonly roll: Roll }
  | { readonly type: 'own-roll'; readonly roll: OwnRoll }
  | { readonly type: 'notice'; readonly notice: VerifiedNotice; readonly pass: boolean }
  | { readonly type: 'statement'; readonly head: Head; readonly statement: Statement }
  | { readonly type: 'beat'; readonly server: Bytes; readonly incarnation: number; readonly version: number; readonly head: Head | undefined }
  | { readonly type: 'unreachable'; readonly server: Bytes; readonly since: number }
  | { readonly type: 'tick' }

interface Answers {
  readonly put: PutResponse
  readonly refresh: PutResponse
  /** Whether it was news. */
  readonly roll: boolean
  readonly 'own-roll': Roll
  readonly notice: boolean
  readonly statement: true
  readonly beat: BeatAnswer
  readonly unreachable: true
  readonly tick: true
}
export type AnswerOf<Type extends Input['type']> = Answers[Type]

export class NodeCore {
  readonly #options: NodeOptions
  readonly #state: NodeState
  readonly #watching = new Watching()

  constructor(options: NodeOptions) {
    this.#options = options
    this.#state = new NodeState(options.crypto, options.xis, options.signer.id, options.now)
  }

  /** Brings back one record from disk, before the first step; false when it is damaged. */
  load(key: Bytes, value: Bytes): boolean {
    return this.#state.load(key, value)
  }

  /** After the last record. */
  loaded(): void {
    const { now } = this.#options
    for (const head of this.#state.watched()) this.#watching.restore(head, now)
    // What ran out while this node was away; the first step writes it.
    expire(this.#env(now))
  }

  step<Type extends Input['type']>(input: Extract<Input, { type: Type }>, now: number): Step<AnswerOf<Type>>
  step(input: Input, now: number): Step<AnswerOf<Input['type']>> {
    const effects: Effect[] = []
    const answer = this.#answer(this.#env(now, effects), input)
    return { writes: this.#state.takeWrites(), effects, answer }
  }

  #answer(env: Env, input: Input): Result<AnswerOf<Input['type']>> {
    switch (input.type) {
      case 'put':
        return this.#placed(env, input.card.head, input.zones, putCard(env, input.card, input.zones, input.xml))
      case 'refresh':
        return this.#placed(env, input.head, input.zones, refreshCard(env, input.head, input.zones))
      case 'roll':
        return addRoll(env, input.roll)
      case 'own-roll': {
        // A clock that was set back must not make others ignore the rolls until it has caught up.
        const time = nextTime(env.state.membership.roll(env.self)?.time ?? 0, env.now, env.parameters.maxAheadMs)
        const roll = signRoll(env.crypto, env.state.xis.name, env.signer, { ...input.roll, time })
        env.state.putOwnRoll(roll, env.now)
        env.emit({ type: 'publish', rolls: [roll.signed], notices: [] })
        return ok(roll)
      }
      case 'notice':
        return input.pass ? announce(env, input.notice) : applyNotice(env, input.notice)
      case 'statement':
        return this.#watching.hear(env, input.head, input.statement)
      case 'beat':
        return this.#watching.beat(env, input.server, input)
      case 'unreachable':
        this.#watching.unreachable(env, input.server, input.since)
        return ok(true)
      case 'tick':
        expire(env)
        this.#watching.tick(env)
        return ok(true)
    }
  }

  #placed(env: Env, head: Head, zones: readonly ZoneName[], placed: Result<Placed>): Result<PutResponse> {
    if (!placed.ok) return placed
    const outcomes = [...placed.value]
    const stored = zones.filter((_, index) => outcomes[index]?.outcome === Outcome.STORED)
    const isCloser = outcomes.some(({ outcome }) => outcome === Outcome.CLOSER)
    const closer = isCloser ? env.state.membership.rolls().map(roll => roll.signed) : []
    if (stored.length === 0) return ok({ outcomes, closer })
    this.#watching.notice(env, head)
    const body = encode(StoredBody, {
      node: env.self,
      time: BigInt(env.now),
      server: head.server,
      version: BigInt(head.version),
      zones: stored,
    })
    return ok({ outcomes, closer, stored: { body, signature: env.signer.sign(digest(env.crypto, 'xis/stored', env.state.xis.name, body)) } })
  }

  // What needs no writes.

  page(question: PageQuestion, brief: boolean, now: number): GetResponse {
    return answerPage(this.#env(now), question, brief)
  }

  cards(servers: readonly Bytes[]): CardsResponse {
    const cards = servers.flatMap(server => this.#state.card(server) ?? [])
    const gone = servers.flatMap(server => this.#state.gone(server) ?? [])
    return {
      cards: cards.map(({ card }) => joinCard(card.head.signed, card.tokensBytes)),
      gone: gone.map(({ notice }) => notice.notice),
    }
  }

  advertisement(server: Bytes): AdvertisementResponse {
    const held = this.#state.card(server)
    const gone = this.#state.gone(server)
    const xml = this.#state.xml(server)
    return {
      ...(held && { card: joinCard(held.card.head.signed, held.card.tokensBytes) }),
      ...(xml && { xml }),
      ...(gone && { gone: gone.notice.notice }),
    }
  }

  summarise(from: Bytes, now: number): SyncRequest {
    return summarise(this.#env(now), from)
  }

  compare(peer: Bytes, request: SyncRequest, now: number): Result<SyncResponse> {
    return compareZones(this.#env(now), peer, request)
  }

  lacking(response: SyncResponse, now: number): { readonly server: Bytes; readonly zones: readonly ZoneName[] }[] {
    return lackingFrom(this.#env(now), response)
  }

  parameters(now: number): Parameters {
    return this.#env(now).parameters
  }

  members(now: number): readonly Member[] {
    return this.#env(now).members()
  }

  isMember(node: Uint8Array, now: number): boolean {
    return this.#state.membership.isMember(node, now, this.#lapseMs())
  }

  isFounding(node: Uint8Array): boolean {
    return this.#state.membership.isFounding(node)
  }

  /** The newest first. */
  rolls(): Roll[] {
    return this.#state.membership.rolls()
  }

  watches(server: Uint8Array): boolean {
    return this.#watching.watches(server)
  }

  /** Nodes that hold zones which this node holds too. */
  coHolders(now: number): Bytes[] {
    const env = this.#env(now)
    const found = new Map<string, Bytes>()
    for (const zone of env.state.zones()) {
      for (const node of holdersOf(env.crypto, env.members(), zone.name, env.state.xis.replicas).nodes) found.set(node.join(), node)
    }
    // A node that has nothing yet asks whoever there is.
    const nodes = found.size > 0 ? [...found.values()] : env.members().map(member => member.node)
    return nodes.filter(node => !equal(node, env.self))
  }

  /** Cards held, of them stale, servers gone and watched: for logs and metrics. */
  counts(now: number): { readonly cards: number; readonly stale: number; readonly gone: number; readonly watched: number } {
    const env = this.#env(now)
    const held = [...env.state.cards()]
    return {
      cards: held.length,
      stale: held.filter(each => isStale(env, each)).length,
      gone: env.state.allGone().length,
      watched: this.#watching.size,
    }
  }

  #lapseMs(): number {
    return parametersWith(this.#options.settings, this.#state.membership.size).lapseMs
  }

  #env(now: number, effects: Effect[] = []): Env {
    const { crypto, signer, settings } = this.#options
    const { membership } = this.#state
    let members: readonly Member[] | undefined
    const list = (): readonly Member[] => (members ??= membership.members(now, this.#lapseMs()))
    return {
      crypto,
      signer,
      self: signer.id,
      state: this.#state,
      parameters: parametersWith(settings, membership.size, this.#watching.size),
      now,
      members: list,
      emit: effect => void effects.push(effect),
    }
  }
}

function addRoll(env: Env, roll: Roll): Result<boolean> {
  if (roll.time - env.now > env.parameters.maxAheadMs) return xisErrors.refuse('xis-roll-invalid', { field: 'time' })
  // Nobody but this node says when it lives.
  const heardAt = heardWhen(roll, env.now, env.parameters.maxAheadMs)
  return ok(!equal(roll.node, env.self) && env.state.putRoll(roll, heardAt))
}
