/** A version that was superseded, or a life that ended, must not come back, whatever leases and heads an intruder picks. */
import assert from 'node:assert/strict'
import type { Result } from '../../../src/types/errors.ts'
import { StatementKind } from '../../../src/wire/generated/xis.ts'
import { applyWrites, card, found, HOUR, leave, MINUTE, nodes, notice, put, restartCore, SECOND, START, signer, startCore } from './support.ts'
import { page } from './support-pages.ts'

function refusal(result: Result<unknown>): string {
  return result.ok ? 'taken' : result.refusal.code
}

describe('what an intruder replays', () => {
  const founding = nodes(5)
  const xis = found(founding)
  const [self, w1, w2, w3] = founding
  const server = signer(1)
  if (self === undefined || w1 === undefined || w2 === undefined || w3 === undefined) throw new Error('five nodes')

  it('is no older card whose lease outlives that of the newer one', () => {
    const core = startCore(xis, self)
    const older = card(xis, server, { version: START, notAfter: START + 6 * HOUR })
    const newer = card(xis, server, { version: START + 1, notAfter: START + HOUR })
    assert.equal(refusal(put(core, older, START).answer), 'taken')
    assert.equal(refusal(put(core, newer, START + 1).answer), 'taken')
    core.step({ type: 'tick' }, START + 2 * HOUR)
    assert.equal(refusal(put(core, older, START + 2 * HOUR).answer), 'xis-old-version')
  })

  it('is no card of a life that ended, when the obituary carries an older head', () => {
    const core = startCore(xis, self)
    const watchers = [w1.id, w2.id, w3.id]
    const older = card(xis, server, { watchers, notAfter: START + 10 * MINUTE })
    const newer = card(xis, server, { watchers, version: START + 1, notAfter: START + HOUR })
    const obituary = notice(xis, older, StatementKind.GONE, [w1, w2], START + MINUTE)
    core.step({ type: 'notice', notice: obituary, pass: false }, START + MINUTE)
    assert.equal(refusal(put(core, newer, START + 2 * MINUTE).answer), 'xis-departed')
    core.step({ type: 'tick' }, START + 20 * MINUTE)
    assert.equal(refusal(put(core, newer, START + 20 * MINUTE).answer), 'xis-departed')
  })

  it('is no life before the present one, when the present card has run out', () => {
    const core = startCore(xis, self)
    const first = card(xis, server, { notAfter: START + 6 * HOUR })
    const second = card(xis, server, { version: START + MINUTE, incarnation: START + MINUTE, notAfter: START + HOUR })
    put(core, first, START)
    core.step({ type: 'notice', notice: leave(xis, server, first, START + SECOND), pass: false }, START + SECOND)
    put(core, second, START + MINUTE)
    core.step({ type: 'tick' }, START + 2 * HOUR)
    assert.notEqual(refusal(put(core, first, START + 2 * HOUR).answer), 'taken')
  })

  it('is no card that ran out while its holder was away', () => {
    const records = new Map()
    const core = startCore(xis, self)
    applyWrites(records, put(core, card(xis, server), START).writes)
    const back = restartCore(xis, self, records, START + 2 * HOUR)
    assert.equal(page(back, 'CPUsmps', START + 2 * HOUR).entries.length, 0)
  })
})
