/** Chance that is played again from its seed. */

export interface Random {
  /** In [0, 1). */
  unit(): number
  /** A whole number in [0, bound). */
  below(bound: number): number
  /** True with this probability. */
  chance(probability: number): boolean
}

/** mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed | 0
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { unit, below: bound => Math.floor(unit() * bound), chance: probability => unit() < probability }
}

/** A seed of its own for each part of what one seed begins: FNV-1a over the part's name. */
export function seedFor(seed: number, part: string): number {
  let hash = seed ^ 0x811c9dc5
  for (const byte of Buffer.from(part)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
