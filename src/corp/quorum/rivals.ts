/** Rivals: operations that exclude each other, because they take the same slot of the ledger's table. */
import { type Bytes, equal } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeOperation, type Operation } from '../core/operation.ts'
import { hasSlot, slotKey } from '../core/slots.ts'

/**
 * True when `bytes` is another operation of the same slot, signed by the key that it names. Whether that key was entitled
 * to it is for the validators: a validator that lies can show an operation signed by a key of its own.
 */
export function isRival(crypto: Crypto, corp: Uint8Array, operation: Operation, bytes: Bytes): boolean {
  const rival = decodeOperation(crypto, corp, bytes)
  if (!rival.ok || equal(rival.value.id, operation.id)) return false
  if (!hasSlot(operation) || !hasSlot(rival.value) || !equal(slotKey(crypto, operation), slotKey(crypto, rival.value))) return false
  return rival.value.signatures.every(({ key, signature }) => crypto.verify(key, rival.value.id, signature))
}
