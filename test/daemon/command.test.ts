/** `xenod` as a command: its exit codes, and what it refuses to write. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { packageRoot } from '../../src/node/package-root.ts'
import { Daemon, foundCommittee, stopDaemons } from '../support/daemons.ts'
import { temporaryFolder } from '../support/folders.ts'
import { buildPrograms } from '../support/network.ts'

const failure = z.object({ code: z.number(), stderr: z.string() })

async function xenod(...args: readonly string[]): Promise<z.infer<typeof failure>> {
  try {
    const { stderr } = await promisify(execFile)(process.execPath, [join(packageRoot, 'dist/xenod.mjs'), ...args])
    return { code: 0, stderr }
  } catch (error) {
    return failure.parse(error)
  }
}

describe('the command xenod', function () {
  this.timeout(60_000)
  before(buildPrograms)
  after(stopDaemons)

  it('ends with 64 for what it does not know, and with 0 for help', async () => {
    for (const args of [[], ['jump'], ['run', '--fast'], ['init', '--name']]) assert.equal((await xenod(...args)).code, 64, args.join(' '))
    assert.equal((await xenod('--help')).code, 0)
    assert.equal((await xenod('--version')).code, 0)
  })

  it('writes no name and no address that its own config file would be refused for', async () => {
    const home = join(temporaryFolder(), 'node')
    for (const [option, value] of [
      ['--name', 'a: b'],
      ['--name', 'UPPER'],
      ['--listen', '/ip4/1.2.3.4]\nroles: {}'],
      ['--listen', 'nowhere'],
    ] as const) {
      const { code, stderr } = await xenod('init', '--home', home, option, value)
      assert.equal(code, 64, value)
      assert.match(stderr, /option-invalid/)
      assert.match(stderr, new RegExp(option))
    }
    assert.equal(existsSync(home), false)
    assert.equal((await xenod('init', '--home', home, '--listen', '/ip6/::/tcp/4101')).code, 0)
  })

  it('says that it is ready, and that it has stopped, also where its log begins at warnings', async () => {
    const daemon = await Daemon.make()
    foundCommittee([daemon])
    daemon.configure({ log: { level: 'error' }, roles: { validator: { committee: 'committee.bin' } } })
    daemon.start()
    await daemon.ready()
    assert.equal(await daemon.stop(), 0)
    assert.deepEqual(
      daemon.lines.map(({ event }) => event),
      ['ready', 'stopped'],
    )
  })
})
