/**
 * Votes signed in batches: one signature over the root of a Merkle tree of statements, and for each the path from its
 * leaf. Leaves are D("vote" | "freeze", statement), nodes D("node", left || right): tagged apart, so no node can pass
 * for a leaf, and both cover the XenoCorp's name. The tree is filled up to a power of two with empty leaves (32 zero
 * bytes, the digest of nothing), so the path's length and the index determine each other's range.
 */
import { type Bytes, concat, ID_BYTES } from '../../types/bytes.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import { encode } from '../../wire/canonical.ts'
import { FreezeStatement, type Vote, VoteStatement } from '../../wire/generated/corp.ts'
import { bodyId, type Kind, wireKind } from './ids.ts'
import { MAX_BATCH_DEPTH } from './limits.ts'

const EMPTY_LEAF: Bytes = new Uint8Array(ID_BYTES)

export const MAX_BATCH_LEAVES = 2 ** MAX_BATCH_DEPTH

export function voteLeaf(crypto: Crypto, corp: Uint8Array, epoch: bigint, kind: Kind, id: Bytes): Bytes {
  return bodyId(crypto, corp, 'vote', encode(VoteStatement, { epoch, kind: wireKind(kind), digest: id }))
}

export function encodeFreezeStatement(epoch: bigint, order: Bytes, amount: bigint): Bytes {
  return encode(FreezeStatement, { epoch, order, amount })
}

export function freezeLeaf(crypto: Crypto, corp: Uint8Array, statement: Uint8Array): Bytes {
  return bodyId(crypto, corp, 'freeze', statement)
}

/**
 * Signs all leaves at once; one vote for each, in order.
 * @param leaves 1 to MAX_BATCH_LEAVES
 */
export function signBatch(crypto: Crypto, corp: Uint8Array, signer: Signer, validator: number, leaves: readonly Bytes[]): Vote[] {
  const levels = buildTree(crypto, corp, leaves)
  const root = levels.at(-1)?.[0]
  if (root === undefined) throw new RangeError('a batch has at least one leaf')
  const signature = signer.sign(root)
  return leaves.map((_, index) => ({ validator, signature, index, path: pathOf(levels, index) }))
}

/** The root that a leaf leads to by its path; undefined when the index does not fit the path or the path is malformed. */
export function rootOf(crypto: Crypto, corp: Uint8Array, leaf: Bytes, index: number, path: readonly Uint8Array[]): Bytes | undefined {
  if (path.length > MAX_BATCH_DEPTH || index >= 2 ** path.length || path.some(sibling => sibling.length !== ID_BYTES)) return undefined
  let node = leaf
  let place = index
  for (const sibling of path) {
    node = place % 2 === 0 ? nodeHash(crypto, corp, node, sibling) : nodeHash(crypto, corp, sibling, node)
    place = Math.floor(place / 2)
  }
  return node
}

/** True when the vote's signature by `key` covers the leaf. */
export function verifyVote(crypto: Crypto, corp: Uint8Array, key: Uint8Array, leaf: Bytes, vote: Vote): boolean {
  const root = rootOf(crypto, corp, leaf, vote.index, vote.path)
  return root !== undefined && crypto.verify(key, root, vote.signature)
}

function nodeHash(crypto: Crypto, corp: Uint8Array, left: Uint8Array, right: Uint8Array): Bytes {
  return bodyId(crypto, corp, 'node', concat(left, right))
}

/** Levels from the leaves to the root. A level of odd length ends in the empty subtree of its height. */
function buildTree(crypto: Crypto, corp: Uint8Array, leaves: readonly Bytes[]): Bytes[][] {
  if (leaves.length > MAX_BATCH_LEAVES) throw new RangeError(`a batch has at most ${MAX_BATCH_LEAVES} leaves`)
  const levels: Bytes[][] = []
  let level = [...leaves]
  let empty = EMPTY_LEAF
  while (level.length > 1) {
    if (level.length % 2 === 1) level.push(empty)
    levels.push(level)
    const parents: Bytes[] = []
    for (let index = 0; index < level.length; index += 2) parents.push(nodeHash(crypto, corp, level[index] ?? empty, level[index + 1] ?? empty))
    empty = nodeHash(crypto, corp, empty, empty)
    level = parents
  }
  levels.push(level)
  return levels
}

function pathOf(levels: readonly Bytes[][], index: number): Bytes[] {
  const path: Bytes[] = []
  for (const [height, level] of levels.slice(0, -1).entries()) {
    const sibling = level[Math.floor(index / 2 ** height) ^ 1]
    if (sibling !== undefined) path.push(sibling)
  }
  return path
}
