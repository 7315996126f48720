/** Networks of several hosts, up for real: who reaches whom, paid work from behind a masquerade and over IPv6 alone, links at fault. */
import assert from 'node:assert/strict'
import { isXenoError } from '../../../src/types/errors.ts'
import type { Host } from '../../../testnet/ground/host.ts'
import { prepareHomes } from '../../../testnet/homes.ts'
import { openGround } from '../../../testnet/network.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { useGround } from '../../support/network.ts'
import { until } from '../../support/until.ts'

/** A server and a client are hidden by a router; another client has IPv6 alone, and a line that takes 5 ms. */
const HOME_AND_AWAY = `
says: a home, and a far client
servers: { reportInterval: 500ms }
hosts:
  a: { nodes: [validator, rd] }
  attic: { nodes: [server], disk: 512MiB }
  laptop: { clients: 1 }
  six: { clients: 1 }
routers:
  net:
  home: { masquerades: [attic, laptop], forward: { 4101: attic } }
links:
  - { between: [a, net], latency: 1ms }
  - { between: [home, net], latency: 2ms }
  - { between: [attic, home] }
  - { between: [laptop, home] }
  - { between: [six, net], latency: 5ms, ip: 6 }
`

const LONELY = `
says: one host
hosts:
  a: { nodes: [validator], disk: 32MiB }
routers:
  net:
links:
  - { between: [a, net] }
`

/** Prints how long a connection took, in ms, and from where it came as the other end says. */
const DIAL = `
const [host, port] = process.argv.slice(1)
const start = performance.now()
const socket = require('node:net').connect({ host, port: Number(port), timeout: 3000 })
socket.on('connect', () => { console.log((performance.now() - start).toFixed(2)) })
socket.on('data', text => { console.log(String(text)); socket.end() })
socket.on('timeout', () => { console.log('timeout'); process.exit(3) })
socket.on('error', error => { console.log(error.code); process.exit(2) })
if (process.argv[3] === 'close') socket.on('connect', () => socket.destroy())
`
/** Tells each who comes where from. */
const LISTEN = `
const server = require('node:net').createServer(socket => socket.end(socket.remoteAddress))
server.listen(Number(process.argv[1]), '::', () => console.log('listening'))
`

async function dial(host: Host, address: string, port: number, then = 'close'): Promise<{ code: number; said: string[] }> {
  const { code, stdout } = await host.run([process.execPath, '-e', DIAL, address, String(port), then])
  return { code, said: stdout.trim().split('\n') }
}

describe('a network of several hosts', function () {
  this.timeout(60_000)
  const network = useGround({ topology: { text: HOME_AND_AWAY } })
  const host = (name: string): Host => network().host(name)
  const addressOf = (place: string, family: 4 | 6): string =>
    network()
      .ground?.plan.devices(place)
      .flatMap(({ addresses }) => addresses[family] ?? [])[0] ?? ''
  let treasury = ''

  before(async function () {
    this.timeout(60_000)
    treasury = (await prepareHomes(network())).treasury
  })

  /** A registered client with money, whose first paid session says hello. */
  async function assertPaidRun(client: Host): Promise<void> {
    const registered = await client.run(['xeno', '--json', 'register'])
    assert.equal(registered.code, 0, registered.stderr)
    const account = /"account": "(\w+)"/.exec(registered.stdout)?.[1] ?? ''
    const paid = await host('laptop').run(['xeno', '--home', treasury, 'account', 'transfer', account, '10'])
    assert.equal(paid.code, 0, paid.stderr)
    const ran = await client.run(['xeno', 'run', '--cpu', '100', '--memory', '64MiB', '--budget', '0.50', '--', 'sh', '-c', 'echo hello'])
    assert.equal(ran.code, 0, ran.stderr)
    assert.match(ran.stdout, /^hello$/m)
    assert.match(ran.stderr, /came back/)
  }

  it('runs programs on hosts: their output as it comes, their exit codes, their own homes', async () => {
    const pieces: string[] = []
    const { code, stdout } = await host('laptop').run(['sh', '-c', 'echo one; cat; echo "$XENO_HOME" >&2; exit 7'], {
      input: 'two\n',
      onOutput: (stream, text) => pieces.push(`${stream} ${text}`),
    })
    assert.equal(code, 7)
    assert.equal(stdout, 'one\ntwo\n')
    assert.ok(pieces.includes(`stderr ${host('laptop').folder}/client-1\n`))
    assert.throws(
      () => network().host('cellar'),
      (error: unknown) => isXenoError(error, 'no-such-host'),
    )
  })

  it('takes as long from host to host as its links say', async () => {
    const { said } = await dial(host('six'), addressOf('a', 6), 4_101)
    // There and back over 5 and 1 ms; a machine that is busy adds to it.
    assert.ok(Number(said[0]) >= 12 && Number(said[0]) < 500, said.join(' '))
  })

  it('gives hosts their disks', async () => {
    const { stdout } = await host('attic').run(['df', '--output=size,target', '-B1M', '.'])
    const [size, target] = stdout.trim().split('\n')[1]?.trim().split(/\s+/) ?? []
    assert.equal(target, host('attic').folder)
    assert.ok(Number(size) > 400 && Number(size) <= 512, stdout)
  })

  it('hides who is behind a masquerade, but for what is forwarded', async () => {
    const listening = host('a').spawn([process.execPath, '-e', LISTEN, '7000'])
    await new Promise(resolve => listening.stdout?.once('data', resolve))
    try {
      const { said } = await dial(host('laptop'), addressOf('a', 4), 7_000, 'stay')
      assert.equal(said[1], `::ffff:${addressOf('home', 4)}`)
      assert.equal((await dial(host('laptop'), addressOf('a', 6), 7_000, 'stay')).said[1], addressOf('home', 6))
    } finally {
      listening.kill()
    }
    assert.notEqual((await dial(host('a'), addressOf('laptop', 4), 4_101)).code, 0)
    assert.notEqual((await dial(host('six'), addressOf('attic', 6), 4_101)).code, 0)
    for (const [from, family] of [
      ['a', 4],
      ['six', 6],
      ['laptop', 4],
    ] as const) {
      assert.equal((await dial(host(from), addressOf('home', family), 4_101)).code, 0, `${from} reaches the forwarded server`)
    }
  })

  it('serves a client over IPv6 alone', async () => {
    await assertPaidRun(host('six'))
  })

  it('serves a client behind the masquerade', async () => {
    await assertPaidRun(host('laptop'))
  })

  describe("'s links", () => {
    const reaches = async (): Promise<boolean> => (await dial(host('laptop'), addressOf('a', 4), 4_101)).code === 0
    afterEach(() => network().link('home', 'net').restore())

    it('are cut and heal', async () => {
      const link = network().link('net', 'home')
      await link.cut()
      assert.equal(link.settings[0].up, false)
      assert.equal(await reaches(), false)
      await link.heal()
      assert.equal(await reaches(), true)
    })

    it('are cut one way', async () => {
      await network().link('home', 'net').cut({ from: 'net' })
      assert.deepEqual(
        network()
          .link('home', 'net')
          .settings.map(({ up }) => up),
        [true, false],
      )
      assert.equal(await reaches(), false)
    })

    it('become slow, and are restored', async () => {
      const link = network().link('home', 'net')
      await link.slow({ latencyMs: 60 })
      const { said } = await dial(host('laptop'), addressOf('a', 4), 4_101)
      assert.ok(Number(said[0]) >= 122, said.join(' '))
      await link.restore()
      assert.equal(link.settings[0].latencyMs, 2)
    })

    it('lose all, or a part of it', async () => {
      const link = network().link('home', 'net')
      await link.lose(1)
      assert.equal(await reaches(), false)
      await link.lose(0.1)
      await until('a connection is made in spite of losses', reaches)
    })

    it('are only between neighbours', () => {
      assert.throws(
        () => network().link('a', 'attic'),
        (error: unknown) => isXenoError(error, 'no-such-link') && /a~net/.test(error.message),
      )
    })
  })

  it('stands beside another', async () => {
    const other = await openGround({ folder: temporaryFolder(), topology: { text: LONELY } })
    try {
      await other.start()
      assert.equal(other.node('validator-1').state, 'ready')
      assert.notEqual(other.host('a').namespace, host('a').namespace)
      assert.equal((await dial(host('laptop'), addressOf('a', 4), 4_101)).code, 0)
    } finally {
      await other.stop()
    }
  })

  it('keeps what it was founded with, and refuses another topology', async () => {
    const one = { folder: temporaryFolder(), topology: { text: LONELY } }
    const first = await openGround(one)
    await first.start()
    await first.stop()
    const again = await openGround(one)
    assert.deepEqual(again.about, first.about)
    await again.start()
    await again.stop()
    await assert.rejects(openGround({ ...one, topology: 'lan' }), (error: unknown) => isXenoError(error, 'testnet-other'))
  })
})
