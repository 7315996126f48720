import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  checkPresentation,
  effectiveNotAfter,
  narrow,
  type PresentationFacts,
  type Restrictions,
  readCaveats,
  writeCaveats,
} from '../../../src/corp/core/caveats.ts'
import { MAX_BLOCKS } from '../../../src/corp/core/limits.ts'
import { makeSigned } from '../../../src/corp/core/operation.ts'
import { decodeBlocks, verifyChain } from '../../../src/corp/core/presentation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY, toText, utf8 } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { encode } from '../../../src/wire/canonical.ts'
import { type Caveat, CaveatKeys, CaveatNumber, type IssueBody, type SignedBody } from '../../../src/wire/generated/corp.ts'
import { member, someId } from '../support/members.ts'

describe('caveats', () => {
  const [one, two, three] = ['one', 'two', 'three'].map(name => member(name).id)
  assert.ok(one !== undefined && two !== undefined && three !== undefined)
  const facts: PresentationFacts = {
    server: one,
    limit: 100n,
    rate: 3_600n,
    terms: someId('terms'),
    controllers: [two],
    environment: 'linux',
    purpose: 'batch',
  }
  const read = (...blocks: Caveat[][]) => unwrap(readCaveats(blocks))
  const codeOf = (...blocks: Caveat[][]) => {
    const result = readCaveats(blocks)
    return result.ok ? 'ok' : result.refusal.code
  }
  const holds = (allowed: Restrictions, changed: Partial<PresentationFacts> = {}) => {
    const result = checkPresentation(allowed, { ...facts, ...changed })
    return result.ok ? 'holds' : result.refusal.facts.name
  }

  it('allow everything that they do not speak of', () => {
    assert.equal(holds(read([])), 'holds')
    assert.equal(effectiveNotAfter(500n, {}), 500)
  })

  it('each hold what it says', () => {
    const allowed = read(
      writeCaveats({
        ...{ servers: [one], controllers: [two, three], terms: [someId('terms')] },
        ...{ environment: ['linux'], purpose: ['batch'], limit: 100n, rate: 3_600n, before: 400, acked: 7n },
      }),
    )
    assert.equal(holds(allowed), 'holds')
    assert.equal(holds(allowed, { server: two }), 'servers')
    assert.equal(holds(allowed, { controllers: [two, one] }), 'controllers')
    assert.equal(holds(allowed, { terms: someId('other terms') }), 'terms')
    assert.equal(holds(allowed, { environment: 'java' }), 'environment')
    assert.equal(holds(allowed, { purpose: '' }), 'purpose')
    assert.equal(holds(allowed, { limit: 101n }), 'limit')
    assert.equal(holds(allowed, { rate: 3_601n }), 'rate')
    assert.equal(effectiveNotAfter(500n, allowed), 400)
    assert.equal(allowed.acked, 7n)
  })

  it('intersect when they are repeated: two that exclude each other allow nothing', () => {
    const allowed = read(
      writeCaveats({ servers: [one, two], limit: 50n, before: 300 }),
      writeCaveats({ servers: [two, three], limit: 80n, before: 900 }),
    )
    assert.deepEqual(allowed.servers, new Set([toText(two)]))
    assert.equal(allowed.limit, 50n)
    assert.equal(allowed.before, 300)
    assert.equal(holds(read(writeCaveats({ servers: [one] }), writeCaveats({ servers: [two] }))), 'servers')
  })

  it('only narrow: what two together allow, each allows', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
    const caveats = fc.record({ environment: names, limit: fc.bigInt(0n, 200n), rate: fc.bigInt(0n, 9_000n) }, { requiredKeys: [] })
    const presented = fc.record({ environment: fc.constantFrom('a', 'b', 'c'), limit: fc.bigInt(0n, 200n), rate: fc.bigInt(0n, 9_000n) })
    fc.assert(
      fc.property(caveats, caveats, presented, (first, second, changed) => {
        const [a, b] = [read(writeCaveats(first)), read(writeCaveats(second))]
        const both = holds(narrow(a, b), changed) === 'holds'
        assert.equal(both, holds(a, changed) === 'holds' && holds(b, changed) === 'holds')
        assert.deepEqual(narrow(a, b), narrow(b, a))
      }),
    )
  })

  it('refuse what is unknown or malformed, wherever it stands', () => {
    assert.equal(codeOf([{ name: 'colour', value: EMPTY }]), 'caveat-unknown')
    assert.equal(codeOf([{ name: 'toString', value: EMPTY }]), 'caveat-unknown')
    assert.equal(codeOf([], [{ name: 'servers', value: EMPTY }]), 'caveat-malformed')
    assert.equal(codeOf([{ name: 'servers', value: encode(CaveatKeys, { keys: [someId('no PeerId')] }) }]), 'caveat-malformed')
    assert.equal(codeOf([{ name: 'limit', value: encode(CaveatNumber, { number: 2n ** 63n }) }]), 'caveat-malformed')
    assert.equal(codeOf([{ name: 'limit', value: Uint8Array.of(0x08, 0x80, 0x00) }]), 'caveat-malformed')
    assert.equal(codeOf([{ name: 'purpose', value: utf8('plain text') }]), 'caveat-malformed')
  })

  it('are at most 4 blocks of 16, 4 KiB together', () => {
    const sixteen = writeCaveats({ limit: 1n }).flatMap(caveat => new Array<Caveat>(16).fill(caveat))
    const block = sixteen.slice(0, 16)
    assert.equal(codeOf(block, block, block, block, block), 'ok')
    assert.equal(codeOf([], [], [], [], [], []), 'caveats-too-many')
    assert.equal(codeOf([...block, ...block.slice(0, 1)]), 'caveats-too-many')
    const large = writeCaveats({ servers: Array.from({ length: 60 }, (_, index) => member(`server ${index}`).id) })
    assert.equal(codeOf(large), 'ok')
    assert.equal(codeOf(large, large), 'caveats-too-many')
  })
})

describe('chains of blocks', () => {
  const corp = someId('a XenoCorp')
  const order = someId('order')
  const holders = ['owner', 'first', 'second', 'third', 'fourth', 'fifth'].map(member)
  const issue: IssueBody = {
    account: someId('account'),
    seq: 1n,
    cap: 10n,
    notAfter: 100n,
    holder: holders[0]?.id ?? EMPTY,
    caveats: writeCaveats({ limit: 9n }),
  }

  /** Hands the order from holder to holder, `length` times. */
  const chain = (
    length: number,
    tamper: (index: number, body: { order: Bytes; previous: Bytes }) => { order: Bytes; previous: Bytes } = (_, body) => body,
  ) => {
    const blocks: SignedBody[] = []
    let previous = order
    for (let index = 0; index < length; index += 1) {
      const [from, to] = [holders[index], holders[index + 1]]
      assert.ok(from !== undefined && to !== undefined)
      const links = tamper(index, { order, previous })
      const block = makeSigned(nodeCrypto, corp, 'block', { ...links, caveats: writeCaveats({ limit: BigInt(8 - index) }), nextHolder: to.id }, from)
      blocks.push(block)
      previous = digestOf(block)
    }
    return blocks
  }
  const digestOf = (block: SignedBody): Bytes => nodeCrypto.sha256(utf8('xeno/corp/block/1'), Uint8Array.of(0), corp, block.body)
  const decode = (blocks: SignedBody[]) => decodeBlocks(nodeCrypto, corp, order, blocks)

  it('lead from the issue to the last holder, narrowing on the way', () => {
    for (let length = 0; length <= MAX_BLOCKS; length += 1) {
      const verified = unwrap(verifyChain(nodeCrypto, { id: order, body: issue }, unwrap(decode(chain(length)))))
      assert.deepEqual(verified.holder, holders[length]?.id)
      assert.equal(verified.restrictions.limit, BigInt(9 - length))
    }
  })

  it('break when a block is left out, put elsewhere, of another order, or one too many', () => {
    const codeOf = (blocks: SignedBody[]) => {
      const result = decode(blocks)
      return result.ok ? 'ok' : result.refusal.code
    }
    const blocks = chain(3)
    const [first, second, third] = blocks
    assert.ok(first !== undefined && second !== undefined && third !== undefined)
    assert.equal(codeOf(blocks), 'ok')
    assert.equal(codeOf([first, third]), 'chain-broken')
    assert.equal(codeOf([second, first, third]), 'chain-broken')
    assert.equal(codeOf(chain(1, (_, body) => ({ ...body, order: someId('another order') }))), 'chain-broken')
    assert.equal(codeOf(chain(5)), 'caveats-too-many')
  })

  it('break when a block is signed by anyone but the holder before', () => {
    const blocks = chain(2)
    const second = blocks[1]
    assert.ok(second?.signature !== undefined)
    const forged = [...blocks.slice(0, 1), { ...second, signature: { key: member('thief').id, signature: member('thief').sign(digestOf(second)) } }]
    const result = verifyChain(nodeCrypto, { id: order, body: issue }, unwrap(decode(forged)))
    assert.equal(!result.ok && result.refusal.code, 'chain-broken')
  })
})
