/** The vectors of `/xeno/xis/1`: what is written there is what is made, read and verified here. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { nodeCrypto } from '../../src/node/crypto.ts'
import { type Bytes, bytes, equal } from '../../src/types/bytes.ts'
import { unwrap } from '../../src/types/errors.ts'
import { decodeCanonical } from '../../src/wire/canonical.ts'
import { SignedBody, SignedHead, StatementKind } from '../../src/wire/generated/xis.ts'
import { readCard, verifyHead } from '../../src/xis/core/card.ts'
import { decodeXisDocument } from '../../src/xis/core/document.ts'
import { readNotice } from '../../src/xis/core/notice.ts'
import { decodeQuery } from '../../src/xis/core/query.ts'
import { verifyRoll } from '../../src/xis/core/roll.ts'
import { makeStoreVectors, makeVectors, STORE_VECTORS_PATH, VECTORS_PATH } from './vectors.ts'

const hex = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .transform((text): Bytes => bytes(Uint8Array.from(Buffer.from(text, 'hex'))))
const schema = z.object({
  document: z.object({ bytes: hex, name: hex }),
  values: z.array(z.object({ type: z.string(), text: z.string(), bytes: hex })),
  card: z.object({ server: hex, head: hex, tokens: hex, bytes: hex, key: hex }),
  query: z.object({ bytes: hex }),
  roll: z.object({ node: hex, bytes: hex }),
  obituary: z.object({ bytes: hex }),
})

describe('the vectors of the index', () => {
  const text = readFileSync(VECTORS_PATH, 'utf8')
  const vectors = schema.parse(JSON.parse(text))
  const realm = vectors.document.name

  it('are what is made now', () => {
    assert.deepEqual(JSON.parse(text), makeVectors())
    assert.deepEqual(JSON.parse(readFileSync(STORE_VECTORS_PATH, 'utf8')), makeStoreVectors())
  })

  it('verify', () => {
    const { card, roll, obituary, query } = vectors
    assert.ok(equal(unwrap(decodeXisDocument(nodeCrypto, vectors.document.bytes)).name, realm))
    assert.ok(equal(readCard(nodeCrypto, realm, card.bytes)?.head.server ?? assert.fail(), card.server))
    const head = decodeCanonical(SignedHead, card.head, 2_048) ?? assert.fail()
    assert.ok(equal(unwrap(verifyHead(nodeCrypto, realm, head)).server, card.server))
    const signed = decodeCanonical(SignedBody, roll.bytes, 2_048) ?? assert.fail()
    assert.ok(equal(unwrap(verifyRoll(nodeCrypto, realm, signed)).node, roll.node))
    assert.equal(readNotice(nodeCrypto, realm, obituary.bytes)?.kind, StatementKind.GONE)
    assert.equal(unwrap(decodeQuery(query.bytes)).name, 'CPUsmps')
  })

  it('do not verify with any bit changed, nor in another realm', () => {
    const { card } = vectors
    for (let at = 0; at < card.bytes.length; at += 7) {
      const broken = Uint8Array.from(card.bytes)
      broken[at] = (broken[at] ?? 0) ^ 0x10
      assert.equal(readCard(nodeCrypto, realm, broken), undefined, `byte ${at}`)
    }
    assert.equal(readCard(nodeCrypto, nodeCrypto.sha256(realm), card.bytes), undefined)
  })
})
