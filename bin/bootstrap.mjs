// Every npm script starts here: what it needs is installed and built first, where that is not done yet, and then its own
// program runs under the pinned Node. Plain JavaScript without dependencies, for any Node from 20 on.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants as osConstants, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = join(root, 'node_modules/node/bin/node')
const modules = name => join(root, 'node_modules', name)

// What each script runs, under the pinned Node. `built` ones need the programs' bundles.
const SCRIPTS = {
  start: { built: true, run: ['dist/testnet.mjs', 'demo'] },
  testnet: { built: true, run: ['dist/testnet.mjs'] },
  test: { built: true, run: [modules('mocha/bin/mocha.js')] },
  bench: { built: true, run: ['--import', 'tsx', 'test/bench/main.ts'] },
  soak: { built: true, run: ['--import', 'tsx', 'test/soak/main.ts'] },
  build: { built: true, run: [] },
  check: { built: false, run: ['bin/check.mjs'] },
}

function fail(says) {
  console.error(`xenod: ${says}`)
  process.exit(1)
}

/** Runs a program to its end with our terminal; returns its exit code. Signals that end us are passed on first. */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options })
    const pass = signal => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      resolve(code ?? 128 + (osConstants.signals[signal] ?? 0))
    })
  })
}

/** One bootstrap at a time in this checkout; a lock whose owner is dead is taken over. */
async function locked(work) {
  const lock = join(tmpdir(), `xenod-bootstrap-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
  for (let told = false; ; ) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = Number(readIf(join(lock, 'pid')) ?? 0)
    if (owner !== 0 && !isAlive(owner)) rmSync(lock, { recursive: true, force: true })
    else if (!told) {
      told = true
      console.error('xenod: another run is installing or building here; waiting for it')
    }
    await pause(200)
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  const unlock = () => rmSync(lock, { recursive: true, force: true })
  process.on('exit', unlock)
  try {
    return await work()
  } finally {
    process.off('exit', unlock)
    unlock()
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function readIf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

async function installDependencies() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = modules('.xenod-lock')
  if (existsSync(node) && readIf(stamp) === wanted) return
  console.error('xenod: installing the npm packages of package-lock.json')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const code = npm === undefined ? await run('npm', args) : await run(process.execPath, [npm, ...args])
  if (code !== 0) fail('npm ci failed; see above')
  if (!existsSync(node))
    fail('the pinned Node is missing: npm must be allowed to run the install script of the package `node` (allowScripts in package.json)')
  writeFileSync(stamp, wanted)
}

function onPath(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin']
  return folders.some(folder => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function installSystemPackages(script, yes) {
  const packages = JSON.parse(readFileSync(join(root, 'bin/system-packages.json'), 'utf8'))
  const missing = Object.entries(packages).filter(([, entry]) => entry.for.includes(script) && !onPath(entry.command))
  if (missing.length === 0) return
  const names = missing.map(([name]) => name)
  const line = `apt-get install --no-install-recommends ${names.join(' ')}`
  console.error(`xenod: system packages that \`npm run ${script}\` uses and this machine lacks:`)
  for (const [name, { reason }] of missing) console.error(`  ${name.padEnd(16)} ${reason}`)
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.error(`xenod: going on with what works without them; to have them, type: sudo ${line}`)
    return
  }
  if (process.stdin.isTTY && !yes && !(await confirm(`Run \`${line}\`? [Y/n] `))) {
    console.error('xenod: going on with what works without them')
    return
  }
  console.error(`xenod: ${line}`)
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const install = () => run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...names], options)
  if ((await install()) === 0) return
  // The package lists of a new machine are empty or old.
  await run('apt-get', ['update', '-qq'], options)
  if ((await install()) !== 0) console.error('xenod: they could not be installed; going on with what works without them')
}

async function confirm(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return !/^n/i.test((await terminal.question(question)).trim())
  } finally {
    terminal.close()
  }
}

function build() {
  const { status } = spawnSync(node, [join(root, 'bin/build.mjs')], { stdio: 'inherit', cwd: root })
  if (status !== 0) fail('the build failed; see above')
}

const [script, ...rest] = process.argv.slice(2)
if (!Object.hasOwn(SCRIPTS, script ?? '')) fail(`usage: node bin/bootstrap.mjs ${Object.keys(SCRIPTS).join('|')} [--yes] [argument...]`)
const args = rest.filter(argument => argument !== '--yes')
await locked(async () => {
  await installDependencies()
  await installSystemPackages(script, rest.length !== args.length)
  if (SCRIPTS[script].built) build()
})
if (SCRIPTS[script].run.length > 0) {
  if (script === 'test' && !args.some(argument => argument.includes('.test.'))) args.push('test/**/*.test.ts')
  const path = `${modules('.bin')}${delimiter}${process.env.PATH ?? ''}`
  process.exit(await run(node, [...SCRIPTS[script].run, ...args], { env: { ...process.env, PATH: path } }))
}
