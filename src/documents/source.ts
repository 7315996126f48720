/**
 * What a document must be before a parser sees it: of bounded size, UTF-8 and nothing else, and without a DOCTYPE. libxml2
 * would accept one, and several encodings, in silence; with neither there is only one way to read the bytes.
 */
import { ok, type Result } from '../types/errors.ts'
import { type DocumentCode, documentErrors } from './errors.ts'
import type { DocumentKind } from './kinds.ts'

const BYTE_ORDER_MARK = '\uFEFF'
const NUL = '\0'

/** The text of the document, without a byte order mark. */
export function sourceText(kind: DocumentKind, input: Uint8Array | string): Result<string, DocumentCode> {
  // UTF-8 has at least one byte a character, so that a longer text cannot fit.
  if (input.length > kind.maxBytes) return tooLarge(kind, input.length)
  const decoded = typeof input === 'string' ? wholeText(kind, input) : decodeUtf8(kind, input)
  if (!decoded.ok) return decoded
  const text = decoded.value.startsWith(BYTE_ORDER_MARK) ? decoded.value.slice(1) : decoded.value
  if (text.includes(NUL)) return documentErrors.refuse('document-encoding', { document: kind.name, why: 'it has NUL characters, as UTF-16 text has' })
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']/.exec(text)?.[1]
  if (declared !== undefined && !/^(utf-?8|us-ascii)$/i.test(declared)) {
    return documentErrors.refuse('document-encoding', { document: kind.name, why: `it declares ${declared.slice(0, 40)}` })
  }
  if (hasDoctype(text)) return documentErrors.refuse('document-doctype', { document: kind.name })
  return ok(text)
}

function tooLarge(kind: DocumentKind, length: number): Result<never, DocumentCode> {
  return documentErrors.refuse('document-too-large', { document: kind.name, what: 'bytes', found: length, limit: kind.maxBytes })
}

function wholeText(kind: DocumentKind, text: string): Result<string, DocumentCode> {
  if (!text.isWellFormed()) return documentErrors.refuse('document-encoding', { document: kind.name, why: 'it has half of a surrogate pair' })
  const length = Buffer.byteLength(text)
  return length > kind.maxBytes ? tooLarge(kind, length) : ok(text)
}

function decodeUtf8(kind: DocumentKind, input: Uint8Array): Result<string, DocumentCode> {
  const [first, second] = input
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return documentErrors.refuse('document-encoding', { document: kind.name, why: 'it begins with the mark of UTF-16' })
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(input))
  } catch {
    return documentErrors.refuse('document-encoding', { document: kind.name, why: 'some bytes are no UTF-8' })
  }
}

/**
 * Whether a `<!` other than a comment stands before the root element: the only place where a DOCTYPE is well-formed. In
 * comments and in the root element the word means nothing.
 */
function hasDoctype(text: string): boolean {
  let at = 0
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2)
    else return text.startsWith('<!', at)
  }
}

/** Behind the next `end`, or the end of the text. */
function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found < 0 ? text.length : found + end.length
}
