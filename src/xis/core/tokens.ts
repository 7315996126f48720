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
import { MAX_TOKEN_PATH } from './limits.ts'
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

/** One entry of the inverted index, but for its server. */
export interface Posting {
  readonly path: string
  readonly section: Section | undefined
  readonly bits: Bytes
}

export function tokenOf(leaf: Pick<AdvertisementLeaf, 'path' | 'type' | 'value'>): Token {
  return { path: leaf.path, type: TYPES[leaf.type], value: leaf.value }
}

/** Undefined when the path or the value is malformed. */
export function postingOf(token: Token): Posting | undefined {
  const bits = encodeValue(token.type, token.value)
  if (bits === undefined || !isPath(token.path) || token.path === SERVER_TOKEN) return undefined
  const [, kind, name] = /^(Environment|XenoCorp)\[([^\]]*)\]/.exec(token.path) ?? []
  return { path: token.path, section: kind === undefined || name === undefined ? undefined : { kind, name }, bits }
}

export function isPath(path: string): boolean {
  return path.length > 0 && path.length <= MAX_TOKEN_PATH && !/[\p{Cc}\p{Cs}]/u.test(path) && localName(path).length > 0
}

/** The zone's token of a path or of a name as asked: its last element without namespace or section. */
export function localName(name: string): string {
  const last = elements(stripSections(name)).at(-1) ?? ''
  return dealias(stripNamespace(last))
}

/** Whether a question by this name asks for the leaf of that path. */
export function nameMatches(name: string, path: string): boolean {
  const asked = elements(name)
  const found = elements(path).slice(-asked.length)
  return found.length === asked.length && asked.every((element, index) => elementMatches(element, found[index] ?? '', index === asked.length - 1))
}

function elementMatches(asked: string, found: string, last: boolean): boolean {
  if (asked === found) return true
  const plain = stripSections(found)
  if (asked === plain || asked === stripNamespace(plain)) return true
  return last && dealias(asked) === stripNamespace(plain)
}

/** The elements of a path: split at slashes outside of braces and brackets. */
function elements(path: string): string[] {
  return path.match(/(?:\{[^}]*\}|\[[^\]]*\]|[^/{[])+/g) ?? []
}

function stripSections(text: string): string {
  return text.replaceAll(/\[[^\]]*\]/g, '')
}

function stripNamespace(element: string): string {
  return element.replace(/^\{[^}]*\}/, '')
}

function dealias(name: string): string {
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name
}

export function inRange(bits: Bytes, range: OrderedRange): boolean {
  return compareBytes(bits, range.gte) >= 0 && (range.lt.length === 0 || compareBytes(bits, range.lt) < 0)
}
