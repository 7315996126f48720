/** Index nodes of the simulator: the real core over records that outlive a crash, on an unreliable network. */
import type { Bytes } from '../../src/types/bytes.ts'
import { toText } from '../../src/types/bytes.ts'
import type { Signer, StoreWrite } from '../../src/types/ports.ts'
import { Outcome, type SignedBody } from '../../src/wire/generated/xis.ts'
import { verifyCard, verifyHead } from '../../src/xis/core/card.ts'
import type { Effect } from '../../src/xis/core/env.ts'
import { type AnswerOf, type Input, NodeCore } from '../../src/xis/core/node.ts'
import { verifyNotice, verifyStatement } from '../../src/xis/core/notice.ts'
import { verifyRoll } from '../../src/xis/core/roll.ts'
import { simCrypto } from './sim-crypto.ts'
import { SETTINGS, type XisWorld } from './xis-world.ts'

const EMPTY: Bytes = new Uint8Array(0)
const MAX_ROUNDS = 16

export class SimNode {
  readonly signer: Signer
  /** Acknowledges everything and shows nothing. */
  readonly hides: boolean
  readonly #world: XisWorld
  readonly #records = new Map<string, readonly [Bytes, Bytes]>()
  #core: NodeCore | undefined
  #startedAt = 0
  #life = 0

  constructor(world: XisWorld, signer: Signer, hides: boolean) {
    this.#world = world
    this.signer = signer
    this.hides = hides
  }

  get isUp(): boolean {
    return this.#core !== undefined
  }

  /** Since when it has been up. */
  get upSince(): number | undefined {
    return this.#core === undefined ? undefined : this.#startedAt
  }

  get core(): NodeCore {
    if (this.#core === undefined) throw new Error('the node is down')
    return this.#core
  }

  start(): void {
    const { xis, events } = this.#world
    const core = new NodeCore({ crypto: simCrypto, signer: this.signer, xis, settings: SETTINGS, now: events.now })
    for (const [key, value] of this.#records.values()) if (!core.load(key, value)) this.#world.violate('a record cannot be read again')
    core.loaded()
    this.#core = core
    this.#startedAt = events.now
    const life = ++this.#life
    this.#join()
    const { rollMs, syncMs } = core.parameters(events.now)
    this.#every(life, 500, () => this.step({ type: 'tick' }))
    this.#every(life, rollMs, () => this.#sayRoll())
    this.#every(life, syncMs, () => this.#syncAll())
  }

  /** Everything but the records is lost. */
  crash(): void {
    this.#core = undefined
    this.#life++
  }

  step<Type extends Input['type']>(input: Extract<Input, { type: Type }>): AnswerOf<Type> | undefined {
    const { writes, effects, answer } = this.core.step<Type>(input, this.#world.events.now)
    for (const write of writes) this.#write(write)
    for (const effect of effects) this.#carryOut(effect)
    return answer.ok ? answer.value : undefined
  }

  #write(write: StoreWrite): void {
    const key = Uint8Array.from(write.key)
    if (write.type === 'put') this.#records.set(toText(key), [key, Uint8Array.from(write.value)])
    else this.#records.delete(toText(key))
  }

  #every(life: number, ms: number, work: () => void): void {
    const run = (): void => {
      if (life !== this.#life) return
      work()
      this.#world.events.schedule(ms, run)
    }
    // No two do anything at one moment.
    this.#world.events.schedule(Math.floor(ms * this.#world.random.next()), run)
  }

  #carryOut(effect: Effect): void {
    const world = this.#world
    const { name } = world.xis
    switch (effect.type) {
      case 'publish':
        for (const node of world.nodes) {
          if (node === this) continue
          world.network.send(() => {
            if (!node.isUp) return
            node.takeRolls(effect.rolls)
            for (const each of effect.notices) node.takeNotice(each, false)
          })
        }
        return
      case 'tell':
        for (const node of world.named(effect.nodes)) {
          world.network.send(() => {
            const [head, statement] = [verifyHead(simCrypto, name, effect.head), verifyStatement(simCrypto, name, effect.statement)]
            if (node.isUp && head.ok && statement.ok) node.step({ type: 'statement', head: head.value, statement: statement.value })
          })
        }
        return
      case 'notify':
        for (const node of world.named(effect.nodes)) world.network.send(() => node.isUp && node.takeNotice(effect.notice, true))
    }
  }

  takeRolls(rolls: readonly SignedBody[]): void {
    for (const signed of rolls) {
      const roll = verifyRoll(simCrypto, this.#world.xis.name, signed)
      if (roll.ok) this.step({ type: 'roll', roll: roll.value })
    }
  }

  takeNotice(notice: Parameters<typeof verifyNotice>[2], pass: boolean): void {
    const verified = verifyNotice(simCrypto, this.#world.xis.name, notice)
    if (verified.ok) this.step({ type: 'notice', notice: verified.value, pass })
  }

  #ownRoll(): SignedBody | undefined {
    return this.step({ type: 'own-roll', roll: { addresses: [], operator: '', credential: EMPTY } })?.signed
  }

  #exchange(other: SimNode, own: SignedBody): void {
    if (!other.isUp || this.#world.isLost()) return
    other.takeRolls([own])
    this.takeRolls(other.core.rolls().map(roll => roll.signed))
  }

  #join(): void {
    const own = this.#ownRoll()
    for (const other of this.#world.nodes) if (other !== this && own !== undefined) this.#exchange(other, own)
    this.#syncAll()
  }

  #sayRoll(): void {
    const own = this.#ownRoll()
    const other = this.#world.random.pick(this.#world.nodes)
    if (other !== this && own !== undefined) this.#exchange(other, own)
  }

  #syncAll(): void {
    for (const peer of this.#world.named(this.core.coHolders(this.#world.events.now))) {
      if (peer.isUp && !peer.hides && !this.#world.isLost()) this.#syncWith(peer)
    }
  }

  /** As the service does it. */
  #syncWith(peer: SimNode): void {
    const { now } = this.#world.events
    for (let [from, round] = [EMPTY, 0]; round < MAX_ROUNDS; round++) {
      const response = peer.core.compare(this.signer.id, this.core.summarise(from, now), now)
      if (!response.ok) {
        this.#world.violate(`a co-holder refuses to compare: ${response.refusal.code}`)
        return
      }
      for (const notice of response.value.notices) this.takeNotice(notice, false)
      for (const { server, zones } of this.core.lacking(response.value, now)) this.#adopt(peer, server, zones)
      if (response.value.next.length === 0) return
      from = response.value.next
    }
  }

  #adopt(peer: SimNode, server: Bytes, zones: Parameters<typeof this.step<'put'>>[0]['zones']): void {
    const { card, xml } = peer.core.advertisement(server)
    const verified = card === undefined ? undefined : verifyCard(simCrypto, this.#world.xis.name, card)
    if (verified?.ok !== true) return
    const answer = this.step({ type: 'put', card: verified.value, zones, xml: undefined })
    const isLacking = answer?.outcomes.some(({ outcome }) => outcome === Outcome.LACKING)
    if (isLacking === true && xml !== undefined) this.step({ type: 'put', card: verified.value, zones, xml })
  }
}
