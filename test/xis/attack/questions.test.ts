/** Questions come from anyone: none may block a holder, and no card may make a listing impossible to read on. */
import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { ValueType } from '../../../src/wire/generated/xis.ts'
import { ANY_VALUE, encodeValue, rangeBetween, rangeOf } from '../../../src/xis/core/ordered.ts'
import { wholeZone } from '../../../src/xis/core/placement.ts'
import { answerOf, decodeQuery, encodeQuery, entryKey } from '../../../src/xis/core/query.ts'
import { card, decimal, found, nodes, put, question, START, signer, startCore, text } from './support.ts'

const founding = nodes(5)
const xis = found(founding)
const [self] = founding
if (self === undefined) throw new Error('a node')

describe('a question', () => {
  it('goes on behind every value that a card may have', () => {
    const server = signer(1)
    const one = card(xis, server, { tokens: [text('Location/Name', '漢'.repeat(512))] })
    const cursor = entryKey(nodeCrypto, one.postings[0]?.bits ?? new Uint8Array(0), server.id)
    const decoded = decodeQuery(encodeQuery({ name: 'Name', range: ANY_VALUE, filter: [] }, cursor, 10))
    assert.ok(decoded.ok, decoded.ok ? '' : `the cursor of ${cursor.length} bytes is refused, and with it all that follows`)
  })

  it('holds a node up for no longer than its size is worth', function () {
    this.timeout(120_000)
    const core = startCore(xis, self)
    const tokens = Array.from({ length: 40 }, (_, i) => decimal(`Environment[linux]/T${i}`, i)).concat(decimal('Environment[linux]/QoS/CPUsmps', 1))
    for (let seed = 1; seed <= 20; seed++) unwrap(put(core, card(xis, signer(seed), { tokens }), START).answer)
    const plain = question('CPUsmps', ANY_VALUE, [{ name: 'T1', range: ANY_VALUE }])
    const braces = question(
      'CPUsmps',
      ANY_VALUE,
      Array.from({ length: 16 }, () => ({ name: `${'{'.repeat(511)}x`, range: ANY_VALUE })),
    )
    const cost = (asked: typeof plain): number => {
      const start = performance.now()
      core.page(asked, true, START)
      return performance.now() - start
    }
    cost(plain)
    const [usual, worst] = [cost(plain), cost(braces)]
    assert.ok(worst < 200, `20 servers, one question of 10 KB from anyone: ${Math.round(worst)} ms (a usual one ${usual.toFixed(1)} ms)`)
  })

  it('is answered fast over cards with many sections', function () {
    this.timeout(120_000)
    const core = startCore(xis, self)
    const tokens = [decimal('Q', 1)]
      .concat(Array.from({ length: 62 }, (_, i) => decimal(`Environment[${i}]/A`, i)))
      .concat(Array.from({ length: 62 }, (_, i) => decimal(`XenoCorp[${i}]/B`, i)))
    for (let seed = 1; seed <= 8; seed++) unwrap(put(core, card(xis, signer(seed), { tokens }), START, [wholeZone('Q')]).answer)
    const only = (value: string) => rangeOf(ValueType.DECIMAL, value) ?? ANY_VALUE
    const conditions = [
      { name: 'A', range: ANY_VALUE },
      { name: 'B', range: ANY_VALUE },
      { name: 'A', range: only('1') },
      { name: 'A', range: only('2') },
      ...Array.from({ length: 12 }, () => ({ name: 'A', range: ANY_VALUE })),
    ]
    const start = performance.now()
    core.page(question('Q', ANY_VALUE, conditions), true, START)
    const ms = performance.now() - start
    assert.ok(ms < 200, `8 servers: ${Math.round(ms)} ms`)
  })

  it('about one XenoCorp is not answered by the prices of another', () => {
    const [first, second] = ['a'.repeat(52), 'b'.repeat(52)]
    const one = card(xis, signer(1), {
      tokens: [
        text('XenoCorp', first),
        text('XenoCorp', second),
        decimal(`XenoCorp[${first}]/Prices/CoreHour`, '0.5'),
        decimal(`XenoCorp[${second}]/Prices/CoreHour`, '0.01'),
      ],
    })
    const cheap = rangeBetween(ValueType.DECIMAL, undefined, '0.05') ?? ANY_VALUE
    const asked = { name: 'XenoCorp', range: rangeOf(ValueType.STRING, first) ?? ANY_VALUE, filter: [{ name: 'CoreHour', range: cheap }] }
    assert.equal(answerOf(one, asked), undefined)
  })
})

describe('a value', () => {
  it('is taken whenever the schema of advertisements takes it', () => {
    // EnvKernel: up to 63 letters, digits and signs.
    assert.notEqual(encodeValue(ValueType.VERSION, `${'1a'.repeat(31)}1`), undefined)
  })
})
