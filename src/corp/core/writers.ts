/** Writers' signatures: by the right key, and over the operation's id. */
import { equal } from '../../types/bytes.ts'
import { commonErrors } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { ledgerErrors } from './errors.ts'
import type { Operation } from './operation.ts'
import { isSignedBy, type Signed } from './presentation.ts'
import type { Refused } from './rules.ts'

/** Refuses unless the operation's first signatures are by these keys, in order. */
export function refuseWriters(crypto: Crypto, operation: Operation, keys: readonly Uint8Array[]): Refused | undefined {
  for (const [index, key] of keys.entries()) {
    const signature = operation.signatures[index]
    if (signature === undefined || !equal(signature.key, key)) return ledgerErrors.refuse('not-writer')
    if (!crypto.verify(key, operation.id, signature.signature)) return commonErrors.refuse('bad-signature', { what: operation.kind })
  }
  return undefined
}

/** True when `key` is the operation's first writer and has signed it: for what others show, where a refusal has no reader. */
export function isWrittenBy(crypto: Crypto, key: Uint8Array, { id, signatures }: Operation): boolean {
  const [signature] = signatures
  return signature !== undefined && isSignedBy(crypto, key, { id, signature })
}

/** As {@link refuseWriters}, for a body that stands beside an operation. */
export function refuseSigner(crypto: Crypto, key: Uint8Array, signed: Signed<unknown>, what: string): Refused | undefined {
  if (!equal(signed.signature.key, key)) return ledgerErrors.refuse('not-writer', { what })
  return isSignedBy(crypto, key, signed) ? undefined : commonErrors.refuse('bad-signature', { what })
}
