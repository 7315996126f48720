/**
 * One version of an advertisement on its way to the holders of all its zones: each node gets what it lacks, in one message.
 * Done when a quorum of every zone's holders has said, signed, that it is stored; the others go on in the background.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { isXenoError, type XenoError } from '../../types/errors.ts'
import { decodeCanonical } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { Outcome, type PutResponse, type SignedBody, StoredBody, type ZoneName } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import { joinCard, type VerifiedCard } from '../core/card.ts'
import { xisErrors } from '../core/errors.ts'
import { MAX_CARD_BYTES } from '../core/limits.ts'
import { type Holders, wholeZone, zoneKey, zoneText } from '../core/placement.ts'
import { SERVER_TOKEN } from '../core/tokens.ts'
import type { AdvertiserOptions } from './options.ts'

const CALL_TIMEOUT_MS = 5_000
/** Refusals that a newer version or incarnation answers: every node that knows better says the same. */
const OUTDATED: ReadonlySet<string> = new Set(['xis-old-version', 'xis-version-conflict', 'xis-departed'])

export interface Content {
  readonly card: VerifiedCard
  readonly xml: Bytes
}

/** What each node is known to hold, so that a refresh sends a head and no more. */
export class Confirmed {
  readonly #nodes = new Map<string, { readonly node: Bytes; readonly card: VerifiedCard; readonly zones: ReadonlySet<string> }>()

  /** Whether a head is enough for these zones of the node. */
  hasSame(node: Bytes, content: Content, zones: readonly ZoneName[]): boolean {
    const known = this.#nodes.get(toText(node))
    if (known === undefined || !equal(known.card.head.tokensDigest, content.card.head.tokensDigest)) return false
    return zones.every(zone => known.zones.has(zoneText(zone))) && this.hasXml(node, content)
  }

  hasXml(node: Bytes, { card }: Content): boolean {
    const known = this.#nodes.get(toText(node))
    return known?.zones.has(SERVER_TOKEN) === true && equal(known.card.head.xmlDigest, card.head.xmlDigest)
  }

  /** Whether the node holds this very version in all these zones. */
  hasVersion(node: Bytes, version: number, zones: readonly ZoneName[]): boolean {
    const known = this.#nodes.get(toText(node))
    return known !== undefined && known.card.head.version === version && zones.every(zone => known.zones.has(zoneText(zone)))
  }

  note(node: Bytes, card: VerifiedCard, zones: readonly ZoneName[]): void {
    this.#nodes.set(toText(node), { node, card, zones: new Set(zones.map(zoneText)) })
  }

  forget(node: Bytes): void {
    this.#nodes.delete(toText(node))
  }

  nodes(): Bytes[] {
    return [...this.#nodes.values()].map(({ node }) => node)
  }
}

/** The zones of a card's tokens, that of all servers among them. */
export function zonesOf(card: VerifiedCard): ZoneName[] {
  return [...new Set([SERVER_TOKEN, ...card.postings.map(posting => posting.name.local)])].map(wholeZone)
}

interface Count {
  readonly zone: ZoneName
  readonly holders: Holders
  stored: number
  /** Holders that have not answered. */
  waiting: number
}

export class Publication {
  readonly #options: AdvertiserOptions
  readonly #content: Content
  readonly #confirmed: Confirmed
  readonly #counts: readonly Count[]
  readonly #left: readonly ZoneName[]
  readonly #done = Promise.withResolvers<void>()
  readonly #closer: (rolls: readonly SignedBody[]) => Promise<void>
  #last: XenoError | undefined
  #outdated: XenoError | undefined

  /** @param left zones that an earlier version was in, and this one is not. @param closer takes rolls of nodes that should hold it */
  constructor(
    options: AdvertiserOptions,
    content: Content,
    confirmed: Confirmed,
    holdersOf: (zone: ZoneName) => Holders,
    left: readonly ZoneName[],
    closer: (rolls: readonly SignedBody[]) => Promise<void>,
  ) {
    this.#options = options
    this.#content = content
    this.#confirmed = confirmed
    this.#closer = closer
    this.#left = left
    this.#counts = zonesOf(content.card).map(zone => {
      const holders = holdersOf(zone)
      return { zone, holders, stored: 0, waiting: holders.nodes.length }
    })
  }

  /**
   * Settles at the quorum of every zone; `rest` when every node has answered or failed.
   * @throws XenoError `xis-too-few-replicas`; where a quorum fails for it, the refusal of a node that knows a newer version or incarnation
   */
  send(): { readonly quorum: Promise<void>; readonly rest: Promise<void> } {
    const zonesByNode = new Map<string, { node: Bytes; counts: Count[] }>()
    for (const count of this.#counts) {
      for (const node of count.holders.nodes) {
        const entry = zonesByNode.get(toText(node)) ?? { node, counts: [] }
        entry.counts.push(count)
        zonesByNode.set(toText(node), entry)
      }
    }
    // Who held it before and holds nothing of it now still has to learn that it has left.
    const former = this.#left.length === 0 ? [] : this.#confirmed.nodes().filter(node => !zonesByNode.has(toText(node)))
    const all = [...zonesByNode.values(), ...former.map(node => ({ node, counts: [] }))]
    const rest = Promise.all(all.map(({ node, counts }) => this.#sendTo(node, counts))).then(() => this.#settle(true))
    return { quorum: this.#done.promise, rest }
  }

  async #sendTo(node: Bytes, counts: readonly Count[]): Promise<void> {
    const zones = counts.map(count => count.zone)
    let stored: ReadonlySet<string> = new Set()
    try {
      stored = await this.#store(node, zones)
    } catch (error) {
      if (!isXenoError(error)) {
        this.#done.reject(error)
        return
      }
      this.#confirmed.forget(node)
      // One node may be wrong about it: it counts when the others are not enough.
      if (OUTDATED.has(error.code)) this.#outdated = error
      this.#last = error
    }
    for (const count of counts) {
      count.waiting--
      if (stored.has(zoneText(count.zone))) count.stored++
    }
    this.#settle(false)
  }

  #settle(all: boolean): void {
    const short = this.#counts.find(({ stored, holders }) => stored < holders.quorum)
    if (short === undefined) this.#done.resolve()
    else if (all || short.stored + short.waiting < short.holders.quorum) {
      const { stored, holders, zone } = short
      const facts = { stored, asked: holders.nodes.length, zone: zoneText(zone), quorum: holders.quorum, last: this.#last?.message ?? 'none' }
      this.#done.reject(this.#outdated ?? xisErrors.error('xis-too-few-replicas', facts, this.#last))
    }
  }

  /** The zones that the node says, signed, to have stored. */
  async #store(node: Bytes, zones: readonly ZoneName[]): Promise<ReadonlySet<string>> {
    const { rpc } = this.#options
    const { card } = this.#content
    const asked = [...zones, ...this.#left]
    if (this.#left.length === 0 && this.#confirmed.hasSame(node, this.#content, zones)) {
      const refreshed = await rpc.call(node, xisProtocol.refresh, { zones: asked, head: card.head.signed }, { timeoutMs: CALL_TIMEOUT_MS })
      if (!refreshed.outcomes.some(({ outcome }) => outcome === Outcome.LACKING)) return this.#taken(node, asked, refreshed)
    }
    const response = await this.#put(node, asked, !this.#confirmed.hasXml(node, this.#content))
    const isLacking = response.outcomes.some(({ outcome }) => outcome === Outcome.LACKING)
    return this.#taken(node, asked, isLacking ? await this.#put(node, asked, true) : response)
  }

  #put(node: Bytes, zones: ZoneName[], withXml: boolean): Promise<PutResponse> {
    const { card, xml } = this.#content
    const carriesXml = withXml && zones.some(zone => zone.token === SERVER_TOKEN)
    const request = { zones, card: joinCard(card.head.signed, card.tokensBytes), ...(carriesXml ? { xml } : {}) }
    return this.#options.rpc.call(node, xisProtocol.put, request, { timeoutMs: CALL_TIMEOUT_MS })
  }

  async #taken(node: Bytes, asked: readonly ZoneName[], response: PutResponse): Promise<ReadonlySet<string>> {
    if (response.closer.length > 0) await this.#closer(response.closer)
    const vouched = this.#vouchedFor(node, response)
    const zones = asked.filter((zone, index) => response.outcomes[index]?.outcome === Outcome.STORED && vouched.has(toText(zoneKey(zone))))
    this.#confirmed.note(node, this.#content.card, zones)
    return new Set(zones.map(zoneText))
  }

  #vouchedFor(node: Bytes, { stored }: PutResponse): ReadonlySet<string> {
    const { crypto, xis } = this.#options
    const body = stored === undefined ? undefined : decodeCanonical(StoredBody, stored.body, 4 * MAX_CARD_BYTES)
    if (stored === undefined || body === undefined) return new Set()
    const { server, version } = this.#content.card.head
    const isOurs = equal(body.node, node) && equal(body.server, server) && body.version === BigInt(version)
    const isSigned = crypto.verify(node, digest(crypto, 'xis/stored', xis.name, stored.body), stored.signature)
    return isOurs && isSigned ? new Set(body.zones.map(zone => toText(zoneKey(zone)))) : new Set()
  }
}
