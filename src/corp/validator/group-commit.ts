/**
 * Group commit: inputs that come while a batch is on its way to the disk wait and make up the next one. A batch is one
 * synced write and one signature over the Merkle root of its votes; an answer leaves only when the batch is on disk.
 *
 *   idle -> stepping (core, over the batch's own writes) -> writing (synced) -> signing -> answered -> idle
 *
 * A batch that cannot be written answers nobody: its inputs fail, the store is as before, and votes were not signed.
 */
import { type Bytes, toText } from '../../types/bytes.ts'
import { commonErrors, XenoError } from '../../types/errors.ts'
import type { Clock, Crypto, Signer, Store, StoreWrite } from '../../types/ports.ts'
import type { FreezeVote, Vote } from '../../wire/generated/corp.ts'
import { freezeLeaf, signBatch, voteLeaf } from '../core/batch.ts'
import type { Committee } from '../core/committee.ts'
import type { ReadPort } from '../core/state.ts'
import type { Answer, Input, ValidatorCore } from '../core/validator.ts'
import { validatorErrors } from './errors.ts'

/** What a validator answers: a signed vote, or why not. */
export type Reply =
  | { readonly type: 'vote'; readonly vote: Vote; readonly end: Bytes | undefined }
  | { readonly type: 'freeze'; readonly freeze: FreezeVote }
  | Extract<Answer, { type: 'refused' | 'applied' | 'noted' }>

/** Inputs that wait at most; one more is refused with `validator-busy`. */
export const MAX_WAITING = 4_096
/** Inputs of one batch at most: bounds how long it holds the event loop. */
const MAX_BATCH = 256

interface Job {
  readonly input: Input
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
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
}

export class GroupCommit {
  readonly #options: GroupCommitOptions
  readonly #waiting: Job[] = []
  #running: Promise<void> | undefined
  #stopped = false

  constructor(options: GroupCommitOptions) {
    this.#options = options
  }

  /** Settles when the input's outcome is on disk. @throws XenoError `validator-busy`, `validator-stopped`, `unavailable` (disk) */
  submit(input: Input): Promise<Reply> {
    if (this.#stopped) return Promise.reject(validatorErrors.error('validator-stopped'))
    if (this.#waiting.length >= MAX_WAITING) return Promise.reject(validatorErrors.error('validator-busy', { waiting: this.#waiting.length }))
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    this.#waiting.push({ input, resolve, reject })
    this.#running ??= this.#run()
    return promise
  }

  /** Takes nothing more; settles when what was taken is answered. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
  }

  async #run(): Promise<void> {
    // Inputs of one turn of the event loop make one batch.
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, MAX_BATCH))
    this.#running = undefined
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    try {
      const overlay = new Overlay(this.#options.store)
      const now = this.#options.clock.now()
      const answers = jobs.map(job => {
        const { writes, answer } = this.#options.core.step(overlay, job.input, now)
        overlay.write(writes)
        return answer
      })
      if (overlay.writes.length > 0) await this.#options.store.batch(overlay.writes, { sync: true })
      const replies = this.#sign(answers)
      for (const [index, job] of jobs.entries()) {
        const reply = replies[index]
        if (reply !== undefined) job.resolve(reply)
      }
    } catch (error) {
      const failure = error instanceof XenoError ? error : commonErrors.error('unavailable', { what: "the validator's store" }, error)
      for (const job of jobs) job.reject(failure)
    }
  }

  #sign(answers: readonly Answer[]): Reply[] {
    const { crypto, committee, validator, signer } = this.#options
    const { name, epoch } = committee
    const leaves = answers.flatMap(answer => {
      if (answer.type === 'vote') return [voteLeaf(crypto, name, epoch, answer.kind, answer.id)]
      return answer.type === 'freeze' ? [freezeLeaf(crypto, name, answer.ballot.statement)] : []
    })
    const votes = leaves.length === 0 ? [] : signBatch(crypto, name, signer, validator, leaves)
    return answers.map(answer => {
      if (answer.type !== 'vote' && answer.type !== 'freeze') return answer
      const vote = votes.shift()
      if (vote === undefined) throw new Error('every vote has its leaf')
      return answer.type === 'vote' ? { type: 'vote', vote, end: answer.end } : { type: 'freeze', freeze: { ...answer.ballot, vote } }
    })
  }
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
    const written = this.#written.get(toText(key))
    if (written === undefined) return this.#store.get(key)
    return written.type === 'put' ? Uint8Array.from(written.value) : undefined
  }

  write(writes: readonly StoreWrite[]): void {
    for (const write of writes) this.#written.set(toText(write.key), write)
  }
}
