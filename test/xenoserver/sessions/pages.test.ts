import assert from 'node:assert/strict'
import fc from 'fast-check'
import { pageOf } from '../../../src/xenoserver/sessions/pages.ts'
import { holds } from '../../support/properties.ts'

describe('pages', () => {
  it('hold what fits an answer, one entry at least, and lead to the end in order', () => {
    const entries = fc.array(fc.nat(100), { maxLength: 60 })
    holds(
      fc.property(entries, fc.integer({ min: 1, max: 10 }), fc.nat(300), (all, count, bytes) => {
        const read: number[] = []
        for (let more = true; more; ) {
          const next = pageOf(all.slice(read.length), { count, bytes }, entry => entry)
          const sum = next.page.reduce((total, entry) => total + entry, 0)
          assert.ok(next.page.length <= count)
          assert.ok(sum <= bytes || next.page.length === 1)
          assert.ok(next.page.length > 0 || !next.more)
          read.push(...next.page)
          more = next.more
        }
        assert.deepEqual(read, all)
      }),
      500,
    )
  })
})
