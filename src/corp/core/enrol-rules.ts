/**
 * The rows of enrolment: who may take part. Written by the registrar, one slot a serial; the largest certified serial
 * counts, so a revocation is an enrolment with `revoked` set and a later serial.
 */
import { type Bytes, compareBytes, concat, equal } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { type Money, maxMoney } from '../../types/money.ts'
import { accountId } from '../../wire/digest.ts'
import { type EnrolBody, EnrolmentKind } from '../../wire/generated/corp.ts'
import type { Registration } from '../../wire/generated/corp-store.ts'
import { decodeBody } from './bodies.ts'
import { ledgerErrors } from './errors.ts'
import type { EnrolOperation } from './operation.ts'
import { refuseLine } from './policies/funding.ts'
import type { Policy } from './policies/policy.ts'
import { refuseIdentity } from './policies/privacy.ts'
import type { Env, Refused, Row } from './rules.ts'
import { certifySlot, refuseTaken, type Slot, slotOf } from './slots.ts'
import type { Draft } from './state.ts'
import { refuseWriters } from './writers.ts'

export interface EnrolFacts {
  readonly operation: EnrolOperation
  readonly slot: Slot
  /** The account that the body's key gives. */
  readonly keyAccount: Bytes
  readonly current: EnrolBody | undefined
  /** Another account under which the server is registered and not revoked. */
  readonly claimed: boolean
  /** The largest credit line given before. */
  readonly line: Money
  readonly policy: Policy
}

export const enrolRow: Row<EnrolOperation, EnrolFacts> = {
  prepare(env, operation): Result<EnrolFacts> {
    const refused = refuseWriters(env.crypto, operation, [env.committee.document.registrar])
    if (refused !== undefined) return refused
    const { account, owner, kind, server } = operation.body
    const slot = slotOf(env.crypto, env.draft, operation)
    return ok({
      operation,
      slot,
      keyAccount: accountId(env.crypto, owner),
      current: enrolmentOf(env.draft, account, kind),
      line: creditLine(env.draft, account),
      policy: env.committee.policy,
      claimed:
        server !== undefined &&
        env.draft.peer(server.peer).registrations.some(other => !equal(other.account, account) && isRegistered(env.draft, server.peer, other)),
    })
  },
  rules: {
    'names-its-key': ({ operation, keyAccount }) =>
      equal(keyAccount, operation.body.account) ? undefined : ledgerErrors.refuse('enrolment-key-mismatch'),
    'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
    'not-superseded': ({ current, operation }) =>
      current === undefined || operation.body.serial > current.serial
        ? undefined
        : ledgerErrors.refuse('enrolment-superseded', { serial: operation.body.serial, current: current.serial }),
    'server-unclaimed': ({ claimed }) => (claimed ? ledgerErrors.refuse('server-claimed') : undefined),
    'credit-given': ({ operation, line, policy }) => refuseLine(policy.funding, operation.body.credit, line),
    'identity-told': ({ operation, policy }) => refuseIdentity(policy.privacy, operation.body),
  },
  apply(env, operation, log) {
    const { account, kind, serial, server } = operation.body
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    const position = log()
    certifySlot(slot, operation, position)
    const record = env.draft.enrolment(account, kind)
    const current = enrolmentOf(env.draft, account, kind)
    // Whichever comes first: the largest line counts, and the largest serial.
    const credit = maxMoney(record?.credit ?? 0n, operation.body.credit ?? 0n)
    const newest = record === undefined || current === undefined || serial > current.serial ? { body: operation.bodyBytes, position } : record
    env.draft.putEnrolment(account, kind, { body: newest.body, position: newest.position, credit })
    if (server !== undefined) register(env.draft, server.peer, { account, payoutAccount: server.payoutAccount })
  },
}

/** The certified enrolment with the largest serial, decoded; revoked or not. */
export function enrolmentOf(draft: Draft, account: Uint8Array, kind: EnrolmentKind): EnrolBody | undefined {
  const record = draft.enrolment(account, kind)
  const body = record === undefined ? undefined : decodeBody('enrol', record.body)
  return body?.ok === true ? body.value : undefined
}

/** The largest credit line of any certified enrolment of the account as client. It never falls. */
export function creditLine(draft: Draft, account: Uint8Array): Money {
  return draft.enrolment(account, EnrolmentKind.CLIENT)?.credit ?? 0n
}

/** Was the account ever enrolled as anything? This never stops being true. */
export function wasEnrolled(draft: Draft, account: Uint8Array): boolean {
  return [EnrolmentKind.CLIENT, EnrolmentKind.SERVER, EnrolmentKind.SERVICE].some(kind => draft.enrolment(account, kind) !== undefined)
}

/** Was the server ever registered at all? This never stops being true. */
export function wasServer(draft: Draft, peer: Uint8Array): boolean {
  return draft.peer(peer).registrations.length > 0
}

/** Was the server ever registered with this payout account? This never stops being true. */
export function wasRegistered(draft: Draft, peer: Uint8Array, payoutAccount: Uint8Array): boolean {
  return draft.peer(peer).registrations.some(registration => equal(registration.payoutAccount, payoutAccount))
}

/** Refuses unless the server is registered with this payout account now. */
export function refuseServer(env: Env, peer: Uint8Array, payoutAccount: Uint8Array): Refused | undefined {
  const registrations = env.draft.peer(peer).registrations.filter(registration => equal(registration.payoutAccount, payoutAccount))
  if (registrations.some(registration => isRegistered(env.draft, peer, registration))) return undefined
  return registrations.length === 0 ? ledgerErrors.refuse('server-not-registered') : ledgerErrors.refuse('enrolment-revoked', { who: 'the server' })
}

/** Whether a registration that was once certified is what its account's largest serial says. */
function isRegistered(draft: Draft, peer: Uint8Array, { account, payoutAccount }: Registration): boolean {
  const current = enrolmentOf(draft, account, EnrolmentKind.SERVER)
  return (
    current !== undefined &&
    !current.revoked &&
    current.server !== undefined &&
    equal(current.server.peer, peer) &&
    equal(current.server.payoutAccount, payoutAccount)
  )
}

function register(draft: Draft, peer: Uint8Array, registration: Registration): void {
  const { registrations } = draft.peer(peer)
  const key = (entry: Registration) => concat(entry.account, entry.payoutAccount)
  if (registrations.some(entry => equal(key(entry), key(registration)))) return
  draft.putPeer(peer, { registrations: [...registrations, registration].sort((a, b) => compareBytes(key(a), key(b))) })
}
