// Bundles the programs into dist/ when their sources changed: one file a program and shared chunks, so that a program
// loads no module that it does not use.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'dist')
const ENTRIES = {
  xenod: 'src/daemon/main.ts',
  xeno: 'src/cli/main.ts',
  keeper: 'src/xenoserver/hypervisor/keeper/main.ts',
  testnet: 'testnet/main.ts',
}
const SOURCES = ['src', 'testnet', 'protocols', 'bin/build.mjs', 'package-lock.json', 'package.json']

/** Names, sizes and times of change of all sources: enough to see an edit, quick enough for every start. */
function fingerprint() {
  const hash = createHash('sha256')
  const visit = path => {
    const stats = statSync(path)
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`)
  }
  for (const source of SOURCES) if (existsSync(join(root, source))) visit(join(root, source))
  return hash.digest('hex')
}

const stamp = join(out, '.sources')
const wanted = fingerprint()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out)
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: out,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    sourcemap: true,
    logLevel: 'warning',
    loader: { '.xsd': 'text' },
    // Native or WebAssembly files beside their JavaScript.
    external: ['level', 'classic-level', 'libxml2-wasm'],
    // Bundled CommonJS modules ask for Node's own by require.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  })
  writeFileSync(stamp, wanted)
}
