// Every npm script starts here: what it needs is installed and built first, where that is not done yet, and then its own
// program runs under the pinned Node. Plain JavaScript without dependencies, for any Node from 20 on.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './bootstrap/lock.mjs'
import { fitNode, hasNpmPackages, installNpmPackages } from './bootstrap/npm-packages.mjs'
import { run } from './bootstrap/run.mjs'
import { fail, say } from './bootstrap/say.mjs'
import { missingSystemPackages, offerSystemPackages } from './bootstrap/system-packages.mjs'
import { isBuilt } from './build.mjs'

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..')

// What each script runs, under the pinned Node, with the arguments that it was given. `built` ones need dist/.
const SCRIPTS = {
  start: { built: true, run: args => ['--enable-source-maps', 'dist/testnet.mjs', 'demo', ...args] },
  testnet: { built: true, run: args => ['--enable-source-maps', 'dist/testnet.mjs', ...args] },
  bench: { built: true, run: args => ['--enable-source-maps', 'dist/bench.mjs', ...args] },
  soak: { built: true, run: args => ['--enable-source-maps', 'dist/soak.mjs', ...args] },
  test: { built: true, run: args => ['node_modules/mocha/bin/mocha.js', ...(namesTests(args) ? [] : ['test/**/*.test.ts']), ...args] },
  build: { built: true },
  archive: { built: true, run: args => ['bin/archive.mjs', ...args] },
  check: { built: false, run: args => ['bin/check.mjs', ...args] },
  codecs: { built: false, run: args => ['protocols/generate.mjs', ...args] },
  format: { built: false, run: args => ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...(args.length > 0 ? args : ['.'])] },
}

function namesTests(args) {
  return args.some(argument => !argument.startsWith('-') && (argument.endsWith('.ts') || existsSync(argument)))
}

async function prepare(script, yes) {
  const ready = () => hasNpmPackages(root) && (!script.built || isBuilt())
  const missing = missingSystemPackages(root, name)
  if (ready() && missing.length === 0) return
  await withLock(
    root,
    async () => {
      if (!hasNpmPackages(root)) await installNpmPackages(root)
      const stillMissing = missingSystemPackages(root, name)
      if (stillMissing.length > 0) await offerSystemPackages(name, stillMissing, yes)
      if (script.built && !isBuilt()) await build()
    },
    () => say('another run installs or builds here; waiting for it'),
  )
}

async function build() {
  const start = Date.now()
  if ((await run(fitNode(root), [join(root, 'bin/build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] })) !== 0) fail('the build failed, see above')
  say(`built the programs in ${((Date.now() - start) / 1000).toFixed(1)} s`)
}

const [name, ...given] = process.argv.slice(2)
const script = Object.hasOwn(SCRIPTS, name ?? '')
  ? SCRIPTS[name]
  : fail(`usage: node bin/bootstrap.mjs ${Object.keys(SCRIPTS).join('|')} [--yes] [ARGUMENT...]`)
const args = given.filter(argument => argument !== '--yes')
// `npm start --yes` hands npm the option; it tells us so.
await prepare(script, args.length < given.length || process.env.npm_config_yes === 'true')
if (script.run !== undefined) {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/node'),
  }
  process.exitCode = await run(fitNode(root), script.run(args), { cwd: root, env })
}
