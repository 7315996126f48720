/** The config files of a local network's nodes. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import type { ConfigFile } from '../src/daemon/config.ts'
import type { LogLevel } from '../src/node/log.ts'
import { MIB } from '../src/types/units.ts'
import { COMMITTEE_FILE, REGISTRAR_KEY_FILE, XIS_FILE } from './founding.ts'
import { addressOf, type NetworkRecord, type NodeRecord, nodesOf } from './record.ts'

type RolesFile = ConfigFile['roles']
export type ServerSettings = NonNullable<RolesFile['xenoserver']>

export interface ConfigOptions {
  /** The network's folder; nodes are in folders below it. */
  readonly folder: string
  readonly logLevel: LogLevel
  /** Changes to every XenoServer's settings, by its name. */
  readonly server?: (name: string) => Partial<ServerSettings>
}

/** The parts of the machine that servers sell between them; the rest is for the nodes themselves. */
const SOLD_CPU = 0.75
const SOLD_MEMORY = 0.5
const DISK_MIB = 2_048
const NET_MBPS = 100
const MS_PER_CORE = 1_000

/** Everything in shares of this: the second server asks 10 % more than the first, and so on, so that finding the cheapest means something. */
const DEARER = 0.1
const PRICES = { coreHour: 0.02, memoryGibHour: 0.005, diskGibHour: 0.0002, networkGib: 0.01, addressHour: 0.004, setup: 0.0001 }

export function configOf(node: NodeRecord, record: NetworkRecord, options: ConfigOptions): ConfigFile {
  const validators = nodesOf(record, 'validator')
  const before = node.kind === 'validator' ? validators.slice(0, validators.indexOf(node)) : validators
  return {
    name: node.name,
    network: 'one-host',
    listen: [`/ip4/127.0.0.1/tcp/${node.port}`],
    bootstrap: before.map(addressOf),
    log: { level: options.logLevel },
    roles: rolesOf(node, record, options),
  }
}

function rolesOf(node: NodeRecord, record: NetworkRecord, options: ConfigOptions): RolesFile {
  const [validators, servers] = [nodesOf(record, 'validator'), nodesOf(record, 'server')]
  const others = (nodes: readonly NodeRecord[]): string[] => nodes.filter(other => other.name !== node.name).map(addressOf)
  const corps = validators.slice(0, 1).map(validator => ({ name: record.corp.name, address: addressOf(validator) }))
  const committee = join('..', COMMITTEE_FILE)
  const xis = join('..', XIS_FILE)
  switch (node.kind) {
    case 'validator': {
      const peers = others(validators)
      const isFirst = node.name === validators[0]?.name
      return {
        validator: { committee, peers },
        ...(isFirst ? { registrar: { committee, key: join('..', REGISTRAR_KEY_FILE), peers, founding: servers.map(({ peer }) => peer) } } : {}),
      }
    }
    case 'server':
      return {
        xis: { document: xis, corps, nodes: others(servers) },
        xenoserver: {
          corps,
          registrar: registrarOf(record),
          owner: { name: `operator of ${node.name}` },
          operator: `operator-${indexOf(node)}`,
          location: { name: 'this machine' },
          connectivity: 'loopback only',
          capacity: shareOfMachine(servers.length),
          prices: pricesOf(indexOf(node)),
          prefix: prefixOf(options.folder, indexOf(node)),
          // Whose guests are one's own: also the driver that works everywhere and isolates little.
          drivers: ['runc', 'bwrap', 'process'],
          reportInterval: '1s',
          exposure: '10s',
          pauseGrace: '1m',
          keepData: '10m',
          closeOnStop: true,
          contentStore: '1GiB',
          work: workFolder(options.folder, node.name),
          xis,
          advertiseEvery: '10s',
          ...options.server?.(node.name),
        },
      }
    case 'rd':
      return { rd: { xis, nodes: servers.map(addressOf), refreshEvery: '2s' } }
  }
}

/** The first validator's node is the registrar's too. */
export function registrarOf(record: NetworkRecord): string {
  const [first] = nodesOf(record, 'validator')
  if (first === undefined) throw new Error('a network has validators')
  return addressOf(first)
}

function indexOf(node: NodeRecord): number {
  return Number(node.name.replace(/^.*-/, ''))
}

function shareOfMachine(servers: number): ServerSettings['capacity'] {
  return {
    cpuMs: Math.max(200, Math.floor((availableParallelism() * MS_PER_CORE * SOLD_CPU) / servers)),
    memory: `${Math.max(256, Math.floor((totalmem() * SOLD_MEMORY) / servers / MIB))}MiB`,
    disk: `${DISK_MIB}MiB`,
    netMbps: NET_MBPS,
    pids: 1_024,
  }
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

const OUTSIDE = '/var/lib/xenod/testnet'

/** Where the domains of all servers live when that is outside of the network's folder; else undefined. */
export function outsideWorkFolder(folder: string): string | undefined {
  return process.getuid?.() === 0 && !letsUsersPass(folder) ? join(OUTSIDE, fingerprint(folder)) : undefined
}

/** Guests of root's drivers are users of their own: below a home that only its owner may enter they would find nothing. */
function letsUsersPass(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || letsUsersPass(dirname(folder)))
}

function workFolder(folder: string, node: string): string {
  const outside = outsideWorkFolder(folder)
  return outside === undefined ? 'hypervisor' : join(outside, node)
}

function fingerprint(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 12)
}

/** Five characters that tell a server's cgroups and interfaces from those of other servers and other networks of this machine. */
function prefixOf(folder: string, index: number): string {
  const network = Number.parseInt(fingerprint(folder), 16)
  return `t${(network % 36 ** 3).toString(36).padStart(3, '0')}${index.toString(36)}`
}
