/**
 * Advertises one server: its card at all holders of its zones, a lease that is refreshed before it ends, beats to its
 * watchers, and its own obituary when it leaves.
 *
 *   silent -> advertised     `advertise`: a quorum of every zone has it
 *   advertised               refreshed with new heads; put where membership has moved its zones; revived with a newer
 *                            incarnation when it counts as gone; another watcher in place of one that is lost
 *   advertised -> silent     `withdraw`
 *
 * A version is on disk before it is sent. What is sent happens one thing after the other.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { isXenoError, unwrap, XenoError } from '../../types/errors.ts'
import type { Service } from '../../types/ports.ts'
import { StatementKind, type ZoneName } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import { Background } from '../background.ts'
import { encodeTokens, joinCard, signHead, verifyCard } from '../core/card.ts'
import { xisErrors } from '../core/errors.ts'
import { MAX_WATCHERS, MAX_XML_BYTES } from '../core/limits.ts'
import { joinNotice, signStatement } from '../core/notice.ts'
import { majority } from '../core/parameters.ts'
import { chooseWatchers, wholeZone, zoneText } from '../core/placement.ts'
import { nextTime } from '../core/times.ts'
import { SERVER_TOKEN, tokenOf } from '../core/tokens.ts'
import { Directory } from '../reader/directory.ts'
import { Beats } from './beats.ts'
import type { Advertised, AdvertiserOptions } from './options.ts'
import { Confirmed, type Content, Publication, zonesOf } from './publication.ts'
import { type Memory, readMemory, writeMemory } from './record.ts'

/** A refresh is due after this part of the lease. */
const REFRESHES_A_LEASE = 3
/** How often it looks whether anything is due. */
const CHECK_MS = 1_000
const RETRY_MS = 1_000
const MAX_RETRY_MS = 30_000
const MAX_REVISIONS = 3
/** How often the word of a single watcher is looked into. */
const DOUBT_MS = 30_000
/** How long a lost watcher is not chosen again. */
const LOST_MS = 60_000

export class Advertiser implements Service {
  readonly name = 'advertiser'
  readonly directory: Directory
  readonly #options: AdvertiserOptions
  readonly #background: Background
  readonly #beats: Beats
  readonly #confirmed = new Confirmed()
  readonly #lost = new Map<string, number>()
  /** Zones that it was in, until a quorum of every other zone has a version without them. */
  readonly #left = new Map<string, ZoneName>()
  #memory: Memory = { version: 0, incarnation: 0, content: undefined }
  /** What is to be advertised; undefined before the first and after `withdraw`. */
  #wanted: { readonly tokensBytes: Bytes; readonly advertised: Advertised } | undefined
  #refreshedAt = 0
  #isDue = false
  /** Watchers that say that this life is over. */
  #departedLife = 0
  readonly #departedBy = new Set<string>()
  #doubtAt = 0
  #retryMs = RETRY_MS
  #retryAt = 0
  #followedAt = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: AdvertiserOptions) {
    this.#options = options
    this.directory = new Directory(options)
    this.#background = new Background(options.logger)
    this.#beats = new Beats(options, {
      lost: watcher => this.#rename(watcher),
      departed: (incarnation, watcher) => this.#departed(incarnation, watcher),
    })
  }

  /** Newer than any incarnation before: the one that ended with the last process is over. */
  async start(): Promise<void> {
    const { store, crypto, xis, clock, server } = this.#options
    const memory = readMemory(store, crypto, xis.name)
    this.#memory = { ...memory, incarnation: Math.max(memory.incarnation + 1, clock.now()) }
    await writeMemory(store, this.#memory)
    server.handle(xisProtocol.alive, async () => ({ incarnation: BigInt(this.#memory.incarnation) }))
    this.#background.loop(
      'lease',
      () => CHECK_MS,
      () => this.#keepUp(),
    )
  }

  /** Leaves the advertisement to its watchers and its lease; `withdraw` first to leave at once. */
  async stop(): Promise<void> {
    this.#background.abort()
    await this.#beats.stop()
    await this.#background.stop()
    await this.#turn.catch(() => undefined)
  }

  /** When the newest advertisement reached a quorum last, in ms since 1970; undefined while there is one that has not. */
  get standsSince(): number | undefined {
    return this.#isDue || this.#refreshedAt === 0 ? undefined : this.#refreshedAt
  }

  /**
   * Settles when a quorum of every zone's holders has it. When that fails it is tried again by itself.
   * @throws XenoError `xis-card-too-large`, `xis-token-invalid`, `too-large`; `xis-no-nodes`, `xis-too-few-replicas`; a holder's refusal
   */
  async advertise(advertised: Advertised): Promise<void> {
    const tokensBytes = unwrap(encodeTokens(advertised.leaves.map(tokenOf)))
    const { length } = advertised.xml
    if (length > MAX_XML_BYTES) throw new XenoError('too-large', { what: 'the XML advertisement', bytes: length })
    this.#wanted = { tokensBytes, advertised }
    await this.#inTurn(() => this.#publish())
  }

  /** The server's own obituary, at a quorum of the holders of its advertisement. @throws XenoError `xis-too-few-replicas` */
  async withdraw(): Promise<void> {
    this.#wanted = undefined
    await this.#inTurn(() => this.#leave())
  }

  async #leave(): Promise<void> {
    const { crypto, xis, signer, clock, store, rpc } = this.#options
    const { content } = this.#memory
    await this.#beats.stop()
    if (content === undefined) return
    const { head } = content.card
    const facts = { kind: StatementKind.LEFT, server: head.server, incarnation: head.incarnation, time: clock.now() } as const
    const notice = joinNotice(head, [signStatement(crypto, xis.name, signer, facts)])
    if (notice === undefined) throw new Error("a server's own statement is a notice")
    this.#memory = { version: this.#memory.version, incarnation: Math.max(this.#memory.incarnation + 1, clock.now()), content: undefined }
    await writeMemory(store, this.#memory)
    const holders = this.directory.holders(wholeZone(SERVER_TOKEN))
    const nodes = new Map([...this.#confirmed.nodes(), ...holders.nodes].map(node => [toText(node), node]))
    const results = await Promise.allSettled([...nodes.values()].map(node => rpc.call(node, xisProtocol.notice, { notice: notice.notice })))
    for (const node of nodes.values()) this.#confirmed.forget(node)
    const told = new Set([...nodes.keys()].filter((_, index) => results[index]?.status === 'fulfilled'))
    const stored = holders.nodes.filter(node => told.has(toText(node))).length
    if (stored < holders.quorum) {
      const last = results.find(result => result.status === 'rejected')?.reason
      const reason = isXenoError(last) ? last.message : 'none'
      throw xisErrors.error(
        'xis-too-few-replicas',
        { stored, asked: holders.nodes.length, zone: SERVER_TOKEN, quorum: holders.quorum, last: reason },
        last,
      )
    }
  }

  /** Signs what is wanted and sends it; again with a newer version or incarnation when nodes know better. */
  async #publish(): Promise<void> {
    const wanted = this.#wanted
    if (wanted === undefined) return
    this.#isDue = true
    // A version from the future would be refused until then, and so would be all after it.
    if (this.#options.isClockRight?.() === false) return
    await this.directory.refresh(this.directory.parameters().syncMs)
    for (let revision = 1; ; revision++) {
      await this.#sign(wanted.tokensBytes, wanted.advertised)
      const { content } = this.#memory
      if (content === undefined) return
      this.#beats.set(content.card.head, this.#timing())
      try {
        await this.#send(content, [...this.#left.values()])
        break
      } catch (error) {
        if (revision === MAX_REVISIONS || !isXenoError(error) || !this.#learn(error)) throw error
      }
    }
    this.#left.clear()
    this.#refreshedAt = this.#options.clock.now()
    this.#isDue = false
    this.#retryMs = RETRY_MS
  }

  /** Raises what a node said to be outdated; false for another failure. */
  #learn(error: XenoError): boolean {
    const { clock } = this.#options
    if (error.code === 'xis-departed') this.#memory = { ...this.#memory, incarnation: Math.max(this.#memory.incarnation + 1, clock.now()) }
    else if (error.code === 'xis-old-version') {
      const known = Number(error.facts['known'])
      // A holder cannot push versions into the future: it would have refused them itself.
      if (!Number.isSafeInteger(known) || known > clock.now() + this.directory.parameters().maxAheadMs) return false
      this.#memory = { ...this.#memory, version: Math.max(this.#memory.version, known) }
    } else return error.code === 'xis-version-conflict'
    return true
  }

  /** Signs the next version, on disk when this settles. */
  async #sign(tokensBytes: Bytes, { xml, watchers }: Advertised): Promise<void> {
    const { crypto, xis, signer, clock, store, operator, xenoCorp } = this.#options
    const before = this.#memory.content
    const now = clock.now()
    const version = nextTime(this.#memory.version, now, this.directory.parameters().maxAheadMs)
    const facts = {
      version,
      incarnation: this.#memory.incarnation,
      notAfter: now + this.directory.parameters().leaseMs,
      watchers: watchers ?? this.#watchers(),
      xmlDigest: crypto.sha256(xml),
      xmlBytes: xml.length,
      operator,
      xenoCorp,
    }
    const head = signHead(crypto, xis.name, signer, facts, tokensBytes)
    const card = unwrap(verifyCard(crypto, xis.name, joinCard(head, tokensBytes)))
    this.#memory = { version, incarnation: this.#memory.incarnation, content: { card, xml } }
    await writeMemory(store, this.#memory)
    for (const zone of before === undefined ? [] : zonesOf(before.card)) this.#left.set(zoneText(zone), zone)
    for (const zone of zonesOf(card)) this.#left.delete(zoneText(zone))
  }

  /** Those it has, as long as they live; others in place of the lost. */
  #watchers(): Bytes[] {
    const { crypto, signer, operator, injectionNode, clock } = this.#options
    for (const [key, at] of this.#lost) if (clock.now() - at > LOST_MS) this.#lost.delete(key)
    const members = this.directory.members().filter(({ node }) => !equal(node, signer.id))
    const usable = members.filter(({ node }) => !this.#lost.has(toText(node)))
    const candidates =
      usable.length >= Math.min(MAX_WATCHERS, members.length) ? usable : [...usable, ...members.filter(each => !usable.includes(each))]
    const alive = candidates.filter(({ node }) => this.directory.isAlive(node))
    const pool = alive.length >= MAX_WATCHERS ? alive : candidates
    const current = (this.#memory.content?.card.head.watchers ?? []).filter(watcher => pool.some(({ node }) => equal(node, watcher)))
    const chosen = chooseWatchers(crypto, pool, { node: signer.id, operator, injection: injectionNode }, MAX_WATCHERS)
    const all = new Map([...current, ...chosen].map(node => [toText(node), node]))
    return [...all.values()].slice(0, Math.min(MAX_WATCHERS, pool.length))
  }

  async #send(content: Content, left: readonly ZoneName[]): Promise<void> {
    const publication = new Publication(
      this.#options,
      content,
      this.#confirmed,
      zone => this.directory.holders(zone),
      left,
      rolls => this.directory.take(rolls),
    )
    const { quorum, rest } = publication.send()
    this.#background.run('publish', () => rest)
    await quorum
  }

  /** Refreshes what is due, tries again what failed, and puts what membership has moved. */
  async #keepUp(): Promise<void> {
    if (this.#wanted === undefined || this.#options.isClockRight?.() === false) return
    const now = this.#options.clock.now()
    const { leaseMs, syncMs } = this.directory.parameters()
    const isDue = this.#isDue ? now >= this.#retryAt : now - this.#refreshedAt >= leaseMs / REFRESHES_A_LEASE
    if (isDue) {
      this.#retryMs = Math.min(2 * this.#retryMs, MAX_RETRY_MS)
      this.#retryAt = now + this.#retryMs
      await this.#inTurn(() => this.#publish())
    } else if (now - this.#followedAt >= syncMs) {
      this.#followedAt = now
      await this.directory.refresh(syncMs)
      await this.#inTurn(() => this.#follow())
    }
  }

  /** Nodes that should hold the current version and are not known to. */
  async #follow(): Promise<void> {
    const { content } = this.#memory
    if (this.#wanted === undefined || content === undefined) return
    const { version, watchers } = content.card.head
    // The network has grown since, and more can watch.
    if (this.#wanted.advertised.watchers === undefined && watchers.length < this.#watchers().length) return this.#publish()
    const isMissing = zonesOf(content.card).some(zone =>
      this.directory.holders(zone).nodes.some(node => !this.#confirmed.hasVersion(node, version, [zone])),
    )
    if (isMissing) await this.#send(content, [])
  }

  #rename(watcher: Bytes): void {
    if (this.#wanted === undefined || this.#wanted.advertised.watchers !== undefined) return
    // With no other node to take its place there is nothing to gain by a new head.
    if (this.directory.members().filter(({ node }) => !equal(node, this.#options.signer.id)).length <= MAX_WATCHERS) return
    this.#lost.set(toText(watcher), this.#options.clock.now())
    this.#background.run('rename', () => this.#inTurn(() => this.#publish()))
  }

  /** Most of the watchers know; of the word of fewer the holders are asked, by a refresh. */
  #departed(incarnation: number, watcher: Bytes): void {
    const head = this.#memory.content?.card.head
    if (this.#wanted === undefined || head === undefined || head.incarnation !== incarnation) return
    if (this.#departedLife !== incarnation) this.#departedBy.clear()
    this.#departedLife = incarnation
    this.#departedBy.add(toText(watcher))
    const said = head.watchers.filter(each => this.#departedBy.has(toText(each))).length
    const now = this.#options.clock.now()
    if (said >= majority(head.watchers.length)) this.#background.run('revive', () => this.#inTurn(() => this.#revive(incarnation)))
    else if (now >= this.#doubtAt) {
      this.#doubtAt = now + DOUBT_MS
      this.#background.run('doubt', () => this.#inTurn(() => this.#publish()))
    }
  }

  async #revive(departed: number): Promise<void> {
    // Each of them says so: once is enough.
    if (this.#wanted === undefined || this.#memory.incarnation > departed) return
    this.#memory = { ...this.#memory, incarnation: Math.max(departed + 1, this.#options.clock.now()) }
    this.#options.logger.info({ incarnation: this.#memory.incarnation }, 'the server counted as gone, and advertises anew')
    await this.#publish()
  }

  #timing() {
    const { heartbeatMs, staleBeats } = this.directory.parameters()
    return { intervalMs: heartbeatMs, lostBeats: staleBeats }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work, work)
    this.#turn = result.catch(() => undefined)
    return result
  }
}
