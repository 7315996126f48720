/**
 * What tests assert about a whole network. Each assertion is looked at again until it holds, for at most its time; when it
 * does not, what is missing is said exactly. The looking is done by a program of its own, since the process that runs a
 * test need not be where the nodes can be dialled.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { packageRoot } from '../../../src/node/package-root.ts'
import type { Money } from '../../../src/types/money.ts'
import { registrarOf } from '../../configs.ts'
import type { LocalNetwork } from '../../network.ts'
import { parseJson } from '../../node-process.ts'
import type { NodeRecord } from '../../record.ts'
import { domainsIn } from '../../server-domains.ts'
import { answerSchema, type Found, type Look, type Surroundings } from './protocol.ts'

const PROGRAM = join(packageRoot, 'dist/observer.mjs')
const READY_TIMEOUT_MS = 60_000
const LOOK_TIMEOUT_MS = 60_000
const LOOK_AGAIN_MS = 250
const DEFAULT_TIMEOUT_MS = 30_000
const FOLDER = 'observer'

export interface Within {
  readonly timeoutMs?: number
}

/** In micro-units, as the first validator that runs tells it. */
export interface MoneyFacts {
  readonly inAccounts: Money
  /** What open orders hold. */
  readonly setAside: Money
  /** What the servers' payout accounts hold together. */
  readonly earned: Money
  /** How many orders were ever issued. */
  readonly orders: bigint
}

const moneyFacts = z.object({ inAccounts: z.coerce.bigint(), setAside: z.coerce.bigint(), earned: z.coerce.bigint(), orders: z.coerce.bigint() })

export class Observer {
  readonly #network: LocalNetwork
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #lines: AsyncIterator<string>
  #asked = 0
  /** Looks take turns. */
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(network: LocalNetwork, child: ChildProcessByStdio<Writable, Readable, null>, lines: Interface) {
    this.#network = network
    this.#child = child
    this.#lines = lines[Symbol.asyncIterator]()
  }

  /** Of a network that runs. @throws Error when its program does not get ready */
  static async start(network: LocalNetwork): Promise<Observer> {
    const lookout = network.ground?.lookout()
    const enter = lookout === undefined ? [] : ['nsenter', `--net=${lookout.namespacePath}`]
    const [command = process.execPath, ...args] = [...enter, process.execPath, PROGRAM]
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
    // A program that ended is noticed by the answer that does not come.
    child.stdin.on('error', () => undefined)
    const observer = new Observer(network, child, createInterface({ input: child.stdout }))
    child.stdin.write(`${JSON.stringify(surroundingsOf(network, node => lookout?.address(node) ?? network.placement.address(node)))}\n`)
    try {
      await observer.#answer(READY_TIMEOUT_MS)
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
    return observer
  }

  /** Settles when its program has ended. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exited = once(this.#child, 'exit')
    this.#child.stdin.end()
    await exited
  }

  /**
   * At every validator that runs, all accounts and what orders hold are together the treasury's credit. To be asked when
   * nothing is under way. Unless `settled` is false every order must be over, too: paid, and its rest given back.
   */
  async moneyAddsUp({ timeoutMs, settled = true }: Within & { readonly settled?: boolean } = {}): Promise<MoneyFacts> {
    return moneyFacts.parse((await this.#until('money adds up', 'money', timeoutMs, settled)).facts)
  }

  /** Every server that runs has all of its capacity free, by its signed status, and nothing of a domain in the kernel. */
  async partitionsEmpty({ timeoutMs }: Within = {}): Promise<void> {
    await this.#until('partitions are empty', 'partitions', timeoutMs)
  }

  /** Every XIS node and RD that runs lists the current card of each server that runs, and takes no other for fresh. */
  async indexComplete({ timeoutMs }: Within = {}): Promise<void> {
    await this.#until('the index is complete', 'index', timeoutMs)
  }

  /** Every validator that runs says the same of every account and every order. */
  async converged({ timeoutMs }: Within = {}): Promise<void> {
    await this.#until('validators agree', 'convergence', timeoutMs)
  }

  /** What there is now, whether it adds up or not. @throws Error when a validator that runs does not answer */
  async money(): Promise<MoneyFacts> {
    const { missing, facts } = await this.#look('money', false)
    const parsed = moneyFacts.safeParse(facts)
    if (!parsed.success) throw new Error(missing.join('\n'))
    return parsed.data
  }

  async #until(what: string, look: Look, timeoutMs = DEFAULT_TIMEOUT_MS, settled = false): Promise<Found> {
    const end = performance.now() + timeoutMs
    for (;;) {
      const found = await this.#look(look, settled)
      if (found.missing.length === 0) return found
      if (performance.now() > end) throw new Error(failure(what, timeoutMs, found))
      await pause(LOOK_AGAIN_MS)
    }
  }

  #look(look: Look, settled: boolean): Promise<Found> {
    const found = this.#turn.then(() => this.#ask(look, settled))
    this.#turn = found.catch(() => undefined)
    return found
  }

  async #ask(look: Look, settled: boolean): Promise<Found> {
    const id = ++this.#asked
    const alive = this.#network.nodes.filter(({ state }) => state === 'ready').map(({ name }) => name)
    this.#child.stdin.write(`${JSON.stringify({ id, look, alive, settled })}\n`)
    const answer = await this.#answer(LOOK_TIMEOUT_MS)
    if ('defect' in answer) throw new Error(`the observer failed: ${answer.defect}`)
    if (!('found' in answer) || answer.id !== id) throw new Error(`the observer answered something else: ${JSON.stringify(answer)}`)
    return answer.found
  }

  async #answer(timeoutMs: number) {
    const waited = new AbortController()
    const line = await Promise.race([this.#lines.next(), pause(timeoutMs, undefined, { signal: waited.signal }).catch(() => undefined)])
    waited.abort()
    if (line === undefined) throw new Error(`the observer said nothing for ${timeoutMs} ms`)
    if (line.done === true) throw new Error('the observer has ended; its standard error says why')
    return answerSchema.parse(parseJson(line.value))
  }
}

function failure(what: string, timeoutMs: number, { missing, more }: Found): string {
  const rest = more === 0 ? [] : [`  and ${more} more`]
  return [`not within ${timeoutMs} ms: ${what}`, ...missing.map(line => `  ${line}`), ...rest].join('\n')
}

function surroundingsOf(network: LocalNetwork, addressOf: (node: NodeRecord) => string): Surroundings {
  const { corp, nodes } = network.record
  const { xisDocument } = network.about
  return {
    home: join(network.folder, FOLDER),
    corp: `${addressOf(registrarOf(network.record))}/${corp.name}`,
    ...(existsSync(xisDocument) ? { xisDocument } : {}),
    nodes: nodes.map(node => {
      const domains = domainsIn(network.node(node.name).folder)
      const [address = ''] = addressOf(node).split('/p2p/')
      return { name: node.name, kind: node.kind, peer: node.peer, addresses: [address], ...(domains === undefined ? {} : { domains }) }
    }),
  }
}
