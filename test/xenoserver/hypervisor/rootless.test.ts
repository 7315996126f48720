/** Drivers without root: they work, and say what they cannot guarantee. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, copyFileSync, linkSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { DriverName } from '../../../src/xenoserver/hypervisor/driver.ts'
import { skip } from '../../skips.ts'
import { programs } from './programs.ts'

/** A user id that nobody has. */
const STRANGER = 61_234

const reportSchema = z.object({
  guarantees: z.record(z.string(), z.union([z.boolean(), z.string()])),
  code: z.number(),
  output: z.string(),
  states: z.array(z.string()),
  second: z.number(),
})

/** A link where both lie on one file system. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

describe('a daemon that is not root', function () {
  this.timeout(30_000)
  let workPath = ''
  let binPath = ''

  before(function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this process cannot become another user')
    // The checkout may lie below a folder that only its owner may enter.
    binPath = mkdtempSync(join(tmpdir(), 'xeno-node-'))
    chmodSync(binPath, 0o755)
    linkOrCopy(process.execPath, join(binPath, 'node'))
  })

  after(() => rmSync(binPath, { recursive: true, force: true }))

  beforeEach(() => {
    workPath = mkdtempSync(join(tmpdir(), 'xeno-rootless-'))
    chownSync(workPath, STRANGER, STRANGER)
  })

  afterEach(() => rmSync(workPath, { recursive: true, force: true }))

  async function report(driver: DriverName): Promise<z.output<typeof reportSchema>> {
    const { keeper, monitor, rootless } = await programs()
    const options = { workPath, prefix: 'rless', drivers: [driver], keeperPath: keeper, monitorPath: monitor }
    const user = ['--reuid', String(STRANGER), '--regid', String(STRANGER), '--clear-groups']
    const child = spawn('setpriv', [...user, join(binPath, 'node'), rootless, JSON.stringify(options)], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text
      })
    }
    await once(child, 'close')
    assert.equal(said.stderr, '')
    return reportSchema.parse(JSON.parse(said.stdout))
  }

  const TOLD = { code: 4, output: 'mine\n', states: ['paused', 'running'], second: 137 }

  it('has bwrap, without limits but with a root and a network of its own', async () => {
    const { guarantees, ...rest } = await report('bwrap')
    assert.deepEqual(rest, TOLD)
    const held = Object.keys(guarantees).filter(name => guarantees[name] === true)
    assert.deepEqual(held.sort(), ['cleanEnd', 'networkNamespace', 'privateRoot'])
    assert.equal(guarantees['diskKind'], 'shared')
  })

  it('has plain processes, with nothing guaranteed', async () => {
    const { guarantees, ...rest } = await report('process')
    assert.deepEqual(rest, TOLD)
    assert.deepEqual(
      Object.keys(guarantees).filter(name => guarantees[name] === true),
      [],
    )
  })

  it('has no runc driver, and hears why', async () => {
    await assert.rejects(report('runc'), /not root.*no driver works|no driver works.*not root/s)
  })
})
