/** One run of the simulated ledger from a seed: the faults it draws, the members who act, the violations it finds. */
import { checkAll, deliverAll } from './corp-checks.ts'
import { HonestClient, HonestServer } from './corp-honest.ts'
import { registrar, treasurer } from './corp-operators.ts'
import { busybody, Cheat, Rogue } from './corp-rogues.ts'
import { CorpWorld, type Faults, type Rules, SOUND, VARIANTS, type Variant } from './corp-world.ts'
import { START_MS } from './events.ts'
import { Random } from './random.ts'

/** Members act for about 70 s; then come the grace, outages, and time to deliver. */
const RUN_MS = 320_000

/** What a run dwells on: everything, Ends that servers do not hear of, long outages, crashes with slow disks. */
export type Profile = 'mixed' | 'ends' | 'outages' | 'crashes'

export interface Outcome {
  readonly seed: number
  readonly faults: Faults
  readonly violations: readonly string[]
  /** How many certificates were made: a run in which nothing happens shows nothing. */
  readonly certificates: number
}

function profileOf(seed: number): Profile {
  return (['mixed', 'mixed', 'mixed', 'ends', 'outages', 'crashes'] as const)[seed % 6] ?? 'mixed'
}

function variantOf(seed: number): Variant {
  return VARIANTS[Math.floor(Math.abs(seed) / 6) % VARIANTS.length] ?? 'prepaid'
}

/** @param seed any whole number; the same seed and rules give the same outcome */
export function simulateCorp(seed: number, rules: Rules = SOUND, profile: Profile = profileOf(seed), variant: Variant = variantOf(seed)): Outcome {
  const faults = { ...drawFaults(new Random(seed ^ 0x5eed), profile), variant }
  const world = new CorpWorld(seed, faults, rules)
  const server = new HonestServer(world, 'server')
  const servers = profile === 'ends' || profile === 'outages' ? [server] : [server, new Rogue(world, 'rogue')]
  const clients = [new HonestClient(world, 'honest-1', servers), new HonestClient(world, 'honest-2', servers)]
  for (const client of clients) {
    client.friends = clients.filter(other => other !== client)
    world.events.schedule(world.random.between(0, 5_000), () => world.events.spawn(client.live()))
  }
  world.events.spawn(new Cheat(world, 'cheat', servers).live())
  world.events.spawn(busybody(world))
  if (variant === 'credit') world.events.spawn(registrar(world))
  if (variant === 'pool') world.events.spawn(treasurer(world))
  world.events.runUntil(START_MS + RUN_MS)
  deliverAll(world)
  return { seed, faults, violations: checkAll(world, server.deliveries), certificates: world.certificates.length }
}

function drawFaults(random: Random, profile: Profile): Omit<Faults, 'variant'> {
  const n = profile === 'mixed' ? random.pick([4, 4, 4, 4, 4, 4, 5, 7]) : 4
  const f = Math.floor((n - 1) / 3)
  const liars = random.chance(0.7) ? f : 0
  const rough = random.chance(0.6)
  const mixed: Omit<Faults, 'variant'> = {
    n,
    liars,
    silentFromMs: random.chance(0.4) ? 0 : random.between(0, RUN_MS),
    endRate: 0.6,
    quietEnds: false,
    network: {
      lossRate: rough ? random.pick([0.02, 0.1, 0.25]) : 0,
      duplicateRate: rough ? random.pick([0, 0.05, 0.2]) : 0,
      minDelayMs: 1,
      maxDelayMs: random.pick([20, 200, 3_000]),
    },
    crashEveryMs: random.chance(0.5) ? random.pick([5_000, 15_000, 40_000]) : 0,
    maxDownMs: random.pick([100, 2_000, 8_000]),
    maxSyncMs: random.pick([5, 50, 1_000]),
    cut: random.chance(0.4) ? drawCut(random, random.pick(['server', 'server', 'honest-1']), random.between(1, n - 1)) : undefined,
    outage: random.chance(0.25) ? drawOutage(random, n - liars - random.between(0, 1)) : undefined,
  }
  const calm = { network: { lossRate: 0.02, duplicateRate: 0, minDelayMs: 1, maxDelayMs: 50 }, crashEveryMs: 0, cut: undefined, outage: undefined }
  switch (profile) {
    case 'mixed':
      return mixed
    case 'ends':
      return {
        ...mixed,
        ...calm,
        liars: f,
        silentFromMs: random.between(15_000, 45_000),
        endRate: 1,
        quietEnds: true,
        cut: drawQuietCut(random),
      }
    case 'outages':
      return {
        ...mixed,
        ...calm,
        liars: f,
        silentFromMs: 0,
        outage: { validators: random.between(2, 3), fromMs: random.between(5_000, 30_000), forMs: random.between(80_000, 130_000) },
      }
    case 'crashes':
      return { ...mixed, ...calm, liars: f, silentFromMs: RUN_MS, crashEveryMs: 1_500, maxDownMs: 50, maxSyncMs: 1_000 }
  }
}

function drawCut(random: Random, member: string, validators: number): Faults['cut'] {
  return { member, validators, fromMs: random.between(1_000, 20_000), forMs: random.between(5_000, 40_000) }
}

/** The server hears of an End late: from nobody, or not from the one validator to whom it was shown. */
function drawQuietCut(random: Random): Faults['cut'] {
  return random.chance(0.5) ? drawCut(random, 'server', 3) : { member: 'server', validators: 1, fromMs: 0, forMs: random.between(30_000, 50_000) }
}

function drawOutage(random: Random, validators: number): Faults['outage'] {
  return { validators, fromMs: random.between(5_000, 40_000), forMs: random.between(20_000, 110_000) }
}
