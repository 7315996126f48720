/**
 * The row of audit requests. An auditor asks what is behind an order; the request is on the record of every validator
 * before anyone answers it, numbered, so that none can be left out of the list. One writer, one sequence, no money: an
 * auditor that signs two requests with one number locks only itself, and both are kept.
 */
import { equal } from '../../types/bytes.ts'
import { ok } from '../../types/errors.ts'
import { ledgerErrors } from './errors.ts'
import type { AuditOperation } from './operation.ts'
import type { Row } from './rules.ts'
import { certifySlot, refuseTaken, type Slot, slotOf } from './slots.ts'
import { auditSlot } from './state.ts'
import { refuseWriters } from './writers.ts'

export interface AuditFacts {
  readonly operation: AuditOperation
  readonly slot: Slot
  readonly appointed: boolean
  readonly next: bigint
}

export const auditRow: Row<AuditOperation, AuditFacts> = {
  prepare(env, operation) {
    const { auditor } = operation.body
    const refused = refuseWriters(env.crypto, operation, [auditor])
    if (refused !== undefined) return refused
    const appointed = env.committee.document.auditors.some(key => equal(key, auditor))
    return ok({ operation, slot: slotOf(env.crypto, env.draft, operation), appointed, next: env.draft.nextAudit(auditor) })
  },
  rules: {
    appointed: ({ appointed }) => (appointed ? undefined : ledgerErrors.refuse('not-an-auditor')),
    'slot-empty': ({ slot, operation }) => refuseTaken(slot, operation),
    'in-order': ({ operation, next }) =>
      operation.body.seq <= next ? undefined : ledgerErrors.refuse('sequence-gap', { seq: operation.body.seq, next }),
  },
  apply(env, operation, log) {
    const { auditor } = operation.body
    const slot = slotOf(env.crypto, env.draft, operation)
    if (slot.record.certifiedId !== undefined) return
    certifySlot(slot, operation, log())
    let next = env.draft.nextAudit(auditor)
    while (env.draft.slot(auditSlot(auditor, next)).certifiedId !== undefined) next += 1n
    env.draft.putNextAudit(auditor, next)
  },
}
