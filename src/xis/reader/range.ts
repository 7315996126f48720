/**
 * Ranges as people write them.
 *
 *   *                anything: presence alone        100..200  100..  ..200   decimals, both ends included
 *   100  =100        that decimal                    a..m                      strings between, by code points
 *   =Linux  Linux    that string                     ^Lin                      strings that begin so
 *   v6.1  v6.1..v6.9  versions: that one, between    ^v6.1                     versions that begin with these parts
 *
 * `==` takes what follows as a string, whatever it looks like: `==100`.
 */
import { ValueType } from '../../wire/generated/xis.ts'
import { xisErrors } from '../core/errors.ts'
import { ANY_VALUE, type OrderedRange, rangeBetween, rangeOf, rangeOfPrefix } from '../core/ordered.ts'

const DECIMAL = /^[+-]?\d+(\.\d+)?$/
const VERSION = /^v\d/

/** @throws XenoError `xis-range-invalid` */
export function parseRange(text: string): OrderedRange {
  const range = readRange(text)
  if (range === undefined) throw xisErrors.error('xis-range-invalid', { range: text.slice(0, 256) })
  return range
}

function readRange(text: string): OrderedRange | undefined {
  if (text === '*') return ANY_VALUE
  if (text.startsWith('==')) return rangeOf(ValueType.STRING, text.slice(2))
  if (text.startsWith('=')) return exactly(text.slice(1))
  if (text.startsWith('^')) {
    const prefix = text.slice(1)
    return VERSION.test(prefix) ? rangeOfPrefix(ValueType.VERSION, prefix.slice(1)) : rangeOfPrefix(ValueType.STRING, prefix)
  }
  const dots = text.indexOf('..')
  if (dots < 0) return exactly(text)
  return between(text.slice(0, dots), text.slice(dots + 2))
}

function exactly(text: string): OrderedRange | undefined {
  if (text === '') return undefined
  const { type, value } = typed(text)
  return rangeOf(type, value)
}

function between(least: string, most: string): OrderedRange | undefined {
  const ends = [least, most].filter(end => end !== '').map(typed)
  const [first] = ends
  // Two ends of two types are both meant as strings.
  if (first === undefined) return undefined
  const type = ends.every(end => end.type === first.type) ? first.type : ValueType.STRING
  const end = (text: string): string | undefined => (text === '' ? undefined : type === ValueType.STRING ? text : typed(text).value)
  return rangeBetween(type, end(least), end(most))
}

function typed(text: string): { type: ValueType; value: string } {
  if (DECIMAL.test(text)) return { type: ValueType.DECIMAL, value: text.replace(/^\+/, '') }
  return VERSION.test(text) ? { type: ValueType.VERSION, value: text.slice(1) } : { type: ValueType.STRING, value: text }
}
