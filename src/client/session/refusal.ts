/** A server's signed refusal, checked and made safe to show. */
import { bytes, equal } from '../../types/bytes.ts'
import type { Facts } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { Refusal, type Signed } from '../../wire/generated/session.ts'
import { RefusedByServer, sessionClientErrors } from './errors.ts'

const MAX_REFUSAL_BYTES = 64 * 1024
const MAX_TEXT = 512
const MAX_ITEMS = 64

/**
 * @param subject the quote's nonce, or the bindId
 * @throws XenoError `refusal-wrong` when it is not this server's word about this request
 */
export function readRefusal(crypto: Crypto, xenoCorp: Uint8Array, server: Uint8Array, subject: Uint8Array, signed: Signed): RefusedByServer {
  const refusal = decodeCanonical(Refusal, signed.body, MAX_REFUSAL_BYTES)
  const id = digest(crypto, 'session/refusal', xenoCorp, signed.body)
  const isOurs = refusal !== undefined && equal(refusal.subject, subject) && /^[a-z][a-z0-9-]{0,63}$/.test(refusal.code)
  if (!isOurs || !crypto.verify(server, id, bytes(signed.signature))) throw sessionClientErrors.error('refusal-wrong')
  const facts: Facts = Object.fromEntries(refusal.facts.slice(0, MAX_ITEMS).map(({ name, value }) => [shown(name), shown(value)]))
  const unmet = refusal.unmet
    .slice(0, MAX_ITEMS)
    .map(each => ({ requirement: shown(each.requirement), asked: shown(each.asked), nearest: shown(each.nearest) }))
  return new RefusedByServer(refusal.code, facts, { says: shown(refusal.message), next: shown(refusal.next), unmet })
}

function shown(text: string): string {
  return text.slice(0, MAX_TEXT).replaceAll(/\p{Cc}/gu, ' ')
}
