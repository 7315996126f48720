/** Small networks of real XIS nodes on loopback, with stores on disk; advertisers and readers on nodes of their own. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPair } from '@libp2p/crypto/keys'
import type { Ed25519PrivateKey } from '@libp2p/interface'
import { systemClock } from '../../../src/node/clock.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { openStore } from '../../../src/node/store.ts'
import { type Bytes, bytes, EMPTY, utf8 } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Clock } from '../../../src/types/ports.ts'
import { Advertiser } from '../../../src/xis/advertiser/service.ts'
import { decodeXisDocument, encodeXisDocument, type Xis } from '../../../src/xis/core/document.ts'
import type { Parameters } from '../../../src/xis/core/parameters.ts'
import { XisNode } from '../../../src/xis/node/service.ts'
import { XisReader } from '../../../src/xis/reader/reader.ts'
import { startHost, testLogger } from '../../support/hosts.ts'

/** Rolls often, so that tests need not wait for a watcher to be heard. */
export const QUICK: Partial<Parameters> = { rollMs: 500, heartbeatMs: 200, syncMs: 1_000, probeMs: 300 }

export interface Leaf {
  readonly path: string
  readonly type: 'decimal' | 'string' | 'version' | 'presence'
  readonly value: string
}

/** The leaves of a server with one environment. */
export function leavesOf(cpuMsps: number, extra: readonly Leaf[] = []): Leaf[] {
  return [
    { path: 'Environment[linux]/EnvType', type: 'string', value: 'Linux' },
    { path: 'Environment[linux]/EnvKernel', type: 'version', value: '6.1.0' },
    { path: 'Environment[linux]/QoS/CPUsmps', type: 'decimal', value: String(cpuMsps) },
    ...extra,
  ]
}

export function xmlOf(text: string): Bytes {
  return utf8(`<XenoServerAdvertisement>${text}</XenoServerAdvertisement>`)
}

export interface RunningNode {
  readonly host: Host
  readonly node: XisNode
  stop(): Promise<void>
}

export interface RunningServer {
  readonly host: Host
  readonly advertiser: Advertiser
  readonly key: Ed25519PrivateKey
  /** As a crash does it: the advertiser says nothing, the connections close. */
  kill(): Promise<void>
}

export class TestNetwork {
  readonly folder = mkdtempSync(join(tmpdir(), 'xeno-xis-'))
  readonly keys: readonly Ed25519PrivateKey[]
  readonly xis: Xis
  readonly nodes = new Map<number, RunningNode>()
  readonly enrolled: (peer: Bytes) => boolean
  readonly #settings: Partial<Parameters>
  readonly #stops: (() => Promise<void>)[] = []

  private constructor(keys: readonly Ed25519PrivateKey[], xis: Xis, settings: Partial<Parameters>, enrolled: (peer: Bytes) => boolean) {
    this.keys = keys
    this.xis = xis
    this.enrolled = enrolled
    this.#settings = settings
  }

  static async start(count: number, settings: Partial<Parameters> = QUICK, enrolled: (peer: Bytes) => boolean = () => true): Promise<TestNetwork> {
    const keys = await Promise.all(Array.from({ length: count }, () => generateKeyPair('Ed25519')))
    const founding = keys.map(key => createSigner(key).id)
    const document = { name: 'test', nonce: bytes(randomBytes(16)), founding, replicas: 8, zoneEntries: 256, xenoCorps: [] }
    const xis = unwrap(decodeXisDocument(nodeCrypto, encodeXisDocument(nodeCrypto, document).bytes))
    const network = new TestNetwork(keys, xis, settings, enrolled)
    for (let index = 0; index < count; index++) await network.startNode(index)
    return network
  }

  async startNode(index: number): Promise<RunningNode> {
    const privateKey = this.keys[index]
    if (privateKey === undefined) throw new RangeError(`there is no node ${index}`)
    const host = await startHost({ privateKey, overlay: true })
    const opened = await openStore(join(this.folder, `node-${index}`))
    const node = new XisNode({
      xis: this.xis,
      signer: createSigner(privateKey),
      crypto: nodeCrypto,
      clock: systemClock,
      logger: testLogger(),
      store: opened.store,
      rpc: host.rpc,
      server: host.server,
      gossip: host.gossip,
      links: host,
      addresses: () => host.addresses(),
      operator: '',
      credential: EMPTY,
      contacts: this.contacts(),
      isEnrolled: async peer => this.enrolled(peer),
      settings: this.#settings,
    })
    host.server.admit('xis-nodes', peer => node.isMember(peer))
    await node.start()
    let stopped: Promise<void> | undefined
    const stop = (): Promise<void> =>
      (stopped ??= (async () => {
        this.nodes.delete(index)
        await node.stop()
        await host.stop()
        await opened.close()
      })())
    const running = { host, node, stop }
    this.nodes.set(index, running)
    this.#stops.push(stop)
    return running
  }

  async startServer(key?: Ed25519PrivateKey, clock: Clock = systemClock): Promise<RunningServer> {
    const privateKey = key ?? (await generateKeyPair('Ed25519'))
    const host = await startHost({ privateKey, overlay: true })
    const signer = createSigner(privateKey)
    const opened = await openStore(join(this.folder, `server-${Buffer.from(signer.id).toString('hex')}`))
    const advertiser = new Advertiser({
      ...this.#readerOptions(host),
      clock,
      signer,
      store: opened.store,
      server: host.server,
      operator: '',
      xenoCorp: EMPTY,
    })
    await advertiser.start()
    let killed: Promise<void> | undefined
    const kill = (): Promise<void> =>
      (killed ??= (async () => {
        await advertiser.stop()
        await host.stop()
        await opened.close()
      })())
    this.#stops.push(kill)
    return { host, advertiser, key: privateKey, kill }
  }

  async startReader(): Promise<XisReader> {
    const host = await startHost({ listen: [] })
    return new XisReader(this.#readerOptions(host))
  }

  contacts() {
    return [...this.nodes.values()].map(({ host }) => ({ peer: host.id, addresses: host.addresses() }))
  }

  #readerOptions(host: Host) {
    return {
      xis: this.xis,
      crypto: nodeCrypto,
      clock: systemClock,
      logger: testLogger(),
      rpc: host.rpc,
      contacts: this.contacts(),
      settings: this.#settings,
    }
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Asks until it holds. @throws what it was last, after `timeoutMs` */
export async function until(what: string, holds: () => Promise<boolean>, timeoutMs = 8_000): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < timeoutMs) {
    if (await holds()) return performance.now() - start
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`it never came about that ${what}`)
}
