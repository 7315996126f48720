/**
 * What a server learns of a client.
 *
 *   known  that this XenoCorp knows it, by a pseudonymous account; enrolments tell nobody's name
 *   named  its name too, which the registrar has seen and every client's enrolment tells
 */
import { type EnrolBody, EnrolmentKind } from '../../../wire/generated/corp.ts'
import { ledgerErrors } from '../errors.ts'
import type { Refused } from '../rules.ts'
import { type PolicyModule, plain } from './module.ts'

export const PRIVACIES: readonly PolicyModule[] = [plain('known'), plain('named')]

export type Privacy = { readonly name: 'known' | 'named' }

/** Whether an enrolment tells as much as the policy says, and no more. */
export function refuseIdentity({ name }: Privacy, { kind, identity }: Pick<EnrolBody, 'kind' | 'identity'>): Refused | undefined {
  if (name === 'known' || kind !== EnrolmentKind.CLIENT) return identity === undefined ? undefined : ledgerErrors.refuse('identity-not-told')
  return identity === undefined || identity.trim() === '' ? ledgerErrors.refuse('identity-missing') : undefined
}

/** Whether a caller must show its enrolment, and not only an order, so that the server learns its name. */
export function mustShowName({ name }: Privacy): boolean {
  return name === 'named'
}
