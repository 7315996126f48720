/** The systemd units that are shipped: as systemd's own tools see them, and what must not be in them. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { packageRoot } from '../../src/node/package-root.ts'
import { skip } from '../skips.ts'
import { temporaryFolder } from '../support/folders.ts'

const UNITS = join(packageRoot, 'docs/systemd')
/** Exposure in tenths, as `systemd-analyze security` counts it: 100 is a service without any of its directives. */
const MOST_EXPOSED = { 'xenod.service': 15, 'xenod-server.service': 73 } as const

/** Each of these gives a service a mount namespace of its own (systemd.exec(5)). */
const MOUNT_NAMESPACE =
  /^(ProtectSystem|ProtectHome|ProtectProc|ProcSubset|ProtectControlGroups|ProtectKernel(Tunables|Modules|Logs)|ProtectHostname|ProtectClock|Private(Tmp|Devices|Mounts|Users|IPC)|(ReadWrite|ReadOnly|Inaccessible|Exec|NoExec)Paths|Bind(ReadOnly)?Paths|TemporaryFileSystem|Root(Directory|Image)|MountFlags|MountAPIVFS|DynamicUser)=/m

const failure = z.object({ code: z.unknown(), stdout: z.string(), stderr: z.string() })

async function analyze(...args: readonly string[]): Promise<{ code: unknown; said: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)('systemd-analyze', args)
    return { code: 0, said: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = failure.parse(error)
    return { code, said: stdout + stderr }
  }
}

describe('the systemd units', () => {
  before(async function () {
    const { code, said } = await analyze('--version')
    if (code !== 0) skip(this, 'systemd-tools', said)
  })

  for (const [unit, most] of Object.entries(MOST_EXPOSED)) {
    describe(unit, () => {
      it('is valid', async () => {
        // What it starts is where this checkout has it.
        const folder = temporaryFolder()
        cpSync(join(UNITS, unit), join(folder, unit))
        writeFileSync(join(folder, unit), readFileSync(join(folder, unit), 'utf8').replaceAll('/opt/xenod/', `${packageRoot}/`))
        assert.deepEqual(await analyze('verify', join(folder, unit)), { code: 0, said: '' })
      })

      it('exposes no more than it must', async () => {
        const { code, said } = await analyze('security', '--offline=true', '--no-pager', `--threshold=${most}`, join(UNITS, unit))
        assert.equal(code, 0, said)
      })
    })
  }

  it('leave sessions in the mount namespace in which the next daemon will look for them, and alive', () => {
    const server = readFileSync(join(UNITS, 'xenod-server.service'), 'utf8')
    assert.doesNotMatch(server, MOUNT_NAMESPACE)
    assert.match(server, /^KillMode=process$/m)
    assert.match(readFileSync(join(UNITS, 'xenod.service'), 'utf8'), MOUNT_NAMESPACE)
  })
})
