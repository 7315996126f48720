/** Work in the background of a service: loops and single jobs, all ended and awaited when the service stops. */
import type { Logger } from '../types/ports.ts'

export class Background {
  readonly #logger: Logger
  readonly #running = new Set<Promise<void>>()
  readonly #abort = new AbortController()

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Aborted when the service stops. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /** Failures are logged; who can do more about them catches them. */
  run(what: string, work: () => Promise<unknown>): void {
    if (this.signal.aborted) return
    const job: Promise<void> = work()
      .then(
        () => undefined,
        (error: unknown) => {
          if (!this.signal.aborted) this.#logger.warn({ what, error }, 'work in the background failed')
        },
      )
      .finally(() => this.#running.delete(job))
    this.#running.add(job)
  }

  /** Runs `work` again and again with that pause between, until the service stops; `work` may fail. */
  loop(what: string, pauseMs: () => number, work: () => Promise<unknown>): void {
    this.run(what, async () => {
      while (!this.signal.aborted) {
        await this.pause(pauseMs())
        if (this.signal.aborted) return
        try {
          await work()
        } catch (error) {
          if (!this.signal.aborted) this.#logger.warn({ what, error }, 'a round of work in the background failed')
        }
      }
    })
  }

  /** At once when the service stops. */
  pause(ms: number): Promise<void> {
    const { signal } = this
    const { promise, resolve } = Promise.withResolvers<void>()
    if (signal.aborted) return Promise.resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    return promise
  }

  /** Ends everything without waiting for it. */
  abort(): void {
    this.#abort.abort()
  }

  async stop(): Promise<void> {
    this.abort()
    while (this.#running.size > 0) await Promise.all(this.#running)
  }
}
