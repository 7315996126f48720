/** What of a network a schedule of faults needs to know: what there is to hurt, and what else that hurts. */
import type { NodeKind } from '../../record.ts'
import type { Plan } from '../topology/plan.ts'

export interface TerrainHost {
  readonly name: string
  /** Its disk can be filled. */
  readonly disk: boolean
  /** Its clock can be set. */
  readonly clock: boolean
}

export interface TerrainNode {
  readonly name: string
  readonly kind: NodeKind
  readonly host: string
}

export interface Terrain {
  /** Of the topology. */
  readonly name: string
  readonly hosts: readonly TerrainHost[]
  readonly routers: readonly string[]
  readonly nodes: readonly TerrainNode[]
  readonly links: readonly (readonly [string, string])[]
}

/** @param name of the topology, by which it is found again */
export function terrainOf(name: string, { topology, nodes }: Plan): Terrain {
  return {
    name,
    hosts: topology.hosts.map(({ name: host, disk, hasSkewableClock }) => ({ name: host, disk: disk !== undefined, clock: hasSkewableClock })),
    routers: topology.routers.map(router => router.name),
    nodes: nodes.map(({ name: node, kind, host }) => ({ name: node, kind, host })),
    links: topology.links.map(({ ends }) => ends),
  }
}

/** How many validators may fail: f of n = 3f + 1. */
export function faultyValidators({ nodes }: Terrain): number {
  return Math.floor((nodes.filter(({ kind }) => kind === 'validator').length - 1) / 3)
}

/** Nodes that are apart from most of the validators when these links are cut. */
export function cutOff(terrain: Terrain, cut: readonly (readonly [string, string])[]): string[] {
  const parts = partsOf(terrain, cut)
  const validators = terrain.nodes.filter(({ kind }) => kind === 'validator')
  const weight = (part: number): number => validators.filter(({ host }) => parts.get(host) === part).length
  const [main] = [...new Set(parts.values())].sort((a, b) => weight(b) - weight(a))
  return terrain.nodes.filter(({ host }) => parts.get(host) !== main).map(({ name }) => name)
}

/** The number of the part in which each place is. */
function partsOf({ hosts, routers, links }: Terrain, cut: readonly (readonly [string, string])[]): Map<string, number> {
  const places = [...hosts.map(({ name }) => name), ...routers]
  const parts = new Map(places.map((place, i) => [place, i]))
  const isCut = ([a, b]: readonly [string, string]): boolean => cut.some(link => link.includes(a) && link.includes(b))
  for (const [a, b] of links.filter(each => !isCut(each))) {
    const [kept, joined] = [parts.get(a), parts.get(b)]
    if (kept === undefined || joined === undefined) continue
    for (const [place, part] of parts) if (part === joined) parts.set(place, kept)
  }
  return parts
}
