/** What an XIS node needs of the world. */
import type { Bytes } from '../../types/bytes.ts'
import type { Clock, Crypto, Gossip, Logger, Signer, Store } from '../../types/ports.ts'
import type { Contact, RpcClient, RpcServer } from '../../wire/rpc.ts'
import type { Xis } from '../core/document.ts'
import type { Parameters } from '../core/parameters.ts'

/** Where connections end. */
export interface Links {
  /** Called whenever the last connection to a peer ends; returns how to stop it. */
  onDisconnect(listener: (peer: Bytes) => void): () => void
}

export interface XisNodeOptions {
  readonly xis: Xis
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  /** The node's own part of the store. */
  readonly store: Store
  readonly rpc: RpcClient
  readonly server: RpcServer
  readonly gossip: Gossip | undefined
  readonly links: Links
  /** Where this node is reached, for its rolls. */
  addresses(): readonly string[]
  /** Who runs it: replicas and watchers are spread over operators. */
  readonly operator: string
  /** What shows others that it may take part; empty for founding nodes. */
  readonly credential: Bytes
  /** Nodes to start from; founding nodes among them. */
  readonly contacts: readonly Contact[]
  /** Whether a server, or a node that is no founding node, is enrolled with a XenoCorp of this XIS. Asked often: it should remember. */
  isEnrolled(peer: Bytes): Promise<boolean>
  /** In place of the table's times. */
  readonly settings?: Partial<Parameters>
}
