/**
 * Which of its own addresses a node tells others. Listening on a wildcard it has those of every interface: public ones come
 * first, then private ones; loopback is told only where there is nothing else (all on one machine), link-local never, since
 * another machine cannot use it without naming its own interface. What the config says under `announce` is told as it is.
 */
import { isLinkLocal, isLoopback, isPrivate } from '@libp2p/utils'
import type { Multiaddr } from '@multiformats/multiaddr'

/** The addresses to tell, the best first, each once. */
export function tellable(addresses: readonly Multiaddr[]): Multiaddr[] {
  const distinct = [...new Map(addresses.map(address => [address.toString(), address])).values()]
  const usable = distinct.filter(address => !isLinkLocal(address))
  const beyond = usable.filter(address => !isLoopback(address))
  return byReach(beyond.length > 0 ? beyond : usable)
}

/** Public before private before loopback; what comes first stays first among equals. */
export function byReach(addresses: readonly Multiaddr[]): Multiaddr[] {
  return addresses.toSorted((a, b) => distance(a) - distance(b))
}

function distance(address: Multiaddr): number {
  if (isLinkLocal(address)) return 3
  if (isLoopback(address)) return 2
  return isPrivate(address) ? 1 : 0
}
