/** Plans of random topologies: who reaches whom, and by which way. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { PERFECT } from '../../../testnet/ground/relay/settings.ts'
import { Plan, type PlannedRoute } from '../../../testnet/ground/topology/plan.ts'
import { otherEnd } from '../../../testnet/ground/topology/routes.ts'
import type { Family, LinkSpec, Topology } from '../../../testnet/ground/topology/topology.ts'
import { holds } from '../../support/properties.ts'

const RUNS = 300
const FAMILIES: readonly Family[] = [4, 6]

/** A multiaddr, taken apart. */
interface Reached {
  readonly family: Family
  readonly address: string
  readonly port: number
}

interface Shape {
  /** Each router but the first is linked to one before it, some to a second. */
  readonly routers: readonly { readonly to: number; readonly also: number | undefined; readonly ms: number }[]
  readonly hosts: readonly { readonly to: number; readonly also: number | undefined; readonly ms: number; readonly hidden: boolean }[]
}

const place = { to: fc.nat(), also: fc.option(fc.nat(), { nil: undefined }), ms: fc.nat({ max: 50 }) }
const shapes = fc.record<Shape>({
  routers: fc.array(fc.record(place), { minLength: 1, maxLength: 6 }),
  hosts: fc.array(fc.record({ ...place, hidden: fc.boolean() }), { minLength: 2, maxLength: 8 }),
})

/** Hidden hosts have one link, to a router of their own that masquerades for them. */
function topologyOf({ routers, hosts }: Shape): Topology {
  const links: LinkSpec[] = []
  const link = (one: string, other: string, ms: number): void => {
    if (one === other || links.some(({ ends }) => ends.includes(one) && ends.includes(other))) return
    // Both ways of the same length, so that a way is as long as the way back.
    links.push({
      ends: [one, other],
      families: FAMILIES,
      settings: [
        { ...PERFECT, latencyMs: ms },
        { ...PERFECT, latencyMs: ms },
      ],
    })
  }
  routers.forEach(({ to, also, ms }, i) => {
    if (i > 0) link(`r${i}`, `r${to % i}`, ms)
    if (i > 0 && also !== undefined) link(`r${i}`, `r${also % i}`, ms + 1)
  })
  hosts.forEach(({ to, also, ms, hidden }, i) => {
    const outer = `r${to % routers.length}`
    if (hidden) link(`gate${i}`, outer, 1)
    link(`h${i}`, hidden ? `gate${i}` : outer, ms)
    if (!hidden && also !== undefined) link(`h${i}`, `r${also % routers.length}`, ms + 1)
  })
  return {
    says: 'a random one',
    policy: undefined,
    servers: {},
    rds: {},
    hosts: hosts.map((_, i) => ({ name: `h${i}`, nodes: ['server'], clients: 0, disk: undefined, hasSkewableClock: false })),
    routers: [
      ...routers.map((_, i) => ({ name: `r${i}`, masquerades: [], forwards: [] })),
      ...hosts.flatMap(({ hidden }, i) =>
        hidden ? [{ name: `gate${i}`, masquerades: [`h${i}`], forwards: [{ port: 80, to: `h${i}`, toPort: 4_101 }] }] : [],
      ),
    ],
    links,
  }
}

/** The places through which a packet comes, as the routes send it; where it ends when nobody knows further. */
function walk(plan: Plan, from: string, address: string, family: Family): string[] {
  const way = [from]
  for (let at = plan.place(from); !at.devices.some(device => device.addresses[family] === address); ) {
    assert.ok(way.length <= plan.places.length, `goes in circles: ${way.join(' ')}`)
    assert.ok(at.name === from || at.isRouter, `passes through the host ${at.name}`)
    const fits = (route: PlannedRoute, to: string): boolean => route.family === family && route.to === to && route.from === undefined
    const route = at.routes.find(each => fits(each, address)) ?? at.routes.find(each => fits(each, 'default'))
    const device = at.devices.find(({ name }) => name === route?.device)
    if (device === undefined) break
    at = plan.place(otherEnd(device.link, at.name))
    way.push(at.name)
  }
  return way
}

function addresses(plan: Plan, name: string, family: Family): string[] {
  return plan.devices(name).flatMap(device => device.addresses[family] ?? [])
}

function lengthOf({ topology: { links } }: Plan, way: readonly string[]): number {
  return way.slice(1).reduce((sum, to, i) => {
    const link = links.find(({ ends }) => ends.includes(to) && ends.includes(way[i] ?? ''))
    return sum + (link?.settings[0].latencyMs ?? Number.NaN)
  }, 0)
}

/** Between all places, hosts passing nothing on: Floyd's and Warshall's, which the plan does not use. */
function shortest({ topology: { links, routers }, places }: Plan): (from: string, to: string) => number {
  const lengths = new Map<string, number>()
  const key = (from: string, to: string): string => `${from} ${to}`
  const length = (from: string, to: string): number => (from === to ? 0 : (lengths.get(key(from, to)) ?? Number.POSITIVE_INFINITY))
  for (const { ends, settings } of links) for (const end of ends) lengths.set(key(end, ends[0] === end ? ends[1] : ends[0]), settings[0].latencyMs)
  for (const { name: middle } of routers) {
    for (const { name: from } of places) {
      for (const { name: to } of places) lengths.set(key(from, to), Math.min(length(from, to), length(from, middle) + length(middle, to)))
    }
  }
  return length
}

describe('the plan of a topology', function () {
  this.timeout(30_000)
  const plans = shapes.map(shape => ({ shape, plan: new Plan(topologyOf(shape)) }))

  it('gives every end of a link addresses of its own, and a device whose name Linux takes', () => {
    holds(
      fc.property(plans, ({ plan }) => {
        const all = plan.places.flatMap(({ name }) => FAMILIES.flatMap(family => addresses(plan, name, family)))
        assert.equal(new Set(all).size, all.length)
        assert.equal(all.length, plan.topology.links.length * 4)
        for (const { devices } of plan.places) {
          assert.equal(new Set(devices.map(({ name }) => name)).size, devices.length)
          assert.ok(devices.every(({ name }) => name.length <= 15))
        }
      }),
      RUNS,
    )
  })

  it('lets every host reach every other at all its addresses, but those that are masqueraded', () => {
    holds(
      fc.property(plans, ({ shape, plan }) => {
        for (const family of FAMILIES) {
          for (const [i, { hidden }] of shape.hosts.entries()) {
            for (const from of plan.topology.hosts.filter(({ name }) => name !== `h${i}`)) {
              for (const address of addresses(plan, `h${i}`, family)) {
                assert.equal(walk(plan, from.name, address, family).at(-1) === `h${i}`, !hidden, `${from.name} to h${i}`)
              }
            }
          }
        }
      }),
      RUNS,
    )
  })

  it('takes the shortest way, and reaches a host with several links by the one whose address was asked for', () => {
    holds(
      fc.property(plans, ({ shape, plan }) => {
        const length = shortest(plan)
        for (const [i, { hidden }] of shape.hosts.entries()) {
          for (const { name: from } of hidden ? [] : plan.topology.hosts.filter(({ name }) => name !== `h${i}`)) {
            for (const device of plan.devices(`h${i}`)) {
              const way = walk(plan, from, device.addresses[4] ?? '', 4)
              const last = otherEnd(device.link, `h${i}`)
              assert.equal(way.at(-2), last)
              assert.equal(lengthOf(plan, way), length(from, last) + device.link.settings[0].latencyMs)
            }
          }
        }
      }),
      RUNS,
    )
  })

  it('names addresses by which nodes are reached, the nearest first', () => {
    holds(
      fc.property(plans, ({ shape, plan }) => {
        for (const [i, { hidden }] of shape.hosts.entries()) {
          const node = plan.nodes.find(({ host }) => host === `h${i}`)
          assert.ok(node !== undefined)
          for (const { name: from } of plan.topology.hosts.filter(({ name }) => name !== node.host)) {
            const reached: Reached[] = plan.reach(node, from).map(parse)
            const ends: string[][] = reached.map(({ address, family }) => walk(plan, from, address, family))
            const target: string = hidden ? `gate${i}` : node.host
            assert.ok(ends.length > 0 && ends.every(way => way.at(-1) === target), `${from} to ${node.host}`)
            assert.deepEqual(
              ends.map(way => lengthOf(plan, way)),
              ends.map(way => lengthOf(plan, way)).toSorted((a, b) => a - b),
            )
            assert.ok(reached.every(({ port }) => port === (hidden ? 80 : node.port)))
          }
          assert.deepEqual(plan.announce(node).length > 0, hidden)
        }
      }),
      RUNS,
    )
  })
})

function parse(multiaddr: string): Reached {
  const [, version, address = '', , port] = multiaddr.split('/')
  return { family: version === 'ip4' ? 4 : 6, address, port: Number(port) }
}
