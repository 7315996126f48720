/** What a soak is: a seeded simulation, or a seeded run of real programs, that runs for as long as it is let. Each test/soak/<name>.ts exports one as `soak`. */

export interface SoakOptions {
  /** The first seed; those after it follow one by one. A seed replays its run exactly. */
  readonly seed: number
  /** How many to run; undefined: until the time is up. */
  readonly seeds: number | undefined
  /** How long to go on; undefined: until all seeds are done. */
  readonly minutes: number | undefined
  /** How far it is, for people who watch. */
  log(text: string): void
  /** What was said of {@link Soak.flags}, by their names; the soak checks it. */
  readonly flags: Readonly<Record<string, unknown>>
}

export interface Soak {
  readonly name: string
  /** What a seed makes, as the option that counts them is called, and how many there are usually; 1,000 `seeds` unless it says so. */
  readonly unit?: { readonly name: string; readonly usually: number } | undefined
  /** Options of its own: as commander writes them, and what each says. */
  readonly flags?: Readonly<Record<string, string>>
  /** @throws Error naming the seed and what it violated */
  run(options: SoakOptions): void | Promise<void>
}
