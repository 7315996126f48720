/** One simulated session to its end, with what must hold after each event and at last. Throws with the seed that replays it. */
import assert from 'node:assert/strict'
import { rateOver } from '../../../src/types/money.ts'
import { billOf, limitsOf } from '../../../src/xenoserver/core/session.ts'
import { type Faults, SimulatedWorld } from './simulated-world.ts'
import { T0 } from './support.ts'

const HOUR_MS = 3_600_000

/** What goes wrong, by name. */
export const FAULTS: Readonly<Record<string, Faults>> = {
  'nothing goes wrong': { lostAnswer: 0, crash: 0, reboot: 0, validatorDown: 0, clientAction: 0 },
  'the client does what it likes': { lostAnswer: 0, crash: 0, reboot: 0, validatorDown: 0, clientAction: 0.5 },
  'answers are lost and validators fall silent': { lostAnswer: 0.2, crash: 0, reboot: 0, validatorDown: 0.3, clientAction: 0.2 },
  'the server is killed at any point': { lostAnswer: 0.1, crash: 0.02, reboot: 0, validatorDown: 0.1, clientAction: 0.2 },
  'the machine goes down at any point': { lostAnswer: 0.1, crash: 0.02, reboot: 0.3, validatorDown: 0.1, clientAction: 0.2 },
}

export function simulateSession(seed: number, faults: Faults): void {
  const world = new SimulatedWorld(seed, faults)
  const say = (what: string): string => `${what} (SEED=${seed}, ${((world.now - T0) / 1_000).toFixed(1)} s)`
  const { exposure, maxRate, intervalMs } = world.terms
  // At a reboot what ran since the last reading is lost with the kernel's counters.
  const reserve = faults.reboot > 0 ? rateOver(maxRate, 2 * intervalMs) : 0n
  let lastBill = 0n
  const check = (): void => {
    const { session } = world
    const owed = world.delivered - world.income
    assert.ok(owed <= exposure + (world.rebooted ? reserve : 0n), say(`${owed} is owed, above the exposure of ${exposure}`))
    if (session === undefined) return
    const bill = billOf(session)
    assert.ok(bill >= lastBill || world.lives > 0, say(`the bill fell from ${lastBill} to ${bill}`))
    assert.ok(session.startedAt === undefined || bill <= limitsOf(session), say(`the bill ${bill} is above the limits ${limitsOf(session)}`))
    assert.ok(world.income <= (session.lastReport?.bill ?? 0n) || world.lives > 0, say('more is certified than was reported'))
    lastBill = bill
  }
  world.begin()
  world.run(T0 + 10 * 60_000, check)
  world.heal()
  world.run(T0 + 11 * 60_000, check)
  world.close()
  world.run(T0 + HOUR_MS, check)
  const state = world.session?.state
  assert.ok(state === 'gone', say(`the session ends ${state}`))
  for (const { cap, income, release } of world.releases()) {
    assert.ok(income <= cap, say('more than the cap is certified'))
    if (release !== undefined) assert.ok(income <= release, say(`income ${income} is above the release ${release}`))
  }
  const { session } = world
  if (session !== undefined && world.lives === 0) assert.equal(world.income, session.lastReport?.bill ?? 0n, say('the income is not the bill'))
}
