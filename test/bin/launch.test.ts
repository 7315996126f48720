/** bin/xeno and bin/xenod, in a copy of bin/ beside programs that say how they were started. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageRoot } from '../../src/node/package-root.ts'
import { temporaryFolder } from '../support/folders.ts'

const run = promisify(execFile)
const SAYS_HOW = '#!/bin/sh\necho "$(basename "$0") $(basename "$1") $2 cache=$NODE_COMPILE_CACHE"\n'

interface Failure {
  readonly code: number
  readonly stderr: string
}

describe('the launchers', () => {
  let root: string

  beforeEach(() => {
    root = join(temporaryFolder(), 'a place')
    cpSync(join(packageRoot, 'bin'), join(root, 'bin'), { recursive: true })
    mkdirSync(join(root, 'dist'))
    for (const program of ['xeno', 'xenod']) writeFileSync(join(root, `dist/${program}.mjs`), '')
    mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true })
    writeFileSync(join(root, 'node_modules/node/bin/node'), SAYS_HOW, { mode: 0o755 })
  })

  it('become their program under the pinned Node, with their arguments', async () => {
    for (const program of ['xeno', 'xenod']) {
      const { stdout } = await run(join(root, 'bin', program), ['--an argument'], { cwd: '/', env: { PATH: '/usr/bin:/bin' } })
      assert.equal(stdout, `node ${program}.mjs --an argument cache=${root}/bin/../node_modules/.cache/node\n`)
    }
  })

  it('are found through links, absolute, relative and of links', async () => {
    const elsewhere = temporaryFolder()
    symlinkSync(join(root, 'bin/xeno'), join(elsewhere, 'absolute'))
    symlinkSync('absolute', join(elsewhere, 'second'))
    mkdirSync(join(root, 'sub'))
    symlinkSync('../bin/xeno', join(root, 'sub/relative'))
    for (const link of [join(elsewhere, 'absolute'), join(elsewhere, 'second'), join(root, 'sub/relative')]) {
      assert.match((await run(link, ['x'], { cwd: elsewhere })).stdout, /^node xeno\.mjs x /)
    }
    assert.match((await run('sh', ['xeno', 'x'], { cwd: join(root, 'bin') })).stdout, /^node xeno\.mjs x /)
  })

  it('take a Node on the PATH that is new enough, where there is no pinned one', async () => {
    rmSync(join(root, 'node_modules/node'), { recursive: true })
    const path = `${join(root, 'path')}:/usr/bin:/bin`
    mkdirSync(join(root, 'path'))
    symlinkSync(process.execPath, join(root, 'path/node'))
    writeFileSync(join(root, 'dist/xeno.mjs'), 'console.log(process.argv[2], process.version)')
    assert.equal((await run(join(root, 'bin/xeno'), ['x'], { env: { PATH: path } })).stdout, `x ${process.version}\n`)
  })

  it('say what to type when Node is unfit or missing, and when nothing is built', async () => {
    rmSync(join(root, 'node_modules/node'), { recursive: true })
    mkdirSync(join(root, 'path'))
    writeFileSync(join(root, 'path/node'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const failed = (path: string): Promise<Failure> =>
      run(join(root, 'bin/xenod'), [], { env: { PATH: path } }).then(
        () => assert.fail('it ran'),
        (failure: Failure) => failure,
      )
    const unfit = await failed(`${join(root, 'path')}:/usr/bin:/bin`)
    assert.equal(unfit.code, 69)
    assert.equal(unfit.stderr, `xenod: needs Node 24 or later; to install it for this program alone, type: npm --prefix '${root}' run build\n`)
    symlinkSync('/bin/sh', join(root, 'path/sh'))
    rmSync(join(root, 'path/node'))
    assert.equal((await failed(join(root, 'path'))).code, 69)
    symlinkSync(process.execPath, join(root, 'path/node'))
    rmSync(join(root, 'dist/xenod.mjs'))
    assert.equal((await failed(join(root, 'path'))).stderr, `xenod: is not built yet; type: npm --prefix '${root}' run build\n`)
  })
})
