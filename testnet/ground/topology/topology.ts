/** A topology: which hosts and routers there are, what runs on them, and the lines between them. */
import type { NodeKind } from '../../record.ts'
import type { LineSettings } from '../relay/settings.ts'
import type { TopologyFile } from './schema.ts'

/** The first node of a host listens on this port, the second on the next, and so on. */
export const FIRST_PORT = 4_101

/** A version of the Internet Protocol. */
export type Family = 4 | 6

export interface HostSpec {
  readonly name: string
  readonly nodes: readonly NodeKind[]
  readonly clients: number
  /** Bytes; undefined: the machine's own disk. */
  readonly disk: number | undefined
  readonly hasSkewableClock: boolean
}

export interface RouterSpec {
  readonly name: string
  /** Neighbours behind its masquerade. */
  readonly masquerades: readonly string[]
  readonly forwards: readonly Forward[]
}

/** What arrives at a port of the router's outer addresses goes on to a port of a place behind it. */
export interface Forward {
  readonly port: number
  readonly to: string
  readonly toPort: number
}

export interface LinkSpec {
  readonly ends: readonly [string, string]
  readonly families: readonly Family[]
  /** From the first end to the second, and back. */
  readonly settings: readonly [LineSettings, LineSettings]
}

export interface Topology {
  readonly says: string
  readonly policy: TopologyFile['policy']
  readonly servers: TopologyFile['servers']
  readonly rds: TopologyFile['rds']
  readonly hosts: readonly HostSpec[]
  readonly routers: readonly RouterSpec[]
  readonly links: readonly LinkSpec[]
}

/** Something wrong with a file, and where in it: a part of it, then names of places, or the two ends of a link. */
export interface Mistake {
  readonly path: readonly ['hosts' | 'routers' | 'links', ...string[]]
  readonly says: string
}
