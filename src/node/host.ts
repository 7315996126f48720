/**
 * One node on the overlay: libp2p over TCP with Noise and yamux; identify, ping, kad-dht and gossipsub where the node
 * takes part in the overlay, only what dialling needs where it is a client.
 */
import { identify, identifyPush } from '@libp2p/identify'
import type { Libp2p, MessageStream, PeerId, PrivateKey } from '@libp2p/interface'
import { noise } from '@libp2p/noise'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { ping } from '@libp2p/ping'
import { yamux } from '@libp2p/yamux'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import type { Bytes } from '../types/bytes.ts'
import { isXenoError } from '../types/errors.ts'
import { atMost } from '../types/pause.ts'
import type { Clock, Gossip, Logger } from '../types/ports.ts'
import { watchAddresses } from './address-watch.ts'
import { Bootstrap } from './bootstrap.ts'
import { Dialer } from './dialer.ts'
import { eagerStreams, takeNoiseForGranted } from './eager-negotiation.ts'
import { nodeErrors } from './errors.ts'
import { gatherWrites } from './gathered-writes.ts'
import { Listening } from './listening.ts'
import { endIfDead } from './liveness.ts'
import { tellable } from './own-addresses.ts'
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
  /** What others are told: multiaddrs with /p2p/PEERID, those of the machine as it is now. */
  addresses(): string[]
  /** Where a peer may be reached, as far as is known here; multiaddrs, the best first. */
  addressesOf(peer: Uint8Array): Promise<string[]>
  /** PeerIds of the nodes connected now. */
  connected(): Bytes[]
  /** Dials the bootstrap nodes, and keeps them connected from then on; settles when each was tried, within a few seconds. */
  joinOverlay(): Promise<void>
  /** Called whenever the last connection to a peer ends; returns how to stop it. */
  onDisconnect(listener: (peer: Bytes) => void): () => void
  /** Called when {@link addresses} may have changed, because the machine's have; returns how to stop it. */
  onAddressChange(listener: () => void): () => void
  stop(): Promise<void>
}

/** Leaving in good order waits for peers, of whom some may not be there any more. */
const STOP_MS = 5_000

const ONE_HOST_CONNECTIONS = { inboundConnectionThreshold: 1_000, maxIncomingPendingConnections: 1_000, maxConnections: 2_000 } as const

/** @throws XenoError `bad-address`, `port-in-use`, `port-forbidden`, `cannot-listen` */
export async function createHost(options: HostOptions): Promise<Host> {
  const nodes = options.bootstrap.map(parseBootstrap)
  const { libp2p, listening } = await start(options)
  const logger = options.logger.child({ part: 'host' })
  const dialer = new Dialer(libp2p)
  for (const { peer, address } of nodes) dialer.tell(peerObject(peer), [parseAddress(address)])
  const server = new Libp2pRpcServer(libp2p, options.clock, options.logger.child({ part: 'rpc' }))
  const rpc = new Libp2pRpcClient(libp2p, server, dialer)
  const bootstrap = new Bootstrap({
    nodes: nodes.map(({ peer }) => peerObject(peer)).filter(peer => !peer.equals(libp2p.peerId)),
    isConnected: peer => dialer.open(peer) !== undefined,
    connect: peer => dialer.connect(peer),
    logger,
  })
  const upkeep = keepUp(libp2p, bootstrap, logger)
  return {
    id: peerBytes(libp2p.peerId),
    rpc,
    server,
    gossip: options.overlay ? (await import('./overlay.ts')).gossipOf(libp2p, options.logger.child({ part: 'gossip' })) : undefined,
    addresses: () => libp2p.getMultiaddrs().map(String),
    addressesOf: async peer => (await dialer.addresses(peerObject(peer))).map(String),
    connected: () => libp2p.getPeers().map(peerBytes),
    joinOverlay: () => bootstrap.join(),
    onDisconnect(listener) {
      const forward = (event: CustomEvent<PeerId>): void => listener(peerBytes(event.detail))
      libp2p.addEventListener('peer:disconnect', forward)
      return () => libp2p.removeEventListener('peer:disconnect', forward)
    },
    onAddressChange: upkeep.onAddressChange,
    async stop() {
      upkeep.stop()
      await bootstrap.stop()
      await atMost(STOP_MS, rpc.close())
      await atMost(STOP_MS, Promise.resolve(libp2p.stop()))
      listening.stop()
    },
  }
}

/** What a node does by itself when its addresses change, and when connections do. */
function keepUp(libp2p: Libp2p, bootstrap: Bootstrap, logger: Logger): Pick<Host, 'onAddressChange'> & { stop(): void } {
  const listeners = new Set<() => void>()
  const tell = async (): Promise<void> => {
    // libp2p hears of its own addresses only when listeners change; from its record of itself it pushes them to its peers.
    const { peerId } = libp2p
    await libp2p.peerStore.patch(peerId, { multiaddrs: libp2p.getMultiaddrs().map(address => plainAddress(address)) })
    for (const listener of listeners) listener()
  }
  const stopWatching = watchAddresses(change => {
    logger.info({ ...change, addresses: libp2p.getMultiaddrs().map(String) }, 'the addresses of this machine have changed')
    tell().catch((error: unknown) => logger.error({ error }, 'new addresses could not be told'))
    if (change.removed.length > 0) for (const connection of libp2p.getConnections()) void endIfDead(connection)
    bootstrap.wake()
  })
  libp2p.addEventListener('connection:open', ({ detail }) => {
    const { remotePeer, id } = detail
    for (const older of libp2p.getConnections(remotePeer)) if (older.id !== id) void endIfDead(older)
  })
  libp2p.addEventListener('peer:disconnect', () => {
    if (libp2p.getPeers().length === 0) bootstrap.wake()
  })
  return {
    stop: stopWatching,
    onAddressChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Less than a stream's read buffer holds (4 MiB): a reader may pause at any time and never overruns it. */
const MAX_WINDOW_BYTES = 2 * 1024 * 1024

async function start(options: HostOptions): Promise<{ libp2p: Libp2p; listening: Listening }> {
  const oneHost = options.network === 'one-host'
  const announce = (options.announce ?? []).map(parseAddress)
  const listening = new Listening(options.logger.child({ part: 'host' }))
  const self = `/p2p/${peerIdFromPrivateKey(options.privateKey).toString()}`
  const services = {
    identify: identify({ protocolPrefix: 'xeno' }),
    identifyPush: identifyPush({ protocolPrefix: 'xeno' }),
    ping: ping({ protocolPrefix: 'xeno' }),
    // A client loads none of this: it would take most of the time that a command needs to start.
    ...(options.overlay ? (await import('./overlay.ts')).overlayServices({ oneHost }) : {}),
  }
  const addresses = {
    listen: [...options.listen],
    // Not libp2p's own choice: it tells no public address before others have vouched for it, and loopback beside the rest.
    announceFilter: () =>
      (announce.length > 0 ? announce : tellable(listening.addresses())).map(address => multiaddr(`${plainAddress(address)}${self}`)),
  }
  let libp2p: Libp2p | undefined
  try {
    libp2p = await createLibp2p({
      privateKey: options.privateKey,
      addresses,
      transports: [listening.transport()],
      connectionProtector: () => ({ protect: async connection => prepared(connection) }),
      connectionEncrypters: [noise()],
      streamMuxers: [eagerStreams(yamux({ streamOptions: { maxStreamWindowSize: MAX_WINDOW_BYTES } }))],
      ...(oneHost ? { connectionManager: ONE_HOST_CONNECTIONS } : {}),
      services,
    })
    // It does without an address family that the machine seems to lack, whatever the reason was.
    if (listening.failure !== undefined) throw listening.failure
    return { libp2p, listening }
  } catch (error) {
    await libp2p?.stop()
    listening.stop()
    if (listening.failure !== undefined) throw listening.failure
    if (isXenoError(error)) throw error
    throw nodeErrors.error('cannot-listen', { addresses: options.listen.join(' ') }, error)
  }
}

/** Where libp2p hands over a connection that is there and carries nothing yet. */
function prepared(connection: MessageStream): MessageStream {
  gatherWrites(connection)
  takeNoiseForGranted(connection)
  return connection
}

function plainAddress(address: Multiaddr): Multiaddr {
  return multiaddr(address.toString().split('/p2p/')[0] ?? '')
}

/** `/ip4/.../tcp/.../p2p/PEERID` -> its peer and address. @throws XenoError `bad-address` */
export function parseBootstrap(text: string): { peer: Bytes; address: string } {
  const [address, id = ''] = text.split('/p2p/')
  const peer = parsePeer(id)
  if (peer === undefined || address === undefined) throw nodeErrors.error('bad-address', { address: text.slice(0, 256) })
  return { peer, address: parseAddress(address).toString() }
}
