/** Many requests to few nodes: some at once, and slower where a node says that they are too many. */
import { setTimeout as pause } from 'node:timers/promises'
import { isXenoError, type XenoError } from '../../../src/types/errors.ts'

const RATE_PAUSE_MS = 500
const MOST_PAUSES = 20
const TOO_MANY: ReadonlySet<string> = new Set(['rate-limited', 'busy'])

/** A node that runs and did not answer, or refused to: for who looks, something that is missing. */
export class Silence extends Error {
  constructor(node: string, error: XenoError) {
    super(`${node} does not answer: ${error.message} [${error.code}]`, { cause: error })
  }
}

/** Does the work for each item, at most `width` at a time. Rejects with the first failure. */
export async function inParallel<T>(width: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of waiting) await work(item)
    }),
  )
}

/** Asks a node; again, after a pause, as long as it finds the requests too many. @throws Silence */
export async function patiently<T>(node: string, ask: () => Promise<T>): Promise<T> {
  for (let pauses = 0; ; pauses += 1) {
    try {
      return await ask()
    } catch (error) {
      if (!isXenoError(error)) throw error
      if (pauses === MOST_PAUSES || !TOO_MANY.has(error.code)) throw new Silence(node, error)
      await pause(RATE_PAUSE_MS)
    }
  }
}
