/** The way out that terms open: on a host of the test's own, a network namespace between the daemon and an outside. */
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { EgressRule } from '../../../src/xenoserver/hypervisor/driver.ts'
import { mountsBelow } from '../../../src/xenoserver/hypervisor/mounts.ts'
import { skip } from '../../skips.ts'
import { programs } from './programs.ts'

const [HOST, OUTSIDE] = [`xeno-th${process.pid}`, `xeno-to${process.pid}`]
const reportSchema = z.object({ egress: z.boolean(), reached: z.record(z.string(), z.array(z.string())) })

function ip(...args: string[]): void {
  execFileSync('ip', args, { stdio: 'pipe' })
}

function within(namespace: string, ...command: [string, ...string[]]): ChildProcess {
  return spawn('nsenter', [`--net=/run/netns/${namespace}`, ...command], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Answers each connection to its port with a word. */
const SERVER = `
const server = require('node:net').createServer(socket => socket.end('reached\\n'))
server.listen(Number(process.argv[1]), '0.0.0.0', () => console.log('listening'))
`

describe('the way out of a domain', function () {
  this.timeout(60_000)
  let workPath = ''
  const servers: ChildProcess[] = []

  before(async function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'network namespaces cannot be made')
    workPath = mkdtempSync(join(tmpdir(), 'xeno-egress-'))
    chmodSync(workPath, 0o711)
    for (const name of [HOST, OUTSIDE]) ip('netns', 'add', name)
    ip('-n', HOST, 'link', 'add', 'wan', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', OUTSIDE)
    for (const [name, device, address] of [
      [HOST, 'wan', '198.51.100.1/24'],
      [OUTSIDE, 'eth0', '198.51.100.2/24'],
    ] as const) {
      ip('-n', name, 'addr', 'add', address, 'dev', device)
      for (const each of [device, 'lo']) ip('-n', name, 'link', 'set', each, 'up')
    }
    ip('-n', OUTSIDE, 'addr', 'add', '198.51.100.3/24', 'dev', 'eth0')
    ip('-n', HOST, 'addr', 'add', '203.0.113.1/32', 'dev', 'lo')
    for (const [name, port] of [
      [OUTSIDE, '80'],
      [OUTSIDE, '81'],
      [HOST, '80'],
    ] as const) {
      const server = within(name, process.execPath, '-e', SERVER, port)
      servers.push(server)
      if (server.stdout !== null) await once(server.stdout, 'data')
    }
  })

  after(async () => {
    // After a failure the next daemon takes away what the last one left, here as anywhere.
    if (mountsBelow(workPath).length > 0) await ask({}, [])
    for (const server of servers) {
      server.kill('SIGKILL')
      await once(server, 'exit')
    }
    for (const name of [HOST, OUTSIDE]) execFileSync('ip', ['netns', 'delete', name], { stdio: 'ignore' })
    rmSync(workPath, { recursive: true, force: true })
  })

  async function ask(rules: Record<string, readonly EgressRule[]>, targets: readonly string[]): Promise<z.output<typeof reportSchema>> {
    const { keeper, monitor, egress } = await programs()
    const options = { workPath, prefix: 'egr', drivers: ['runc', 'bwrap'], readyNetworks: 0, keeperPath: keeper, monitorPath: monitor }
    const child = within(HOST, process.execPath, egress, JSON.stringify({ options, rules, targets }))
    let [stdout, stderr] = ['', '']
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    await once(child, 'close')
    assert.equal(stderr, '')
    return reportSchema.parse(JSON.parse(stdout))
  }

  it('is not offered where the host is no router', async () => {
    assert.deepEqual(await ask({}, []), { egress: false, reached: {} })
  })

  it('leads where its rules say and nowhere else: not to the host, not to other domains', async () => {
    execFileSync('nsenter', [`--net=/run/netns/${HOST}`, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward'])
    const rules = {
      closed: [],
      web: [{ cidr: '198.51.100.0/24', protocol: 'tcp', ports: [80, 80] }],
      one: [{ cidr: '198.51.100.3/32' }],
      datagrams: [{ cidr: '0.0.0.0/0', protocol: 'udp' }],
      open: [{ cidr: '0.0.0.0/0' }],
    } satisfies Record<string, readonly EgressRule[]>
    const [web, other, second] = ['198.51.100.2 80', '198.51.100.2 81', '198.51.100.3 81']
    const host = ['198.51.100.1 80', '203.0.113.1 80']
    const { reached } = await ask(rules, [web, other, second, ...host, '100.64.0.1 80', '100.64.0.2 80'])
    assert.deepEqual(reached, { closed: [], web: [web], one: [second], datagrams: [], open: [web, other, second] })
    assert.equal(execFileSync('nsenter', [`--net=/run/netns/${HOST}`, 'nft', 'list', 'ruleset'], { encoding: 'utf8' }), '')
  })
})
