/** Encoded values sort as the values do: properties over random values. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { compareVersions } from '../../../src/documents/kernel-match.ts'
import { compareBytes } from '../../../src/types/bytes.ts'
import { ValueType } from '../../../src/wire/generated/xis.ts'
import { encodeValue, rangeBetween, rangeOf, rangeOfPrefix } from '../../../src/xis/core/ordered.ts'
import { inRange } from '../../../src/xis/core/tokens.ts'
import { seedFromEnv } from '../../support/random.ts'

const seed = seedFromEnv()
const options = { seed, numRuns: 500 }

function encoded(type: ValueType, value: string) {
  return encodeValue(type, value) ?? assert.fail(`${value} is no value`)
}

/** Thousandths, as text. */
const decimals = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(value => {
  const digits = (value < 0n ? -value : value).toString().padStart(4, '0')
  return { value, text: `${value < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}` }
})
const words = fc.constantFrom('rc', 'alpha', 'pre', 'amd', 'cloud', 'a')
const versions = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }).map(String), words), { minLength: 1, maxLength: 6 }).map(parts => parts.join('.'))
const texts = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(text => !/\p{Cc}|\p{Cs}/u.test(text))

function sign(value: number): number {
  return Math.sign(value)
}

describe(`ordered values (SEED=${seed})`, () => {
  it('decimals', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0
        assert.equal(sign(compareBytes(encoded(ValueType.DECIMAL, a.text), encoded(ValueType.DECIMAL, b.text))), order)
      }),
      options,
    )
  })

  it('decimals of one value, however they are written', () => {
    for (const [a, b] of [
      ['7', '007.0'],
      ['0.5', '0.500'],
      ['0', '-0.0'],
      ['0.001', '0.0010'],
    ] as const) {
      assert.deepEqual(encoded(ValueType.DECIMAL, a), encoded(ValueType.DECIMAL, b))
    }
  })

  it('versions, as requirements compare them', () => {
    fc.assert(
      fc.property(versions, versions, (a, b) => {
        assert.equal(sign(compareBytes(encoded(ValueType.VERSION, a), encoded(ValueType.VERSION, b))), sign(compareVersions(a, b)), `${a} ${b}`)
      }),
      options,
    )
  })

  it('strings, by code points', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const order = sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))
        assert.equal(sign(compareBytes(encoded(ValueType.STRING, a), encoded(ValueType.STRING, b))), order)
      }),
      options,
    )
  })

  it('no encoding begins another', () => {
    const values = fc.oneof(
      decimals.map(({ text }) => encoded(ValueType.DECIMAL, text)),
      versions.map(text => encoded(ValueType.VERSION, text)),
      texts.map(text => encoded(ValueType.STRING, text)),
    )
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [short, long] = a.length <= b.length ? [a, b] : [b, a]
        assert.ok(compareBytes(short, long) === 0 || compareBytes(short, long.subarray(0, short.length)) !== 0)
      }),
      options,
    )
  })

  it('ranges hold both ends, and nothing outside', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        const range = rangeBetween(ValueType.DECIMAL, a.text, b.text) ?? assert.fail()
        assert.equal(inRange(encoded(ValueType.DECIMAL, c.text), range), a.value <= c.value && c.value <= b.value)
        assert.ok(inRange(encoded(ValueType.DECIMAL, a.text), rangeOf(ValueType.DECIMAL, a.text) ?? assert.fail()))
      }),
      options,
    )
  })

  it('prefixes of strings, and of versions by whole parts', () => {
    const prefix = (text: string) => rangeOfPrefix(ValueType.VERSION, text) ?? assert.fail()
    const holds = (version: string, of: string) => inRange(encoded(ValueType.VERSION, version), prefix(of))
    for (const version of ['6.1', '6.1.0', '6.1.0-13-amd64', '6.1-rc2']) assert.ok(holds(version, '6.1'), version)
    for (const version of ['6', '6.10', '6.0.1', '5.1']) assert.ok(!holds(version, '6.1'), version)
    for (const version of ['6', '6.0', '6.0.1', '6.0-rc1', '6.0-amd64']) assert.ok(holds(version, '6.0'), version)
    for (const version of ['6.1', '6-rc1', '6-amd64']) assert.ok(!holds(version, '6.0'), version)
    fc.assert(
      fc.property(texts, texts, (head, text) => {
        const range = rangeOfPrefix(ValueType.STRING, head) ?? assert.fail()
        assert.equal(inRange(encoded(ValueType.STRING, text), range), text.startsWith(head))
        assert.ok(inRange(encoded(ValueType.STRING, head + text), range))
      }),
      options,
    )
  })

  it('refuses what is no value of its type', () => {
    for (const [type, value] of [
      [ValueType.DECIMAL, ''],
      [ValueType.DECIMAL, '1e5'],
      [ValueType.DECIMAL, '1.'],
      [ValueType.STRING, 'a\0b'],
      [ValueType.STRING, '\ud800'],
      [ValueType.STRING, 'x'.repeat(513)],
      [ValueType.PRESENCE, 'x'],
      [ValueType.VERSION, ''],
      [ValueType.UNKNOWN_VALUE, '1'],
    ] as const) {
      assert.equal(encodeValue(type, value), undefined, value)
    }
  })
})
