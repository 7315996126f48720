/**
 * Domain-tagged digests: D(type, bytes) = SHA-256("xeno/<protocol>/<type>/1", 0, <name of what it belongs to>, bytes).
 * The name is that of the XenoCorp or of the XIS, so that nothing signed for one is worth anything in another.
 */
import { type Bytes, EMPTY, utf8 } from '../types/bytes.ts'
import type { Crypto } from '../types/ports.ts'

const ZERO = new Uint8Array(1)
const tags = new Map<string, Bytes>()

function tagBytes(tag: string): Bytes {
  const known = tags.get(tag)
  if (known !== undefined) return known
  const value = utf8(tag)
  tags.set(tag, value)
  return value
}

/** `tag` is `<protocol>/<type>`, for example `corp/bind`; `realm` the 32-byte name of the XenoCorp or XIS. */
export function digest(crypto: Crypto, tag: string, realm: Uint8Array, body: Uint8Array): Bytes {
  return crypto.sha256(tagBytes(`xeno/${tag}/1`), ZERO, realm, body)
}

/** The digest of what names itself and so belongs to nothing: a committee document, an account's first key. */
export function selfDigest(crypto: Crypto, tag: string, body: Uint8Array): Bytes {
  return digest(crypto, tag, EMPTY, body)
}

/** An account's id: the hash of its first owner's key, so that keys can rotate. */
export function accountId(crypto: Crypto, owner: Uint8Array): Bytes {
  return selfDigest(crypto, 'corp/account', owner)
}
