/** What a node acknowledged it has after a restart, and no server makes it keep ever more. */
import assert from 'node:assert/strict'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { Outcome, type ZoneName } from '../../../src/wire/generated/xis.ts'
import { MAX_ZONES_A_REQUEST } from '../../../src/xis/core/limits.ts'
import { wholeZone } from '../../../src/xis/core/placement.ts'
import { entryKey } from '../../../src/xis/core/query.ts'
import { applyWrites, card, decimal, found, HOUR, nodes, put, restartCore, START, signer, startCore } from './support.ts'
import { page } from './support-pages.ts'

const founding = nodes(5)
const xis = found(founding)
const [self] = founding
if (self === undefined) throw new Error('a node')

/** The first bits of a key as a zone's prefix. */
function prefixZone(token: string, key: Bytes, bits: number): ZoneName {
  const prefix = key.slice(0, Math.ceil(bits / 8))
  const last = prefix.length - 1
  prefix[last] = (prefix[last] ?? 0) & (0xff << (8 * prefix.length - bits))
  return { token, prefix, bits }
}

describe('the store of a node', () => {
  it('gives back every card that the node acknowledged', () => {
    const server = signer(1)
    const tokens = Array.from({ length: 20 }, (_, i) => decimal(`Environment[linux]/T${i}${'x'.repeat(200)}`, 1))
    const one = card(xis, server, { tokens })
    const zones = tokens.flatMap(({ path }, i) => {
      const bits = one.postings[i]?.bits ?? EMPTY
      const key = entryKey(nodeCrypto, bits, server.id)
      return Array.from({ length: 255 }, (_, depth) => prefixZone(path.split('/')[1] ?? '', key, depth + 1))
    })
    const records = new Map()
    const core = startCore(xis, self)
    let stored = 0
    for (let at = 0; at < zones.length; at += MAX_ZONES_A_REQUEST) {
      const { answer, writes } = put(core, one, START, zones.slice(at, at + MAX_ZONES_A_REQUEST))
      applyWrites(records, writes)
      if (answer.ok) stored += answer.value.outcomes.filter(({ outcome }) => outcome === Outcome.STORED).length
    }
    const back = restartCore(xis, self, records, START + 1)
    assert.equal(back.counts(START + 1).cards, stored > 0 ? 1 : 0, `${stored} zones were acknowledged as stored`)
  })

  it('forgets the zones that a server has left, when the leases of what it had there are over', () => {
    const core = startCore(xis, self)
    const server = signer(1)
    for (let hour = 0; hour < 5; hour++) {
      const now = START + 2 * hour * HOUR
      core.step({ type: 'tick' }, now)
      const tokens = [decimal('Environment[linux]/QoS/CPUsmps', 1), decimal(`Environment[linux]/Extra${hour}`, 1)]
      // Each lease reaches the next update and ends before the one after.
      unwrap(put(core, card(xis, server, { version: now, notAfter: now + 3 * HOUR, tokens }), now, ['CPUsmps', `Extra${hour}`].map(wholeZone)).answer)
    }
    const kept = core.summarise(EMPTY, START + 8 * HOUR).zones.map(({ zone }) => zone?.token)
    assert.ok(!kept.includes('Extra0'), kept.join(' '))
  })

  it('keeps evidence against a server, but not without bound', () => {
    const core = startCore(xis, self)
    const records = new Map<string, readonly [Bytes, Bytes]>()
    for (let version = START; version < START + 200; version++) {
      for (const value of [1, 2]) {
        const one = card(xis, signer(1), { version, tokens: [decimal('Environment[linux]/QoS/CPUsmps', value)] })
        applyWrites(records, put(core, one, START).writes)
      }
    }
    const evidence = [...records.values()].filter(([key]) => key[0] === 'e'.charCodeAt(0)).length
    assert.ok(evidence >= 1 && evidence <= 16, `${evidence} records of evidence against one server`)
  })

  it('answers after a restart as before', () => {
    const records = new Map()
    const core = startCore(xis, self)
    applyWrites(records, put(core, card(xis, signer(1)), START).writes)
    assert.equal(page(restartCore(xis, self, records, START + 1), 'CPUsmps', START + 1).entries.length, 1)
  })
})
