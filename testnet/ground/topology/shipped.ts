/** The topologies that come with the project, by name. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../src/node/package-root.ts'
import { groundErrors } from '../errors.ts'
import { parseTopology, readTopology } from './file.ts'
import type { Topology } from './topology.ts'

/** The name of a shipped topology, the path of a file, or the text itself. */
export type TopologySource = string | { readonly text: string }

const FOLDER = join(packageRoot, 'testnet/topologies')
const SUFFIX = '.yaml'

/** Names, in the order of the alphabet. */
export function shippedTopologies(): string[] {
  return readdirSync(FOLDER)
    .filter(name => name.endsWith(SUFFIX))
    .map(name => name.slice(0, -SUFFIX.length))
    .sort()
}

/** @throws XenoError `no-such-topology`, `config-invalid` (with every mistake and its line) */
export function findTopology(source: TopologySource): { readonly topology: Topology; readonly text: string } {
  if (typeof source !== 'string') return { topology: parseTopology(source.text, 'the topology'), text: source.text }
  const shipped = shippedTopologies()
  if (shipped.includes(source)) return readTopology(join(FOLDER, `${source}${SUFFIX}`))
  if (existsSync(source)) return readTopology(source)
  throw groundErrors.error('no-such-topology', { name: source, names: shipped.join(', ') })
}
