import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { EMPTY } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { decodeAgreement, decodeSession, encodeAgreement, encodeSession } from '../../../src/xenoserver/sessions/records.ts'
import { id, kernel, makeOrder, T0, Trace } from '../core/support.ts'

/** A session in every state, as it is read back from its record. */
describe('records of sessions', () => {
  const traces: Readonly<Record<string, Trace>> = {
    'being bound': new Trace({ order: { ackAllowance: 5n } }),
    running: new Trace().start().read(10_000, 5_000),
    'with two orders, one over': new Trace({ order: { notAfter: T0 + 60_000 } })
      .start()
      .at(1_000, { type: 'extend', order: makeOrder(11) })
      .at(1_010, { type: 'bound', bind: id(111) })
      .read(50_000, 25_000),
    'paused for money': new Trace({ order: { limit: 331_000n } }).start().read(29_790, 14_895),
    kept: new Trace()
      .start()
      .at(5_000, { type: 'close', reason: 'closed' })
      .at(5_001, { type: 'final-reading', kernel: kernel(1), tasks: [] })
      .at(5_002, { type: 'certified', order: id(10), amount: 3_501n })
      .at(5_003, { type: 'closed', order: id(10) }),
  }

  for (const [name, { session }] of Object.entries(traces)) {
    it(`say all of one ${name}`, () => {
      const agreement = decodeAgreement(encodeAgreement(session, EMPTY, EMPTY))
      const read = decodeSession(nodeCrypto, session.id, agreement, encodeSession(session, 7))
      assert.deepEqual(read, { session: { ...session, termsId: read.session.termsId }, events: 7 })
    })
  }

  it('are found damaged rather than guessed at', () => {
    const session = new Trace().start().session
    const agreement = decodeAgreement(encodeAgreement(session, EMPTY, EMPTY))
    const record = encodeSession(session, 0)
    for (const broken of [record.slice(1), EMPTY, Uint8Array.of(...record, 0xf8, 0x07, 0x01)]) {
      assert.throws(
        () => decodeSession(nodeCrypto, session.id, agreement, broken),
        error => isXenoError(error, 'internal'),
      )
    }
  })
})
