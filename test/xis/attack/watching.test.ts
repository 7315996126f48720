/** What watchers say must be true of the server, not of the watcher: its own sleep, its load, its clock, its past. */
import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { EMPTY } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { StatementKind } from '../../../src/wire/generated/xis.ts'
import { type VerifiedCard, verifyHead } from '../../../src/xis/core/card.ts'
import type { Effect } from '../../../src/xis/core/env.ts'
import type { NodeCore } from '../../../src/xis/core/node.ts'
import { card, FAR_MS, found, HOUR, leave, MINUTE, nodes, notice, put, reread, roll, SECOND, START, sayRolls, signer, startCore } from './support.ts'
import { page } from './support-pages.ts'

const founding = nodes(6)
const xis = found(founding)
const [self, w1, w2, w3, w4, w5] = founding
if (self === undefined || w1 === undefined || w2 === undefined || w3 === undefined || w4 === undefined || w5 === undefined)
  throw new Error('six nodes')
const watcher = self.id

/** A first beat of a server that names this watcher alone. */
function beat(core: NodeCore, seed: number, now: number, leaseMs = HOUR) {
  const one = card(xis, signer(seed), { watchers: [watcher], notAfter: START + leaseMs })
  const { server, incarnation, version } = one.head
  return core.step({ type: 'beat', server, incarnation, version, head: reread(xis, one) }, now).answer
}

function told(effects: readonly Effect[]): number {
  return effects.filter(({ type }) => type === 'tell').length
}

describe('a watcher', () => {
  it('judges a server by the interval that it told that server', () => {
    const core = startCore(xis, self)
    const servers = Array.from({ length: 600 }, (_, i) => i + 1)
    for (const seed of servers) unwrap(beat(core, seed, START))
    const { intervalMs } = unwrap(beat(core, 1, START))
    assert.ok(intervalMs > 11 * SECOND)
    // Most leave; the rest were told to beat every twelve seconds, and eleven have passed.
    for (const seed of servers.slice(20)) {
      const about = card(xis, signer(seed), { watchers: [self.id] })
      core.step({ type: 'notice', notice: leave(xis, signer(seed), about, START + SECOND), pass: false }, START + SECOND)
    }
    core.step({ type: 'tick' }, START + 2 * SECOND)
    assert.equal(told(core.step({ type: 'tick' }, START + 11 * SECOND).effects), 0)
  })

  it('takes no sleep of its own for the death of those it watches', () => {
    const core = startCore(xis, self)
    const one = card(xis, signer(1), { watchers: [self.id, w1.id, w2.id] })
    const { server, incarnation, version } = one.head
    unwrap(core.step({ type: 'beat', server, incarnation, version, head: reread(xis, one) }, START).answer)
    for (let at = 0; at < 3; at++) core.step({ type: 'tick' }, START + at * 500)
    // The machine was suspended for a minute; the beats that waited are read after the tick.
    assert.equal(told(core.step({ type: 'tick' }, START + MINUTE).effects), 0)
  })

  it('tells again what its fellows may not have heard', () => {
    const core = startCore(xis, self)
    const one = card(xis, signer(1), { watchers: [self.id, w1.id, w2.id] })
    const { server, incarnation, version } = one.head
    unwrap(core.step({ type: 'beat', server, incarnation, version, head: reread(xis, one) }, START).answer)
    let times = 0
    for (let at = START; at < START + 2 * MINUTE; at += 500) times += told(core.step({ type: 'tick' }, at).effects)
    // SILENT and GONE, each lost on its way: nobody else ever learns of it before the lease ends.
    assert.ok(times > 2, `told ${times} times`)
  })

  it('speaks by no head that its holders do not have, of a server whose clock is ahead', () => {
    const core = startCore(xis, self)
    const server = signer(1)
    const right = card(xis, server, { watchers: [self.id, w1.id, w2.id] })
    const ahead = card(xis, server, { version: START + 5 * MINUTE, watchers: [self.id, w1.id, w2.id], notAfter: START + HOUR })
    const beatWith = ({ head }: VerifiedCard, one: VerifiedCard) =>
      unwrap(
        core.step({ type: 'beat', server: server.id, incarnation: head.incarnation, version: head.version, head: reread(xis, one) }, START).answer,
      )
    assert.equal(beatWith(right, right).lacking, false)
    assert.equal(beatWith(ahead, ahead).lacking, true)
    core.step({ type: 'tick' }, START)
    const said = Array.from({ length: 10 }, (_, at) => core.step({ type: 'tick' }, START + at * 500).effects).flat()
    const versions = said.flatMap(effect => (effect.type === 'tell' ? [unwrap(verifyHead(nodeCrypto, xis.name, effect.head)).version] : []))
    assert.deepEqual([...new Set(versions)], [START])
  })

  it('is heard again as soon as its own clock is right, which was ahead', () => {
    const core = startCore(xis, self)
    const fellow = startCore(xis, w1)
    const hears = (at: number, now: number): boolean => {
      const { answer } = core.step({ type: 'own-roll', roll: { addresses: [], operator: '', credential: EMPTY } }, at)
      return fellow.step({ type: 'roll', roll: unwrap(answer) }, now).answer.ok
    }
    assert.ok(hears(START, START))
    assert.ok(!hears(START + HOUR, START + SECOND))
    assert.ok(hears(START + 2 * SECOND, START + 2 * SECOND))
  })

  it('watches nobody for longer than a lease may last', () => {
    const core = startCore(xis, self)
    assert.equal(beat(core, 1, START, FAR_MS).ok, false)
  })
})

describe('a held card', () => {
  it('is fresh again when the watchers that said SILENT have been replaced', () => {
    const core = startCore(xis, self)
    const server = signer(1)
    const before = card(xis, server, { watchers: [w1.id, w2.id, w3.id] })
    unwrap(put(core, before, START).answer)
    unwrap(
      core.step({ type: 'notice', notice: notice(xis, before, StatementKind.SILENT, [w1, w2], START + SECOND), pass: false }, START + SECOND).answer,
    )
    const after = card(xis, server, { version: START + MINUTE, watchers: [w3.id, w4.id, w5.id] })
    unwrap(put(core, after, START + MINUTE).answer)
    sayRolls(core, xis, [w1, w2, w3, w4, w5], START + MINUTE)
    // The new watchers were never silent about it, so none of them will ever say BACK.
    assert.deepEqual(
      page(core, 'CPUsmps', START + MINUTE).entries.map(({ stale }) => stale),
      [false],
    )
  })

  it('is not fresh for want of watchers', () => {
    const core = startCore(xis, self)
    // Refusing the card would do as well.
    put(core, card(xis, signer(1)), START)
    sayRolls(core, xis, founding.slice(1), START)
    // Six nodes give three watchers; who names none is seen dying by nobody.
    assert.ok(page(core, 'CPUsmps', START + SECOND).entries.every(({ stale }) => stale))
  })

  it('is fresh while its watchers say rolls, though their clocks are half a minute behind', () => {
    const core = startCore(xis, self)
    unwrap(put(core, card(xis, signer(1), { watchers: [w1.id, w2.id, w3.id] }), START).answer)
    for (let at = START; at <= START + MINUTE; at += 2 * SECOND) {
      for (const node of [w1, w2, w3]) core.step({ type: 'roll', roll: roll(xis, node, at - 30 * SECOND) }, at)
    }
    assert.deepEqual(
      page(core, 'CPUsmps', START + MINUTE).entries.map(({ stale }) => stale),
      [false],
    )
  })
})
