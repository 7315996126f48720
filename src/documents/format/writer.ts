/** Writes XML text from a tree of plain values: UTF-8, two spaces of indentation, everything escaped that a parser would change. */

import { documentErrors } from '../errors.ts'
import type { Extension, ExtensionElement } from '../extension.ts'
import type { DocumentKind } from '../kinds.ts'

export interface Markup {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  /** Text as it stands, or elements. */
  readonly content: string | readonly Markup[]
}

type Child = Markup | undefined | readonly Child[]

/** An element with elements in it; what is undefined is left out. */
export function element(name: string, children: readonly Child[], attributes: Markup['attributes'] = {}): Markup {
  return { name, attributes, content: children.flat(4).filter(child => child !== undefined) as readonly Markup[] }
}

export function leaf(name: string, value: string | number | undefined, attributes: Markup['attributes'] = {}): Markup | undefined {
  return value === undefined ? undefined : { name, attributes, content: String(value) }
}

/** An element that may be left out as a whole when it would be empty. */
export function unlessEmpty(markup: Markup): Markup | undefined {
  return markup.content.length === 0 ? undefined : markup
}

/** The extensions of one section, in their order. */
export function extensions(all: readonly Extension[], section: string): Markup[] {
  return all.filter(extension => extension.section === section).map(extension => foreign(extension.element))
}

function foreign(extension: ExtensionElement): Markup {
  const { name, namespace, text, children } = extension
  return { name, attributes: { xmlns: namespace }, content: children.length === 0 ? text : children.map(foreign) }
}

/** @throws XenoError `document-unwritable`: text that XML cannot hold */
export function writeXml(kind: DocumentKind, root: Markup): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>']
  const write = (markup: Markup, indent: string): void => {
    const attributes = Object.entries(markup.attributes).map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${escapeAttribute(checked(kind, value))}"`,
    )
    const open = `${indent}<${markup.name}${attributes.join('')}`
    if (markup.content.length === 0) lines.push(`${open}/>`)
    else if (typeof markup.content === 'string') lines.push(`${open}>${escapeText(checked(kind, markup.content))}</${markup.name}>`)
    else {
      lines.push(`${open}>`)
      for (const child of markup.content) write(child, `${indent}  `)
      lines.push(`${indent}</${markup.name}>`)
    }
  }
  write(root, '')
  return `${lines.join('\n')}\n`
}

/** Whether every character is one that XML 1.0 has (section 2.2). */
export function isXmlText(value: string): boolean {
  return value.isWellFormed() && !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(value)
}

function checked(kind: DocumentKind, value: string): string {
  if (isXmlText(value)) return value
  throw documentErrors.error('document-unwritable', { document: kind.name, what: JSON.stringify(value.slice(0, 60)) })
}

/** A bare carriage return would be read as a line feed. */
function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}

/** Bare tabs and line feeds would be read as spaces. */
function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}
