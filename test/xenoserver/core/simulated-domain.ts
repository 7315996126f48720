/** The domain of the simulated session, of which the true use is known; a keeper freezes it when its lease ends. */
import { FREEZE_LATENCY_MS } from '../../../src/xenoserver/core/defaults.ts'
import type { KernelCounters } from '../../../src/xenoserver/core/metering.ts'
import type { Random } from '../../support/random.ts'
import { RESOURCES } from './support.ts'

export class SimulatedDomain {
  readonly #random: Random
  #state: 'none' | 'frozen' | 'running' = 'none'
  #freezeAt = Number.POSITIVE_INFINITY
  #truthAt: number
  #cpuMs = 0
  #originMs = 0
  #runningMs = 0

  constructor(random: Random, now: number) {
    this.#random = random
    this.#truthAt = now
  }

  get isThere(): boolean {
    return this.#state !== 'none'
  }

  /** Time in which guest code could run, ms. */
  get runningMs(): number {
    return this.#runningMs
  }

  /** CPU that guest code truly used, ms. */
  get usedCpuMs(): number {
    return this.#cpuMs - this.#originMs
  }

  get kernel(): KernelCounters {
    return { cpuMs: this.#cpuMs, networkInBytes: 0, networkOutBytes: 0 }
  }

  make(now: number): void {
    if (this.isThere) return
    this.#state = 'frozen'
    this.#freezeAt = now + 10_000
    this.#originMs = this.#cpuMs
  }

  lease(until: number): void {
    this.#freezeAt = until + this.#random.below(FREEZE_LATENCY_MS)
    if (this.#state === 'frozen') this.#state = 'running'
  }

  freeze(): void {
    if (this.#state === 'running') this.#state = 'frozen'
  }

  remove(): void {
    this.#state = 'none'
  }

  /** The guest runs while it is thawed and its lease lasts: mostly as fast as it may. Before it is started nothing runs in it. */
  passTime(now: number): void {
    const ranMs = Math.max(0, Math.min(now, this.#freezeAt) - this.#truthAt)
    if (this.#state === 'running' && ranMs > 0) {
      this.#runningMs += ranMs
      const share = this.#random.chance(0.8) ? 1 : this.#random.unit()
      this.#cpuMs += Math.floor((ranMs * RESOURCES.cpuMsps * share) / 1_000)
    }
    if (now >= this.#freezeAt) this.freeze()
    this.#truthAt = now
  }
}
