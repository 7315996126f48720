/**
 * Connections to peers by all the addresses that are known of them (RFC 8305's way): the best address first, the next one
 * when it fails or after STAGGER_MS, and the first that is connected and has proven its PeerId wins. So a dead address costs
 * a quarter of a second, not a timeout, and the address that worked last is tried first the next time.
 *
 * Addresses come from two sources: what the peer says of itself (identify, kept by libp2p and replaced by each newer word),
 * and what this node was told (config, hints, rolls, cards), which stays, since a peer may not know how it is seen from here.
 */
import type { Connection, Libp2p, PeerId } from '@libp2p/interface'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { byReach } from './own-addresses.ts'

export const STAGGER_MS = 250
export const DIAL_TIMEOUT_MS = 5_000
/** Told addresses kept of one peer, the newest; addresses dialled at most. */
const MAX_TOLD = 8
const MAX_DIALLED = 16
const MAX_PEERS = 10_000

interface Told {
  readonly addresses: Set<string>
  lastGood: string | undefined
}

export class Dialer {
  readonly #libp2p: Libp2p
  readonly #told = new Map<string, Told>()
  readonly #dialling = new Map<string, Promise<Connection>>()

  constructor(libp2p: Libp2p) {
    this.#libp2p = libp2p
  }

  /** Remembers where a peer may be reached. */
  tell(peer: PeerId, addresses: readonly Multiaddr[]): void {
    const told = this.#of(peer)
    for (const address of addresses) {
      const text = plain(address).toString()
      told.addresses.delete(text)
      told.addresses.add(text)
      const [oldest] = told.addresses
      if (told.addresses.size > MAX_TOLD && oldest !== undefined) told.addresses.delete(oldest)
    }
  }

  /** Where a peer may be reached, the best guess first. */
  async addresses(peer: PeerId): Promise<Multiaddr[]> {
    const { lastGood, addresses } = this.#of(peer)
    const said = (await this.#libp2p.peerStore.has(peer)) ? (await this.#libp2p.peerStore.get(peer)).addresses : []
    const known = byReach([...said.map(({ multiaddr: address }) => plain(address)), ...[...addresses].map(text => multiaddr(text))])
    const first = lastGood === undefined ? [] : [multiaddr(lastGood)]
    return [...new Map([...first, ...known].map(address => [address.toString(), address])).values()].slice(0, MAX_DIALLED)
  }

  /** The newest open connection: an older one may lead to where the peer was before it moved. */
  open(peer: PeerId): Connection | undefined {
    return this.#libp2p
      .getConnections(peer)
      .filter(({ status, limits }) => status === 'open' && limits === undefined)
      .sort((a, b) => b.timeline.open - a.timeline.open)[0]
  }

  /** An open connection, or a new one. Settles within DIAL_TIMEOUT_MS. @throws AggregateError why each address failed */
  connect(peer: PeerId): Promise<Connection> {
    const known = this.open(peer)
    if (known !== undefined) return Promise.resolve(known)
    const key = peer.toString()
    const under = this.#dialling.get(key)
    if (under !== undefined) return under
    const dialling = this.#dial(peer).finally(() => this.#dialling.delete(key))
    this.#dialling.set(key, dialling)
    return dialling
  }

  async #dial(peer: PeerId): Promise<Connection> {
    const signal = AbortSignal.timeout(DIAL_TIMEOUT_MS)
    const addresses = await this.addresses(peer)
    // Nobody has told of it: libp2p asks the overlay.
    if (addresses.length === 0) return this.#libp2p.dial(peer, { signal })
    const connection = await race(addresses, (address, over) => this.#dialOne(peer, address, over), signal)
    this.#of(peer).lastGood = plain(connection.remoteAddr).toString()
    return connection
  }

  /** By the bare address: libp2p would join dials that name the same peer into one, address after address. */
  async #dialOne(peer: PeerId, address: Multiaddr, signal: AbortSignal): Promise<Connection> {
    const connection = await this.#libp2p.dial(address, { signal })
    if (connection.remotePeer.equals(peer)) return connection
    await connection.close()
    throw new Error(`${address.toString()} is the address of ${connection.remotePeer.toString()}`)
  }

  #of(peer: PeerId): Told {
    const key = peer.toString()
    const known = this.#told.get(key) ?? { addresses: new Set<string>(), lastGood: undefined }
    this.#told.delete(key)
    this.#told.set(key, known)
    const [oldest] = this.#told.keys()
    if (this.#told.size > MAX_PEERS && oldest !== undefined) this.#told.delete(oldest)
    return known
  }
}

function plain(address: Multiaddr): Multiaddr {
  return multiaddr(address.toString().split('/p2p/')[0] ?? '')
}

/**
 * The first connection that any address gives; the others are given up.
 * @throws AggregateError when all have failed, or the signal's reason
 */
async function race(
  addresses: readonly Multiaddr[],
  dial: (address: Multiaddr, signal: AbortSignal) => Promise<Connection>,
  signal: AbortSignal,
): Promise<Connection> {
  const { promise, resolve, reject } = Promise.withResolvers<Connection>()
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const failures: unknown[] = []
  const waiting = [...addresses]
  let timer: NodeJS.Timeout | undefined
  const next = (): void => {
    clearTimeout(timer)
    const address = waiting.shift()
    if (address === undefined || either.aborted) return
    timer = setTimeout(next, STAGGER_MS)
    dial(address, either).then(
      connection => {
        if (over.signal.aborted) void connection.close().catch((error: unknown) => connection.abort(asError(error)))
        resolve(connection)
        over.abort()
      },
      (error: unknown) => {
        failures.push(error)
        if (failures.length === addresses.length) reject(new AggregateError(failures, failures.map(each => asError(each).message).join('; ')))
        else next()
      },
    )
  }
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  // A busy machine may take so long to find the addresses that no time is left.
  if (signal.aborted) reject(signal.reason)
  next()
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
