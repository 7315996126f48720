/**
 * The hosts of a network on this machine, as its placement: each a network namespace with addresses and a folder of its
 * own, joined by routers and links whose packets pass through one relay. Nothing of the machine's own network is touched.
 *
 *     FOLDER/hosts/HOST/        a host's files: a folder for each node and client (where a disk was asked for, mounted here)
 *     FOLDER/disks/HOST.img     that disk
 *     FOLDER/logs/NODE.jsonl    what nodes write, which a host's full disk must not stop
 *     FOLDER/clocks/HOST        a host's clock, as far as it is wrong
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureFolder } from '../../src/xenoserver/hypervisor/folders.ts'
import { networkNamespacePath } from '../../src/xenoserver/hypervisor/namespaces.ts'
import { PASSABLE, TREASURY_FOLDER } from '../founding.ts'
import { namespacePrefix } from '../names.ts'
import type { Driver, Launch, Placement } from '../placement.ts'
import type { NodeRecord } from '../record.ts'
import { mountDisk } from './disks.ts'
import { groundErrors } from './errors.ts'
import { Host } from './host.ts'
import { removeLeftovers } from './leftovers.ts'
import { Link, linkName } from './link.ts'
import { connectPlaces, makePlaces } from './namespaces.ts'
import { Relay } from './relay/client.ts'
import { hasProgram } from './requirements.ts'
import { deviceName, type Plan, type PlannedClient, type PlannedNode } from './topology/plan.ts'
import type { HostSpec } from './topology/topology.ts'

export class Ground implements Placement {
  readonly network = 'public'
  readonly drivers: readonly Driver[]
  /** A small nursery of objects: a third less memory a node, where fifty share a machine. */
  readonly engine = ['--max-semi-space-size=4'] as const
  readonly plan: Plan
  readonly hosts: readonly Host[]
  readonly links: readonly Link[]
  /** Called when no line carries anything any more, and nobody asked for that. */
  onLost: (how: string) => void = () => undefined
  readonly #folder: string
  readonly #outside: string | undefined
  readonly #seed: number
  #relay: Relay | undefined

  /**
   * @param outside where servers' domains live when guests cannot pass to the network's folder
   * @param seed of what the links lose
   */
  constructor(options: { readonly folder: string; readonly outside: string | undefined; readonly plan: Plan; readonly seed: number }) {
    this.plan = options.plan
    // Every driver is tried when a server starts, and fifty servers start.
    this.drivers = [hasProgram('runc') ? 'runc' : 'bwrap']
    this.#folder = options.folder
    this.#outside = options.outside
    this.#seed = options.seed
    this.hosts = options.plan.topology.hosts.map(spec => this.#host(spec))
    this.links = options.plan.topology.links.map(spec => new Link(spec, () => this.relay))
  }

  /** @throws XenoError `ground-not-open` */
  get relay(): Relay {
    if (this.#relay === undefined) throw groundErrors.error('ground-not-open')
    return this.#relay
  }

  /** @throws XenoError `no-such-host` */
  host(name: string): Host {
    const host = this.hosts.find(each => each.name === name)
    if (host === undefined) throw groundErrors.error('no-such-host', { host: name, hosts: this.hosts.map(each => each.name).join(', ') })
    return host
  }

  /** In either order. @throws XenoError `no-such-link` */
  link(a: string, b: string): Link {
    const link = this.links.find(({ ends }) => ends.includes(a) && ends.includes(b) && a !== b)
    if (link === undefined) throw groundErrors.error('no-such-link', { a, b, links: this.links.map(({ name }) => name).join(', ') })
    return link
  }

  /** Where a node or client is. */
  hostOf(name: string): Host {
    return this.host(this.#placed(name).host)
  }

  location(node: string): string {
    return this.hostOf(node).name
  }

  folder(name: string): string {
    return join(this.hostOf(name).folder, name)
  }

  log(node: string): string {
    return join(this.#folder, 'logs', `${node}.jsonl`)
  }

  work(node: string): string {
    return this.#outside === undefined ? 'hypervisor' : join(this.#outside, this.hostOf(node).name, node)
  }

  disk(node: string): number | undefined {
    const { name, nodes } = this.hostOf(node)
    const size = this.plan.topology.hosts.find(host => host.name === name)?.disk
    return size === undefined ? undefined : Math.floor(size / nodes.length)
  }

  listen({ name }: NodeRecord): readonly string[] {
    return this.plan.listen(this.#node(name))
  }

  announce({ name }: NodeRecord): readonly string[] {
    return this.plan.announce(this.#node(name))
  }

  /** Without a viewer as the first client sees it, for people and tests. */
  address({ name, peer }: NodeRecord, from = this.plan.clients[0]?.name ?? name): string {
    const [nearest] = this.plan.reach(this.#node(name), this.#placed(from).host)
    if (nearest === undefined) throw new Error(`a topology was accepted in which ${from} cannot reach ${name}`)
    return `${nearest}/p2p/${peer}`
  }

  /**
   * From where all nodes are seen, for who looks at the whole and takes no part: a router if there is one, so that most of
   * them are one line away, and a line that is cut hides only what is behind it.
   */
  lookout(): { readonly namespacePath: string; address(node: NodeRecord): string } {
    const places = this.plan.places.toSorted((a, b) => Number(b.isRouter) - Number(a.isRouter))
    const place = places.find(({ name }) => this.plan.nodes.every(node => this.plan.reach(node, name).length > 0))
    if (place === undefined) throw new Error('a topology was accepted in which no place reaches all nodes')
    return {
      namespacePath: networkNamespacePath(this.namespace(place.name)),
      address: ({ name, peer }) => `${this.plan.reach(this.#node(name), place.name)[0]}/p2p/${peer}`,
    }
  }

  launch(name: string, argv: readonly string[]): Launch {
    return this.hostOf(name).launch(argv, this.plan.clients.some(client => client.name === name) ? name : undefined)
  }

  async prepare(): Promise<void> {
    for (const folder of ['hosts', 'logs', 'clocks']) ensureFolder(join(this.#folder, folder), PASSABLE)
    for (const { name, disk, hasSkewableClock } of this.plan.topology.hosts) {
      const { folder, clockFile } = this.host(name)
      if (disk === undefined) ensureFolder(folder, PASSABLE)
      else await mountDisk(join(this.#folder, 'disks', `${name}.img`), folder, disk)
      if (hasSkewableClock && clockFile !== undefined) writeFileSync(clockFile, '+0\n')
    }
  }

  async open(): Promise<void> {
    await this.prepare()
    await makePlaces(this.plan.places, name => this.namespace(name))
    this.#relay = await Relay.start({ seed: this.#seed, lines: this.plan.topology.links.map(spec => this.#line(spec)) })
    this.#relay.onEnd = how => this.onLost(how)
    await connectPlaces(this.plan, name => this.namespace(name))
  }

  /** Also what a killed launcher left. */
  async close(): Promise<void> {
    const relay = this.#relay
    this.#relay = undefined
    for (const link of this.links) link.forget()
    await relay?.stop()
    await this.sweep()
  }

  /** Removes what there is of this network on the machine but its files; what that was. */
  async sweep(): Promise<string[]> {
    const servers = this.plan.nodes.filter(({ kind }) => kind === 'server').length
    const folders = [join(this.#folder, 'hosts'), ...(this.#outside === undefined ? [] : [this.#outside])]
    return await removeLeftovers(this.#folder, servers, folders)
  }

  /** Of a host or router. */
  namespace(place: string): string {
    return `${namespacePrefix(this.#folder)}${place}`
  }

  #host({ name, hasSkewableClock, disk }: HostSpec): Host {
    const on = (things: readonly { readonly name: string; readonly host: string }[]): string[] =>
      things.filter(({ host }) => host === name).map(thing => thing.name)
    return new Host(
      {
        name,
        namespace: this.namespace(name),
        folder: join(this.#folder, 'hosts', name),
        nodes: on(this.plan.nodes),
        clients: on(this.plan.clients),
        clockFile: hasSkewableClock ? join(this.#folder, 'clocks', name) : undefined,
        hasDisk: disk !== undefined,
      },
      join(this.#folder, TREASURY_FOLDER),
    )
  }

  #line(spec: Plan['topology']['links'][number]): Parameters<typeof Relay.start>[0]['lines'][number] {
    const [one, other] = spec.ends
    const end = (place: string, neighbour: string) => ({ namespace: this.namespace(place), device: deviceName(neighbour) })
    return { name: linkName(spec), ends: [end(one, other), end(other, one)], settings: [...spec.settings] }
  }

  #node(name: string): PlannedNode {
    const node = this.plan.nodes.find(each => each.name === name)
    if (node === undefined) throw new Error(`the plan has no node ${name}`)
    return node
  }

  #placed(name: string): PlannedNode | PlannedClient {
    return this.plan.clients.find(each => each.name === name) ?? this.#node(name)
  }
}
