/** One watcher's word, or words about someone else, must neither end a server's life nor keep its death from being told. */
import assert from 'node:assert/strict'
import { unwrap } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { StatementKind } from '../../../src/wire/generated/xis.ts'
import type { VerifiedCard } from '../../../src/xis/core/card.ts'
import type { NodeCore } from '../../../src/xis/core/node.ts'
import { card, FAR_MS, found, nodes, reread, SECOND, START, signer, startCore, statement } from './support.ts'

const founding = nodes(5)
const xis = found(founding)
const [self, w1, w2] = founding
if (self === undefined || w1 === undefined || w2 === undefined) throw new Error('three nodes')
const watchers = [self.id, w1.id, w2.id]

function watch(core: NodeCore, one: VerifiedCard, now: number) {
  const { server, incarnation, version } = one.head
  return core.step({ type: 'beat', server, incarnation, version, head: reread(xis, one) }, now).answer
}

function hear(core: NodeCore, by: Signer, about: VerifiedCard, head: VerifiedCard, time: number, now: number) {
  const said = statement(xis, by, about, StatementKind.GONE, time)
  return core.step({ type: 'statement', head: reread(xis, head), statement: said }, now)
}

describe('statements', () => {
  it('about one server do not end the life of another', () => {
    const core = startCore(xis, self)
    const victim = card(xis, signer(1), { watchers })
    // The intruder's own server has the same watchers and incarnation; it dies, and they truly say so.
    const bait = card(xis, signer(2), { watchers })
    assert.equal(bait.head.incarnation, victim.head.incarnation)
    unwrap(watch(core, victim, START))
    for (const fellow of [w1, w2]) hear(core, fellow, bait, victim, START + SECOND, START + SECOND)
    const answer = watch(core, victim, START + 2 * SECOND)
    assert.ok(answer.ok, answer.ok ? '' : `the victim, whose beats arrive, is told ${answer.refusal.code}`)
    assert.equal(core.counts(START + 2 * SECOND).gone, 0)
  })

  it('of two honest watchers are an obituary, whatever time the third puts into its own', () => {
    const core = startCore(xis, self)
    const one = card(xis, signer(1), { watchers })
    unwrap(watch(core, one, START))
    hear(core, w2, one, one, START + FAR_MS, START + SECOND)
    hear(core, w1, one, one, START + SECOND, START + SECOND)
    core.step({ type: 'unreachable', server: one.head.server, since: START + SECOND }, START + 2 * SECOND)
    assert.equal(core.counts(START + 2 * SECOND).gone, 1, 'one lying watcher of three keeps the server alive until its lease ends')
  })
})
