/** What co-holders tell each other: digests of zones, then the servers and versions of those that differ. */
import { type Bytes, compareBytes, concat, equal, toText, utf8 } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Notice, SyncRequest, SyncResponse, ZoneContent, ZoneName, ZoneSummary } from '../../wire/generated/xis.ts'
import type { Env } from './env.ts'
import { xisErrors } from './errors.ts'
import { isHolder } from './holding.ts'
import { MAX_SUMMARIES, MAX_SYNC_ENTRIES } from './limits.ts'
import { isZone, zoneKey } from './placement.ts'
import type { Gone } from './state.ts'

const EMPTY: Bytes = new Uint8Array(0)
/** After so many no further part is begun; one part is as large as it is. */
const MAX_NOTICES = 128
const PARTS = 256
const PART_DIGEST_BYTES = 8

/** The next request to a co-holder, from the zone `from` on. */
export function summarise(env: Env, from: Bytes): SyncRequest {
  const after = env.state.zones().filter(zone => compareBytes(zoneKey(zone.name), from) >= 0)
  const next = after[MAX_SUMMARIES]
  const zones: ZoneSummary[] = after.slice(0, MAX_SUMMARIES).map(zone => ({ zone: zone.name, digest: zone.digest() }))
  // Once a round: with the first part of it.
  const gone = from.length === 0 ? goneParts(env).map(part => digestOf(env, part)) : []
  return { from, to: next === undefined ? EMPTY : zoneKey(next.name), zones, gone }
}

/** Refuses with `xis-zone-invalid`. */
export function compareZones(env: Env, peer: Bytes, request: SyncRequest): Result<SyncResponse> {
  const known = new Map<string, Bytes>()
  for (const { zone, digest } of request.zones.slice(0, MAX_SUMMARIES)) {
    if (zone === undefined || !isZone(zone)) return xisErrors.refuse('xis-zone-invalid', { zone: zone?.token.slice(0, 64) ?? '' })
    known.set(toText(zoneKey(zone)), digest)
  }
  const zones: ZoneContent[] = []
  let entries = 0
  let next = EMPTY
  for (const zone of env.state.zones()) {
    const key = zoneKey(zone.name)
    if (compareBytes(key, request.from) < 0) continue
    if (request.to.length > 0 && compareBytes(key, request.to) >= 0) break
    const theirs = known.get(toText(key))
    if (theirs === undefined ? !isHolder(env, zone.name, 0, peer) : equal(theirs, zone.digest())) continue
    if (entries > 0 && entries + zone.size > MAX_SYNC_ENTRIES) {
      next = key
      break
    }
    entries += zone.size
    zones.push({ zone: zone.name, servers: zone.versions(), cuts: [...zone.cuts] })
  }
  return ok({ zones, next: next.length > 0 ? next : request.to, notices: differingNotices(env, request.gone) })
}

/** This node's obituaries by the first byte of their servers' hashes. */
function goneParts(env: Env): Gone[][] {
  const parts: Gone[][] = Array.from({ length: PARTS }, () => [])
  for (const gone of env.state.allGone()) parts[env.crypto.sha256(gone.notice.head.server)[0] ?? 0]?.push(gone)
  return parts
}

/** By servers and the lives that ended: who said so first does not matter. */
function digestOf(env: Env, part: readonly Gone[]): Bytes {
  if (part.length === 0) return EMPTY
  const lines = part.map(({ notice }) => concat(notice.head.server, utf8(`/${notice.head.incarnation}/`)))
  return env.crypto.sha256(concat(...lines)).slice(0, PART_DIGEST_BYTES)
}

function differingNotices(env: Env, theirs: readonly Bytes[]): Notice[] {
  if (theirs.length !== PARTS) return []
  const notices: Notice[] = []
  for (const [index, part] of goneParts(env).entries()) {
    if (notices.length >= MAX_NOTICES) break
    if (!equal(digestOf(env, part), theirs[index] ?? EMPTY)) notices.push(...part.map(gone => gone.notice.notice))
  }
  return notices
}

/** The servers whose cards a co-holder has and this node lacks, and the zones for each. */
export function lackingFrom(env: Env, response: SyncResponse): { readonly server: Bytes; readonly zones: readonly ZoneName[] }[] {
  const lacking = new Map<string, { server: Bytes; zones: ZoneName[] }>()
  for (const { zone, servers } of response.zones) {
    if (zone === undefined || !isZone(zone) || !isHolder(env, zone, 0)) continue
    const key = zoneKey(zone)
    for (const { server, version } of servers.slice(0, MAX_SYNC_ENTRIES)) {
      const held = env.state.card(server)
      const isHere = held?.zones.some(each => equal(zoneKey(each.name), key)) === true
      if (held !== undefined && BigInt(held.card.head.version) >= version && isHere) continue
      const entry = lacking.get(toText(server)) ?? { server, zones: [] }
      entry.zones.push(zone)
      lacking.set(toText(server), entry)
    }
  }
  return [...lacking.values()]
}
