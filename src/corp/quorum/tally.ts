/**
 * What the validators' answers to one proposal come to. Pure: answers go in, a verdict comes out; no clock.
 *
 *   quorum    q verified votes: the certificate
 *   conflict  at least n - q + 1 validators say that another operation holds the slot, and showed one that checks
 *   refused   so many refused that q votes cannot come together
 *
 * Invariants (n, f, q as core/quorum.ts has them):
 * - A vote is final: a later refusal by the same validator changes nothing. A refusal may become a vote (a validator that
 *   lagged has caught up), so it counts only as the validator's last word.
 * - n - q + 1 >= f + 1 refusals stop a certificate and cannot all be lies, but some may be lag: `blocked`. Then the caller
 *   goes on asking for a while.
 * - q refusals with one code are not lag: whatever certificate q validators have applied is known to q - f honest ones, and
 *   among q that refuse are q - f honest ones too; 2 (q - f) > n - f, so one of them knew it and refused all the same.
 * - With q + f refusals at least q honest validators hold no vote for the operation: its slot is `free` for another one.
 */
import { type Bytes, compareBytes, equal } from '../../types/bytes.ts'
import type { Fact, Facts, Refusal } from '../../types/errors.ts'
import type { Quorum } from '../core/quorum.ts'

/** A validator's refusal, its words already bounded; `conflict` only if it is an operation of the same slot that checks. */
export interface GivenRefusal extends Refusal {
  readonly conflict?: Bytes
}

export type Answer<Vote> =
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'refusal'; readonly refusal: GivenRefusal }
  /** Not reached, late, or an answer that does not verify. */
  | { readonly kind: 'failed'; readonly code: string }

export interface Conflict {
  /** The other operation's exact bytes. */
  readonly operation: Bytes
  /** How many validators showed it. */
  readonly shownBy: number
}

export type Verdict<Vote> =
  | { readonly kind: 'quorum'; readonly votes: readonly Vote[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[]; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly free: boolean }

const SLOT_TAKEN = 'slot-taken'

export class Tally<Vote> {
  readonly #quorum: Quorum
  readonly #answers = new Map<number, Answer<Vote>>()

  constructor(quorum: Quorum) {
    this.#quorum = quorum
  }

  /** `validator` is its place in the committee. */
  add(validator: number, answer: Answer<Vote>): void {
    const known = this.#answers.get(validator)
    if (known?.kind === 'vote') return
    if (known?.kind === 'refusal' && answer.kind === 'failed') return
    this.#answers.set(validator, answer)
  }

  /** How many validators voted or refused. */
  get answered(): number {
    return [...this.#answers.values()].filter(answer => answer.kind !== 'failed').length
  }

  /** Every validator was tried, and answered or could not be reached. */
  get complete(): boolean {
    return this.#answers.size === this.#quorum.n
  }

  /** So many refusals stand that q votes cannot come together unless one of them changes. */
  get blocked(): boolean {
    return this.#refusals().length > this.#quorum.n - this.#quorum.q
  }

  /** What no further answer can change: a quorum of votes, or a slot that is lost to another operation. */
  settled(): Verdict<Vote> | undefined {
    const { n, q } = this.#quorum
    const votes = [...this.#answers].sort(([a], [b]) => a - b).flatMap(([, answer]) => (answer.kind === 'vote' ? [answer.vote] : []))
    if (votes.length >= q) return { kind: 'quorum', votes: votes.slice(0, q) }
    const taken = this.#refusals().filter(refusal => refusal.code === SLOT_TAKEN)
    const conflicts = countConflicts(taken)
    if (taken.length > n - q && conflicts.length > 0) return { kind: 'conflict', conflicts, refusal: mergeRefusals(taken) }
    return undefined
  }

  /** q validators refuse with the same code: none of them merely lags. */
  refusedByQuorum(): Verdict<Vote> | undefined {
    const refusals = this.#refusals()
    const most = Math.max(0, ...countCodes(refusals).values())
    return most >= this.#quorum.q ? this.#refusedAs(refusals) : undefined
  }

  /** The verdict where the caller has no more patience with refusals that might be lag. */
  refusedForNow(): Verdict<Vote> | undefined {
    return this.blocked ? this.#refusedAs(this.#refusals()) : undefined
  }

  #refusedAs(refusals: readonly GivenRefusal[]): Verdict<Vote> {
    const { q, f } = this.#quorum
    return { kind: 'refused', refusal: mergeRefusals(refusals), free: refusals.length >= q + f }
  }

  #refusals(): GivenRefusal[] {
    return [...this.#answers.values()].flatMap(answer => (answer.kind === 'refusal' ? [answer.refusal] : []))
  }
}

function countCodes(refusals: readonly Refusal[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { code } of refusals) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

function countConflicts(refusals: readonly GivenRefusal[]): Conflict[] {
  const counted: { operation: Bytes; shownBy: number }[] = []
  for (const { conflict } of refusals) {
    if (conflict === undefined) continue
    const known = counted.find(entry => equal(entry.operation, conflict))
    if (known === undefined) counted.push({ operation: conflict, shownBy: 1 })
    else known.shownBy++
  }
  return counted.sort((a, b) => b.shownBy - a.shownBy || compareBytes(a.operation, b.operation))
}

/**
 * One refusal from many: the code that most gave (the first in the alphabet among equals), and of each of its facts the
 * median if they are numbers, else what most gave. The order of arrival does not matter, and where f + 1 or more agree on
 * the code, a number lies between two honest ones when 2f + 1 gave it.
 */
export function mergeRefusals(refusals: readonly Refusal[]): Refusal {
  const [code = 'malformed'] = [...countCodes(refusals)].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? []
  const values = new Map<string, Fact[]>()
  for (const { facts } of refusals.filter(refusal => refusal.code === code)) {
    for (const [name, fact] of Object.entries(facts)) values.set(name, [...(values.get(name) ?? []), fact])
  }
  const merged: Facts = Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, facts]) => [name, mergeFacts(facts)]))
  return { code, facts: merged }
}

function mergeFacts(facts: readonly Fact[]): Fact {
  if (facts.every(fact => typeof fact === 'bigint')) return median(facts.map(BigInt))
  const texts = facts.map(String).sort()
  const count = (text: string): number => texts.filter(other => other === text).length
  return texts.reduce((best, text) => (count(text) > count(best) ? text : best), texts[0] ?? '')
}

/** The lower of the two in the middle where their number is even. At least one value. */
export function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n
}
