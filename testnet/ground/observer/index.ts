/**
 * Whether the index is complete: every XIS node that runs knows the others and, where it holds the list of servers, has the
 * current card of each that runs and takes none that does not run for fresh; and every RD offers what the index has.
 */
import { ANY_KERNEL, type Requirements } from '../../../src/documents/requirements.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { askRd } from '../../../src/rd/finder.ts'
import { type Bytes, EMPTY, equal, toText } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Logger } from '../../../src/types/ports.ts'
import { MIB } from '../../../src/types/units.ts'
import { xisProtocol } from '../../../src/wire/protocols.ts'
import type { RpcClient } from '../../../src/wire/rpc.ts'
import type { Xis } from '../../../src/xis/core/document.ts'
import { MAX_PAGE } from '../../../src/xis/core/limits.ts'
import { ANY_VALUE } from '../../../src/xis/core/ordered.ts'
import { verifyPage } from '../../../src/xis/core/page.ts'
import { wholeZone } from '../../../src/xis/core/placement.ts'
import { encodeQuery } from '../../../src/xis/core/query.ts'
import { verifyRoll } from '../../../src/xis/core/roll.ts'
import { SERVER_TOKEN } from '../../../src/xis/core/tokens.ts'
import { Directory } from '../../../src/xis/reader/directory.ts'
import { patiently } from './asking.ts'

export interface IndexNode {
  readonly name: string
  readonly peer: Bytes
  readonly addresses: readonly string[]
  readonly alive: boolean
}

export interface IndexSurroundings {
  readonly rpc: RpcClient
  readonly logger: Logger
  readonly xis: Xis
  readonly xenoCorp: Bytes
  /** XenoServers, each of them a XIS node too. */
  readonly servers: readonly IndexNode[]
  readonly rds: readonly IndexNode[]
}

/** What one node or RD lists: versions by server. */
interface Listing {
  readonly by: string
  readonly entries: ReadonlyMap<string, { readonly version: bigint; readonly stale: boolean }>
}

/** Asks for so little that every server fits that has anything left. */
const SMALLEST: Requirements = {
  basic: { envName: 'observer', envType: 'Linux', envKernel: ANY_KERNEL },
  network: { envIPAddresses: 0, ports: [], egress: [] },
  qos: { cpuMsps: 1, memoryBytes: MIB, diskBytes: MIB, networkBps: 1, pids: 1 },
  constraints: {},
  extensions: [],
}
const MOST_SUGGESTIONS = 100
/**
 * Versions are times. A server renews its card every 10 s, and who lists it may not have heard of the newest yet; an RD
 * reads the index every so often.
 */
const MAY_LAG_MS = 15_000n

/** What is wrong, a line each. @throws Silence when a node that runs does not answer */
export async function indexMissing(surroundings: IndexSurroundings): Promise<string[]> {
  const { servers, rds } = surroundings
  const nodes = servers.filter(({ alive }) => alive)
  const holders = await holdersAmong(surroundings, nodes)
  const strangers = (await Promise.all(nodes.map(node => unknownTo(surroundings, node, nodes)))).flat()
  const listings = await Promise.all([
    ...nodes.filter(({ peer }) => holders.some(holder => equal(holder, peer))).map(node => pageOf(surroundings, node)),
    ...rds.filter(({ alive }) => alive).map(rd => offersOf(surroundings, rd)),
  ])
  return [...strangers, ...servers.flatMap(server => wrongListings(server, listings))]
}

/** The nodes on which the list of all servers lies. */
async function holdersAmong({ rpc, logger, xis }: IndexSurroundings, nodes: readonly IndexNode[]): Promise<readonly Bytes[]> {
  const directory = new Directory({ xis, crypto: nodeCrypto, clock: systemClock, logger, rpc, contacts: nodes })
  await directory.refresh(0)
  return directory.holders(wholeZone(SERVER_TOKEN)).nodes
}

/** A client that knows this node alone must learn of the others from it. */
async function unknownTo({ rpc, xis }: IndexSurroundings, node: IndexNode, nodes: readonly IndexNode[]): Promise<string[]> {
  const { rolls } = await patiently(node.name, () => rpc.call(node.peer, xisProtocol.members, {}))
  const known = new Set(
    rolls.flatMap(signed => {
      const roll = verifyRoll(nodeCrypto, xis.name, signed)
      return roll.ok ? [toText(roll.value.node)] : []
    }),
  )
  return nodes.filter(({ peer }) => !known.has(toText(peer))).map(({ name }) => `${node.name} knows no roll of ${name}`)
}

async function pageOf({ rpc, xis }: IndexSurroundings, { name, peer }: IndexNode): Promise<Listing> {
  const query = encodeQuery({ name: SERVER_TOKEN, range: ANY_VALUE, filter: [] }, EMPTY, MAX_PAGE)
  const response = await patiently(name, () => rpc.call(peer, xisProtocol.get, { query, brief: true }))
  const page = unwrap(verifyPage(nodeCrypto, xis.name, peer, query, response))
  return { by: name, entries: new Map(page.entries.map(({ server, version, stale }) => [toText(server), { version, stale }])) }
}

async function offersOf({ rpc, xenoCorp }: IndexSurroundings, { name, peer }: IndexNode): Promise<Listing> {
  const { suggestions, others } = await patiently(name, () => askRd(rpc, peer, { requirements: SMALLEST, xenoCorp, limit: MOST_SUGGESTIONS }))
  return { by: name, entries: new Map([...suggestions, ...others].map(({ server, version, stale }) => [toText(server), { version, stale }])) }
}

function wrongListings({ name, peer, alive }: IndexNode, listings: readonly Listing[]): string[] {
  const told = listings.map(({ by, entries }) => ({ by, entry: entries.get(toText(peer)) }))
  if (!alive) return told.filter(({ entry }) => entry?.stale === false).map(({ by }) => `${by} takes ${name} for fresh, which does not run`)
  const newest = told.reduce((most, { entry }) => (entry !== undefined && entry.version > most ? entry.version : most), 0n)
  return told.flatMap(({ by, entry }) => {
    if (entry === undefined) return [`${by} does not list ${name}`]
    if (entry.stale) return [`${by} takes ${name} for stale, which runs`]
    const lag = newest - entry.version
    return lag <= MAY_LAG_MS ? [] : [`${by} has a version of ${name} that is ${lag} ms older than the newest`]
  })
}
