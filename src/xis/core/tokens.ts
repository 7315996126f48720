/**
 * Names of tokens. A leaf's path names it in full (`Environment[linux]/QoS/CPUsmps`); a question names it by any end of that
 * path at an element's border, with or without the names of repeated sections: `CPUsmps`, `QoS/CPUsmps`,
 * `Environment/QoS/CPUsmps`, `Environment[linux]/QoS/CPUsmps`. Elements of extensions carry their namespace in braces, which
 * a question may leave out.
 *
 * All leaves of one local name share a zone of that name, so that every path which ends in what was asked is found by one
 * hop; entries carry their paths, so that they do not collide.
 */
import type { AdvertisementLeaf } from '../../documents/leaves.ts'
import { type Bytes, compareBytes } from '../../types/bytes.ts'
import { type Token, ValueType } from '../../wire/generated/xis.ts'
import { MAX_TOKEN_PATH, MAX_ZONE_TOKEN } from './limits.ts'
import { encodeValue, type OrderedRange } from './ordered.ts'

/** The token that every server has: its zones hold the XML advertisements. */
export const SERVER_TOKEN = '@server'

/** Names that the paper has, and what they are called here. */
const ALIASES: Readonly<Record<string, string>> = { CPUmps: 'CPUsmps' }

const TYPES: Readonly<Record<AdvertisementLeaf['type'], ValueType>> = {
  decimal: ValueType.DECIMAL,
  version: ValueType.VERSION,
  string: ValueType.STRING,
  presence: ValueType.PRESENCE,
}

/** One section of several of a kind (`Environment`, `XenoCorp`): the environment `linux`. */
export interface Section {
  readonly kind: string
  readonly name: string
}

/** One element of a path, as it is written, without its section's name, and without its namespace too. */
interface Element {
  readonly full: string
  readonly plain: string
  readonly bare: string
}

/** A path or a name, taken apart once. */
export interface ParsedName {
  readonly text: string
  readonly elements: readonly Element[]
  /** The local name of the last element: the zone's token. */
  readonly local: string
}

/** One entry of the inverted index, but for its server. */
export interface Posting {
  readonly path: string
  readonly name: ParsedName
  readonly section: Section | undefined
  readonly bits: Bytes
}

export function tokenOf(leaf: Pick<AdvertisementLeaf, 'path' | 'type' | 'value'>): Token {
  return { path: leaf.path, type: TYPES[leaf.type], value: leaf.value }
}

/** Undefined when the path or the value is malformed. */
export function postingOf(token: Token): Posting | undefined {
  const bits = encodeValue(token.type, token.value)
  const name = bits === undefined || token.path === SERVER_TOKEN ? undefined : parseName(token.path)
  if (bits === undefined || name === undefined || name.local.length > MAX_ZONE_TOKEN) return undefined
  return { path: token.path, name, section: sectionOf(token), bits }
}

function sectionOf({ path, type, value }: Token): Section | undefined {
  // A XenoCorp's name is a leaf beside its section, and belongs to it.
  if (path === 'XenoCorp' && type === ValueType.STRING) return { kind: path, name: value }
  const [, kind, name] = /^(Environment|XenoCorp)\[([^\]]*)\]/.exec(path) ?? []
  return kind === undefined || name === undefined ? undefined : { kind, name }
}

/** Undefined when it is no path: empty, too long, with control characters or an empty element. */
export function parseName(text: string): ParsedName | undefined {
  if (text.length === 0 || text.length > MAX_TOKEN_PATH || /[\p{Cc}\p{Cs}]/u.test(text)) return undefined
  const elements = splitElements(text).map(elementOf)
  const local = dealias(elements.at(-1)?.bare ?? '')
  if (elements.some(element => element.bare === '')) return undefined
  return { text, elements, local }
}

/** Whether a question by this name asks for the leaf of that path. */
export function nameMatches(asked: ParsedName, path: ParsedName): boolean {
  const offset = path.elements.length - asked.elements.length
  if (offset < 0) return false
  return asked.elements.every(({ full }, index) => {
    const found = path.elements[offset + index]
    if (found === undefined) return false
    if (full === found.full || full === found.plain || full === found.bare) return true
    return index === asked.elements.length - 1 && dealias(full) === found.bare
  })
}

/** At slashes outside of braces and brackets, in one pass. */
function splitElements(text: string): string[] {
  const found: string[] = []
  let [start, closing] = [0, '']
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (closing !== '') {
      if (char === closing) closing = ''
    } else if (char === '{') closing = '}'
    else if (char === '[') closing = ']'
    else if (char === '/') {
      found.push(text.slice(start, at))
      start = at + 1
    }
  }
  found.push(text.slice(start))
  return found
}

function elementOf(full: string): Element {
  const open = full.indexOf('[', full.lastIndexOf('}') + 1)
  const plain = open >= 0 && full.endsWith(']') ? full.slice(0, open) : full
  return { full, plain, bare: plain.slice(plain.lastIndexOf('}') + 1) }
}

function dealias(name: string): string {
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name
}

export function inRange(bits: Bytes, range: OrderedRange): boolean {
  return compareBytes(bits, range.gte) >= 0 && (range.lt.length === 0 || compareBytes(bits, range.lt) < 0)
}
