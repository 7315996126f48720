/** Rivals: operations that exclude each other, because they take the same slot of the ledger's table. */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { accountId } from '../../wire/digest.ts'
import { decodeOperation, type Operation } from '../core/operation.ts'

/** The name of an operation's slot; undefined for charges and closes, which have none. */
function slotOf(crypto: Crypto, operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'enrol':
      return `enrol ${toText(operation.body.account)} ${operation.body.kind} ${operation.body.serial}`
    case 'open':
      return `account ${toText(accountId(crypto, operation.body.owner))} 0`
    case 'transfer':
    case 'rotate':
    case 'issue':
      return `account ${toText(operation.body.account)} ${operation.body.seq}`
    case 'bind':
    case 'cancel':
      return `binding ${toText(operation.body.order)}`
    case 'end':
      return `end ${toText(operation.body.order)}`
    case 'charge':
    case 'close':
      return undefined
  }
}

/**
 * True when `bytes` is another operation of the same slot, signed by the key that it names. Whether that key was entitled
 * to it is for the validators: a validator that lies can show an operation signed by a key of its own.
 */
export function isRival(crypto: Crypto, corp: Uint8Array, operation: Operation, bytes: Bytes): boolean {
  const rival = decodeOperation(crypto, corp, bytes)
  if (!rival.ok || equal(rival.value.id, operation.id)) return false
  const slot = slotOf(crypto, operation)
  if (slot === undefined || slotOf(crypto, rival.value) !== slot) return false
  return rival.value.signatures.every(({ key, signature }) => crypto.verify(key, rival.value.id, signature))
}
