/** What a validator says of accounts and orders, as facts that two validators must agree on: ids and amounts, not whose votes prove them. */
import { decodeCertificate } from '../../../src/corp/core/certificate.ts'
import type { Committee } from '../../../src/corp/core/committee.ts'
import type { Operation } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, toText } from '../../../src/types/bytes.ts'
import type { Money } from '../../../src/types/money.ts'
import { peerText } from '../../../src/types/peer-id.ts'
import type { AccountStatus, OrderStatus } from '../../../src/wire/generated/corp.ts'

export interface AccountFacts {
  readonly opened: boolean
  /** PeerId of the owner's key, or ''. */
  readonly owner: string
  /** The first sequence number that is not certified. */
  readonly next: bigint
  readonly credits: Money
  readonly debits: Money
  /** Ids of the newest enrolment of each kind. */
  readonly enrolments: readonly string[]
}

export interface OrderFacts {
  /** Undefined where the validator lacks the issue. */
  readonly issue: { readonly account: string; readonly cap: Money } | undefined
  /** `bind` or `cancel` with its id; '' where there is none. */
  readonly binding: string
  /** Whose account the charges go to. */
  readonly payout: Bytes | undefined
  readonly income: Money
  readonly refund: Money
  readonly released: boolean
  /** The certified End's id, or ''. */
  readonly end: string
}

export function accountFacts(committee: Committee, { opened, owner, next, credits, debits, enrolments }: AccountStatus): AccountFacts {
  const ids = enrolments.flatMap(certificate => operationOf(committee, certificate)?.id ?? [])
  return { opened, owner: owner.length === 0 ? '' : peerText(owner), next, credits, debits, enrolments: ids.map(toText).sort() }
}

export function orderFacts(committee: Committee, status: OrderStatus): OrderFacts {
  const [issue, binding, end] = [status.issue, status.binding, status.end].map(certificate => operationOf(committee, certificate))
  const issued = issue?.kind === 'issue' ? issue.body : undefined
  return {
    issue: issued === undefined ? undefined : { account: toText(issued.account), cap: issued.cap },
    binding: binding === undefined ? '' : `${binding.kind} ${toText(binding.id)}`,
    payout: issued?.payeeAccount ?? (binding?.kind === 'bind' ? binding.body.payoutAccount : undefined),
    income: status.income,
    refund: status.refund,
    released: status.released,
    end: end === undefined ? '' : toText(end.id),
  }
}

function operationOf(committee: Committee, certificate: Bytes | undefined): Operation | undefined {
  const decoded = certificate === undefined ? undefined : decodeCertificate(nodeCrypto, committee, certificate)
  return decoded?.ok === true && decoded.value.type === 'operation' ? decoded.value.operation : undefined
}

/** What the order still holds, of neither account: its cap but for what was paid and came back. */
export function heldBy({ issue, payout, income, refund }: OrderFacts): Money {
  if (issue === undefined) return 0n
  return issue.cap - refund - (payout === undefined ? 0n : income)
}

/** Nothing is held any more. */
export function isOver(order: OrderFacts): boolean {
  return order.released && heldBy(order) === 0n
}
