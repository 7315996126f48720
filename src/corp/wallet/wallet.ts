/**
 * The wallet: a member's accounts at any number of XenoCorps, with one seed behind all their keys. Its folder:
 *
 *   wallet.key   the seed (mode 0600; the caller reads it): all that must be kept to find the money again
 *   corps.json   the XenoCorps it knows; public
 *   money/       LevelDB, open only while money moves: pending operations, orders, certificates
 */
import { join } from 'node:path'
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Clock, Crypto, Logger, Store } from '../../types/ports.ts'
import type { RpcClient } from '../../wire/rpc.ts'
import { parseCorpAddress } from '../quorum/address.ts'
import { QuorumClient } from '../quorum/client.ts'
import { joinCorp, learnHints } from '../quorum/join.ts'
import type { WalletEvent } from './context.ts'
import { WalletCorp } from './corp.ts'
import { walletFolderErrors } from './errors.ts'
import type { Keyring } from './keys.ts'
import { type KnownCorp, readKnownCorps, rememberCorp } from './known-corps.ts'
import { MoneyStore, type OpenStore } from './money-store.ts'

export interface WalletOptions {
  readonly folder: string
  readonly keyring: Keyring
  readonly rpc: RpcClient
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  readonly openStore: OpenStore
  /** Unpredictable bytes. */
  readonly random: (bytes: number) => Bytes
  readonly progress?: (event: WalletEvent) => void
}

export class Wallet {
  readonly #options: WalletOptions
  readonly #money: MoneyStore
  readonly #corps = new Map<string, WalletCorp>()

  private constructor(options: WalletOptions) {
    this.#options = options
    this.#money = new MoneyStore(join(options.folder, 'money'), options.openStore, () => options.progress?.({ kind: 'waiting' }))
  }

  /** Reads which XenoCorps are known; opens no store and asks nobody. @throws XenoError `wallet-broken` */
  static async open(options: WalletOptions): Promise<Wallet> {
    const wallet = new Wallet(options)
    for (const known of readKnownCorps(options.folder, options.crypto)) await wallet.#know(known)
    return wallet
  }

  /** The seed of the identity with which the owner dials: the same again for a wallet restored from its key. */
  get identitySeed(): Bytes {
    return this.#options.keyring.identitySeed
  }

  corps(): readonly WalletCorp[] {
    return [...this.#corps.values()]
  }

  /**
   * Learns a XenoCorp: its document is fetched and checked against the name in the address.
   * @param address MULTIADDR/p2p/PEERID/NAME
   * @throws XenoError `corp-address-malformed`, `committee-invalid`, `unavailable`
   */
  async addCorp(address: string, signal?: AbortSignal): Promise<WalletCorp> {
    const { rpc, crypto, folder } = this.#options
    const joined = await joinCorp(rpc, crypto, parseCorpAddress(address), signal)
    rememberCorp(folder, crypto, joined)
    return this.#know(joined)
  }

  /**
   * A known XenoCorp by its name (base32) or title; the only one where nothing is said.
   * @throws XenoError `corp-unknown`, `corp-ambiguous`
   */
  corp(wanted?: string): WalletCorp {
    const known = this.corps().filter(
      ({ committee }) => wanted === undefined || wanted === toText(committee.name) || wanted === committee.document.name,
    )
    const [corp, ...more] = known
    if (corp === undefined) throw walletFolderErrors.error('corp-unknown', { name: wanted ?? '' })
    if (more.length > 0) throw walletFolderErrors.error('corp-ambiguous', { count: known.length })
    return corp
  }

  /** The XenoCorp at which this wallet has an order. @throws XenoError `order-not-here` */
  async corpOfOrder(order: Bytes): Promise<WalletCorp> {
    for (const corp of this.corps()) {
      if ((await corp.orders()).some(({ id }) => equal(id, order))) return corp
    }
    throw walletFolderErrors.error('order-not-here', { order: toText(order) })
  }

  /** The wallet's store, for what belongs beside the money (sessions): open while `run` does. */
  get records(): { use<T>(run: (store: Store) => Promise<T>): Promise<T> } {
    return { use: run => this.#money.use(run) }
  }

  /** Keeps the store open over several steps, until what it gives is called: saves opening it for each. */
  hold(): Promise<() => Promise<void>> {
    return this.#money.hold()
  }

  /** Waits a little until validators have what was to be delivered. */
  async close(): Promise<void> {
    await Promise.all(this.corps().map(corp => corp.quorum.close()))
  }

  async #know({ committee, hints }: KnownCorp): Promise<WalletCorp> {
    const { rpc, crypto, clock, logger, keyring, folder, random, progress } = this.#options
    await learnHints(rpc, hints)
    const quorum = new QuorumClient({ rpc, crypto, committee, logger })
    const context = { committee, quorum, crypto, clock, keyring, folder, money: this.#money, progress: (event: WalletEvent) => progress?.(event) }
    const corp = new WalletCorp(context, rpc, hints, random)
    this.#corps.set(toText(committee.name), corp)
    return corp
  }
}
