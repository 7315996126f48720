import assert from 'node:assert/strict'
import { generateKeyPair, generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { createSigner, nodeCrypto, signerFromSeed } from '../../src/node/crypto.ts'
import { toText, utf8 } from '../../src/types/bytes.ts'

describe('signing and hashing', () => {
  it('agrees with libp2p about keys and signatures', async () => {
    const key = await generateKeyPair('Ed25519')
    const signer = createSigner(key)
    const message = utf8('a message')
    assert.deepEqual(signer.id, Uint8Array.from(key.publicKey.toMultihash().bytes))
    assert.ok(await key.publicKey.verify(message, signer.sign(message)))
    assert.ok(nodeCrypto.verify(signer.id, message, await key.sign(message)))
  })

  it('makes the same identity of the same seed', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => generateKeyPairFromSeed('Ed25519', new Uint8Array(32).fill(7))))
    assert.ok(a !== undefined && b !== undefined)
    assert.equal(toText(createSigner(a).id), toText(createSigner(b).id))
    const direct = signerFromSeed(new Uint8Array(32).fill(7))
    assert.equal(toText(direct.id), toText(createSigner(a).id))
    assert.ok(nodeCrypto.verify(direct.id, utf8('m'), direct.sign(utf8('m'))))
  })

  it('is false for another message, another key, and whatever is no key or signature', async () => {
    const [one, two] = [createSigner(await generateKeyPair('Ed25519')), createSigner(await generateKeyPair('Ed25519'))]
    const signature = one.sign(utf8('m'))
    assert.ok(nodeCrypto.verify(one.id, utf8('m'), signature))
    assert.ok(!nodeCrypto.verify(one.id, utf8('n'), signature))
    assert.ok(!nodeCrypto.verify(two.id, utf8('m'), signature))
    assert.ok(!nodeCrypto.verify(new Uint8Array(38), utf8('m'), signature))
    assert.ok(!nodeCrypto.verify(one.id.subarray(1), utf8('m'), signature))
    assert.ok(!nodeCrypto.verify(one.id, utf8('m'), signature.subarray(1)))
  })

  it('hashes several parts as their concatenation', () => {
    assert.deepEqual(nodeCrypto.sha256(utf8('ab'), utf8('c')), nodeCrypto.sha256(utf8('abc')))
    assert.equal(Buffer.from(nodeCrypto.sha256(utf8('abc'))).toString('hex'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
