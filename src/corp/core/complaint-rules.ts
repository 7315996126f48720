/**
 * The row of complaints: a server's word against its own word, on its public record. A complaint moves no money and has a
 * slot of its own (its own id), so complaints commute and nobody's stands in another's way; a certificate makes sure that
 * every honest validator comes to show the same ones. Its body is the same whenever the same account complains of the
 * same pair, so it cannot be multiplied.
 */
import { ok } from '../../types/errors.ts'
import { contradictionOf } from './contradiction.ts'
import { wasServer } from './enrol-rules.ts'
import { ledgerErrors } from './errors.ts'
import { MAX_COMPLAINTS } from './limits.ts'
import type { ComplainOperation } from './operation.ts'
import type { Refused, Row } from './rules.ts'
import { certifySlot, slotOf } from './slots.ts'
import { refuseWriters } from './writers.ts'

export interface ComplaintFacts {
  readonly operation: ComplainOperation
  readonly registered: boolean
  /** Complaints about the server that are certified here. */
  readonly known: number
  /** Why the statements prove nothing, if they do not. */
  readonly unfounded: Refused | undefined
}

export const complainRow: Row<ComplainOperation, ComplaintFacts> = {
  prepare(env, operation) {
    const { account, server } = operation.body
    const { opened, owner } = env.draft.account(account)
    if (!opened) return ledgerErrors.refuse('account-not-opened')
    const refused = refuseWriters(env.crypto, operation, [owner])
    if (refused !== undefined) return refused
    const found = contradictionOf(env.crypto, env.committee.name, server, ...operation.statements)
    return ok({
      operation,
      registered: wasServer(env.draft, server),
      known: env.draft.complaints(server).length,
      unfounded: found.ok ? undefined : found,
    })
  },
  rules: {
    'server-registered': ({ registered }) => (registered ? undefined : ledgerErrors.refuse('server-not-registered')),
    'record-open': ({ known }) => (known < MAX_COMPLAINTS ? undefined : ledgerErrors.refuse('record-full', { count: known })),
    contradicts: ({ unfounded }) => unfounded,
  },
  apply(env, operation, log) {
    const { server } = operation.body
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    const position = log()
    certifySlot(slot, operation, position)
    env.draft.putComplaints(server, [...env.draft.complaints(server), position])
  },
}
