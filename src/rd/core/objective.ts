/** An objective puts candidates in order; a new one is one file and a row of the table. */
import { type Bytes, compareBytes } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import { leastCost } from './least-cost.ts'

/** A server's environment that meets the requirements. */
export interface Candidate {
  readonly server: Bytes
  readonly cost: Money | undefined
  /** 0 to 1; undefined where the server says nothing of it. */
  readonly load: number | undefined
  readonly stale: boolean
}

/** Negative when `a` is the better one. Must be total up to the server's id, which decides the rest. */
export type Objective = (a: Candidate, b: Candidate) => number

export const OBJECTIVES: ReadonlyMap<string, Objective> = new Map([['least-cost', leastCost]])
export const DEFAULT_OBJECTIVE = 'least-cost'

/** The same candidates always come in the same order. */
export function inOrder<T extends Candidate>(candidates: readonly T[], objective: Objective): T[] {
  return candidates.toSorted((a, b) => objective(a, b) || compareBytes(a.server, b.server))
}
