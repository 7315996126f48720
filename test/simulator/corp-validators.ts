/**
 * Simulated validators. An honest one is the real core over a disk that keeps, at a crash, only what was synced; answers
 * leave when their batch is synced, signed together by one Merkle root. A liar signs whatever it is asked and states
 * whatever amount it can prove.
 */
import { encodeFreezeStatement, freezeLeaf, signBatch, voteLeaf } from '../../src/corp/core/batch.ts'
import { type VerifiedCertificate, verifyCertificate } from '../../src/corp/core/certificate.ts'
import type { Committee } from '../../src/corp/core/committee.ts'
import { bareOperation, decodeOperation, type Operation } from '../../src/corp/core/operation.ts'
import { Draft, keyName, type ReadPort } from '../../src/corp/core/state.ts'
import { type Answer, type Input, type Rows, ValidatorCore } from '../../src/corp/core/validator.ts'
import { type Bytes, toText } from '../../src/types/bytes.ts'
import type { Refusal } from '../../src/types/errors.ts'
import type { Signer, StoreWrite } from '../../src/types/ports.ts'
import { FreezeStatement, type FreezeVote, type Vote } from '../../src/wire/generated/corp.ts'
import type { Events } from './events.ts'
import type { Random } from './random.ts'
import { simCrypto } from './sim-crypto.ts'

/** How often a validator looks at a certificate again that it has applied. */
const REAPPLY_RATE = 0.1

export type Ask =
  | { readonly type: 'propose'; readonly operation: Bytes }
  | { readonly type: 'freeze'; readonly order: Bytes }
  | { readonly type: 'apply' }

export interface Request {
  /** Applied first. */
  readonly certificates: readonly Bytes[]
  readonly ask: Ask
}

export type Reply =
  | { readonly type: 'vote'; readonly vote: Vote; readonly end: Bytes | undefined }
  | { readonly type: 'freeze'; readonly freeze: FreezeVote }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly end: Bytes | undefined }
  | { readonly type: 'applied' }

export interface SimValidator {
  readonly index: number
  readonly honest: boolean
  receive(request: Request, reply: (reply: Reply) => void): void
}

/** Told of every statement that leaves an honest validator. */
export interface Witness {
  voted(validator: number, operation: Operation): void
  froze(validator: number, order: Bytes, amount: bigint): void
  clash(what: string): void
}

/** Bytes are decoded and verified once, however many validators get them. */
export class Decoder {
  readonly #committee: Committee
  readonly #operations = new WeakMap<Bytes, Operation>()
  readonly #certificates = new WeakMap<Bytes, VerifiedCertificate>()

  constructor(committee: Committee) {
    this.#committee = committee
  }

  operation(bytes: Bytes): Operation {
    return remember(this.#operations, bytes, () => decodeOperation(simCrypto, this.#committee.name, bytes))
  }

  certificate(bytes: Bytes): VerifiedCertificate {
    return remember(this.#certificates, bytes, () => verifyCertificate(simCrypto, this.#committee, bytes))
  }
}

function remember<T>(known: WeakMap<Bytes, T>, bytes: Bytes, decode: () => { ok: true; value: T } | { ok: false; refusal: Refusal }): T {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const result = decode()
  if (!result.ok)
    throw new Error(`the simulation made what does not decode: ${result.refusal.code} ${Object.entries(result.refusal.facts).join('; ')}`)
  known.set(bytes, result.value)
  return result.value
}

interface Waiting {
  readonly answer: Answer
  readonly operation: Operation | undefined
  readonly reply: (reply: Reply) => void
}

/** How an honest validator runs around its core; the simulator breaks these to see what they are for. */
export interface Conduct {
  /** Answers wait until what they say is on disk. */
  readonly syncFirst: boolean
  /** A start takes down for how long it was down. */
  readonly countsOutages: boolean
  /** Answers to an order's server carry its End. */
  readonly showsEnd: boolean
}

export class HonestValidator implements SimValidator, ReadPort {
  readonly honest = true
  readonly index: number
  up = true
  readonly #committee: Committee
  readonly #signer: Signer
  readonly #core: ValidatorCore
  readonly #events: Events
  readonly #random: Random
  readonly #decoder: Decoder
  readonly #witness: Witness
  readonly #conduct: Conduct
  readonly #skewMs: number
  readonly #maxSyncMs: number
  readonly #synced: Map<string, Bytes>
  readonly #unsynced = new Map<string, Bytes>()
  #waiting: Waiting[] = []
  /** What this life has applied: members send their certificates again and again. */
  #applied = new WeakSet<Bytes>()
  #syncing = false
  #life = 0

  constructor(parts: {
    committee: Committee
    signer: Signer
    index: number
    rows: Rows
    events: Events
    random: Random
    decoder: Decoder
    witness: Witness
    conduct: Conduct
    skewMs: number
    records: ReadonlyMap<string, Bytes>
    maxSyncMs: number
  }) {
    this.index = parts.index
    this.#committee = parts.committee
    this.#signer = parts.signer
    this.#core = new ValidatorCore(simCrypto, parts.committee, parts.rows, parts.index)
    this.#events = parts.events
    this.#random = parts.random
    this.#decoder = parts.decoder
    this.#witness = parts.witness
    this.#conduct = parts.conduct
    this.#skewMs = parts.skewMs
    this.#maxSyncMs = parts.maxSyncMs
    this.#synced = new Map(parts.records)
    this.#begin()
    this.#events.schedule(this.#stampMs(), () => this.#stamp())
  }

  get(key: Uint8Array): Bytes | undefined {
    const name = keyName(key)
    return this.#unsynced.get(name) ?? this.#synced.get(name)
  }

  get clock(): number {
    return this.#events.now + this.#skewMs
  }

  receive(request: Request, reply: (reply: Reply) => void): void {
    if (!this.up) return
    for (const certificate of request.certificates) if (!this.#applied.has(certificate) || this.#random.chance(REAPPLY_RATE)) this.apply(certificate)
    const { ask } = request
    if (ask.type === 'apply') this.#wait({ answer: { type: 'noted' }, operation: undefined, reply })
    else if (ask.type === 'freeze') this.#wait({ answer: this.#step(ask), operation: undefined, reply })
    else {
      const operation = this.#decoder.operation(ask.operation)
      this.#wait({ answer: this.#step({ type: 'propose', operation }), operation, reply })
    }
  }

  apply(certificate: Bytes): void {
    const answer = this.#step({ type: 'apply', certificate: this.#decoder.certificate(certificate) })
    this.#applied.add(certificate)
    if (answer.type === 'refused') this.#witness.clash(`validator ${this.index} saw two certificates for one slot`)
  }

  /** Loses what is not synced, and every answer that waits for it. */
  crash(downMs: number): void {
    if (!this.up) return
    this.up = false
    this.#life += 1
    this.#unsynced.clear()
    this.#applied = new WeakSet()
    this.#waiting = []
    this.#syncing = false
    this.#events.schedule(downMs, () => this.start())
  }

  start(): void {
    if (this.up) return
    this.up = true
    this.#begin()
  }

  #begin(): void {
    this.#step({ type: 'start' })
    if (!this.#conduct.countsOutages) {
      const draft = new Draft(this, this.#committee)
      const uptime = draft.uptime()
      if (uptime !== undefined) draft.putUptime({ ...uptime, outages: [] })
      for (const write of draft.writes()) this.#write(write)
    }
    this.#flush()
  }

  #step(input: Input): Answer {
    const { writes, answer } = this.#core.step(this, input, this.clock)
    for (const write of writes) this.#write(write)
    return answer
  }

  #write(write: StoreWrite): void {
    if (write.type === 'put') this.#unsynced.set(keyName(write.key), Uint8Array.from(write.value))
  }

  #stamp(): void {
    if (this.up) {
      this.#step({ type: 'stamp' })
      this.#wait(undefined)
    }
    this.#events.schedule(this.#stampMs(), () => this.#stamp())
  }

  #stampMs(): number {
    return 10_000 - this.#random.between(0, 200)
  }

  /** Answers go out when the batch under way is synced; requests meanwhile share the next one. */
  #wait(waiting: Waiting | undefined): void {
    if (waiting !== undefined) this.#waiting.push(waiting)
    if (!this.#conduct.syncFirst) this.#answer()
    if (this.#syncing) return
    this.#syncing = true
    const life = this.#life
    this.#events.schedule(this.#random.between(1, this.#maxSyncMs), () => {
      if (life !== this.#life) return
      this.#syncing = false
      this.#flush()
      this.#answer()
    })
  }

  #flush(): void {
    for (const [key, value] of this.#unsynced) this.#synced.set(key, value)
    this.#unsynced.clear()
  }

  #answer(): void {
    const batch = this.#waiting.splice(0)
    const leaves = batch.flatMap(({ answer }) => leafOf(this.#committee, answer) ?? [])
    const votes = leaves.length === 0 ? [] : signBatch(simCrypto, this.#committee.name, this.#signer, this.index, leaves)
    for (const { answer, operation, reply } of batch)
      this.#send(answer, operation, answer.type === 'vote' || answer.type === 'freeze' ? votes.shift() : undefined, reply)
  }

  #send(answer: Answer, operation: Operation | undefined, vote: Vote | undefined, reply: (reply: Reply) => void): void {
    if (answer.type === 'vote' && vote !== undefined) {
      if (operation !== undefined) this.#witness.voted(this.index, operation)
      reply({ type: 'vote', vote, end: this.#conduct.showsEnd ? answer.end : undefined })
    } else if (answer.type === 'freeze' && vote !== undefined) {
      const { order, amount } = FreezeStatement.decode(answer.ballot.statement)
      this.#witness.froze(this.index, order, amount)
      reply({ type: 'freeze', freeze: { ...answer.ballot, vote } })
    } else if (answer.type === 'refused') reply({ type: 'refused', refusal: answer.refusal, end: this.#conduct.showsEnd ? answer.end : undefined })
    else reply({ type: 'applied' })
  }
}

/** Says nothing at all; or votes for everything at once, and states the largest amount that it can prove, or nothing. */
export class LyingValidator implements SimValidator {
  readonly honest = false
  readonly index: number
  readonly #committee: Committee
  readonly #signer: Signer
  readonly #random: Random
  readonly #decoder: Decoder
  readonly #silent: () => boolean
  readonly #charges = new Map<string, { amount: bigint; charge: Bytes; bindId: Bytes }>()
  readonly #bindings = new Map<string, Bytes>()

  constructor(committee: Committee, signer: Signer, index: number, random: Random, decoder: Decoder, silent: () => boolean) {
    this.index = index
    this.#committee = committee
    this.#signer = signer
    this.#random = random
    this.#decoder = decoder
    this.#silent = silent
  }

  receive(request: Request, reply: (reply: Reply) => void): void {
    for (const certificate of request.certificates) this.#remember(certificate)
    const { ask } = request
    if (this.#silent() || this.#random.chance(0.2)) return
    if (ask.type === 'apply') reply({ type: 'applied' })
    else if (ask.type === 'propose') {
      const operation = this.#decoder.operation(ask.operation)
      if (operation.kind === 'charge') this.#rememberCharge(operation)
      reply({
        type: 'vote',
        vote: this.#sign(voteLeaf(simCrypto, this.#committee.name, this.#committee.epoch, operation.kind, operation.id)),
        end: undefined,
      })
    } else reply({ type: 'freeze', freeze: this.#state(ask.order) })
  }

  #remember(bytes: Bytes): void {
    const certificate = this.#decoder.certificate(bytes)
    if (certificate.type === 'operation' && certificate.operation.kind === 'bind') this.#bindings.set(toText(certificate.operation.id), bytes)
    if (certificate.type === 'operation' && certificate.operation.kind === 'issue' && certificate.operation.body.payee !== undefined) {
      this.#bindings.set(toText(certificate.operation.id), certificate.operation.bodyBytes)
    }
  }

  #rememberCharge(operation: Extract<Operation, { kind: 'charge' }>): void {
    const order = toText(operation.body.order)
    const known = this.#charges.get(order)
    if (known === undefined || known.amount < operation.body.amount) {
      this.#charges.set(order, { amount: operation.body.amount, charge: bareOperation(operation), bindId: operation.body.bind })
    }
  }

  #state(order: Bytes): FreezeVote {
    const known = this.#charges.get(toText(order))
    const binding = known === undefined ? undefined : (this.#bindings.get(toText(known.bindId)) ?? this.#bindings.get(toText(order)))
    const largest = known !== undefined && binding !== undefined && this.#random.chance(0.5)
    const statement = encodeFreezeStatement(this.#committee.epoch, order, largest ? known.amount : 0n)
    const vote = this.#sign(freezeLeaf(simCrypto, this.#committee.name, statement))
    return largest ? { statement, vote, charge: known.charge, binding } : { statement, vote }
  }

  #sign(leaf: Bytes): Vote {
    const [vote] = signBatch(simCrypto, this.#committee.name, this.#signer, this.index, [leaf])
    if (vote === undefined) throw new Error('a batch of one leaf gives one vote')
    return vote
  }
}

function leafOf(committee: Committee, answer: Answer): Bytes | undefined {
  if (answer.type === 'vote') return voteLeaf(simCrypto, committee.name, committee.epoch, answer.kind, answer.id)
  return answer.type === 'freeze' ? freezeLeaf(simCrypto, committee.name, answer.ballot.statement) : undefined
}
