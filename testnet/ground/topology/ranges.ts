/** Names that stand for several: `v1..4` is v1, v2, v3 and v4. */

/** A host's or router's own name: its device in a neighbour is `to-NAME`, and Linux gives devices at most 15 characters. */
export const PLACE_NAME = /^[a-z][a-z0-9-]{0,11}$/
const RANGE = /^([a-z][a-z0-9-]*?)(\d{1,3})\.\.(\d{1,3})$/

/** The names that a text stands for; undefined where it is neither a name nor a range of rising numbers. */
export function namesOf(text: string): string[] | undefined {
  if (PLACE_NAME.test(text)) return [text]
  const [, stem, low, high] = RANGE.exec(text) ?? []
  const [first, last] = [Number(low), Number(high)]
  if (stem === undefined || !(first <= last)) return undefined
  const names = Array.from({ length: last - first + 1 }, (_, i) => `${stem}${first + i}`)
  return names.every(name => PLACE_NAME.test(name)) ? names : undefined
}

/** Pairs up the two ends of links: one with each of many, or many with as many, each with its own; undefined where the numbers do not fit. */
export function pairsOf(one: readonly string[], other: readonly string[]): (readonly [string, string])[] | undefined {
  const count = Math.max(one.length, other.length)
  if (![one.length, other.length].every(length => length === 1 || length === count)) return undefined
  return Array.from({ length: count }, (_, i) => [one[i % one.length] ?? '', other[i % other.length] ?? ''] as const)
}
