/**
 * What a topology comes to on a machine: namespaces' devices, addresses and routes, and where each node listens and how
 * others reach it. Pure: the same topology gives the same plan, so it is never stored.
 *
 * The i-th link has the networks 10.x.y.0 and fd78:656e:6f64:i::, its first end .1 and its second .2. A device is named
 * after the neighbour at its other end.
 */
import type { NodeKind } from '../../record.ts'
import { type Realms, realmsOf } from './realms.ts'
import { otherEnd, Routes } from './routes.ts'
import { type Family, FIRST_PORT, type LinkSpec, type Topology } from './topology.ts'

const FAMILIES: readonly Family[] = [4, 6]

export interface PlannedDevice {
  readonly name: string
  readonly link: LinkSpec
  /** By family; absent where the link has no addresses of it. */
  readonly addresses: Readonly<Partial<Record<Family, string>>>
}

export interface PlannedRoute {
  readonly family: Family
  /** An address, or all that no other route is for. */
  readonly to: string
  readonly device: string
  /** Set: only for what leaves under this address of the place's own. */
  readonly from?: string
}

export interface PlannedPlace {
  readonly name: string
  readonly isRouter: boolean
  readonly devices: readonly PlannedDevice[]
  readonly routes: readonly PlannedRoute[]
}

export interface PlannedNode {
  /** `validator-1`: numbered as they stand in the topology, each kind for itself. */
  readonly name: string
  readonly kind: NodeKind
  readonly host: string
  readonly port: number
}

export interface PlannedClient {
  /** `client-1`. */
  readonly name: string
  readonly host: string
}

/** Where something listens. */
interface Endpoint {
  readonly family: Family
  readonly address: string
  readonly port: number
}

export class Plan {
  readonly topology: Topology
  /** Hosts first. */
  readonly places: readonly PlannedPlace[]
  readonly nodes: readonly PlannedNode[]
  readonly clients: readonly PlannedClient[]
  readonly realms: Realms
  readonly #routes: Readonly<Record<Family, Routes>>
  readonly #devices: ReadonlyMap<string, readonly PlannedDevice[]>

  constructor(topology: Topology) {
    const { hosts, routers, links } = topology
    this.topology = topology
    this.realms = realmsOf(topology)
    this.#routes = { 4: new Routes(topology, 4), 6: new Routes(topology, 6) }
    this.#devices = new Map([...hosts, ...routers].map(({ name }) => [name, devicesOf(name, links)]))
    this.places = [
      ...hosts.map(({ name }) => ({ name, isRouter: false, devices: this.devices(name), routes: this.#hostRoutes(name) })),
      ...routers.map(({ name }) => ({ name, isRouter: true, devices: this.devices(name), routes: this.#routesTo(name) })),
    ]
    this.nodes = numbered(
      hosts.flatMap(({ name: host, nodes }) => nodes.map((kind, i) => ({ kind, host, port: FIRST_PORT + i }))),
      ({ kind }) => kind,
    )
    this.clients = numbered(
      hosts.flatMap(({ name: host, clients }) => Array.from({ length: clients }, () => ({ host }))),
      () => 'client',
    )
  }

  /** @throws RangeError for a place that is not in the topology */
  place(name: string): PlannedPlace {
    const place = this.places.find(each => each.name === name)
    if (place === undefined) throw new RangeError(`there is no place ${name}`)
    return place
  }

  devices(place: string): readonly PlannedDevice[] {
    return this.#devices.get(place) ?? []
  }

  /** Multiaddrs that a node listens on: all its host's. */
  listen({ host, port }: PlannedNode): string[] {
    return this.#own(host).map(({ family, address }) => multiaddr({ family, address, port }))
  }

  /** Multiaddrs that a node tells others instead: those of the masquerading router, where it is behind one; else none. */
  announce({ host, port }: PlannedNode): string[] {
    const isHidden = this.topology.routers.some(({ name }) => this.realms.behind(name).has(host))
    return isHidden ? this.#forwarded(host, port).map(multiaddr) : []
  }

  /** Multiaddrs by which a node is reached from a host, the nearest first; IPv4 before IPv6 where both are as near. */
  reach({ host, port }: PlannedNode, from: string): string[] {
    return this.#endpoints(host, port, from).map(multiaddr)
  }

  /** Whether a host's own addresses are seen from another and there is a way to one of them. */
  seesDirectly(from: string, to: string): boolean {
    return this.#seen(to, from).length > 0
  }

  #endpoints(host: string, port: number, from: string): Endpoint[] {
    if (host === from) return this.#own(host).map(({ family, address }) => ({ family, address, port }))
    const direct = this.#seen(host, from)
    return direct.length > 0 ? direct.map(({ family, address }) => ({ family, address, port })) : this.#forwarded(host, port, from)
  }

  /** Where routers pass on to a port of a place behind them, as seen from a place; without one, from anywhere outside. */
  #forwarded(to: string, toPort: number, from?: string): Endpoint[] {
    return this.topology.routers.flatMap(({ name, forwards }) =>
      forwards
        .filter(forward => forward.to === to && forward.toPort === toPort)
        .flatMap(({ port }) => {
          const outer = this.#own(name).filter(({ device }) => !this.realms.behind(name).has(otherEnd(device.link, name)))
          const seen = from === undefined ? outer : this.#seen(name, from).filter(each => outer.some(({ address }) => address === each.address))
          const endpoints = seen.map(({ family, address }) => ({ family, address, port }))
          return from !== undefined && endpoints.length === 0 ? this.#forwarded(name, port, from) : endpoints
        }),
    )
  }

  #own(place: string): { readonly family: Family; readonly address: string; readonly device: PlannedDevice }[] {
    return FAMILIES.flatMap(family =>
      this.devices(place).flatMap(device => {
        const address = device.addresses[family]
        return address === undefined ? [] : [{ family, address, device }]
      }),
    )
  }

  /** A place's addresses to which there is a way from another place, the nearest first. */
  #seen(place: string, from: string): { readonly family: Family; readonly address: string; readonly link: LinkSpec }[] {
    return this.#own(place)
      .flatMap(({ family, address, device: { link } }) => {
        const step = this.realms.isSeen(link, from) ? this.#routes[family].step(from, place, link) : undefined
        return step === undefined ? [] : [{ family, address, link: step.link, cost: step.cost }]
      })
      .sort((a, b) => a.cost - b.cost)
  }

  /** A host with one link sends everything there; one with more also answers over the link on which it was asked. */
  #hostRoutes(host: string): PlannedRoute[] {
    const devices = this.devices(host)
    const isRouter = (name: string): boolean => this.topology.routers.some(router => router.name === name)
    const defaults = devices
      .filter(({ link }) => isRouter(otherEnd(link, host)))
      .flatMap(device => families(device).map(family => ({ family, to: 'default', device: device.name, from: device.addresses[family] ?? '' })))
    if (devices.length > 1) return [...this.#routesTo(host), ...defaults]
    return defaults.length > 0 ? defaults.map(({ from: _from, ...route }) => route) : this.#routesTo(host)
  }

  #routesTo(from: string): PlannedRoute[] {
    return [...this.#devices.keys()]
      .filter(place => place !== from)
      .flatMap(place =>
        this.#seen(place, from).map(({ family, address, link }) => ({ family, to: address, device: deviceName(otherEnd(link, from)) })),
      )
  }
}

function families(device: PlannedDevice): Family[] {
  return FAMILIES.filter(family => device.addresses[family] !== undefined)
}

function devicesOf(place: string, links: readonly LinkSpec[]): PlannedDevice[] {
  return links.flatMap((link, i) => {
    const end = link.ends.indexOf(place)
    if (end === -1) return []
    const addresses = Object.fromEntries(link.families.map(family => [family, addressOn(i + 1, end + 1, family)]))
    return [{ name: deviceName(otherEnd(link, place)), link, addresses }]
  })
}

export function deviceName(neighbour: string): string {
  return `to-${neighbour}`
}

function addressOn(link: number, end: number, family: Family): string {
  return family === 4 ? `10.${link >> 8}.${link & 0xff}.${end}` : `fd78:656e:6f64:${link.toString(16)}::${end}`
}

function multiaddr({ family, address, port }: Endpoint): string {
  return `/ip${family}/${address}/tcp/${port}`
}

/** Each with a name of its kind and a number, which counts from 1. */
function numbered<Thing>(things: readonly Thing[], kind: (thing: Thing) => string): (Thing & { readonly name: string })[] {
  const counts = new Map<string, number>()
  return things.map(thing => {
    const count = (counts.get(kind(thing)) ?? 0) + 1
    counts.set(kind(thing), count)
    return { ...thing, name: `${kind(thing)}-${count}` }
  })
}
