import assert from 'node:assert/strict'
import { findContradiction, formatStatements, type KeptStatement, parseStatements } from '../../src/client/statements.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { member, someId } from '../corp/support/members.ts'
import { advertisedBy, reported } from '../corp/support/statements.ts'
import { cardOf, stringToken, xisOf } from '../xis/support/cards.ts'

const corp = someId('corp')
const [server, other] = [member('server'), member('other')]
const xis = xisOf([member('xis')])
const kept = (statement: KeptStatement['statement'], of = server, xenoCorp = corp): KeptStatement => ({ server: of.id, xenoCorp, statement })
const report = (bill: bigint, of = server) => kept(reported(corp, of, { number: 3, bill }), of)
const card = (version: number, name = 'x') => kept(advertisedBy(xis.name, cardOf(xis, server, [stringToken('Location/Name', name)], { version })))

describe('saved statements', () => {
  it('are read back as they were written, line by line', () => {
    const all = [report(1n), card(5), report(2n, other)]
    assert.deepEqual(parseStatements(formatStatements(all.slice(0, 1)) + formatStatements(all.slice(1))), all)
    assert.deepEqual(parseStatements(''), [])
  })

  it('are refused with the line that cannot be read', () => {
    for (const bad of ['{}', 'no json', formatStatements([report(1n)]).replace('"statement":"', '"statement":"AA')]) {
      assert.throws(
        () => parseStatements(formatStatements([report(1n)]) + bad),
        (error: unknown) => isXenoError(error, 'statements-invalid') && error.facts['line'] === 2,
      )
    }
  })

  it('contradict each other only where one server says both, to one XenoCorp', () => {
    assert.equal(findContradiction(corp, [report(1n), report(2n, other)]), undefined)
    assert.equal(findContradiction(someId('another corp'), [report(1n), report(2n)]), undefined)
    const found = findContradiction(corp, [report(1n, other), report(1n), card(5), report(2n)])
    assert.equal(found?.kind, 'two-reports')
    assert.deepEqual(found?.server, server.id)
    assert.equal(findContradiction(corp, [card(5), card(5, 'y')])?.kind, 'two-advertisements')
    assert.equal(findContradiction(corp, [card(5), card(6, 'y'), card(7)]), undefined)
  })
})
