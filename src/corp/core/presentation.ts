/**
 * A presentation and the blocks that lead to it. Blocks are linked by hash: each names the one before, the first the
 * order, and the presentation the last; so the presentation's digest commits to every caveat. Each is signed by the
 * holder that the one before named; the last holder signs the presentation.
 */
import { type Bytes, equal } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import type { BindBody, CaveatBlock, IssueBody, Signature, SignedBody } from '../../wire/generated/corp.ts'
import { type Bodies, decodeBody } from './bodies.ts'
import { type Restrictions, readCaveats } from './caveats.ts'
import { ledgerErrors } from './errors.ts'
import { type BodyTag, bodyId } from './ids.ts'
import { isKey, SIGNATURE_BYTES } from './keys.ts'
import { MAX_BLOCKS } from './limits.ts'

/** A decoded body with its exact bytes, its digest, and a signature that is not yet verified. */
export interface Signed<Body> {
  readonly id: Bytes
  readonly body: Body
  readonly bytes: Bytes
  readonly signature: Signature
}

export type Block = Signed<CaveatBlock>

export interface Presentation extends Signed<BindBody> {
  /** From the first after the issue to the last; linked by hash, signatures not yet verified. */
  readonly blocks: readonly Block[]
}

/** An order as a presentation needs it: its id and the issue's body. */
export interface IssuedOrder {
  readonly id: Bytes
  readonly body: IssueBody
}

export interface Chain {
  /** The key that may present the order or hand it on: the last block's next holder. */
  readonly holder: Bytes
  /** What the issue's caveats and those of all blocks allow together. */
  readonly restrictions: Restrictions
}

/** Decodes a signed body strictly; the signature is checked for its shape only. */
export function decodeSigned<K extends keyof Bodies & BodyTag>(
  crypto: Crypto,
  corp: Uint8Array,
  tag: K,
  signed: SignedBody,
): Result<Signed<Bodies[K]>> {
  const { signature } = signed
  if (signature === undefined || !isSignature(signature)) return commonErrors.refuse('malformed', { what: tag, field: 'signature' })
  const body = decodeBody(tag, signed.body)
  if (!body.ok) return body
  return ok({ id: bodyId(crypto, corp, tag, signed.body), body: body.value, bytes: signed.body, signature })
}

/** A key's signature on a body's digest, as a wire message. */
export function isSignature(signature: Signature): boolean {
  return isKey(signature.key) && signature.signature.length === SIGNATURE_BYTES
}

/** As it travels: the exact bytes and the signature on their digest. */
export function toSignedBody({ bytes, signature }: Pick<Signed<unknown>, 'bytes' | 'signature'>): SignedBody {
  return { body: bytes, signature }
}

/** True when `key` itself signed the body. */
export function isSignedBy(crypto: Crypto, key: Uint8Array, signed: Pick<Signed<unknown>, 'id' | 'signature'>): boolean {
  return equal(signed.signature.key, key) && crypto.verify(key, signed.id, signed.signature.signature)
}

/**
 * Decodes a presentation with its blocks, and checks that they are linked and that every caveat in them is known.
 * Refuses with `malformed`, `too-large`, `chain-broken`, `caveats-too-many`, `caveat-unknown`, `caveat-malformed`.
 */
export function decodePresentation(crypto: Crypto, corp: Uint8Array, signed: SignedBody, blocks: readonly SignedBody[]): Result<Presentation> {
  const presentation = decodeSigned(crypto, corp, 'bind', signed)
  if (!presentation.ok) return presentation
  const { order, block: last } = presentation.value.body
  const decoded = decodeBlocks(crypto, corp, order, blocks)
  if (!decoded.ok) return decoded
  if (!equal(last, decoded.value.at(-1)?.id ?? order))
    return ledgerErrors.refuse('chain-broken', { why: 'the presentation names another last block' })
  return ok({ ...presentation.value, blocks: decoded.value })
}

/** Decodes blocks that lead from an order to its present holder; linked by hash, caveats known. */
export function decodeBlocks(crypto: Crypto, corp: Uint8Array, order: Uint8Array, blocks: readonly SignedBody[]): Result<Block[]> {
  if (blocks.length > MAX_BLOCKS) return ledgerErrors.refuse('caveats-too-many', { limit: `${MAX_BLOCKS} blocks` })
  const decoded: Block[] = []
  for (const signed of blocks) {
    const block = decodeSigned(crypto, corp, 'block', signed)
    if (!block.ok) return block
    const before = decoded.at(-1)?.id ?? order
    if (!equal(block.value.body.order, order)) return ledgerErrors.refuse('chain-broken', { why: 'a block is of another order' })
    if (!equal(block.value.body.previous, before)) return ledgerErrors.refuse('chain-broken', { why: 'a block does not name the one before it' })
    decoded.push(block.value)
  }
  const caveats = readCaveats(decoded.map(block => block.body.caveats))
  return caveats.ok ? ok(decoded) : caveats
}

/**
 * Verifies the blocks' signatures, each by the holder before, from the issue's holder on.
 * Refuses with `chain-broken`, `caveats-too-many`, `caveat-unknown`, `caveat-malformed`.
 */
export function verifyChain(crypto: Crypto, order: IssuedOrder, blocks: readonly Block[]): Result<Chain> {
  let { holder } = order.body
  for (const [index, block] of blocks.entries()) {
    if (!isSignedBy(crypto, holder, block))
      return ledgerErrors.refuse('chain-broken', { why: `block ${index + 1} is not signed by the holder before it` })
    holder = block.body.nextHolder
  }
  const restrictions = restrictionsOf(order.body, blocks)
  return restrictions.ok ? ok({ holder, restrictions: restrictions.value }) : restrictions
}

/** What the caveats of an issue and of the blocks after it allow together. */
export function restrictionsOf(issue: IssueBody, blocks: readonly Block[]): Result<Restrictions> {
  return readCaveats([issue.caveats, ...blocks.map(block => block.body.caveats)])
}
