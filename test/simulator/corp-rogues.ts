/**
 * Dishonest members. They sign whatever may pay: two operations for one slot, an order for two servers, binds against
 * cancels, Ends shown to some only, charges of any amount at any time, closes below them, freezes before their time;
 * each shown to some validators and not to others, and of what gets certified some validators never hear from them.
 */
import { encodeBody } from '../../src/corp/core/bodies.ts'
import { bodyId } from '../../src/corp/core/ids.ts'
import { makeOperation, makeSigned, signBody, wrapOperation } from '../../src/corp/core/operation.ts'
import { type Bytes, EMPTY, equal } from '../../src/types/bytes.ts'
import { rateOver } from '../../src/types/money.ts'
import type { BindBody, FreezeVote, Vote } from '../../src/wire/generated/corp.ts'
import { EXPOSURE_MS, INTERVAL_MS, type Presented, type PresentTo } from './corp-honest.ts'
import { account, type CorpWorld, SERVERS } from './corp-world.ts'
import type { Process } from './events.ts'
import { simCrypto, simSigner } from './sim-crypto.ts'

/** Shows an operation to some validators, for some rounds; spreads its certificate to some, if there is one. */
function* spray(world: CorpWorld, operation: Bytes, support: () => readonly Bytes[], learn: (certificate: Bytes) => void = () => undefined): Process {
  const { random, validators, committee } = world
  const votes = new Map<number, Vote>()
  const eagerness = random.pick([0.3, 0.6, 0.95])
  for (let rounds = random.between(1, 8); rounds > 0; rounds -= 1) {
    for (const { index } of random.some(validators, eagerness)) {
      if (votes.has(index)) continue
      world.request('somebody', index, { certificates: random.some(support(), 0.8), ask: { type: 'propose', operation } }, reply => {
        if (reply.type === 'vote') votes.set(index, reply.vote)
      })
    }
    yield random.between(50, 3_000)
    if (votes.size >= committee.quorum.q) {
      const certificate = world.certify(operation, [...votes.values()])
      learn(certificate)
      yield random.between(0, 6_000)
      const audience = random.some(validators, 0.7).map(validator => validator.index)
      yield* world.spread('somebody', certificate, audience)
      return
    }
  }
}

export class Cheat {
  readonly #world: CorpWorld
  readonly #name: string
  readonly #servers: readonly PresentTo[]
  readonly #known: Bytes[] = []
  #seq = 1n

  constructor(world: CorpWorld, name: string, servers: readonly PresentTo[]) {
    this.#world = world
    this.#name = name
    this.#servers = servers
  }

  *live(): Process {
    const { random } = this.#world
    for (let step = random.between(2, 4); step > 0; step -= 1) {
      const certified = yield* this.#spend()
      if (!certified) return
      yield random.between(0, 3_000)
    }
  }

  /** One to three operations for one sequence number. False when none of them is ever certified: the account is locked. */
  *#spend(): Process<boolean> {
    const { random, events, faults } = this.#world
    const seq = this.#seq
    let done = false
    for (let count = faults.quietEnds ? 1 : random.pick([1, 1, 2, 3]); count > 0; count -= 1) {
      const order = faults.quietEnds || random.chance(0.5)
      const operation = order ? this.#issue(seq) : this.#transfer(seq)
      const learn = (certificate: Bytes) => {
        done = true
        this.#known.push(certificate)
        if (order) events.spawn(this.#abuse(operation.id, certificate))
      }
      events.spawn(spray(this.#world, operation.bytes, () => this.#known, learn))
    }
    for (let wait = 0; wait < 60 && !done; wait += 1) yield 500
    this.#seq += 1n
    return done
  }

  #transfer(seq: bigint): { id: Bytes; bytes: Bytes } {
    const { random, committee } = this.#world
    const payee = account(random.pick(['honest-1', 'rogue', this.#name]))
    const body = { account: account(this.#name), seq, payee, amount: BigInt(random.between(1, 320)), memo: '' }
    return makeOperation(simCrypto, committee.name, 'transfer', body, [simSigner(this.#name)])
  }

  #issue(seq: bigint): { id: Bytes; bytes: Bytes } {
    const { random, committee, orders, faults } = this.#world
    const payee = random.chance(faults.quietEnds ? 0 : 0.3) ? random.pick(this.#servers).name : undefined
    const body = {
      account: account(this.#name),
      seq,
      cap: BigInt(random.between(faults.quietEnds ? 80 : 10, 120)),
      notAfter: BigInt(this.#world.now + random.between(faults.quietEnds ? 30_000 : 1_000, 40_000)),
      holder: simSigner(this.#name).id,
      caveats: [],
      ...(payee === undefined ? {} : { payee: simSigner(payee).id, payeeAccount: account(payee) }),
    }
    const issue = makeOperation(simCrypto, committee.name, 'issue', body, [simSigner(this.#name)])
    orders.push({ id: issue.id, issue: issue.bytes, honest: false })
    return issue
  }

  /** Presents the order to every server, and cancels and ends it beside. */
  *#abuse(order: Bytes, issued: Bytes): Process {
    const { random, events, network, decoder, faults } = this.#world
    const certificate = decoder.certificate(issued)
    if (certificate.type !== 'operation' || certificate.operation.kind !== 'issue') return
    const { notAfter, payee, cap } = certificate.operation.body
    for (const server of faults.quietEnds ? this.#servers.slice(0, 1) : random.shuffle(this.#servers)) {
      if (!faults.quietEnds && random.chance(0.25)) continue
      const presented = this.#present(order, server.name, cap, Number(notAfter), nameOf(payee), [...this.#known])
      for (let copies = random.between(1, 2); copies > 0; copies -= 1) network.send(() => server.present(presented))
      if (random.chance(0.3)) yield random.between(0, 2_000)
    }
    const owner = simSigner(this.#name)
    if (this.#world.faults.quietEnds) {
      yield* this.#endQuietly(order)
      return
    }
    yield random.between(0, 12_000)
    if (random.chance(0.5))
      events.spawn(spray(this.#world, makeOperation(simCrypto, this.#world.committee.name, 'cancel', { order }, [owner]).bytes, () => this.#known))
    if (random.chance(0.5))
      events.spawn(spray(this.#world, makeOperation(simCrypto, this.#world.committee.name, 'end', { order }, [owner]).bytes, () => this.#known))
    if (random.chance(0.3)) for (const server of this.#servers) network.send(() => server.end(order))
  }

  /** Shows an End to the one validator that cannot tell the server. */
  *#endQuietly(order: Bytes): Process {
    const { random, committee } = this.#world
    yield random.between(1_000, 5_000)
    const operation = makeOperation(simCrypto, committee.name, 'end', { order }, [simSigner(this.#name)]).bytes
    for (let tries = 0; tries < 10; tries += 1) {
      this.#world.request('somebody', 0, { certificates: this.#known, ask: { type: 'propose', operation } }, () => undefined)
      yield 1_000
    }
  }

  #present(order: Bytes, server: string, cap: bigint, notAfter: number, payee: string | undefined, support: readonly Bytes[]): Presented {
    const { random, committee, now, faults } = this.#world
    const rate = BigInt(random.pick(faults.quietEnds ? [2] : [1, 3, 1_000])) * 3_600n
    const body: BindBody = {
      order,
      block: order,
      server: simSigner(server).id,
      payoutAccount: account(server),
      terms: order,
      limit: faults.quietEnds || random.chance(0.7) ? cap : BigInt(random.between(1, Number(cap))),
      rate,
      setup: BigInt(random.pick(faults.quietEnds ? [2] : [0, 2, 50])),
      step: rateOver(rate, EXPOSURE_MS + 2 * INTERVAL_MS),
      from: BigInt(Math.max(0, now - random.between(1_000, 4_000))),
      acceptBy: BigInt(now + random.between(500, 10_000)),
      controllers: [simSigner(this.#name).id],
      environment: '',
      purpose: '',
      nonce: order.subarray(0, 16),
      k: 0,
    }
    const bytes = encodeBody('bind', body)
    const signed = signBody(simCrypto, committee.name, 'bind', bytes, simSigner(this.#name))
    return { order, bindId: bodyId(simCrypto, committee.name, 'bind', bytes), body, signed, notAfter, payee, support, bound: () => undefined }
  }
}

export class Rogue implements PresentTo {
  readonly name: string
  readonly #world: CorpWorld

  constructor(world: CorpWorld, name: string) {
    this.#world = world
    this.name = name
  }

  present(presented: Presented): void {
    this.#world.events.spawn(this.#exploit(presented))
  }

  end(): void {
    // It goes on.
  }

  *#exploit(presented: Presented): Process {
    const { random, events } = this.#world
    const support = [...presented.support]
    const { signature } = presented.signed
    if (presented.payee === undefined && signature !== undefined) {
      // A re-signed acceptance is the same operation; so is a presentation with another signature of it.
      const acceptance = makeSigned(simCrypto, this.#world.committee.name, 'acceptance', { bind: presented.bindId }, simSigner(this.name))
      const operation = wrapOperation('bind', presented.signed.body, [signature], { acceptance })
      events.spawn(
        spray(
          this.#world,
          operation,
          () => support,
          certificate => {
            support.push(certificate)
            if (random.chance(0.7)) presented.bound(certificate)
          },
        ),
      )
    }
    for (let moves = random.between(2, 10); moves > 0; moves -= 1) {
      yield random.chance(0.7) ? random.between(100, 6_000) : random.between(10_000, 70_000)
      const amount = BigInt(random.between(0, random.chance(0.6) ? Number(presented.body.limit) : 20))
      if (random.chance(0.7)) events.spawn(spray(this.#world, this.#charge(presented, amount), () => support))
      else events.spawn(spray(this.#world, this.#close(presented, amount), () => support))
    }
  }

  #charge(presented: Presented, amount: bigint): Bytes {
    const body = { order: presented.order, bind: presented.bindId, amount, report: presented.order }
    const beside = presented.payee !== undefined ? { presentation: presented.signed, blocks: [] } : {}
    return makeOperation(simCrypto, this.#world.committee.name, 'charge', body, [simSigner(this.name)], beside).bytes
  }

  #close(presented: Presented, amount: bigint): Bytes {
    const body = { order: presented.order, bind: presented.bindId, amount, report: EMPTY }
    return makeOperation(simCrypto, this.#world.committee.name, 'close', body, [simSigner(this.name)]).bytes
  }
}

function nameOf(server: Uint8Array | undefined): string | undefined {
  return server === undefined ? undefined : SERVERS.find(name => equal(simSigner(name).id, server))
}

/** Anyone: asks for final words on any order at any time, and makes of them what can be made. */
export function* busybody(world: CorpWorld): Process {
  const words = new Map<number, Map<number, FreezeVote>>()
  for (;;) {
    yield world.random.between(1_000, 10_000)
    if (world.orders.length === 0) continue
    const place = world.random.between(0, world.orders.length - 1)
    const order = world.orders[place]
    if (order === undefined) continue
    const known = words.get(place) ?? new Map<number, FreezeVote>()
    words.set(place, known)
    for (const { index } of world.random.some(world.validators, 0.6)) {
      world.request('somebody', index, { certificates: [], ask: { type: 'freeze', order: order.id } }, reply => {
        if (reply.type === 'freeze' && world.isProven(order.id, reply.freeze)) known.set(index, reply.freeze)
      })
    }
    if (known.size >= world.committee.quorum.q) {
      const certificate = world.certifyFreeze(world.random.shuffle([...known.values()]))
      world.events.spawn(
        world.spread(
          'somebody',
          certificate,
          world.random.some(world.validators, 0.6).map(validator => validator.index),
        ),
      )
      known.clear()
    }
  }
}
