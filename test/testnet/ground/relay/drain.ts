import assert from 'node:assert/strict'
import type { Direction } from '../../../../testnet/ground/relay/line.ts'

export interface Arrival {
  readonly slot: number
  readonly at: number
}

/** What comes out of a direction until then, each packet as soon as it is due. */
export function drain(line: Direction, until = Number.MAX_VALUE): Arrival[] {
  const arrivals: Arrival[] = []
  for (let at = line.nextDue; at <= until; at = line.nextDue) {
    const slot = line.take(at)
    assert.ok(slot !== undefined)
    arrivals.push({ slot, at })
  }
  return arrivals
}
