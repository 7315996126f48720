/** Whether a peer is an enrolled server of one of some XenoCorps: asked of the validators, remembered for a while. */
import { type Bytes, toText } from '../types/bytes.ts'
import type { Clock } from '../types/ports.ts'
import { EnrolmentKind } from '../wire/generated/corp.ts'
import type { CorpReference, Corps } from './corps.ts'

const REMEMBER_YES_MS = 300_000
/** Short, so that a server that has just enrolled does not wait for long. */
const REMEMBER_NO_MS = 2_000
const MAX_REMEMBERED = 10_000

interface Answer {
  readonly is: Promise<boolean>
  until: number
}

export class Enrolments {
  readonly #corps: Corps
  readonly #references: readonly CorpReference[]
  readonly #clock: Clock
  readonly #answers = new Map<string, Answer>()

  constructor(corps: Corps, references: readonly CorpReference[], clock: Clock) {
    this.#corps = corps
    this.#references = references
    this.#clock = clock
  }

  /** @throws XenoError `quorum-unavailable` when no XenoCorp says yes and one cannot be asked */
  isServer(peer: Bytes): Promise<boolean> {
    const key = toText(peer)
    const known = this.#answers.get(key)
    if (known !== undefined && known.until > this.#clock.now()) return known.is
    const answer: Answer = { is: this.#ask(peer), until: this.#clock.now() + REMEMBER_YES_MS }
    if (this.#answers.size >= MAX_REMEMBERED) this.#answers.clear()
    this.#answers.set(key, answer)
    answer.is.then(
      is => {
        if (!is) answer.until = this.#clock.now() + REMEMBER_NO_MS
      },
      () => this.#answers.delete(key),
    )
    return answer.is
  }

  async #ask(peer: Bytes): Promise<boolean> {
    let failure: unknown
    for (const reference of this.#references) {
      try {
        const enrolments = await (await this.#corps.client(reference)).enrolments(peer)
        if (enrolments.some(({ body }) => body.kind === EnrolmentKind.SERVER && !body.revoked)) return true
      } catch (error) {
        failure = error
      }
    }
    if (failure !== undefined) throw failure
    return false
  }
}
