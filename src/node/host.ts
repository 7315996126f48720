/**
 * One node on the overlay: libp2p over TCP with Noise and yamux; identify, ping, kad-dht and gossipsub where the node
 * takes part in the overlay, only what dialling needs where it is a client.
 */
import { identify } from '@libp2p/identify'
import type { Libp2p, PrivateKey } from '@libp2p/interface'
import { noise } from '@libp2p/noise'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { createLibp2p } from 'libp2p'
import type { Bytes } from '../types/bytes.ts'
import { isXenoError } from '../types/errors.ts'
import type { Clock, Gossip, Logger } from '../types/ports.ts'
import { eagerEncryption, eagerStreams } from './eager-negotiation.ts'
import { nodeErrors } from './errors.ts'
import { parsePeer, peerBytes, peerObject } from './peers.ts'
import { Libp2pRpcClient, parseAddress } from './rpc-client.ts'
import { Libp2pRpcServer } from './rpc-server.ts'

/**
 * `public`: libp2p's own defaults, which ration connections by address; `one-host`: for many nodes behind one address
 * (a testnet, tests), where those rations would refuse them.
 */
export type NetworkKind = 'public' | 'one-host'

export interface HostOptions {
  readonly privateKey: PrivateKey
  /** Multiaddrs to listen on; none for a client. */
  readonly listen: readonly string[]
  /** Multiaddrs to tell others instead of those it listens on. */
  readonly announce?: readonly string[]
  /** Multiaddrs ending in /p2p/PEERID of nodes to start from. */
  readonly bootstrap: readonly string[]
  readonly network: NetworkKind
  /** Takes part in kad-dht and gossipsub. Clients do not: they dial whom they were told of. */
  readonly overlay: boolean
  readonly clock: Clock
  readonly logger: Logger
}

export interface Host {
  readonly id: Bytes
  readonly rpc: Libp2pRpcClient
  readonly server: Libp2pRpcServer
  /** Absent for clients. */
  readonly gossip: Gossip | undefined
  /** Listening multiaddrs with /p2p/PEERID. */
  addresses(): string[]
  /** PeerIds of the nodes connected now. */
  connected(): Bytes[]
  /** Dials the bootstrap nodes it is not connected to; settles when each was tried. */
  joinOverlay(): Promise<void>
  /** Called whenever the last connection to a peer ends; returns how to stop it. */
  onDisconnect(listener: (peer: Bytes) => void): () => void
  stop(): Promise<void>
}

const ONE_HOST_CONNECTIONS = { inboundConnectionThreshold: 1_000, maxIncomingPendingConnections: 1_000, maxConnections: 2_000 } as const

/** @throws XenoError `bad-address`, `cannot-listen` */
export async function createHost(options: HostOptions): Promise<Host> {
  const bootstrap = options.bootstrap.map(parseBootstrap)
  const libp2p = await start(options)
  for (const node of bootstrap) await libp2p.peerStore.merge(peerObject(node.peer), { multiaddrs: [parseAddress(node.address)] })
  const server = new Libp2pRpcServer(libp2p, options.clock, options.logger.child({ part: 'rpc' }))
  const rpc = new Libp2pRpcClient(libp2p, server)
  const id = peerBytes(libp2p.peerId)
  return {
    id,
    rpc,
    server,
    gossip: options.overlay ? (await import('./overlay.ts')).gossipOf(libp2p, options.logger.child({ part: 'gossip' })) : undefined,
    addresses: () => libp2p.getMultiaddrs().map(String),
    connected: () => libp2p.getPeers().map(peerBytes),
    async joinOverlay() {
      const connected = new Set(libp2p.getPeers().map(String))
      const missing = bootstrap.map(node => peerObject(node.peer)).filter(peer => !connected.has(peer.toString()) && !peer.equals(libp2p.peerId))
      const results = await Promise.allSettled(missing.map(peer => libp2p.dial(peer)))
      const failed = results.filter(result => result.status === 'rejected').length
      if (failed > 0) options.logger.warn({ failed, of: bootstrap.length }, 'bootstrap nodes that cannot be reached')
    },
    onDisconnect(listener) {
      const forward = (event: CustomEvent<Parameters<typeof peerBytes>[0]>): void => listener(peerBytes(event.detail))
      libp2p.addEventListener('peer:disconnect', forward)
      return () => libp2p.removeEventListener('peer:disconnect', forward)
    },
    async stop() {
      await rpc.close()
      await libp2p.stop()
    },
  }
}

/** Less than a stream's read buffer holds (4 MiB): a reader may pause at any time and never overruns it. */
const MAX_WINDOW_BYTES = 2 * 1024 * 1024

async function start(options: HostOptions): Promise<Libp2p> {
  const oneHost = options.network === 'one-host'
  const services = {
    identify: identify({ protocolPrefix: 'xeno' }),
    ping: ping({ protocolPrefix: 'xeno' }),
    // A client loads none of this: it would take most of the time that a command needs to start.
    ...(options.overlay ? (await import('./overlay.ts')).overlayServices({ oneHost }) : {}),
  }
  try {
    return await createLibp2p({
      privateKey: options.privateKey,
      addresses: { listen: [...options.listen], announce: [...(options.announce ?? [])] },
      transports: [tcp()],
      connectionProtector: eagerEncryption(),
      connectionEncrypters: [noise()],
      streamMuxers: [eagerStreams(yamux({ streamOptions: { maxStreamWindowSize: MAX_WINDOW_BYTES } }))],
      ...(oneHost ? { connectionManager: ONE_HOST_CONNECTIONS } : {}),
      services,
    })
  } catch (error) {
    if (isXenoError(error)) throw error
    throw nodeErrors.error('cannot-listen', { addresses: options.listen.join(' ') }, error)
  }
}

/** `/ip4/.../tcp/.../p2p/PEERID` -> its peer and address. @throws XenoError `bad-address` */
export function parseBootstrap(text: string): { peer: Bytes; address: string } {
  const [address, id = ''] = text.split('/p2p/')
  const peer = parsePeer(id)
  if (peer === undefined || address === undefined) throw nodeErrors.error('bad-address', { address: text.slice(0, 256) })
  return { peer, address: parseAddress(address).toString() }
}
