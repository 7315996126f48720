/** What a node refuses, each with its stable code, over real calls; what was there before stays as it was. */
import assert from 'node:assert/strict'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { createSigner, nodeCrypto } from '../../src/node/crypto.ts'
import type { Host } from '../../src/node/host.ts'
import { type Bytes, EMPTY, equal } from '../../src/types/bytes.ts'
import { unwrap, XenoError } from '../../src/types/errors.ts'
import type { Signer } from '../../src/types/ports.ts'
import { encode } from '../../src/wire/canonical.ts'
import { type Card, Outcome, Query, Tokens } from '../../src/wire/generated/xis.ts'
import { xisProtocol } from '../../src/wire/protocols.ts'
import { encodeTokens, type HeadFacts, joinCard, signHead, verifyCard } from '../../src/xis/core/card.ts'
import { wholeZone } from '../../src/xis/core/placement.ts'
import { tokenOf } from '../../src/xis/core/tokens.ts'
import { startHost, stopHosts } from '../support/hosts.ts'
import { leavesOf, TestNetwork, xmlOf } from './support/network.ts'

const HOUR = 3_600_000
const XML = xmlOf('refusals')

describe('what an index node refuses', () => {
  let network: TestNetwork
  let caller: Host
  let node: Bytes
  let stranger: Bytes = EMPTY

  before(async () => {
    network = await TestNetwork.start(1, undefined, peer => !equal(peer, stranger))
    caller = await startHost({ listen: [] })
    const [contact] = network.contacts()
    if (contact === undefined) assert.fail()
    node = contact.peer
    await caller.rpc.learn(node, contact.addresses)
  })

  after(async () => {
    await network.stop()
    await stopHosts()
  })

  const newSigner = async (): Promise<Signer> => createSigner(await generateKeyPair('Ed25519'))

  function cardOf(signer: Signer, facts: Partial<HeadFacts> = {}, cpu = 100, realm = network.xis.name): Card {
    const tokens = unwrap(encodeTokens(leavesOf(cpu).map(tokenOf)))
    const now = Date.now()
    const all = { version: now, incarnation: 1, notAfter: now + HOUR, watchers: [], operator: '', xenoCorp: EMPTY, ...facts }
    return joinCard(signHead(nodeCrypto, realm, signer, { xmlDigest: nodeCrypto.sha256(XML), xmlBytes: XML.length, ...all }, tokens), tokens)
  }

  const put = (card: Card, xml: Bytes = XML, token = '@server') =>
    caller.rpc.call(node, xisProtocol.put, { zones: [wholeZone(token), wholeZone('CPUsmps')], card, xml })

  async function refused(code: string, work: Promise<unknown>): Promise<XenoError> {
    const error = await work.then(
      () => assert.fail(`not refused with ${code}`),
      (failure: unknown) => failure,
    )
    assert.ok(error instanceof XenoError)
    assert.equal(error.code, code)
    assert.notEqual(error.next, '')
    return error
  }

  async function heldVersion(signer: Signer): Promise<number> {
    const { card } = await caller.rpc.call(node, xisProtocol.advertisement, { server: signer.id })
    return unwrap(verifyCard(nodeCrypto, network.xis.name, card ?? assert.fail())).head.version
  }

  it('takes a good card, the same again, and says so signed', async () => {
    const card = cardOf(await newSigner())
    for (const answer of [await put(card), await put(card)]) {
      assert.deepEqual(
        answer.outcomes.map(({ outcome }) => outcome),
        [Outcome.STORED, Outcome.STORED],
      )
      assert.notEqual(answer.stored, undefined)
    }
  })

  it('an old version, and keeps the newer', async () => {
    const signer = await newSigner()
    const now = Date.now()
    await put(cardOf(signer, { version: now }))
    const error = await refused('xis-old-version', put(cardOf(signer, { version: now - 1 })))
    assert.equal(error.facts['known'], String(now))
    assert.equal(await heldVersion(signer), now)
  })

  it('another card of one version', async () => {
    const signer = await newSigner()
    const version = Date.now()
    await put(cardOf(signer, { version }))
    await refused('xis-version-conflict', put(cardOf(signer, { version }, 200)))
  })

  it('a version from the future', async () => {
    await refused('xis-future-version', put(cardOf(await newSigner(), { version: Date.now() + 3 * 60_000 })))
  })

  it('a lease that is over or too long', async () => {
    await refused('xis-lease-invalid', put(cardOf(await newSigner(), { notAfter: Date.now() - 1 })))
    await refused('xis-lease-invalid', put(cardOf(await newSigner(), { notAfter: Date.now() + 48 * HOUR })))
  })

  it('a forged signature, foreign tokens, a card of another XIS', async () => {
    const card = cardOf(await newSigner())
    const head = card.head ?? assert.fail()
    const broken = Uint8Array.from(head.signature)
    broken[0] = (broken[0] ?? 0) ^ 1
    await refused('xis-card-forged', put({ ...card, head: { ...head, signature: broken } }))
    await refused('xis-card-forged', put({ ...card, tokens: unwrap(encodeTokens(leavesOf(9_999).map(tokenOf))) }))
    await refused('xis-card-forged', put(cardOf(await newSigner(), {}, 100, nodeCrypto.sha256(XML))))
  })

  it('too many tokens, and too many bytes', async () => {
    const leaf = (index: number, value: string) => tokenOf({ path: `X/Y${index}`, type: 'string', value })
    const many = encode(Tokens, { tokens: Array.from({ length: 129 }, (_, index) => leaf(index, 'v')) })
    const large = encode(Tokens, { tokens: Array.from({ length: 100 }, (_, index) => leaf(index, 'v'.repeat(100))) })
    for (const tokens of [many, large]) {
      const signer = await newSigner()
      const now = Date.now()
      const facts = { version: now, incarnation: 1, notAfter: now + HOUR, watchers: [], operator: '', xenoCorp: EMPTY }
      const head = signHead(nodeCrypto, network.xis.name, signer, { ...facts, xmlDigest: nodeCrypto.sha256(XML), xmlBytes: XML.length }, tokens)
      await refused('xis-card-too-large', put(joinCard(head, tokens)))
    }
  })

  it('a token without a value of its type, and bytes that are no tokens', async () => {
    const wrong = encode(Tokens, { tokens: [tokenOf({ path: 'X/Y', type: 'decimal', value: 'many' })] })
    for (const [tokens, code] of [
      [wrong, 'xis-token-invalid'],
      [Uint8Array.of(0xff, 0xff), 'xis-card-malformed'],
    ] as const) {
      const signer = await newSigner()
      const now = Date.now()
      const facts = { version: now, incarnation: 1, notAfter: now + HOUR, watchers: [], operator: '', xenoCorp: EMPTY }
      const head = signHead(nodeCrypto, network.xis.name, signer, { ...facts, xmlDigest: nodeCrypto.sha256(XML), xmlBytes: XML.length }, tokens)
      await refused(code, put(joinCard(head, tokens)))
    }
  })

  it('XML that the card does not commit to', async () => {
    await refused('xis-wrong-advertisement', put(cardOf(await newSigner()), xmlOf('another')))
  })

  it('a server that is not enrolled', async () => {
    const signer = await newSigner()
    stranger = signer.id
    await refused('xis-not-enrolled', put(cardOf(signer)))
  })

  it('a malformed question', async () => {
    const ask = (query: Uint8Array) => caller.rpc.call(node, xisProtocol.get, { query: Uint8Array.from(query), brief: false })
    await refused('xis-query-invalid', ask(Uint8Array.of(0xff)))
    const range = { name: 'CPUsmps', gte: EMPTY, lt: EMPTY }
    const query = { zone: wholeZone('CPUsmps'), range, filter: [], cursor: EMPTY, limit: 10 }
    await refused('xis-query-invalid', ask(encode(Query, { ...query, limit: 100_000 })))
    await refused('xis-query-invalid', ask(encode(Query, { ...query, zone: wholeZone('Other') })))
    await refused('xis-query-invalid', ask(encode(Query, { ...query, filter: Array.from({ length: 17 }, () => range) })))
  })

  it("co-holders' calls from strangers", async () => {
    await refused('not-allowed', caller.rpc.call(node, xisProtocol.sync, { from: EMPTY, to: EMPTY, zones: [], gone: [] }))
  })
})
