import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { packageRoot } from '../../src/node/package-root.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { askControl, type NetworkStatus } from '../../testnet/control.ts'
import { openNetwork } from '../../testnet/network.ts'
import { freePorts } from '../../testnet/ports.ts'
import { temporaryFolder } from '../support/folders.ts'
import { buildPrograms, useNetwork } from '../support/network.ts'
import { until } from '../support/until.ts'

const run = promisify(execFile)
const LAUNCHER = join(packageRoot, 'dist/testnet.mjs')

/** Settles when nothing listens on a node's port any more. */
async function closed(address: string): Promise<void> {
  const port = Number(/\/tcp\/(\d+)/.exec(address)?.[1])
  const socket = connect(port, '127.0.0.1')
  // While it listens the connection stays; it ends with the process.
  socket.on('error', () => undefined)
  socket.resume()
  await new Promise<void>(resolve => socket.on('close', () => resolve()))
}

describe('a local network', function () {
  this.timeout(60_000)

  describe('of four validators', () => {
    const network = useNetwork({ validators: 4, servers: 0 })

    it('is ready when it has started', async () => {
      assert.deepEqual(
        network().nodes.map(({ name, state }) => ({ name, state })),
        [1, 2, 3, 4].map(i => ({ name: `validator-${i}`, state: 'ready' })),
      )
      assert.match(await network().logs(), /validator-4 .* ready event=ready/)
    })

    it('goes on without a node that was killed, and takes it back', async () => {
      const node = network().node('validator-2')
      const before = node.pid
      const ends: unknown[] = []
      node.onEnd = end => ends.push(end)
      await node.kill()
      assert.equal(node.state, 'stopped')
      assert.deepEqual(ends, [{ wasReady: true, wanted: true, how: 'SIGKILL' }])
      assert.equal(network().node('validator-1').state, 'ready')
      await node.start()
      assert.equal(node.state, 'ready')
      assert.notEqual(node.pid, before)
    })

    it('tells when a node ends that was not asked to', async () => {
      const node = network().node('validator-3')
      const end = new Promise(resolve => {
        node.onEnd = resolve
      })
      process.kill(node.pid ?? 0, 'SIGKILL')
      assert.deepEqual(await end, { wasReady: true, wanted: false, how: 'SIGKILL' })
      await node.start()
    })

    it('pauses a node and lets it go on', async () => {
      const node = network().node('validator-4')
      const state = () => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${node.pid}/status`, 'utf8'))?.[1]
      node.pause()
      assert.equal(node.state, 'paused')
      await until('it stands still', () => state() === 'T')
      node.resume()
      assert.equal(node.state, 'ready')
      await until('it goes on', () => state() !== 'T')
    })

    it('keeps what it was founded with', async () => {
      const again = await openNetwork({ folder: network().folder, validators: 4, servers: 0 })
      assert.deepEqual(again.about, network().about)
      await assert.rejects(openNetwork({ folder: network().folder, validators: 7, servers: 0 }), (error: unknown) =>
        isXenoError(error, 'testnet-other'),
      )
    })
  })

  describe('that cannot start', () => {
    it('says which node, with the end of its log, and leaves none running', async () => {
      await buildPrograms()
      const network = await openNetwork({ folder: temporaryFolder(), validators: 4, servers: 0 })
      writeFileSync(join(network.folder, 'validator-3/xenod.yaml'), 'name: validator-3\n')
      await assert.rejects(network.start(), (error: unknown) => {
        assert.ok(isXenoError(error, 'node-not-ready'))
        assert.match(error.message, /validator-3[\s\S]*config-invalid/)
        return true
      })
      assert.deepEqual([...new Set(network.nodes.map(node => node.state))], ['stopped'])
    })

    it('is refused in sizes that it cannot have', async () => {
      for (const shape of [{ validators: 2 }, { servers: -1 }, { servers: 0, rds: 1 }, { servers: 33 }]) {
        await assert.rejects(openNetwork({ folder: temporaryFolder(), ...shape }), (error: unknown) => isXenoError(error, 'testnet-size'))
      }
    })
  })

  describe('in the foreground', () => {
    const folder = temporaryFolder()
    const upArguments = [LAUNCHER, 'up', '--validators', '1', '--servers', '0', '--folder', folder]
    before(buildPrograms)

    async function up() {
      const launcher = spawn(process.execPath, upArguments, { stdio: ['ignore', 'pipe', 'inherit'] })
      const lines = createInterface({ input: launcher.stdout })[Symbol.asyncIterator]()
      for (;;) {
        const { value, done } = await lines.next()
        if (done === true) throw new Error('it ended before it was ready')
        if (value.includes('Ctrl-C')) return { launcher, exited: once(launcher, 'exit') }
      }
    }

    it('answers questions, refuses a second, and goes down when it is told', async () => {
      const { exited } = await up()
      const status = (await askControl(folder, { verb: 'status' })) as NetworkStatus
      assert.deepEqual(
        status.nodes.map(({ name, state }) => `${name} ${state}`),
        ['validator-1 ready'],
      )
      await assert.rejects(run(process.execPath, upArguments), (error: Error) => error.message.includes('testnet-running'))
      await assert.rejects(askControl(folder, { verb: 'fault', fault: { verb: 'node kill', node: 'validator-2' } }), (error: unknown) =>
        isXenoError(error, 'no-such-node'),
      )
      const killed = await askControl(folder, { verb: 'fault', fault: { verb: 'node kill', node: 'validator-1' } })
      assert.equal(killed?.nodes[0]?.state, 'stopped')
      await askControl(folder, { verb: 'fault', fault: { verb: 'node start', node: 'validator-1' } })
      await askControl(folder, { verb: 'down' })
      assert.deepEqual(await exited, [0, null])
      await assert.rejects(askControl(folder, { verb: 'status' }), (error: unknown) => isXenoError(error, 'testnet-not-running'))
    })

    it('stops in order on SIGTERM', async () => {
      const { launcher, exited } = await up()
      launcher.kill('SIGTERM')
      assert.deepEqual(await exited, [0, null])
      assert.match(readFileSync(join(folder, 'validator-1/log.jsonl'), 'utf8'), /"event":"stopped"[^\n]*\n$/)
    })

    it('leaves no node behind when it is killed', async () => {
      const { launcher, exited } = await up()
      const status = (await askControl(folder, { verb: 'status' })) as NetworkStatus
      const gone = status.nodes.map(({ address }) => closed(address))
      launcher.kill('SIGKILL')
      await exited
      await Promise.all(gone)
      const { exited: again } = await up()
      await askControl(folder, { verb: 'down' })
      assert.deepEqual(await again, [0, null])
    })
  })
})

describe('free ports', () => {
  it('are distinct, and below those that outgoing connections get', async () => {
    const ports = await freePorts(20)
    assert.equal(new Set(ports).size, 20)
    assert.ok(ports.every(port => port < 32_768))
  })
})
