/** What a node makes of addresses: its own, those of others, and of nodes to start from that are slow or dead. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { multiaddr } from '@multiformats/multiaddr'
import { JOIN_PATIENCE_MS } from '../../src/node/bootstrap.ts'
import { STAGGER_MS } from '../../src/node/dialer.ts'
import { tellable } from '../../src/node/own-addresses.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { xisProtocol } from '../../src/wire/protocols.ts'
import { startHost, stopHosts } from '../support/hosts.ts'
import { until } from '../support/until.ts'

/** Takes connections and never says a word. */
class SilentServer {
  readonly #server: Server
  readonly sockets: Socket[] = []

  private constructor() {
    this.#server = createServer(socket => this.sockets.push(socket.on('error', () => undefined).resume()))
  }

  static async listen(): Promise<SilentServer> {
    const silent = new SilentServer()
    silent.#server.listen(0, '127.0.0.1')
    await once(silent.#server, 'listening')
    return silent
  }

  get address(): string {
    return `/ip4/127.0.0.1/tcp/${portOf(this.#server)}`
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy()
    this.#server.close()
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has a port')
  return address.port
}

/** An address that refuses at once. */
async function refusing(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  return `/ip4/127.0.0.1/tcp/${port}`
}

const plain = (address: string | undefined): string => address?.split('/p2p/')[0] ?? ''

describe('the addresses that a node tells others', () => {
  const told = (...addresses: readonly string[]): string[] => tellable(addresses.map(address => multiaddr(address))).map(String)

  it('leave out loopback and link-local ones where there are better, and name public ones first', () => {
    assert.deepEqual(
      told('/ip4/127.0.0.1/tcp/1', '/ip4/10.0.0.1/tcp/1', '/ip4/169.254.3.4/tcp/1', '/ip6/fe80::1/tcp/1', '/ip6/::1/tcp/1', '/ip6/2001:470::1/tcp/1'),
      ['/ip6/2001:470::1/tcp/1', '/ip4/10.0.0.1/tcp/1'],
    )
    assert.deepEqual(told('/ip4/127.0.0.1/tcp/1', '/ip4/127.0.0.1/tcp/1', '/ip6/::1/tcp/1'), ['/ip4/127.0.0.1/tcp/1', '/ip6/::1/tcp/1'])
    assert.deepEqual(told('/ip4/1.2.3.4/tcp/1', '/ip4/127.0.0.1/tcp/1'), ['/ip4/1.2.3.4/tcp/1'])
  })

  it('are those of the config where it says what to announce', async () => {
    const host = await startHost({ announce: ['/dns4/node.example.org/tcp/4101'] })
    assert.deepEqual(host.addresses().map(plain), ['/dns4/node.example.org/tcp/4101'])
    await stopHosts()
  })
})

describe('dialling a peer with dead addresses', function () {
  this.timeout(30_000)
  afterEach(stopHosts)

  it('costs a quarter of a second for each that is silent, nothing for one that refuses, and nothing the next time', async () => {
    const [silent, mute] = [await SilentServer.listen(), await SilentServer.listen()]
    const [from, to] = [await startHost({ listen: [] }), await startHost()]
    const ask = async (): Promise<number> => {
      const start = performance.now()
      await assert.rejects(from.rpc.call(to.id, xisProtocol.alive, {}), error => isXenoError(error, 'no-such-method'))
      return performance.now() - start
    }
    await from.rpc.learn(to.id, [silent.address, await refusing(), mute.address, plain(to.addresses()[0])])
    const first = await ask()
    assert.ok(first >= 2 * STAGGER_MS && first < 2 * STAGGER_MS + 2_500, `the first dial took ${Math.round(first)} ms`)
    console.log(`      two silent addresses and one that refuses held up the first dial for ${Math.round(first)} ms`)
    await until('the silent ones are left', () => [silent, mute].every(({ sockets }) => sockets.every(({ readyState }) => readyState !== 'open')))
    silent.close()
    mute.close()
  })

  it('takes nobody else for the peer', async () => {
    const [from, to, other] = [await startHost({ listen: [] }), await startHost(), await startHost()]
    await from.rpc.learn(to.id, other.addresses().map(plain))
    await assert.rejects(from.rpc.call(to.id, xisProtocol.alive, {}), error => isXenoError(error, 'unavailable'))
    await from.rpc.learn(to.id, to.addresses().map(plain))
    await assert.rejects(from.rpc.call(to.id, xisProtocol.alive, {}), error => isXenoError(error, 'no-such-method'))
  })
})

describe('nodes to start from', function () {
  this.timeout(60_000)
  afterEach(stopHosts)

  it('hold up a start by three seconds at most, and are left in peace between attempts', async () => {
    const silent = await SilentServer.listen()
    const dead = await startHost()
    const stranger = await startHost()
    const nodes = [
      `${silent.address}/p2p/${dead.addresses()[0]?.split('/p2p/')[1]}`,
      `${await refusing()}/p2p/${stranger.addresses()[0]?.split('/p2p/')[1]}`,
    ]
    await dead.stop()
    const host = await startHost({ overlay: true, bootstrap: nodes })
    const start = performance.now()
    await host.joinOverlay()
    const held = performance.now() - start
    assert.ok(held < JOIN_PATIENCE_MS + 1_000, `the start was held up for ${Math.round(held)} ms`)
    const cpu = process.cpuUsage()
    await until('it is dialled again', () => silent.sockets.length >= 2, 20_000)
    assert.ok(silent.sockets.length < 4)
    const { user, system } = process.cpuUsage(cpu)
    assert.ok((user + system) / 1_000 < 3_000, 'waiting is idle')
    await host.stop()
    silent.close()
  })

  it('are connected again by itself when they have come back', async () => {
    const privateKey = await generateKeyPair('Ed25519')
    const first = await startHost({ overlay: true, privateKey })
    const address = first.addresses()[0] ?? ''
    const host = await startHost({ overlay: true, bootstrap: [address] })
    await host.joinOverlay()
    assert.equal(host.connected().length, 1)
    const port = Number(/tcp\/(\d+)/.exec(address)?.[1])
    await first.stop()
    await until('it is gone', () => host.connected().length === 0)
    const stand = await startHost({ overlay: true, privateKey, listen: [`/ip4/127.0.0.1/tcp/${port}`] })
    await until('it is connected again', () => host.connected().length === 1, 20_000)
    assert.deepEqual(stand.id, first.id)
  })
})

describe('a port that is in use', () => {
  after(stopHosts)

  it('is named with the process that holds it, and nothing half-started is left', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const free = await refusing()
    const taken = `/ip4/127.0.0.1/tcp/${portOf(holder)}`
    await assert.rejects(startHost({ listen: [free, taken] }), (error: unknown) => {
      assert.ok(isXenoError(error, 'port-in-use'))
      assert.equal(error.exit, 78)
      assert.match(error.message, new RegExp(`cannot listen on ${taken}: \\S+.* \\(pid ${process.pid}\\) listens there`))
      return true
    })
    await startHost({ listen: [free] })
    holder.close()
  })

  it('is found where only IPv6 has it, which libp2p would pass over', async () => {
    const holder = createServer().listen(0, '::1')
    await once(holder, 'listening')
    await assert.rejects(startHost({ listen: [await refusing(), `/ip6/::1/tcp/${portOf(holder)}`] }), error => isXenoError(error, 'port-in-use'))
    holder.close()
  })
})
