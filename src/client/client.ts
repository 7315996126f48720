/**
 * The SDK: what a client does, over its wallet, its sessions, the index and match-makers. Both faces of the project, the
 * command line and the console, stand on this class and on nothing below it.
 */
import { randomBytes } from 'node:crypto'
import type { CaveatWishes } from '../corp/core/caveats.ts'
import type { WalletOrder } from '../corp/core/wallet-order.ts'
import type { WalletEvent } from '../corp/wallet/context.ts'
import type { WalletCorp } from '../corp/wallet/corp.ts'
import type { Requirements } from '../documents/requirements.ts'
import { learnAddress } from '../node/addresses.ts'
import { systemClock } from '../node/clock.ts'
import { nodeCrypto } from '../node/crypto.ts'
import { type Bytes, bytes, equal, toText } from '../types/bytes.ts'
import { isXenoError, type XenoError } from '../types/errors.ts'
import type { Money } from '../types/money.ts'
import { EnrolmentKind } from '../wire/generated/corp.ts'
import { createSession, type SessionsContext } from './create-session.ts'
import { type FindRequest, type Found, findServers } from './discovery.ts'
import { clientErrors } from './errors.ts'
import { type OpenHome, openHome } from './home.ts'
import { decodeXis, type LookupRequest, type LookupResult, lookUp } from './index-lookup.ts'
import { Ledger } from './ledger.ts'
import { bundleCorp, payeeOf } from './orders.ts'
import { run } from './run.ts'
import { SessionJournal } from './session/journal.ts'
import type { LiveSession } from './session/live-session.ts'
import { SessionClient } from './session/session-client.ts'
import { readSettings, type Settings, writeSettings } from './settings.ts'
import { deploy } from './ship-task.ts'
import { recordedSession, settlementOf, summariseAccount, summariseCorp, summariseOrder, summariseSession, summariseTask } from './summaries.ts'
import type {
  AccountSummary,
  CorpSummary,
  IssueRequest,
  OrderSummary,
  OutputChunk,
  RunRequest,
  RunResult,
  ServerStatus,
  SessionMoment,
  SessionSummary,
  Settlement,
  TaskRequest,
  TaskSummary,
} from './types.ts'

const STATUS_TIMEOUT_MS = 10_000
/** A further order lasts so much longer than those before it. */
const EXTENSION_MS = 600_000

export interface ClientOptions {
  /** The folder with the wallet and the settings; made when absent. */
  readonly home: string
  /** Told what goes on, in words for people. */
  readonly progress?: (text: string) => void
}

interface WithSignal {
  readonly signal?: AbortSignal
}

export class XenoClient {
  readonly #home: string
  readonly #open: OpenHome
  readonly #sessions: SessionClient
  /** What concerns a XenoCorp as such: its public records, complaints, audits. */
  readonly ledger: Ledger
  #settings: Settings

  private constructor(home: string, open: OpenHome) {
    this.#home = home
    this.#open = open
    this.#settings = readSettings(home)
    this.#sessions = new SessionClient({
      rpc: open.host.rpc,
      crypto: nodeCrypto,
      clock: systemClock,
      identity: open.identity.id,
      journal: new SessionJournal(open.wallet.records),
      random: count => bytes(randomBytes(count)),
    })
    this.ledger = new Ledger({ open, sessions: this.#sessions, settings: () => this.#settings, corp: wanted => this.#corp(wanted) })
  }

  /** @throws XenoError `key-unsafe`, `key-invalid`, `wallet-broken`, `settings-invalid` */
  static async open({ home, progress }: ClientOptions): Promise<XenoClient> {
    return new XenoClient(home, await openHome(home, event => progress?.(walletProgress(event))))
  }

  /** Waits a little for what is still to be delivered, then ends the connections. */
  async close(): Promise<void> {
    await this.#open.wallet.close()
    await this.#open.host.stop()
  }

  get settings(): Settings {
    return this.#settings
  }

  /** @param address MULTIADDR/p2p/PEERID/NAME */
  async addCorp(address: string): Promise<CorpSummary> {
    return summariseCorp(await this.#open.wallet.addCorp(address))
  }

  corps(): CorpSummary[] {
    return this.#open.wallet.corps().map(summariseCorp)
  }

  /** By its name or title; the only one where nothing is said. @throws XenoError `corp-unknown`, `corp-ambiguous` */
  corp(wanted?: string): CorpSummary {
    return summariseCorp(this.#corp(wanted))
  }

  /** Asks this RD from now on before those known. @throws XenoError `bad-address` */
  async addRd(address: string): Promise<void> {
    await learnAddress(this.#open.host.rpc, address)
    this.#save({ ...this.#settings, rds: [address, ...this.#settings.rds.filter(known => known !== address)] })
  }

  /** Looks things up in this XIS from now on; returns its name. @throws XenoError of a document that is not valid */
  async addXis(document: Bytes, addresses: readonly string[]): Promise<Bytes> {
    const { name } = decodeXis(document)
    for (const address of addresses) await learnAddress(this.#open.host.rpc, address)
    const text = Buffer.from(document).toString('base64')
    const others = this.#settings.xis.filter(known => known.document !== text)
    this.#save({ ...this.#settings, xis: [{ document: text, nodes: [...addresses] }, ...others] })
    return name
  }

  /** @throws XenoError `no-xis`, `xis-range-invalid`, `xis-query-invalid`, `xis-no-nodes` */
  lookup(request: LookupRequest): Promise<LookupResult> {
    return lookUp(this.#open.host.rpc, this.#open.logger, this.#settings, request)
  }

  /** Enrols as a client and opens an account; safe to repeat. */
  async register(options: WithSignal & { corp?: string | undefined; particulars: Readonly<Record<string, string>> }): Promise<AccountSummary> {
    const corp = this.#corp(options.corp)
    await corp.register({ kind: EnrolmentKind.CLIENT, particulars: options.particulars, signal: options.signal })
    return summariseAccount(corp)
  }

  account(corp?: string): Promise<AccountSummary> {
    return summariseAccount(this.#corp(corp))
  }

  /** Any account's sums, as its validators see them: they are public. */
  async accountOf(account: Bytes, corp?: string): Promise<{ readonly balance: Money; readonly credits: Money; readonly debits: Money }> {
    const { balance, credits, debits } = await this.#corp(corp).quorum.account(account)
    return { balance, credits, debits }
  }

  async transfer(
    options: WithSignal & { corp?: string | undefined; payee: Bytes; amount: Money; memo: string },
  ): Promise<{ fee: Money; currency: string }> {
    const corp = this.#corp(options.corp)
    await corp.transfer(options)
    return { fee: corp.committee.policy.fees.transfer, currency: corp.committee.document.currency }
  }

  /** Makes the account's next key its owner; whoever had the old one can sign nothing more for it. */
  async rotateKey(options: WithSignal & { corp?: string | undefined }): Promise<AccountSummary> {
    const corp = this.#corp(options.corp)
    await corp.rotate({ signal: options.signal })
    return summariseAccount(corp)
  }

  /** @throws XenoError `server-not-payable` for a payee that the XenoCorp does not know; what the wallet refuses with */
  async issueOrder(options: WithSignal & IssueRequest): Promise<OrderSummary> {
    const corp = this.#corp(options.corp)
    const { cap, caveats = {}, signal, lifetimeMs } = options
    const payee = options.payee === undefined ? undefined : await payeeOf(corp, options.payee)
    const notAfter = systemClock.now() + lifetimeMs
    return summariseOrder(corp, await corp.issue({ cap, notAfter, caveats, signal, ...(payee === undefined ? {} : { payee }) }))
  }

  /**
   * Finishes what commands that died had begun: operations that were signed, orders that were not used, sessions that
   * were presented or closing. Money that is due comes back. Tells what could not be done yet.
   */
  async recover(signal: AbortSignal): Promise<readonly XenoError[]> {
    const failed: XenoError[] = []
    for (const corp of this.#open.wallet.corps()) failed.push(...(await corp.recover({ signal })).failed.map(({ error }) => error))
    for (const { id, state } of await this.#sessions.sessions()) {
      if (state !== 'presented' && state !== 'extending' && state !== 'closing') continue
      try {
        await this.#sessions.recover(this.#corpOf(await this.#sessions.attach(id)), id, signal)
      } catch (error) {
        if (!isXenoError(error)) throw error
        failed.push(error)
      }
    }
    return failed
  }

  /** Of one XenoCorp, or of all that are known; as the wallet knows them. */
  async orders(corp?: string): Promise<OrderSummary[]> {
    const corps = corp === undefined ? this.#open.wallet.corps() : [this.#corp(corp)]
    const orders: OrderSummary[] = []
    for (const each of corps) for (const order of await each.orders()) orders.push(summariseOrder(each, order))
    return orders.toSorted((a, b) => b.notAfter - a.notAfter)
  }

  /** Asks the validators, and takes what steps bring its money back where it is over. @throws XenoError `order-not-here` */
  async order(id: Bytes): Promise<OrderSummary> {
    const corp = await this.#open.wallet.corpOfOrder(id)
    const settled = await corp.settle(id)
    return summariseOrder(corp, settled.order, settled)
  }

  /** @throws XenoError `order-not-here`; the refusal where it is bound */
  async cancelOrder(id: Bytes, signal?: AbortSignal): Promise<OrderSummary> {
    const corp = await this.#open.wallet.corpOfOrder(id)
    const settled = await corp.cancel(id, { signal })
    return summariseOrder(corp, settled.order, settled)
  }

  /** No later bind, and a server that has bound it stops, charges and closes. @throws XenoError `order-not-here` */
  async endOrder(id: Bytes, signal?: AbortSignal): Promise<OrderSummary> {
    const corp = await this.#open.wallet.corpOfOrder(id)
    const settled = await corp.end(id, { signal })
    return summariseOrder(corp, settled.order, settled)
  }

  /** Adds caveats to an order that stays here: it may only do less from now on. @throws XenoError `order-presented`, ... */
  async narrowOrder(id: Bytes, caveats: CaveatWishes): Promise<OrderSummary> {
    const corp = await this.#open.wallet.corpOfOrder(id)
    return summariseOrder(corp, await corp.narrow(id, caveats))
  }

  /** Hands an order on to the key of another wallet; gives what that one takes in. @throws XenoError `order-presented`, ... */
  async delegateOrder(id: Bytes, key: Bytes, caveats: CaveatWishes): Promise<Bytes> {
    const corp = await this.#open.wallet.corpOfOrder(id)
    return corp.handOn(id, key, caveats)
  }

  /** Takes in an order that was handed on to this wallet. @throws XenoError `order-foreign`, `chain-broken`, `corp-unknown`, ... */
  async takeOrder(bundle: Bytes): Promise<OrderSummary> {
    const corp = this.#corp(toText(bundleCorp(bundle)))
    return summariseOrder(corp, await corp.take(bundle))
  }

  /** @throws XenoError `no-rd`, the RD's refusal */
  find(request: Omit<FindRequest, 'xenoCorp'> & { corp?: string | undefined }): Promise<Found> {
    const { name } = this.#corp(request.corp).committee
    return findServers(this.#open.host.rpc, this.#settings.rds, { ...request, xenoCorp: name })
  }

  /** A server's signed status. @param address PEERID or MULTIADDR/p2p/PEERID */
  async serverStatus(address: string, corp?: string): Promise<ServerStatus> {
    const server = await learnAddress(this.#open.host.rpc, address)
    const wanted = this.#corp(corp)
    const status = await this.#sessions.status({ corp: wanted, server, signal: AbortSignal.timeout(STATUS_TIMEOUT_MS) })
    return { ...status, prices: status.xenoCorps.find(offer => equal(offer.xenoCorp, wanted.committee.name))?.prices }
  }

  /** Settles when the session runs. @throws XenoError `no-match` and what createSession throws */
  async createSession(options: {
    requirements: Requirements
    server?: string | undefined
    corp?: string | undefined
    /** An order that was issued or taken in before, in place of a new one. */
    order?: Bytes | undefined
    signal: AbortSignal
  }): Promise<SessionSummary> {
    const given = options.order === undefined ? undefined : await this.#given(options.order)
    const corp = given?.corp ?? this.#corp(options.corp)
    const budget = options.requirements.constraints.maxCost ?? given?.order.issue.body.cap
    if (budget === undefined) throw clientErrors.error('no-budget')
    const live = await createSession(this.#context(), { ...options, order: given?.order, corp, budget })
    return summariseSession(corp, live, await live.show(options.signal))
  }

  /** @throws XenoError `order-not-here` */
  async #given(id: Bytes): Promise<{ corp: WalletCorp; order: WalletOrder }> {
    const corp = await this.#open.wallet.corpOfOrder(id)
    return { corp, order: await corp.order(id) }
  }

  /** @throws XenoError `session-unknown-here`; what the server refuses with */
  async session(id: Bytes): Promise<SessionSummary> {
    const live = await this.#sessions.attach(id)
    const corp = this.#corpOf(live)
    if (live.session.state === 'settled' || live.session.state === 'refused') return recordedSession(corp, live)
    return summariseSession(corp, live, await live.show(AbortSignal.timeout(STATUS_TIMEOUT_MS)))
  }

  /** As this wallet's records have them, the newest first. */
  async sessions(): Promise<SessionSummary[]> {
    const known = await this.#sessions.sessions()
    const summaries: SessionSummary[] = []
    for (const { id } of known) {
      const live = await this.#sessions.attach(id)
      summaries.push(await recordedSession(this.#corpOf(live), live))
    }
    return summaries
  }

  async *logs(id: Bytes, options: { task: number; follow: boolean; signal: AbortSignal }): AsyncGenerator<OutputChunk> {
    const live = await this.#sessions.attach(id)
    yield* live.logs(options.task, options)
  }

  /** What has happened to a session so far, as its server tells it: its states, orders, reports, warnings and tasks. */
  async events(id: Bytes, signal: AbortSignal): Promise<SessionMoment[]> {
    const live = await this.#sessions.attach(id)
    const moments: SessionMoment[] = []
    for await (const { time, kind, value, reason } of live.events({ follow: false, signal }))
      moments.push({ time: Number(time), kind, value, reason })
    return moments
  }

  async deployTask(id: Bytes, request: TaskRequest, signal: AbortSignal): Promise<TaskSummary> {
    const live = await this.#sessions.attach(id)
    return summariseTask(await deploy(this.#open.host.rpc, live, request, signal))
  }

  /** A further order of `amount` for the same session. */
  async extendSession(id: Bytes, amount: Money, signal: AbortSignal): Promise<SessionSummary> {
    const live = await this.#sessions.attach(id)
    const corp = this.#corpOf(live)
    const notAfter = Math.max(
      ...(await Promise.all(live.session.orders.map(async ({ order }) => Number((await corp.order(order)).issue.body.notAfter)))),
    )
    const { server } = live.session
    const payee = corp.committee.policy.validation.name === 'local' ? { server, account: live.terms.payoutAccount } : undefined
    const caveats = { servers: [server] }
    const order = await corp.issue({ cap: amount, notAfter: notAfter + EXTENSION_MS, caveats, signal, ...(payee === undefined ? {} : { payee }) })
    return summariseSession(corp, live, await live.extend(corp, order.id, signal))
  }

  /** Ends a session; the bill is checked against its reports. @throws XenoError `bill-wrong` */
  async closeSession(id: Bytes, signal: AbortSignal): Promise<Settlement> {
    const live = await this.#sessions.attach(id)
    const corp = this.#corpOf(live)
    return settlementOf(corp, live, await live.close(corp, signal))
  }

  /** One program from the order to the last micro-unit back. */
  run(request: RunRequest): Promise<RunResult> {
    return run(this.#context(), this.#corp(request.corp), request)
  }

  #context(): SessionsContext {
    const { wallet, host } = this.#open
    return {
      wallet,
      rpc: host.rpc,
      sessions: this.#sessions,
      find: (requirements, { committee }) => findServers(host.rpc, this.#settings.rds, { requirements, xenoCorp: committee.name }),
    }
  }

  #corp(wanted?: string): WalletCorp {
    return this.#open.wallet.corp(wanted)
  }

  /** The XenoCorp that pays for a session. @throws XenoError `corp-unknown` */
  #corpOf({ session }: LiveSession): WalletCorp {
    return this.#corp(toText(session.xenoCorp))
  }

  #save(settings: Settings): void {
    writeSettings(this.#home, settings)
    this.#settings = settings
  }
}

function walletProgress(event: WalletEvent): string {
  switch (event.kind) {
    case 'waiting':
      return 'another command has the wallet; waiting for it'
    case 'finishing':
      return `finishing the ${event.operation} that an earlier command began`
    case 'ending':
      return 'the order could not be cancelled; ended it, its money comes back after the grace'
    default:
      return `${event.operation} ${event.kind}`
  }
}
