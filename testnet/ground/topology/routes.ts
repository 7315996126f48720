/**
 * Shortest ways through a topology, by latency and then by the number of links. Routers pass on what is not for them,
 * hosts never do. An address of a host with several links is reached over the very link that it belongs to, as with the
 * addresses that providers give.
 */
import type { Family, LinkSpec, Topology } from './topology.ts'

/** What a link counts beside its latency, in ms: among ways as long as each other the one of fewest links is taken. */
const LINK_COST = 1e-6

/** How to go on from a place: by which link, and how long the rest of the way is. */
export interface Step {
  readonly link: LinkSpec
  readonly cost: number
}

export class Routes {
  readonly #routers: ReadonlySet<string>
  readonly #links: readonly LinkSpec[]
  readonly #known = new Map<string, ReadonlyMap<string, Step>>()

  constructor({ routers, links }: Pick<Topology, 'routers' | 'links'>, family: Family) {
    this.#routers = new Set(routers.map(({ name }) => name))
    this.#links = links.filter(({ families }) => families.includes(family))
  }

  /** From a place to the address that `to` has on a link of its own; undefined where there is no way, and at the place itself. */
  step(from: string, to: string, on: LinkSpec): Step | undefined {
    if (from === to || !this.#links.includes(on)) return undefined
    const neighbour = otherEnd(on, to)
    if (this.#routers.has(to)) return this.#towards(to).get(from)
    if (from === neighbour) return { link: on, cost: cost(on, from) }
    const way = this.#routers.has(neighbour) ? this.#towards(neighbour).get(from) : undefined
    return way === undefined ? undefined : { link: way.link, cost: way.cost + cost(on, neighbour) }
  }

  /** Dijkstra's, from the target backwards. */
  #towards(target: string): ReadonlyMap<string, Step> {
    const known = this.#known.get(target)
    if (known !== undefined) return known
    const steps = new Map<string, Step>()
    const costs = new Map([[target, 0]])
    const open = new Set([target])
    for (;;) {
      const place = nearest(open, costs)
      if (place === undefined) break
      open.delete(place)
      if (place !== target && !this.#routers.has(place)) continue
      for (const link of this.#links.filter(({ ends }) => ends.includes(place))) {
        const before = otherEnd(link, place)
        const total = (costs.get(place) ?? 0) + cost(link, before)
        if (total >= (costs.get(before) ?? Number.POSITIVE_INFINITY)) continue
        costs.set(before, total)
        steps.set(before, { link, cost: total })
        open.add(before)
      }
    }
    this.#known.set(target, steps)
    return steps
  }
}

function nearest(open: ReadonlySet<string>, costs: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined
  for (const place of open) if (best === undefined || (costs.get(place) ?? 0) < (costs.get(best) ?? 0)) best = place
  return best
}

/** Of crossing a link from one of its ends. */
function cost({ ends, settings }: LinkSpec, from: string): number {
  return settings[ends[0] === from ? 0 : 1].latencyMs + LINK_COST
}

export function otherEnd({ ends: [one, other] }: LinkSpec, end: string): string {
  return end === one ? other : one
}
