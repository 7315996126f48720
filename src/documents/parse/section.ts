/** Reading the parts of a document that fits its schema. What the schema promises and is not there is a {@link Mistake} all the same. */
import { type Bytes, fromText, ID_BYTES } from '../../types/bytes.ts'
import { type Money, parseMoney } from '../../types/money.ts'
import { parsePeer } from '../../types/peer-id.ts'
import { MIB } from '../../types/units.ts'
import type { Extension, ExtensionElement } from '../extension.ts'
import { parseDecimal, parseXmlDuration } from '../lexical.ts'
import type { TreeElement } from '../tree.ts'

/** A rule that the document breaks, and where. */
export class Mistake extends Error {
  readonly line: number
  readonly element: string

  constructor(at: TreeElement, why: string) {
    super(why)
    this.line = at.line
    this.element = at.path
  }
}

export function find(parent: TreeElement | undefined, name: string): TreeElement | undefined {
  return parent?.elements.find(element => isNamed(element, name))
}

export function all(parent: TreeElement | undefined, name: string): TreeElement[] {
  return parent?.elements.filter(element => isNamed(element, name)) ?? []
}

export function need(parent: TreeElement, name: string): TreeElement {
  const found = find(parent, name)
  if (found === undefined) throw new Mistake(parent, `${name} is missing`)
  return found
}

export function attribute(element: TreeElement, name: string): string {
  const value = element.attributes.get(name)
  if (value === undefined) throw new Mistake(element, `the attribute ${name} is missing`)
  return token(value)
}

/** Text with its white space collapsed, as xs:token has it. */
export function text(element: TreeElement): string {
  return token(element.text)
}

export function token(value: string): string {
  return value.replaceAll(/[ \t\r\n]+/g, ' ').trim()
}

export function whole(element: TreeElement): number {
  return wholeOf(element, text(element))
}

export function wholeOf(at: TreeElement, value: string): number {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : undefined
  return number ?? wrong(at, 'a whole number')
}

/** A decimal with six places at most, in millionths: Mbit/s as bit/s, MB/s as bytes/s. */
export function millionths(element: TreeElement): number {
  return parseDecimal(text(element), 6) ?? wrong(element, 'a decimal with at most six places')
}

export function decimal(element: TreeElement, places: number): number {
  const scaled = parseDecimal(text(element), places)
  return scaled === undefined ? wrong(element, `a decimal with at most ${places} places`) : scaled / 10 ** places
}

export function mebibytes(element: TreeElement): number {
  return whole(element) * MIB
}

export function money(element: TreeElement): Money {
  return parseMoney(text(element)) ?? wrong(element, 'an amount with at most six places')
}

export function duration(at: TreeElement, value: string): number {
  return parseXmlDuration(value) ?? wrong(at, 'a duration of at most 366 days, such as PT1H30M')
}

export function id(at: TreeElement, value: string): Bytes {
  return fromText(value, ID_BYTES) ?? wrong(at, '32 bytes in base32')
}

export function peer(element: TreeElement): Bytes {
  return parsePeer(text(element)) ?? wrong(element, 'an Ed25519 PeerId')
}

export function oneOf<T extends string>(at: TreeElement, values: readonly T[], value: string): T {
  return values.find(known => known === value) ?? wrong(at, `one of ${values.join(', ')}`)
}

function wrong(at: TreeElement, wanted: string): never {
  throw new Mistake(at, `this must be ${wanted}`)
}

/** The foreign elements of one section. */
export function extensionsOf(parent: TreeElement | undefined, section: string): Extension[] {
  return (parent?.elements ?? []).filter(element => element.namespace !== '').map(element => ({ section, element: extensionElement(element) }))
}

function extensionElement(element: TreeElement): ExtensionElement {
  const { name, namespace, elements } = element
  if (namespace === '') throw new Mistake(element, 'the elements of an extension have a namespace')
  return { namespace, name, text: elements.length === 0 ? element.text.trim() : '', children: elements.map(extensionElement) }
}

function isNamed(element: TreeElement, name: string): boolean {
  return element.name === name && element.namespace === ''
}
