/**
 * How a server makes sure of an order before it works.
 *
 *   remote  it has the order bound by the validators; payee orders are issued beside, if their time is not 0
 *   local   every order names the server it is for and is born bound to it: its certificate is checked without asking anyone
 *
 * A third, by a checking program that the XenoCorp places on the server, has no name here yet, so a document that names it
 * is refused. The choice never changes, so whether an issue is of the right kind is never judged differently twice.
 */
import { ValidationParameters } from '../../../wire/generated/corp.ts'
import { ledgerErrors } from '../errors.ts'
import type { Refused } from '../rules.ts'
import { DAY_MS, HOUR_MS } from './bounds.ts'
import { type PolicyModule, parametric } from './module.ts'

const ACCEPT_AHEAD = [1_000n, HOUR_MS] as const

export const VALIDATIONS: readonly PolicyModule[] = [
  parametric('remote', ValidationParameters, { acceptAheadMs: ACCEPT_AHEAD, payeeOrderMs: [0n, DAY_MS] }, ({ payeeOrderMs }) =>
    payeeOrderMs > 0n && payeeOrderMs < 1_000n ? 'payeeOrderMs' : undefined,
  ),
  parametric('local', ValidationParameters, { acceptAheadMs: ACCEPT_AHEAD, payeeOrderMs: [1_000n, DAY_MS] }),
]

export interface Validation {
  readonly name: 'remote' | 'local'
  /** How far ahead a presentation's acceptBy may be. */
  readonly acceptAheadMs: bigint
  /** The longest payee order; 0 where none are issued. */
  readonly payeeOrderMs: bigint
}

/** Whether orders of this kind, with or without a payee, are issued at all. */
export function refuseKind({ name, payeeOrderMs }: Validation, hasPayee: boolean): Refused | undefined {
  if (hasPayee) return payeeOrderMs > 0n ? undefined : ledgerErrors.refuse('payee-not-offered')
  return name === 'local' ? ledgerErrors.refuse('payee-needed') : undefined
}
