/**
 * Values as bytes that sort as the values do: compared byte by byte, first by type, then by value. No encoding is a prefix of
 * another, so that what follows it (a server's hash) never changes the order of values.
 *
 *   decimal    1, then 0 for negative, 1 for zero, 2 for positive; the number of digits before the point (two bytes, biased),
 *              the digits (each plus one), a zero byte; all of that inverted when negative
 *   version    2, then its parts (below)
 *   string     3, its UTF-8 bytes, a zero byte: by code points
 *   presence   4
 *
 * Parts of versions compare as documents/kernel-match.ts says, a missing part as 0; so runs of zeros are written by what
 * comes after them, and the end stands between them:
 *
 *   01 word-before-release   02 k (k zeros, then one)   03 the end   04 255-k (k zeros, then a part above 0)   05 word   06 number
 */

import { parseVersion } from '../../documents/kernel-match.ts'
import { type Bytes, bytes, concat, utf8 } from '../../types/bytes.ts'
import { ValueType } from '../../wire/generated/xis.ts'
import { MAX_TOKEN_VALUE } from './limits.ts'

/** Value bits v with gte <= v < lt; an empty `lt` is no upper bound. */
export interface OrderedRange {
  readonly gte: Bytes
  readonly lt: Bytes
}

const TYPE_BYTES: Readonly<Record<ValueType, number>> = {
  [ValueType.UNKNOWN_VALUE]: 0,
  [ValueType.DECIMAL]: 1,
  [ValueType.VERSION]: 2,
  [ValueType.STRING]: 3,
  [ValueType.PRESENCE]: 4,
}
const EMPTY: Bytes = new Uint8Array(0)
const AFTER = Uint8Array.of(0xff)
/** A run of zeros is counted in one byte. */
const MAX_PARTS = 128
const EXPONENT_BIAS = 0x8000
const BEFORE_RELEASE: ReadonlySet<string> = new Set(['alpha', 'beta', 'dev', 'pre', 'preview', 'rc'])

/** Everything: what asking for presence alone means. */
export const ANY_VALUE: OrderedRange = { gte: EMPTY, lt: EMPTY }

/** The value's ordered bytes; undefined when it is no value of that type or too long. */
export function encodeValue(type: ValueType, value: string): Bytes | undefined {
  const body = encodeBody(type, value)
  return body === undefined ? undefined : concat(Uint8Array.of(TYPE_BYTES[type]), body)
}

function encodeBody(type: ValueType, value: string): Bytes | undefined {
  if (value.length > MAX_TOKEN_VALUE) return undefined
  switch (type) {
    case ValueType.DECIMAL:
      return encodeDecimal(value)
    case ValueType.VERSION:
      return encodeVersion(value)
    case ValueType.STRING:
      return isText(value) ? concat(utf8(value), new Uint8Array(1)) : undefined
    case ValueType.PRESENCE:
      return value === '' ? EMPTY : undefined
    case ValueType.UNKNOWN_VALUE:
      return undefined
  }
}

function encodeDecimal(value: string): Bytes | undefined {
  const match = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/.exec(value)
  if (match === null) return undefined
  const [, sign = '', units = '', fraction = ''] = match
  const whole = units.replace(/^0+/, '')
  const significant = `${whole}${fraction}`.replace(/^0+/, '').replace(/0+$/, '')
  if (significant === '') return Uint8Array.of(1)
  const exponent = EXPONENT_BIAS + (whole === '' ? -(fraction.length - fraction.replace(/^0+/, '').length) : whole.length)
  const magnitude = Uint8Array.of(exponent >> 8, exponent & 0xff, ...[...significant].map(digit => Number(digit) + 1), 0)
  return sign === ''
    ? concat(Uint8Array.of(2), magnitude)
    : concat(
        Uint8Array.of(0),
        magnitude.map(byte => 0xff - byte),
      )
}

function encodeVersion(value: string): Bytes | undefined {
  const parts = isText(value) ? versionParts(value) : undefined
  return parts === undefined ? undefined : concat(parts.head, endOfVersion(parts.zeros, undefined))
}

type Part = number | string

/** What is fixed by the parts, and how many zeros stand at their end. */
function versionParts(value: string): { head: Bytes; zeros: number } | undefined {
  const parts = parseVersion(value)
  if (parts.length > MAX_PARTS || value === '') return undefined
  const pieces: Bytes[] = []
  let zeros = 0
  for (const part of parts) {
    if (part === 0) zeros++
    else {
      pieces.push(endOfVersion(zeros, part), encodePart(part))
      zeros = 0
    }
  }
  return { head: concat(...pieces), zeros }
}

/** What a run of zeros is written as, by the part after it. */
function endOfVersion(zeros: number, next: Part | undefined): Bytes {
  if (next === undefined) return Uint8Array.of(3)
  if (zeros === 0) return EMPTY
  return isBeforeRelease(next) ? Uint8Array.of(2, zeros) : Uint8Array.of(4, 0xff - zeros)
}

function encodePart(part: Part): Bytes {
  if (typeof part === 'string') return concat(Uint8Array.of(isBeforeRelease(part) ? 1 : 5), utf8(part), new Uint8Array(1))
  const number = new DataView(new ArrayBuffer(9))
  number.setUint8(0, 6)
  number.setBigUint64(1, BigInt(part))
  return bytes(new Uint8Array(number.buffer))
}

function isBeforeRelease(part: Part): boolean {
  return typeof part === 'string' && BEFORE_RELEASE.has(part)
}

/** Well-formed text without control characters. */
function isText(value: string): boolean {
  return !/\p{Cc}|\p{Cs}/u.test(value)
}

/** `least` and `most` are within the range. Undefined when one of them is no value of that type. */
export function rangeBetween(type: ValueType, least: string | undefined, most: string | undefined): OrderedRange | undefined {
  const gte = least === undefined ? Uint8Array.of(TYPE_BYTES[type]) : encodeValue(type, least)
  const lt = most === undefined ? Uint8Array.of(TYPE_BYTES[type] + 1) : encodeValue(type, most)
  if (gte === undefined || lt === undefined) return undefined
  return { gte, lt: most === undefined ? lt : concat(lt, AFTER) }
}

export function rangeOf(type: ValueType, value: string): OrderedRange | undefined {
  return rangeBetween(type, value, value)
}

/** Strings that begin so, by characters; versions that begin with these parts, by whole parts. */
export function rangeOfPrefix(type: ValueType.STRING | ValueType.VERSION, prefix: string): OrderedRange | undefined {
  const tag = Uint8Array.of(TYPE_BYTES[type])
  if (type === ValueType.STRING) {
    if (!isText(prefix) || prefix.length > MAX_TOKEN_VALUE) return undefined
    return { gte: concat(tag, utf8(prefix)), lt: concat(tag, utf8(prefix), AFTER) }
  }
  const parts = isText(prefix) ? versionParts(prefix) : undefined
  if (parts === undefined) return undefined
  if (parts.zeros === 0) return { gte: concat(tag, parts.head), lt: concat(tag, parts.head, AFTER) }
  return { gte: concat(tag, parts.head, Uint8Array.of(2, parts.zeros)), lt: concat(tag, parts.head, Uint8Array.of(4, 0xff - parts.zeros, 0xff)) }
}
