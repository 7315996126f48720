/**
 * What a benchmark is, and the rows that it gives. Each test/bench/<name>.ts exports one as `bench`; main.ts runs it.
 *
 * A peer is an existing program that does the like, measured in the same run on the same machine: ratios are what counts,
 * numbers alone are the machine's.
 */

export interface Row {
  /** What was measured: `session ready, median`. */
  readonly measure: string
  readonly value: number
  readonly unit: string
  /** Samples behind the value. */
  readonly n: number
  /** The peer's value of the same measure, in the same unit; null where there is no peer. */
  readonly peer: number | null
  /** value / peer. */
  readonly ratio: number | null
  /** In words: `<= 2 x peer`, `< 50 ms`; null where nothing was promised. */
  readonly target: string | null
  /** Whether the target is met; null without one. */
  readonly ok: boolean | null
}

export interface BenchContext {
  /** What is going on, for people who watch; never on standard output. */
  log(text: string): void
  /** Names a peer's version, to stand with the results: `('runc', '1.1.5')`. */
  version(program: string, version: string): void
  /** Aborted on Ctrl-C; a benchmark then cleans up and throws. */
  readonly signal: AbortSignal
}

export interface Bench {
  readonly name: string
  /** One line: what it measures, beside what. */
  readonly says: string
  run(context: BenchContext): Promise<readonly Row[]>
}

/** A promise about a value, or about its ratio to the peer's. */
export interface Target {
  readonly says: string
  isMet(value: number, ratio: number | null): boolean
}

export function below(bound: number, unit: string): Target {
  return { says: `< ${bound} ${unit}`, isMet: value => value < bound }
}

export function atLeast(bound: number, unit: string): Target {
  return { says: `>= ${bound} ${unit}`, isMet: value => value >= bound }
}

/** At most so many times the peer's value. */
export function timesPeer(factor: number): Target {
  return { says: `<= ${factor} x peer`, isMet: (_value, ratio) => ratio !== null && ratio <= factor }
}

/** At least such a part of the peer's value: throughputs. */
export function partOfPeer(factor: number): Target {
  return { says: `>= ${factor} x peer`, isMet: (_value, ratio) => ratio !== null && ratio >= factor }
}

/** Within so many percent of what was asked for. */
export function within(percent: number, wanted: number): Target {
  return { says: `${wanted} +- ${percent} %`, isMet: value => Math.abs(value - wanted) <= (wanted * percent) / 100 }
}

export function row(
  measure: string,
  unit: string,
  value: number,
  n: number,
  more: { peer?: number | undefined; target?: Target | undefined } = {},
): Row {
  const ratio = more.peer === undefined || more.peer === 0 ? null : value / more.peer
  return {
    measure,
    value: rounded(value),
    unit,
    n,
    peer: more.peer === undefined ? null : rounded(more.peer),
    ratio: ratio === null ? null : rounded(ratio),
    target: more.target?.says ?? null,
    ok: more.target?.isMet(value, ratio) ?? null,
  }
}

/** Median and p95 of a latency, each beside the peer's; the target is the median's. */
export function latencyRows(
  measure: string,
  samplesMs: readonly number[],
  more: { peerMs?: readonly number[] | undefined; target?: Target | undefined } = {},
): Row[] {
  const at = (fraction: number) => (more.peerMs === undefined ? undefined : percentile(more.peerMs, fraction))
  return [
    row(`${measure}, median`, 'ms', percentile(samplesMs, 0.5), samplesMs.length, { peer: at(0.5), target: more.target }),
    row(`${measure}, p95`, 'ms', percentile(samplesMs, 0.95), samplesMs.length, { peer: at(0.95) }),
  ]
}

/** By linear interpolation between the nearest ranks. @throws RangeError without samples */
export function percentile(samples: readonly number[], fraction: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const rank = (sorted.length - 1) * fraction
  const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]]
  if (low === undefined || high === undefined) throw new RangeError('there are no samples')
  return low + (high - low) * (rank - Math.floor(rank))
}

/** Four significant digits: more would be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
