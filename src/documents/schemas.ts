/**
 * The XML Schemas of protocols/documents, found from the sources and from a bundle alike: in the first folder above this
 * file that has them. Each is compiled when it is first needed and kept for the life of the process.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlCleanupInputProvider, xmlRegisterInputProvider } from 'libxml2-wasm'
import { documentErrors } from './errors.ts'
import type { DocumentKind } from './kinds.ts'

const FOLDER = 'protocols/documents'
const COMMON = 'common.xsd'
/** Deep enough for src/documents/ and dist/chunks/. */
const MAX_LEVELS = 4

const compiled = new Map<string, XsdValidator>()

/** @throws XenoError `schemas-missing`; XmlLibError when a schema is wrong */
export function schemaFor(kind: DocumentKind): XsdValidator {
  const known = compiled.get(kind.schema)
  if (known !== undefined) return known
  const validator = compile(kind.schema)
  compiled.set(kind.schema, validator)
  return validator
}

function compile(file: string): XsdValidator {
  // `include` reads through this provider only, and nothing can be read once it is gone.
  const common = new XmlBufferInputProvider({ [COMMON]: readSchema(COMMON) })
  xmlRegisterInputProvider(common)
  const source = XmlDocument.fromBuffer(readSchema(file), { url: file })
  try {
    return XsdValidator.fromDoc(source)
  } finally {
    source.dispose()
    xmlCleanupInputProvider()
  }
}

function readSchema(file: string): Uint8Array {
  const start = dirname(fileURLToPath(import.meta.url))
  let folder = start
  for (let level = 0; level < MAX_LEVELS; level++) {
    const found = tryRead(join(folder, FOLDER, file))
    if (found !== undefined) return found
    folder = dirname(folder)
  }
  throw documentErrors.error('schemas-missing', { file: join(FOLDER, file), folder: start })
}

function tryRead(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
