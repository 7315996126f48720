/**
 * The XenoCorp's own people. The registrar raises credit lines while they are spent, and tries to lower them too; the
 * treasurer settles the pools of periods that are over, now and then with two words for one.
 */
import { makeOperation } from '../../src/corp/core/operation.ts'
import { CLIENTS, type CorpWorld, enrol, GRACE_MS, LINE, PERIODS } from './corp-world.ts'
import type { Process } from './events.ts'
import { simCrypto, simSigner } from './sim-crypto.ts'

/** How long a word is asked votes for. */
const PATIENCE_MS = 90_000

export function* registrar(world: CorpWorld): Process {
  const { random, events } = world
  for (const name of random.shuffle([...CLIENTS])) {
    yield random.between(1_000, 15_000)
    const line = LINE + BigInt(random.between(-150, 300))
    events.spawn(write(world, 'registrar', enrol(world.committee.name, name, 2n, line)))
  }
}

export function* treasurer(world: CorpWorld): Process {
  const { random, events } = world
  for (const period of PERIODS.slice(0, 4)) {
    const overAt = Number(period + 1n) * 60_000 + GRACE_MS
    while (world.now < overAt + random.between(0, 5_000)) yield 1_000
    const ratios = random.chance(0.2) ? [1_000_000, random.between(0, 999_999)] : [random.between(0, 1_000_000)]
    for (const ratio of ratios) events.spawn(write(world, 'treasurer', settle(world, period, ratio)))
  }
}

function settle(world: CorpWorld, period: bigint, ratio: number): Uint8Array<ArrayBuffer> {
  const losses = ratio === 1_000_000 ? [] : [{ account: world.committee.treasury, amount: 1n, reference: 'chargeback' }]
  return makeOperation(simCrypto, world.committee.name, 'settle', { period, ratio, losses }, [simSigner('treasurer')]).bytes
}

function* write(world: CorpWorld, who: string, operation: Uint8Array<ArrayBuffer>): Process {
  const giveUpAt = world.now + PATIENCE_MS
  const certificate = yield* world.pursue(who, operation, { support: () => [], until: () => world.now > giveUpAt })
  if (certificate !== undefined) yield* world.spread(who, certificate)
}
