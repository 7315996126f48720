/** Notices come from anyone: they must have authority, come to an end, and not be passed on for ever. */
import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { equal } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { decodeCanonical } from '../../../src/wire/canonical.ts'
import { StatementKind } from '../../../src/wire/generated/xis.ts'
import { GoneRecord } from '../../../src/wire/generated/xis-store.ts'
import { verifyNotice } from '../../../src/xis/core/notice.ts'
import { holdersOf, wholeZone } from '../../../src/xis/core/placement.ts'
import { SERVER_TOKEN } from '../../../src/xis/core/tokens.ts'
import { card, FAR_MS, found, HOUR, leave, MINUTE, nodes, notice, put, reread, SECOND, START, signer, startCore } from './support.ts'

const founding = nodes(14)
const xis = found(founding)
const [self, w1, w2, w3, w4, w5] = founding
if (self === undefined || w1 === undefined || w2 === undefined || w3 === undefined || w4 === undefined || w5 === undefined)
  throw new Error('six nodes')

describe('an obituary', () => {
  it('by former watchers does not end what a present watcher watches', () => {
    const core = startCore(xis, self)
    const server = signer(1)
    const before = card(xis, server, { watchers: [w1.id, w2.id, w3.id] })
    const after = card(xis, server, { version: START + 1, watchers: [self.id, w4.id, w5.id] })
    const { incarnation, version } = after.head
    const beat = { type: 'beat', server: server.id, incarnation, version } as const
    unwrap(core.step({ ...beat, head: reread(xis, after) }, START + 1).answer)
    core.step({ type: 'notice', notice: notice(xis, before, StatementKind.GONE, [w1, w2], START + SECOND), pass: true }, START + SECOND)
    const answer = core.step({ ...beat, head: undefined }, START + 2 * SECOND).answer
    assert.ok(answer.ok, answer.ok ? '' : answer.refusal.code)
  })

  it('of a server that nobody knows is kept no longer than a lease may last', () => {
    const core = startCore(xis, self)
    const about = card(xis, signer(1), { notAfter: START + FAR_MS })
    const { writes } = core.step({ type: 'notice', notice: leave(xis, signer(1), about, START), pass: true }, START)
    for (const write of writes) {
      const record = write.type === 'put' ? decodeCanonical(GoneRecord, write.value, 8_192) : undefined
      assert.ok(record === undefined || Number(record.until) <= START + 25 * HOUR, `kept until ${record?.until}`)
    }
  })

  it('is passed on once, by nodes that hold nothing of the server too', () => {
    const holders = holdersOf(nodeCrypto, startCore(xis, self).members(START), wholeZone(SERVER_TOKEN), xis.replicas).nodes
    const outsider = founding.find(node => !holders.some(holder => equal(holder, node.id))) as Signer
    const core = startCore(xis, outsider)
    const obituary = leave(xis, signer(1), card(xis, signer(1)), START)
    assert.ok(core.step({ type: 'notice', notice: obituary, pass: true }, START).effects.length > 0)
    assert.deepEqual(core.step({ type: 'notice', notice: obituary, pass: true }, START + 1).effects, [])
  })

  it('reaches a co-holder that missed it, however many came after', () => {
    const [core, missed] = [startCore(xis, self), startCore(xis, w1)]
    const servers = Array.from({ length: 200 }, (_, i) => signer(i + 1))
    for (const [i, server] of servers.entries()) {
      const one = card(xis, server)
      for (const each of [core, missed]) put(each, one, START, [wholeZone('CPUsmps')])
      core.step({ type: 'notice', notice: leave(xis, server, one, START + i), pass: false }, START + MINUTE)
    }
    // Ten rounds of what sync.ts does.
    for (let round = 0; round < 10; round++) {
      const response = unwrap(core.compare(w1.id, missed.summarise(new Uint8Array(0), START + MINUTE), START + MINUTE))
      for (const each of response.notices) {
        missed.step({ type: 'notice', notice: unwrap(verifyNotice(nodeCrypto, xis.name, each)), pass: false }, START + MINUTE)
      }
    }
    assert.equal(missed.counts(START + MINUTE).cards, core.counts(START + MINUTE).cards)
  })
})
