import assert from 'node:assert/strict'
import { MAX_BATCH_LEAVES, rootOf, signBatch, verifyVote, voteLeaf } from '../../../src/corp/core/batch.ts'
import { MAX_BATCH_DEPTH } from '../../../src/corp/core/limits.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, concat, equal } from '../../../src/types/bytes.ts'
import type { Vote } from '../../../src/wire/generated/corp.ts'
import { member, someId } from '../support/members.ts'

describe('batches of votes', () => {
  const corp = someId('a XenoCorp')
  const signer = member('validator')
  const leafOf = (index: number): Bytes => voteLeaf(nodeCrypto, corp, 0n, 'transfer', someId(`operation ${index}`))
  const verify = (leaf: Bytes, vote: Vote): boolean => verifyVote(nodeCrypto, corp, signer.id, leaf, vote)

  for (const size of [1, 2, 3, 4, 5, 7, 8, 9, 33, 100]) {
    it(`verify each of ${size}, at its own place only`, () => {
      const leaves = Array.from({ length: size }, (_, index) => leafOf(index))
      const votes = signBatch(nodeCrypto, corp, signer, 2, leaves)
      assert.equal(votes.length, size)
      for (const [index, vote] of votes.entries()) {
        const leaf = leaves[index] ?? leafOf(index)
        assert.equal(vote.path.length, Math.ceil(Math.log2(size)))
        assert.ok(verify(leaf, vote))
        assert.ok(!verify(leafOf(index + 1), vote))
        assert.ok(!verify(leaf, { ...vote, index: vote.index + 2 ** vote.path.length }))
        if (vote.path.length > 0) assert.ok(!verify(leaf, { ...vote, index: vote.index ^ 1 }))
      }
    })
  }

  it('take no node for a leaf, and no leaf of another XenoCorp, epoch or kind', () => {
    const leaves = [0, 1, 2, 3].map(leafOf)
    const [vote] = signBatch(nodeCrypto, corp, signer, 0, leaves)
    const [first] = leaves
    assert.ok(vote !== undefined && first !== undefined)
    const sibling = vote.path[0]
    assert.ok(sibling !== undefined)
    const parent = rootOf(nodeCrypto, corp, first, 0, [sibling])
    assert.ok(parent !== undefined)
    // The parent with the rest of the path reaches the root, but no statement has it as its leaf.
    assert.ok(verify(parent, { ...vote, path: vote.path.slice(1), index: 0 }))
    assert.ok(!equal(parent, nodeCrypto.sha256(concat(first, sibling))))
    const id = someId('operation 0')
    for (const other of [
      voteLeaf(nodeCrypto, someId('another'), 0n, 'transfer', id),
      voteLeaf(nodeCrypto, corp, 1n, 'transfer', id),
      voteLeaf(nodeCrypto, corp, 0n, 'issue', id),
    ]) {
      assert.ok(!verify(other, vote))
    }
  })

  it('are bounded: in leaves, in depth, in the length of a path element', () => {
    assert.throws(() => signBatch(nodeCrypto, corp, signer, 0, []), RangeError)
    assert.throws(() => signBatch(nodeCrypto, corp, signer, 0, new Array<Bytes>(MAX_BATCH_LEAVES + 1).fill(leafOf(0))), RangeError)
    const deep = Array.from({ length: MAX_BATCH_DEPTH + 1 }, (_, index) => leafOf(index))
    assert.ok(rootOf(nodeCrypto, corp, leafOf(0), 0, deep.slice(1)) !== undefined)
    assert.equal(rootOf(nodeCrypto, corp, leafOf(0), 0, deep), undefined)
    assert.equal(rootOf(nodeCrypto, corp, leafOf(0), 0, [leafOf(1).subarray(1)]), undefined)
  })
})
