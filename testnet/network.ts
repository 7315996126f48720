/**
 * A local network: real `xenod` processes, each with a folder of its own, all on 127.0.0.1 (`openNetwork`) or each on its
 * host (`openGround`). Opening lays the folder out, or finds it laid out; `start` settles when every node has said that it
 * is ready.
 *
 *     laid out -> start: validators, then servers (XenoServer and XIS node in one), then RDs -> running -> stop: in reverse
 */
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { LogLevel } from '../src/node/log.ts'
import { ensureFolder } from '../src/xenoserver/hypervisor/folders.ts'
import { type ConfigOptions, registrarOf } from './configs.ts'
import { testnetErrors } from './errors.ts'
import { type Founding, PASSABLE, TREASURY_FOLDER, XIS_FILE } from './founding.ts'
import { groundErrors } from './ground/errors.ts'
import { Ground } from './ground/ground.ts'
import type { Host } from './ground/host.ts'
import type { Link } from './ground/link.ts'
import { checkRequirements } from './ground/requirements.ts'
import { parseTopology } from './ground/topology/file.ts'
import { Plan } from './ground/topology/plan.ts'
import { findTopology, type TopologySource } from './ground/topology/shipped.ts'
import { emptyFolder, foundNetwork, removeOutside, type WantedNode, writeConfigs } from './lay-out.ts'
import { type LogsOptions, mergedLogs } from './logs.ts'
import { outsideWorkFolder } from './names.ts'
import { NodeProcess } from './node-process.ts'
import { Loopback, type Placement } from './placement.ts'
import { freePorts } from './ports.ts'
import { type NetworkRecord, type NodeKind, nodesOf, readRecord } from './record.ts'
import { checkShape, describeShape, type NetworkShape, shapeText } from './shape.ts'

/** In the order in which they start. */
const KINDS: readonly NodeKind[] = ['validator', 'server', 'rd']
/** Nodes that start at the same time; more would only wait for the processors, and give up on each other's answers. */
const STARTING_AT_ONCE = Math.max(4, 3 * availableParallelism())

interface CommonOptions {
  readonly folder: string
  /** Removes what the folder holds first. */
  readonly fresh?: boolean
  readonly logLevel?: LogLevel
  readonly policy?: Founding['policy']
  readonly server?: ConfigOptions['server']
}

export interface NetworkOptions extends CommonOptions, NetworkShape {}

export interface GroundOptions extends CommonOptions {
  /** The name of a shipped topology, the path of a file, or `{ text }`. */
  readonly topology: TopologySource
  /** Of what links lose. */
  readonly seed?: number
}

/** What a client needs to know to use the network. */
export interface NetworkAbout {
  /** For `xeno corp add`: MULTIADDR/p2p/PEERID/NAME. */
  readonly corp: string
  readonly currency: string
  readonly registrar: string
  readonly xisDocument: string
  readonly xisNodes: readonly string[]
  readonly rds: readonly string[]
  /** The home of a wallet that is the XenoCorp's treasury. */
  readonly treasury: string
}

/** All nodes on 127.0.0.1. @throws XenoError `testnet-size`, `testnet-other`, `testnet-unreadable`, `no-free-ports` */
export async function openNetwork(options: NetworkOptions): Promise<LocalNetwork> {
  const folder = resolve(options.folder)
  const shape = checkShape(options)
  ensureFolder(folder, PASSABLE)
  const wanted = describeShape(shape)
  const known = options.fresh === true ? undefined : readRecord(folder)
  if (known !== undefined && (known.topology !== undefined || shapeText(known) !== wanted)) throw otherNetwork(folder, known, wanted)
  // Nothing of a founding that was cut short is worth keeping: its record was not written.
  if (known === undefined) emptyFolder(folder)
  const placement = loopback(folder)
  const record = known ?? (await found(options, { folder, placement, nodes: await onePorts(shape) }))
  writeConfigs(record, { ...configOptions(options), folder, placement })
  return new LocalNetwork(folder, record, placement)
}

/**
 * Each node on a host of its topology. What a killed launcher left of this network is removed first.
 * @throws XenoError `ground-missing`, `config-invalid` (the topology, with every mistake), `no-such-topology`, `testnet-other`, `testnet-unreadable`
 */
export async function openGround(options: GroundOptions): Promise<LocalNetwork> {
  const folder = resolve(options.folder)
  const { topology, text } = findTopology(options.topology)
  checkRequirements(topology)
  ensureFolder(folder, PASSABLE)
  const before = readRecord(folder)
  await groundOf(folder, before?.topology ?? text).sweep()
  const known = options.fresh === true ? undefined : before
  if (known !== undefined && known.topology !== text) throw otherNetwork(folder, known, topology.says)
  if (known === undefined) emptyFolder(folder)
  const ground = groundOf(folder, text, options.seed)
  try {
    await ground.prepare()
    const { policy, servers, rds } = topology
    const record =
      known ??
      (await found(
        { ...options, policy: { ...policy, ...options.policy } },
        { folder, placement: ground, nodes: ground.plan.nodes.map(({ name, kind, port }) => ({ name, kind, port })), topology: text },
      ))
    const server = (name: string) => ({ ...inMs(servers), ...options.server?.(name) })
    writeConfigs(record, { ...configOptions(options), folder, placement: ground, server, rd: inMs(rds) })
    return new LocalNetwork(folder, record, ground)
  } catch (error) {
    await ground.close()
    throw error
  }
}

/** The network that a folder holds, as far as it needs not run: its logs, its hosts. Undefined where there is none. */
export function knownNetwork(folder: string): LocalNetwork | undefined {
  const record = readRecord(folder)
  if (record === undefined) return undefined
  return new LocalNetwork(folder, record, record.topology === undefined ? loopback(folder) : groundOf(folder, record.topology))
}

function loopback(folder: string): Loopback {
  const outside = outsideWorkFolder(folder)
  return new Loopback(folder, node => (outside === undefined ? 'hypervisor' : join(outside, node)))
}

function groundOf(folder: string, text: string, seed = 1): Ground {
  return new Ground({ folder, outside: outsideWorkFolder(folder), plan: new Plan(parseTopology(text, 'the topology')), seed })
}

function otherNetwork(folder: string, known: NetworkRecord, wanted: string): Error {
  const found = known.topology === undefined ? shapeText(known) : parseTopology(known.topology, 'the topology').says
  return testnetErrors.error('testnet-other', { folder, found, wanted })
}

async function onePorts(shape: Required<NetworkShape>): Promise<WantedNode[]> {
  const counts: Readonly<Record<NodeKind, number>> = { validator: shape.validators, server: shape.servers, rd: shape.rds }
  const wanted = KINDS.flatMap(kind => Array.from({ length: counts[kind] }, (_, i) => ({ kind, name: `${kind}-${i + 1}` })))
  const ports = await freePorts(wanted.length)
  return wanted.map((node, i) => ({ ...node, port: ports[i] ?? 0 }))
}

interface Laid {
  readonly folder: string
  readonly placement: Placement
  readonly nodes: readonly WantedNode[]
  readonly topology?: string
}

function found({ policy }: CommonOptions, { folder, placement, nodes, topology }: Laid): Promise<NetworkRecord> {
  return foundNetwork({ folder, nodes, policy, topology, folderOf: node => placement.folder(node) })
}

function configOptions({ logLevel = 'info', server }: CommonOptions): Pick<ConfigOptions, 'logLevel' | 'server'> {
  return { logLevel, ...(server === undefined ? {} : { server }) }
}

/** Times as a config file has them. */
function inMs(times: Readonly<Record<string, number | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, `${ms}ms`]))
}

/** What `start` and `stop` tell while they work. */
export type NetworkProgress = (event: { readonly node: string; readonly what: 'ready' | 'stopped'; readonly ms: number }) => void

export class LocalNetwork {
  readonly folder: string
  readonly record: NetworkRecord
  readonly placement: Placement
  readonly nodes: readonly NodeProcess[]
  #starting: Promise<void> = Promise.resolve()
  #isStopping = false

  constructor(folder: string, record: NetworkRecord, placement: Placement) {
    this.folder = folder
    this.record = record
    this.placement = placement
    this.nodes = record.nodes.map(node => new NodeProcess(node.name, placement))
  }

  /** As whoever may look on sees it. */
  get about(): NetworkAbout {
    return this.aboutFor(undefined)
  }

  /** As a client sees it, from where it is. */
  aboutFor(client: string | undefined): NetworkAbout {
    const { corp } = this.record
    const address = (node: NetworkRecord['nodes'][number]): string => this.placement.address(node, client)
    const registrar = address(registrarOf(this.record))
    return {
      corp: `${registrar}/${corp.name}`,
      currency: corp.currency,
      registrar,
      xisDocument: join(this.folder, XIS_FILE),
      xisNodes: nodesOf(this.record, 'server').map(address),
      rds: nodesOf(this.record, 'rd').map(address),
      treasury: join(this.folder, TREASURY_FOLDER),
    }
  }

  /** Undefined where all nodes are on 127.0.0.1. */
  get ground(): Ground | undefined {
    return this.placement instanceof Ground ? this.placement : undefined
  }

  /** @throws XenoError `no-such-host`, `no-hosts` */
  host(name: string): Host {
    return this.#ground('hosts').host(name)
  }

  /** Between two places that are linked directly, in either order. @throws XenoError `no-such-link`, `no-hosts` */
  link(a: string, b: string): Link {
    return this.#ground('links').link(a, b)
  }

  /** @throws XenoError `no-such-node` */
  node(name: string): NodeProcess {
    const node = this.nodes.find(each => each.name === name)
    if (node === undefined) throw testnetErrors.error('no-such-node', { node: name, nodes: this.nodes.map(each => each.name).join(', ') })
    return node
  }

  /** Settles when every node is ready. One that does not get ready stops them all. @throws XenoError `node-not-ready` */
  async start(progress: NetworkProgress = () => undefined): Promise<void> {
    this.#isStopping = false
    this.#starting = this.#start(progress)
    await this.#starting
  }

  async #start(progress: NetworkProgress): Promise<void> {
    try {
      const start = performance.now()
      await this.placement.open()
      if (this.ground !== undefined) progress({ node: 'hosts', what: 'ready', ms: performance.now() - start })
      for (const kind of KINDS) await this.#startAll(kind, progress)
    } catch (error) {
      await this.#end(progress)
      throw error
    }
  }

  async #startAll(kind: NodeKind, progress: NetworkProgress): Promise<void> {
    const waiting = this.#of(kind)
    const worker = async (): Promise<void> => {
      for (let node = waiting.shift(); node !== undefined && !this.#isStopping; node = waiting.shift()) {
        const start = performance.now()
        await node.start()
        progress({ node: node.name, what: 'ready', ms: performance.now() - start })
      }
    }
    const results = await Promise.allSettled(Array.from({ length: STARTING_AT_ONCE }, worker))
    const failed = results.find(result => result.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  /** Stops every node in order, and takes its hosts off the machine. A start under way ends with its error. */
  async stop(progress: NetworkProgress = () => undefined): Promise<void> {
    this.#isStopping = true
    await this.#stopNodes(progress)
    await this.#starting.catch(() => undefined)
    await this.#end(progress)
  }

  async #end(progress: NetworkProgress): Promise<void> {
    if (this.ground === undefined) await this.#startLeftOver()
    await this.#stopNodes(progress)
    await this.placement.close()
    if (this.ground === undefined && this.nodes.every(node => !node.isLeftOver)) removeOutside(this.folder)
  }

  async #stopNodes(progress: NetworkProgress): Promise<void> {
    for (const kind of KINDS.toReversed()) {
      await Promise.all(
        this.#running(kind).map(async node => {
          const start = performance.now()
          await node.stop()
          progress({ node: node.name, what: 'stopped', ms: performance.now() - start })
        }),
      )
    }
  }

  /** Servers that were killed are started once more, so that they end what they left. A ground takes that away itself. */
  async #startLeftOver(): Promise<void> {
    await Promise.allSettled(
      this.#of('server')
        .filter(node => node.isLeftOver)
        .map(node => node.start()),
    )
  }

  /** What the nodes have written, by time. */
  logs(options: LogsOptions & { readonly nodes?: readonly NodeProcess[] } = {}): Promise<string> {
    return mergedLogs(options.nodes ?? this.nodes, options)
  }

  #running(kind: NodeKind): NodeProcess[] {
    return this.#of(kind).filter(({ state }) => state !== 'stopped')
  }

  #of(kind: NodeKind): NodeProcess[] {
    const names = new Set(nodesOf(this.record, kind).map(({ name }) => name))
    return this.nodes.filter(({ name }) => names.has(name))
  }

  #ground(what: string): Ground {
    if (this.ground === undefined) throw groundErrors.error('no-hosts', { what })
    return this.ground
  }
}
