/**
 * Certificates that can change nothing here any more: their operation is certified already, or a better charge or R is.
 * Members send certificates again and again, and every validator's log holds the same ones; a certificate that adds
 * nothing need not be verified, since nothing is believed because of it.
 */
import type { Crypto } from '../../types/ports.ts'
import { sameId } from './bodies.ts'
import type { DecodedCertificate } from './certificate.ts'
import type { Committee } from './committee.ts'
import { slotOf } from './slots.ts'
import { Draft, type ReadPort } from './state.ts'

/** True when applying the certificate, were it valid, would change nothing. What is known stays known. */
export function addsNothing(read: ReadPort, crypto: Crypto, committee: Committee, certificate: DecodedCertificate): boolean {
  const draft = new Draft(read, committee)
  if (certificate.type === 'freeze') return isReleased(draft, certificate.order, certificate.amount)
  const { operation } = certificate
  switch (operation.kind) {
    case 'charge':
      return operation.body.amount <= draft.order(operation.body.order).income
    case 'close':
      return isReleased(draft, operation.body.order, operation.body.amount)
    default:
      return sameId(slotOf(crypto, draft, operation).record.certifiedId, operation.id)
  }
}

function isReleased(draft: Draft, order: Uint8Array, amount: bigint): boolean {
  const { release } = draft.order(order)
  return release !== undefined && release <= amount
}
