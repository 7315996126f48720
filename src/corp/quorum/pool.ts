/** Pools, where the policy holds a part of the servers' income: what they hold, and the treasurer's word on them. */
import type { Bytes } from '../../types/bytes.ts'
import type { Money } from '../../types/money.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import type { Loss, PoolResponse } from '../../wire/generated/corp.ts'
import { verifyOperationCertificate } from '../core/certificate.ts'
import type { Committee } from '../core/committee.ts'
import { makeOperation, type SettleOperation } from '../core/operation.ts'
import { vouchedFor } from './account-view.ts'
import type { QuorumClient } from './client.ts'
import { failureError } from './outcomes.ts'

export interface PoolView {
  readonly period: bigint
  /** What f + 1 validators say that it holds: of all, and of the account that was asked for. */
  readonly held: Money
  readonly ofAccount: Money
  /** Undefined where the period is not settled. */
  readonly settlement: SettleOperation | undefined
}

export interface Settlement {
  readonly period: bigint
  /** Parts per million that go to the servers. */
  readonly ratio: number
  /** At least one where the ratio is below 1,000,000. */
  readonly losses: readonly Loss[]
}

/** `answers` of distinct validators, at least q. */
export function mergePool(crypto: Crypto, committee: Committee, period: bigint, answers: readonly PoolResponse[]): PoolView {
  const { f } = committee.quorum
  const vouched = (read: (answer: PoolResponse) => Money): Money => vouchedFor(answers.map(read), f)
  const settlement = answers.map(answer => readSettlement(crypto, committee, period, answer.settlement)).find(operation => operation !== undefined)
  return { period, held: vouched(answer => answer.held), ofAccount: vouched(answer => answer.ofAccount), settlement }
}

function readSettlement(crypto: Crypto, committee: Committee, period: bigint, certificate: Bytes | undefined): SettleOperation | undefined {
  const verified = certificate === undefined ? undefined : verifyOperationCertificate(crypto, committee, certificate)
  const operation = verified?.ok === true ? verified.value.operation : undefined
  return operation?.kind === 'settle' && operation.body.period === period ? operation : undefined
}

/**
 * Settles a period, for the treasurer; settles when a quorum has paid. Safe to repeat with the same words: a period has one
 * settlement. @throws XenoError `no-pool`, `period-not-over`, `not-writer`, `slot-conflict`, `quorum-unavailable`
 */
export async function settlePool(
  quorum: QuorumClient,
  crypto: Crypto,
  treasurer: Signer,
  { period, ratio, losses }: Settlement,
  signal?: AbortSignal,
): Promise<Bytes> {
  const { bytes } = makeOperation(crypto, quorum.committee.name, 'settle', { period, ratio, losses: [...losses] }, [treasurer])
  const outcome = await quorum.certify(bytes, { signal })
  if (outcome.kind !== 'certified') throw failureError(outcome, 'settle')
  const applied = await quorum.apply([outcome.certificate], { signal })
  if (applied.kind !== 'applied') throw failureError(applied, 'settle')
  return outcome.certificate
}
