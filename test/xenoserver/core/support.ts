/** Sessions for tests of the core: terms with round numbers, and a trace of steps that a person can read. */
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, equal } from '../../../src/types/bytes.ts'
import { maxRatePerHour, type Prices, rentPerHour } from '../../../src/types/prices.ts'
import { GIB, MIB } from '../../../src/types/units.ts'
import type { Effect, Outcome, SessionInput } from '../../../src/xenoserver/core/draft.ts'
import type { KernelCounters } from '../../../src/xenoserver/core/metering.ts'
import type { Resources } from '../../../src/xenoserver/core/resources.ts'
import { billOf, certifiedOf, type PresentedOrder, type Session } from '../../../src/xenoserver/core/session.ts'
import { accept, nextWakeAt, step } from '../../../src/xenoserver/core/step.ts'
import { exposureFor, type Terms } from '../../../src/xenoserver/core/terms.ts'

export const T0 = 1_800_000_000_000

export function id(fill: number): Bytes {
  return new Uint8Array(32).fill(fill)
}

/** Half a core, 1 GiB of memory, no network: 3.6 per hour at work, 1.8 of it rent; 1000 micro-units a second and 500. */
export const PRICES: Prices = { cpuCoreHour: 3_600_000n, memoryGibHour: 1_800_000n, diskGibHour: 0n, networkGib: 0n, addressHour: 0n, setup: 1_000n }

export const RESOURCES: Resources = {
  cpuMsps: 500,
  cpuPeakMsps: 500,
  memoryBytes: GIB,
  diskBytes: 64 * MIB,
  networkBps: 0,
  addresses: 0,
  pids: 64,
  diskBps: 0,
}

export function makeTerms(changes: Partial<Terms> = {}): Terms {
  const prices = changes.prices ?? PRICES
  const resources = changes.resources ?? RESOURCES
  const rate = maxRatePerHour(resources, prices)
  return {
    server: id(1),
    payoutAccount: id(2),
    forKey: id(3),
    nonce: id(4),
    requirements: id(5),
    environment: 'linux',
    resources,
    prices,
    maxRate: rate,
    rent: rentPerHour(resources, prices),
    exposure: exposureFor(prices, rate, 60_000),
    intervalMs: 10_000,
    pauseGraceMs: 600_000,
    keptMs: 3_600_000,
    validUntil: T0 + 60_000,
    replaces: undefined,
    ...changes,
  }
}

export function makeOrder(fill: number, changes: Partial<PresentedOrder> = {}): PresentedOrder {
  return {
    order: id(fill),
    bind: id(fill + 100),
    limit: 1_000_000n,
    setup: fill === 10 ? PRICES.setup : 0n,
    rate: makeTerms().maxRate,
    from: T0 - 1_000,
    acceptBy: T0 + 30_000,
    notAfter: T0 + 3_600_000,
    ackAllowance: undefined,
    payee: false,
    ...changes,
  }
}

/** Drives one session and writes down what happened. Times are ms since T0. */
export class Trace {
  session: Session
  outcome: Outcome
  readonly lines: string[] = []

  constructor(options: { terms?: Partial<Terms>; order?: Partial<PresentedOrder> } = {}) {
    const order = makeOrder(10, options.order)
    const accepted = { xenoCorp: id(7), account: id(8), controllers: [id(3)], purpose: '', terms: makeTerms(options.terms), termsId: id(9), order }
    this.outcome = accept(accepted, T0, nodeCrypto)
    this.session = this.outcome.session
    this.#note(0, 'accept')
  }

  at(ms: number, input: SessionInput): this {
    this.outcome = step(this.session, input, T0 + ms, nodeCrypto)
    this.session = this.outcome.session
    this.#note(ms, this.#inputText(input))
    return this
  }

  /** Binding certified and domain made at once: the session runs. */
  start(ms = 0): this {
    return this.at(ms, { type: 'domain-made', origin: kernel(0) }).at(ms, { type: 'bound', bind: id(110) })
  }

  /** The domain has used so much CPU in all. */
  read(ms: number, cpuMs: number): this {
    return this.at(ms, { type: 'reading', kernel: kernel(cpuMs), tasks: [] })
  }

  wakeAt(): number | undefined {
    const at = nextWakeAt(this.session)
    return at === undefined ? undefined : at - T0
  }

  /** The lines since the last call. */
  take(): string {
    return `\n${this.lines.splice(0).join('\n')}\n`
  }

  #note(ms: number, what: string): void {
    const { session, outcome } = this
    const state = session.reason === '' ? session.state : `${session.state} (${session.reason})`
    const effects = outcome.effects.map(effect => this.#effectText(effect)).filter(text => text !== undefined)
    const money = `bill ${billOf(session)} certified ${certifiedOf(session)}`
    this.lines.push(`${ms} ${what} -> ${state}, ${money}: ${effects.join(', ') || 'nothing'}${outcome.durability === 'sync' ? ' !' : ''}`)
  }

  #inputText(input: SessionInput): string {
    if (input.type === 'certified') return `certified ${input.amount}`
    if (input.type === 'reading' || input.type === 'final-reading') return `${input.type} cpu ${input.kernel.cpuMs}`
    return 'bind' in input ? `${input.type} k${this.#k(input.bind)}` : input.type
  }

  #effectText(effect: Effect): string | undefined {
    switch (effect.type) {
      case 'lease':
        return `lease ${Math.round(effect.until - T0)}`
      case 'bind':
        return `bind k${this.#k(effect.bind)}`
      case 'charge':
      case 'close-order':
        return `${effect.type} k${this.#k(effect.bind)} ${effect.amount}`
      case 'report':
        return `report ${effect.number}`
      case 'event':
        return effect.kind === 'warning' ? `warn ${effect.value}%` : undefined
      default:
        return effect.type
    }
  }

  #k(bind: Uint8Array): number {
    return this.session.orders.findIndex(order => equal(order.bind, bind))
  }
}

export function kernel(cpuMs: number): KernelCounters {
  return { cpuMs, networkInBytes: 0, networkOutBytes: 0 }
}
