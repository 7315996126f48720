/** What the XenoCorp takes: flat for a transfer and for an issue, a part of a server's income. All to the treasury. */
import type { Money } from '../../../types/money.ts'
import { FeeParameters } from '../../../wire/generated/corp.ts'
import { MAX_FLAT_FEE, MAX_PPM } from './bounds.ts'
import { type PolicyModule, parametric } from './module.ts'

export const FEES: readonly PolicyModule[] = [
  parametric('flat', FeeParameters, { transfer: [0n, MAX_FLAT_FEE], issue: [0n, MAX_FLAT_FEE], incomePpm: [0n, MAX_PPM] }),
]

export interface Fees {
  readonly name: 'flat'
  readonly transfer: Money
  readonly issue: Money
  readonly incomePpm: number
}

/** Of the whole income, not of its increments: rounding many small ones down would depend on their sizes. */
export function incomeFee({ incomePpm }: Fees, income: Money): Money {
  return (income * BigInt(incomePpm)) / MAX_PPM
}
