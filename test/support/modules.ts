/**
 * Source files as their imports and the names they use, read by a parser and not by patterns: type-only imports, re-exports
 * and `import()` count like any other.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { packageRoot } from '../../src/node/package-root.ts'

/** The target of an `import()` that only running it tells. */
export const COMPUTED = 'computed'

export interface Import {
  /** A file of this repository by its path, or the specifier of a package or of a module of Node: `src/types/money.ts`, `node:fs`. */
  readonly target: string
  readonly line: number
  /** Nothing of it is left at run time. */
  readonly isType: boolean
}

export interface Name {
  readonly text: string
  readonly line: number
}

export interface SourceFile {
  /** From the root of the repository: `src/corp/core/order.ts`. */
  readonly path: string
  readonly imports: readonly Import[]
  /** Identifiers that are no property names, those with one property as `Math.random`, and the keywords `async`, `await` and `import()`, each once a place. */
  readonly names: readonly Name[]
}

/** @param pattern of paths from the root, such as `src/**\/*.ts` */
export function readSources(pattern: string): SourceFile[] {
  return globSync(pattern, { cwd: packageRoot })
    .sort()
    .map(path => parseSource(path, readFileSync(join(packageRoot, path), 'utf8')))
}

/** @throws on a syntax error */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text)
  const [error] = parsed.errors
  if (error !== undefined) throw new Error(`${path}: ${error.message}`)
  const lineOf = lineCounter(text)
  const resolve = (specifier: string): string => (specifier.startsWith('.') ? join(dirname(path), specifier) : specifier)
  const { staticImports, staticExports, dynamicImports } = parsed.module
  const imports: Import[] = [
    ...staticImports.map(({ moduleRequest, entries, start }) => ({
      target: resolve(moduleRequest.value),
      line: lineOf(start),
      isType: entries.length > 0 && entries.every(entry => entry.isType),
    })),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, start, isType }) =>
        moduleRequest === null ? [] : [{ target: resolve(moduleRequest.value), line: lineOf(start), isType }],
      ),
    ),
    ...dynamicImports.map(({ moduleRequest, start }) => ({
      target: resolve(stringIn(text.slice(moduleRequest.start, moduleRequest.end))),
      line: lineOf(start),
      isType: false,
    })),
  ]
  return { path, imports, names: namesIn(parsed.program, lineOf) }
}

/** The value of a plain string literal, else {@link COMPUTED}. */
function stringIn(literal: string): string {
  return /^(['"`])([^'"`$\\]*)\1$/.exec(literal)?.[2] ?? COMPUTED
}

function namesIn(program: ReturnType<typeof parseSync>['program'], lineOf: (offset: number) => number): Name[] {
  const names = new Map<string, Name>()
  const properties = new Set<number>()
  const found = (text: string, node: { start: number }): void => void names.set(`${text} ${node.start}`, { text, line: lineOf(node.start) })
  const property = (node: { computed: boolean; shorthand?: boolean; key: { start: number } }): void => {
    if (!node.computed && node.shorthand !== true) properties.add(node.key.start)
  }
  const asynchronous = (node: { async: boolean; start: number }): void => {
    if (node.async) found('async', node)
  }
  new Visitor({
    MemberExpression: node => {
      if (node.computed || node.property.type !== 'Identifier') return
      properties.add(node.property.start)
      if (node.object.type === 'Identifier') found(`${node.object.name}.${node.property.name}`, node)
    },
    Property: property,
    PropertyDefinition: property,
    MethodDefinition: property,
    TSPropertySignature: property,
    TSMethodSignature: property,
    FunctionDeclaration: asynchronous,
    FunctionExpression: asynchronous,
    ArrowFunctionExpression: asynchronous,
    AwaitExpression: node => found('await', node),
    ForOfStatement: node => void (node.await && found('await', node)),
    ImportExpression: node => found('import()', node),
    Identifier: node => void (properties.has(node.start) || found(node.name, node)),
  }).visit(program)
  return [...names.values()]
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [...text.matchAll(/\n/g)].map(match => match.index)
  return offset => 1 + starts.filter(start => start < offset).length
}
