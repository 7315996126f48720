import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { startDaemon } from '../../src/daemon/daemon.ts'
import { foundXisFile } from '../../src/daemon/found.ts'
import { signerFromSeed } from '../../src/node/crypto.ts'
import { createKey } from '../../src/node/key-file.ts'
import { toText } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { peerText } from '../../src/types/peer-id.ts'
import { temporaryFolder } from '../support/folders.ts'
import { until } from '../support/until.ts'

const NOBODY = peerText(signerFromSeed(new Uint8Array(32).fill(7)).id)
const never = new AbortController().signal

/** A XenoServer whose XenoCorp cannot be reached. Returns its config file. */
async function prepare(folder: string, capacity: string): Promise<string> {
  await createKey(join(folder, 'node.key'))
  writeFileSync(join(folder, 'xis.yaml'), `{ name: Index, founding: [${NOBODY}], xenoCorps: [] }`)
  foundXisFile(join(folder, 'xis.yaml'), join(folder, 'xis.bin'))
  const file = join(folder, 'xenod.yaml')
  writeFileSync(
    file,
    `name: node
network: one-host
listen: [/ip4/127.0.0.1/tcp/0]
log: { level: error }
roles:
  xenoserver:
    corps: [{ name: ${toText(new Uint8Array(32).fill(1))}, address: /ip4/127.0.0.1/tcp/1/p2p/${NOBODY} }]
    owner: { name: Somebody }
    operator: Somebody
    capacity: ${capacity}
    prices: { coreHour: 0.02, memoryGibHour: 0.005, diskGibHour: 0.0002, networkGib: 0.01, addressHour: 0.004, setup: 0.0001 }
    prefix: xdt
    drivers: [process]
    xis: xis.bin
`,
  )
  return file
}

describe('a daemon that does not get as far as being ready', () => {
  let folder: string
  beforeEach(() => {
    folder = temporaryFolder()
  })
  const keeperRuns = async (): Promise<boolean> => {
    const socket = connect(join(folder, 'hypervisor/keeper.sock'))
    try {
      await once(socket, 'connect')
      return true
    } catch {
      return false
    } finally {
      socket.destroy()
    }
  }
  const keeperIsGone = (): Promise<void> => until('the keeper is gone', async () => !(await keeperRuns()), 5_000)

  it('stops when it is told to while it waits for a XenoCorp, and leaves nothing running', async () => {
    const stop = new AbortController()
    const started = startDaemon(await prepare(folder, '{ cpuMs: 100, memory: 16MiB, disk: 16MiB, netMbps: 1 }'), stop.signal)
    const ended = assert.rejects(started, (error: unknown) => error === stop.signal.reason)
    await until('the keeper runs', keeperRuns, 5_000)
    stop.abort(new Error('enough'))
    await ended
    await keeperIsGone()
  })

  it('ends with the error of the role that failed, and leaves nothing running', async () => {
    const file = await prepare(folder, '{ cpuMs: 100, memory: 16MiB, disk: 4000000GiB, netMbps: 1 }')
    await assert.rejects(startDaemon(file, never), (error: unknown) => isXenoError(error, 'capacity-too-large'))
    await keeperIsGone()
  })
})
