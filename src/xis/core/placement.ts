/**
 * Where zones live: on the r members whose positions are closest (XOR) to the zone's, at most two of one operator. A
 * member's position is the hash of its PeerId; whoever may enrol many identities can choose among them, so the document's
 * XenoCorps are what stands against ground positions.
 */
import { type Bytes, concat, toText, utf8 } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import type { ZoneName } from '../../wire/generated/xis.ts'
import { MAX_ZONE_TOKEN } from './limits.ts'
import { majority } from './parameters.ts'

export interface Member {
  readonly node: Bytes
  /** Empty where it is not known. */
  readonly operator: string
  /** H(PeerId). */
  readonly position: Bytes
}

export interface Holders {
  /** Closest first; fewer than r where the network is smaller. */
  readonly nodes: readonly Bytes[]
  /** How many of them make a write durable. */
  readonly quorum: number
}

const MAX_OF_OPERATOR = 2
const MAX_PREFIX_BITS = 256

export function memberOf(crypto: Crypto, node: Bytes, operator: string): Member {
  return { node, operator, position: crypto.sha256(node) }
}

/** The whole of a token, which is its one zone until it is cut. */
export function wholeZone(token: string): ZoneName {
  return { token, prefix: new Uint8Array(0), bits: 0 }
}

/** A zone as the key of maps and records; zones in the order of these keys. */
export function zoneKey(zone: ZoneName): Bytes {
  return concat(utf8(zone.token), Uint8Array.of(0, zone.bits >> 8, zone.bits & 0xff), zone.prefix)
}

export function zoneText(zone: ZoneName): string {
  return zone.bits === 0 ? zone.token : `${zone.token}/${toText(zone.prefix)}:${zone.bits}`
}

/** Well-formed: as many bytes as the bits need, the rest of the last zero. */
export function isZone(zone: ZoneName): boolean {
  if (zone.token.length === 0 || zone.token.length > MAX_ZONE_TOKEN || zone.token.includes('\0') || zone.bits > MAX_PREFIX_BITS) return false
  const spare = zone.prefix.length * 8 - zone.bits
  return spare >= 0 && spare < 8 && ((zone.prefix.at(-1) ?? 0) & ((1 << spare) - 1)) === 0
}

/** Whether a key falls into a zone's part of its token. */
export function zoneCovers(zone: ZoneName, key: Uint8Array): boolean {
  const whole = zone.bits >> 3
  for (let i = 0; i < whole; i++) if (key[i] !== zone.prefix[i]) return false
  const rest = zone.bits & 7
  return rest === 0 || ((key[whole] ?? 0) ^ (zone.prefix[whole] ?? 0)) >> (8 - rest) === 0
}

export function zonePosition(crypto: Crypto, zone: ZoneName): Bytes {
  return crypto.sha256(utf8('xeno/xis/zone/1'), new Uint8Array(1), zoneKey(zone))
}

/** The `count` members closest to a position, at most two of one operator as long as others remain. */
export function closest(members: readonly Member[], position: Bytes, count: number): Member[] {
  const ranked = [...members].sort((a, b) => compareDistance(a.position, b.position, position))
  const seen = new Map<string, number>()
  const chosen: Member[] = []
  const spare: Member[] = []
  for (const member of ranked) {
    if (chosen.length === count) break
    const known = seen.get(member.operator) ?? 0
    if (member.operator !== '' && known >= MAX_OF_OPERATOR) spare.push(member)
    else {
      seen.set(member.operator, known + 1)
      chosen.push(member)
    }
  }
  return [...chosen, ...spare.slice(0, count - chosen.length)]
}

export function holdersOf(crypto: Crypto, members: readonly Member[], zone: ZoneName, replicas: number): Holders {
  const nodes = closest(members, zonePosition(crypto, zone), replicas).map(member => member.node)
  return { nodes, quorum: majority(nodes.length) }
}

/**
 * Who should watch a server: the node that injects it first, then others by closeness, of operators that differ from the
 * server's and from each other's as far as there are enough.
 */
export function chooseWatchers(
  crypto: Crypto,
  members: readonly Member[],
  server: { readonly node: Bytes; readonly operator: string; readonly injection: Bytes | undefined },
  count: number,
): Bytes[] {
  const position = crypto.sha256(utf8('xeno/xis/watch/1'), new Uint8Array(1), server.node)
  const text = toText(server.node)
  const injection = server.injection === undefined ? undefined : toText(server.injection)
  const ranked = members
    .filter(member => toText(member.node) !== text)
    .sort((a, b) => compareDistance(a.position, b.position, position))
    .sort((a, b) => Number(toText(b.node) === injection) - Number(toText(a.node) === injection))
  const operators = new Set([server.operator])
  const chosen: Member[] = []
  for (const member of ranked) {
    if (member.operator !== '' && operators.has(member.operator)) continue
    operators.add(member.operator)
    chosen.push(member)
  }
  const spare = ranked.filter(member => !chosen.includes(member))
  return [...chosen, ...spare].slice(0, count).map(member => member.node)
}

function compareDistance(a: Bytes, b: Bytes, position: Bytes): number {
  for (let i = 0; i < position.length; i++) {
    const target = position[i] ?? 0
    const difference = ((a[i] ?? 0) ^ target) - ((b[i] ?? 0) ^ target)
    if (difference !== 0) return difference
  }
  return 0
}
