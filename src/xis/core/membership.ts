/**
 * Who the members are, as one node knows it: the founding nodes and all whose rolls it has, until they are silent for too
 * long. Silence counts from this node's own start, so that a node that was away does not take all others for dead.
 * Founding nodes' last rolls are kept for ever, so that who joins later learns that they are silent.
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
  readonly #positions = new Map<string, Member>()

  /** @param self a member in its own view, whatever its roll; undefined for readers and advertisers */
  constructor(crypto: Crypto, founding: readonly Bytes[], self: Bytes | undefined, startedAt: number) {
    this.#crypto = crypto
    this.#founding = new Map(founding.map(node => [toText(node), node]))
    this.#self = self === undefined ? undefined : toText(self)
    this.#startedAt = startedAt
  }

  /** Founding nodes and those with rolls: what the table of times goes by. */
  get size(): number {
    return new Set([...this.#founding.keys(), ...this.#rolls.keys()]).size
  }

  rolls(): Roll[] {
    return [...this.#rolls.values()].sort((a, b) => b.time - a.time)
  }

  isFounding(node: Uint8Array): boolean {
    return this.#founding.has(toText(node))
  }

  /** False when a newer roll of that node is known. */
  add(roll: Roll): boolean {
    const known = this.#rolls.get(toText(roll.node))
    if (known !== undefined && known.time >= roll.time) return false
    this.#rolls.set(toText(roll.node), roll)
    return true
  }

  /** Forgets the rolls of nodes that were silent for very long; returns those nodes. */
  expire(now: number, lapseMs: number): Bytes[] {
    const old = [...this.#rolls].filter(
      ([key, roll]) => !this.#founding.has(key) && now - Math.max(roll.time, this.#startedAt) > KEPT_LAPSES * lapseMs,
    )
    for (const [key] of old) this.#rolls.delete(key)
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

  /** Whether a roll of the node is at most that old. */
  isHeard(node: Uint8Array, now: number, withinMs: number): boolean {
    const key = toText(node)
    return key === this.#self || now - (this.#rolls.get(key)?.time ?? 0) <= withinMs
  }

  #heardAt(key: string): number {
    return Math.max(this.#rolls.get(key)?.time ?? 0, this.#startedAt)
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
