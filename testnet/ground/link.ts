/** A link of a network of many hosts: two directions that can be made worse while packets pass, and mended. */
import type { Relay } from './relay/client.ts'
import type { DirectionIndex } from './relay/protocol.ts'
import type { LineSettings } from './relay/settings.ts'
import type { LinkSpec } from './topology/topology.ts'

/** One way of a link only: what one of its ends sends. */
export interface OneWay {
  readonly from?: string
}

export class Link {
  readonly ends: readonly [string, string]
  readonly #spec: LinkSpec
  readonly #relay: () => Relay
  #settings: readonly [LineSettings, LineSettings]

  /** @param relay the one that carries it. @throws XenoError `ground-not-open` */
  constructor(spec: LinkSpec, relay: () => Relay) {
    this.#spec = spec
    this.#relay = relay
    this.ends = spec.ends
    this.#settings = spec.settings
  }

  get name(): string {
    return linkName(this.#spec)
  }

  /** As they are now: from the first end to the second, and back. */
  get settings(): readonly [LineSettings, LineSettings] {
    return this.#settings
  }

  /** Nothing passes any more, and nobody is told. */
  async cut(way: OneWay = {}): Promise<void> {
    await this.#set({ up: false }, way)
  }

  /** Undoes {@link cut}; what was made slow or lossy stays so. */
  async heal(way: OneWay = {}): Promise<void> {
    await this.#set({ up: true }, way)
  }

  async slow(to: Partial<Pick<LineSettings, 'latencyMs' | 'jitterMs' | 'mbps' | 'queueMs'>>, way: OneWay = {}): Promise<void> {
    await this.#set(to, way)
  }

  /** @param part of the packets, 0 to 1 */
  async lose(part: number, way: OneWay = {}): Promise<void> {
    await this.#set({ loss: part }, way)
  }

  /** As the topology has it. */
  async restore(): Promise<void> {
    for (const direction of [0, 1] as const) await this.#relay().set(this.name, this.#spec.settings[direction], direction)
    this.#settings = this.#spec.settings
  }

  /** A network that starts again starts as the topology has it. */
  forget(): void {
    this.#settings = this.#spec.settings
  }

  async #set(change: Partial<LineSettings>, { from }: OneWay): Promise<void> {
    const direction: DirectionIndex | undefined = from === undefined ? undefined : from === this.ends[0] ? 0 : 1
    await this.#relay().set(this.name, change, direction)
    const [there, back] = this.#settings
    this.#settings = [direction === 1 ? there : { ...there, ...change }, direction === 0 ? back : { ...back, ...change }]
  }
}

/** `a~b`. */
export function linkName({ ends }: Pick<LinkSpec, 'ends'>): string {
  return ends.join('~')
}
