/** An XIS of repeatable keys, and cards of its servers in one line; for tests of the cores. */
import { nodeCrypto, signerFromSeed } from '../../../src/node/crypto.ts'
import { bytes, EMPTY } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Crypto, Signer } from '../../../src/types/ports.ts'
import { type Token, ValueType } from '../../../src/wire/generated/xis.ts'
import { encodeTokens, type HeadFacts, joinCard, signHead, type VerifiedCard, verifyCard } from '../../../src/xis/core/card.ts'
import { decodeXisDocument, encodeXisDocument, type Xis } from '../../../src/xis/core/document.ts'

export function signerOf(seed: number): Signer {
  const value = new Uint8Array(32)
  new DataView(value.buffer).setUint32(0, seed)
  return signerFromSeed(value)
}

export function xisOf(founding: readonly Signer[], crypto: Crypto = nodeCrypto): Xis {
  const document = {
    name: 'cores',
    nonce: bytes(new Uint8Array(16).fill(1)),
    founding: founding.map(({ id }) => id),
    replicas: 8,
    zoneEntries: 256,
    xenoCorps: [],
  }
  return unwrap(decodeXisDocument(crypto, encodeXisDocument(crypto, document).bytes))
}

export function decimalToken(path: string, value: number): Token {
  return { path, type: ValueType.DECIMAL, value: String(value) }
}

export function stringToken(path: string, value: string): Token {
  return { path, type: ValueType.STRING, value }
}

/** A signed card with these tokens; what is not said is a lease of an hour from the version on. */
export function cardOf(
  xis: Xis,
  server: Signer,
  tokens: readonly Token[],
  facts: Partial<HeadFacts> & { readonly version: number },
  crypto: Crypto = nodeCrypto,
): VerifiedCard {
  const tokensBytes = unwrap(encodeTokens(tokens))
  const usual = { incarnation: 1, notAfter: facts.version + 3_600_000, watchers: [], xmlDigest: crypto.sha256(EMPTY), xmlBytes: 0, operator: '' }
  const head = signHead(crypto, xis.name, server, { ...usual, xenoCorp: EMPTY, ...facts }, tokensBytes)
  return unwrap(verifyCard(crypto, xis.name, joinCard(head, tokensBytes)))
}
