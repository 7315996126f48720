/** Old rolls must not make members of the dead: they tell that a node was, not that it is. */
import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { toText } from '../../../src/types/bytes.ts'
import { Membership } from '../../../src/xis/core/membership.ts'
import { parametersFor } from '../../../src/xis/core/parameters.ts'
import { found, HOUR, MINUTE, nodes, roll, SECOND, START, signer, startCore } from './support.ts'

const founding = nodes(4)
const xis = found(founding)
const [self, second, third, silent] = founding
if (self === undefined || second === undefined || third === undefined || silent === undefined) throw new Error('four nodes')

describe('a member', () => {
  it('is no node whose newest roll was old when it was received', () => {
    const core = startCore(xis, self)
    const dead = signer(77)
    core.step({ type: 'roll', roll: roll(xis, dead, START - 30 * 24 * HOUR) }, START + SECOND)
    assert.ok(!core.isMember(dead.id, START + MINUTE))
    assert.ok(!core.members(START + MINUTE).some(({ node }) => toText(node) === toText(dead.id)))
  })

  it('is, to a reader that has just begun, who is one to the nodes that it asked', () => {
    const { lapseMs } = parametersFor(4)
    const gone = roll(xis, silent, START - 2 * lapseMs)
    const living = [self, second, third].map(node => roll(xis, node, START - SECOND))
    // As lookups from the command line begin: no self, started now, with the rolls that a node gave.
    const reader = new Membership(nodeCrypto, xis.founding, undefined, START)
    for (const each of [gone, ...living]) reader.add(each)
    const names = reader.members(START, lapseMs).map(({ node }) => toText(node))
    assert.ok(!names.includes(toText(silent.id)), 'a founding node that was silent for twenty minutes is asked and counted')
  })

  it('keeps its rolls in order when its clock is set back', () => {
    const core = startCore(xis, self)
    const facts = { addresses: [], operator: '', credential: new Uint8Array(0) }
    const before = core.step({ type: 'own-roll', roll: facts }, START).answer
    const after = core.step({ type: 'own-roll', roll: facts }, START - MINUTE).answer
    assert.ok(before.ok && after.ok && after.value.time > before.value.time, 'others ignore it until its clock has caught up')
  })
})
