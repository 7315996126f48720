/** One piece of work at a time for each name, in the order of asking. */
export class Locks {
  readonly #last = new Map<string, Promise<unknown>>()

  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work, work)
    const settled = turn.then(noResult, noResult)
    this.#last.set(name, settled)
    void settled.then(() => {
      if (this.#last.get(name) === settled) this.#last.delete(name)
    })
    return turn
  }
}

/** The next in line does not care how this one ended; whoever asked for it does. */
function noResult(): undefined {
  return undefined
}
