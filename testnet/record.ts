/**
 * What a local network's folder holds, in its `network.json`: written once, when all its parts are there, and read by
 * every later start and by whoever wants to use the network.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fromText, ID_BYTES } from '../src/types/bytes.ts'
import { PEER_PATTERN } from '../src/types/peer-id.ts'
import { testnetErrors } from './errors.ts'
import { parseJson } from './node-process.ts'

const FILE = 'network.json'
/** Raised when older folders cannot be used any more. */
const VERSION = 1
const MAX_TOPOLOGY_CHARACTERS = 256 * 1024

const name = z.string().refine(text => fromText(text, ID_BYTES) !== undefined, 'expected a name in base32')

const nodeSchema = z.strictObject({
  /** `validator-1`, `server-2`, `rd-1`: also the name of its folder. */
  name: z.string().regex(/^(validator|server|rd)-\d{1,3}$/),
  kind: z.enum(['validator', 'server', 'rd']),
  peer: z.string().regex(PEER_PATTERN),
  port: z.int().min(1).max(65_535),
})

const schema = z.strictObject({
  version: z.literal(VERSION),
  corp: z.strictObject({ name, title: z.string(), currency: z.string() }),
  /** Null where there are no servers. */
  xis: name.nullable(),
  nodes: z.array(nodeSchema).min(1).max(100),
  /** The text of the topology file by which the nodes are placed on hosts; without one they are all on 127.0.0.1. */
  topology: z.string().max(MAX_TOPOLOGY_CHARACTERS).optional(),
})

export type NetworkRecord = z.infer<typeof schema>
export type NodeRecord = z.infer<typeof nodeSchema>
export type NodeKind = NodeRecord['kind']

/** Undefined where the folder holds no network. @throws XenoError `testnet-unreadable` */
export function readRecord(folder: string): NetworkRecord | undefined {
  const path = join(folder, FILE)
  if (!existsSync(path)) return undefined
  const parsed = schema.safeParse(parseJson(readFileSync(path, 'utf8')))
  if (!parsed.success) throw testnetErrors.error('testnet-unreadable', { path, reason: z.prettifyError(parsed.error) })
  return parsed.data
}

export function writeRecord(folder: string, record: NetworkRecord): void {
  const path = join(folder, FILE)
  writeFileSync(`${path}.new`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** Where a node of a network on one host is reached. */
export function addressOf(node: NodeRecord): string {
  return `/ip4/127.0.0.1/tcp/${node.port}/p2p/${node.peer}`
}

export function nodesOf(record: NetworkRecord, kind: NodeKind): NodeRecord[] {
  return record.nodes.filter(node => node.kind === kind)
}
