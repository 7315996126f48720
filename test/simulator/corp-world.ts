/**
 * One simulated XenoCorp: its validators, the network, the members' keys, every certificate anyone made, and a witness
 * that hears every statement of an honest validator. Members' processes act in it; the checks judge it afterwards.
 */
import { signBatch, voteLeaf } from '../../src/corp/core/batch.ts'
import { buildCertificate, buildFreezeCertificate, verifyFreezeVote } from '../../src/corp/core/certificate.ts'
import { type Committee, decodeGenesis, encodeGenesis } from '../../src/corp/core/committee.ts'
import { makeOperation, type Operation } from '../../src/corp/core/operation.ts'
import { encodePolicy, type Policy } from '../../src/corp/core/policies/policy.ts'
import { keyName } from '../../src/corp/core/state.ts'
import { type Answer, type Input, ROWS, type Rows, ValidatorCore } from '../../src/corp/core/validator.ts'
import { type Bytes, EMPTY, toText, utf8 } from '../../src/types/bytes.ts'
import type { Signer } from '../../src/types/ports.ts'
import { accountId } from '../../src/wire/digest.ts'
import { EnrolmentKind, type FreezeVote, type Vote } from '../../src/wire/generated/corp.ts'
import { changedPolicy } from '../corp/support/policy.ts'
import {
  type Conduct,
  Decoder,
  HonestValidator,
  LyingValidator,
  type Reply,
  type Request,
  type SimValidator,
  type Witness,
} from './corp-validators.ts'
import { Events, Network, type NetworkOptions, type Process, START_MS } from './events.ts'
import { Random } from './random.ts'
import { simCrypto, simSigner } from './sim-crypto.ts'

export const GRACE_MS = 60_000
export const SKEW_MS = 1_000
export const TRANSFER_FEE = 1n
export const ISSUE_FEE = 2n
/** A client's line where there is credit. */
export const LINE = 200n
const PERIOD_MS = 60_000

/** Periods in which a run's orders may end. */
export const PERIODS = Array.from({ length: 10 }, (_, index) => BigInt(Math.floor(START_MS / PERIOD_MS) + index))

/** By what policy money is had and paid out. */
export const VARIANTS = ['prepaid', 'credit', 'pool'] as const
export type Variant = (typeof VARIANTS)[number]

function policyOf(variant: Variant): Policy {
  return changedPolicy({
    ...{ transferFee: TRANSFER_FEE, issueFee: ISSUE_FEE, incomeFeePpm: 30_000, graceMs: BigInt(GRACE_MS), skewMs: BigInt(SKEW_MS) },
    ...{ minOrderMs: 0n, maxOrderMs: 600_000n, payeeOrderMs: 600_000n, annotation: { name: 'none' } },
    ...(variant === 'credit' ? { funding: { name: 'credit', maxLine: 10n * LINE, transfers: true } } : {}),
    ...(variant === 'pool' ? { payout: { name: 'pool', heldPpm: 400_000, periodMs: BigInt(PERIOD_MS) } } : {}),
  })
}

/** Crashes end here: the grace counts only uptime, and the run must end some time. */
const CRASHES_MS = 150_000
export const TREASURY = 1_000_000n
export const FUNDS = 300n
export const CLIENTS = ['honest-1', 'cheat', 'honest-2'] as const
/** Its account is opened, and its funds arrive, while everything goes on. */
export const NEWCOMER = 'honest-2'
export const SERVERS = ['server', 'rogue'] as const

/** What may go wrong in one run, drawn from its seed. */
export interface Faults {
  readonly variant: Variant
  readonly n: number
  readonly liars: number
  /** When liars stop answering at all, ms from the beginning; 0 for from the beginning. */
  readonly silentFromMs: number
  /** How likely an honest client ends its session before its time. */
  readonly endRate: number
  /** Clients do not tell the server of an End themselves, and a cheat shows its End to one validator only. */
  readonly quietEnds: boolean
  readonly network: NetworkOptions
  /** How often an honest validator crashes, mean time between in ms; 0 for never. */
  readonly crashEveryMs: number
  readonly maxDownMs: number
  /** How slow disks are. */
  readonly maxSyncMs: number
  /** A long outage of several validators: begins and lasts, ms. */
  /** A member that some validators cannot hear for a while. */
  readonly cut: { readonly member: string; readonly validators: number; readonly fromMs: number; readonly forMs: number } | undefined
  readonly outage: { readonly fromMs: number; readonly forMs: number; readonly validators: number } | undefined
}

export interface Rules {
  readonly rows: Rows
  readonly conduct: Conduct
}

export const SOUND: Rules = { rows: ROWS, conduct: { syncFirst: true, countsOutages: true, showsEnd: true } }

/** What an honest writer must see certified in the end (L1). */
export interface Promise {
  readonly what: string
  kept: boolean
}

export class CorpWorld implements Witness {
  readonly seed: number
  readonly random: Random
  readonly events = new Events()
  readonly network: Network
  readonly faults: Faults
  readonly committee: Committee
  readonly decoder: Decoder
  readonly validators: readonly SimValidator[]
  readonly honest: HonestValidator[]
  readonly certificates: Bytes[] = []
  readonly #rules: Rules
  readonly newcomersFunds: Bytes
  readonly votes = new Map<string, { readonly operation: Operation; readonly voters: Set<number> }>()
  readonly freezes = new Map<string, Map<number, bigint>>()
  readonly promises: Promise[] = []
  /** What was found wrong while it ran. */
  readonly violations: string[] = []
  readonly orders: { readonly id: Bytes; readonly issue: Bytes; readonly honest: boolean }[] = []

  constructor(seed: number, faults: Faults, rules: Rules) {
    this.seed = seed
    this.random = new Random(seed)
    this.faults = faults
    this.network = new Network(this.events, this.random, faults.network)
    const founded = found(faults.n, faults.variant)
    this.committee = founded.committee
    this.decoder = new Decoder(this.committee)
    this.#rules = rules
    this.validators = founded.signers.map((signer, index) => this.#validator(signer, index))
    this.honest = this.validators.filter(validator => validator instanceof HonestValidator)
    for (const validator of this.honest) this.events.spawn(this.#crashes(validator))
    this.newcomersFunds = founded.newcomer
    this.certificates.push(founded.newcomer)
    this.events.spawn(this.spread('treasurer', founded.newcomer))
  }

  get now(): number {
    return this.events.now
  }

  // Witness

  voted(validator: number, operation: Operation): void {
    const id = toText(operation.id)
    const record = this.votes.get(id) ?? { operation, voters: new Set<number>() }
    record.voters.add(validator)
    this.votes.set(id, record)
  }

  froze(validator: number, order: Bytes, amount: bigint): void {
    const id = toText(order)
    const words = this.freezes.get(id) ?? new Map<number, bigint>()
    const before = words.get(validator)
    if (before !== undefined && before !== amount) this.violations.push(`validator ${validator} froze an order at ${before} and then at ${amount}`)
    words.set(validator, amount)
    this.freezes.set(id, words)
  }

  clash(what: string): void {
    this.violations.push(`S2: ${what}`)
  }

  /** Whether votes enough for a certificate left validators, the liars' included. */
  isCertifiable(id: Bytes): boolean {
    return (this.votes.get(toText(id))?.voters.size ?? 0) + this.faults.liars >= this.committee.quorum.q
  }

  // What members do

  request(member: string, validator: number, request: Request, reply: (reply: Reply) => void): void {
    if (this.#isCut(member, validator)) return
    this.network.send(() => this.validators[validator]?.receive(request, answer => this.network.send(() => reply(answer))))
  }

  /** Asks for votes again and again until there are enough for a certificate, or `until` says that it is no use. */
  *pursue(
    member: string,
    operation: Bytes,
    options: { support: () => readonly Bytes[]; until?: () => boolean; end?: (end: Bytes) => void },
  ): Process<Bytes | undefined> {
    const votes = new Map<number, Vote>()
    while (options.until?.() !== true) {
      for (const { index } of this.validators) {
        if (votes.has(index)) continue
        this.request(member, index, { certificates: options.support(), ask: { type: 'propose', operation } }, reply => {
          if (reply.type === 'vote') votes.set(index, reply.vote)
          if ((reply.type === 'vote' || reply.type === 'refused') && reply.end !== undefined) options.end?.(reply.end)
        })
      }
      yield this.random.between(150, 700)
      if (votes.size >= this.committee.quorum.q) return this.certify(operation, [...votes.values()])
    }
    return undefined
  }

  #isCut(member: string, validator: number): boolean {
    const { cut } = this.faults
    if (cut === undefined || cut.member !== member || validator >= cut.validators) return false
    const at = this.now - START_MS - cut.fromMs
    return at >= 0 && at < cut.forMs
  }

  certify(operation: Bytes, votes: readonly Vote[]): Bytes {
    const certificate = buildCertificate(this.committee, operation, votes)
    this.certificates.push(certificate)
    return certificate
  }

  /** Hands a certificate to validators until each has it, or for about a minute. */
  *spread(member: string, certificate: Bytes, audience: readonly number[] = this.validators.map(validator => validator.index)): Process {
    const missing = new Set(audience)
    for (let round = 0; round < 40 && missing.size > 0; round += 1) {
      for (const index of missing) this.request(member, index, { certificates: [certificate], ask: { type: 'apply' } }, () => missing.delete(index))
      yield this.random.between(300, 2_500)
    }
  }

  /** Asks for final words on an order until there is a freeze certificate. */
  *release(member: string, order: Bytes, support: () => readonly Bytes[], until: () => boolean): Process<Bytes | undefined> {
    const words = new Map<number, FreezeVote>()
    while (!until()) {
      for (const { index } of this.validators) {
        if (words.has(index)) continue
        this.request(member, index, { certificates: support(), ask: { type: 'freeze', order } }, reply => {
          if (reply.type === 'freeze' && this.isProven(order, reply.freeze)) words.set(index, reply.freeze)
        })
      }
      yield this.random.between(500, 2_000)
      if (words.size >= this.committee.quorum.q) return this.certifyFreeze([...words.values()])
    }
    return undefined
  }

  /** Liars may state what they cannot prove; nobody uses that. */
  isProven(order: Bytes, freeze: FreezeVote): boolean {
    return verifyFreezeVote(simCrypto, this.committee, order, freeze).ok
  }

  certifyFreeze(words: readonly FreezeVote[]): Bytes {
    const certificate = buildFreezeCertificate(this.committee, words)
    this.certificates.push(certificate)
    return certificate
  }

  #validator(signer: Signer, index: number): SimValidator {
    const { committee, random, decoder } = this
    if (index >= this.faults.n - this.faults.liars)
      return new LyingValidator(committee, signer, index, random, decoder, () => this.now - START_MS >= this.faults.silentFromMs)
    return this.#honestValidator(signer, index, found(this.faults.n, this.faults.variant).records)
  }

  #honestValidator(signer: Signer, index: number, records: ReadonlyMap<string, Bytes>): HonestValidator {
    const { committee, random, decoder, events } = this
    const skewMs = random.between(-SKEW_MS / 2, SKEW_MS / 2)
    return new HonestValidator({
      committee,
      signer,
      index,
      ...this.#rules,
      events,
      random,
      decoder,
      witness: this,
      skewMs,
      records,
      maxSyncMs: this.faults.maxSyncMs,
    })
  }

  /** A validator that has heard of nothing, not even of the beginning. */
  newcomer(): HonestValidator {
    return this.#honestValidator(simSigner('newcomer'), this.faults.n, new Map())
  }

  /** Every certificate that there is. */
  get allCertificates(): Bytes[] {
    return [...found(this.faults.n, this.faults.variant).certificates, ...this.certificates]
  }

  *#crashes(validator: HonestValidator): Process {
    const { outage, crashEveryMs, maxDownMs } = this.faults
    if (outage !== undefined && validator.index < outage.validators) {
      this.events.schedule(outage.fromMs, () => validator.crash(outage.forMs + this.random.between(0, 1_000)))
    }
    while (crashEveryMs > 0 && this.now < START_MS + CRASHES_MS) {
      yield this.random.between(1, 2 * crashEveryMs)
      validator.crash(this.random.between(10, maxDownMs))
    }
  }
}

export function account(name: string): Bytes {
  return accountId(simCrypto, simSigner(name).id)
}

interface Founded {
  readonly committee: Committee
  readonly signers: readonly Signer[]
  /** A validator's records after everyone is enrolled, opened and funded: with its votes, that for the newcomer's funds too. */
  readonly records: ReadonlyMap<string, Bytes>
  /** Their certificates. */
  readonly certificates: readonly Bytes[]
  /** The certificate of the newcomer's funds, applied nowhere yet. */
  readonly newcomer: Bytes
}

const founded = new Map<string, Founded>()

/** The same beginning for every run with n validators and one policy. */
function found(n: number, variant: Variant): Founded {
  const known = founded.get(`${n} ${variant}`)
  if (known !== undefined) return known
  const signers = Array.from({ length: n }, (_, index) => simSigner(`validator ${index}`))
  const { bytes } = encodeGenesis(simCrypto, {
    name: 'Simulated XenoCorp',
    nonce: simCrypto.sha256(utf8('nonce')).subarray(0, 16),
    currency: 'SIM',
    epoch: 0n,
    previous: EMPTY,
    validators: signers.map(signer => signer.id),
    registrar: simSigner('registrar').id,
    treasurer: simSigner('treasurer').id,
    treasuryCredit: TREASURY,
    auditors: [],
    policy: encodePolicy(policyOf(variant)),
  })
  const committee = decodeGenesis(simCrypto, bytes)
  if (!committee.ok) throw new Error(`the simulated committee is refused: ${committee.refusal.code}`)
  const records = new Map<string, Bytes>()
  const { name } = committee.value
  const certificates = beginning(name, committee.value.treasury, variant).map(operation => {
    vote(committee.value, records, operation)
    const certificate = certifyByAll(committee.value, signers, operation)
    step(committee.value, records, { type: 'apply', certificate: new Decoder(committee.value).certificate(certificate) })
    return certificate
  })
  const newcomer = fund(name, committee.value.treasury, NEWCOMER)
  vote(committee.value, records, newcomer)
  const made = {
    committee: committee.value,
    signers,
    records,
    certificates,
    newcomer: certifyByAll(committee.value, signers, newcomer),
  }
  founded.set(`${n} ${variant}`, made)
  return made
}

function beginning(corp: Bytes, treasury: Bytes, variant: Variant): Bytes[] {
  const operations: Bytes[] = []
  for (const name of [...CLIENTS, ...SERVERS]) {
    operations.push(enrol(corp, name, 1n, variant === 'credit' ? LINE : undefined))
    if (name !== NEWCOMER) operations.push(makeOperation(simCrypto, corp, 'open', { owner: simSigner(name).id }, [simSigner(name)]).bytes)
  }
  return [...operations, ...CLIENTS.filter(name => name !== NEWCOMER).map(name => fund(corp, treasury, name))]
}

/** @param line of a client's credit, where there is any */
export function enrol(corp: Bytes, name: string, serial: bigint, line: bigint | undefined): Bytes {
  const server = SERVERS.some(other => other === name)
  const registration = {
    peer: simSigner(name).id,
    payoutAccount: account(name),
    injectionNode: EMPTY,
    architecture: '',
    cpu: '',
    memoryBytes: 0n,
    connectivity: '',
    operator: name,
  }
  const body = {
    account: account(name),
    owner: simSigner(name).id,
    kind: server ? EnrolmentKind.SERVER : EnrolmentKind.CLIENT,
    serial,
    revoked: false,
    commitment: EMPTY,
    ...(server ? { server: registration } : {}),
    ...(server || line === undefined ? {} : { credit: line }),
  }
  return makeOperation(simCrypto, corp, 'enrol', body, [simSigner('registrar')]).bytes
}

function fund(corp: Bytes, treasury: Bytes, name: (typeof CLIENTS)[number]): Bytes {
  const body = { account: treasury, seq: BigInt(CLIENTS.indexOf(name) + 1), payee: account(name), amount: FUNDS, memo: '' }
  return makeOperation(simCrypto, corp, 'transfer', body, [simSigner('treasurer')]).bytes
}

function certifyByAll(committee: Committee, signers: readonly Signer[], operation: Bytes): Bytes {
  const { kind, id } = new Decoder(committee).operation(operation)
  const leaf = voteLeaf(simCrypto, committee.name, committee.epoch, kind, id)
  const votes = signers.flatMap((signer, index) => signBatch(simCrypto, committee.name, signer, index, [leaf]))
  return buildCertificate(committee, operation, votes)
}

function vote(committee: Committee, records: Map<string, Bytes>, operation: Bytes): void {
  const answer = step(committee, records, { type: 'propose', operation: new Decoder(committee).operation(operation) })
  if (answer.type !== 'vote') throw new Error('the beginning is voted for')
}

function step(committee: Committee, records: Map<string, Bytes>, input: Input): Answer {
  const { writes, answer } = new ValidatorCore(simCrypto, committee).step({ get: key => records.get(keyName(key)) }, input, 0)
  for (const write of writes) if (write.type === 'put') records.set(keyName(write.key), Uint8Array.from(write.value))
  return answer
}
