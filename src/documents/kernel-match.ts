/**
 * Versions of environments, and whether one meets what `EnvKernel` asks. A version is a row of parts, numbers and words,
 * between dots and other signs: `6.1.0-13-amd64` is 6, 1, 0, 13, amd, 64. Rows compare part by part, a missing part as 0:
 *
 *     words of a version before its release (alpha, beta, pre, rc, dev)  <  0  <  other words  <  1  <  2 ...
 *
 * so that 6.9 < 6.10, 6.1-rc2 < 6.1 = 6.1.0 < 6.1-amd64 < 6.1.1. It is a total order of what versions are equal to.
 */
import type { KernelRequirement } from './requirements.ts'

type Part = number | string

const BEFORE_RELEASE: ReadonlySet<string> = new Set(['alpha', 'beta', 'dev', 'pre', 'preview', 'rc'])

/** Numbers are exact up to here; of longer ones the last digits count. */
const MAX_DIGITS = 15

export function parseVersion(version: string): readonly Part[] {
  return [...version.toLowerCase().matchAll(/\d+|[a-z]+/g)].map(([part]) => (/^\d/.test(part) ? Number(part.slice(-MAX_DIGITS)) : part))
}

/** Negative, 0 or positive as `a` is before, equal to or after `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  return compareParts(left, right, Math.max(left.length, right.length))
}

export function matchesKernel(version: string, wanted: KernelRequirement): boolean {
  switch (wanted.match) {
    case 'exact':
      return compareVersions(version, wanted.version) === 0
    case 'minimum':
      return compareVersions(version, wanted.version) >= 0
    case 'prefix': {
      const prefix = parseVersion(wanted.version)
      return compareParts(parseVersion(version), prefix, prefix.length) === 0
    }
  }
}

function compareParts(left: readonly Part[], right: readonly Part[], count: number): number {
  for (let i = 0; i < count; i++) {
    const difference = comparePart(left[i] ?? 0, right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function comparePart(a: Part, b: Part): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string' && rank(a) === rank(b)) return a < b ? -1 : a > b ? 1 : 0
  return rank(a) - rank(b)
}

/** Where a word stands among the numbers. */
function rank(part: Part): number {
  if (typeof part === 'number') return part
  return BEFORE_RELEASE.has(part) ? -1 : 0.5
}
