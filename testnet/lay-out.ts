/** The folder of a local network: made with all that its nodes are founded with, emptied, and its nodes' config files written. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { peerText } from '../src/node/peers.ts'
import { type Bytes, toText } from '../src/types/bytes.ts'
import { type ConfigOptions, configOf } from './configs.ts'
import { CONTROL_SOCKET } from './control.ts'
import { CORP_TITLE, CURRENCY, FOUNDING_SERVERS, type Founding, foundNode, foundServices } from './founding.ts'
import { outsideWorkFolder } from './names.ts'
import { type NetworkRecord, type NodeKind, type NodeRecord, writeRecord } from './record.ts'

/** A node that is to be, before it has a key. */
export type WantedNode = Omit<NodeRecord, 'peer'>

export interface FoundingRequest {
  readonly folder: string
  readonly nodes: readonly WantedNode[]
  readonly policy: Founding['policy']
  /** The text of the topology that the nodes are placed by. */
  readonly topology: string | undefined
  folderOf(node: string): string
}

/** Makes keys and documents, and the record of them last. The folder is empty. */
export async function foundNetwork({ folder, nodes: wanted, policy, topology, folderOf }: FoundingRequest): Promise<NetworkRecord> {
  const peers = await Promise.all(wanted.map(({ name }) => foundNode(folderOf(name))))
  const of = (kind: NodeKind): Bytes[] => peers.filter((_, i) => wanted[i]?.kind === kind)
  const { corp, xis } = await foundServices(folder, { validators: of('validator'), xisNodes: of('server').slice(0, FOUNDING_SERVERS), policy })
  const record: NetworkRecord = {
    version: 1,
    corp: { name: toText(corp), title: CORP_TITLE, currency: CURRENCY },
    xis: xis === undefined ? null : toText(xis),
    nodes: wanted.map((node, i) => ({ ...node, peer: peerText(peers[i] ?? new Uint8Array(0)) })),
    ...(topology === undefined ? {} : { topology }),
  }
  writeRecord(folder, record)
  return record
}

/** Written anew at every opening: a later version of the programs may write others. */
export function writeConfigs(record: NetworkRecord, options: ConfigOptions): void {
  for (const node of record.nodes) {
    writeFileSync(join(options.placement.folder(node.name), 'xenod.yaml'), stringify(configOf(node, record, options)), { mode: 0o600 })
  }
}

/** Removes all in it but the socket of whoever holds it. */
export function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== CONTROL_SOCKET) rmSync(join(folder, name), { recursive: true, force: true })
  }
  removeOutside(folder)
}

/** Removes what servers keep outside of the network's folder: images, once their sessions are closed. */
export function removeOutside(folder: string): void {
  const outside = outsideWorkFolder(folder)
  if (outside !== undefined) rmSync(outside, { recursive: true, force: true })
}
