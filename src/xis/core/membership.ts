/**
 * Who the members are, as one node knows it: the founding nodes and all whose rolls it has, until they are silent for too
 * long. A roll says when it was written; a newer one that comes within the allowance for clocks counts as heard when it
 * comes, an older one as heard when it was written. Of nodes known from before its own start, a node counts silence from
 * its start, so that one that was away does not take all others for dead. Founding nodes' last rolls are kept for ever, so
 * that who joins later learns that they are silent.
 */
import { type Bytes, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { type Member, memberOf } from './placement.ts'
import type { Roll } from './roll.ts'

/** A roll is kept this many times the lapse, for it tells others that the node is silent. */
const KEPT_LAPSES = 10

export class Membership {
  readonly #crypto: Crypto
  readonly #founding: ReadonlyMap<string, Bytes>
  readonly #self: string | undefined
  readonly #startedAt: number
  readonly #rolls = new Map<string, Roll>()
  readonly #heard = new Map<string, number>()
  /** Founding nodes and those with rolls. */
  readonly #known: Set<string>
  readonly #positions = new Map<string, Member>()

  /** @param self a member in its own view, whatever its roll; undefined for readers and advertisers */
  constructor(crypto: Crypto, founding: readonly Bytes[], self: Bytes | undefined, startedAt: number) {
    this.#crypto = crypto
    this.#founding = new Map(founding.map(node => [toText(node), node]))
    this.#known = new Set(this.#founding.keys())
    this.#self = self === undefined ? undefined : toText(self)
    this.#startedAt = startedAt
  }

  /** Founding nodes and those with rolls: what the table of times goes by. */
  get size(): number {
    return this.#known.size
  }

  roll(node: Uint8Array): Roll | undefined {
    return this.#rolls.get(toText(node))
  }

  /** The newest first. */
  rolls(): Roll[] {
    return [...this.#rolls.values()].sort((a, b) => b.time - a.time)
  }

  isFounding(node: Uint8Array): boolean {
    return this.#founding.has(toText(node))
  }

  /** False when a newer roll of that node is known. @param heardAt see {@link heardWhen} */
  add(roll: Roll, heardAt = roll.time): boolean {
    const key = toText(roll.node)
    const known = this.#rolls.get(key)
    if (known !== undefined && known.time >= roll.time) return false
    this.replace(roll, heardAt)
    return true
  }

  /** As {@link add}, whatever is known. */
  replace(roll: Roll, heardAt: number): void {
    const key = toText(roll.node)
    this.#rolls.set(key, roll)
    this.#heard.set(key, heardAt)
    this.#known.add(key)
  }

  /** A roll that this node had before its start. */
  restore(roll: Roll): boolean {
    return this.add(roll, Math.max(roll.time, this.#startedAt))
  }

  /** Forgets the rolls of nodes that were silent for very long; returns those nodes. */
  expire(now: number, lapseMs: number): Bytes[] {
    const old = [...this.#rolls].filter(([key]) => !this.#founding.has(key) && now - this.#heardAt(key) > KEPT_LAPSES * lapseMs)
    for (const [key] of old) {
      this.#rolls.delete(key)
      this.#heard.delete(key)
      this.#known.delete(key)
    }
    return old.map(([, roll]) => roll.node)
  }

  /** In no order. Never empty: when all are silent, the founding nodes. */
  members(now: number, lapseMs: number): Member[] {
    const nodes = new Map<string, Bytes>(this.#founding)
    for (const [key, roll] of this.#rolls) nodes.set(key, roll.node)
    const living = [...nodes].filter(([key]) => key === this.#self || now - this.#heardAt(key) <= lapseMs)
    const chosen = living.length > 0 ? living : [...this.#founding]
    return chosen.map(([key, node]) => this.#member(key, node))
  }

  isMember(node: Uint8Array, now: number, lapseMs: number): boolean {
    const key = toText(node)
    return (this.#founding.has(key) || this.#rolls.has(key)) && now - this.#heardAt(key) <= lapseMs
  }

  /** Whether the node was heard that lately. */
  isHeard(node: Uint8Array, now: number, withinMs: number): boolean {
    const key = toText(node)
    return key === this.#self || now - (this.#heard.get(key) ?? 0) <= withinMs
  }

  #heardAt(key: string): number {
    return this.#heard.get(key) ?? this.#startedAt
  }

  #member(key: string, node: Bytes): Member {
    const operator = this.#rolls.get(key)?.operator ?? ''
    const known = this.#positions.get(key)
    if (known !== undefined && known.operator === operator) return known
    const member = memberOf(this.#crypto, node, operator)
    this.#positions.set(key, member)
    return member
  }
}

/** When a roll that comes now counts as heard: clocks may be behind by `toleranceMs`; what is older is no sign of life. */
export function heardWhen(roll: Roll, now: number, toleranceMs: number): number {
  return now - roll.time <= toleranceMs ? now : roll.time
}
