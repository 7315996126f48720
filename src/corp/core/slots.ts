/**
 * Slots: each holds one operation. A validator votes for at most one operation a slot, ever; a certificate overrides its
 * vote. Charges and closes have none: they are registers.
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { accountId } from '../../wire/digest.ts'
import { Certificate } from '../../wire/generated/corp.ts'
import type { SlotRecord } from '../../wire/generated/corp-store.ts'
import { ledgerErrors } from './errors.ts'
import type { ChargeOperation, CloseOperation, Operation } from './operation.ts'
import type { Refused } from './rules.ts'
import { accountSlot, auditSlot, complaintSlot, type Draft, enrolmentSlot, orderSlot, poolSlot } from './state.ts'

export type SlotOperation = Exclude<Operation, ChargeOperation | CloseOperation>

export interface Slot {
  readonly key: Bytes
  readonly record: SlotRecord
  save(record: SlotRecord): void
}

export function hasSlot(operation: Operation): operation is SlotOperation {
  return operation.kind !== 'charge' && operation.kind !== 'close'
}

/** The slot that an operation takes. */
export function slotOf(crypto: Crypto, draft: Draft, operation: SlotOperation): Slot {
  switch (operation.kind) {
    case 'bind':
    case 'cancel':
      return orderSlotOf(draft, operation.body.order, 'binding')
    case 'end':
      return orderSlotOf(draft, operation.body.order, 'end')
    default: {
      const key = slotKey(crypto, operation)
      return { key, record: draft.slot(key), save: record => draft.putSlot(key, record) }
    }
  }
}

/** The slot's name: the same for operations that exclude each other, here and at every validator. */
export function slotKey(crypto: Crypto, operation: SlotOperation): Bytes {
  switch (operation.kind) {
    case 'enrol':
      return enrolmentSlot(operation.body.account, operation.body.kind, operation.body.serial)
    case 'open':
      return accountSlot(accountId(crypto, operation.body.owner), 0n)
    case 'transfer':
    case 'rotate':
    case 'issue':
      return accountSlot(operation.body.account, operation.body.seq)
    case 'bind':
    case 'cancel':
      return orderSlot(operation.body.order, 'binding')
    case 'end':
      return orderSlot(operation.body.order, 'end')
    case 'complain':
      return complaintSlot(operation.id)
    case 'audit':
      return auditSlot(operation.body.auditor, operation.body.seq)
    case 'settle':
      return poolSlot(operation.body.period)
  }
}

/** The rule of every slot: empty, or certified with this very operation. A vote for it was looked for before. */
export function refuseTaken(slot: Slot, operation: SlotOperation): Refused | undefined {
  const { votedId, certifiedId } = slot.record
  const others = [votedId, certifiedId].filter(id => id !== undefined && !equal(id, operation.id))
  return others.length === 0 ? undefined : ledgerErrors.refuse('slot-taken')
}

/** The operation that holds a slot: the certified one, else the one voted for. */
export function holderOf(draft: Draft, record: SlotRecord): Bytes | undefined {
  if (record.position !== undefined) return loggedOperation(draft, record.position)
  return record.voted
}

/** The operation in the certificate at a position of the log. */
export function loggedOperation(draft: Draft, position: bigint): Bytes | undefined {
  return Certificate.decode(draft.logged(position)).operation
}

/** The slot's record after a vote. */
export function voteInSlot(slot: Slot, operation: SlotOperation): void {
  const certified = slot.record.certifiedId !== undefined
  slot.save(certified ? { ...slot.record, votedId: operation.id } : { ...slot.record, votedId: operation.id, voted: operation.bytes })
}

/** The slot's record after the certificate at `position`. What was voted for stays only where it was another operation. */
export function certifySlot(slot: Slot, operation: SlotOperation, position: bigint): void {
  const { votedId, voted } = slot.record
  const other = votedId !== undefined && !equal(votedId, operation.id)
  slot.save({ votedId, voted: other ? voted : undefined, certifiedId: operation.id, position })
}

function orderSlotOf(draft: Draft, order: Bytes, name: 'binding' | 'end'): Slot {
  return {
    key: orderSlot(order, name),
    record: draft.order(order)[name] ?? {},
    save: record => draft.putOrder(order, { ...draft.order(order), [name]: record }),
  }
}
