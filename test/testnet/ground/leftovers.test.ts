/** Nothing of a network of several hosts stays on the machine, neither when it goes down nor when its launcher is killed while domains run. */
import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { packageRoot } from '../../../src/node/package-root.ts'
import { cgroupMounts } from '../../../src/xenoserver/hypervisor/cgroups.ts'
import { mountsBelow } from '../../../src/xenoserver/hypervisor/mounts.ts'
import { listNamespaces } from '../../../src/xenoserver/hypervisor/namespaces.ts'
import { isSystemError } from '../../../src/xenoserver/hypervisor/processes.ts'
import { askControl } from '../../../testnet/control.ts'
import { namespacePrefix, prefixOf } from '../../../testnet/names.ts'
import { knownNetwork } from '../../../testnet/network.ts'
import { skip } from '../../skips.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { buildPrograms } from '../../support/network.ts'

const run = promisify(execFile)
const LAUNCHER = join(packageRoot, 'dist/testnet.mjs')
const TOPOLOGY = `
says: one server
hosts:
  a: { nodes: [validator, rd], clock: skewable }
  b: { nodes: [server], disk: 512MiB }
  me: { clients: 1 }
routers:
  net:
links:
  - { between: [a, net], latency: 1ms }
  - { between: [b, net], latency: 1ms }
  - { between: [me, net], latency: 1ms }
`

/** What there is of a network on the machine, by kind. */
function footprint(folder: string): Readonly<Record<string, readonly string[]>> {
  const server = `xeno-${prefixOf(folder, 1)}`
  return {
    namespaces: listNamespaces().filter(name => name.startsWith(namespacePrefix(folder)) || name.startsWith(server)),
    mounts: mountsBelow(folder),
    cgroups: cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8')).flatMap(({ path }) => readdirSync(path).filter(name => name === server)),
    processes: processes().filter(line => line.includes(folder)),
    'loop devices': readdirSync('/sys/block').filter(name => name.startsWith('loop') && backingFile(name).startsWith(folder)),
    slots: readdirSync('/run/xeno/slots').filter(name => readIfThere(join('/run/xeno/slots', name)) === prefixOf(folder, 1)),
    users: readdirSync('/run/xeno/users').filter(name => name.startsWith(server)),
  }
}

function processes(): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(pid => readIfThere(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
}

function backingFile(device: string): string {
  return readIfThere(`/sys/block/${device}/loop/backing_file`)
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ESRCH')) return ''
    throw error
  }
}

function assertNothing(folder: string): void {
  assert.deepEqual(
    Object.entries(footprint(folder)).filter(([, found]) => found.length > 0),
    [],
  )
}

describe('what a network of several hosts leaves on the machine', function () {
  this.timeout(90_000)
  const folder = temporaryFolder()
  const topology = join(temporaryFolder(), 'one-server.yaml')
  let launcher: ChildProcess | undefined

  before(async function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
    writeFileSync(topology, TOPOLOGY)
    await buildPrograms()
  })
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return
    launcher?.kill('SIGKILL')
    await run(process.execPath, [LAUNCHER, 'down', '--folder', folder]).catch(() => undefined)
  })

  async function up(): Promise<void> {
    const child = spawn(process.execPath, [LAUNCHER, 'up', '--topology', topology, '--folder', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    launcher = child
    await new Promise<void>((resolve, reject) => {
      child.on('exit', () => reject(new Error('it ended before it was ready')))
      createInterface({ input: child.stdout }).on('line', line => line.includes('Ctrl-C') && resolve())
    })
  }

  /** A session with a task that runs until somebody ends it. */
  async function work(): Promise<void> {
    const network = knownNetwork(folder)
    assert.ok(network !== undefined)
    const script = `
      set -e
      xeno register
      xeno --home ${network.about.treasury} account transfer "$(xeno account show --id)" 1
      session=$(xeno --json session create --cpu 100 --memory 32MiB --net 5 --budget 0.20 | sed -n 's/^  "session": "\\(.*\\)",/\\1/p')
      xeno task deploy "$session" -- sleep 600
    `
    const { code, stdout, stderr } = await network.host('me').run(['bash', '-c', script])
    assert.equal(code, 0, `${stdout}${stderr}`)
    const found = footprint(folder)
    for (const [what, names] of Object.entries(found)) assert.ok(names.length > 0, `there are ${what} while a domain runs`)
  }

  async function down(): Promise<void> {
    const exited = launcher === undefined ? undefined : once(launcher, 'exit')
    await run(process.execPath, [LAUNCHER, 'down', '--folder', folder])
    assert.deepEqual(await exited, [0, null])
  }

  async function kill(): Promise<void> {
    const child = launcher
    assert.ok(child !== undefined)
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  it('is nothing after it went down with a domain running', async () => {
    await up()
    await work()
    await down()
    assertNothing(folder)
  })

  it('is taken away by `down` when its server and its launcher were killed', async () => {
    await up()
    await work()
    await askControl(folder, { verb: 'fault', fault: { verb: 'node kill', node: 'server-1' } })
    await kill()
    const { stdout } = await run(process.execPath, [LAUNCHER, 'down', '--folder', folder])
    assert.match(stdout, /killed launcher[\s\S]*host ground-[\s\S]*domain [\s\S]*mount /)
    assertNothing(folder)
    await assert.rejects(run(process.execPath, [LAUNCHER, 'down', '--folder', folder]), /testnet-not-running/)
  })

  it('is taken away by the next start when its launcher was killed', async () => {
    await up()
    await work()
    await kill()
    await up()
    assert.equal(listNamespaces().filter(name => name.startsWith(namespacePrefix(folder))).length, 4)
    await work()
    await down()
    assertNothing(folder)
  })
})
