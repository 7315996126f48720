/** Topology files: what they may say, and every mistake told with its line. */
import assert from 'node:assert/strict'
import { isXenoError } from '../../../src/types/errors.ts'
import { parseTopology } from '../../../testnet/ground/topology/file.ts'
import { Plan } from '../../../testnet/ground/topology/plan.ts'
import { findTopology, shippedTopologies } from '../../../testnet/ground/topology/shipped.ts'

const SOUND = `
says: two hosts
hosts:
  a: { nodes: [validator, server] }
  b: { clients: 1 }
links:
  - { between: [a, b], latency: 1.5ms, jitter: 200us, loss: 2.5%, bandwidth: 512kbit, there: { latency: 10ms } }
`

/** The mistakes of a file, each as `LINE: what`. */
function mistakes(text: string): string[] {
  try {
    parseTopology(text, 'a.yaml')
  } catch (error) {
    assert.ok(isXenoError(error, 'config-invalid'), String(error))
    return [...error.message.matchAll(/^ {2}line (\d+): (.*)$/gm)].map(([, line, says]) => `${line}: ${says}`)
  }
  return []
}

describe('a topology file', () => {
  it('is read with its units, each way by itself', () => {
    const { links } = parseTopology(SOUND, 'a.yaml')
    const both = { jitterMs: 0.2, loss: 0.025, mbps: 0.512, queueMs: 100, up: true }
    assert.deepEqual(links[0]?.settings, [
      { latencyMs: 10, ...both },
      { latencyMs: 1.5, ...both },
    ])
  })

  it('says fifty like hosts in a line', () => {
    const topology = parseTopology(
      'says: many\nhosts:\n  v: { nodes: [validator] }\n  h1..50: { nodes: [server] }\nrouters: { r1..2: }\nlinks:\n  - { between: [h1..50, r1], latency: 1ms }\n  - { between: [v, r2] }\n  - { between: [r1, r2] }\n',
      'a.yaml',
    )
    assert.equal(topology.hosts.length, 51)
    assert.equal(topology.links.length, 52)
    assert.deepEqual(new Plan(topology).nodes.at(-1), { kind: 'server', host: 'h50', port: 4_101, name: 'server-50' })
  })

  it('pairs several with as many', () => {
    const { links } = parseTopology(`${SOUND}  - { between: [x1..2, y1..2] }\n  - { between: [x1..2, a] }\nrouters: { x1..2: , y1..2: }\n`, 'a.yaml')
    assert.deepEqual(
      links.map(({ ends }) => ends.join(' ')),
      ['a b', 'x1 y1', 'x2 y2', 'x1 a', 'x2 a'],
    )
  })

  it('has every mistake told at once, with its line', () => {
    const text = `
says: wrong in many ways
hosts:
  Big: { nodes: [validator] }
  a: { nodes: [validator, waiter], disk: 5 }
  b: { clock: late, colour: red }
links:
  - { between: [a, b], latency: soon, loss: 3 }
  - { between: [a], bandwidth: 9 }
`
    assert.deepEqual(mistakes(text), [
      '5: hosts.a.nodes.1: Invalid option: expected one of "validator"|"server"|"rd"',
      '5: hosts.a.disk: expected at least 16MiB',
      '6: hosts.b.clock: Invalid input: expected "skewable"',
      '6: hosts.b.colour: no such setting',
      '8: links.0.latency: expected a time such as 200us, 20ms or 1s, at most a minute',
      '8: links.0.loss: expected a part such as 1% or 0.5%',
      '9: links.1.between: expected two names',
      '9: links.1.bandwidth: expected a rate such as 512kbit, 10Mbit or 1Gbit',
    ])
  })

  it('has names that places can have, once each, and links between them', () => {
    const text = `
says: wrong names
hosts:
  a1: { nodes: [validator] }
  a1..2: {}
  Much-too-long-a-name: {}
links:
  - { between: [a1, nobody] }
  - { between: [a1, a1..2] }
  - { between: [a1, a2] }
  - { between: [a1..3, a1..2] }
`
    assert.deepEqual(mistakes(text), [
      '6: hosts.Much-too-long-a-name: expected a name of at most 12 lower-case letters, digits and dashes, or several such as v1..4',
      '11: links.3.between: expected two names; where both are several, as many on either side',
    ])
    const better = text.replace(/.*Much.*\n/, '').replace(/.*a1\.\.3.*\n/, '')
    assert.deepEqual(mistakes(better), [
      '5: hosts.a1..2: there are two places named a1',
      '7: links.0.between: there is no place named nobody',
      '8: links.1.between: a1 cannot be linked to itself',
      '9: links.2.between: a1 and a2 are linked already',
    ])
  })

  it('has a sound number of nodes, and ways between all hosts', () => {
    assert.deepEqual(mistakes('says: none\nhosts:\n  a: { nodes: [rd] }\nrouters: { r: }\nlinks:\n  - { between: [a, r] }\n'), [
      '3: hosts: expected 1, 4, 7, 10 validators, found 0',
      '3: hosts: an RD needs servers to choose among',
    ])
    const apart = `${SOUND.replace('b: {', 'c: {}\n  d: {}\n  b: {')}  - { between: [c, d] }\n`
    assert.deepEqual(
      mistakes(apart).map(each => each.replace(/^\d+/, '')),
      [
        ': hosts.a: there is no way from c to a',
        ': hosts.c: there is no way from a to c',
        ': hosts.d: there is no way from a to d',
        ': hosts.b: there is no way from c to b',
      ],
    )
    assert.deepEqual(mistakes(SOUND.replace('b: {', 'c: {}\n  b: {')), ['5: hosts.c: c has no link, and so no address'])
  })

  it('masquerades for neighbours that have no other way out, and forwards to whom it hides', () => {
    const home = (routers: string, more = ''): string => `
says: a home
hosts:
  a: { nodes: [validator] }
  inside: { nodes: [server] }
routers:
  gate: ${routers}
links:
  - { between: [a, gate] }
  - { between: [inside, gate] }
${more}`
    assert.deepEqual(mistakes(home('{ masquerades: [inside], forward: { 4101: inside } }')), [])
    assert.deepEqual(mistakes(home('{ masquerades: [inside] }')), [
      '5: hosts.inside: server-1 cannot be reached from a; the router that hides it must forward a port to inside:4101',
    ])
    assert.deepEqual(mistakes(home('{ masquerades: [other] }')), ['7: routers.gate.masquerades: other is not linked to gate'])
    assert.deepEqual(mistakes(home('{ masquerades: [inside], forward: { 80: a } }')), ['7: routers.gate.forward.80: there is no a behind gate'])
    assert.deepEqual(mistakes(home('{ masquerades: [inside], forward: { 4101: inside } }', '  - { between: [inside, a] }\n')), [
      '7: routers.gate.masquerades: a leads to the same places and is not masqueraded',
    ])
  })
})

describe('the shipped topologies', () => {
  it('are sound, and each says what it is', () => {
    const shipped = shippedTopologies()
    assert.deepEqual(shipped, ['behind-masquerade', 'eight-hosts', 'fifty-hosts', 'lan', 'three-sites', 'two-providers'])
    for (const name of shipped) assert.ok(findTopology(name).topology.says.length > 0)
    assert.equal(findTopology('fifty-hosts').topology.hosts.length, 50)
    assert.equal(findTopology('eight-hosts').topology.hosts.length, 8)
  })

  it('are named when another is asked for', () => {
    assert.throws(
      () => findTopology('atlantis'),
      (error: unknown) => isXenoError(error, 'no-such-topology') && error.next.includes('{names}'),
    )
  })
})
