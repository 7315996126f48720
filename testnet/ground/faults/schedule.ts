/**
 * A random schedule of faults and their healings: pure, the same for the same seed, terrain and wishes.
 *
 *  - At any time at most f validators are away (paused, killed, cut off, with a wrong clock or a full disk), and for as long
 *    as they need to come back after it.
 *  - In a whole schedule at most f validators have their disk or their clock replaced: what they once said may be
 *    contradicted by what they say afterwards, so they count among the f that may lie. One with a new disk votes no more: it
 *    is away for good.
 *  - At most half of the servers are away, so that the index answers.
 *  - A thing suffers one fault at a time, and all is healed at the end.
 */
import { randomOf } from '../random.ts'
import type { Fault } from './fault.ts'
import { type Draw, FAULT_KINDS, type FaultKind, type FaultWeights, type Wound } from './kinds.ts'
import { cutOff, faultyValidators, type Terrain } from './terrain.ts'

export interface TimedFault {
  /** From the begin of the schedule. */
  readonly atMs: number
  readonly fault: Fault
}

export interface Schedule {
  readonly seed: number
  /** The topology's name. */
  readonly topology: string
  readonly durationMs: number
  /** In the order of their times. */
  readonly events: readonly TimedFault[]
}

export interface ScheduleWishes {
  readonly seed: number
  readonly terrain: Terrain
  readonly durationMs: number
  /** Faults a minute, on average, as far as there are things to hurt. Default 30. */
  readonly perMinute?: number
  /** How often each kind is drawn, beside the others; 0 leaves it out. */
  readonly weights?: Partial<FaultWeights>
}

/** A fault and its healing. */
interface Span extends Wound {
  readonly fromMs: number
  readonly untilMs: number
}

const DEFAULT_PER_MINUTE = 30
const SHORTEST_MS = 500
const LONGEST_MS = 15_000
/** A node that was away is counted as away for so long after its healing: it starts, connects, catches up. */
const BACK_AFTER_MS = 5_000
const HEALED_BEFORE_END_MS = 200

export function makeSchedule({ seed, terrain, durationMs, perMinute = DEFAULT_PER_MINUTE, weights = {} }: ScheduleWishes): Schedule {
  const random = randomOf(seed)
  const draw: Draw = {
    between: (low, high) => low + random.unit() * (high - low),
    one: things => things[Math.floor(random.unit() * things.length)],
  }
  const kinds = weighted(weights)
  const spans: Span[] = []
  const last = durationMs - HEALED_BEFORE_END_MS
  for (let at = pauseOf(draw, perMinute); at < last - SHORTEST_MS; at += pauseOf(draw, perMinute)) {
    const kind = drawKind(draw, kinds)
    const wound = kind?.draw(terrain, draw)
    const lasts = draw.between(SHORTEST_MS, Math.min(LONGEST_MS, durationMs / 3))
    if (wound === undefined) continue
    const span: Span = { ...wound, fromMs: Math.round(at), untilMs: Math.round(Math.min(last, at + (wound.heal === undefined ? 0 : lasts))) }
    if (isBearable(terrain, spans, span)) spans.push(span)
  }
  return { seed, topology: terrain.name, durationMs, events: eventsOf(spans) }
}

function eventsOf(spans: readonly Span[]): TimedFault[] {
  return spans
    .flatMap(({ fault, heal, fromMs, untilMs }): TimedFault[] => [
      { atMs: fromMs, fault },
      ...(heal === undefined ? [] : [{ atMs: untilMs, fault: heal }]),
    ])
    .sort((a, b) => a.atMs - b.atMs)
}

/** Exponential, so that faults come at any distance and sometimes at once. */
function pauseOf({ between }: Draw, perMinute: number): number {
  return (-Math.log(1 - between(0, 1)) * 60_000) / perMinute
}

function weighted(weights: Partial<FaultWeights>): { kind: FaultKind; weight: number }[] {
  return FAULT_KINDS.map(kind => ({ kind, weight: weights[kind.name] ?? kind.weight })).filter(({ weight }) => weight > 0)
}

function drawKind({ between }: Draw, kinds: readonly { kind: FaultKind; weight: number }[]): FaultKind | undefined {
  const sums = kinds.map((_, i) => kinds.slice(0, i + 1).reduce((sum, { weight }) => sum + weight, 0))
  const drawn = between(0, sums.at(-1) ?? 0)
  return kinds[sums.findIndex(sum => drawn < sum)]?.kind
}

/** Whether the network stands this beside all that was drawn before. */
function isBearable(terrain: Terrain, before: readonly Span[], span: Span): boolean {
  if (before.some(other => other.target === span.target && overlap(other, span))) return false
  const all = [...before, span]
  const forgetful = new Set(all.flatMap(({ forgets }) => forgets).filter(name => isKind(terrain, name, 'validator')))
  if (forgetful.size > faultyValidators(terrain)) return false
  // Nodes only ever go away at the begin of a span.
  const moments = all.map(({ fromMs }) => fromMs).filter(at => at >= span.fromMs && at <= span.untilMs + BACK_AFTER_MS)
  return moments.every(at => isStood(terrain, all, at))
}

function isStood(terrain: Terrain, spans: readonly Span[], at: number): boolean {
  const away = awayAt(terrain, spans, at)
  const count = (kind: 'validator' | 'server'): number => away.filter(name => isKind(terrain, name, kind)).length
  const servers = terrain.nodes.filter(({ kind }) => kind === 'server').length
  return count('validator') <= faultyValidators(terrain) && count('server') <= Math.floor(servers / 2)
}

/** Nodes that do not take part then. */
function awayAt(terrain: Terrain, spans: readonly Span[], at: number): string[] {
  const open = spans.filter(({ fromMs, untilMs }) => fromMs <= at && at <= untilMs + BACK_AFTER_MS)
  const cut = open.flatMap(({ fault }) => (fault.verb === 'link cut' ? [fault.link] : []))
  const silenced = spans.filter(({ fromMs }) => fromMs <= at).flatMap(({ silences }) => silences.filter(name => isKind(terrain, name, 'validator')))
  return [...new Set([...open.flatMap(({ stops }) => stops), ...silenced, ...cutOff(terrain, cut)])]
}

function overlap(a: Span, b: Span): boolean {
  return a.fromMs <= b.untilMs + BACK_AFTER_MS && b.fromMs <= a.untilMs + BACK_AFTER_MS
}

function isKind(terrain: Terrain, name: string, kind: string): boolean {
  return terrain.nodes.some(node => node.name === name && node.kind === kind)
}
