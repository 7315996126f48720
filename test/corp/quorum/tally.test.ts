import assert from 'node:assert/strict'
import { quorumOf } from '../../../src/corp/core/quorum.ts'
import { median, mergeRefusals, Tally } from '../../../src/corp/quorum/tally.ts'
import { utf8 } from '../../../src/types/bytes.ts'
import type { Facts, Refusal } from '../../../src/types/errors.ts'

const refusal = (code: string, facts: Facts = {}, conflict?: string) =>
  ({ kind: 'refusal', refusal: { code, facts, ...(conflict === undefined ? {} : { conflict: utf8(conflict) }) } }) as const
const vote = (name: string) => ({ kind: 'vote', vote: name }) as const
const failed = { kind: 'failed', code: 'unavailable' } as const

describe("the tally of validators' answers", () => {
  it('settles with the first q votes, in the order of the committee', () => {
    const tally = new Tally<string>(quorumOf(4))
    tally.add(3, vote('d'))
    tally.add(0, vote('a'))
    tally.add(1, failed)
    assert.equal(tally.settled(), undefined)
    tally.add(2, vote('c'))
    assert.deepEqual(tally.settled(), { kind: 'quorum', votes: ['a', 'c', 'd'] })
  })

  it('keeps a vote against a later refusal, and takes a vote after one', () => {
    const tally = new Tally<string>(quorumOf(4))
    tally.add(0, vote('a'))
    tally.add(0, refusal('sequence-gap'))
    tally.add(1, refusal('sequence-gap'))
    tally.add(1, failed)
    tally.add(2, vote('c'))
    assert.equal(tally.answered, 3)
    tally.add(1, vote('b'))
    assert.equal(tally.settled()?.kind, 'quorum')
  })

  it('is refused by a quorum only when q validators say the same', () => {
    const tally = new Tally<string>(quorumOf(4))
    tally.add(0, refusal('balance-too-low', { balance: 5n, needed: 9n }))
    assert.equal(tally.blocked, false)
    tally.add(1, refusal('balance-too-low', { balance: 7n, needed: 9n }))
    assert.equal(tally.blocked, true)
    tally.add(2, refusal('sequence-gap'))
    assert.equal(tally.refusedByQuorum(), undefined)
    assert.deepEqual(tally.refusedForNow(), {
      kind: 'refused',
      refusal: { code: 'balance-too-low', facts: { balance: 5n, needed: 9n } },
      free: false,
    })
    tally.add(3, refusal('balance-too-low', { balance: 6n, needed: 9n }))
    assert.deepEqual(tally.refusedByQuorum(), {
      kind: 'refused',
      refusal: { code: 'balance-too-low', facts: { balance: 6n, needed: 9n } },
      free: true,
    })
  })

  it('finds a slot lost once n - q + 1 validators hold another operation, and one of them shows it', () => {
    const tally = new Tally<string>(quorumOf(4))
    tally.add(0, vote('a'))
    tally.add(1, refusal('slot-taken'))
    tally.add(2, refusal('slot-taken'))
    assert.equal(tally.settled(), undefined)
    tally.add(2, refusal('slot-taken', {}, 'other'))
    assert.deepEqual(tally.settled(), {
      kind: 'conflict',
      conflicts: [{ operation: utf8('other'), shownBy: 1 }],
      refusal: { code: 'slot-taken', facts: {} },
    })
  })

  it('merges refusals whatever the order of their arrival', () => {
    const some: Refusal[] = [
      { code: 'b', facts: { wait: 30n, why: 'x' } },
      { code: 'a', facts: { wait: 1n } },
      { code: 'b', facts: { wait: 10n, why: 'y' } },
      { code: 'b', facts: { wait: 20n, why: 'y' } },
      { code: 'a', facts: { wait: 2n } },
    ]
    const merged = { code: 'b', facts: { wait: 20n, why: 'y' } }
    for (let turn = 0; turn < some.length; turn++) assert.deepEqual(mergeRefusals([...some.slice(turn), ...some.slice(0, turn)]), merged)
    assert.equal(mergeRefusals(some.filter((_, index) => index !== 0)).code, 'a')
  })

  it('takes the median between two honest values', () => {
    assert.equal(median([1n, 10n, 11n]), 10n)
    assert.equal(median([1n, 10n, 11n, 99n]), 10n)
  })
})
