/** What a reader takes from holders of which one lies. */
import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { StatementKind } from '../../../src/wire/generated/xis.ts'
import { joinCard } from '../../../src/xis/core/card.ts'
import { Known } from '../../../src/xis/reader/answers.ts'
import { card, found, nodes, notice, SECOND, START, signer } from './support.ts'

describe('a reader', () => {
  const founding = nodes(7)
  const xis = found(founding)
  const [w1, w2, w3, w4, w5] = founding
  if (w1 === undefined || w2 === undefined || w3 === undefined || w4 === undefined || w5 === undefined) throw new Error('five nodes')

  it('believes the obituary by the present watchers, though one by former watchers came first', () => {
    const server = signer(1)
    const before = card(xis, server, { watchers: [w1.id, w2.id, w3.id] })
    const after = card(xis, server, { version: START + 1, watchers: [w3.id, w4.id, w5.id] })
    const known = new Known(nodeCrypto, xis, START + 2 * SECOND, 120 * SECOND)
    known.takeCard(joinCard(after.head.signed, after.tokensBytes))
    known.takeNotice(notice(xis, before, StatementKind.GONE, [w1, w2], START + SECOND).notice)
    known.takeNotice(notice(xis, after, StatementKind.GONE, [w4, w5], START + SECOND).notice)
    assert.equal(known.card(server.id), undefined)
  })
})
