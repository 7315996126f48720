/**
 * A wallet's rules for its account (protocols/corp/1, What writers must do). One writer, one sequence of slots:
 *
 *   idle(next) -- sign --> pending(next) -- certified --> idle(next + 1)
 *                                                                     (or another operation is, from a copy of the wallet)
 *                                        -- dropped ----> idle(next)       so many refused that the slot is free
 *
 * Invariants:
 * - While an operation is pending nothing else is signed: two operations for one slot could lock the account for ever.
 *   So the pending operation is on disk before it is sent, and after a crash it is the first thing to be finished.
 * - Only what the known credits cover is signed. They are vouched for by an honest validator, so they reach all others,
 *   and what was signed can always be certified in the end (no other precondition ever becomes false).
 */
import type { Bytes } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { type Money, maxMoney } from '../../types/money.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import type { Caveat } from '../../wire/generated/corp.ts'
import type { WalletAccount } from '../../wire/generated/wallet-store.ts'
import { readCaveats } from './caveats.ts'
import type { Committee } from './committee.ts'
import { ledgerErrors } from './errors.ts'
import { makeOperation, type Operation } from './operation.ts'
import { endorsedWith } from './policies/endorsement.ts'
import { usableLine } from './policies/funding.ts'
import type { Policy } from './policies/policy.ts'
import { refuseKind } from './policies/validation.ts'
import { walletErrors } from './wallet-errors.ts'

export type { WalletAccount }

/** How many certificates are kept for validators that lag; older ones they get from each other. */
const KEPT_CERTIFICATES = 8

/** What the owner wants; the sequence number is the wallet's to choose. */
export type Intent =
  | { readonly kind: 'transfer'; readonly payee: Bytes; readonly amount: Money; readonly memo: string }
  | { readonly kind: 'rotate'; readonly newOwner: Signer }
  | IssueIntent

export interface IssueIntent {
  readonly kind: 'issue'
  readonly cap: Money
  /** ms since 1970 */
  readonly notAfter: number
  readonly holder: Bytes
  readonly caveats: readonly Caveat[]
  /** A server and its payout account, for an order that is born bound to it. */
  readonly payee?: { readonly server: Bytes; readonly account: Bytes }
}

export interface Signed {
  readonly record: WalletAccount
  readonly id: Bytes
  readonly operation: Bytes
}

export function newWalletAccount(account: Bytes): WalletAccount {
  return { account, ownerIndex: 0, opened: false, next: 1n, credits: 0n, debits: 0n, certificates: [], rotations: [], line: 0n }
}

/** What may be spent without asking the validators again, on this kind of operation. */
export function spendable(record: WalletAccount, { funding }: Policy, kind: 'transfer' | 'issue'): Money {
  return maxMoney(0n, record.credits - record.debits + usableLine(funding, kind, record.line))
}

/** What the certificate of an operation takes from its account, fees included. */
function debitOf(policy: Policy, operation: Pick<Operation, 'kind' | 'body'>): Money {
  if (operation.kind === 'transfer' && 'amount' in operation.body) return operation.body.amount + policy.fees.transfer
  if (operation.kind === 'issue' && 'cap' in operation.body) return operation.body.cap + policy.fees.issue
  return 0n
}

/** What an intent takes from the account, fees included. */
export function costOf(policy: Policy, intent: Intent): Money {
  switch (intent.kind) {
    case 'transfer':
      return intent.amount + policy.fees.transfer
    case 'issue':
      return intent.cap + policy.fees.issue
    case 'rotate':
      return 0n
  }
}

/**
 * Signs an operation for the next slot and makes it pending; to be persisted before it is sent.
 * Refuses with `operation-pending`, `account-not-opened`, `amount-zero`, `balance-too-low`, `cap-too-large`,
 * `order-too-short`, `order-too-long`, `caveat-unknown`, `caveat-malformed`, `caveats-too-many`.
 * @param now ms since 1970
 */
export function signNext(crypto: Crypto, committee: Committee, record: WalletAccount, owner: Signer, intent: Intent, now: number): Result<Signed> {
  if (record.pending !== undefined) return walletErrors.refuse('operation-pending', { seq: record.next })
  if (!record.opened) return ledgerErrors.refuse('account-not-opened')
  const { policy } = committee
  const refused = refuseIntent(policy, intent, now)
  if (refused !== undefined) return refused
  const needed = costOf(policy, intent)
  const covered = intent.kind === 'rotate' ? needed : spendable(record, policy, intent.kind)
  if (covered < needed) return ledgerErrors.refuse('balance-too-low', { balance: covered, needed })
  const { id, bytes } = makeFor(crypto, committee, record, owner, intent)
  return ok({ id, operation: bytes, record: { ...record, pending: bytes } })
}

/** The operation of the slot `next` is certified: the pending one, or another that a copy of this wallet signed. */
export function certified(committee: Committee, record: WalletAccount, operation: Operation, certificate: Bytes): WalletAccount {
  return {
    ...passed(committee, record, operation),
    certificates: [...record.certificates, certificate].slice(-KEPT_CERTIFICATES),
    ...(operation.kind === 'rotate' ? { ownerIndex: record.ownerIndex + 1, rotations: [...record.rotations, certificate] } : {}),
  }
}

/** So many validators refused the pending operation that its slot is free: it is as if it had never been signed. */
export function dropped(record: WalletAccount): WalletAccount {
  return { ...record, pending: undefined, cancelAfter: undefined }
}

/**
 * Takes over what the validators vouch for. Their debits count where they have seen all that this wallet has certified;
 * while an operation is pending nobody can say whether they include it.
 */
export function synced(record: WalletAccount, seen: { opened: boolean; next: bigint; credits: Money; debits: Money; line: Money }): WalletAccount {
  const { opened, credits, line } = seen
  const known = { ...record, opened: record.opened || opened, credits: maxMoney(record.credits, credits), line: maxMoney(record.line, line) }
  if (record.pending !== undefined || seen.next < record.next) return known
  return { ...known, next: seen.next, debits: seen.debits }
}

function passed(committee: Committee, record: WalletAccount, operation: Operation): WalletAccount {
  return { ...dropped(record), next: record.next + 1n, debits: record.debits + debitOf(committee.policy, operation) }
}

function refuseIntent(policy: Policy, intent: Intent, now: number) {
  if (intent.kind === 'transfer') return intent.amount > 0n ? undefined : ledgerErrors.refuse('amount-zero')
  if (intent.kind !== 'issue') return undefined
  const lastsMs = intent.notAfter - now
  const { limits, validation } = policy
  const kind = refuseKind(validation, intent.payee !== undefined)
  if (kind !== undefined) return kind
  const maxMs = Number(intent.payee === undefined ? limits.maxOrderMs : validation.payeeOrderMs)
  if (intent.cap <= 0n) return ledgerErrors.refuse('amount-zero')
  if (intent.cap > limits.maxCap) return ledgerErrors.refuse('cap-too-large', { cap: intent.cap, maxCap: limits.maxCap })
  if (lastsMs < Number(limits.minOrderMs)) return walletErrors.refuse('order-too-short', { lastsMs, minMs: limits.minOrderMs })
  if (lastsMs > maxMs) return ledgerErrors.refuse('order-too-long', { lastsMs, maxMs })
  const caveats = readCaveats([[...endorsedWith(policy.endorsement), ...intent.caveats]])
  return caveats.ok ? undefined : caveats
}

function makeFor(crypto: Crypto, committee: Committee, record: WalletAccount, owner: Signer, intent: Intent): { id: Bytes; bytes: Bytes } {
  const slot = { account: record.account, seq: record.next }
  switch (intent.kind) {
    case 'transfer': {
      const { payee, amount, memo } = intent
      return makeOperation(crypto, committee.name, 'transfer', { ...slot, payee, amount, memo }, [owner])
    }
    case 'rotate':
      return makeOperation(crypto, committee.name, 'rotate', { ...slot, newOwner: intent.newOwner.id }, [owner, intent.newOwner])
    case 'issue': {
      const { cap, notAfter, holder, caveats, payee } = intent
      const body = { ...slot, cap, notAfter: BigInt(notAfter), holder, caveats: [...endorsedWith(committee.policy.endorsement), ...caveats] }
      return makeOperation(
        crypto,
        committee.name,
        'issue',
        payee === undefined ? body : { ...body, payee: payee.server, payeeAccount: payee.account },
        [owner],
      )
    }
  }
}
