/**
 * Who sees whose addresses. A router that masquerades hides a realm: its neighbours that it masquerades for, and all that
 * lies behind them. An address is seen from a place that is in every realm in which the address is; the hiding router
 * itself sees both sides.
 */
import type { LinkSpec, RouterSpec, Topology } from './topology.ts'

export interface Realms {
  /** Places behind a masquerading router; empty for the others. */
  behind(router: string): ReadonlySet<string>
  /** Whether the addresses on a link are seen from a place. */
  isSeen(link: LinkSpec, from: string): boolean
}

export function realmsOf({ routers, links }: Pick<Topology, 'routers' | 'links'>): Realms {
  const hidden = new Map(routers.map(router => [router.name, insideOf(router, links)]))
  const realms = [...hidden].filter(([, inside]) => inside.size > 0)
  return {
    behind: router => hidden.get(router) ?? new Set(),
    isSeen: ({ ends }, from) =>
      realms.every(([router, inside]) => !ends.every(end => inside.has(end) || end === router) || inside.has(from) || from === router),
  }
}

/** What is reached from the masqueraded neighbours without passing the router. */
function insideOf(router: RouterSpec, links: readonly LinkSpec[]): ReadonlySet<string> {
  const inside = new Set(router.masquerades)
  for (const place of inside) {
    for (const neighbour of neighboursOf(place, links)) if (neighbour !== router.name) inside.add(neighbour)
  }
  return inside
}

export function neighboursOf(place: string, links: readonly LinkSpec[]): string[] {
  return links.flatMap(({ ends: [one, other] }) => (one === place ? [other] : other === place ? [one] : []))
}
