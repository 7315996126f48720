/** docs/testnet.md, pasted: its blocks marked `tour`, in their order, beside a network that runs. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packageRoot } from '../../src/node/package-root.ts'
import { skip } from '../skips.ts'
import { temporaryFolder } from '../support/folders.ts'
import { buildPrograms } from '../support/network.ts'
import { paste, tourOf } from '../support/tour.ts'

const TESTNET = join(packageRoot, 'dist/testnet.mjs')

describe('the guide to test networks', function () {
  this.timeout(240_000)
  const folder = temporaryFolder()
  const env = { ...process.env, TESTNET_FOLDER: folder }
  const testnet = `"${process.execPath}" "${TESTNET}"`

  before(async function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
    await buildPrograms()
    const launcher = spawn(process.execPath, [TESTNET, 'up', '--topology', 'lan'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise<void>((resolve, reject) => {
      launcher.on('exit', () => reject(new Error('it ended before it was ready')))
      createInterface({ input: launcher.stdout }).on('line', line => line.includes('Ctrl-C') && resolve())
    })
  })
  after(async () => {
    await paste(`${testnet} down`, env)
  })

  it('works as it is pasted', async () => {
    const { code, output } = await paste(tourOf('docs/testnet.md', 4).replaceAll('npm run testnet --', testnet), env)
    assert.equal(code, 0, output)
    for (const said of ['hello over the wire', 'came back', '10.0.5.1/32', '80 ms +5', 'loses 1 %', 'cut, 0.1 ms', 'validator-1']) {
      assert.ok(output.includes(said), `'${said}' is not in:\n${output}`)
    }
  })

  it('names the topologies that there are', async () => {
    const { output } = await paste(`${testnet} topologies`, env)
    assert.match(output, /^lan +five hosts on one LAN$/m)
  })
})
