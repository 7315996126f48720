/**
 * What goes on in a network while it is hurt: clients that buy small sessions and pay each other, and a treasury that tops
 * them up, over and over. A command may fail, since the network is hurt, but only as commands do that can tell why.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { ExitCode } from '../../../src/types/errors.ts'
import type { LocalNetwork } from '../../network.ts'
import { type Random, randomOf, seedFor } from '../random.ts'
import { type Answer, accountSchema, anything, XenoOnHost } from './commands.ts'

export type Deed = 'session' | 'transfer' | 'top-up'

export interface Outcome {
  readonly client: string
  readonly deed: Deed
  /** From the begin of the workload. */
  readonly atMs: number
  readonly lastedMs: number
  readonly code: number
  /** The end of what it said on standard error. */
  readonly said: string
  readonly went: boolean
}

export interface Customer {
  readonly xeno: XenoOnHost
  readonly account: string
}

export interface Crowd {
  readonly customers: readonly Customer[]
  readonly treasury: XenoOnHost
}

const FIRST_TOP_UP = '20'
const OWN_EXIT_CODE = 7
const PRINTED = 'done what was paid for'
const SESSION = ['--cpu', '100', '--memory', '32MiB', '--budget', '0.05', '--duration', '1m'] as const
const LONGEST_TASK_S = 4
const [SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS] = [200, 1_500]
const MAX_SAID_CHARACTERS = 2_000
const TOP_UP_EVERY_MS = 4_000
/** Of a hurt network a command may say these; anything else is a defect. */
const BEARABLE: ReadonlySet<number> = new Set([
  ExitCode.ok,
  ExitCode.notFound,
  ExitCode.noMatch,
  ExitCode.unavailable,
  ExitCode.money,
  ExitCode.timeout,
  ExitCode.refused,
])

/** The clients of a ground, registered and with money. @throws Error when that does not go well */
export async function gatherCrowd(network: LocalNetwork): Promise<Crowd> {
  const ground = network.ground
  const hosts = ground?.hosts.filter(({ clients }) => clients.length > 0) ?? []
  const [first] = hosts
  if (first === undefined) throw new Error('a workload needs a topology with clients')
  const treasury = new XenoOnHost('treasury', first, network.about.treasury)
  const clients = hosts.flatMap(host => host.clients.map(name => new XenoOnHost(name, host, host.home(name))))
  const customers: Customer[] = []
  for (const xeno of clients) {
    const { account } = await xeno.must(accountSchema, ['register'])
    await treasury.must(anything, ['account', 'transfer', account, FIRST_TOP_UP])
    customers.push({ xeno, account })
  }
  return { customers, treasury }
}

export class Workload {
  readonly outcomes: Outcome[] = []
  readonly #crowd: Crowd
  readonly #seed: number
  readonly #began = performance.now()
  readonly #enough = new AbortController()
  readonly #loops: Promise<void>[]

  constructor(crowd: Crowd, seed: number) {
    this.#crowd = crowd
    this.#seed = seed
    this.#loops = [...crowd.customers.map(customer => this.#buy(customer)), this.#topUp()]
    // One that fails is heard of by who stops the workload.
    for (const loop of this.#loops) loop.catch(() => undefined)
  }

  /** What no hurt network explains, a line each. */
  get defects(): string[] {
    return this.outcomes
      .filter(({ deed, code, went }) => !went && !(BEARABLE.has(code) && !(deed === 'session' && code === ExitCode.ok)))
      .map(({ client, deed, atMs, code, said }) => `${(atMs / 1_000).toFixed(3)} s: a ${deed} of ${client} ended with ${code}: ${said}`)
  }

  /** Begins nothing more; settles when what was under way has ended. @throws what kept a command from being run at all */
  async stop(): Promise<void> {
    this.#enough.abort()
    await Promise.all(this.#loops)
  }

  async #buy({ xeno, account }: Customer): Promise<void> {
    const random = randomOf(seedFor(this.#seed, xeno.name))
    const others = this.#crowd.customers.filter(other => other.account !== account)
    while (await this.#goOn(random)) {
      const other = others[Math.floor(random.unit() * others.length)]
      if (other === undefined || random.unit() < 0.6) await this.#session(xeno, random)
      else
        await this.#note(xeno, 'transfer', ['account', 'transfer', other.account, `0.${1 + Math.floor(random.unit() * 9)}`], ({ code }) => code === 0)
    }
  }

  async #session(xeno: XenoOnHost, random: Random): Promise<void> {
    const seconds = (random.unit() * LONGEST_TASK_S).toFixed(1)
    const program = ['sh', '-c', `sleep ${seconds}; echo ${PRINTED}; exit ${OWN_EXIT_CODE}`]
    await this.#note(
      xeno,
      'session',
      ['run', ...SESSION, '--', ...program],
      ({ code, stdout }) => code === OWN_EXIT_CODE && stdout === `${PRINTED}\n`,
    )
  }

  async #topUp(): Promise<void> {
    const { customers, treasury } = this.#crowd
    for (let i = 0; !this.#enough.signal.aborted; i += 1) {
      const customer = customers[i % customers.length]
      if (customer !== undefined) await this.#note(treasury, 'top-up', ['account', 'transfer', customer.account, '0.5'], ({ code }) => code === 0)
      await this.#rest(TOP_UP_EVERY_MS)
    }
  }

  async #note(xeno: XenoOnHost, deed: Deed, args: readonly string[], isGood: (answer: Answer) => boolean): Promise<void> {
    const begun = performance.now()
    const answer = await xeno.run(args)
    this.outcomes.push({
      client: xeno.name,
      deed,
      atMs: begun - this.#began,
      lastedMs: performance.now() - begun,
      code: answer.code,
      said: answer.stderr.trim().slice(-MAX_SAID_CHARACTERS),
      went: isGood(answer),
    })
  }

  async #goOn(random: Random): Promise<boolean> {
    await this.#rest(SHORTEST_PAUSE_MS + random.unit() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS))
    return !this.#enough.signal.aborted
  }

  async #rest(ms: number): Promise<void> {
    // Aborted: there is nothing to wait for.
    await pause(ms, undefined, { signal: this.#enough.signal }).catch(() => undefined)
  }
}

/** `12 of 15 sessions, 8 of 9 transfers, 14 of 14 top-ups`. */
export function summarise(outcomes: readonly Outcome[]): string {
  const deeds: readonly Deed[] = ['session', 'transfer', 'top-up']
  return deeds
    .map(deed => {
      const all = outcomes.filter(outcome => outcome.deed === deed)
      return `${all.filter(({ went }) => went).length} of ${all.length} ${deed}s`
    })
    .join(', ')
}
