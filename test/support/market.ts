/** A local network with what a client needs of it: homes that know its services, money, and an observer of the whole. */
import { join } from 'node:path'
import { Observer } from '../../testnet/ground/observer/observer.ts'
import type { LocalNetwork } from '../../testnet/network.ts'
import { addressOf } from '../../testnet/record.ts'
import { Xeno } from './cli.ts'
import { temporaryFolder } from './folders.ts'
import { type TestNetworkOptions, useNetwork } from './network.ts'

const SETUP_TIMEOUT_MS = 60_000

export interface AccountJson {
  readonly account: string
  readonly currency: string
  readonly opened: boolean
  readonly enrolments: readonly string[]
  readonly balance: string
}

export interface SettlementJson {
  readonly session: string
  readonly bill: string
  readonly paid: string
  readonly refunded: string
  readonly cap: string
}

export interface RunJson {
  readonly exitCode: number
  readonly server: string
  readonly budget: string
  readonly settlement: SettlementJson
}

export class Market {
  readonly network: LocalNetwork
  readonly observer: Observer
  readonly treasury: Xeno
  readonly #folder = temporaryFolder()

  private constructor(network: LocalNetwork, observer: Observer) {
    this.network = network
    this.observer = observer
    this.treasury = new Xeno(network.about.treasury)
  }

  static async open(network: LocalNetwork): Promise<Market> {
    const market = new Market(network, await Observer.start(network))
    await market.treasury.ok('corp', 'add', network.about.corp)
    return market
  }

  /** A home that knows the network's services and has nothing yet. */
  async stranger(name: string): Promise<Xeno> {
    const xeno = new Xeno(join(this.#folder, name))
    const { corp, rds, xisDocument, xisNodes } = this.network.about
    await xeno.ok('corp', 'add', corp)
    for (const rd of rds) await xeno.ok('rd', 'add', rd)
    if (xisNodes.length > 0) await xeno.ok('xis', 'add', xisDocument, ...xisNodes)
    return xeno
  }

  /** A registered client with an amount on its account. */
  async client(name: string, amount: string): Promise<Xeno> {
    const xeno = await this.stranger(name)
    const { account } = await xeno.ok<AccountJson>('register')
    await this.treasury.ok('account', 'transfer', account, amount)
    return xeno
  }

  /** Where a node is reached. @throws Error for one that is not there */
  address(node: string): string {
    const record = this.network.record.nodes.find(({ name }) => name === node)
    if (record === undefined) throw new Error(`there is no node ${node}`)
    return addressOf(record)
  }

  close(): Promise<void> {
    return this.observer.stop()
  }
}

/** For the body of a `describe`, as {@link useNetwork}. */
export function useMarket(options: TestNetworkOptions): () => Market {
  const network = useNetwork(options)
  let market: Market | undefined
  before(async function () {
    this.timeout(SETUP_TIMEOUT_MS)
    market = await Market.open(network())
  })
  after(() => market?.close())
  return () => {
    if (market === undefined) throw new Error('the market opens in a before hook')
    return market
  }
}
