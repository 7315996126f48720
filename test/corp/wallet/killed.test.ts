import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../../../src/node/package-root.ts'
import { stopHosts } from '../../support/hosts.ts'
import { Economy } from '../support/economy.ts'

/** The child, bundled once: it starts in a fraction of the time. It stays in the package's tree, where `level` is found. */
async function bundleChild(folder: string): Promise<string> {
  const outfile = join(folder, 'killed-wallet.mjs')
  await build({
    entryPoints: [join(packageRoot, 'test/corp/wallet/killed-wallet.ts')],
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', external: ['level', 'esbuild'], logLevel: 'error' },
    // Bundled CommonJS modules ask for Node's own by require.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  return outfile
}

describe('a wallet killed at each of its writes', function () {
  this.timeout(120_000)
  let economy: Economy
  let scratch: string
  let program: string

  before(async () => {
    mkdirSync(join(packageRoot, 'node_modules/.cache'), { recursive: true })
    scratch = mkdtempSync(join(packageRoot, 'node_modules/.cache/killed-wallet-'))
    program = await bundleChild(scratch)
    economy = await Economy.start(4)
  })
  after(async () => {
    await economy.stop()
    await stopHosts()
    rmSync(scratch, { recursive: true, force: true })
  })

  /** The exit code, or the signal that ended it. */
  const runUntilKilled = async (folder: string, name: string, moment: string, count: number): Promise<number | string> => {
    const child = spawn(process.execPath, [program, folder, name, economy.address, moment, String(count)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [code, signal]: (number | string | null)[] = await once(child, 'exit')
    return code ?? signal ?? 'unknown'
  }

  for (const moment of ['before', 'after']) {
    it(`comes back with all its money: ${moment} the write`, async () => {
      let ended: number | string = 'SIGKILL'
      let count = 0
      while (ended === 'SIGKILL') {
        count++
        const name = `killed ${moment} ${count}`
        const folder = economy.folder()
        const before = await economy.client(name, 1_000n)
        ended = await runUntilKilled(folder, name, moment, count)
        const { corp } = await economy.walletOf(name, folder)
        const { failed } = await corp.recover()
        assert.deepEqual(failed, [])
        for (const order of await corp.orders()) assert.equal((await corp.cancel(order.id)).settled, true, `${name}: the order did not come back`)
        assert.equal((await before.corp.view()).balance, 1_000n, name)
        await corp.transfer({ payee: before.corp.account, amount: 1n })
        assert.ok((await corp.orders()).length <= 1)
      }
      assert.equal(ended, 0)
      assert.ok(count > 5, `only ${count} writes`)
    })
  }
})
