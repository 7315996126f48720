/** Machines whose addresses come, go and change, in a network namespace of their own. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readStatus } from '../../src/daemon/status/command.ts'
import { peerText } from '../../src/types/peer-id.ts'
import { skip } from '../skips.ts'
import { Daemon, foundCommittee, stopDaemons } from '../support/daemons.ts'
import { buildPrograms } from '../support/network.ts'
import { until } from '../support/until.ts'

const NAMESPACE = `xma${process.pid}`
const PATIENCE_MS = 60_000

describe('a machine whose addresses change', function () {
  this.timeout(300_000)
  let first: Daemon
  let second: Daemon

  const ip = (...args: readonly string[]): string => execFileSync('ip', ['-n', NAMESPACE, ...args], { encoding: 'utf8' })
  const addresses = async (daemon: Daemon): Promise<string[]> =>
    (await readStatus(daemon.folder)).addresses.map(address => address.split('/p2p/')[0] ?? '')
  /** Neither lacks the other. */
  const together = async (): Promise<boolean> => {
    const told = await Promise.all([first, second].map(({ folder }) => readStatus(folder)))
    return told.every(({ problems }) => problems.every(({ code }) => code === 'disk-nearly-full'))
  }

  before(async function () {
    this.timeout(120_000)
    if (process.getuid?.() !== 0) skip(this, 'root', 'network namespaces cannot be made')
    await buildPrograms()
    execFileSync('ip', ['netns', 'add', NAMESPACE])
    ip('link', 'set', 'lo', 'up')
    ip('addr', 'add', '10.77.0.1/32', 'dev', 'lo')
    ip('addr', 'add', 'fd77::1/128', 'dev', 'lo')
    const within = ['nsenter', `--net=/run/netns/${NAMESPACE}`]
    first = await Daemon.make({ within })
    second = await Daemon.make({ within })
    foundCommittee([first, second])
    first.configure({ listen: ['/ip4/0.0.0.0/tcp/4101', '/ip6/::/tcp/4101'], roles: { validator: { committee: 'committee.bin' } } })
    // IPv6 only, on an address that is not there yet, known to nobody: it has to find the other, and to be found by that.
    const peers = [`/ip6/fd77::1/tcp/4101/p2p/${peerText(first.id)}`]
    second.configure({ listen: ['/ip6/fd77::9/tcp/4102'], roles: { validator: { committee: 'committee.bin', peers } } })
    first.start()
    await first.ready()
    second.start()
    await second.ready()
  })
  after(async () => {
    await stopDaemons()
    execFileSync('ip', ['netns', 'del', NAMESPACE])
  })

  it('tells the addresses of both families, and no loopback', async () => {
    assert.deepEqual(await addresses(first), ['/ip4/10.77.0.1/tcp/4101', '/ip6/fd77::1/tcp/4101'])
  })

  it('starts without an address that is not there yet, and listens there when it has come', async () => {
    assert.deepEqual(await addresses(second), [])
    ip('addr', 'add', 'fd77::9/128', 'dev', 'lo')
    await until('it listens', async () => (await addresses(second)).join() === '/ip6/fd77::9/tcp/4102', PATIENCE_MS)
    await until('they have found each other', together, PATIENCE_MS)
  })

  it('follows an address that is added and one that is taken away', async () => {
    ip('addr', 'add', '10.77.0.2/32', 'dev', 'lo')
    await until('it tells the new one', async () => (await addresses(first)).includes('/ip4/10.77.0.2/tcp/4101'), PATIENCE_MS)
    ip('addr', 'del', '10.77.0.1/32', 'dev', 'lo')
    await until('it does not tell the old one', async () => !(await addresses(first)).includes('/ip4/10.77.0.1/tcp/4101'), PATIENCE_MS)
  })

  it('is found again after it was renumbered, and finds the other after that was', async () => {
    ip('addr', 'add', 'fd77::2/128', 'dev', 'lo')
    await until('the new address is told', async () => (await addresses(first)).includes('/ip6/fd77::2/tcp/4101'), PATIENCE_MS)
    ip('addr', 'del', 'fd77::1/128', 'dev', 'lo')
    // The connection that it had begins or ends at the address that is gone.
    await until('they are together', together, PATIENCE_MS)
    await until(
      'the other has it by the new address',
      async () => (await readStatus(second.folder)).connected === 1 && (await together()),
      PATIENCE_MS,
    )
  })
})
