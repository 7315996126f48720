/**
 * YAML files that people write, checked as a whole against a schema: every mistake is reported at once, with its line.
 * And the kinds of values that stand in them.
 */
import { readFileSync, statSync } from 'node:fs'
import { multiaddr } from '@multiformats/multiaddr'
import { isCollection, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { parsePeer } from '../node/peers.ts'
import { fromText, ID_BYTES } from '../types/bytes.ts'
import { parseMoney } from '../types/money.ts'
import { parseBytes, parseDuration } from '../types/units.ts'
import { daemonErrors } from './errors.ts'

const MAX_FILE_BYTES = 256 * 1024

/** A text that `parse` understands; anything else is a mistake that says what was expected. */
export function parsed<T>(parse: (text: string) => T | undefined, expected: string) {
  return z.union([z.string(), z.number()]).transform((value, context): T => {
    const result = parse(String(value))
    if (result !== undefined) return result
    context.addIssue({ code: 'custom', message: `expected ${expected}` })
    return z.NEVER
  })
}

export const amount = parsed(parseMoney, 'an amount such as 0.25, with at most six decimals')
export const size = parsed(parseBytes, 'a size such as 64MiB or 10GiB')
export const duration = parsed(parseDuration, 'a time such as 500ms, 10s, 5m, 24h')
export const name32 = parsed(text => fromText(text, ID_BYTES), 'a name of 52 letters and digits (base32)')
export const peer = parsed(parsePeer, 'a PeerId such as 12D3KooW...')
export const address = parsed(parseMultiaddr, 'a multiaddr such as /ip4/192.0.2.1/tcp/4101')
export const peerAddress = parsed(
  text => (parsePeer(text.split('/p2p/')[1] ?? '') === undefined ? undefined : parseMultiaddr(text)),
  'a multiaddr that ends in /p2p/PEERID',
)
export const path = z.string().min(1).max(4_096)

function parseMultiaddr(text: string): string | undefined {
  try {
    return multiaddr(text).toString()
  } catch {
    return undefined
  }
}

/** @throws XenoError `config-missing`, `config-unreadable`, `config-invalid` (with every mistake) */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return parseYaml(readText(file), file, schema)
}

/** @throws XenoError `config-missing`, `config-unreadable` */
export function readText(file: string): string {
  try {
    if (statSync(file).size > MAX_FILE_BYTES) throw daemonErrors.error('config-unreadable', { path: file })
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw daemonErrors.error('config-missing', { path: file })
    throw daemonErrors.error('config-unreadable', { path: file }, error)
  }
}

/** As {@link readYaml}, of text already read; `file` names it in mistakes. */
export function parseYaml<Schema extends z.ZodType>(text: string, file: string, schema: Schema): z.infer<Schema> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const mistakes = document.errors.map(error => ({ line: lines.linePos(error.pos[0]).line, says: error.message }))
  if (mistakes.length === 0) {
    const result = schema.safeParse(document.toJS({ maxAliasCount: 100 }))
    if (result.success) return result.data
    for (const issue of flatten(result.error.issues)) {
      const where = lineOf(document.contents, issue.path, lines)
      mistakes.push({ line: where, says: `${issue.path.join('.') || 'the file'}: ${issue.message}` })
    }
  }
  mistakes.sort((a, b) => a.line - b.line)
  throw daemonErrors.error('config-invalid', {
    path: file,
    count: mistakes.length,
    mistakes: mistakes.map(mistake => `  line ${mistake.line}: ${mistake.says}`).join('\n'),
  })
}

type Issue = { path: PropertyKey[]; message: string }

function flatten(issues: readonly z.core.$ZodIssue[]): Issue[] {
  return issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({ path: [...issue.path, key], message: 'no such setting' }))
      : [{ path: [...issue.path], message: issue.message }],
  )
}

/** The line of the deepest part of the path that is in the file. */
function lineOf(contents: unknown, issuePath: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = issuePath.length; length >= 0; length--) {
    const node = length === 0 ? contents : isCollection(contents) ? contents.getIn(issuePath.slice(0, length), true) : undefined
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
