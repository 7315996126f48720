/** What simulations draw from a seed: the same seed gives the same run, whatever the machine. */
import { randomOf, type Random as Source } from '../support/random.ts'

export class Random {
  readonly #source: Source

  constructor(seed: number) {
    this.#source = randomOf(seed)
  }

  /** At least 0, below 1. */
  next(): number {
    return this.#source.unit()
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.#source.below(most - least + 1)
  }

  chance(probability: number): boolean {
    return this.#source.chance(probability)
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.#source.below(values.length)]
    if (value === undefined) throw new RangeError('nothing to pick from')
    return value
  }

  some<T>(values: readonly T[], probability: number): T[] {
    return values.filter(() => this.chance(probability))
  }

  shuffle<T>(values: readonly T[]): T[] {
    const keyed = values.map(value => ({ value, key: this.next() }))
    return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value)
  }
}
