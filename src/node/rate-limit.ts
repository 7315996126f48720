/** Token buckets by key: `perSecond` on average, `burst` at once. Keys that are full again are forgotten. */
import type { Clock } from '../types/ports.ts'

const SWEEP_EVERY = 1_024

export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #clock: Clock
  #calls = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes one token of `key`; false when there is none. */
  take(key: string, perSecond: number, burst: number): boolean {
    const now = this.#clock.now()
    if (++this.#calls % SWEEP_EVERY === 0) this.#sweep(now, burst / perSecond)
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1_000)
    bucket.at = now
    this.#buckets.set(key, bucket)
    if (bucket.tokens < 1) return false
    bucket.tokens -= 1
    return true
  }

  #sweep(now: number, fullAfterSeconds: number): void {
    const horizon = now - Math.max(60, fullAfterSeconds) * 1_000
    for (const [key, bucket] of this.#buckets) if (bucket.at < horizon) this.#buckets.delete(key)
  }
}
