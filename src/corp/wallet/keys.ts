/**
 * A wallet's keys, all from one seed, so that who has the seed has all of them (HKDF-SHA256, RFC 5869; salt
 * `xeno/wallet/1`, info the key's path). At every XenoCorp the wallet is another account, and every order has a holder
 * key of its own: a server that gets an order learns no key that signs for the account.
 *
 *   owner/<n>      of the account at one XenoCorp: n is 0 at first, one more with each rotation
 *   holder/<seq>   of the order that the account's operation <seq> issues
 *   delegate       what others hand orders on to
 */
import { hkdfSync } from 'node:crypto'
import { type Bytes, bytes, toText } from '../../types/bytes.ts'
import type { Signer } from '../../types/ports.ts'

const SEED_BYTES = 32

export interface Keyring {
  /** The key at a path, for one XenoCorp. */
  key(corp: Uint8Array, path: string): Signer
  /** The seed of the identity with which the wallet's owner dials; the same at all XenoCorps. */
  readonly identitySeed: Bytes
}

export const ownerPath = (index: number): string => `owner/${index}`
export const holderPath = (seq: bigint): string => `holder/${seq}`
export const DELEGATE_PATH = 'delegate'

/** @param seed 32 secret bytes; @param toSigner makes the Ed25519 signer of a seed */
export function seedKeyring(seed: Uint8Array, toSigner: (seed: Uint8Array) => Signer): Keyring {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a wallet's seed has ${SEED_BYTES} bytes, not ${seed.length}`)
  const made = new Map<string, Signer>()
  return {
    identitySeed: derive(seed, 'identity'),
    key(corp, path) {
      const whole = `corp/${toText(corp)}/${path}`
      const signer = made.get(whole) ?? toSigner(derive(seed, whole))
      made.set(whole, signer)
      return signer
    },
  }
}

/** One key for everything: a treasurer's or a server's account, whose owner key is given and does not rotate. */
export function singleKeyring(signer: Signer, identitySeed: Bytes): Keyring {
  return { identitySeed, key: () => signer }
}

function derive(seed: Uint8Array, path: string): Bytes {
  return bytes(new Uint8Array(hkdfSync('sha256', seed, 'xeno/wallet/1', path, SEED_BYTES)))
}
