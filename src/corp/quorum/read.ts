/** Asks all validators a question and gives the answers of at least q: among them is an honest one that knows whatever q validators have applied. */
import type { Quorum } from '../core/quorum.ts'
import { type CollectOptions, DEADLINE_MS } from './collect.ts'
import { quorumErrors } from './errors.ts'
import { abortError, pursue } from './pursue.ts'

/** After q answers the others have this long and twice as long as the q took, so that they complete the picture. */
const REST_MS = 50
const LONGEST_REST_MS = 500

/** @throws XenoError `quorum-unavailable` when fewer than q answer in time; what the signal was aborted with */
export async function readQuorum<Answer>(
  { n, q }: Quorum,
  ask: (validator: number, signal: AbortSignal) => Promise<Answer>,
  options: CollectOptions,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const enough = new AbortController()
  const stop = (): void => enough.abort()
  const startedAt = performance.now()
  const deadline = setTimeout(stop, options.deadlineMs ?? DEADLINE_MS)
  let rest: NodeJS.Timeout | undefined
  await pursue({
    validators: n,
    signal: AbortSignal.any([enough.signal, ...(options.signal === undefined ? [] : [options.signal])]),
    async ask(validator, _attempt, signal) {
      answers.push(await ask(validator, signal))
      if (answers.length === q) rest = setTimeout(stop, Math.min(LONGEST_REST_MS, REST_MS + 2 * (performance.now() - startedAt)))
      return 'done'
    },
    // It is asked again until there are enough; how many answered is in the result.
    failed: () => undefined,
  })
  clearTimeout(deadline)
  clearTimeout(rest)
  if (answers.length >= q) return answers
  if (options.signal?.aborted === true) throw abortError(options.signal)
  throw quorumErrors.error('quorum-unavailable', { answered: answers.length, validators: n, quorum: q })
}
