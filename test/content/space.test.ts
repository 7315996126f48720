import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Space } from '../../src/content/space.ts'
import { holds } from '../support/properties.ts'

describe("a store's books", () => {
  it('make room of partials first, then of the longest unused blobs', () => {
    const space = new Space(100)
    space.add('a', 30, 1)
    space.add('b', 30, 2)
    space.keepPartial('p', 20, 3)
    space.touch('a', 4)
    assert.deepEqual(space.makeRoom(20), [])
    assert.deepEqual(space.makeRoom(10), [{ kind: 'partial', name: 'p' }])
    assert.deepEqual(space.makeRoom(20), [{ kind: 'blob', digest: 'b' }])
    assert.deepEqual([space.usedBytes, space.heldBytes, space.blobs], [80, 50, 1])
  })

  it('never give up what is held or being written, and change nothing when there is no room', () => {
    const space = new Space(100)
    space.add('a', 60, 1)
    space.add('b', 30, 2)
    assert.ok(space.hold('a', 's1'))
    assert.ok(space.hold('a', 's2'))
    assert.ok(!space.hold('c', 's1'))
    assert.equal(space.makeRoom(41), undefined)
    assert.deepEqual([space.usedBytes, space.sizeOf('b')], [90, 30])
    space.release('s1')
    assert.equal(space.makeRoom(41), undefined)
    space.release('s2')
    assert.deepEqual(space.makeRoom(41), [{ kind: 'blob', digest: 'a' }])
    assert.equal(space.makeRoom(60), undefined)
    space.giveBack(41)
    assert.deepEqual(space.makeRoom(60), [])
  })

  it('stay within their bound whatever happens', () => {
    const step = fc.record({
      size: fc.integer({ min: 0, max: 60 }),
      act: fc.constantFrom('finish' as const, 'suspend' as const, 'discard' as const, 'hold' as const, 'release' as const),
      name: fc.constantFrom('a', 'b', 'c', 'd'),
    })
    holds(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const space = new Space(100)
        for (const [now, { size, act, name }] of steps.entries()) {
          if (act === 'hold') space.hold(name, 's')
          else if (act === 'release') space.release('s')
          else if (space.sizeOf(name) === undefined) write(space, name, size, act, now)
          assert.ok(space.usedBytes <= 100 && space.heldBytes <= space.usedBytes)
        }
      }),
      500,
    )
  })
})

/** A writer from its beginning to an end. */
function write(space: Space, name: string, size: number, end: 'finish' | 'suspend' | 'discard', now: number): void {
  const heldBefore = space.heldBytes
  space.takePartial(name)
  if (space.makeRoom(size) === undefined) {
    assert.ok(heldBefore + size > 100)
    return
  }
  assert.ok(space.usedBytes <= 100)
  space.giveBack(size)
  if (end === 'finish') space.add(name, size, now)
  if (end === 'suspend') space.keepPartial(name, Math.floor(size / 2), now)
}
