/** Rolls: a node's own signed word that it lives, where it is reached, and what lets it take part. Newer ones replace older. */
import { type Bytes, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { RollBody, type SignedBody } from '../../wire/generated/xis.ts'
import { xisErrors } from './errors.ts'
import { isKey, toNumber } from './keys.ts'
import { MAX_ADDRESS, MAX_ADDRESSES, MAX_CREDENTIAL_BYTES, MAX_OPERATOR, MAX_ROLL_BYTES } from './limits.ts'

export interface Roll {
  readonly signed: SignedBody
  readonly node: Bytes
  readonly time: number
  readonly addresses: readonly string[]
  readonly operator: string
  readonly credential: Bytes
}

export type RollFacts = Omit<Roll, 'signed' | 'node'>

export function signRoll(crypto: Crypto, realm: Bytes, signer: Signer, facts: RollFacts): Roll {
  const { time, addresses, operator, credential } = facts
  const body = encode(RollBody, { node: signer.id, time: BigInt(time), addresses: [...addresses], operator, credential })
  return { ...facts, node: signer.id, signed: { body, signature: signer.sign(rollDigest(crypto, realm, body)) } }
}

/** Refuses with `xis-roll-invalid`. */
export function verifyRoll(crypto: Crypto, realm: Bytes, signed: SignedBody): Result<Roll> {
  const body = decodeCanonical(RollBody, signed.body, MAX_ROLL_BYTES)
  const time = body === undefined ? undefined : toNumber(body.time)
  if (body === undefined || time === undefined) return xisErrors.refuse('xis-roll-invalid', { field: 'body' })
  const { node, addresses, operator, credential } = body
  const checks: Readonly<Record<string, boolean>> = {
    node: isKey(node),
    addresses: addresses.length <= MAX_ADDRESSES && addresses.every(address => address.length <= MAX_ADDRESS),
    operator: operator.length <= MAX_OPERATOR,
    credential: credential.length <= MAX_CREDENTIAL_BYTES,
  }
  const field = Object.entries(checks).find(([, holds]) => !holds)?.[0]
  if (field !== undefined) return xisErrors.refuse('xis-roll-invalid', { field })
  if (!crypto.verify(node, rollDigest(crypto, realm, signed.body), signed.signature)) {
    return xisErrors.refuse('xis-roll-invalid', { field: 'signature', node: toText(node) })
  }
  return ok({ signed, node, time, addresses, operator, credential })
}

function rollDigest(crypto: Crypto, realm: Bytes, body: Uint8Array): Bytes {
  return digest(crypto, 'xis/roll', realm, body)
}
