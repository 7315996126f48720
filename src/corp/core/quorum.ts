/**
 * Quorum arithmetic (protocols/corp/1, Votes). Of n validators up to f may be silent or lie; q votes make a certificate.
 *
 *   f = floor((n - 1) / 3)      q = ceil((n + f + 1) / 2)
 *
 * Live: n - f >= q. From n >= 3f + 1: 2q <= n + f + 2 <= 2n - 2f + 1, and both n - f and q are whole.
 * Safe: 2q - n >= f + 1, so two quorums share f + 1 validators, one of whom is honest.
 *
 *   n   1  2  3  4  5  6  7  8  9 10 13 16
 *   f   0  0  0  1  1  1  2  2  2  3  4  5
 *   q   1  2  2  3  4  4  5  6  6  7  9 11
 */
export interface Quorum {
  readonly n: number
  readonly f: number
  readonly q: number
}

/** @param n validators, at least 1 */
export function quorumOf(n: number): Quorum {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`a committee has at least one validator, not ${n}`)
  const f = Math.floor((n - 1) / 3)
  return { n, f, q: Math.ceil((n + f + 1) / 2) }
}
