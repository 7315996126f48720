import assert from 'node:assert/strict'
import { atMost } from '../../src/types/pause.ts'

describe('at most so long', () => {
  it('waits for work that ends in time, and not for work that never does', async () => {
    let done = false
    const work = new Promise<void>(resolve => setImmediate(resolve)).then(() => {
      done = true
    })
    await atMost(60_000, work)
    assert.ok(done)
    await atMost(1, Promise.withResolvers<never>().promise)
  })

  it('passes on how the work fails', async () => {
    await assert.rejects(atMost(60_000, Promise.reject(new Error('no'))), /no/)
  })
})
