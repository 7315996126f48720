/** Connections that lead nowhere are found out, and whoever looks is never ended by what it finds. */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '@libp2p/interface'
import { ANSWER_WITHIN_MS, endIfDead } from '../../src/node/liveness.ts'

/** A connection on which streams open and then do as `send` does; libp2p's own cannot be made to break at a given point. */
function connection(send: () => void): { readonly connection: Connection; aborted(): boolean } {
  let isAborted = false
  const stream = Object.assign(new EventTarget(), { send, close: async () => undefined })
  const abort = (): void => {
    isAborted = true
  }
  const fake = { newStream: async () => stream, abort }
  return { connection: fake as unknown as Connection, aborted: () => isAborted }
}

describe('the look at a connection', function () {
  this.timeout(10_000)

  it('ends one that gives no answer', async () => {
    const silent = connection(() => undefined)
    await endIfDead(silent.connection)
    assert.equal(silent.aborted(), true)
  })

  it('leaves no failure behind where the stream breaks before anything is asked', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    try {
      const broken = connection(() => {
        throw new Error('the stream is closed')
      })
      await endIfDead(broken.connection)
      assert.equal(broken.aborted(), false)
      // Its time runs out afterwards.
      await pause(ANSWER_WITHIN_MS + 200)
      assert.deepEqual(unhandled, [])
    } finally {
      process.off('unhandledRejection', note)
    }
  })
})
