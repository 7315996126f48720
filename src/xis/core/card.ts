/**
 * Cards: a server's tokens in one signed record. The signature covers the head, the head commits to tokens and XML, so a head
 * alone refreshes a lease, and a card proves each of its entries in the index. Kept and passed on as exact bytes.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { Card, HeadBody, type SignedHead, type Token, Tokens } from '../../wire/generated/xis.ts'
import { xisErrors } from './errors.ts'
import { isDigest, isKey, toNumber } from './keys.ts'
import { MAX_CARD_BYTES, MAX_HEAD_BYTES, MAX_OPERATOR, MAX_TOKENS, MAX_WATCHERS, MAX_XML_BYTES } from './limits.ts'
import { type Posting, postingOf } from './tokens.ts'

/** A verified head. */
export interface Head {
  readonly signed: SignedHead
  readonly server: Bytes
  /** Ms; grows with each head that the server signs. */
  readonly version: number
  readonly incarnation: number
  /** When the lease ends, ms. */
  readonly notAfter: number
  /** PeerIds, at most three, none of them the server. */
  readonly watchers: readonly Bytes[]
  readonly tokensDigest: Bytes
  /** SHA-256 of the XML. */
  readonly xmlDigest: Bytes
  readonly xmlBytes: number
  readonly operator: string
  readonly xenoCorp: Bytes
}

/** A verified card. */
export interface VerifiedCard {
  /** Its exact bytes. */
  readonly bytes: Bytes
  readonly head: Head
  readonly tokensBytes: Bytes
  readonly tokens: readonly Token[]
  readonly postings: readonly Posting[]
}

export type HeadFacts = Omit<Head, 'signed' | 'tokensDigest' | 'server'>

/** Why the tokens make no card: too many, too long, or one malformed; undefined when they do. */
export function encodeTokens(tokens: readonly Token[]): Result<Bytes> {
  if (tokens.length > MAX_TOKENS) return xisErrors.refuse('xis-card-too-large', { found: tokens.length, unit: 'tokens', limit: MAX_TOKENS })
  const wrong = tokens.find(token => postingOf(token) === undefined)
  if (wrong !== undefined) return xisErrors.refuse('xis-token-invalid', { path: wrong.path })
  const bytes = encode(Tokens, { tokens: [...tokens] })
  const limit = MAX_CARD_BYTES - MAX_HEAD_BYTES
  return bytes.length > limit ? xisErrors.refuse('xis-card-too-large', { found: bytes.length, unit: 'bytes of tokens', limit }) : ok(bytes)
}

/** Signs a head over these tokens' bytes. */
export function signHead(crypto: Crypto, realm: Bytes, signer: Signer, facts: HeadFacts, tokensBytes: Uint8Array): SignedHead {
  const body = encode(HeadBody, {
    server: signer.id,
    version: BigInt(facts.version),
    incarnation: BigInt(facts.incarnation),
    notAfter: BigInt(facts.notAfter),
    watchers: [...facts.watchers],
    tokens: tokensDigest(crypto, realm, tokensBytes),
    xml: facts.xmlDigest,
    xmlBytes: facts.xmlBytes,
    operator: facts.operator,
    xenoCorp: facts.xenoCorp,
  })
  return { body, signature: signer.sign(headDigest(crypto, realm, body)) }
}

export function joinCard(head: SignedHead, tokensBytes: Bytes): Card {
  return { head, tokens: tokensBytes }
}

/** Refuses with `xis-card-malformed`, `xis-card-too-large` or `xis-card-forged`. */
export function verifyHead(crypto: Crypto, realm: Bytes, signed: SignedHead): Result<Head> {
  const head = decodeHead(signed)
  if (!head.ok) return head
  if (!crypto.verify(head.value.server, headDigest(crypto, realm, signed.body), signed.signature)) {
    return xisErrors.refuse('xis-card-forged', { field: 'signature', server: toText(head.value.server) })
  }
  return head
}

function decodeHead(signed: SignedHead): Result<Head> {
  const { length } = signed.body
  if (length > MAX_HEAD_BYTES) return xisErrors.refuse('xis-card-too-large', { found: length, unit: 'bytes of head', limit: MAX_HEAD_BYTES })
  const body = decodeCanonical(HeadBody, signed.body, MAX_HEAD_BYTES)
  if (body === undefined) return malformed('head')
  const [version, incarnation, notAfter] = [toNumber(body.version), toNumber(body.incarnation), toNumber(body.notAfter)]
  if (version === undefined || incarnation === undefined || notAfter === undefined) return malformed('version')
  const field = brokenField(body)
  if (field !== undefined) return malformed(field)
  const { server, watchers, xml, xmlBytes, operator, xenoCorp } = body
  return ok({ signed, server, version, incarnation, notAfter, watchers, tokensDigest: body.tokens, xmlDigest: xml, xmlBytes, operator, xenoCorp })
}

function brokenField(body: HeadBody): string | undefined {
  const { watchers } = body
  const checks: Readonly<Record<string, boolean>> = {
    server: isKey(body.server),
    watchers:
      watchers.length <= MAX_WATCHERS && watchers.every(isKey) && new Set([body.server, ...watchers].map(toText)).size === watchers.length + 1,
    tokens: isDigest(body.tokens),
    xml: isDigest(body.xml) && body.xmlBytes <= MAX_XML_BYTES,
    operator: body.operator.length <= MAX_OPERATOR,
    xenoCorp: isDigest(body.xenoCorp) || body.xenoCorp.length === 0,
  }
  return Object.entries(checks).find(([, holds]) => !holds)?.[0]
}

/** Refuses as {@link verifyHead} does, and with `xis-token-invalid`. */
export function verifyCard(crypto: Crypto, realm: Bytes, card: Card): Result<VerifiedCard> {
  const bytes = encode(Card, card)
  if (bytes.length > MAX_CARD_BYTES) return xisErrors.refuse('xis-card-too-large', { found: bytes.length, unit: 'bytes', limit: MAX_CARD_BYTES })
  if (card.head === undefined) return malformed('head')
  const head = verifyHead(crypto, realm, card.head)
  if (!head.ok) return head
  if (!equal(tokensDigest(crypto, realm, card.tokens), head.value.tokensDigest)) return xisErrors.refuse('xis-card-forged', { field: 'tokens' })
  const tokens = decodeTokens(card.tokens)
  return tokens.ok ? ok({ bytes, head: head.value, tokensBytes: card.tokens, ...tokens.value }) : tokens
}

/** The card under a newer head of the same tokens; undefined when the head is over others. */
export function withHead(card: VerifiedCard, head: Head): VerifiedCard | undefined {
  if (!equal(card.head.tokensDigest, head.tokensDigest)) return undefined
  return { ...card, head, bytes: encode(Card, joinCard(head.signed, card.tokensBytes)) }
}

function decodeTokens(bytes: Bytes): Result<{ tokens: readonly Token[]; postings: readonly Posting[] }> {
  const list = decodeCanonical(Tokens, bytes, MAX_CARD_BYTES)
  if (list === undefined) return malformed('tokens')
  const { tokens } = list
  if (tokens.length > MAX_TOKENS) return xisErrors.refuse('xis-card-too-large', { found: tokens.length, unit: 'tokens', limit: MAX_TOKENS })
  const postings: Posting[] = []
  for (const token of tokens) {
    const posting = postingOf(token)
    if (posting === undefined) return xisErrors.refuse('xis-token-invalid', { path: token.path.slice(0, 256) })
    postings.push(posting)
  }
  return ok({ tokens, postings })
}

/** The card in those bytes, which this node or its advertiser wrote after verifying it; undefined for others. */
export function readCard(crypto: Crypto, realm: Bytes, bytes: Bytes): VerifiedCard | undefined {
  const card = decodeCanonical(Card, bytes, MAX_CARD_BYTES)
  const verified = card === undefined ? undefined : verifyCard(crypto, realm, card)
  return verified?.ok === true ? verified.value : undefined
}

function malformed(field: string) {
  return xisErrors.refuse('xis-card-malformed', { field })
}

function tokensDigest(crypto: Crypto, realm: Bytes, bytes: Uint8Array): Bytes {
  return digest(crypto, 'xis/tokens', realm, bytes)
}

function headDigest(crypto: Crypto, realm: Bytes, body: Uint8Array): Bytes {
  return digest(crypto, 'xis/head', realm, body)
}
