// Bundles the programs into dist/. Run as a program it builds, with --if-needed only when sources have changed; isBuilt()
// is quick, loads no dependency and works under Node 20.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'dist')
const stampFile = join(out, '.built.json')
const SOURCES = ['src', 'testnet', 'test/bench', 'test/soak', 'bin/build.mjs', 'package-lock.json', 'tsconfig.json']
const KEEP_CHUNKS_MS = 24 * 3_600_000

/** Programs by their names under dist/. Each bundle has chunks of its own, so that no program loads what only others use. */
const BUNDLES = [
  { xenod: 'src/daemon/main.ts' },
  { xeno: 'src/cli/main.ts' },
  { keeper: 'src/xenoserver/hypervisor/keeper/main.ts' },
  { monitor: 'src/xenoserver/hypervisor/monitor/main.ts' },
  { testnet: 'testnet/main.ts' },
  { relay: 'testnet/ground/relay/main.ts' },
  { observer: 'testnet/ground/observer/main.ts' },
  { bench: 'test/bench/main.ts', ...programsIn('bench') },
  { soak: 'test/soak/main.ts', ...programsIn('soak') },
]

/** What a harness finds by name: test/bench/path.ts is dist/bench/path.mjs. */
function programsIn(kind) {
  const names = existsSync(join(root, 'test', kind)) ? readdirSync(join(root, 'test', kind)) : []
  const programs = names.filter(name => name.endsWith('.ts') && !['main.ts', 'harness.ts'].includes(name)).map(name => basename(name, '.ts'))
  return Object.fromEntries(programs.map(name => [`${kind}/${name}`, `test/${kind}/${name}.ts`]))
}

/** Names, sizes and times of change of all sources: enough to see an edit, quick enough for every start. */
function fingerprint() {
  const hash = createHash('sha256')
  const visit = path => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (stats !== undefined) hash.update(`${path}\n${stats.size}\n${stats.mtimeMs}\n`)
  }
  for (const source of SOURCES) visit(join(root, source))
  return hash.digest('hex')
}

/** The stamp of the last build: what it was made from, and since when files that it did not make are unused. */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return { fingerprint: '', unused: {} }
  }
}

export function isBuilt() {
  return readStamp().fingerprint === fingerprint()
}

/** classic-level finds its native part beside its own JavaScript: that one file is loaded from where it is installed. */
const nativeBindings = {
  name: 'native-bindings',
  setup(build) {
    build.onResolve({ filter: /^\.\/binding(\.js)?$/ }, ({ importer }) =>
      importer.includes('/node_modules/classic-level/') ? { path: 'classic-level/binding.js', external: true } : undefined,
    )
  },
}

const OPTIONS = {
  absWorkingDir: root,
  outdir: out,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  plugins: [nativeBindings],
  // It finds its binary beside itself.
  external: ['koffi'],
  write: false,
  // Bundled CommonJS modules ask for Node's own by require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
}

/** Puts a file in place whole: programs that start meanwhile see the old one or the new one. */
function place(path, contents) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, contents)
  renameSync(`${path}.new`, path)
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(out, join(entry.parentPath, entry.name)))
}

/** Removes what is not of this build: programs at once, chunks after a day, since programs that run may still load them. */
function sweep(made, unusedBefore, now) {
  const unused = {}
  for (const file of filesIn(out)) {
    if (made.has(file) || file === basename(stampFile)) continue
    const since = unusedBefore[file] ?? now
    if (file.startsWith('chunks/') && now - since < KEEP_CHUNKS_MS) unused[file] = since
    else rmSync(join(out, file), { force: true })
  }
  return unused
}

async function build() {
  const { build: bundle } = await import('esbuild')
  const sources = fingerprint()
  const programs = BUNDLES.map(entries => Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(join(root, source)))))
  const results = await Promise.allSettled(
    programs.filter(entries => Object.keys(entries).length > 0).map(entryPoints => bundle({ ...OPTIONS, entryPoints })),
  )
  const files = results.flatMap(result => (result.status === 'fulfilled' ? result.value.outputFiles : []))
  const isProgram = file => !file.path.startsWith(join(out, 'chunks/'))
  mkdirSync(out, { recursive: true })
  for (const file of files.filter(file => !isProgram(file))) place(file.path, file.contents)
  for (const file of files.filter(isProgram)) place(file.path, file.contents)
  // esbuild has printed its own errors.
  if (results.some(result => result.status === 'rejected')) return false
  const unused = sweep(new Set(files.map(file => relative(out, file.path))), readStamp().unused, Date.now())
  place(stampFile, JSON.stringify({ fingerprint: sources, unused }))
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const done = process.argv.includes('--if-needed') && isBuilt()
  process.exit(done || (await build()) ? 0 : 1)
}
