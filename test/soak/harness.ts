/** What a soak is: a seeded simulation that runs for as long as it is let. Each test/soak/<name>.ts exports one as `soak`. */

export interface SoakOptions {
  /** The first seed; those after it follow one by one. A seed replays its run exactly. */
  readonly seed: number
  /** How many seeds to run; undefined: until the time is up. */
  readonly seeds: number | undefined
  /** How long to go on; undefined: until all seeds are done. */
  readonly minutes: number | undefined
  /** How far it is, for people who watch. */
  log(text: string): void
}

export interface Soak {
  readonly name: string
  /** @throws Error naming the seed and what it violated */
  run(options: SoakOptions): void | Promise<void>
}
