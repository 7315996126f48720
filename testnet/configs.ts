/** The config files of a local network's nodes. */
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import type { ConfigFile } from '../src/daemon/config.ts'
import type { LogLevel } from '../src/node/log.ts'
import { GIB, MIB } from '../src/types/units.ts'
import { COMMITTEE_FILE, FOUNDING_SERVERS, REGISTRAR_KEY_FILE, XIS_FILE } from './founding.ts'
import { prefixOf } from './names.ts'
import type { Placement } from './placement.ts'
import { type NetworkRecord, type NodeRecord, nodesOf } from './record.ts'

type RolesFile = ConfigFile['roles']
export type ServerSettings = NonNullable<RolesFile['xenoserver']>

export interface ConfigOptions {
  /** The network's folder, with the documents that all nodes read. */
  readonly folder: string
  readonly placement: Placement
  readonly logLevel: LogLevel
  /** Changes to every RD's settings. */
  readonly rd?: Partial<NonNullable<RolesFile['rd']>>
  /** Changes to every XenoServer's settings, by its name. */
  readonly server?: (name: string) => Partial<ServerSettings>
}

/** The parts of the machine that servers sell between them; the rest is for the nodes themselves. */
const SOLD_CPU = 0.75
const SOLD_MEMORY = 0.5
/** Where a server has the disk of the whole machine; else a part of its own, beside one for content. */
const DISK_BYTES = 2 * GIB
const SOLD_DISK = 0.5
const CONTENT_BYTES = GIB
const CONTENT_PART = 0.25
const NET_MBPS = 100
const MS_PER_CORE = 1_000

/** Everything in shares of this: the second server asks 10 % more than the first, and so on, so that finding the cheapest means something. */
const DEARER = 0.1
const PRICES = { coreHour: 0.02, memoryGibHour: 0.005, diskGibHour: 0.0002, networkGib: 0.01, addressHour: 0.004, setup: 0.0001 }

export function configOf(node: NodeRecord, record: NetworkRecord, options: ConfigOptions): ConfigFile {
  const { placement } = options
  const validators = nodesOf(record, 'validator')
  const before = node.kind === 'validator' ? validators.slice(0, validators.indexOf(node)) : validators
  return {
    name: node.name,
    network: placement.network,
    listen: [...placement.listen(node)],
    announce: [...placement.announce(node)],
    bootstrap: before.map(each => placement.address(each, node.name)),
    log: { level: options.logLevel },
    roles: rolesOf(node, record, options),
  }
}

function rolesOf(node: NodeRecord, record: NetworkRecord, options: ConfigOptions): RolesFile {
  const { folder, placement } = options
  const [validators, servers] = [nodesOf(record, 'validator'), nodesOf(record, 'server')]
  const founding = servers.slice(0, FOUNDING_SERVERS)
  const address = (other: NodeRecord): string => placement.address(other, node.name)
  const others = (nodes: readonly NodeRecord[]): string[] => nodes.filter(other => other.name !== node.name).map(address)
  const corps = validators.slice(0, 1).map(validator => ({ name: record.corp.name, address: address(validator) }))
  const [committee, xis] = [join(folder, COMMITTEE_FILE), join(folder, XIS_FILE)]
  switch (node.kind) {
    case 'validator': {
      const peers = others(validators)
      const isFirst = node.name === validators[0]?.name
      return {
        validator: { committee, peers },
        ...(isFirst ? { registrar: { committee, key: join(folder, REGISTRAR_KEY_FILE), peers, founding: founding.map(({ peer }) => peer) } } : {}),
      }
    }
    case 'server':
      return {
        xis: { document: xis, corps, nodes: others(founding) },
        xenoserver: {
          corps,
          registrar: address(registrarOf(record)),
          owner: { name: `operator of ${node.name}` },
          operator: `operator-${indexOf(node)}`,
          location: { name: placement.location(node.name) },
          connectivity: placement.network === 'one-host' ? 'loopback only' : 'a link of a test ground',
          capacity: shareOfMachine(servers.length, placement.disk(node.name)),
          prices: pricesOf(indexOf(node)),
          ...injectionOf(node, servers),
          prefix: prefixOf(folder, indexOf(node)),
          drivers: [...placement.drivers],
          reportInterval: '1s',
          exposure: '10s',
          pauseGrace: '1m',
          keepData: '10m',
          closeOnStop: true,
          contentStore: contentStore(placement.disk(node.name)),
          work: placement.work(node.name),
          xis,
          advertiseEvery: '10s',
          ...options.server?.(node.name),
        },
      }
    case 'rd':
      return { rd: { xis, nodes: founding.map(address), refreshEvery: '2s', ...options.rd } }
  }
}

/** The first validator's node is the registrar's too. */
export function registrarOf(record: NetworkRecord): NodeRecord {
  const [first] = nodesOf(record, 'validator')
  if (first === undefined) throw new Error('a network has validators')
  return first
}

function indexOf(node: NodeRecord): number {
  return Number(node.name.replace(/^.*-/, ''))
}

/** Servers beyond the founding ones each name one of those. */
function injectionOf(node: NodeRecord, servers: readonly NodeRecord[]): Pick<ServerSettings, 'injectionNode'> {
  const place = servers.indexOf(node)
  return place < FOUNDING_SERVERS ? {} : { injectionNode: servers[place % FOUNDING_SERVERS]?.peer }
}

function shareOfMachine(servers: number, disk: number | undefined): ServerSettings['capacity'] {
  return {
    cpuMs: Math.max(200, Math.floor((availableParallelism() * MS_PER_CORE * SOLD_CPU) / servers)),
    memory: `${Math.max(256, Math.floor((totalmem() * SOLD_MEMORY) / servers / MIB))}MiB`,
    disk: `${Math.floor((disk === undefined ? DISK_BYTES : disk * SOLD_DISK) / MIB)}MiB`,
    netMbps: NET_MBPS,
    pids: 1_024,
  }
}

function contentStore(disk: number | undefined): string {
  return `${Math.floor((disk === undefined ? CONTENT_BYTES : disk * CONTENT_PART) / MIB)}MiB`
}

function pricesOf(index: number): ServerSettings['prices'] {
  const dearer = (price: number): string => (price * (1 + DEARER * (index - 1))).toFixed(6)
  return {
    coreHour: dearer(PRICES.coreHour),
    memoryGibHour: dearer(PRICES.memoryGibHour),
    diskGibHour: dearer(PRICES.diskGibHour),
    networkGib: dearer(PRICES.networkGib),
    addressHour: dearer(PRICES.addressHour),
    setup: dearer(PRICES.setup),
  }
}
