/**
 * The path of a paid session, cold, over lines that can be made slow: `xeno run` as a process of its own on the network's
 * last client, with nothing connected and nothing cached but what its home holds. Each step against the least number of
 * round trips that the protocol needs, where any two of client, match-maker, server and validators are one round trip apart.
 */
import assert from 'node:assert/strict'
import { z } from 'zod'
import type { Host } from '../../testnet/ground/host.ts'
import { prepareHomes } from '../../testnet/homes.ts'
import type { LocalNetwork } from '../../testnet/network.ts'
import { countRoundTrips } from './round-trips.ts'

export interface PathStep {
  /** As `xeno run` names the moment at which it ends. */
  readonly name: string
  readonly least: number
}

/** In docs/network.md stands why. */
export const PATH_STEPS: readonly PathStep[] = [
  { name: 'server found', least: 3 },
  { name: 'terms agreed, order issued', least: 3 },
  { name: 'session ready', least: 2 },
  { name: 'task started', least: 0 },
  { name: 'first byte', least: 0 },
  { name: 'task ended', least: 0 },
  { name: 'settled', least: 3 },
]

/** Milliseconds of each step of one run, in the order of {@link PATH_STEPS}. */
export type StepTimes = readonly number[]

const result = z.looseObject({ exitCode: z.number(), server: z.string(), steps: z.array(z.looseObject({ name: z.string(), ms: z.number() })) })
const account = z.looseObject({ account: z.string() })
const TOP_UP = '50'
const COMMAND = ['--cpu', '100', '--budget', '0.2', '--', 'sh', '-c', 'echo hello']

export class SessionPath {
  readonly #network: LocalNetwork
  readonly #host: Host
  readonly #home: string

  private constructor(network: LocalNetwork, host: Host, home: string) {
    this.#network = network
    this.#host = host
    this.#home = home
  }

  /** A client with money, on a network that runs; the first run has found the server that all others find. */
  static async open(network: LocalNetwork): Promise<SessionPath> {
    const clients = (network.ground?.hosts ?? []).flatMap(host => host.clients.map(client => ({ host, client })))
    const [first, last] = [clients[0], clients.at(-1)]
    if (first === undefined || last === undefined) throw new Error('a path begins at a client on a host of its own')
    const { treasury } = await prepareHomes(network)
    const path = new SessionPath(network, last.host, last.host.home(last.client))
    const registered = account.parse(JSON.parse(await path.#xeno(last.host, path.#home, 'register', '--with', 'name=Path')))
    await path.#xeno(first.host, treasury, 'account', 'transfer', registered.account, TOP_UP)
    await path.run()
    return path
  }

  /** What every link of the network adds to a packet from now on, each way; what the topology says where nothing is given. */
  async setLatency(ms?: number): Promise<void> {
    for (const link of this.#network.ground?.links ?? []) await (ms === undefined ? link.restore() : link.slow({ latencyMs: ms, jitterMs: 0 }))
  }

  async run(): Promise<StepTimes> {
    const lines = (await this.#xeno(this.#host, this.#home, 'run', ...COMMAND)).trim().split('\n')
    const { exitCode, steps } = result.parse(JSON.parse(lines.at(-1) ?? ''))
    assert.equal(exitCode, 0)
    const at = (name: string | undefined): number => steps.find(step => step.name === name)?.ms ?? 0
    return PATH_STEPS.map(({ name }, index) => at(name) - at(PATH_STEPS[index - 1]?.name))
  }

  async #xeno(host: Host, home: string, ...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await host.run(['xeno', '--home', home, '--json', ...args])
    assert.equal(code, 0, `xeno ${args[0]}: ${stderr}`)
    return stdout
  }
}

/** Of each step, in the order of {@link PATH_STEPS}, from runs over slow and over quick lines. */
export function stepRoundTrips(slow: readonly StepTimes[], quick: readonly StepTimes[], rttMs: number): number[] {
  return PATH_STEPS.map((_, index) => {
    const of = (runs: readonly StepTimes[]): number[] => runs.map(run => run[index] ?? Number.NaN)
    return countRoundTrips(of(slow), of(quick), rttMs)
  })
}
