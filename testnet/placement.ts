/**
 * Where the nodes of a network run, and how they reach each other: all on 127.0.0.1 ({@link Loopback}), or each on its host
 * (ground/ground.ts). Places are told by the names of the nodes and clients that are on them.
 */
import { join } from 'node:path'
import type { ConfigFile } from '../src/daemon/config.ts'
import type { NetworkKind } from '../src/node/host.ts'
import { addressOf, type NodeRecord } from './record.ts'

export type Driver = NonNullable<NonNullable<ConfigFile['roles']['xenoserver']>['drivers']>[number]

/** A program with its arguments, and what its environment has beside ours. */
export interface Launch {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd?: string
}

export interface Placement {
  readonly network: NetworkKind
  /** What a server may call its place. */
  location(node: string): string
  /** The folder of a node or client. */
  folder(name: string): string
  /** Where what a node writes is kept. */
  log(node: string): string
  /** Where a server's domains live. */
  work(node: string): string
  /** Ways of making domains that a server tries, the best first. */
  readonly drivers: readonly Driver[]
  /** Flags of the JavaScript engine for nodes. */
  readonly engine: readonly string[]
  /** Bytes of disk that a server has to itself; undefined where that is as much as the machine has. */
  disk(node: string): number | undefined
  listen(node: NodeRecord): readonly string[]
  announce(node: NodeRecord): readonly string[]
  /** The multiaddr by which a node is reached, ending in /p2p/PEERID. @param from a node or client; without one, whoever may look on */
  address(node: NodeRecord, from?: string): string
  /** How to run a program where a node or client is. */
  launch(name: string, argv: readonly string[]): Launch
  /** Makes what nodes' folders need; harmless when it is there. */
  prepare(): Promise<void>
  /** Makes what nodes need to run. */
  open(): Promise<void>
  /** Takes away what was made, once the nodes have stopped. */
  close(): Promise<void>
}

export class Loopback implements Placement {
  readonly network = 'one-host'
  /** Whose guests are one's own: also the driver that works everywhere and isolates little. */
  readonly drivers = ['runc', 'bwrap', 'process'] as const
  readonly engine = [] as const
  readonly #folder: string
  readonly #work: (node: string) => string

  constructor(folder: string, work: (node: string) => string) {
    this.#folder = folder
    this.#work = work
  }

  location(): string {
    return 'this machine'
  }

  folder(name: string): string {
    return join(this.#folder, name)
  }

  log(node: string): string {
    return join(this.#folder, node, 'log.jsonl')
  }

  work(node: string): string {
    return this.#work(node)
  }

  disk(): undefined {
    return undefined
  }

  listen({ port }: NodeRecord): readonly string[] {
    return [`/ip4/127.0.0.1/tcp/${port}`]
  }

  announce(): readonly string[] {
    return []
  }

  address(node: NodeRecord): string {
    return addressOf(node)
  }

  launch(_name: string, argv: readonly string[]): Launch {
    return { argv, env: {} }
  }

  async prepare(): Promise<void> {
    // Folders are all there is.
  }

  async open(): Promise<void> {
    // 127.0.0.1 is there.
  }

  async close(): Promise<void> {
    // Nothing was made.
  }
}
