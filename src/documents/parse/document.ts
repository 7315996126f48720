/**
 * The way of every document into a value: bounds and encoding, well-formedness, bounds of the tree, schema, and the rules
 * that no schema can state. The library's memory is given back on every path.
 */
import { type ErrorDetail, XmlDocument, type XmlElement, XmlParseError, XmlValidateError } from 'libxml2-wasm'
import { type Facts, ok, type Result } from '../../types/errors.ts'
import { type DocumentCode, documentErrors } from '../errors.ts'
import { type DocumentKind, MAX_DEPTH, MAX_ELEMENTS } from '../kinds.ts'
import { schemaFor } from '../schemas.ts'
import { sourceText } from '../source.ts'
import { copyTree, TreeBound, type TreeElement } from '../tree.ts'
import { Mistake } from './section.ts'

const MAX_WHY = 300

/** `read` makes the value from the root of a document that fits its schema; it throws {@link Mistake} for what the schema could not see. */
export function parseDocument<T>(kind: DocumentKind, input: Uint8Array | string, read: (root: TreeElement) => T): Result<T, DocumentCode> {
  const source = sourceText(kind, input)
  if (!source.ok) return source
  const tree = parseTree(kind, source.value)
  if (!tree.ok) return tree
  try {
    return ok(read(tree.value))
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return documentErrors.refuse('document-invalid', { document: kind.name, line: error.line, element: error.element, why: error.message })
  }
}

function parseTree(kind: DocumentKind, text: string): Result<TreeElement, DocumentCode> {
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(text)
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    return documentErrors.refuse('document-malformed', { document: kind.name, ...detailFacts(error.details[0], error.message) })
  }
  try {
    // The prolog was looked at already; this would be a difference between two readers of it.
    if (document.dtd !== null) return documentErrors.refuse('document-doctype', { document: kind.name })
    return validTree(kind, document, document.root)
  } finally {
    document.dispose()
  }
}

function validTree(kind: DocumentKind, document: XmlDocument, root: XmlElement): Result<TreeElement, DocumentCode> {
  if (root.name !== kind.root || root.namespaceUri !== '') {
    return documentErrors.refuse('document-invalid', {
      document: kind.name,
      line: root.line,
      element: clip(root.name),
      why: `the root element must be ${kind.root}`,
    })
  }
  try {
    const tree = copyTree(root, MAX_ELEMENTS, MAX_DEPTH)
    schemaFor(kind).validate(document)
    return ok(tree)
  } catch (error) {
    if (error instanceof TreeBound) return documentErrors.refuse('document-too-large', { document: kind.name, what: error.what, limit: error.limit })
    if (!(error instanceof XmlValidateError)) throw error
    const [first] = error.details
    const facts: Facts = { document: kind.name, element: first?.xpath?.slice(1) ?? kind.root, ...detailFacts(first, error.message) }
    return documentErrors.refuse('document-invalid', error.details.length > 1 ? { ...facts, mistakes: error.details.length } : facts)
  }
}

function detailFacts(detail: ErrorDetail | undefined, message: string): Facts {
  return { line: detail?.line ?? 0, why: clip(detail?.message ?? message) }
}

/** What others wrote, fit for a line of a log. */
function clip(text: string): string {
  const line = text.replaceAll(/\p{Cc}+/gu, ' ').trim()
  return line.length > MAX_WHY ? `${line.slice(0, MAX_WHY)}...` : line
}
