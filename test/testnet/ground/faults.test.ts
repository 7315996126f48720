/** Faults of nodes and hosts, by library and by command, on hosts of their own. */
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { z } from 'zod'
import { packageRoot } from '../../../src/node/package-root.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { applyFault } from '../../../testnet/ground/faults/apply.ts'
import { parseFault } from '../../../testnet/ground/faults/fault.ts'
import { Observer } from '../../../testnet/ground/observer/observer.ts'
import { prepareHomes } from '../../../testnet/homes.ts'
import { type LocalNetwork, openGround } from '../../../testnet/network.ts'
import { skip } from '../../skips.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { buildPrograms } from '../../support/network.ts'
import { until } from '../../support/until.ts'

const TOPOLOGY = `
says: two hosts and a client
hosts:
  a: { nodes: [validator, rd], clock: skewable }
  b: { nodes: [server], disk: 512MiB, clock: skewable }
  me: { clients: 1 }
routers:
  net:
links:
  - { between: [a, net], latency: 1ms }
  - { between: [b, net], latency: 1ms }
  - { between: [me, net], latency: 1ms }
`
const HOUR_MS = 3_600_000

describe('faults', function () {
  this.timeout(120_000)

  before(function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
  })

  describe('of nodes and hosts', () => {
    let network: LocalNetwork
    let observer: Observer

    before(async () => {
      await buildPrograms()
      network = await openGround({ folder: temporaryFolder(), topology: { text: TOPOLOGY } })
      await network.start()
      observer = await Observer.start(network)
    })
    after(async () => {
      await observer?.stop()
      await network?.stop()
    })

    const fault = async (text: string): Promise<void> => {
      const parsed = parseFault(text)
      assert.ok(parsed !== undefined, text)
      await applyFault(network, parsed)
    }
    const clockOf = async (host: string): Promise<number> =>
      Number((await network.host(host).run([process.execPath, '-e', 'console.log(Date.now())'])).stdout)

    it('are done to a ground that an observer sees whole', async () => {
      await observer.indexComplete()
      await observer.partitionsEmpty()
      await observer.converged()
      await observer.moneyAddsUp()
    })

    it('set the clock of a host, and of no other', async () => {
      await fault('host skew b +1h')
      const [here, a, b] = [Date.now(), await clockOf('a'), await clockOf('b')]
      assert.ok(Math.abs(a - here) < 60_000, `a is ${a - here} ms off`)
      assert.ok(Math.abs(b - here - HOUR_MS) < 60_000, `b is ${b - here} ms off`)
      await fault('host skew b -90s')
      assert.ok((await clockOf('b')) < Date.now())
      await fault('host skew b +0s')
      assert.ok(Math.abs((await clockOf('b')) - Date.now()) < 60_000)
      await assert.rejects(fault('host skew me +1h'), (error: unknown) => isXenoError(error, 'no-clock'))
    })

    it('set it while a program runs', async () => {
      const child = network.host('a').spawn([process.execPath, '-e', 'setInterval(() => console.log(Date.now()), 100)'])
      try {
        if (child.stdout === null) throw new Error('it has pipes')
        await fault('host skew a +1h')
        for await (const line of createInterface({ input: child.stdout })) if (Number(line) - Date.now() > HOUR_MS / 2) break
        await fault('host skew a +0s')
      } finally {
        child.kill()
      }
    })

    it('fill the disk of a host to the last byte, and free it', async () => {
      const { folder } = network.host('b')
      await fault('host fill b')
      assert.throws(() => writeFileSync(join(folder, 'more'), Buffer.alloc(8_192)), /ENOSPC/)
      await fault('host free b')
      writeFileSync(join(folder, 'more'), Buffer.alloc(8_192))
      await assert.rejects(fault('host fill a'), (error: unknown) => isXenoError(error, 'no-disk'))
    })

    it('wipe a server as a new disk does: its key is the same, it has no domain and sells all of itself', async () => {
      await prepareHomes(network)
      const me = network.host('me')
      const xeno = async (...args: readonly string[]): Promise<string> => {
        const { code, stdout, stderr } = await me.run(['xeno', ...args])
        assert.equal(code, 0, stderr)
        return stdout.trim()
      }
      await xeno('register')
      await me.run(['xeno', '--home', network.about.treasury, 'account', 'transfer', await xeno('account', 'show', '--id'), '5'])
      await until('the server is found', async () => (await me.run(['xeno', 'find', '--cpu', '150'])).code === 0, 30_000)
      await xeno('session', 'create', '--cpu', '150', '--memory', '64MiB', '--budget', '0.5', '--duration', '10m')
      const [{ session }] = z.tuple([z.object({ session: z.string() })]).parse(JSON.parse(await xeno('--json', 'session', 'list')))
      const server = network.node('server-1')
      const key = readFileSync(join(server.folder, 'node.key'))
      mkdirSync(join(server.folder, 'of-the-old-disk'))
      await fault('node wipe server-1')
      assert.deepEqual([server.state, existsSync(join(server.folder, 'of-the-old-disk'))], ['stopped', false])
      assert.deepEqual(readdirSync(server.folder).sort(), ['node.key', 'xenod.yaml'])
      assert.deepEqual(readFileSync(join(server.folder, 'node.key')), key)
      await fault('node start server-1')
      await observer.partitionsEmpty()
      await observer.indexComplete()
      // It knows the session no more: its client takes the order from it.
      await xeno('session', 'close', session)
      const [{ state }] = z.tuple([z.object({ state: z.string() })]).parse(JSON.parse(await xeno('--json', 'order', 'list')))
      assert.equal(state, 'ended')
      assert.ok((await observer.moneyAddsUp({ settled: false })).setAside > 0n)
    })

    it('kill, restart, pause and resume', async () => {
      const rd = network.node('rd-1')
      await fault('node pause rd-1')
      assert.equal(rd.state, 'paused')
      await fault('node resume rd-1')
      await fault('node kill rd-1')
      assert.equal(rd.state, 'stopped')
      await fault('node start rd-1')
      const { pid } = rd
      await fault('node restart rd-1')
      assert.equal(rd.state, 'ready')
      assert.notEqual(rd.pid, pid)
      await observer.indexComplete()
    })

    it('cut, slow and mend a link', async () => {
      const reaches = async (): Promise<boolean> => (await network.host('me').run(['ping', '-c', '1', '-W', '1', addressOfA()])).code === 0
      const addressOfA = (): string => /ip4\/([\d.]+)/.exec(network.about.corp)?.[1] ?? ''
      assert.ok(await reaches())
      await fault('link cut me net')
      assert.ok(!(await reaches()))
      await fault('link slow me net --latency 20ms --jitter 2ms --bandwidth 10Mbit')
      await fault('link lose me net 5%')
      await fault('link restore me net')
      assert.ok(await reaches())
    })
  })

  describe('by command', () => {
    const folder = temporaryFolder()
    const run = promisify(execFile)
    const testnet = (...args: readonly string[]) => run(process.execPath, [join(packageRoot, 'dist/testnet.mjs'), ...args, '--folder', folder])
    before(buildPrograms)

    it('are done to a network that another process runs', async () => {
      writeFileSync(join(folder, 'small.yaml'), TOPOLOGY)
      const args = ['up', '--topology', join(folder, 'small.yaml'), '--folder', join(folder)]
      const launcher = spawn(process.execPath, [join(packageRoot, 'dist/testnet.mjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
      const exited = once(launcher, 'exit')
      try {
        for await (const line of createInterface({ input: launcher.stdout })) if (line.includes('Ctrl-C')) break
        const state = async (...words: readonly string[]): Promise<string> => (await testnet(...words)).stdout
        assert.match(await state('node', 'pause', 'rd-1'), /^rd-1 +a +paused/m)
        assert.match(await state('resume', 'rd-1'), /^rd-1 +a +ready/m)
        assert.match(await state('node', 'wipe', 'rd-1'), /^rd-1 +a +stopped/m)
        assert.match(await state('node', 'start', 'rd-1'), /^rd-1 +a +ready/m)
        assert.match(await state('host', 'skew', 'b', '-90s'), /^server-1 +b +ready/m)
        await assert.rejects(testnet('host', 'skew', 'b', 'soon'), /expected a time with its sign/)
        await state('host', 'fill', 'b')
        await state('host', 'free', 'b')
        await assert.rejects(testnet('host', 'fill', 'c'), /no-such-host/)
      } finally {
        await testnet('down')
      }
      assert.deepEqual(await exited, [0, null])
    })
  })
})
