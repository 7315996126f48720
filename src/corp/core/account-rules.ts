/**
 * The rows of accounts: open, transfer, rotate, issue. Every precondition, once true, stays true (an enrolment is not
 * unmade by its revocation, an applied balance only the owner's next operation lowers, credit lines and released orders
 * only grow). A clock is looked at in one place only, where waiting helps: how many operations a minute an account has. Were
 * one validator to refuse for good what another voted for, the sequence would be locked.
 */
import type { Bytes } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { MAX_MONEY, type Money } from '../../types/money.ts'
import { accountId } from '../../wire/digest.ts'
import { EnrolmentKind } from '../../wire/generated/corp.ts'
import type { AccountRecord } from '../../wire/generated/corp-store.ts'
import { creditLine, wasEnrolled, wasRegistered } from './enrol-rules.ts'
import { ledgerErrors } from './errors.ts'
import { changeOrder, credit } from './money.ts'
import type { IssueOperation, OpenOperation, RotateOperation, TransferOperation } from './operation.ts'
import { refuseUnendorsed } from './policies/endorsement.ts'
import { usableLine } from './policies/funding.ts'
import { minuteAt, refuseBusy, refuseOpen } from './policies/limits.ts'
import type { Policy } from './policies/policy.ts'
import { refuseKind } from './policies/validation.ts'
import type { Env, Row, RuleSet } from './rules.ts'
import { certifySlot, refuseTaken, type Slot, slotOf } from './slots.ts'
import { accountSlot, type Draft } from './state.ts'
import { refuseWriters } from './writers.ts'

export interface OpenFacts {
  readonly operation: OpenOperation
  readonly slot: Slot
  readonly enrolled: boolean
  /** The treasury's account is opened by the genesis document, with no operation in its slot. */
  readonly openedByGenesis: boolean
}

export const openRow: Row<OpenOperation, OpenFacts> = {
  prepare(env, operation) {
    const refused = refuseWriters(env.crypto, operation, [operation.body.owner])
    if (refused !== undefined) return refused
    const account = accountId(env.crypto, operation.body.owner)
    const slot = slotOf(env.crypto, env.draft, operation)
    const openedByGenesis = env.draft.account(account).opened && slot.record.certifiedId === undefined
    return ok({ operation, slot, enrolled: wasEnrolled(env.draft, account), openedByGenesis })
  },
  rules: {
    'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
    'not-by-genesis': ({ openedByGenesis }) => (openedByGenesis ? ledgerErrors.refuse('slot-taken') : undefined),
    enrolled: ({ enrolled }) => (enrolled ? undefined : ledgerErrors.refuse('not-enrolled', { role: 'member' })),
  },
  apply(env, operation, log) {
    const account = accountId(env.crypto, operation.body.owner)
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    certifySlot(slot, operation, log())
    // Credits that came before stay; so does the key of a rotate that came before.
    const record = env.draft.account(account)
    const owner = record.ownerSeq === 0n ? operation.body.owner : record.owner
    advance(env.draft, account, { ...record, opened: true, owner })
  },
}

/** What the rows of an account's sequence look at. */
export interface SequenceFacts<Op extends TransferOperation | RotateOperation | IssueOperation> {
  readonly operation: Op
  readonly account: AccountRecord
  readonly slot: Slot
  /** Debit of the operation's certificate, fee included. */
  readonly debit: Money
  /** What of its credit line the account may use for this. */
  readonly line: Money
  readonly policy: Policy
  readonly now: number
}

export interface IssueFacts extends SequenceFacts<IssueOperation> {
  readonly enrolled: boolean
  readonly payeeRegistered: boolean
}

type SequenceRules = RuleSet<SequenceFacts<TransferOperation | RotateOperation | IssueOperation>>

const IN_SEQUENCE: SequenceRules = {
  'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
  'in-order': ({ operation, account }) =>
    operation.body.seq <= account.next ? undefined : ledgerErrors.refuse('sequence-gap', { seq: operation.body.seq, next: account.next }),
  unhurried: ({ account, policy, now }) => refuseBusy(policy.limits, account, now),
}

const FUNDED: SequenceRules = {
  funded: ({ account, debit, line }) => {
    const balance = account.credits - account.debits
    return balance + line >= debit ? undefined : ledgerErrors.refuse('balance-too-low', { balance, needed: debit, ...(line > 0n ? { line } : {}) })
  },
  // Debits within MAX_MONEY keep credits, which exceed them by at most all money there is, within 64 bits.
  'not-worn-out': ({ account, debit }) => (account.debits + debit <= MAX_MONEY ? undefined : ledgerErrors.refuse('account-worn-out')),
}

export const transferRow: Row<TransferOperation, SequenceFacts<TransferOperation>> = {
  prepare: (env, operation) => prepareSequence(env, operation, operation.body.amount + env.committee.policy.fees.transfer),
  rules: {
    ...IN_SEQUENCE,
    'amount-positive': ({ operation }) => (operation.body.amount > 0n ? undefined : ledgerErrors.refuse('amount-zero')),
    ...FUNDED,
  },
  record: countVote,
  apply(env, operation, log) {
    const { transfer: fee } = env.committee.policy.fees
    if (applySequence(env, operation, operation.body.amount + fee, log) === undefined) return
    credit(env.draft, operation.body.payee, operation.body.amount)
    creditFee(env, fee)
  },
}

export const rotateRow: Row<RotateOperation, SequenceFacts<RotateOperation>> = {
  prepare: (env, operation) => prepareSequence(env, operation, 0n, [operation.body.newOwner]),
  rules: IN_SEQUENCE,
  record: countVote,
  apply(env, operation, log) {
    if (applySequence(env, operation, 0n, log) === undefined) return
    const { account, seq, newOwner } = operation.body
    const record = env.draft.account(account)
    if (seq > record.ownerSeq) env.draft.putAccount(account, { ...record, owner: newOwner, ownerSeq: seq })
  },
}

export const issueRow: Row<IssueOperation, IssueFacts> = {
  prepare(env, operation): Result<IssueFacts> {
    const { account, cap, payee, payeeAccount } = operation.body
    const facts = prepareSequence(env, operation, cap + env.committee.policy.fees.issue)
    if (!facts.ok) return facts
    return ok({
      ...facts.value,
      enrolled: env.draft.enrolment(account, EnrolmentKind.CLIENT) !== undefined,
      payeeRegistered: payee === undefined || payeeAccount === undefined || wasRegistered(env.draft, payee, payeeAccount),
    })
  },
  rules: {
    ...IN_SEQUENCE,
    'amount-positive': ({ operation }) => (operation.body.cap > 0n ? undefined : ledgerErrors.refuse('amount-zero')),
    endorsed: ({ operation, policy }) => refuseUnendorsed(policy.endorsement, operation.body.caveats),
    'of-a-kind': ({ operation, policy }) => refuseKind(policy.validation, operation.body.payee !== undefined),
    'within-policy': ({ operation, policy: { limits } }) =>
      operation.body.cap <= limits.maxCap ? undefined : ledgerErrors.refuse('cap-too-large', { cap: operation.body.cap, maxCap: limits.maxCap }),
    'not-too-many': ({ account, policy }) => refuseOpen(policy.limits, account.issued - account.released),
    'client-enrolled': ({ enrolled }) => (enrolled ? undefined : ledgerErrors.refuse('not-enrolled', { role: 'client' })),
    'payee-registered': ({ payeeRegistered }) => (payeeRegistered ? undefined : ledgerErrors.refuse('server-not-registered')),
    ...FUNDED,
  },
  record: countVote,
  apply(env, operation, log) {
    const { issue: fee } = env.committee.policy.fees
    const position = applySequence(env, operation, operation.body.cap + fee, log)
    if (position === undefined) return
    creditFee(env, fee)
    const record = env.draft.account(operation.body.account)
    env.draft.putAccount(operation.body.account, { ...record, issued: record.issued + 1n })
    // Registers that came before the issue stay, and count from here.
    changeOrder(env.draft, env.committee, operation.id, { ...env.draft.order(operation.id), issue: operation.bodyBytes, issuePosition: position })
  },
}

function prepareSequence<Op extends TransferOperation | RotateOperation | IssueOperation>(
  env: Env,
  operation: Op,
  debit: Money,
  further: readonly Bytes[] = [],
): Result<SequenceFacts<Op>> {
  const account = env.draft.account(operation.body.account)
  if (!account.opened) return ledgerErrors.refuse('account-not-opened')
  const refused = refuseWriters(env.crypto, operation, [account.owner, ...further])
  if (refused !== undefined) return refused
  const { policy } = env.committee
  return ok({
    operation,
    account,
    slot: slotOf(env.crypto, env.draft, operation),
    debit,
    line: operation.kind === 'rotate' ? 0n : usableLine(policy.funding, operation.kind, creditLine(env.draft, operation.body.account)),
    policy,
    now: env.now,
  })
}

/** This validator's own count of the account's minute; no certificate speaks of it. */
function countVote(env: Env, operation: TransferOperation | RotateOperation | IssueOperation): void {
  if (env.committee.policy.limits.perMinute === 0) return
  const record = env.draft.account(operation.body.account)
  const { minuteFrom, minuteVotes } = minuteAt(record, env.now)
  env.draft.putAccount(operation.body.account, { ...record, minuteFrom, minuteVotes: minuteVotes + 1 })
}

/** Debits the account, unless the slot's certificate is applied already. Gives the log's position when it is new. */
function applySequence(
  env: Env,
  operation: TransferOperation | RotateOperation | IssueOperation,
  debit: Money,
  log: () => bigint,
): bigint | undefined {
  const { account } = operation.body
  const slot = slotOf(env.crypto, env.draft, operation)
  if (slot.record.certifiedId !== undefined) return undefined
  const position = log()
  certifySlot(slot, operation, position)
  const record = env.draft.account(account)
  advance(env.draft, account, { ...record, debits: record.debits + debit })
  return position
}

function creditFee(env: Env, fee: Money): void {
  if (fee > 0n) credit(env.draft, env.committee.treasury, fee)
}

/** Certificates may come out of order: `next` is the first gap. */
function advance(draft: Draft, account: Bytes, record: AccountRecord): void {
  let { next } = record
  while (draft.slot(accountSlot(account, next)).certifiedId !== undefined) next += 1n
  draft.putAccount(account, { ...record, next })
}
