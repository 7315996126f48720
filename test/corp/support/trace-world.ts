/** What the commands of a trace act on: validators, members, and the operations and certificates made so far, by name. */

import { encodeBody } from '../../../src/corp/core/bodies.ts'
import { writeCaveats } from '../../../src/corp/core/caveats.ts'
import { buildCertificate, buildFreezeCertificate } from '../../../src/corp/core/certificate.ts'
import { bodyId } from '../../../src/corp/core/ids.ts'
import { makeOperation, makeSigned, signBody, statementId, wrapOperation } from '../../../src/corp/core/operation.ts'
import { periodOf } from '../../../src/corp/core/policies/payout.ts'
import { accountSlot, auditSlot, Draft, orderSlot } from '../../../src/corp/core/state.ts'
import { ROWS } from '../../../src/corp/core/validator.ts'
import { accountStatus, auditHistory, complaintsAbout, orderStatus } from '../../../src/corp/core/views.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, compareBytes, EMPTY, equal } from '../../../src/types/bytes.ts'
import type { Refusal } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { accountId } from '../../../src/wire/digest.ts'
import {
  Certificate,
  EnrolmentKind,
  FreezeStatement,
  type FreezeVote,
  type SignedBody,
  type Vote,
  VotedOperation,
} from '../../../src/wire/generated/corp.ts'
import { mutantRows } from '../../simulator/corp-mutants.ts'
import { foundCorp, member, someId, type TestCorp, validatorMembers } from './members.ts'
import type { PolicyChanges } from './policy.ts'
import { EMPTY_REPORT, reported } from './statements.ts'
import { type Records, type Reply, TestValidator } from './validators.ts'

/** When traces begin, ms. */
export const START = 1_000_000_000_000
const STAMP_MS = 10_000
const MAX_ANSWER = 1 << 20
const POLICY: PolicyChanges = { graceMs: 60_000n, skewMs: 10_000n, minOrderMs: 0n, annotation: { name: 'none' } }

interface Made {
  readonly id: Bytes
  readonly bytes: Bytes
  /** A bind's presentation, which a payee order's charge carries. */
  readonly presentation?: SignedBody
  readonly blocks?: SignedBody[]
}

type Options = Readonly<Record<string, string>>

export class TraceWorld {
  #corp: TestCorp = foundCorp(validatorMembers(4))
  #validators: TestValidator[] = []
  #down = new Set<number>()
  readonly #copies = new Map<number, ReadonlyMap<string, Bytes>>()
  readonly #operations = new Map<string, Made>()
  readonly #votes = new Map<string, Map<number, Vote>>()
  readonly #freezes = new Map<string, Map<number, FreezeVote>>()
  readonly #certificates = new Map<string, Bytes>()
  readonly #sequences = new Map<string, bigint>()

  /** Runs one command; gives the lines that it prints. */
  run(command: string): string[] {
    const [verb = '', ...words] = command.split(/\s+/)
    const plain = words.filter(word => !word.includes('='))
    const options = Object.fromEntries(
      words.filter(word => word.includes('=')).map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    )
    const name = plain[0] ?? ''
    switch (verb) {
      case 'world':
        return this.#world(plain, options)
      case 'make':
        this.#operations.set(name, this.#make(plain[1] ?? '', options))
        return []
      case 'do':
        return this.#do(name, plain[1], options)
      case 'propose':
        return this.#propose(name, plain[1], options)
      case 'certify':
        return this.#certify(name, options)
      case 'apply':
        return this.#apply(name, options)
      case 'freeze':
        return this.#freeze(name, options)
      case 'release':
        return this.#release(name, options)
      case 'time':
        return this.#time(Number(name) * 1_000, options)
      case 'down':
        this.#down.add(Number(name))
        return []
      case 'up':
        this.#down.delete(Number(name))
        return this.#group([Number(name)], validator => this.#text(validator.step({ type: 'start' }))).map(line => line.replace('noted', 'up'))
      case 'copy':
        this.#copies.set(Number(name), this.#records(name).copy())
        return []
      case 'restore':
        this.#records(name).restore(this.#copies.get(Number(name)) ?? new Map())
        return this.run(`up ${name}`)
      case 'balance':
        return this.#group(this.#all(), validator => this.#balance(validator, name))
      case 'order':
        return this.#group(this.#all(), validator => this.#order(validator, name))
      case 'complaints':
        return this.#group(this.#all(), validator => this.#complaints(validator, name))
      case 'pool':
        return this.#group(this.#all(), validator => this.#pool(validator, name))
      case 'audits':
        return this.#group(this.#all(), validator => this.#audits(validator, name))
      case 'evidence':
        return this.#group(this.#all(), validator => this.#evidence(validator, name))
      default:
        throw new Error(`no such command: ${command}`)
    }
  }

  #records(index: string): Records {
    const validator = this.#validators[Number(index)]
    if (validator === undefined) throw new Error(`there is no validator ${index}`)
    return validator.records
  }

  #world(words: readonly string[], options: Options): string[] {
    const { n, ...policy } = options
    const rows = words.includes('but') ? mutantRows(words.slice(words.indexOf('but') + 1).join(' ')) : ROWS
    const changed: PolicyChanges = Object.assign({}, ...Object.entries(policy).map(([name, value]) => policyChange(name, value)))
    this.#corp = foundCorp(validatorMembers(Number(n ?? 4)), { policy: { ...POLICY, ...changed }, treasuryCredit: 1_000_000n })
    this.#validators = this.#corp.validators.map((signer, index) => new TestValidator(this.#corp.committee, signer, index, START, rows))
    if (words.includes('bare')) return []
    for (const name of ['alice', 'bob']) this.#do(`enrol-${name}`, 'enrol', { account: name, as: 'client' })
    for (const name of ['srv', 'rival']) this.#do(`enrol-${name}`, 'enrol', { account: name, as: 'server' })
    for (const name of ['alice', 'bob', 'srv', 'rival']) this.#do(`open-${name}`, 'open', { owner: name })
    return this.#do('fund', 'transfer', { from: 'treasurer', to: 'alice', amount: '1000' }).filter(line => line !== 'certified')
  }

  #do(name: string, kind: string | undefined, options: Options): string[] {
    const votes = this.#propose(name, kind, options)
    const { q } = this.#corp.committee.quorum
    if ((this.#votes.get(name)?.size ?? 0) < q) return votes
    const unanimous = votes.length === 1 && votes[0]?.endsWith(': vote') === true
    return [...(unanimous ? [] : votes), ...this.#certify(name, {})]
  }

  #propose(name: string, kind: string | undefined, options: Options): string[] {
    if (kind !== undefined) this.#operations.set(name, this.#make(kind, options))
    const operation = this.#operation(name)
    const votes = this.#votes.get(name) ?? new Map<number, Vote>()
    this.#votes.set(name, votes)
    return this.#group(this.#at(options), (validator, index) => {
      const reply = validator.propose(operation.bytes)
      if (reply.type === 'vote') votes.set(index, reply.vote)
      return this.#text(reply)
    })
  }

  #certify(name: string, options: Options): string[] {
    const votes = this.#votes.get(name) ?? new Map<number, Vote>()
    const chosen = options.votes === undefined ? [...votes.values()] : numbers(options.votes).flatMap(index => votes.get(index) ?? [])
    this.#certificates.set(name, buildCertificate(this.#corp.committee, this.#operation(name).bytes, chosen))
    const applied = this.#apply(name, options)
    return applied.length === 1 && applied[0]?.endsWith(': applied') === true ? ['certified'] : applied
  }

  #apply(name: string, options: Options): string[] {
    const certificate = this.#certificates.get(name)
    if (certificate === undefined) throw new Error(`${name} has no certificate`)
    return options.at === 'none' ? ['certified'] : this.#group(this.#at(options), validator => this.#text(validator.apply(certificate)))
  }

  #freeze(order: string, options: Options): string[] {
    const freezes = this.#freezes.get(order) ?? new Map<number, FreezeVote>()
    this.#freezes.set(order, freezes)
    return this.#group(this.#at(options), (validator, index) => {
      const reply = validator.freeze(this.#operation(order).id)
      if (reply.type === 'freeze') freezes.set(index, reply.freeze)
      return this.#text(reply)
    })
  }

  #release(order: string, options: Options): string[] {
    const freezes = this.#freezes.get(order) ?? new Map<number, FreezeVote>()
    const chosen = options.from === undefined ? [...freezes.values()] : numbers(options.from).flatMap(index => freezes.get(index) ?? [])
    this.#certificates.set(`freeze:${order}`, buildFreezeCertificate(this.#corp.committee, chosen))
    return this.#apply(`freeze:${order}`, options)
  }

  #time(ms: number, options: Options): string[] {
    for (const [index, validator] of this.#validators.entries()) {
      if (options.at !== undefined && !numbers(options.at).includes(index)) continue
      const until = validator.now + ms
      if (this.#down.has(index) || ms < 0) validator.now = until
      while (validator.now < until) {
        validator.now = Math.min(validator.now + STAMP_MS, until)
        validator.step({ type: 'stamp' })
      }
    }
    return []
  }

  #make(kind: string, options: Options): Made {
    const { name: corp } = this.#corp.committee
    const key = (name: string, otherwise = '') => member(options[name] ?? otherwise)
    const order = () => this.#operation(options.order ?? '').id
    const seq = (account: string) => BigInt(options.seq ?? this.#nextSequence(account))
    switch (kind) {
      case 'enrol':
        return this.#makeEnrol(options)
      case 'open':
        return makeOperation(nodeCrypto, corp, 'open', { owner: key('owner').id }, [key('owner')])
      case 'transfer': {
        const from = options.from ?? ''
        const body = { account: account(from), seq: seq(from), payee: account(options.to ?? ''), amount: BigInt(options.amount ?? 0), memo: '' }
        return makeOperation(nodeCrypto, corp, 'transfer', body, [key('by', from)])
      }
      case 'rotate': {
        const of = options.account ?? ''
        return makeOperation(nodeCrypto, corp, 'rotate', { account: account(of), seq: seq(of), newOwner: key('to').id }, [key('by', of), key('to')])
      }
      case 'issue':
        return this.#makeIssue(options, seq(options.from ?? ''))
      case 'bind':
        return this.#makeBind(options)
      case 'cancel':
        return makeOperation(nodeCrypto, corp, 'cancel', { order: order() }, [key('by', 'alice')])
      case 'end':
        return makeOperation(nodeCrypto, corp, 'end', { order: order() }, [key('by', 'alice')])
      case 'charge':
        return this.#makeCharge(options)
      case 'close': {
        const bind = options.bind === undefined ? EMPTY : this.#operation(options.bind).id
        return makeOperation(nodeCrypto, corp, 'close', { order: order(), bind, amount: BigInt(options.amount ?? 0), report: EMPTY }, [
          key('by', 'srv'),
        ])
      }
      case 'complain':
        return this.#makeComplaint(options)
      case 'settle': {
        const ratio = Number(options.ratio ?? 1_000_000)
        const losses = ratio === 1_000_000 ? [] : [{ account: account('bob'), amount: 1n, reference: 'chargeback' }]
        return makeOperation(nodeCrypto, corp, 'settle', { period: this.#period(options.period ?? '0'), ratio, losses }, [key('by', 'treasurer')])
      }
      case 'audit': {
        const by = options.by ?? 'auditor'
        const body = { auditor: member(by).id, seq: BigInt(options.seq ?? 1), order: order(), reason: options.reason ?? 'case' }
        return makeOperation(nodeCrypto, corp, 'audit', body, [member(by)])
      }
      default:
        throw new Error(`no such kind: ${kind}`)
    }
  }

  #makeEnrol(options: Options): Made {
    const name = options.account ?? ''
    const owner = member(name).id
    const server = options.as === 'server'
    const registration = {
      peer: member(options.peer ?? name).id,
      payoutAccount: account(options.payout ?? name),
      injectionNode: EMPTY,
      architecture: 'x86_64',
      cpu: 'two cores',
      memoryBytes: 1_073_741_824n,
      connectivity: '100 Mbit/s',
      operator: name,
    }
    const body = {
      account: account(name),
      owner,
      kind: server ? EnrolmentKind.SERVER : EnrolmentKind.CLIENT,
      serial: BigInt(options.serial ?? 1),
      revoked: options.revoked === 'true',
      commitment: EMPTY,
      ...(server ? { server: registration } : {}),
      ...(options.credit === undefined ? {} : { credit: BigInt(options.credit) }),
      ...this.#identity(name, options, server),
    }
    return makeOperation(nodeCrypto, this.#corp.committee.name, 'enrol', body, [member(options.by ?? 'registrar')])
  }

  /** Where names are told, everybody tells one; `identity=` says another, `identity=none` none. */
  #identity(name: string, options: Options, server: boolean): { identity?: string } {
    const told = this.#corp.committee.policy.privacy.name === 'named' && !server ? name : undefined
    const identity = options.identity === 'none' ? undefined : (options.identity ?? told)
    return identity === undefined ? {} : { identity }
  }

  /** Counted from the one in which the trace begins. */
  #period(text: string): bigint {
    const { payout } = this.#corp.committee.policy
    return BigInt(text) + (payout.name === 'pool' ? periodOf(payout, BigInt(START)) : 0n)
  }

  #makeIssue(options: Options, seq: bigint): Made {
    const from = options.from ?? ''
    const payee = options.payee
    const body = {
      account: account(from),
      seq,
      cap: BigInt(options.cap ?? 0),
      notAfter: time(options.until ?? '120'),
      holder: member(options.holder ?? from).id,
      caveats: caveats(options),
      ...(payee === undefined ? {} : { payee: member(payee).id, payeeAccount: account(payee) }),
    }
    return makeOperation(nodeCrypto, this.#corp.committee.name, 'issue', body, [member(options.by ?? from)])
  }

  /** `to=NAME` hands the order on with a block first; `rate` is a second's. */
  #makeBind(options: Options): Made {
    const { name: corp } = this.#corp.committee
    const order = this.#operation(options.order ?? '').id
    const server = options.server ?? 'srv'
    let holder: Signer = member(options.by ?? 'alice')
    const blocks: SignedBody[] = []
    let block = order
    if (options.to !== undefined) {
      const body = { order, previous: order, caveats: caveats(options), nextHolder: member(options.to).id }
      blocks.push(makeSigned(nodeCrypto, corp, 'block', body, holder))
      block = bodyId(nodeCrypto, corp, 'block', encodeBody('block', body))
      holder = member(options.to)
    }
    const bytes = encodeBody('bind', {
      order,
      block,
      server: member(server).id,
      payoutAccount: account(options.payout ?? server),
      terms: someId('terms'),
      limit: BigInt(options.limit ?? 100),
      rate: BigInt(options.rate ?? 1) * 3_600n,
      setup: BigInt(options.setup ?? 0),
      step: BigInt(options.step ?? 0),
      from: time(options.start ?? '0'),
      acceptBy: time(options.accept ?? '30'),
      controllers: [member('alice').id],
      environment: options.env ?? 'linux',
      purpose: 'job',
      nonce: someId(options.nonce ?? 'nonce').subarray(0, 16),
      k: 0,
    })
    const presentation = signBody(nodeCrypto, corp, 'bind', bytes, holder)
    const id = bodyId(nodeCrypto, corp, 'bind', bytes)
    const acceptance = makeSigned(nodeCrypto, corp, 'acceptance', { bind: id }, member(options['accepted-by'] ?? server))
    return { id, bytes: wrapOperation('bind', bytes, [presentation.signature], { acceptance, blocks }), presentation, blocks }
  }

  /** `bills=10,20`: two reports of one session and number; `signed-by` is whose word they are. */
  #makeComplaint(options: Options): Made {
    const { name: corp } = this.#corp.committee
    const by = options.by ?? 'alice'
    const server = member(options.server ?? 'srv')
    const author = member(options['signed-by'] ?? options.server ?? 'srv')
    const statements = numbers(options.bills ?? '10,20')
      .map((bill, index) => reported(corp, author, { bill: BigInt(bill), number: options.numbers === 'differ' ? index : 1 }))
      .map(statement => ({ statement, id: statementId(nodeCrypto, corp, statement) }))
      .sort((a, b) => compareBytes(a.id, b.id))
    const [first, second] = statements.map(({ id }) => id)
    const body = { account: account(by), server: server.id, first: first ?? EMPTY, second: second ?? EMPTY }
    return makeOperation(nodeCrypto, corp, 'complain', body, [member(by)], { statements: statements.map(({ statement }) => statement) })
  }

  #makeCharge(options: Options): Made {
    const { name: corp } = this.#corp.committee
    const order = this.#operation(options.order ?? '').id
    const bind = this.#operation(options.bind ?? '')
    const by = member(options.by ?? 'srv')
    const amount = BigInt(options.amount ?? 0)
    const reportBytes = encodeBody('report', {
      ...EMPTY_REPORT,
      session: bind.id,
      bill: BigInt(options.bill ?? amount),
      tasks: options.tasks === undefined ? [] : [options.tasks],
    })
    const report = bodyId(nodeCrypto, corp, 'report', reportBytes)
    const ack =
      options.ack === undefined
        ? undefined
        : makeSigned(nodeCrypto, corp, 'ack', { session: bind.id, number: 0, report, bill: BigInt(options.ack) }, member('alice'))
    return makeOperation(nodeCrypto, corp, 'charge', { order, bind: bind.id, amount, report }, [by], {
      ...(options.report === 'true' ? { report: signBody(nodeCrypto, corp, 'report', reportBytes, by) } : {}),
      ...(options.with === 'presentation' ? { presentation: bind.presentation, blocks: bind.blocks ?? [] } : {}),
      ...(ack === undefined ? {} : { ack }),
    })
  }

  #nextSequence(name: string): bigint {
    const next = this.#sequences.get(name) ?? 1n
    this.#sequences.set(name, next + 1n)
    return next
  }

  #operation(name: string): Made {
    const made = this.#operations.get(name)
    if (made === undefined) throw new Error(`there is no operation ${name}`)
    return made
  }

  #text(reply: Reply): string {
    switch (reply.type) {
      case 'vote':
        return reply.end === undefined ? 'vote' : 'vote, and shows the End'
      case 'freeze':
        return `F = ${FreezeStatement.decode(reply.freeze.statement).amount}`
      case 'applied':
        return reply.position === undefined ? 'nothing new' : 'applied'
      case 'noted':
        return 'noted'
      case 'refused': {
        const holder = reply.conflict === undefined ? '' : `, held by ${this.#nameOf(reply.conflict)}`
        return `${describe(reply.refusal)}${holder}${reply.end === undefined ? '' : ', and shows the End'}`
      }
    }
  }

  #nameOf(bytes: Bytes): string {
    return [...this.#operations].find(([, made]) => equal(made.bytes, bytes))?.[0] ?? 'an operation unknown to the trace'
  }

  #balance(validator: TestValidator, name: string): string {
    const status = accountStatus(validator.records, this.#corp.committee, account(name), validator.now)
    return `${status.credits - status.debits}${status.opened ? '' : ' (not opened)'}, next ${status.next}`
  }

  #order(validator: TestValidator, name: string): string {
    const status = orderStatus(validator.records, this.#corp.committee, this.#operation(name).id, validator.now)
    const facts = [
      status.issue === undefined ? 'not known' : 'issued',
      ...(status.binding === undefined ? [] : ['binding certified']),
      `income ${status.income}`,
      status.released ? `refund ${status.refund}` : 'not released',
    ]
    return facts.join(', ')
  }

  #complaints(validator: TestValidator, server: string): string {
    const { certificates } = complaintsAbout(validator.records, this.#corp.committee, member(server).id, 0, MAX_ANSWER)
    return this.#names(certificates)
  }

  #pool(validator: TestValidator, period: string): string {
    const { held, ratio, members } = new Draft(validator.records, this.#corp.committee).pool(this.#period(period))
    return `holds ${held} of ${members}, ${ratio === undefined ? 'not settled' : `pays ${ratio}`}`
  }

  #audits(validator: TestValidator, auditor: string): string {
    return this.#names(auditHistory(validator.records, this.#corp.committee, member(auditor).id, 1n, MAX_ANSWER))
  }

  #names(certificates: readonly Bytes[]): string {
    const names = certificates.map(certificate => this.#nameOf(Certificate.decode(certificate).operation ?? EMPTY))
    return names.length === 0 ? 'none' : names.sort().join(', ')
  }

  /** `evidence alice/2` or `evidence o1`: two operations of one writer for that slot; `evidence validator/2`: two votes. */
  #evidence(validator: TestValidator, slot: string): string {
    const [name = '', seq] = slot.split('/')
    if (name === 'validator') return this.#lie(validator, Number(seq))
    const key =
      seq === undefined
        ? orderSlot(this.#operation(name).id, 'binding')
        : name === 'auditor'
          ? auditSlot(member(name).id, BigInt(seq))
          : accountSlot(account(name), BigInt(seq))
    const evidence = new Draft(validator.records, this.#corp.committee).evidence(key)
    return evidence === undefined ? 'none' : `${this.#nameOf(evidence.first)} and ${this.#nameOf(evidence.second)}`
  }

  #lie(validator: TestValidator, place: number): string {
    const lie = new Draft(validator.records, this.#corp.committee).lie(place)
    const voted = [lie?.first, lie?.second].map(bytes => (bytes === undefined ? EMPTY : VotedOperation.decode(bytes).operation))
    return lie === undefined ? 'none' : `votes for ${voted.map(operation => this.#nameOf(operation)).join(' and ')}`
  }

  #all(): number[] {
    return this.#validators.map((_, index) => index).filter(index => !this.#down.has(index))
  }

  #at(options: Options): number[] {
    return options.at === undefined ? this.#all() : numbers(options.at)
  }

  /** `0 1 2: vote`, one line for each different answer. */
  #group(places: readonly number[], ask: (validator: TestValidator, index: number) => string): string[] {
    const answers = new Map<string, number[]>()
    for (const index of places) {
      const validator = this.#validators[index]
      if (validator === undefined) throw new Error(`there is no validator ${index}`)
      const text = ask(validator, index)
      answers.set(text, [...(answers.get(text) ?? []), index])
    }
    return [...answers].map(([text, indices]) => `${indices.join(' ')}: ${text}`)
  }
}

export function account(name: string): Bytes {
  return accountId(nodeCrypto, member(name).id)
}

function describe(refusal: Refusal): string {
  const facts = Object.entries(refusal.facts)
    .map(([name, value]) => `${name} ${Number(value) >= START ? `${(Number(value) - START) / 1_000} s` : String(value)}`)
    .filter(text => text.length < 40)
  return `${refusal.code}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
}

/** Choices by name; `credit=500`, `pool=100000/3600` (parts per million held, seconds of a period); everything else is a number. */
function policyChange(name: string, value: string): PolicyChanges {
  switch (name) {
    case 'annotation':
      return { annotation: value === 'totals' || value === 'tasks' ? { name: value, everyMs: 60_000n } : { name: 'none' } }
    case 'endorsed':
      return { endorsement: { name: 'caveats', caveats: writeCaveats({ limit: BigInt(value) }) } }
    case 'validation':
      return { validation: value === 'local' ? 'local' : 'remote' }
    case 'privacy':
      return { privacy: { name: value === 'named' ? 'named' : 'known' } }
    case 'credit':
      return { funding: { name: 'credit', maxLine: BigInt(value), transfers: false } }
    case 'lending':
      return { funding: { name: 'credit', maxLine: BigInt(value), transfers: true } }
    case 'pool': {
      const [heldPpm = 0, seconds = 0] = value.split('/').map(Number)
      return { payout: { name: 'pool', heldPpm, periodMs: BigInt(seconds * 1_000) } }
    }
    case 'incomeFeePpm':
    case 'openOrders':
    case 'perMinute':
      return { [name]: Number(value) }
    default:
      return { [name]: BigInt(value) }
  }
}

function time(seconds: string): bigint {
  return BigInt(START + Number(seconds) * 1_000)
}

function numbers(list: string): number[] {
  return list.split(',').map(Number)
}

function caveats(options: Options) {
  const { servers, before, limit, rate, acked, environments } = {
    servers: options['c.servers'],
    before: options['c.before'],
    limit: options['c.limit'],
    rate: options['c.rate'],
    acked: options['c.acked'],
    environments: options['c.env'],
  }
  return writeCaveats({
    ...(servers === undefined ? {} : { servers: servers.split(',').map(name => member(name).id) }),
    ...(before === undefined ? {} : { before: Number(time(before)) }),
    ...(limit === undefined ? {} : { limit: BigInt(limit) }),
    ...(rate === undefined ? {} : { rate: BigInt(rate) * 3_600n }),
    ...(acked === undefined ? {} : { acked: BigInt(acked) }),
    ...(environments === undefined ? {} : { environment: environments.split(',') }),
  })
}
