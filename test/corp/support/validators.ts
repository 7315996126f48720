/** Validators' cores over maps, for tests: real keys, real certificates, real records; only network and disk are left out. */

import { freezeLeaf, signBatch, voteLeaf } from '../../../src/corp/core/batch.ts'
import { verifyCertificate } from '../../../src/corp/core/certificate.ts'
import type { Committee } from '../../../src/corp/core/committee.ts'
import { decodeOperation } from '../../../src/corp/core/operation.ts'
import type { ReadPort } from '../../../src/corp/core/state.ts'
import { type Answer, type Input, ROWS, type Rows, ValidatorCore } from '../../../src/corp/core/validator.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, toText } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Signer, StoreWrite } from '../../../src/types/ports.ts'
import type { FreezeVote, Vote } from '../../../src/wire/generated/corp.ts'

/** A store without a disk: everything written is there at once. */
export class Records implements ReadPort {
  #records = new Map<string, Bytes>()

  /** What is written from now on is not in it. */
  copy(): ReadonlyMap<string, Bytes> {
    return new Map(this.#records)
  }

  /** Puts a copy back, in place of what there is. */
  restore(copy: ReadonlyMap<string, Bytes>): void {
    this.#records = new Map(copy)
  }

  get(key: Uint8Array): Bytes | undefined {
    return this.#records.get(toText(key))
  }

  write(writes: readonly StoreWrite[]): void {
    for (const write of writes) {
      if (write.type === 'put') this.#records.set(toText(write.key), Uint8Array.from(write.value))
      else this.#records.delete(toText(write.key))
    }
  }
}

/** What a validator answers to its asker: a signed vote, or why not. */
export type Reply =
  | { readonly type: 'vote'; readonly vote: Vote; readonly end: Bytes | undefined }
  | { readonly type: 'freeze'; readonly freeze: FreezeVote }
  | Extract<Answer, { type: 'refused' | 'applied' | 'noted' }>

export class TestValidator {
  readonly records = new Records()
  readonly #committee: Committee
  readonly #signer: Signer
  readonly #index: number
  readonly #core: ValidatorCore
  now: number

  constructor(committee: Committee, signer: Signer, index: number, now: number, rows: Rows = ROWS) {
    this.#committee = committee
    this.#signer = signer
    this.#index = index
    this.#core = new ValidatorCore(nodeCrypto, committee, rows, index)
    this.now = now
    this.step({ type: 'start' })
  }

  /** @throws the decoder's refusal */
  propose(operation: Bytes): Reply {
    return this.step({ type: 'propose', operation: unwrap(decodeOperation(nodeCrypto, this.#committee.name, operation)) })
  }

  /** @throws the verifier's refusal */
  apply(certificate: Bytes): Reply {
    return this.step({ type: 'apply', certificate: unwrap(verifyCertificate(nodeCrypto, this.#committee, certificate)) })
  }

  freeze(order: Bytes): Reply {
    return this.step({ type: 'freeze', order })
  }

  step(input: Input): Reply {
    const { writes, answer } = this.#core.step(this.records, input, this.now)
    this.records.write(writes)
    const { name, epoch } = this.#committee
    if (answer.type === 'vote') return { type: 'vote', vote: this.#sign(voteLeaf(nodeCrypto, name, epoch, answer.kind, answer.id)), end: answer.end }
    if (answer.type === 'freeze')
      return { type: 'freeze', freeze: { ...answer.ballot, vote: this.#sign(freezeLeaf(nodeCrypto, name, answer.ballot.statement)) } }
    return answer
  }

  #sign(leaf: Bytes): Vote {
    const [vote] = signBatch(nodeCrypto, this.#committee.name, this.#signer, this.#index, [leaf])
    if (vote === undefined) throw new Error('a batch of one leaf gives one vote')
    return vote
  }
}
