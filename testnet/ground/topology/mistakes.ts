/** What is wrong with a topology whose file is well-formed. */
import { MAX_RDS, VALIDATOR_COUNTS } from '../../shape.ts'
import { Plan } from './plan.ts'
import { neighboursOf, realmsOf } from './realms.ts'
import type { Mistake, Topology } from './topology.ts'

const MAX_PLACES = 150
const MAX_NODES = 100

/** In the order in which they are found; what depends on a sound structure is looked at only when the structure is sound. */
export function mistakesOf(topology: Topology): Mistake[] {
  const structure = [...nameMistakes(topology), ...linkMistakes(topology), ...routerMistakes(topology), ...countMistakes(topology)]
  return structure.length > 0 ? structure : reachMistakes(topology)
}

function nameMistakes({ hosts, routers }: Topology): Mistake[] {
  const places = [...hosts.map(({ name }) => ['hosts', name] as const), ...routers.map(({ name }) => ['routers', name] as const)]
  const isSecond = (name: string, i: number): boolean => places.findIndex(each => each[1] === name) < i
  const twice = places.filter(([, name], i) => isSecond(name, i)).map(path => ({ path, says: `there are two places named ${path[1]}` }))
  const tooMany = places.length > MAX_PLACES ? [{ path: ['hosts'] as const, says: `expected at most ${MAX_PLACES} hosts and routers` }] : []
  return [...twice, ...tooMany]
}

function linkMistakes({ hosts, routers, links }: Topology): Mistake[] {
  const places = [...hosts, ...routers].map(({ name }) => name)
  const wrong = links.flatMap(({ ends }, i): Mistake[] => {
    const path = ['links', ...ends] as const
    const strangers = ends.filter(end => !places.includes(end))
    if (strangers.length > 0) return strangers.map(end => ({ path, says: `there is no place named ${end}` }))
    if (ends[0] === ends[1]) return [{ path, says: `${ends[0]} cannot be linked to itself` }]
    const isSecond = links.slice(0, i).some(link => link.ends.includes(ends[0]) && link.ends.includes(ends[1]))
    return isSecond ? [{ path, says: `${ends[0]} and ${ends[1]} are linked already` }] : []
  })
  const alone = hosts.filter(({ name }) => neighboursOf(name, links).length === 0)
  return [...wrong, ...alone.map(({ name }): Mistake => ({ path: ['hosts', name], says: `${name} has no link, and so no address` }))]
}

function routerMistakes(topology: Topology): Mistake[] {
  const realms = realmsOf(topology)
  return topology.routers.flatMap(({ name, masquerades, forwards }): Mistake[] => {
    const neighbours = neighboursOf(name, topology.links)
    const behind = realms.behind(name)
    const strangers = masquerades.filter(each => !neighbours.includes(each))
    const around = neighbours.filter(each => behind.has(each) && !masquerades.includes(each))
    const nowhere = forwards.filter(({ to }) => !behind.has(to))
    return [
      ...strangers.map((each): Mistake => ({ path: ['routers', name, 'masquerades'], says: `${each} is not linked to ${name}` })),
      ...(strangers.length > 0 ? [] : around).map(
        (each): Mistake => ({ path: ['routers', name, 'masquerades'], says: `${each} leads to the same places and is not masqueraded` }),
      ),
      ...nowhere.map(({ port, to }): Mistake => ({ path: ['routers', name, 'forward', String(port)], says: `there is no ${to} behind ${name}` })),
    ]
  })
}

function countMistakes({ hosts }: Topology): Mistake[] {
  const kinds = hosts.flatMap(({ nodes }) => nodes)
  const count = (kind: string): number => kinds.filter(each => each === kind).length
  const wrong = (holds: boolean, says: string): Mistake[] => (holds ? [{ path: ['hosts'], says }] : [])
  return [
    ...wrong(!VALIDATOR_COUNTS.includes(count('validator')), `expected ${VALIDATOR_COUNTS.join(', ')} validators, found ${count('validator')}`),
    ...wrong(kinds.length > MAX_NODES, `expected at most ${MAX_NODES} nodes, found ${kinds.length}`),
    ...wrong(count('rd') > MAX_RDS, `expected at most ${MAX_RDS} RDs, found ${count('rd')}`),
    ...wrong(count('rd') > 0 && count('server') === 0, 'an RD needs servers to choose among'),
  ]
}

/** Every host must reach every other, but those behind a masquerade; and every node must be reached from everywhere. */
function reachMistakes(topology: Topology): Mistake[] {
  const plan = new Plan(topology)
  const hidden = new Set(topology.routers.flatMap(({ name }) => [...plan.realms.behind(name)]))
  const unreached = topology.hosts.flatMap(({ name: to }) => {
    const from = topology.hosts.find(({ name }) => name !== to && !hidden.has(to) && !plan.seesDirectly(name, to))
    return from === undefined ? [] : [{ path: ['hosts', to] as const, says: `there is no way from ${from.name} to ${to}` }]
  })
  if (unreached.length > 0) return unreached
  return plan.nodes.flatMap((node): Mistake[] => {
    const from = topology.hosts.find(({ name }) => plan.reach(node, name).length === 0)
    const next = hidden.has(node.host) ? `; the router that hides it must forward a port to ${node.host}:${node.port}` : ''
    return from === undefined ? [] : [{ path: ['hosts', node.host], says: `${node.name} cannot be reached from ${from.name}${next}` }]
  })
}
