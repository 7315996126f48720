/** Why a document was refused. Facts: `document` (its kind), and where one is known `line`, `element` (its path) and `why`. */
import { defineErrors, ExitCode } from '../types/errors.ts'

const FIX_AND_REPEAT = 'Correct it and send it again; the schemas are in protocols/documents.'

export const documentErrors = defineErrors({
  'document-too-large': {
    says: 'the {document} document is larger than its limit in {what}',
    next: 'Leave out what is not needed; the limits are in protocols/documents/README.md.',
    exit: ExitCode.input,
  },
  'document-encoding': { says: 'the {document} document is not UTF-8: {why}', next: 'Save it as UTF-8 and send it again.', exit: ExitCode.input },
  'document-doctype': {
    says: 'the {document} document has a document type declaration',
    next: 'Remove the DOCTYPE and write its entities out; no document may have one.',
    exit: ExitCode.input,
  },
  'document-malformed': {
    says: 'the {document} document is not well-formed XML: line {line}: {why}',
    next: 'Correct it and send it again.',
    exit: ExitCode.input,
  },
  'document-invalid': { says: 'the {document} document is not valid: line {line}, {element}: {why}', next: FIX_AND_REPEAT, exit: ExitCode.input },
  'document-unwritable': {
    says: 'the {document} document cannot hold {what}',
    next: 'XML holds Unicode text without control characters: put other bytes into a file and ship it as content.',
    exit: ExitCode.input,
  },
  'schemas-missing': {
    says: 'the schema {file} is not found above {folder}',
    next: 'Run the program from its repository, or keep protocols/documents beside dist.',
    exit: ExitCode.internal,
  },
})

export type DocumentCode = (typeof documentErrors.codes)[number]
