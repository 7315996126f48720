/** Tells those who wait that something has changed; what changed they look up themselves, so nothing queues up for slow ones. */
export class Changes {
  #next = Promise.withResolvers<void>()

  notify(): void {
    const { resolve } = this.#next
    this.#next = Promise.withResolvers<void>()
    resolve()
  }

  /** Settles at the next change, or when the signal is aborted. Ask before looking, so that no change is missed. */
  async next(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const changed = this.#next.promise
    const onAbort = (): void => resolve()
    if (signal.aborted) return
    signal.addEventListener('abort', onAbort, { once: true })
    await Promise.race([changed, promise])
    signal.removeEventListener('abort', onAbort)
  }

  /** Settles when `holds` does, looked at after each change; false when the signal was aborted first. */
  async until(holds: () => boolean, signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const changed = this.next(signal)
      if (holds()) return true
      if (signal.aborted) return false
      await changed
    }
  }
}
