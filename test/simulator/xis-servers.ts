/** Servers of the simulator: they advertise to a quorum, refresh, beat, die in several ways, leave, and come back. */
import { type Bytes, equal, utf8 } from '../../src/types/bytes.ts'
import type { Signer } from '../../src/types/ports.ts'
import { Outcome, StatementKind } from '../../src/wire/generated/xis.ts'
import type { VerifiedCard } from '../../src/xis/core/card.ts'
import { joinNotice, signStatement } from '../../src/xis/core/notice.ts'
import { chooseWatchers, holdersOf, wholeZone } from '../../src/xis/core/placement.ts'
import { cardOf, decimalToken, stringToken } from '../xis/support/cards.ts'
import { simCrypto } from './sim-crypto.ts'
import type { SimNode } from './xis-nodes.ts'
import type { XisWorld } from './xis-world.ts'

export const TOKENS = ['CPUsmps', 'EnvType', '@server'] as const
const BEAT_MS = 1_000
const LEASE_MS = 120_000
const RETRY_MS = 2_000
const CONNECTION_MS = 1_000
const MAX_TRIES = 20

export class SimServer {
  readonly signer: Signer
  readonly #world: XisWorld
  /** When a quorum of every zone first had this life's card; undefined before. */
  advertisedAt: number | undefined
  /** When it died or left; undefined while it lives. */
  endedAt: number | undefined
  left = false
  /** The nodes that its newest card names. */
  watchers: readonly SimNode[] = []
  card: VerifiedCard | undefined
  cpu = 0
  #incarnation = 0
  #version = 0
  #life = 0
  #told = new Map<SimNode, number>()

  constructor(world: XisWorld, signer: Signer) {
    this.#world = world
    this.signer = signer
  }

  get isUp(): boolean {
    return this.endedAt === undefined
  }

  start(): void {
    const { events, random } = this.#world
    this.endedAt = undefined
    this.left = false
    this.#incarnation = Math.max(this.#incarnation + 1, events.now)
    const life = ++this.#life
    this.update(random.between(1, 1_000))
    const again = (ms: number, work: () => void): void => {
      const run = (): void => {
        if (life !== this.#life) return
        work()
        events.schedule(ms, run)
      }
      events.schedule(Math.floor(ms * random.next()), run)
    }
    again(BEAT_MS, () => this.#beat())
    again(LEASE_MS / 4, () => this.update(this.cpu))
  }

  /** A new version, with this value. */
  update(cpu: number): void {
    const { events } = this.#world
    this.cpu = cpu
    this.#version = Math.max(this.#version + 1, events.now)
    this.advertisedAt = undefined
    this.#sign()
    this.#publish(this.#life, this.#version, 0)
  }

  /** Without a word: its connections close, or it hangs with them open. */
  die(closes: boolean): void {
    const { events } = this.#world
    this.endedAt = events.now
    this.#life++
    if (!closes) return
    for (const node of this.watchers) {
      const since = events.now
      events.schedule(CONNECTION_MS, () => node.isUp && !this.isUp && node.step({ type: 'unreachable', server: this.signer.id, since }))
    }
  }

  leave(): void {
    const { xis, events, network } = this.#world
    this.endedAt = events.now
    this.left = true
    this.#life++
    if (this.card === undefined) return
    const facts = { kind: StatementKind.LEFT, server: this.signer.id, incarnation: this.#incarnation, time: events.now } as const
    const notice = joinNotice(this.card.head, [signStatement(simCrypto, xis.name, this.signer, facts)])
    if (notice === undefined) throw new Error("a server's own statement is a notice")
    for (const node of this.#world.named(this.#holders('@server').nodes)) network.send(() => node.isUp && node.takeNotice(notice.notice, true))
  }

  #sign(): void {
    const { events, xis } = this.#world
    const members = this.#world.membersSeen()
    const living = this.watchers.filter(node => node.isUp).map(node => node.signer.id)
    const chosen = chooseWatchers(
      simCrypto,
      members.filter(({ node }) => !living.some(each => equal(each, node))),
      {
        node: this.signer.id,
        operator: '',
        injection: undefined,
      },
      3,
    )
    const watchers = [...living, ...chosen].slice(0, 3)
    this.watchers = this.#world.named(watchers)
    const tokens = [decimalToken('Environment[linux]/QoS/CPUsmps', this.cpu), stringToken('Environment[linux]/EnvType', 'Linux')]
    const xml = this.#xml()
    const facts = {
      version: this.#version,
      incarnation: this.#incarnation,
      notAfter: events.now + LEASE_MS,
      watchers,
      xmlDigest: simCrypto.sha256(xml),
    }
    this.card = cardOf(xis, this.signer, tokens, { ...facts, xmlBytes: xml.length }, simCrypto)
  }

  #xml(): Bytes {
    return utf8(`<CPUsmps>${this.cpu}</CPUsmps>`)
  }

  #holders(token: string) {
    return holdersOf(simCrypto, this.#world.membersSeen(), wholeZone(token), this.#world.xis.replicas)
  }

  /** To every holder; again to those that did not take it, until a quorum of each zone has. */
  #publish(life: number, version: number, tries: number): void {
    const { card } = this
    if (life !== this.#life || version !== this.#version || card === undefined) return
    const isDone = TOKENS.map(token => {
      const holders = this.#holders(token)
      const stored = this.#world.named(holders.nodes).filter(node => this.#put(node, token, card)).length
      return stored >= holders.quorum
    }).every(Boolean)
    if (isDone) this.advertisedAt ??= this.#world.events.now
    else if (tries < MAX_TRIES) this.#world.events.schedule(RETRY_MS, () => this.#publish(life, version, tries + 1))
    else this.#world.violate('an advertisement reached no quorum in 20 tries')
  }

  #put(node: SimNode, token: string, card: VerifiedCard): boolean {
    if (!node.isUp || this.#world.isLost()) return false
    const answer = node.step({ type: 'put', card, zones: [wholeZone(token)], xml: token === '@server' ? this.#xml() : undefined })
    return answer?.outcomes[0]?.outcome === Outcome.STORED && !this.#world.isLost()
  }

  #beat(): void {
    const head = this.card?.head
    if (head === undefined) return
    for (const node of this.watchers) {
      if (!node.isUp || this.#world.isLost()) continue
      const isKnown = this.#told.get(node) === head.version
      const input = {
        type: 'beat',
        server: this.signer.id,
        incarnation: head.incarnation,
        version: head.version,
        head: isKnown ? undefined : head,
      } as const
      const answer = node.step(input)
      // Refused: it counts as gone, and begins anew.
      if (answer === undefined) {
        this.start()
        return
      }
      if (answer.lacking) this.#told.delete(node)
      else this.#told.set(node, head.version)
    }
  }

  /** Whether enough of its watchers have been up since that moment, or since it died: one that restarted counts beats anew. */
  wasWatchedSince(moment: number): boolean {
    const since = Math.max(moment, this.endedAt ?? moment)
    return this.watchers.filter(node => node.upSince !== undefined && node.upSince <= since).length >= 2
  }
}
