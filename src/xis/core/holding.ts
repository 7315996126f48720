/**
 * Holding cards: what becomes of a card or head that arrives, from its server or from a co-holder, and what age does to it.
 *
 *   unknown -> held        a valid card, newer than all that is known, of a living incarnation
 *   held -> held           a newer card, or a newer head over the same tokens (a refresh)
 *   held -> gone           an obituary; from then on only a newer incarnation is taken
 *   held -> unknown        its lease ended
 *
 * A held card is fresh or stale: stale while the last notice says SILENT, or while so many of its watchers say nothing
 * themselves that no obituary could come about.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { peerText } from '../../types/peer-id.ts'
import { Outcome, StatementKind, type ZoneName, type ZoneOutcome } from '../../wire/generated/xis.ts'
import { type Head, type VerifiedCard, withHead } from './card.ts'
import type { Env } from './env.ts'
import { xisErrors } from './errors.ts'
import { MAX_ZONES_A_CARD } from './limits.ts'
import { isObituary, speaksFor, statementsNeeded, type VerifiedNotice } from './notice.ts'
import { closest, isZone, zoneKey, zonePosition } from './placement.ts'
import { postingsIn } from './query.ts'
import type { HeldCard } from './state.ts'
import { SERVER_TOKEN } from './tokens.ts'

/** How much further than the r closest a zone may come from, by writers whose view of the members differs. */
const PLACEMENT_SLACK = 4

/** One outcome for each zone asked, in their order. */
export type Placed = readonly ZoneOutcome[]

/** `xml` where it came with the card. Refuses with the codes of cards. */
export function putCard(env: Env, card: VerifiedCard, zones: readonly ZoneName[], xml: Bytes | undefined): Result<Placed> {
  const wrong = zones.find(zone => !isZone(zone))
  if (wrong !== undefined) return xisErrors.refuse('xis-zone-invalid', { zone: wrong.token.slice(0, 64) })
  if (xml !== undefined && !isXmlOf(env, card.head, xml)) return xisErrors.refuse('xis-wrong-advertisement')
  const fit = refuseHead(env, card.head)
  if (fit !== undefined) return fit
  const held = env.state.card(card.head.server)
  const conflict = held === undefined ? undefined : refuseBeside(env, held.card, card)
  return conflict ?? ok(store(env, card, held, zones, xml))
}

/** A newer head over a held card's tokens. LACKING for every zone where this node has no such card. */
export function refreshCard(env: Env, head: Head, zones: readonly ZoneName[]): Result<Placed> {
  const held = env.state.card(head.server)
  const card = held === undefined ? undefined : withHead(held.card, head)
  if (card === undefined) {
    const fit = refuseHead(env, head)
    return fit ?? ok(zones.map(() => outcome(Outcome.LACKING)))
  }
  return putCard(env, card, zones, undefined)
}

function isXmlOf(env: Env, head: Head, xml: Bytes): boolean {
  return xml.length === head.xmlBytes && equal(env.crypto.sha256(xml), head.xmlDigest)
}

/**
 * Over, or longer than a lease may be. It counts from the version, too: a card that is too long now must not come of age
 * later, when everything that was known beside it is forgotten.
 */
export function refuseLease({ now, parameters }: Env, head: Head) {
  const { maxLeaseMs, maxAheadMs } = parameters
  const leaseMs = head.notAfter - Math.min(now, head.version)
  if (head.notAfter > now && leaseMs <= maxLeaseMs + maxAheadMs) return undefined
  return xisErrors.refuse('xis-lease-invalid', { leaseMs: head.notAfter - now, maxLeaseMs })
}

function refuseHead(env: Env, head: Head) {
  const { now, parameters, state } = env
  const { version, incarnation, server, xenoCorp } = head
  const aheadMs = version - now
  if (aheadMs > parameters.maxAheadMs) return xisErrors.refuse('xis-future-version', { version, aheadMs })
  const lease = refuseLease(env, head)
  if (lease !== undefined) return lease
  const { xenoCorps } = state.xis
  if (xenoCorps.length > 0 && !xenoCorps.some(corp => equal(corp, xenoCorp))) return xisErrors.refuse('xis-not-enrolled', { peer: peerText(server) })
  const gone = state.gone(server)
  if (gone !== undefined && gone.notice.head.incarnation >= incarnation) return xisErrors.refuse('xis-departed', { incarnation })
  const floor = state.floor(server)
  if (floor === undefined) return undefined
  if (incarnation < floor.incarnation) return xisErrors.refuse('xis-departed', { incarnation })
  return version <= floor.version ? xisErrors.refuse('xis-old-version', { version, known: floor.version }) : undefined
}

function refuseBeside(env: Env, held: VerifiedCard, card: VerifiedCard) {
  const { version, incarnation } = card.head
  if (version < held.head.version) return xisErrors.refuse('xis-old-version', { version, known: held.head.version })
  if (incarnation < held.head.incarnation) return xisErrors.refuse('xis-departed', { incarnation })
  if (version > held.head.version || equal(held.head.signed.body, card.head.signed.body)) return undefined
  env.state.keepEvidence(held, card)
  return xisErrors.refuse('xis-version-conflict', { version })
}

function store(env: Env, card: VerifiedCard, held: HeldCard | undefined, zones: readonly ZoneName[], xml: Bytes | undefined): Placed {
  const { state } = env
  const { server, xmlDigest } = card.head
  const hasXml = xml !== undefined || (held !== undefined && equal(held.card.head.xmlDigest, xmlDigest) && state.xml(server) !== undefined)
  const known = new Map((held?.zones ?? []).map(zone => [toText(zoneKey(zone.name)), zone]))
  const places = zones.map((zone): Place => {
    const key = toText(zoneKey(zone))
    const place = placeOf(env, zone, card, known.has(key), hasXml)
    if (!place.keep || known.has(key)) return place
    if (known.size >= MAX_ZONES_A_CARD) return { result: outcome(Outcome.CLOSER), keep: false }
    known.set(key, { name: zone, until: undefined })
    return place
  })
  if (held === undefined && !places.some(({ keep }) => keep)) return places.map(({ result }) => result)
  const kept = [...known.values()]
    // Without the XML of its newest card a zone of advertisements has nothing to answer with.
    .filter(({ name }) => hasXml || name.token !== SERVER_TOKEN)
    .map(({ name, until }) => (hasEntry(card, name) ? { name, until: undefined } : { name, until: until ?? held?.card.head.notAfter }))
  const isNews = held === undefined || held.card.head.version < card.head.version || kept.length !== held.zones.length
  if (isNews) state.putCard({ card, zones: kept, notice: keptNotice(held, card) })
  if (!hasXml) state.dropXml(server)
  if (xml !== undefined && kept.some(({ name }) => name.token === SERVER_TOKEN)) state.putXml(server, xml)
  state.dropGone(server)
  return places.map(({ result }) => result)
}

/** What was said of a former life, or by watchers that are replaced, is over: nobody would ever take it back. */
function keptNotice(held: HeldCard | undefined, { head }: VerifiedCard): VerifiedNotice | undefined {
  if (held?.notice === undefined || held.card.head.incarnation !== head.incarnation) return undefined
  return speaksFor(head, held.notice) ? held.notice : undefined
}

interface Place {
  readonly result: ZoneOutcome
  /** Whether the card goes into this node's zone (or supersedes there). */
  readonly keep: boolean
}

function placeOf(env: Env, zone: ZoneName, card: VerifiedCard, isHeld: boolean, hasXml: boolean): Place {
  const left = !hasEntry(card, zone)
  // It never was here: nothing to supersede.
  if (left) return { result: outcome(Outcome.STORED), keep: isHeld }
  if (!isHeld && !isHolder(env, zone, PLACEMENT_SLACK)) return { result: outcome(Outcome.CLOSER), keep: false }
  const cut = env.state.zone(zone)?.cutFor(card)
  if (cut !== undefined) return { result: { outcome: Outcome.CUT_OFF, cut }, keep: false }
  if (zone.token === SERVER_TOKEN && !hasXml) return { result: outcome(Outcome.LACKING), keep: false }
  return { result: outcome(Outcome.STORED), keep: true }
}

function hasEntry(card: VerifiedCard, zone: ZoneName): boolean {
  return postingsIn(card, zone.token).length > 0
}

function outcome(value: Outcome): ZoneOutcome {
  return { outcome: value }
}

/** Whether this node, or `node`, is among the r closest to a zone (and `slack` more), as far as this node knows. */
export function isHolder(env: Env, zone: ZoneName, slack: number, node: Uint8Array = env.self): boolean {
  const near = closest(env.members(), zonePosition(env.crypto, zone), env.state.xis.replicas + slack)
  return near.some(member => equal(member.node, node))
}

/** Whether it told this node something new. Refuses with `xis-notice-invalid` what speaks without authority. */
export function applyNotice(env: Env, notice: VerifiedNotice): Result<boolean> {
  const { state, now, parameters } = env
  const { server, incarnation } = notice.head
  if (notice.time - now > parameters.maxAheadMs) return xisErrors.refuse('xis-notice-invalid', { field: 'time' })
  const known = newestHead(env, server)
  const gone = state.gone(server)
  if (known !== undefined && known.incarnation > incarnation) return ok(false)
  if (gone !== undefined && gone.notice.head.incarnation >= incarnation) return ok(false)
  if (known !== undefined && !speaksFor(known, notice)) return xisErrors.refuse('xis-notice-invalid', { field: 'watchers' })
  if (isObituary(notice.kind)) {
    // As long as any card of that life could have been signed for; all nodes forget it at the same time.
    const until = notice.time + parameters.maxLeaseMs + 2 * parameters.maxAheadMs
    if (until <= now) return ok(false)
    state.dropCard(server)
    state.putGone({ notice, until })
    return ok(true)
  }
  const held = state.card(server)
  if (held === undefined || held.card.head.incarnation !== incarnation) return ok(false)
  if (held.notice !== undefined && held.notice.time >= notice.time) return ok(false)
  state.putCard({ ...held, notice })
  return ok(true)
}

/** Of the card that it holds and the head that it watches by. */
function newestHead({ state }: Env, server: Uint8Array): Head | undefined {
  const held = state.card(server)?.card.head
  const watched = state.watchedHead(server)
  if (held === undefined || watched === undefined) return held ?? watched
  return watched.version > held.version ? watched : held
}

export function isStale(env: Env, { card, notice }: HeldCard): boolean {
  if (notice?.kind === StatementKind.SILENT) return true
  const { watchers } = card.head
  // Who names none is seen dying by nobody; alone in its network a node has nobody to name.
  if (watchers.length === 0) return env.members().length > 1
  const { rollMs, silentRolls } = env.parameters
  const heard = watchers.filter(watcher => env.state.membership.isHeard(watcher, env.now, silentRolls * rollMs)).length
  return heard < statementsNeeded(card.head)
}

/** Drops what is over: leases, what was kept because of them, obituaries, rolls of nodes long silent. */
export function expire(env: Env): void {
  const { state, now, parameters } = env
  const { maxLeaseMs, maxAheadMs, lapseMs } = parameters
  for (const held of [...state.cards()]) {
    const { server, version, incarnation, notAfter } = held.card.head
    if (notAfter <= now) {
      state.dropCard(server)
      state.putFloor(server, { version, incarnation, until: version + maxLeaseMs + 2 * maxAheadMs })
    } else if (held.zones.some(({ until }) => until !== undefined && until <= now)) {
      state.putCard({ ...held, zones: held.zones.filter(({ until }) => until === undefined || until > now) })
    }
  }
  state.expireFloors(now)
  for (const { notice, until } of state.allGone()) if (until <= now) state.dropGone(notice.head.server)
  for (const node of state.membership.expire(now, lapseMs)) state.dropRoll(node)
}
