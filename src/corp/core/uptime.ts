/**
 * R3: the grace before a freeze counts only time in which this validator was up. A stamp is written every STAMP_MS; the
 * gap between the last stamp and a start is an outage, and so is a gap between two stamps that is much too long (the
 * machine slept). Counting from the last start instead would let a validator that restarts often lock money for ever.
 */
import type { UptimeRecord } from '../../wire/generated/corp-store.ts'

export const STAMP_MS = 10_000
/** Stamps further apart than this have an outage between them. */
const MAX_STAMP_GAP_MS = 3 * STAMP_MS

/** At a start: the time since the last stamp was an outage. The first start begins the epoch. */
export function startUptime(record: UptimeRecord | undefined, now: number, graceMs: number): UptimeRecord {
  if (record === undefined) return { since: BigInt(now), stamp: BigInt(now), outages: [] }
  return addOutage(record, now, graceMs)
}

/** At a stamp. A clock that was set back leaves the stamp where it is. */
export function stampUptime(record: UptimeRecord, now: number, graceMs: number): UptimeRecord {
  if (now <= Number(record.stamp)) return record
  return now - Number(record.stamp) > MAX_STAMP_GAP_MS ? addOutage(record, now, graceMs) : { ...record, stamp: BigInt(now) }
}

/** How long this validator was up between `from` and `now`, in ms. */
export function uptimeSince(record: UptimeRecord, from: number, now: number): number {
  const stamp = Number(record.stamp)
  // What lies after the last stamp counts only as far as a next stamp could have been due.
  const until = Math.min(now, stamp + MAX_STAMP_GAP_MS)
  const down = record.outages.reduce((sum, outage) => sum + Math.max(0, Math.min(Number(outage.to), until) - Math.max(Number(outage.from), from)), 0)
  return Math.max(0, until - from - down)
}

function addOutage(record: UptimeRecord, now: number, graceMs: number): UptimeRecord {
  const stamp = BigInt(Math.max(now, Number(record.stamp)))
  if (stamp === record.stamp) return record
  const last = record.outages.at(-1)
  // A run that ended before its first stamp counts as no time up: its outages join.
  const outages =
    last !== undefined && last.to === record.stamp
      ? [...record.outages.slice(0, -1), { from: last.from, to: stamp }]
      : [...record.outages, { from: record.stamp, to: stamp }]
  const next = { ...record, stamp, outages }
  return { ...next, outages: outages.filter(outage => stillCounts(next, Number(outage.to), graceMs)) }
}

/**
 * An outage after which this validator was up for a whole grace changes no answer any more: whatever began before it has
 * waited long enough. So the list stays shorter than grace / STAMP_MS.
 */
function stillCounts(record: UptimeRecord, end: number, graceMs: number): boolean {
  return uptimeSince(record, end, Number(record.stamp)) < graceMs
}
