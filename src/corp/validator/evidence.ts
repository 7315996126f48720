/** The evidence that a validator keeps, page by page: against writers by slot, against validators by their place. */
import { type Bytes, bytes, compareBytes, concat, toText, utf8 } from '../../types/bytes.ts'
import { commonErrors } from '../../types/errors.ts'
import type { Store } from '../../types/ports.ts'
import { decodeCanonical } from '../../wire/canonical.ts'
import type { Evidence, EvidenceRequest, EvidenceResponse } from '../../wire/generated/corp.ts'
import { EvidenceRecord } from '../../wire/generated/corp-store.ts'
import { EVIDENCE_PREFIXES } from '../core/state.ts'

const MAX_RECORD_BYTES = 256 * 1024
/** Leaves room in an answer for one more pair. */
const MAX_PAGE_BYTES = 256 * 1024
/** The first letter of a slot's key: of an account's operations, an enrolment, an order's slots. */
const SLOT_LETTERS = ['a', 'e', 'o']

/** @param request `after` is what the page before gave as `next` */
export async function evidencePage(store: Store, request: EvidenceRequest): Promise<EvidenceResponse> {
  const evidence: Evidence[] = []
  let size = 0
  for (const { prefix, validators } of prefixesOf(request.subject)) {
    const end = after(prefix)
    if (compareBytes(request.after, end) >= 0) continue
    const gte = compareBytes(request.after, prefix) >= 0 ? concat(request.after, Uint8Array.of(0)) : prefix
    for await (const [key, value] of store.range({ gte, lt: end })) {
      const record = decodeCanonical(EvidenceRecord, value, MAX_RECORD_BYTES)
      if (record === undefined) throw commonErrors.error('internal', { what: `the ledger's store: ${toText(key)} is damaged` })
      const { first, second } = record
      evidence.push(validators ? { validator: key.at(-1) ?? 0, first, second } : { first, second })
      size += first.length + second.length
      if (size > MAX_PAGE_BYTES) return { evidence, next: key }
    }
  }
  return { evidence }
}

/** Ranges of keys in their order: of a subject its slots, else everything. */
function prefixesOf(subject: Bytes): { prefix: Bytes; validators: boolean }[] {
  const { writers, validators } = EVIDENCE_PREFIXES
  if (subject.length === 0) return [writers, validators].map(prefix => ({ prefix, validators: prefix === validators }))
  return SLOT_LETTERS.map(letter => ({ prefix: concat(writers, utf8(letter), subject), validators: false }))
}

/** The first key after all that begin with the prefix. */
function after(prefix: Bytes): Bytes {
  const last = prefix.at(-1) ?? 0
  return last === 0xff ? after(bytes(prefix.subarray(0, -1))) : concat(prefix.subarray(0, -1), Uint8Array.of(last + 1))
}
