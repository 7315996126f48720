/**
 * One validator's state machine: an input and a time give an answer and the writes that must be on disk before the answer
 * leaves. It holds no state of its own; it reads through the port handed in, so one machine serves store and simulator.
 *
 *   propose   a writer asks for a vote: the row's facts, its rules, then the record; or a refusal
 *   apply     a verified certificate: its effect, once; commutes with all others
 *   freeze    anyone asks for the final word on an order
 *   accuse    evidence that a validator lies, kept
 *   start, stamp   R3's account of uptime
 *
 * A validator that meets a vote of its own that it has no record of refuses every vote from then on (memory.ts).
 *
 * Invariants: at most one voted operation a slot; maxVoted, income and acknowledged only grow, closeBound and release only
 * fall, frozen is written once; nothing voted for is ever voted against.
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import type { Refusal } from '../../types/errors.ts'
import type { Crypto, StoreWrite } from '../../types/ports.ts'
import { issueRow, openRow, rotateRow, transferRow } from './account-rules.ts'
import { auditRow } from './audit-rules.ts'
import { bindRow, cancelRow, endRow } from './binding-rules.ts'
import { sameId } from './bodies.ts'
import type { OperationCertificate, VerifiedCertificate } from './certificate.ts'
import { chargeRow, closeRow } from './charge-rules.ts'
import type { Committee } from './committee.ts'
import { complainRow } from './complaint-rules.ts'
import { enrolRow } from './enrol-rules.ts'
import { ledgerErrors } from './errors.ts'
import { applyFreeze, FREEZE_RULES, type FreezeBallot, freezeOrder } from './freeze-rules.ts'
import type { Kind } from './ids.ts'
import { type Lie, liesOf } from './lies.ts'
import { remembers } from './memory.ts'
import { decodeOperation, type Operation } from './operation.ts'
import { settleRow } from './pool-rules.ts'
import { type Env, firstRefusal, type Row } from './rules.ts'
import { hasSlot, holderOf, slotOf, voteInSlot } from './slots.ts'
import { Draft, type ReadPort } from './state.ts'
import { stampUptime, startUptime } from './uptime.ts'

export type Input =
  | { readonly type: 'propose'; readonly operation: Operation }
  | { readonly type: 'apply'; readonly certificate: VerifiedCertificate }
  | { readonly type: 'freeze'; readonly order: Bytes }
  /** Two verified votes of one validator for one slot. */
  | { readonly type: 'accuse'; readonly lie: Lie }
  | { readonly type: 'start' }
  | { readonly type: 'stamp' }

export type Answer =
  /** To be signed and sent, when the writes are on disk. `end`: the signed End of the order, for its server. */
  | { readonly type: 'vote'; readonly kind: Kind; readonly id: Bytes; readonly end: Bytes | undefined }
  | { readonly type: 'freeze'; readonly ballot: FreezeBallot }
  /** `conflict`: the operation that holds the slot. */
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly conflict: Bytes | undefined; readonly end: Bytes | undefined }
  /** `position`: where the log has it; undefined when it changed nothing, because it or a better one came before. */
  | { readonly type: 'applied'; readonly position: bigint | undefined }
  | { readonly type: 'noted' }

export interface Step {
  readonly writes: readonly StoreWrite[]
  readonly answer: Answer
}

/** The ledger's table: every row by its kind of operation, and the rules of freezing. */
export const ROWS = {
  enrol: enrolRow,
  open: openRow,
  transfer: transferRow,
  rotate: rotateRow,
  issue: issueRow,
  bind: bindRow,
  cancel: cancelRow,
  charge: chargeRow,
  close: closeRow,
  end: endRow,
  complain: complainRow,
  audit: auditRow,
  settle: settleRow,
  freeze: FREEZE_RULES,
} as const

export type Rows = typeof ROWS

export class ValidatorCore {
  readonly #crypto: Crypto
  readonly #committee: Committee
  readonly #rows: Rows
  readonly #self: number | undefined

  /** @param self this validator's place in the committee, by which it knows its own votes */
  constructor(crypto: Crypto, committee: Committee, rows: Rows = ROWS, self?: number) {
    this.#crypto = crypto
    this.#committee = committee
    this.#rows = rows
    this.#self = self
  }

  step(state: ReadPort, input: Input, now: number): Step {
    const draft = new Draft(state, this.#committee)
    const env: Env = { crypto: this.#crypto, committee: this.#committee, draft, now }
    const answer = this.#answer(env, input)
    return { writes: draft.writes(), answer }
  }

  #answer(env: Env, input: Input): Answer {
    switch (input.type) {
      case 'propose':
        if (env.draft.amnesia() !== undefined) return refused(ledgerErrors.refuse('memory-lost').refusal)
        return withEnd(
          env,
          input.operation,
          this.#row(input.operation, (row, operation) => vote(env, row, operation)),
        )
      case 'apply':
        return this.#apply(env, input.certificate)
      case 'freeze': {
        if (env.draft.amnesia() !== undefined) return refused(ledgerErrors.refuse('memory-lost').refusal)
        const frozen = freezeOrder(env, input.order, this.#rows.freeze)
        return frozen.ok ? { type: 'freeze', ballot: frozen.value } : refused(frozen.refusal)
      }
      case 'accuse':
        keepLie(env, input.lie)
        return { type: 'noted' }
      case 'start':
        env.draft.putUptime(startUptime(env.draft.uptime(), env.now, Number(env.committee.policy.timing.graceMs)))
        return { type: 'noted' }
      case 'stamp': {
        const uptime = env.draft.uptime()
        if (uptime !== undefined) env.draft.putUptime(stampUptime(uptime, env.now, Number(env.committee.policy.timing.graceMs)))
        return { type: 'noted' }
      }
    }
  }

  #apply(env: Env, certificate: VerifiedCertificate): Answer {
    if (this.#self !== undefined && env.draft.amnesia() === undefined && !remembers(env.crypto, env.draft, certificate, this.#self)) {
      env.draft.putAmnesia({ certificate: certificate.bytes })
    }
    let position: bigint | undefined
    const log = () => {
      position = env.draft.append(certificate.bytes)
      return position
    }
    if (certificate.type === 'freeze') applyFreeze(env, certificate, log)
    else {
      const twice = this.#refuseTwice(env, certificate)
      if (twice !== undefined) return twice
      this.#row(certificate.operation, (row, operation) => row.apply(env, operation, log))
    }
    return { type: 'applied', position }
  }

  /** Two certificates for one slot: more than f validators lie. The first stays; the second is evidence against them. */
  #refuseTwice(env: Env, { operation, bytes }: OperationCertificate): Answer | undefined {
    if (!hasSlot(operation)) return undefined
    const slot = slotOf(this.#crypto, env.draft, operation)
    const { certifiedId, position } = slot.record
    if (certifiedId === undefined || position === undefined || equal(certifiedId, operation.id)) return undefined
    for (const lie of liesOf(env.draft.logged(position), bytes)) keepLie(env, lie)
    return refused(ledgerErrors.refuse('certified-twice', { kind: operation.kind }).refusal, holderOf(env.draft, slot.record))
  }

  /** The one place where an operation meets its row. */
  #row<T>(operation: Operation, visit: <Op extends Operation, Facts>(row: Row<Op, Facts>, operation: Op) => T): T {
    switch (operation.kind) {
      case 'enrol':
        return visit(this.#rows.enrol, operation)
      case 'open':
        return visit(this.#rows.open, operation)
      case 'transfer':
        return visit(this.#rows.transfer, operation)
      case 'rotate':
        return visit(this.#rows.rotate, operation)
      case 'issue':
        return visit(this.#rows.issue, operation)
      case 'bind':
        return visit(this.#rows.bind, operation)
      case 'cancel':
        return visit(this.#rows.cancel, operation)
      case 'charge':
        return visit(this.#rows.charge, operation)
      case 'close':
        return visit(this.#rows.close, operation)
      case 'end':
        return visit(this.#rows.end, operation)
      case 'complain':
        return visit(this.#rows.complain, operation)
      case 'audit':
        return visit(this.#rows.audit, operation)
      case 'settle':
        return visit(this.#rows.settle, operation)
    }
  }
}

function vote<Op extends Operation, Facts>(env: Env, row: Row<Op, Facts>, operation: Op): Answer {
  if (isVoted(env, operation)) return ballot(operation)
  const facts = row.prepare(env, operation)
  if (!facts.ok) return refused(facts.refusal)
  const no = firstRefusal(row.rules, facts.value)
  if (no !== undefined) return no.refusal.code === 'slot-taken' ? conflict(env, operation, no.refusal) : refused(no.refusal)
  if (hasSlot(operation)) voteInSlot(slotOf(env.crypto, env.draft, operation), operation)
  row.record?.(env, operation, facts.value)
  return ballot(operation)
}

/**
 * The same operation asked again gets the same vote, whatever has changed since. One that is certified here without this
 * validator's vote gets it too: its preconditions were judged by a quorum, and its own effect may have undone them.
 */
function isVoted(env: Env, operation: Operation): boolean {
  if (operation.kind === 'charge') return sameId(env.draft.order(operation.body.order).votedChargeId, operation.id)
  if (!hasSlot(operation)) return false
  const slot = slotOf(env.crypto, env.draft, operation)
  const { votedId, certifiedId } = slot.record
  if (votedId === undefined && sameId(certifiedId, operation.id)) {
    voteInSlot(slot, operation)
    return true
  }
  return sameId(votedId, operation.id)
}

/** The operation that holds the slot goes into the answer, so that its writer can finish it. */
function conflict(env: Env, operation: Operation, refusal: Refusal): Answer {
  if (!hasSlot(operation)) return refused(refusal)
  const slot = slotOf(env.crypto, env.draft, operation)
  const holder = holderOf(env.draft, slot.record)
  if (holder !== undefined) keepEvidence(env, slot.key, operation, holder)
  return refused(refusal, holder)
}

/** Two operations by one writer for one slot. A client that cancels what it presented is no equivocator. */
function keepEvidence(env: Env, slot: Bytes, operation: Operation, holder: Bytes): void {
  const other = decodeOperation(env.crypto, env.committee.name, holder)
  if (!other.ok || (other.value.kind === 'cancel') !== (operation.kind === 'cancel')) return
  const sameWriter = sameId(other.value.signatures[0]?.key, operation.signatures[0]?.key)
  if (sameWriter && env.draft.evidence(slot) === undefined) env.draft.putEvidence(slot, { first: holder, second: operation.bytes })
}

/** The first that is known of a validator: one is proof enough. */
function keepLie(env: Env, { validator, first, second }: Lie): void {
  if (env.draft.lie(validator) === undefined) env.draft.putLie(validator, { first, second })
}

function ballot(operation: Operation): Answer {
  return { type: 'vote', kind: operation.kind, id: operation.id, end: undefined }
}

function refused(refusal: Refusal, conflict?: Bytes): Answer {
  return { type: 'refused', refusal, conflict, end: undefined }
}

/** Every answer to an order's server carries the signed End, certified or not. */
function withEnd(env: Env, operation: Operation, answer: Answer): Answer {
  if (answer.type !== 'vote' && answer.type !== 'refused') return answer
  if (operation.kind !== 'bind' && operation.kind !== 'charge' && operation.kind !== 'close') return answer
  const { end } = env.draft.order(operation.body.order)
  return end === undefined ? answer : { ...answer, end: holderOf(env.draft, end) }
}
