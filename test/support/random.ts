/** Repeatable chance for tests: the same seed gives the same run. */

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

/** SEED from the environment, or one of this moment; say it when a test fails. */
export function seedFromEnv(): number {
  return process.env.SEED === undefined ? Date.now() % 1_000_000 : Number(process.env.SEED)
}
