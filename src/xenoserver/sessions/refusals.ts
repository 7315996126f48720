/** Refusals as the server signs them: what was refused, by which rule, and the nearest that can be had. */
import { type Bytes, bytes as ownBytes } from '../../types/bytes.ts'
import { type Refusal, XenoError } from '../../types/errors.ts'
import type { Clock, Crypto, Signer } from '../../types/ports.ts'
import { encode } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { Refusal as RefusalBody, type Signed } from '../../wire/generated/session.ts'
import { wireFacts } from '../../wire/wire-error.ts'
import type { Unmet } from '../core/matching.ts'

export interface RefusalSigner {
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
}

/** @param subject the nonce of the quote, or the bindId */
export function signRefusal(
  { signer, crypto, clock }: RefusalSigner,
  xenoCorp: Bytes,
  subject: Bytes,
  refusal: Refusal,
  unmet: readonly Unmet[] = [],
): Signed {
  const { code, facts, message, next } = new XenoError(refusal.code, refusal.facts)
  const body = encode(RefusalBody, {
    subject,
    code,
    message,
    next,
    facts: wireFacts(facts),
    unmet: unmet.map(each => ({ ...each })),
    time: BigInt(clock.now()),
  })
  return { body, signature: ownBytes(signer.sign(digest(crypto, 'session/refusal', xenoCorp, body))) }
}
