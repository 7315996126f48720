/**
 * Signatures for the simulator, thirty times as fast as real ones: a hash of the key and the message. The simulator
 * tests the ledger's rules and not cryptography; whoever has a key's name could forge, and no simulated party does.
 */
import { KEY_PREFIX } from '../../src/corp/core/keys.ts'
import { nodeCrypto } from '../../src/node/crypto.ts'
import { type Bytes, concat, equal, utf8 } from '../../src/types/bytes.ts'
import type { Crypto, Signer } from '../../src/types/ports.ts'

export const simCrypto: Crypto = {
  sha256: (...parts) => nodeCrypto.sha256(...parts),
  verify: (key, message, signature) => equal(simSign(key, message), signature),
}

export function simSigner(name: string): Signer {
  const id = concat(KEY_PREFIX, nodeCrypto.sha256(utf8(`simulated key ${name}`)))
  return { id, sign: message => simSign(id, message) }
}

function simSign(key: Uint8Array, message: Uint8Array): Bytes {
  const half = nodeCrypto.sha256(concat(key, message))
  return concat(half, half)
}
