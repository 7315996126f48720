/** Names of tokens, and which cards answer a question. */
import assert from 'node:assert/strict'
import { toText } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { type Token, ValueType } from '../../../src/wire/generated/xis.ts'
import { encodeTokens } from '../../../src/xis/core/card.ts'
import { answerOf, isName, zoneTokenOf } from '../../../src/xis/core/query.ts'
import { nameMatches, parseName } from '../../../src/xis/core/tokens.ts'
import { formatCursor, parseCursor } from '../../../src/xis/reader/cursor.ts'
import { parseRange } from '../../../src/xis/reader/range.ts'
import { cardOf, decimalToken as decimal, signerOf, stringToken as text, xisOf } from '../support/cards.ts'

const xis = xisOf([signerOf(1)])

function matches(asked: string, path: string): boolean {
  return nameMatches(parseName(asked) ?? assert.fail(asked), parseName(path) ?? assert.fail(path))
}

describe('names of tokens', () => {
  it('ask for every path that ends in them, by whole elements', () => {
    const path = 'Environment[linux]/QoS/CPUsmps'
    for (const asked of ['CPUsmps', 'CPUmps', 'QoS/CPUsmps', 'QoS/CPUmps', 'Environment/QoS/CPUsmps', path]) assert.ok(matches(asked, path), asked)
    for (const asked of ['smps', 'oS/CPUsmps', 'Environment[bsd]/QoS/CPUsmps', `X/${path}`, 'CPUmps/QoS']) assert.ok(!matches(asked, path), asked)
  })

  it('of extensions may leave their namespace out, and may have slashes in it', () => {
    const path = 'Environment[linux]/{http://example.org/gpu}Accelerator/{http://example.org/gpu}Memory'
    for (const asked of ['Memory', 'Accelerator/Memory', '{http://example.org/gpu}Memory']) assert.ok(matches(asked, path), asked)
    assert.ok(!matches('{urn:other}Memory', path))
    assert.equal(zoneTokenOf(path), 'Memory')
    assert.equal(zoneTokenOf('CPUmps'), 'CPUsmps')
  })

  it('that are none are told so', () => {
    for (const name of ['', '/CPU', 'CPU/', 'a//b', 'a\0', 'x'.repeat(513)]) assert.ok(!isName(name), name)
    assert.ok(isName('@server'))
  })
})

describe('a filter', () => {
  const two = cardOf(
    xis,
    signerOf(2),
    [
      decimal('Environment[small]/QoS/CPUsmps', 100),
      decimal('Environment[small]/QoS/MemoryMiB', 4_096),
      decimal('Environment[large]/QoS/CPUsmps', 900),
      decimal('Environment[large]/QoS/MemoryMiB', 64),
      text('Location/Name', 'Cambridge, UK'),
    ],
    { version: 1_800_000_000_000 },
  )
  const asks = (token: string, range: string, ...filter: [string, string][]) =>
    answerOf(two, {
      name: token,
      range: parseRange(range),
      filter: filter.map(([name, condition]) => ({ name, range: parseRange(condition) })),
    }) !== undefined

  it('holds within one environment', () => {
    assert.ok(asks('CPUsmps', '500..', ['MemoryMiB', '..100']))
    assert.ok(!asks('CPUsmps', '500..', ['MemoryMiB', '1000..']))
    assert.ok(asks('Name', '==Cambridge, UK', ['CPUsmps', '500..']))
    assert.ok(!asks('Name', '==Cambridge, UK', ['CPUsmps', '500..'], ['MemoryMiB', '1000..']))
    assert.ok(asks('CPUsmps', '..200', ['Name', '^Cam'], ['MemoryMiB', '4096']))
  })

  it('has its conditions on one environment met by any, whatever their order', () => {
    assert.ok(asks('Name', '*', ['CPUsmps', '100'], ['MemoryMiB', '4096']))
    assert.ok(asks('Name', '*', ['MemoryMiB', '*'], ['CPUsmps', '900']))
  })
})

describe('ranges and cursors as text', () => {
  it('refuse what they are not', () => {
    for (const range of ['', '..', '=', 'x\0', 'v1..\ud800']) assert.throws(() => parseRange(range), { code: 'xis-range-invalid' }, range)
    for (const cursor of ['', 'abc', '.1', 'a1.x', 'ABC.1']) assert.throws(() => parseCursor(cursor), { code: 'xis-cursor-invalid' }, cursor)
  })

  it('come back as they were', () => {
    const cursor = { key: Uint8Array.of(1, 2, 3), place: 12 }
    const back = parseCursor(formatCursor(cursor))
    assert.equal(back.place, 12)
    assert.equal(toText(back.key), toText(cursor.key))
  })
})

describe('tokens of a card', () => {
  it('are refused with what is wrong', () => {
    const refusal = (tokens: readonly Token[]) => {
      const result = encodeTokens(tokens)
      return result.ok ? 'ok' : result.refusal.code
    }
    assert.equal(refusal(Array.from({ length: 129 }, (_, i) => decimal(`X/Y${i}`, i))), 'xis-card-too-large')
    assert.equal(refusal(Array.from({ length: 20 }, (_, i) => text(`X/Y${i}`, 'v'.repeat(500)))), 'xis-card-too-large')
    assert.equal(refusal([{ path: 'X', type: ValueType.DECIMAL, value: 'many' }]), 'xis-token-invalid')
    assert.equal(refusal([text('@server', 'x')]), 'xis-token-invalid')
    assert.ok(unwrap(encodeTokens([decimal('X', 1)])).length > 0)
  })
})
