/** Fits at least expected cost. Servers that are heard of come before silent ones, known prices before unknown, idle before busy. */
import type { Candidate } from './objective.ts'

export function leastCost(a: Candidate, b: Candidate): number {
  if (a.stale !== b.stale) return a.stale ? 1 : -1
  if (a.cost !== b.cost) {
    if (a.cost === undefined || b.cost === undefined) return a.cost === undefined ? 1 : -1
    return a.cost < b.cost ? -1 : 1
  }
  return (a.load ?? 1) - (b.load ?? 1)
}
