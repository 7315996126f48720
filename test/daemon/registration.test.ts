/** A XenoServer whose registrar is not there yet waits for it, and registers when it has come. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openNetwork } from '../../testnet/network.ts'
import { addressOf } from '../../testnet/record.ts'
import { temporaryFolder } from '../support/folders.ts'
import { buildPrograms } from '../support/network.ts'
import { until } from '../support/until.ts'

const PATIENCE_MS = 60_000

describe("a server's registration", function () {
  this.timeout(180_000)

  it('waits for a registrar that cannot be reached yet', async () => {
    await buildPrograms()
    const network = await openNetwork({ folder: temporaryFolder(), servers: 1, rds: 0 })
    const [registrar, ...validators] = ['validator-1', 'validator-2', 'validator-3', 'validator-4'].map(name => network.node(name))
    const server = network.node('server-1')
    const addresses = network.record.nodes.slice(0, 2).map(addressOf)
    const config = join(server.folder, 'xenod.yaml')
    // It learns of the XenoCorp from the second validator; the first alone serves the registrar.
    const text = readFileSync(config, 'utf8')
    const corps = text.replace(/^( +address: )\S+$/m, `$1${addresses[1]}`)
    assert.notEqual(corps, text)
    writeFileSync(config, corps)
    try {
      await Promise.all(validators.map(node => node.start()))
      const starting = server.start()
      await until(
        'it says for whom it waits',
        () => existsSync(server.logPath) && readFileSync(server.logPath, 'utf8').includes('registrar-unavailable'),
        PATIENCE_MS,
      )
      assert.equal(server.state, 'starting')
      await registrar?.start()
      await starting
      assert.match(readFileSync(server.logPath, 'utf8'), /"says":"registered"/)
    } finally {
      await network.stop()
    }
  })
})
