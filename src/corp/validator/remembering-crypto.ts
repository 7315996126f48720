/**
 * Verification that remembers what it found good, within a bound. Votes of one batch share the signature of their root,
 * and one certificate's nested proofs repeat others' votes: verifying costs seventy times what looking up does.
 */
import type { Bytes } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { keyName } from '../core/state.ts'

const MAX_REMEMBERED = 8_192

export class RememberingCrypto implements Crypto {
  readonly #crypto: Crypto
  /** Keys, messages and signatures that verified, oldest first. */
  readonly #good = new Set<string>()

  constructor(crypto: Crypto) {
    this.#crypto = crypto
  }

  sha256(...parts: Uint8Array[]): Bytes {
    return this.#crypto.sha256(...parts)
  }

  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
    // Messages are digests here, and keys and signatures have fixed lengths; others are not worth remembering.
    if (message.length !== 32 || signature.length !== 64) return this.#crypto.verify(key, message, signature)
    const name = keyName(message) + keyName(signature) + keyName(key)
    if (this.#good.has(name)) return true
    if (!this.#crypto.verify(key, message, signature)) return false
    if (this.#good.size >= MAX_REMEMBERED) this.#forgetOldest()
    this.#good.add(name)
    return true
  }

  #forgetOldest(): void {
    const oldest = this.#good.values().next().value
    if (oldest !== undefined) this.#good.delete(oldest)
  }
}
