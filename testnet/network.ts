/**
 * A local network: real `xenod` processes on 127.0.0.1, each with a folder and a port of its own. `openNetwork` lays its
 * folder out, or finds it laid out; `start` settles when every node has said that it is ready.
 *
 *     laid out -> start: validators, then servers (XenoServer and XIS node in one), then RDs -> running -> stop: in reverse
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import type { CorpFounding } from '../src/daemon/found.ts'
import type { LogLevel } from '../src/node/log.ts'
import { peerText } from '../src/node/peers.ts'
import { toText } from '../src/types/bytes.ts'
import { type ConfigOptions, configOf, outsideWorkFolder, registrarOf } from './configs.ts'
import { CONTROL_SOCKET } from './control.ts'
import { testnetErrors } from './errors.ts'
import { CORP_TITLE, CURRENCY, foundNode, foundServices, PASSABLE, TREASURY_FOLDER, XIS_FILE } from './founding.ts'
import { type LogsOptions, mergedLogs } from './logs.ts'
import { NodeProcess } from './node-process.ts'
import { freePorts } from './ports.ts'
import { addressOf, type NetworkRecord, type NodeKind, type NodeRecord, nodesOf, readRecord, writeRecord } from './record.ts'

/** n = 3f + 1 for f = 0 to 3. */
const VALIDATOR_COUNTS: readonly number[] = [1, 4, 7, 10]
/** A server's place is one digit of 36 in the names of its interfaces. */
const MAX_SERVERS = 32
const MAX_RDS = 4
/** In the order in which they start. */
const KINDS: readonly NodeKind[] = ['validator', 'server', 'rd']

export interface NetworkShape {
  /** 1, 4, 7 or 10. Default 4. */
  readonly validators?: number
  /** XenoServers that are also XIS nodes. Default 4. */
  readonly servers?: number
  /** Default 1, and 0 without servers. */
  readonly rds?: number
}

export interface NetworkOptions extends NetworkShape {
  readonly folder: string
  /** Removes what the folder holds first. */
  readonly fresh?: boolean
  readonly logLevel?: LogLevel
  readonly policy?: Partial<CorpFounding['policy']>
  readonly server?: ConfigOptions['server']
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

/** @throws XenoError `testnet-size`, `testnet-other`, `testnet-unreadable`, `no-free-ports` */
export async function openNetwork(options: NetworkOptions): Promise<LocalNetwork> {
  const folder = resolve(options.folder)
  const shape = checkShape(options)
  if (options.fresh === true) empty(folder)
  const known = readRecord(folder)
  if (known !== undefined && shapeText(known) !== describeShape(shape)) {
    throw testnetErrors.error('testnet-other', { folder, found: shapeText(known), wanted: describeShape(shape) })
  }
  const record = known ?? (await found(folder, shape, options.policy))
  const configOptions: ConfigOptions = { folder, logLevel: options.logLevel ?? 'info', ...(options.server ? { server: options.server } : {}) }
  for (const node of record.nodes)
    writeFileSync(join(folder, node.name, 'xenod.yaml'), stringify(configOf(node, record, configOptions)), { mode: 0o600 })
  return new LocalNetwork(folder, record)
}

function checkShape({ validators = 4, servers = 4, rds = servers === 0 ? 0 : 1 }: NetworkShape): Required<NetworkShape> {
  if (!VALIDATOR_COUNTS.includes(validators)) {
    throw testnetErrors.error('testnet-size', { count: validators, what: 'validators', choice: `one of ${VALIDATOR_COUNTS.join(', ')}` })
  }
  const bounded = (count: number, what: string, most: number): void => {
    if (!Number.isInteger(count) || count < 0 || count > most) throw testnetErrors.error('testnet-size', { count, what, choice: `0 to ${most}` })
  }
  bounded(servers, 'servers', MAX_SERVERS)
  bounded(rds, 'RDs', servers === 0 ? 0 : MAX_RDS)
  return { validators, servers, rds }
}

/** `4 validators, 4 servers, 1 RD`. */
export function shapeText(record: NetworkRecord): string {
  return describeShape(shapeOf(record))
}

function shapeOf(record: NetworkRecord): Required<NetworkShape> {
  const count = (kind: NodeKind): number => nodesOf(record, kind).length
  return { validators: count('validator'), servers: count('server'), rds: count('rd') }
}

function describeShape({ validators, servers, rds }: Required<NetworkShape>): string {
  const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
  return [counted(validators, 'validator'), counted(servers, 'server'), counted(rds, 'RD')].join(', ')
}

/** Removes all but the socket of whoever holds the folder. */
function empty(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name !== CONTROL_SOCKET) rmSync(join(folder, name), { recursive: true, force: true })
  }
  removeOutside(folder)
}

/** Removes what servers keep outside of the network's folder: images, once their sessions are closed. */
function removeOutside(folder: string): void {
  const outside = existsSync(folder) ? outsideWorkFolder(folder) : undefined
  if (outside !== undefined) rmSync(outside, { recursive: true, force: true })
}

async function found(folder: string, shape: Required<NetworkShape>, policy: NetworkOptions['policy']): Promise<NetworkRecord> {
  // Nothing of a founding that was cut short is worth keeping: its record was not written.
  empty(folder)
  mkdirSync(folder, { recursive: true, mode: PASSABLE })
  chmodSync(folder, PASSABLE)
  const counts: Readonly<Record<NodeKind, number>> = { validator: shape.validators, server: shape.servers, rd: shape.rds }
  const wanted = KINDS.flatMap(kind => Array.from({ length: counts[kind] }, (_, i) => ({ kind, name: `${kind}-${i + 1}` })))
  const ports = await freePorts(wanted.length)
  const peers = await Promise.all(wanted.map(({ name }) => foundNode(join(folder, name))))
  const of = (kind: NodeKind) => peers.filter((_, i) => wanted[i]?.kind === kind)
  const { corp, xis } = await foundServices(folder, { validators: of('validator'), xisNodes: of('server'), policy })
  const nodes = wanted.map((node, i): NodeRecord => ({ ...node, peer: peerText(peers[i] ?? new Uint8Array(0)), port: ports[i] ?? 0 }))
  const record: NetworkRecord = {
    version: 1,
    corp: { name: toText(corp), title: CORP_TITLE, currency: CURRENCY },
    xis: xis === undefined ? null : toText(xis),
    nodes,
  }
  writeRecord(folder, record)
  return record
}

/** What `start` and `stop` tell while they work. */
export type NetworkProgress = (event: { readonly node: string; readonly what: 'ready' | 'stopped'; readonly ms: number }) => void

export class LocalNetwork {
  readonly folder: string
  readonly nodes: readonly NodeProcess[]
  readonly #record: NetworkRecord

  constructor(folder: string, record: NetworkRecord) {
    this.folder = folder
    this.#record = record
    this.nodes = record.nodes.map(node => new NodeProcess(node.name, join(folder, node.name)))
  }

  get record(): NetworkRecord {
    return this.#record
  }

  get about(): NetworkAbout {
    const { corp } = this.#record
    return {
      corp: `${registrarOf(this.#record)}/${corp.name}`,
      currency: corp.currency,
      registrar: registrarOf(this.#record),
      xisDocument: join(this.folder, XIS_FILE),
      xisNodes: nodesOf(this.#record, 'server').map(addressOf),
      rds: nodesOf(this.#record, 'rd').map(addressOf),
      treasury: join(this.folder, TREASURY_FOLDER),
    }
  }

  /** @throws XenoError `no-such-node` */
  node(name: string): NodeProcess {
    const node = this.nodes.find(each => each.name === name)
    if (node === undefined) throw testnetErrors.error('no-such-node', { node: name, nodes: this.nodes.map(each => each.name).join(', ') })
    return node
  }

  /** Settles when every node is ready. One that does not get ready stops them all. @throws XenoError `node-not-ready` */
  async start(progress: NetworkProgress = () => undefined): Promise<void> {
    try {
      for (const kind of KINDS) {
        const results = await Promise.allSettled(
          this.#of(kind).map(async node => {
            const start = performance.now()
            await node.start()
            progress({ node: node.name, what: 'ready', ms: performance.now() - start })
          }),
        )
        const failed = results.find(result => result.status === 'rejected')
        if (failed !== undefined) throw failed.reason
      }
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** Stops every node in order. Servers that were killed are started once more, so that they end what they left. */
  async stop(progress: NetworkProgress = () => undefined): Promise<void> {
    await Promise.allSettled(
      this.#of('server')
        .filter(node => node.isLeftOver)
        .map(node => node.start()),
    )
    for (const kind of KINDS.toReversed()) {
      await Promise.all(
        this.#running(kind).map(async node => {
          const start = performance.now()
          await node.stop()
          progress({ node: node.name, what: 'stopped', ms: performance.now() - start })
        }),
      )
    }
    if (this.nodes.every(node => !node.isLeftOver)) removeOutside(this.folder)
  }

  /** What the nodes have written, by time. */
  logs(options: LogsOptions & { readonly nodes?: readonly NodeProcess[] } = {}): Promise<string> {
    return mergedLogs(options.nodes ?? this.nodes, options)
  }

  #running(kind: NodeKind): NodeProcess[] {
    return this.#of(kind).filter(({ state }) => state !== 'stopped')
  }

  #of(kind: NodeKind): NodeProcess[] {
    const names = new Set(nodesOf(this.#record, kind).map(({ name }) => name))
    return this.nodes.filter(({ name }) => names.has(name))
  }
}
