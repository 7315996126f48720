/**
 * Honest members. A client transfers, issues orders, presents each to one server, ends or outlives the session, cancels
 * what was not bound, and has released what was not charged. A server binds, works, charges, stops at an End or in time,
 * repeats its last charge until it is certified, and closes.
 */
import { encodeBody } from '../../src/corp/core/bodies.ts'
import { bodyId } from '../../src/corp/core/ids.ts'
import { makeOperation, makeSigned, signBody, wrapOperation } from '../../src/corp/core/operation.ts'
import { type Bytes, EMPTY } from '../../src/types/bytes.ts'
import { type Money, minMoney, rateOver } from '../../src/types/money.ts'
import type { BindBody, SignedBody } from '../../src/wire/generated/corp.ts'
import { account, type CorpWorld, FUNDS, GRACE_MS, ISSUE_FEE, LINE, NEWCOMER, SKEW_MS, TRANSFER_FEE } from './corp-world.ts'
import type { Process } from './events.ts'
import { simCrypto, simSigner } from './sim-crypto.ts'

export const INTERVAL_MS = 2_000
/** How much work a server does beyond what is certified. */
export const EXPOSURE_MS = 6_000
/** A server stops this long before notAfter. */
const STOP_EARLY_MS = 4_000

export interface Presented {
  readonly order: Bytes
  readonly bindId: Bytes
  readonly body: BindBody
  readonly signed: SignedBody
  readonly notAfter: number
  /** The server for which the order was born bound. */
  readonly payee: string | undefined
  /** Certificates that a validator may lack: the issue's, and what funds it. */
  readonly support: readonly Bytes[]
  /** Told of the bind's certificate. */
  bound(certificate: Bytes): void
}

/** Somebody to whom an order can be presented. */
export interface PresentTo {
  readonly name: string
  present(presented: Presented): void
  /** The client's signed End, sent to the server itself. */
  end(order: Bytes): void
}

/** What a server did for an order, for L3. */
export interface Delivery {
  readonly order: Bytes
  delivered: Money
  certified: Money
  readonly exposure: Money
  readonly interval: Money
}

export class HonestClient {
  readonly name: string
  readonly #world: CorpWorld
  readonly #servers: readonly PresentTo[]
  readonly #clockMs: number
  #seq = 1n
  /** What it knows to have; it never spends more. */
  #balance: Money
  readonly #certificates: Bytes[] = []
  friends: readonly HonestClient[] = []

  constructor(world: CorpWorld, name: string, servers: readonly PresentTo[]) {
    this.name = name
    this.#world = world
    this.#servers = servers
    this.#balance = FUNDS + (world.faults.variant === 'credit' ? LINE : 0n)
    this.#clockMs = world.random.between(-SKEW_MS / 2, SKEW_MS / 2)
  }

  *live(): Process {
    const { random } = this.#world
    if (this.name === NEWCOMER) {
      this.#certificates.push(this.#world.newcomersFunds)
      yield random.between(0, 4_000)
      this.#seq = 0n
      yield* this.#write(
        'opening',
        makeOperation(simCrypto, this.#world.committee.name, 'open', { owner: simSigner(this.name).id }, [simSigner(this.name)]).bytes,
      )
    }
    for (let step = random.between(2, 4); step > 0; step -= 1) {
      if (this.#balance > 20n) yield* random.chance(0.35) ? this.#transfer() : this.#session()
      yield random.between(100, 3_000)
    }
  }

  /** Money came in; its certificate lets a validator that lacks it vote for spending it. */
  receive(amount: Money, certificate: Bytes): void {
    this.#balance += amount
    this.#certificates.push(certificate)
  }

  get #clock(): number {
    return this.#world.now + this.#clockMs
  }

  *#transfer(): Process {
    const { random } = this.#world
    const friend = random.pick(this.friends)
    const most = this.#balance - TRANSFER_FEE
    const amount = random.chance(0.6) ? most : BigInt(random.between(1, Number(most)))
    const body = { account: account(this.name), seq: this.#seq, payee: account(friend.name), amount, memo: '' }
    const certificate = yield* this.#write(
      'transfer',
      makeOperation(simCrypto, this.#world.committee.name, 'transfer', body, [simSigner(this.name)]).bytes,
    )
    this.#balance -= amount + TRANSFER_FEE
    friend.receive(amount, certificate)
  }

  /** An account's operation: pursued until it is certified, whatever happens. */
  *#write(what: string, operation: Bytes): Process<Bytes> {
    const { promises } = this.#world
    const promise = { what: `${this.name}'s ${what} ${this.#seq}`, kept: false }
    promises.push(promise)
    this.#seq += 1n
    const certificate = yield* this.#world.pursue(this.name, operation, { support: () => this.#certificates })
    if (certificate === undefined) throw new Error('an honest writer never gives up')
    promise.kept = true
    this.#certificates.push(certificate)
    this.#world.events.spawn(this.#world.spread(this.name, certificate))
    return certificate
  }

  *#session(): Process {
    const { random, committee, orders, faults } = this.#world
    const server = random.pick(this.#servers)
    const payee = random.chance(0.2) ? server.name : undefined
    const most = Number(this.#balance - ISSUE_FEE)
    const cap = BigInt(faults.quietEnds ? Math.min(100, most) : random.between(15, Math.min(60, most)))
    const hasty = random.chance(0.1)
    const notAfter = Math.floor(this.#clock) + (hasty ? random.between(200, 2_000) : random.between(faults.quietEnds ? 30_000 : 15_000, 35_000))
    const holder = simSigner(this.name)
    const body = {
      account: account(this.name),
      seq: this.#seq,
      cap,
      notAfter: BigInt(notAfter),
      holder: holder.id,
      caveats: [],
      ...(payee === undefined ? {} : { payee: simSigner(payee).id, payeeAccount: account(payee) }),
    }
    const issue = makeOperation(simCrypto, committee.name, 'issue', body, [holder])
    orders.push({ id: issue.id, issue: issue.bytes, honest: true })
    this.#balance -= cap + ISSUE_FEE
    const issued = yield* this.#write('issue', issue.bytes)
    const bound: { certificate?: Bytes } = {}
    const presented = this.#presentation(issue.id, server.name, cap, notAfter, payee, issued, bound)
    this.#world.network.send(() => server.present(presented))
    if (random.chance(0.5)) this.#world.network.send(() => server.present(presented))
    const finished = payee !== undefined ? false : yield* this.#untilEnd(server, presented, bound, notAfter)
    if (finished) this.#balance += cap
    else
      this.#world.events.spawn(
        this.#release(issue.id, notAfter, [...this.#certificates, ...(bound.certificate === undefined ? [] : [bound.certificate])]),
      )
  }

  #presentation(
    order: Bytes,
    server: string,
    cap: Money,
    notAfter: number,
    payee: string | undefined,
    issued: Bytes,
    bound: { certificate?: Bytes },
  ): Presented {
    const { random, committee } = this.#world
    const perSecond = BigInt(random.between(1, 3))
    const rate = perSecond * 3_600n
    const body: BindBody = {
      order,
      block: order,
      server: simSigner(server).id,
      payoutAccount: account(server),
      terms: order,
      limit: cap,
      rate,
      setup: BigInt(random.between(0, 3)),
      step: rateOver(rate, EXPOSURE_MS + 2 * INTERVAL_MS),
      from: BigInt(Math.floor(this.#clock) - random.between(0, 2 * SKEW_MS)),
      acceptBy: BigInt(Math.floor(this.#clock) + random.between(2_000, 8_000)),
      controllers: [simSigner(this.name).id],
      environment: '',
      purpose: '',
      nonce: order.subarray(0, 16),
      k: 0,
    }
    const bytes = encodeBody('bind', body)
    const signed = signBody(simCrypto, committee.name, 'bind', bytes, simSigner(this.name))
    const bindId = bodyId(simCrypto, committee.name, 'bind', bytes)
    const support = [...this.#certificates, issued]
    return {
      order,
      bindId,
      body,
      signed,
      notAfter,
      payee,
      support,
      bound: certificate => this.#world.network.send(() => (bound.certificate = certificate)),
    }
  }

  /** Waits for the binding, cancels what is not bound, ends or outlives the session. True when the whole cap came back. */
  *#untilEnd(server: PresentTo, presented: Presented, bound: { certificate?: Bytes }, notAfter: number): Process<boolean> {
    const { random, faults } = this.#world
    while (bound.certificate === undefined && this.#clock < Number(presented.body.acceptBy) + 1_000) yield 300
    if (bound.certificate === undefined) {
      const giveUpAt = this.#world.now + 10_000
      const cancel = makeOperation(simCrypto, this.#world.committee.name, 'cancel', { order: presented.order }, [simSigner(this.name)])
      const certificate = yield* this.#world.pursue(this.name, cancel.bytes, {
        support: () => presented.support,
        until: () => bound.certificate !== undefined || this.#world.now > giveUpAt,
      })
      if (certificate !== undefined) {
        this.#certificates.push(certificate)
        this.#world.events.spawn(this.#world.spread(this.name, certificate))
        return true
      }
    } else yield random.between(0, faults.quietEnds ? 5_000 : 20_000)
    if (this.#clock < notAfter && random.chance(faults.endRate)) {
      const end = makeOperation(simCrypto, this.#world.committee.name, 'end', { order: presented.order }, [simSigner(this.name)])
      if (!faults.quietEnds) this.#world.network.send(() => server.end(presented.order))
      const certificate = yield* this.#world.pursue(this.name, end.bytes, { support: () => presented.support })
      if (certificate !== undefined) this.#world.events.spawn(this.#world.spread(this.name, certificate))
    }
    return false
  }

  *#release(order: Bytes, notAfter: number, support: readonly Bytes[]): Process {
    const promise = { what: `${this.name} gets back what an order did not spend (L2)`, kept: false }
    this.#world.promises.push(promise)
    while (this.#clock < notAfter + GRACE_MS + SKEW_MS) yield 1_000
    const certificate = yield* this.#world.release(
      this.name,
      order,
      () => support,
      () => false,
    )
    if (certificate === undefined) return
    promise.kept = true
    yield* this.#world.spread(this.name, certificate)
  }
}

export class HonestServer implements PresentTo {
  readonly name: string
  readonly deliveries: Delivery[] = []
  readonly #world: CorpWorld
  readonly #clockMs: number
  readonly #orders = new Set<string>()
  readonly #ended = new Set<string>()

  constructor(world: CorpWorld, name: string) {
    this.name = name
    this.#world = world
    this.#clockMs = world.random.between(-SKEW_MS / 2, SKEW_MS / 2)
  }

  present(presented: Presented): void {
    const { body, order } = presented
    const tooEarly = Number(body.from) > this.#clock || Number(body.acceptBy) > this.#clock + 60_000
    const meagre = body.step < rateOver(body.rate, EXPOSURE_MS + 2 * INTERVAL_MS) || body.limit < body.setup
    const foreign = presented.payee !== undefined && presented.payee !== this.name
    if (this.#orders.has(key(order)) || tooEarly || meagre || foreign) return
    this.#orders.add(key(order))
    this.#world.events.spawn(this.#serve(presented))
  }

  end(order: Bytes): void {
    this.#ended.add(key(order))
  }

  get #clock(): number {
    return this.#world.now + this.#clockMs
  }

  *#serve(presented: Presented): Process {
    const { body, payee } = presented
    let support = presented.support
    if (payee === undefined) {
      const late = () => this.#clock >= Number(body.acceptBy) || this.#isEnded(presented)
      const certificate = yield* this.#world.pursue(this.name, this.#bind(presented), {
        support: () => support,
        until: late,
        end: () => this.end(presented.order),
      })
      if (certificate === undefined) return
      support = [...support, certificate]
      this.#world.events.spawn(this.#world.spread(this.name, certificate))
      presented.bound(certificate)
      if (late()) return
    } else if (this.#clock >= presented.notAfter - STOP_EARLY_MS) return
    yield* this.#work(presented, support)
  }

  #bind(presented: Presented): Bytes {
    const acceptance = makeSigned(simCrypto, this.#world.committee.name, 'acceptance', { bind: presented.bindId }, simSigner(this.name))
    const { signature } = presented.signed
    return wrapOperation('bind', presented.signed.body, signature === undefined ? [] : [signature], { acceptance })
  }

  /** Works while it is paid within its exposure; charges beside. */
  *#work(presented: Presented, support: readonly Bytes[]): Process {
    const { body } = presented
    const delivery: Delivery = {
      order: presented.order,
      delivered: body.setup,
      certified: 0n,
      exposure: rateOver(body.rate, EXPOSURE_MS),
      interval: rateOver(body.rate, INTERVAL_MS),
    }
    this.deliveries.push(delivery)
    const state = { stopped: false }
    this.#world.events.spawn(this.#charge(presented, support, delivery, state))
    let workedMs = 0
    const stepMs = 500
    while (!this.#isEnded(presented) && this.#clock < presented.notAfter - STOP_EARLY_MS && delivery.delivered < body.limit) {
      yield stepMs
      if (delivery.delivered - delivery.certified > delivery.exposure) continue
      workedMs += stepMs
      delivery.delivered = minMoney(body.limit, body.setup + (body.rate * BigInt(workedMs)) / 3_600_000n)
    }
    state.stopped = true
  }

  /**
   * Charges each interval what was delivered; after the stop the rest, until it is certified; then closes there. A larger
   * charge does not wait for the certificate of the one before: validators freeze at the largest that they have heard of.
   */
  *#charge(presented: Presented, support: readonly Bytes[], delivery: Delivery, state: { readonly stopped: boolean }): Process {
    for (;;) {
      const amount = delivery.delivered
      const last = state.stopped
      if (last && this.#world.random.chance(0.3)) this.#world.events.spawn(this.#close(presented, support, amount))
      if (amount > delivery.certified) {
        const overtaken = () => state.stopped && delivery.delivered > amount
        const options = { support: () => support, until: overtaken, end: () => this.end(presented.order) }
        const certificate = yield* this.#world.pursue(this.name, this.#chargeOperation(presented, amount), options)
        if (certificate === undefined) continue
        delivery.certified = amount
        this.#world.events.spawn(this.#world.spread(this.name, certificate))
      }
      if (last) break
      yield INTERVAL_MS
    }
    yield* this.#close(presented, support, delivery.certified)
  }

  *#close(presented: Presented, support: readonly Bytes[], amount: Money): Process {
    const body = { order: presented.order, bind: presented.bindId, amount, report: EMPTY }
    const close = makeOperation(simCrypto, this.#world.committee.name, 'close', body, [simSigner(this.name)])
    const until = () => this.#clock > presented.notAfter + GRACE_MS
    const certificate = yield* this.#world.pursue(this.name, close.bytes, { support: () => support, until })
    if (certificate !== undefined) yield* this.#world.spread(this.name, certificate)
  }

  #chargeOperation(presented: Presented, amount: Money): Bytes {
    const body = { order: presented.order, bind: presented.bindId, amount, report: presented.order }
    const beside = presented.payee !== undefined ? { presentation: presented.signed, blocks: [] } : {}
    return makeOperation(simCrypto, this.#world.committee.name, 'charge', body, [simSigner(this.name)], beside).bytes
  }

  #isEnded(presented: Presented): boolean {
    return this.#ended.has(key(presented.order))
  }
}

function key(id: Bytes): string {
  return String.fromCharCode(...id)
}
