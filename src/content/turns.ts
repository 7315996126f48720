/** One at a time for each key, in the order of asking. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  /** Settles with how to end the turn when it has come. Rejects with the signal's reason; later turns come all the same. */
  async take(key: string, signal?: AbortSignal): Promise<() => void> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const mine = before.then(() => ended)
    this.#last.set(key, mine)
    const finish = (): void => {
      end()
      if (this.#last.get(key) === mine) this.#last.delete(key)
    }
    try {
      await until(before, signal)
    } catch (error) {
      finish()
      throw error
    }
    return finish
  }
}

async function until(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return promise
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
