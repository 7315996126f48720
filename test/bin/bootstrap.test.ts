/** What every npm script goes through, each part in a process of its own, as bin/bootstrap.mjs runs it. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { packageRoot } from '../../src/node/package-root.ts'
import { temporaryFolder } from '../support/folders.ts'

/** Runs JavaScript that imports from a folder's bin/. */
function script(root: string, text: string): ChildProcess & { readonly lines: AsyncIterator<string> } {
  const bin = pathToFileURL(join(root, 'bin/')).href
  const child = spawn(process.execPath, ['--input-type=module', '-e', text.replaceAll('BIN/', bin)], { stdio: ['pipe', 'pipe', 'inherit'] })
  return Object.assign(child, { lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() })
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, path), 'utf8'))
}

async function firstLine(root: string, text: string): Promise<string> {
  const { value } = await script(root, text).lines.next()
  return value
}

describe('the bootstrap', function () {
  this.timeout(20_000)

  describe('its lock', () => {
    const HOLD = `
      import { withLock } from 'BIN/bootstrap/lock.mjs'
      await withLock('FOLDER', async () => { console.log('in'); for await (const _ of process.stdin); console.log('out') }, () => console.log('waiting'))`

    it('lets one in at a time, and the next when that one leaves or dies', async () => {
      const text = HOLD.replace('FOLDER', temporaryFolder())
      const first = script(packageRoot, text)
      assert.equal((await first.lines.next()).value, 'in')
      const [second, third] = [script(packageRoot, text), script(packageRoot, text)]
      assert.equal((await second.lines.next()).value, 'waiting')
      assert.equal((await third.lines.next()).value, 'waiting')
      first.kill('SIGKILL')
      const next = await Promise.race([second, third].map(async child => ({ child, says: (await child.lines.next()).value })))
      assert.equal(next.says, 'in')
      const last = next.child === second ? third : second
      next.child.stdin?.end()
      assert.equal((await next.child.lines.next()).value, 'out')
      last.stdin?.end()
      await Promise.all([once(next.child, 'exit'), once(last, 'exit')])
      assert.deepEqual([next.child.exitCode, last.exitCode], [0, 0])
    })

    it('is of one folder only', async () => {
      const one = script(packageRoot, HOLD.replace('FOLDER', temporaryFolder()))
      const other = script(packageRoot, HOLD.replace('FOLDER', temporaryFolder()))
      assert.deepEqual([(await one.lines.next()).value, (await other.lines.next()).value], ['in', 'in'])
      for (const child of [one, other]) child.stdin?.end()
      await Promise.all([once(one, 'exit'), once(other, 'exit')])
    })
  })

  describe('its look at the npm packages', () => {
    const HAS = `import { hasNpmPackages } from 'BIN/bootstrap/npm-packages.mjs'; console.log(hasNpmPackages(process.argv[1] ?? ROOT))`

    function checkout(locked: object, installed: object | string): string {
      const root = temporaryFolder()
      mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true })
      symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'))
      writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }))
      writeFileSync(
        join(root, 'node_modules/.package-lock.json'),
        typeof installed === 'string' ? installed : JSON.stringify({ packages: installed }),
      )
      return root
    }

    const LOCKED = {
      '': { name: 'this' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b': { version: '1.0.0', integrity: 'sha512-b', optional: true },
    }

    const has = async (root: string): Promise<string> => await firstLine(packageRoot, HAS.replace('ROOT', JSON.stringify(root)))

    it('is content with what the lock file asks for, less what other platforms need', async () => {
      assert.equal(await has(checkout(LOCKED, { 'node_modules/a': LOCKED['node_modules/a'] })), 'true')
    })

    it('is not with other versions, other contents, a missing package or an installation cut short', async () => {
      for (const installed of [
        { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } },
        { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-c' } },
        {},
        '{"packages":',
      ]) {
        assert.equal(await has(checkout(LOCKED, installed)), 'false', JSON.stringify(installed))
      }
    })
  })

  describe('its list of system packages', () => {
    const MISSING = `import { missingSystemPackages } from 'BIN/bootstrap/system-packages.mjs'; console.log(JSON.stringify(missingSystemPackages(ROOT, 'test').map(([name]) => name)))`

    it('names what a script uses and this machine lacks, a program that should be static among it', async () => {
      const root = temporaryFolder()
      mkdirSync(join(root, 'bin'))
      const packages = {
        shell: { command: 'sh', for: ['test'], reason: '' },
        'static-shell': { command: 'sh', mustBeStatic: true, for: ['test'], reason: '' },
        'not-there': { command: 'no-such-program-anywhere', for: ['test'], reason: '' },
        'for-others': { command: 'no-such-program-anywhere', for: ['start'], reason: '' },
      }
      writeFileSync(join(root, 'bin/system-packages.json'), JSON.stringify(packages))
      assert.equal(await firstLine(packageRoot, MISSING.replace('ROOT', JSON.stringify(root))), '["static-shell","not-there"]')
    })

    it('gives each package a program to know it by, scripts and a reason', () => {
      const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(readJson('package.json'))
      const script = z.string().refine(name => Object.hasOwn(scripts, name), 'no such script')
      const entry = z.strictObject({
        command: z.string(),
        mustBeStatic: z.boolean().optional(),
        for: z.array(script).min(1),
        reason: z.string().min(10),
      })
      z.record(z.string(), entry).parse(readJson('bin/system-packages.json'))
    })
  })

  it('sees that sources have changed since the last build', async () => {
    const root = temporaryFolder()
    for (const path of ['bin', 'tsconfig.json', 'package-lock.json']) cpSync(join(packageRoot, path), join(root, path), { recursive: true })
    mkdirSync(join(root, 'src/cli'), { recursive: true })
    writeFileSync(join(root, 'src/cli/main.ts'), "console.log('built' satisfies string)\n")
    symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'))
    const isBuilt = () => firstLine(root, "import { isBuilt } from 'BIN/build.mjs'; console.log(isBuilt())")
    const build = () => once(spawn(process.execPath, [join(root, 'bin/build.mjs')], { stdio: 'inherit' }), 'exit')
    assert.equal(await isBuilt(), 'false')
    assert.deepEqual(await build(), [0, null])
    assert.equal(await isBuilt(), 'true')
    assert.match(readFileSync(join(root, 'dist/xeno.mjs'), 'utf8'), /console\.log\("built"\)/)
    utimesSync(join(root, 'src/cli/main.ts'), new Date(), new Date())
    assert.equal(await isBuilt(), 'false')
  })

  it('gives back the exit code of what it runs, and passes on the signal that ends it once', async () => {
    const RUN = `import { run } from 'BIN/bootstrap/run.mjs'; console.log(await run(process.execPath, ['-e', CODE]))`
    assert.equal(await firstLine(packageRoot, RUN.replace('CODE', JSON.stringify('process.exit(7)'))), '7')
    const counts = `let n = 0; process.on('SIGTERM', () => { n++; setImmediate(() => { console.log('got ' + n); process.exit(3) }) }); console.log('up'); setInterval(() => {}, 1000)`
    const child = script(packageRoot, RUN.replace('CODE', JSON.stringify(counts)))
    assert.equal((await child.lines.next()).value, 'up')
    child.kill('SIGTERM')
    assert.deepEqual([(await child.lines.next()).value, (await child.lines.next()).value], ['got 1', '3'])
  })
})
