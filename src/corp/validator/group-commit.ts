/**
 * Group commit: jobs that come while a batch is on its way to the disk wait and make up the next one. A batch is one
 * synced write and one signature over the Merkle root of its votes; an answer leaves only when the batch is on disk.
 *
 *   idle -> stepping (core, over the batch's own writes) -> writing (synced) -> signing -> answered -> idle
 *                                                              `-> failed: nothing is answered any more
 *
 * After a write that failed nobody knows what the disk holds until the store is opened again, so a validator must not
 * vote: it could vote twice. A step that throws (a damaged record, a defect) fails its own job only.
 */
import type { Bytes } from '../../types/bytes.ts'
import { commonErrors, XenoError } from '../../types/errors.ts'
import type { Clock, Crypto, Logger, Signer, Store, StoreWrite } from '../../types/ports.ts'
import type { FreezeVote, Vote } from '../../wire/generated/corp.ts'
import { freezeLeaf, signBatch, voteLeaf } from '../core/batch.ts'
import type { Committee } from '../core/committee.ts'
import { keyName, type ReadPort } from '../core/state.ts'
import type { Answer, Input, ValidatorCore } from '../core/validator.ts'
import { validatorErrors } from './errors.ts'

/** What a validator answers: a signed vote, or why not. */
export type Reply =
  | { readonly type: 'vote'; readonly vote: Vote; readonly end: Bytes | undefined }
  | { readonly type: 'freeze'; readonly freeze: FreezeVote }
  | Extract<Answer, { type: 'refused' | 'applied' | 'noted' }>

/** Jobs that wait at most; one more is refused with `validator-busy`. */
export const MAX_WAITING = 4_096
/** Inputs of one batch, about: bounds how long it holds the event loop. */
const MAX_BATCH = 128

interface Job {
  readonly inputs: readonly Input[]
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** A job with what the core said to its last input, or how it failed. */
interface Stepped {
  readonly job: Job
  readonly outcome: Answer | XenoError
}

export interface GroupCommitOptions {
  readonly core: ValidatorCore
  readonly committee: Committee
  /** This validator's place in the committee. */
  readonly validator: number
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly store: Store
  readonly logger: Logger
  /** Told of the log's new head after a batch that added to it. */
  readonly grown?: (head: bigint) => void
}

export class GroupCommit {
  readonly #options: GroupCommitOptions
  readonly #waiting: Job[] = []
  #running: Promise<void> | undefined
  #closed: XenoError | undefined

  constructor(options: GroupCommitOptions) {
    this.#options = options
  }

  /**
   * Runs inputs one after the other in one batch, up to the first that is refused; settles, with the answer to the last
   * that ran, when all that came of them is on disk.
   * @param inputs at least one
   * @throws XenoError `validator-busy`, `validator-stopped`, `validator-store-failed`, `internal`
   */
  submit(...inputs: readonly [Input, ...Input[]]): Promise<Reply> {
    if (this.#closed !== undefined) return Promise.reject(this.#closed)
    if (this.#waiting.length >= MAX_WAITING) return Promise.reject(validatorErrors.error('validator-busy', { waiting: this.#waiting.length }))
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    this.#waiting.push({ inputs, resolve, reject })
    this.#running ??= this.#run()
    return promise
  }

  /** Takes nothing more; settles when what was taken is answered. */
  async stop(): Promise<void> {
    this.#closed ??= validatorErrors.error('validator-stopped')
    await this.#running
  }

  async #run(): Promise<void> {
    // Jobs of one turn of the event loop make one batch.
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#commit(this.#takeBatch())
    this.#running = undefined
  }

  #takeBatch(): Job[] {
    let count = 0
    let inputs = 0
    for (const job of this.#waiting) {
      if (inputs >= MAX_BATCH) break
      inputs += job.inputs.length
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const { store, clock, grown } = this.#options
    const overlay = new Overlay(store)
    const now = clock.now()
    let head: bigint | undefined
    const stepped = jobs.map((job): Stepped => {
      const outcome = this.#step(overlay, job, now)
      if (outcome.head !== undefined) head = outcome.head
      return { job, outcome: outcome.answer }
    })
    try {
      if (overlay.writes.length > 0) await store.batch(overlay.writes, { sync: true })
    } catch (error) {
      this.#fail(jobs, error)
      return
    }
    this.#answer(stepped)
    if (head !== undefined) grown?.(head)
  }

  #step(overlay: Overlay, job: Job, now: number): { answer: Answer | XenoError; head: bigint | undefined } {
    let head: bigint | undefined
    let answer: Answer = { type: 'noted' }
    try {
      for (const input of job.inputs) {
        const step = this.#options.core.step(overlay, input, now)
        overlay.write(step.writes)
        answer = step.answer
        if (answer.type === 'applied' && answer.position !== undefined) head = answer.position + 1n
        if (answer.type === 'refused') break
      }
      return { answer, head }
    } catch (error) {
      this.#options.logger.error({ error }, 'a step of the ledger failed')
      return { answer: error instanceof XenoError ? error : commonErrors.error('internal', { what: 'the ledger' }, error), head }
    }
  }

  /** Nobody whose job was in the batch, or waits, may learn a vote: it might not be on disk. */
  #fail(jobs: readonly Job[], error: unknown): void {
    this.#options.logger.error({ error }, "the validator's store failed: it votes no more")
    const failure = validatorErrors.error('validator-store-failed', {}, error)
    this.#closed = failure
    for (const job of [...jobs, ...this.#waiting.splice(0)]) job.reject(failure)
  }

  #answer(stepped: readonly Stepped[]): void {
    const { crypto, committee, validator, signer } = this.#options
    const { name, epoch } = committee
    const leaves = stepped.flatMap(({ outcome }) => {
      if (outcome instanceof XenoError) return []
      if (outcome.type === 'vote') return [voteLeaf(crypto, name, epoch, outcome.kind, outcome.id)]
      return outcome.type === 'freeze' ? [freezeLeaf(crypto, name, outcome.ballot.statement)] : []
    })
    const votes = leaves.length === 0 ? [] : signBatch(crypto, name, signer, validator, leaves)
    for (const { job, outcome } of stepped) {
      if (outcome instanceof XenoError) job.reject(outcome)
      else job.resolve(replyOf(outcome, votes))
    }
  }
}

/** Takes the next of the batch's votes where the answer needs one. */
function replyOf(answer: Answer, votes: Vote[]): Reply {
  if (answer.type !== 'vote' && answer.type !== 'freeze') return answer
  const vote = votes.shift()
  if (vote === undefined) throw new Error('every vote has its leaf')
  return answer.type === 'vote' ? { type: 'vote', vote, end: answer.end } : { type: 'freeze', freeze: { ...answer.ballot, vote } }
}

/** The store as the inputs of a batch see it: with what those before them in the batch wrote. */
class Overlay implements ReadPort {
  readonly #store: Store
  readonly #written = new Map<string, StoreWrite>()

  constructor(store: Store) {
    this.#store = store
  }

  get writes(): StoreWrite[] {
    return [...this.#written.values()]
  }

  get(key: Uint8Array): Bytes | undefined {
    const written = this.#written.get(keyName(key))
    if (written === undefined) return this.#store.get(key)
    return written.type === 'put' ? Uint8Array.from(written.value) : undefined
  }

  write(writes: readonly StoreWrite[]): void {
    for (const write of writes) this.#written.set(keyName(write.key), write)
  }
}
