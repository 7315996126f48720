/**
 * One run of the index: nodes join, crash and come back, servers advertise, update, die, leave and return, a part of the
 * nodes hides what it holds, messages are lost; meanwhile the real reader looks everything up.
 *
 * A lookup must show every server that has been advertised for a while, once, in order, at no version older than was seen
 * before; none that left; none that is dead and was watched, once its watchers have had time to tell.
 */
import { toText } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import type { Logger } from '../../src/types/ports.ts'
import { type IndexedServer, XisReader } from '../../src/xis/reader/reader.ts'
import { START_MS } from './events.ts'
import { simCrypto } from './sim-crypto.ts'
import { SimRpc } from './xis-rpc.ts'
import type { SimServer } from './xis-servers.ts'
import { type Profile, SETTINGS, XisWorld } from './xis-world.ts'

export const PROFILE: Profile = { nodes: 50, joining: 10, servers: 60, hiding: 0.2 }

const RUN_MS = 200_000
const LOOKUP_MS = 10_000
/** A server that became what it is within the last so many ms may be shown either way. */
const SETTLED_MS = 5_000
/** From its death with watchers alive: ten beats, repeated words, one round of comparing. */
const TOLD_MS = 60_000

export interface XisOutcome {
  readonly violations: readonly string[]
  readonly lookups: number
  /** Lookups in which a server was missing. */
  readonly incomplete: number
  /** Lookups that found too few holders to answer. */
  readonly failed: number
  readonly shown: number
}

const SILENT: Logger = { debug: none, info: none, warn: none, error: none, child: () => SILENT }

function none(): void {
  // The run is judged by its lookups.
}

export async function simulateXis(seed: number, profile: Profile = PROFILE): Promise<XisOutcome> {
  const world = new XisWorld(seed, profile)
  const founding = world.nodes.slice(0, profile.nodes - profile.joining)
  for (const node of founding) node.start()
  for (const server of world.servers) world.events.schedule(world.random.between(1_000, 20_000), () => server.start())
  churn(world, profile)
  const tally = { lookups: 0, incomplete: 0, failed: 0, shown: 0 }
  const seen = new Map<string, number>()
  for (let now = START_MS + LOOKUP_MS; now <= START_MS + RUN_MS; now += LOOKUP_MS) {
    world.events.runUntil(now)
    const entries = await lookUp(world)
    tally.lookups++
    if (entries === undefined) tally.failed++
    else {
      tally.shown += entries.length
      if (judge(world, entries, seen)) tally.incomplete++
    }
  }
  return { violations: world.violations, ...tally }
}

function churn(world: XisWorld, profile: Profile): void {
  const { events, random } = world
  for (const node of world.nodes.slice(profile.nodes - profile.joining)) events.schedule(random.between(30_000, 120_000), () => node.start())
  for (const node of random.shuffle(world.nodes.slice(0, profile.nodes - profile.joining)).slice(0, Math.floor(profile.nodes / 10))) {
    const at = random.between(60_000, 120_000)
    events.schedule(at, () => node.crash())
    if (random.chance(0.6)) events.schedule(at + random.between(20_000, 90_000), () => node.start())
  }
  for (const server of random.some(world.servers, 0.5)) {
    const at = random.between(40_000, 150_000)
    events.schedule(at, () => endSomehow(world, server))
    if (random.chance(0.5)) events.schedule(at + random.between(1_000, 60_000), () => server.start())
  }
  for (const server of random.some(world.servers, 0.5)) {
    events.schedule(random.between(40_000, 250_000), () => server.isUp && server.update(random.between(1, 1_000)))
  }
}

function endSomehow(world: XisWorld, server: SimServer): void {
  if (!server.isUp) return
  if (world.random.chance(0.3)) server.leave()
  else server.die(world.random.chance(0.5))
}

async function lookUp(world: XisWorld): Promise<IndexedServer[] | undefined> {
  const contacts = world.random
    .shuffle(world.nodes.filter(node => node.isUp))
    .slice(0, 3)
    .map(node => ({ peer: node.signer.id, addresses: [] }))
  const reader = new XisReader({
    xis: world.xis,
    crypto: simCrypto,
    clock: { now: () => world.events.now },
    logger: SILENT,
    rpc: new SimRpc(world),
    contacts,
    settings: SETTINGS,
  })
  try {
    return await Array.fromAsync(reader.all({ token: 'CPUsmps', limit: 25 }))
  } catch (error) {
    if (!isXenoError(error, 'xis-too-few-answers') && !isXenoError(error, 'xis-no-nodes')) throw error
    return undefined
  }
}

/** Whether a server is missing; what must never be is a violation. */
function judge(world: XisWorld, entries: readonly IndexedServer[], seen: Map<string, number>): boolean {
  const shown = new Map(entries.map(entry => [toText(entry.server), entry]))
  if (shown.size !== entries.length) world.violate('a server is listed twice')
  if (entries.some((entry, index) => entry.place !== index)) world.violate('places have gaps')
  const bits = entries.map(entry => Number(entry.tokens.find(token => token.path.endsWith('CPUsmps'))?.value))
  if (bits.some((value, index) => index > 0 && value < (bits[index - 1] ?? 0))) world.violate('entries are out of order')
  for (const [server, { version }] of shown) {
    if (version < (seen.get(server) ?? 0)) world.violate('a version went back')
    seen.set(server, Math.max(version, seen.get(server) ?? 0))
  }
  const { now } = world.events
  let isIncomplete = false
  for (const server of world.servers) {
    const entry = shown.get(toText(server.signer.id))
    if (server.isUp) isIncomplete ||= entry === undefined && server.advertisedAt !== undefined && now - server.advertisedAt > SETTLED_MS
    else if (entry !== undefined) judgeDead(world, server, entry, now - (server.endedAt ?? now))
  }
  return isIncomplete
}

function judgeDead(world: XisWorld, server: SimServer, entry: IndexedServer, deadMs: number): void {
  if (server.left && deadMs > SETTLED_MS) world.violate('a server that left is listed')
  else if (!server.left && deadMs > TOLD_MS && server.wasWatchedSince(world.events.now - TOLD_MS))
    world.violate(`a server dead for ${deadMs} ms is listed ${entry.state}`)
  else if (deadMs > 3 * world.rollMs + TOLD_MS && entry.state === 'fresh') world.violate('a server long dead is listed as fresh')
}
