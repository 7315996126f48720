/** Schedules of faults as data: what every one of them keeps to, and its text. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Fault, formatFault, parseFault } from '../../../testnet/ground/faults/fault.ts'
import { makeSchedule, type Schedule } from '../../../testnet/ground/faults/schedule.ts'
import { cutOff, faultyValidators, type Terrain } from '../../../testnet/ground/faults/terrain.ts'
import { formatTrace, parseTrace } from '../../../testnet/ground/faults/trace.ts'
import { holds } from '../../support/properties.ts'

/** A star of hosts around one router, or two stars with a line between them. */
const terrains: fc.Arbitrary<Terrain> = fc
  .record({
    validators: fc.constantFrom(1, 4, 7),
    servers: fc.integer({ min: 0, max: 6 }),
    shared: fc.boolean(),
    sites: fc.constantFrom(1, 2),
    disk: fc.boolean(),
    clock: fc.boolean(),
  })
  .map(({ validators, servers, shared, sites, disk, clock }) => {
    const site = (i: number): string => `site${i % sites}`
    const named = (kind: 'validator' | 'server', count: number) =>
      Array.from({ length: count }, (_, i) => ({ name: `${kind}-${i + 1}`, kind, host: shared ? `host${i}` : `${kind[0]}${i}` }))
    const nodes = [...named('validator', validators), ...named('server', servers), { name: 'rd-1', kind: 'rd' as const, host: 'rd' }]
    const hosts = [...new Set(nodes.map(({ host }) => host)), 'me']
    return {
      name: 'drawn',
      hosts: hosts.map(name => ({ name, disk, clock })),
      routers: Array.from({ length: sites }, (_, i) => site(i)),
      nodes,
      links: [...hosts.map((host, i): [string, string] => [host, site(i)]), ...(sites === 2 ? [[site(0), site(1)] as [string, string]] : [])],
    }
  })

const schedules = fc
  .record({ terrain: terrains, seed: fc.integer({ min: 0, max: 2 ** 31 }), seconds: fc.integer({ min: 5, max: 120 }) })
  .map(({ terrain, seed, seconds }) => ({
    terrain,
    schedule: makeSchedule({ seed, terrain, durationMs: seconds * 1_000, perMinute: 40 }),
    again: makeSchedule({ seed, terrain, durationMs: seconds * 1_000, perMinute: 40 }),
  }))

/** What is wrong with a network, as the events say it one by one; told before and after each. */
class Wounds {
  readonly cut = new Map<string, [string, string]>()
  readonly slowed = new Set<string>()
  readonly nodes = new Map<string, string>()
  readonly hosts = new Map<string, string>()
  /** Validators among them vote no more. */
  readonly wiped = new Set<string>()

  take(fault: Fault): void {
    if ('link' in fault) {
      const link: [string, string] = [...fault.link]
      if (fault.verb === 'link restore') {
        this.cut.delete(link.join())
        this.slowed.delete(link.join())
      } else if (fault.verb === 'link cut') this.cut.set(link.join(), link)
      else this.slowed.add(link.join())
    } else if ('node' in fault) {
      if (fault.verb === 'node wipe') this.wiped.add(fault.node)
      if (fault.verb === 'node start' || fault.verb === 'node resume') this.nodes.delete(fault.node)
      else if (fault.verb !== 'node restart') this.nodes.set(fault.node, fault.verb)
    } else if (fault.verb === 'host free' || (fault.verb === 'host skew' && fault.ms === 0)) this.hosts.delete(fault.host)
    else this.hosts.set(fault.host, fault.verb)
  }

  /** A clock that is off by a second hurts nobody. */
  away(terrain: Terrain, harmless: ReadonlySet<string>): Set<string> {
    const onHosts = terrain.nodes.filter(({ host }) => this.hosts.has(host) && !harmless.has(host)).map(({ name }) => name)
    const silent = terrain.nodes.filter(({ name, kind }) => kind === 'validator' && this.wiped.has(name)).map(({ name }) => name)
    return new Set([...this.nodes.keys(), ...silent, ...onHosts, ...cutOff(terrain, [...this.cut.values()])])
  }

  get isNone(): boolean {
    return this.cut.size + this.slowed.size + this.nodes.size + this.hosts.size === 0
  }
}

function play(schedule: Schedule, look: (wounds: Wounds, harmless: ReadonlySet<string>) => void): Wounds {
  const wounds = new Wounds()
  const harmless = new Set<string>()
  for (const { fault } of schedule.events) {
    wounds.take(fault)
    if (fault.verb === 'host skew' && fault.ms !== 0 && Math.abs(fault.ms) <= 1_000) harmless.add(fault.host)
    else if ('host' in fault) harmless.delete(fault.host)
    look(wounds, harmless)
  }
  return wounds
}

describe('a schedule of faults', () => {
  it('never has more than f validators away, nor more than half of the servers', () => {
    holds(
      fc.property(schedules, ({ terrain, schedule }) => {
        const of = (kind: string): Set<string> => new Set(terrain.nodes.filter(node => node.kind === kind).map(({ name }) => name))
        const [validators, servers] = [of('validator'), of('server')]
        play(schedule, (wounds, harmless) => {
          const away = wounds.away(terrain, harmless)
          assert.ok(away.intersection(validators).size <= faultyValidators(terrain))
          assert.ok(away.intersection(servers).size <= servers.size / 2)
        })
      }),
      500,
    )
  })

  it('replaces the memory or the clock of at most f validators', () => {
    holds(
      fc.property(schedules, ({ terrain, schedule }) => {
        const isValidator = (name: string): boolean => terrain.nodes.some(node => node.name === name && node.kind === 'validator')
        const forgetful = schedule.events.flatMap(({ fault }) => {
          if (fault.verb === 'node wipe') return [fault.node]
          if (fault.verb !== 'host skew' || Math.abs(fault.ms) <= 1_000) return []
          return terrain.nodes.filter(({ host }) => host === fault.host).map(({ name }) => name)
        })
        assert.ok(new Set(forgetful.filter(isValidator)).size <= faultyValidators(terrain))
      }),
      500,
    )
  })

  it('heals all it did, in its time and in order', () => {
    holds(
      fc.property(schedules, ({ schedule }) => {
        assert.ok(play(schedule, () => undefined).isNone)
        const times = schedule.events.map(({ atMs }) => atMs)
        assert.deepEqual(
          times,
          times.toSorted((a, b) => a - b),
        )
        assert.ok(times.every(at => Number.isInteger(at) && at >= 0 && at < schedule.durationMs))
      }),
      300,
    )
  })

  it('is the same for the same seed', () => {
    holds(
      fc.property(schedules, ({ schedule, again }) => assert.deepEqual(again, schedule)),
      100,
    )
  })

  it('is read back from its text as it was', () => {
    holds(
      fc.property(schedules, ({ schedule }) => assert.deepEqual(parseTrace(formatTrace(schedule)), schedule)),
      300,
    )
  })

  it('has faults of every kind', () => {
    const terrain: Terrain = {
      name: 'all',
      hosts: ['v1', 'v2', 'v3', 'v4', 's1', 's2'].map(name => ({ name, disk: true, clock: true })),
      routers: ['net'],
      nodes: [1, 2, 3, 4]
        .map(i => ({ name: `validator-${i}`, kind: 'validator' as 'validator' | 'server', host: `v${i}` }))
        .concat([1, 2].map(i => ({ name: `server-${i}`, kind: 'server' as const, host: `s${i}` }))),
      links: ['v1', 'v2', 'v3', 'v4', 's1', 's2'].map(host => [host, 'net']),
    }
    const verbs = new Set<string>()
    for (let seed = 0; seed < 50; seed += 1) {
      for (const { fault } of makeSchedule({ seed, terrain, durationMs: 60_000 }).events) verbs.add(fault.verb)
    }
    assert.deepEqual(
      [...verbs].sort(),
      ['host fill', 'host free', 'host skew', 'link cut', 'link lose', 'link restore', 'link slow']
        .concat(['node kill', 'node pause', 'node restart', 'node resume', 'node start', 'node wipe'])
        .sort(),
    )
  })
})

describe('a fault', () => {
  it('is the command that does it', () => {
    const texts = [
      'link cut a b',
      'link restore a b',
      'link slow a b --latency 80ms --jitter 2.5ms --bandwidth 0.5Mbit',
      'link slow a b --bandwidth 2Mbit',
      'link lose a b 7.5%',
      'node pause validator-2',
      'node wipe server-1',
      'host skew east1 +1h',
      'host skew east1 -90s',
      'host skew east1 +0s',
      'host fill east1',
    ]
    for (const text of texts) {
      const fault = parseFault(text)
      assert.ok(fault !== undefined, text)
      assert.equal(formatFault(fault), text)
    }
  })

  it('is nothing else', () => {
    for (const text of [
      ...['', 'link', 'link cut a', 'link cut a b c', 'link lose a b', 'link lose a b much', 'link lose a b 101%', 'link slow a b --latency'],
      ...['link slow a b --speed 3ms', 'node dance server-1', 'node kill', 'node kill ../x', 'host skew a', 'host skew a 1h', 'host skew a +1y'],
    ]) {
      assert.equal(parseFault(text), undefined, text)
    }
  })

  it('of a trace that cannot be read is named by its line', () => {
    assert.throws(() => parseTrace('schedule of seed 1 on a, 5 s\n     1.000  link cut a b\n     2.000  link burn a b\n'), /line 3 .*burn/)
    assert.throws(() => parseTrace('     1.000  link cut a b\n'), /line 1 is no head/)
  })
})
