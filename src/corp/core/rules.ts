/**
 * The shape of a row of the ledger's table. A row finds its facts (records, and signatures verified), then asks its rules
 * one by one; only when none refuses does it record the vote. Checks come first, and what follows cannot fail. Rules are
 * named and stand in a table, so that a reader finds each of the specification's preconditions once, and the simulator
 * can leave one out to see what breaks.
 */
import type { Refusal, Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import type { Committee } from './committee.ts'
import type { Operation } from './operation.ts'
import type { Draft } from './state.ts'

export type Refused = { readonly ok: false; readonly refusal: Refusal }

export type Rule<Facts> = (facts: Facts) => Refused | undefined
export type RuleSet<Facts> = Readonly<Record<string, Rule<Facts>>>

/** What a row may look at. */
export interface Env {
  readonly crypto: Crypto
  readonly committee: Committee
  readonly draft: Draft
  /** This validator's clock, ms. */
  readonly now: number
}

export interface Row<Op extends Operation, Facts> {
  /** Finds the records and verifies the writers' signatures. */
  prepare(env: Env, operation: Op): Result<Facts>
  readonly rules: RuleSet<Facts>
  /** Writes down what this validator voted for, beyond the slot. */
  record?(env: Env, operation: Op, facts: Facts): void
  /**
   * The effect of the operation's certificate. `log` appends the certificate and gives its position; it is called only
   * when the certificate changes something. Never judges balances, and may come before what it refers to.
   */
  apply(env: Env, operation: Op, log: () => bigint): void
}

export function firstRefusal<Facts>(rules: RuleSet<Facts>, facts: Facts): Refused | undefined {
  for (const rule of Object.values(rules)) {
    const refused = rule(facts)
    if (refused !== undefined) return refused
  }
  return undefined
}
