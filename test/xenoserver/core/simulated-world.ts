/**
 * A world around one session for the simulation: a XenoCorp (simulated-corp.ts), a domain (simulated-domain.ts), a server
 * process that is killed at any point and started again, answers that are lost or late, and a client that extends, pauses,
 * closes or ends. Time is virtual; one seed replays everything.
 */

import { encodeBody } from '../../../src/corp/core/bodies.ts'
import { bodyId } from '../../../src/corp/core/ids.ts'
import { makeOperation, makeSigned, signBody, wrapOperation } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, equal, toText } from '../../../src/types/bytes.ts'
import { type Money, rateOver } from '../../../src/types/money.ts'
import { accountId } from '../../../src/wire/digest.ts'
import type { SignedBody } from '../../../src/wire/generated/corp.ts'
import type { Effect, Outcome, SessionInput } from '../../../src/xenoserver/core/draft.ts'
import type { PresentedOrder, Session } from '../../../src/xenoserver/core/session.ts'
import { accept, nextWakeAt, step } from '../../../src/xenoserver/core/step.ts'
import { stepFor, type Terms } from '../../../src/xenoserver/core/terms.ts'
import { member, someId } from '../../corp/support/members.ts'
import { type Random, randomOf } from '../../support/random.ts'
import { SimulatedCorp } from './simulated-corp.ts'
import { SimulatedDomain } from './simulated-domain.ts'
import { makeTerms, RESOURCES, T0 } from './support.ts'

const STAMP_MS = 10_000

/** What can go wrong, each a probability at each of its occasions. */
export interface Faults {
  readonly lostAnswer: number
  readonly crash: number
  readonly reboot: number
  readonly validatorDown: number
  readonly clientAction: number
}

interface PlacedOrder {
  readonly presented: PresentedOrder
  readonly bind: Bytes
  readonly cap: Money
}

export class SimulatedWorld {
  readonly random: Random
  readonly #faults: Faults
  readonly #corp: SimulatedCorp
  readonly #orders: PlacedOrder[] = []
  readonly #terms: Terms
  readonly #queue: { at: number; run: () => void }[] = []
  now = T0
  healthy = false

  // The server: its disk, what a kill of the process leaves, its memory.
  #disk: Session | undefined
  #written: Session | undefined
  #session: Session | undefined
  #reports = new Map<string, SignedBody>()
  #life = 0
  #wake = 0
  #charging = new Set<string>()

  // The domain: what truly ran.
  readonly #domain: SimulatedDomain
  rebooted = false

  constructor(seed: number, faults: Faults) {
    this.random = randomOf(seed)
    this.#faults = faults
    this.#corp = new SimulatedCorp(T0, order => this.#answerLater(0, () => ({ type: 'end', order })))
    this.#domain = new SimulatedDomain(this.random, T0)
    const rules = { intervalMs: 5_000, pauseGraceMs: 30_000, keptMs: 60_000 }
    const terms = makeTerms(rules)
    this.#terms = { ...terms, exposure: terms.prices.setup + rateOver(terms.maxRate, 20_000) }
  }

  get session(): Session | undefined {
    return this.#session
  }

  get lives(): number {
    return this.#life
  }

  /** Ms since T0 of true work are worth this, set-up included: what the server has earned, whoever knows of it. */
  get delivered(): Money {
    const { prices } = this.#terms
    const cpu = (BigInt(this.#domain.usedCpuMs) * prices.cpuCoreHour) / 3_600_000n
    const memory = (BigInt(RESOURCES.memoryBytes) * BigInt(Math.floor(this.runningMs)) * prices.memoryGibHour) / (2n ** 30n * 3_600_000n)
    return this.runningMs === 0 ? 0n : prices.setup + cpu + memory
  }

  /** The largest certified charges, as the validators know them. */
  get income(): Money {
    return this.#orders.reduce((sum, order) => sum + this.#corp.income(order.presented.order), 0n)
  }

  get runningMs(): number {
    return this.#domain.runningMs
  }

  get terms(): Terms {
    return this.#terms
  }

  /** What each order's account gets back and its server earns come to its cap at most. */
  releases(): { cap: Money; income: Money; release: Money | undefined }[] {
    return this.#orders.map(order => ({
      cap: order.cap,
      income: this.#corp.income(order.presented.order),
      release: this.#corp.release(order.presented.order),
    }))
  }

  begin(): void {
    const order = this.#issue(0, 400_000n)
    this.#later(0, () => this.#accept(order))
    this.#later(STAMP_MS, () => this.#stamp())
    if (this.#faults.clientAction > 0) this.#later(1_000, () => this.#client())
  }

  /** Runs until nothing is left to do before `until`; `check` after each event. */
  run(until: number, check: () => void): void {
    for (;;) {
      this.#queue.sort((a, b) => a.at - b.at)
      const next = this.#queue[0]
      if (next === undefined || next.at > until) break
      this.#queue.shift()
      this.now = Math.max(this.now, next.at)
      this.#corp.now = this.now
      this.#domain.passTime(this.now)
      next.run()
      check()
    }
    this.now = until
    this.#domain.passTime(this.now)
  }

  /** From here on nothing goes wrong any more: everything up, nothing lost. */
  heal(): void {
    this.healthy = true
    this.#corp.raiseAll()
  }

  close(): void {
    this.#take({ type: 'close', reason: 'closed' })
  }

  #stamp(): void {
    this.#corp.stamp(this.random, this.healthy ? undefined : this.#faults.validatorDown)
    this.#later(STAMP_MS, () => this.#stamp())
  }

  // The client.

  #issue(k: number, cap: Money): PlacedOrder {
    const [client, server] = [member('client'), member('server')]
    const { name } = this.#corp
    const durationMs = 120_000 + this.random.below(600_000)
    const notAfter = this.now + durationMs
    const issue = makeOperation(
      nodeCrypto,
      name,
      'issue',
      {
        account: accountId(nodeCrypto, client.id),
        seq: BigInt(this.#orders.length + 1),
        cap,
        notAfter: BigInt(notAfter),
        holder: client.id,
        caveats: [],
      },
      [client],
    )
    // The client's own dealings with the validators are not under test: all of them hear of its orders.
    this.#corp.whileUp(() => this.#corp.settle(issue.bytes))
    const previous = this.#session?.orders.findLast(order => order.state !== 'lost')
    const body = {
      order: issue.id,
      block: issue.id,
      server: server.id,
      payoutAccount: accountId(nodeCrypto, server.id),
      terms: someId('terms'),
      limit: cap,
      rate: this.#terms.maxRate,
      setup: k === 0 ? this.#terms.prices.setup : 0n,
      step: stepFor(this.#terms),
      from: BigInt(this.now),
      acceptBy: BigInt(this.now + 30_000),
      controllers: [client.id],
      environment: '',
      purpose: '',
      nonce: someId(`nonce ${k}`),
      k,
      ...(k === 0 || previous === undefined || this.#session === undefined ? {} : { session: this.#session.id, previousBind: previous.bind }),
    }
    const bytes = encodeBody('bind', body)
    const id = bodyId(nodeCrypto, name, 'bind', bytes)
    const acceptance = makeSigned(nodeCrypto, name, 'acceptance', { bind: id }, server)
    const signature = signBody(nodeCrypto, name, 'bind', bytes, client).signature
    const presented: PresentedOrder = {
      order: issue.id,
      bind: id,
      limit: cap,
      setup: body.setup,
      rate: body.rate,
      from: this.now,
      acceptBy: this.now + 30_000,
      notAfter,
      ackAllowance: undefined,
      payee: false,
    }
    const placed = { presented, bind: wrapOperation('bind', bytes, [signature], { acceptance, blocks: [] }), cap }
    this.#orders.push(placed)
    return placed
  }

  #client(): void {
    if (this.healthy) return
    const session = this.#session
    if (session !== undefined && this.random.chance(this.#faults.clientAction)) {
      const dice = this.random.unit()
      const isActive = session.state === 'running' || session.state === 'held' || session.state === 'paused'
      if (dice < 0.4 && isActive)
        this.#take({ type: 'extend', order: this.#issue(session.orders.length, BigInt(20_000 + this.random.below(200_000))).presented })
      else if (dice < 0.6) this.#take({ type: 'pause' })
      else if (dice < 0.9) this.#take({ type: 'resume' })
      else if (dice < 0.95) this.#end(session)
      else this.#take({ type: 'close', reason: 'closed' })
    }
    this.#later(1_000 + this.random.below(10_000), () => this.#client())
  }

  #end(session: Session): void {
    const client = member('client')
    const order = session.orders[this.random.below(session.orders.length)]
    if (order === undefined) return
    const end = makeOperation(nodeCrypto, this.#corp.name, 'end', { order: order.order }, [client])
    this.#corp.whileUp(() => this.#corp.certify(end.bytes))
  }

  // The server's process.

  #accept(order: PlacedOrder): void {
    const { presented } = order
    const accepted = {
      xenoCorp: this.#corp.name,
      account: accountId(nodeCrypto, member('client').id),
      controllers: [member('client').id],
      purpose: '',
      terms: this.#terms,
      termsId: someId('terms'),
      order: presented,
    }
    this.#carryOut(accept(accepted, this.now, nodeCrypto))
  }

  #take(input: SessionInput): void {
    if (this.#session === undefined) return
    this.#carryOut(step(this.#session, input, this.now, nodeCrypto))
  }

  #carryOut(outcome: Outcome): void {
    if (this.#dies()) return
    this.#session = outcome.session
    if (outcome.durability !== 'none') this.#written = outcome.session
    if (outcome.durability === 'sync') this.#disk = outcome.session
    for (const effect of outcome.effects) if (effect.type === 'report') this.#reports.set(toText(effect.id), this.#signReport(effect.body))
    const answers: SessionInput[] = []
    for (const effect of outcome.effects) {
      if (this.#dies()) return
      const answer = this.#do(effect)
      if (answer !== undefined) answers.push(answer)
    }
    for (const answer of answers) this.#take(answer)
    this.#setWake()
  }

  #signReport(body: Bytes): SignedBody {
    return signBody(nodeCrypto, this.#corp.name, 'report', body, member('server'))
  }

  /** A kill of the process, or of the machine, at this very point. */
  #dies(): boolean {
    if (this.healthy || !this.random.chance(this.#faults.crash)) return false
    const isReboot = this.random.chance(this.#faults.reboot)
    this.#life += 1
    this.#charging.clear()
    this.#session = undefined
    if (isReboot) {
      this.rebooted = true
      this.#domain.remove()
      this.#written = this.#disk
    }
    this.#later(this.random.below(isReboot ? 60_000 : 15_000), () => this.#restart())
    return true
  }

  #restart(): void {
    if (this.#session !== undefined) return
    this.#session = this.#written
    const [first] = this.#orders
    // Nothing was accepted: the client presents the same bytes again, in time or not.
    if (this.#session === undefined && first !== undefined) this.#accept(first)
    this.#take({ type: 'recovered', domain: this.#domain.isThere ? 'present' : 'absent' })
    this.#setWake()
  }

  #setWake(): void {
    const at = this.#session === undefined ? undefined : nextWakeAt(this.#session)
    this.#wake += 1
    const wake = this.#wake
    if (at === undefined || at === Number.POSITIVE_INFINITY) return
    this.#later(Math.max(1, at - this.now), () => {
      if (wake === this.#wake) this.#take({ type: 'tick' })
    })
  }

  #do(effect: Effect): SessionInput | undefined {
    switch (effect.type) {
      case 'make-domain':
        this.#answerLater(20 + this.random.below(100), () => this.#makeDomain())
        return undefined
      case 'bind':
        this.#bind(effect.bind, this.now + 40_000)
        return undefined
      case 'charge':
      case 'close-order':
        this.#claim(effect)
        return undefined
      case 'lease':
        this.#domain.lease(effect.until)
        return undefined
      case 'freeze':
        this.#domain.freeze()
        return undefined
      case 'read':
        if (!this.#domain.isThere) return { type: 'domain-lost', tasks: [] }
        return this.random.chance(this.healthy ? 0 : this.#faults.lostAnswer)
          ? { type: 'reading-failed' }
          : { type: 'reading', kernel: this.#domain.kernel, tasks: [] }
      case 'stop-domain': {
        const { kernel, isThere } = this.#domain
        this.#domain.remove()
        return isThere ? { type: 'final-reading', kernel, tasks: [] } : { type: 'domain-lost', tasks: [] }
      }
      case 'remove-domain':
        this.#domain.remove()
        return undefined
      default:
        return undefined
    }
  }

  #makeDomain(): SessionInput {
    this.#domain.make(this.now)
    return { type: 'domain-made', origin: this.#domain.kernel }
  }

  #bind(bind: Bytes, until: number): void {
    const order = this.#orders.find(placed => equal(placed.presented.bind, bind))
    if (order === undefined) throw new Error('an order of another world')
    const attempt = (): SessionInput | undefined => {
      const isBound = this.#corp.certify(order.bind)
      if (this.random.chance(this.healthy ? 0 : this.#faults.lostAnswer)) {
        this.#answerLater(1_000, attempt)
        return undefined
      }
      if (isBound) return { type: 'bound', bind }
      if (this.now > until) return { type: 'bind-refused', bind }
      this.#answerLater(1_000, attempt)
      return undefined
    }
    this.#answerLater(5 + this.random.below(2_000), attempt)
  }

  /** A charge or close is repeated with the same bytes until it is certified. */
  #claim(effect: Extract<Effect, { type: 'charge' | 'close-order' }>): void {
    const kind = effect.type === 'charge' ? 'charge' : 'close'
    const key = `${kind} ${toText(effect.order)} ${effect.amount}`
    if (this.#charging.has(key)) return
    this.#charging.add(key)
    const body = { order: effect.order, bind: effect.bind, amount: effect.amount, report: effect.report }
    const report = this.#reports.get(toText(effect.report))
    const { bytes } = makeOperation(nodeCrypto, this.#corp.name, kind, body, [member('server')], report === undefined ? {} : { report })
    const attempt = (): SessionInput | undefined => {
      const isCertified = this.#corp.certify(bytes)
      if (!isCertified || this.random.chance(this.healthy ? 0 : this.#faults.lostAnswer)) {
        this.#answerLater(2_000, attempt)
        return undefined
      }
      this.#charging.delete(key)
      return kind === 'charge' ? { type: 'certified', order: effect.order, amount: effect.amount } : { type: 'closed', order: effect.order }
    }
    this.#answerLater(5 + this.random.below(3_000), attempt)
  }

  /** The answer of something under way; it dies with the process that asked. */
  #answerLater(ms: number, answer: () => SessionInput | undefined): void {
    const life = this.#life
    this.#later(ms, () => {
      if (life !== this.#life) return
      const input = answer()
      if (input !== undefined) this.#take(input)
    })
  }

  #later(ms: number, run: () => void): void {
    this.#queue.push({ at: this.now + ms, run })
  }
}
