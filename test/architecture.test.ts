/**
 * Imports point one way, and the cores do no I/O (README.md, What is where):
 *
 *     types <- wire <- documents <- core (of a role) <- service (the rest of it) <- client, daemon <- cli
 */

import assert from 'node:assert/strict'
import { COMPUTED, parseSource, readSources, type SourceFile } from './support/modules.ts'

const ROLES = ['corp', 'xenoserver', 'xis', 'rd']

/** What a client is made of: the sides of roles that dial, never those that serve. */
const CLIENT_SIDES = ['corp/quorum', 'corp/wallet', 'xis/reader', 'rd/finder']

/** Layer -> the layers below it. `service` stands for a role's own service; another role's is nobody's below. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  types: [],
  wire: ['types'],
  documents: ['types', 'wire'],
  core: ['types', 'wire', 'documents'],
  service: ['types', 'wire', 'documents', 'core'],
  content: ['types', 'wire'],
  node: ['types', 'wire'],
  client: ['types', 'wire', 'documents', 'core', 'node', 'content', ...CLIENT_SIDES],
  daemon: ['types', 'wire', 'documents', 'core', 'node', 'content', 'api', 'service'],
  api: ['types', 'wire', 'documents', 'core', 'node'],
  console: ['types', 'wire', 'documents', 'core', 'node', 'client'],
  cli: ['types', 'wire', 'documents', 'core', 'node', 'client', 'console'],
}

/** Layer -> packages that it may use, by their beginning; layers that are not named may use any. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  types: ['uint8arrays/'],
  wire: ['uint8arrays/', 'uint8arraylist', 'protons-runtime'],
  documents: ['uint8arrays/', 'libxml2-wasm', 'zod', 'node:'],
  core: ['uint8arrays/'],
}

/** The network's and the store's engines: `node/` alone wraps them, and what composes may name their types. */
const ENGINES = /^(libp2p$|libp2p\/|@libp2p\/|@multiformats\/|level$|classic-level$|it-)/
const ENGINE_USERS = ['node', 'client', 'daemon', 'cli']

/** Of types/, but with timers and promises: not for cores. */
const PAUSES = 'src/types/pause.ts'

const CORE_FORBIDS = new Set([
  ...['async', 'await', 'import()', 'Promise', 'AsyncIterable', 'AsyncGenerator', 'EventTarget', 'AbortController'],
  ...['Math.random', 'Date', 'Intl', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['process', 'globalThis', 'console', 'fetch', 'require', 'eval', 'Function', 'WeakRef', 'FinalizationRegistry'],
])

interface Place {
  readonly layer: string
  readonly role: string | undefined
}

function placeOf(path: string): Place {
  const [top = '', second = ''] = path.replace(/^src\//, '').split('/')
  if (!ROLES.includes(top)) return { layer: top, role: undefined }
  return { layer: second === 'core' ? 'core' : 'service', role: top }
}

function mayImport(from: string, to: string): boolean {
  const [source, target] = [placeOf(from), placeOf(to)]
  const below = BELOW[source.layer] ?? []
  if (source.layer === target.layer) return source.role === target.role || source.layer === 'core'
  if (target.layer !== 'service') return below.includes(target.layer)
  if (below.includes('service')) return source.role === undefined || source.role === target.role
  return CLIENT_SIDES.some(side => below.includes(side) && new RegExp(`^src/${side}[/.]`).test(to))
}

function wrongImports(file: SourceFile): string[] {
  const { layer } = placeOf(file.path)
  return file.imports.flatMap(({ target, line }) => {
    const where = `${file.path}:${line} imports ${target}`
    if (target === COMPUTED || (layer === 'core' && target === PAUSES)) return [where]
    if (/^(src|test|testnet|bin|protocols)\//.test(target)) return mayImport(file.path, target) ? [] : [where]
    if (!ENGINE_USERS.includes(layer) && ENGINES.test(target)) return [where]
    return PACKAGES[layer]?.every(allowed => !target.startsWith(allowed)) ? [where] : []
  })
}

function impurities(file: SourceFile): string[] {
  if (placeOf(file.path).layer !== 'core') return []
  const used = file.names.filter(name => CORE_FORBIDS.has(name.text)).map(name => `${file.path}:${name.line} uses ${name.text}`)
  return used
}

/** Every cycle of imports that are there at run time, as its files. */
function cycles(files: readonly SourceFile[]): string[] {
  const edges = new Map(files.map(file => [file.path, file.imports.filter(({ isType }) => !isType).map(({ target }) => target)]))
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push([...trail.slice(start), path].join(' -> '))
    if (start >= 0 || done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return found
}

describe('the architecture', () => {
  let files: SourceFile[] = []
  before(() => {
    files = readSources('src/**/*.ts')
    assert.ok(files.length > 50)
  })

  it('has every file in a layer', () => {
    const strangers = files.filter(file => BELOW[placeOf(file.path).layer] === undefined)
    assert.deepEqual(
      strangers.map(file => file.path),
      [],
    )
  })

  it('lets imports point one way only', () => {
    assert.deepEqual(files.flatMap(wrongImports), [])
  })

  it('keeps clocks, chance, timers, promises and I/O out of the cores', () => {
    assert.deepEqual(files.flatMap(impurities), [])
  })

  it('has no cycle of imports', () => {
    assert.deepEqual(cycles(files), [])
  })

  describe('the rules themselves', () => {
    const wrong = (path: string, text: string): number => wrongImports(parseSource(path, text)).length

    it('see imports of every form', () => {
      for (const text of [
        "import { x } from '../daemon/x.ts'",
        "import type { X } from '../daemon/x.ts'",
        "export * from '../daemon/x.ts'",
        "export type { X } from '../daemon/x.ts'",
        "const x = await import('../daemon/x.ts')",
        "import '../daemon/x.ts'",
        'const x = await import(name)',
      ]) {
        assert.equal(wrong('src/types/a.ts', text), 1, text)
      }
      assert.equal(wrong('src/types/a.ts', "// import { x } from '../daemon/x.ts'"), 0)
    })

    it('keep roles apart but for their cores', () => {
      assert.equal(wrong('src/xenoserver/sessions/a.ts', "import '../../corp/wallet/b.ts'"), 1)
      assert.equal(wrong('src/xenoserver/sessions/a.ts', "import '../../corp/core/b.ts'"), 0)
      assert.equal(wrong('src/xenoserver/core/a.ts', "import '../sessions/b.ts'"), 1)
      assert.equal(wrong('src/client/a.ts', "import '../corp/wallet/b.ts'"), 0)
      assert.equal(wrong('src/client/a.ts', "import '../corp/validator/b.ts'"), 1)
      assert.equal(wrong('src/daemon/a.ts', "import '../corp/validator/b.ts'"), 0)
      assert.equal(wrong('src/xis/service/a.ts', "import 'libp2p'"), 1)
      assert.equal(wrong('src/corp/core/a.ts', "import 'node:fs'"), 1)
      assert.equal(wrong('src/corp/core/a.ts', "import '../../types/pause.ts'"), 1)
      assert.equal(wrong('src/corp/core/a.ts', "import '../../../testnet/a.ts'"), 1)
    })

    it('see what a core must not use, and take no property name for it', () => {
      const uses = (text: string): number => impurities(parseSource('src/corp/core/a.ts', text)).length
      for (const text of [
        'Date.now()',
        'async () => 1',
        'let x: Promise<1>',
        'setTimeout(f, 1)',
        'Math.random()',
        'const x = { Date }',
        'new Date()',
      ]) {
        assert.equal(uses(text), 1, text)
      }
      assert.equal(uses('order.process({ Date: Math.min(1, 2) })'), 0)
      assert.equal(uses('interface A { process: 1 }'), 0)
    })

    it('see cycles', () => {
      const a = parseSource('src/corp/a.ts', "import './b.ts'")
      assert.deepEqual(cycles([a, parseSource('src/corp/b.ts', "import './a.ts'")]), ['src/corp/a.ts -> src/corp/b.ts -> src/corp/a.ts'])
      assert.deepEqual(cycles([a, parseSource('src/corp/b.ts', "import type { A } from './a.ts'")]), [])
    })
  })
})
