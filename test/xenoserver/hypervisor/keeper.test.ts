/** The keeper of leases: freezes in time by itself, whoever is dead (protocols/session/1, Paid-until lease). */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isXenoError } from '../../../src/types/errors.ts'
import type { FreezeTarget } from '../../../src/xenoserver/hypervisor/driver.ts'
import { KeeperClient } from '../../../src/xenoserver/hypervisor/keeper/client.ts'
import { MAX_REQUEST_BYTES } from '../../../src/xenoserver/hypervisor/keeper/protocol.ts'
import { isAlive, processRef, until } from '../../../src/xenoserver/hypervisor/processes.ts'
import { skip } from '../../skips.ts'
import { programs } from './programs.ts'
import { SMALL } from './resources.ts'
import { Rig } from './rig.ts'

/** How late a freeze may be on a busy machine. */
const LATE_MS = 250

describe('the keeper', function () {
  this.timeout(20_000)
  let folder = ''
  let client: KeeperClient

  /** A freezer of its own: a file with the name of the kernel's. */
  function freezer(domain: string): { target: FreezeTarget; isFrozen: () => boolean } {
    const path = join(folder, 'xeno-test', domain, 'freezer.state')
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, 'THAWED')
    return { target: { kind: 'cgroup', path, text: 'FROZEN' }, isFrozen: () => readFileSync(path, 'utf8') === 'FROZEN' }
  }

  async function open(): Promise<KeeperClient> {
    const { keeper } = await programs()
    return new KeeperClient({ programPath: keeper, socketPath: join(folder, 'keeper.sock'), statePath: join(folder, 'keeper.json') })
  }

  async function kill(signal: NodeJS.Signals): Promise<void> {
    const { pid } = await client.open()
    const ref = processRef(pid)
    process.kill(pid, signal)
    assert.ok(await until(() => ref === undefined || !isAlive(ref), 5_000))
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-keeper-'))
    client = await open()
    await client.open()
  })

  afterEach(async () => {
    await client.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('freezes at the time, neither before nor much later', async () => {
    const { target, isFrozen } = freezer('a')
    const paidUntil = Date.now() + 300
    assert.deepEqual(await client.set('a', paidUntil, target), { domain: 'a', paidUntil, expired: false })
    await until(isFrozen, 5_000)
    assert.ok(Date.now() >= paidUntil - 1 && Date.now() <= paidUntil + LATE_MS, `${Date.now() - paidUntil} ms late`)
    assert.deepEqual(await client.list(), [{ domain: 'a', paidUntil, expired: true }])
  })

  it('lets a renewed lease run on, and a dropped one for ever', async () => {
    const [renewed, dropped] = [freezer('a'), freezer('b')]
    await client.set('a', Date.now() + 500, renewed.target)
    await client.set('b', Date.now() + 500, dropped.target)
    await client.set('a', Date.now() + 60_000, renewed.target)
    await client.drop('b')
    await client.drop('b')
    await new Promise(resolve => setTimeout(resolve, 700))
    assert.deepEqual([renewed.isFrozen(), dropped.isFrozen()], [false, false])
    assert.deepEqual(
      (await client.list()).map(lease => lease.domain),
      ['a'],
    )
  })

  it('says that a lease had run out, and never thaws', async () => {
    const { target, isFrozen } = freezer('a')
    assert.equal((await client.set('a', Date.now() - 1, target)).expired, true)
    assert.equal(isFrozen(), true)
    assert.equal((await client.set('a', Date.now() + 60_000, target)).expired, true)
    assert.equal(isFrozen(), true)
    assert.equal((await client.check('a'))?.expired, false)
    assert.equal((await client.set('a', Date.now() + 60_000, target)).expired, false)
  })

  it('freezes again what was thawed without being paid', async () => {
    const { target, isFrozen } = freezer('a')
    await client.set('a', Date.now() - 1, target)
    writeFileSync(target.path, 'THAWED')
    assert.equal((await client.check('a'))?.expired, true)
    assert.equal(isFrozen(), true)
    assert.equal(await client.check('unknown'), undefined)
  })

  it('keeps its leases over its own death, and freezes at once what ran out meanwhile', async () => {
    const [short, long] = [freezer('short'), freezer('long')]
    await client.set('short', Date.now() + 600, short.target)
    await client.set('long', Date.now() + 60_000, long.target)
    await kill('SIGKILL')
    await new Promise(resolve => setTimeout(resolve, 700))
    assert.equal(short.isFrozen(), false)
    assert.deepEqual(
      (await client.list()).map(({ domain, expired }) => [domain, expired]),
      [
        ['short', true],
        ['long', false],
      ],
    )
    assert.deepEqual([short.isFrozen(), long.isFrozen()], [true, false])
  })

  it('told to die, freezes all that it keeps', async () => {
    const { target, isFrozen } = freezer('a')
    await client.set('a', Date.now() + 60_000, target)
    await kill('SIGTERM')
    assert.equal(isFrozen(), true)
    assert.deepEqual(
      (await client.list()).map(lease => lease.expired),
      [true],
    )
  })

  it('is one for a folder, and adopted by the next daemon', async () => {
    const { pid } = await client.open()
    const [second, third] = [await open(), await open()]
    assert.deepEqual(await Promise.all([second.open(), third.open()]), [{ pid }, { pid }])
    await second.close()
    await third.close()
  })

  it('leaves its leases to another that took its place', async () => {
    const { target, isFrozen } = freezer('a')
    const { pid } = await client.open()
    await client.set('a', Date.now() + 400, target)
    rmSync(join(folder, 'keeper.sock'))
    const next = await open()
    await next.set('a', Date.now() + 60_000, target)
    const old = processRef(pid)
    assert.ok(await until(() => old === undefined || !isAlive(old), 5_000))
    assert.equal(isFrozen(), false)
    await client.close()
    assert.equal((await client.open()).pid, (await next.open()).pid)
    await next.close()
  })

  it('forgets a domain whose freezer is gone', async () => {
    const { target } = freezer('a')
    rmSync(target.path)
    await client.set('a', Date.now() - 1, target)
    assert.deepEqual(await client.list(), [])
  })

  it('forgets the leases of another boot, and a broken file', async () => {
    const { target, isFrozen } = freezer('a')
    await client.set('a', Date.now() + 60_000, target)
    await kill('SIGKILL')
    const state = join(folder, 'keeper.json')
    writeFileSync(state, readFileSync(state, 'utf8').replace(/"boot":"[^"]*"/, '"boot":"another"'))
    assert.deepEqual(await client.list(), [])
    await kill('SIGKILL')
    writeFileSync(state, '{"boot":')
    assert.deepEqual(await client.list(), [])
    assert.match(readFileSync(join(folder, 'keeper.log'), 'utf8'), /cannot be read/)
    assert.equal(isFrozen(), false)
  })

  it('refuses what is not a request, and writes to nothing but freezers', async () => {
    const ask = (line: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(join(folder, 'keeper.sock'))
        socket.setEncoding('utf8').on('data', (text: string) => {
          resolve(text)
          socket.destroy()
        })
        socket.on('close', () => resolve('closed'))
        socket.on('error', reject)
        socket.write(line)
      })
    const victim = join(folder, 'victim')
    const set = (target: object, more: object = {}) => JSON.stringify({ verb: 'set', domain: 'a', paidUntil: 0, target, ...more })
    for (const line of [
      'nonsense',
      '[]',
      '{"verb":"format"}',
      '{"verb":"drop"}',
      '{"verb":"drop","domain":"../a"}',
      set({ kind: 'cgroup', path: victim, text: 'FROZEN' }),
      set({ kind: 'cgroup', path: '/etc/xeno-a/b/../../../freezer.state', text: 'FROZEN' }),
      set({ kind: 'cgroup', path: '/sys/fs/cgroup/xeno-a/b/freezer.state', text: 'root' }),
      set({ kind: 'groups', path: victim }),
      set({ kind: 'cgroup', path: '/x/xeno-a/b/freezer.state', text: 'FROZEN' }, { paidUntil: 'soon' }),
      set({ kind: 'cgroup', path: '/x/xeno-a/b/freezer.state', text: 'FROZEN' }, { paidUntil: 1e300 }),
    ]) {
      assert.equal(JSON.parse(await ask(`${line}\n`)).ok, false, line)
    }
    assert.equal(await ask('x'.repeat(MAX_REQUEST_BYTES + 1)), 'closed')
    assert.equal(existsSync(victim), false)
    await assert.rejects(client.set('A', 0, { kind: 'groups', path: '/x/groups' }), error => isXenoError(error, 'keeper-refused'))
    assert.deepEqual(await client.list(), [])
  })

  it('stops processes by their groups where there are no cgroups', async () => {
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })
    const ref = processRef(child.pid ?? 0)
    assert.ok(ref !== undefined)
    writeFileSync(join(folder, 'groups'), `${ref.pid} ${ref.startTicks}\n`)
    await client.set('a', Date.now() - 1, { kind: 'groups', path: join(folder, 'groups') })
    const state = () => /^State:\s+(\S)/m.exec(readFileSync(`/proc/${ref.pid}/status`, 'utf8'))?.[1]
    assert.ok(await until(() => state() === 'T', 2_000))
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
})

describe('a lease of a domain', function () {
  this.timeout(30_000)
  let rig: Rig

  before(async function () {
    try {
      rig = await Rig.open('runc')
    } catch (error) {
      if (isXenoError(error, 'no-driver')) skip(this, 'runc', error.message)
      throw error
    }
  })

  after(async () => await rig?.close())

  it('freezes it in the kernel when it runs out; resuming it needs a renewal', async () => {
    const { hypervisor } = rig
    const id = await rig.domain()
    await rig.begin(id, { argv: ['sh', '-c', 'while :; do :; done'] })
    const paidUntil = Date.now() + 400
    assert.deepEqual(await hypervisor.setLease(id, paidUntil), { paidUntil, expired: false })
    while ((await hypervisor.get(id))?.state !== 'paused') await new Promise(resolve => setTimeout(resolve, 10))
    assert.ok(Date.now() - paidUntil < LATE_MS)
    await assert.rejects(hypervisor.resume(id), error => isXenoError(error, 'lease-expired'))
    assert.equal((await hypervisor.get(id))?.state, 'paused')
    assert.equal((await hypervisor.setLease(id, Date.now() + 60_000)).expired, true)
    assert.equal((await hypervisor.get(id))?.state, 'paused')
    await hypervisor.resume(id)
    assert.equal((await hypervisor.get(id))?.state, 'running')
    assert.deepEqual([...(await hypervisor.leases()).keys()], [id])
    await hypervisor.destroy(id)
    assert.equal((await hypervisor.leases()).size, 0)
  })

  it('freezes it in time when the daemon was killed', async () => {
    const { starter } = await programs()
    const domain = { id: rig.name('domain'), resources: SMALL }
    await rig.hypervisor.close()
    const task = { name: 'busy', argv: ['sh', '-c', 'while :; do :; done'] }
    const daemon: ChildProcess = spawn(process.execPath, [starter, ...[rig.options, domain, task, 700].map(each => JSON.stringify(each))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (daemon.stdout !== null) await once(daemon.stdout, 'data')
    daemon.kill('SIGKILL')
    await once(daemon, 'exit')
    await new Promise(resolve => setTimeout(resolve, 700 + LATE_MS))
    rig = await rig.again()
    assert.equal((await rig.hypervisor.get(domain.id))?.state, 'paused')
    const [before, lease] = [await rig.hypervisor.usage(domain.id), (await rig.hypervisor.leases()).get(domain.id)]
    assert.equal(lease?.expired, true)
    assert.ok(before.cpuMs < 700 + 2 * LATE_MS, `${before.cpuMs} ms`)
    await new Promise(resolve => setTimeout(resolve, 200))
    assert.equal((await rig.hypervisor.usage(domain.id)).cpuMs, before.cpuMs)
    await rig.hypervisor.destroy(domain.id)
  })
})
