/** From requirements to a session that runs: a server that was found or named, its terms, an order, and its presentation. */

import type { WalletOrder } from '../corp/core/wallet-order.ts'
import type { IssueOptions, WalletCorp } from '../corp/wallet/corp.ts'
import type { Wallet } from '../corp/wallet/wallet.ts'
import { type Requirements, resourcesAsked } from '../documents/requirements.ts'
import { learnAddress, learnAdvertised } from '../node/addresses.ts'
import { systemClock } from '../node/clock.ts'
import type { Bytes } from '../types/bytes.ts'
import { isXenoError, type XenoError } from '../types/errors.ts'
import { type Money, MS_PER_HOUR } from '../types/money.ts'
import { maxRatePerHour, type Prices } from '../types/prices.ts'
import type { RawDialer, RpcClient } from '../wire/rpc.ts'
import { MAX_SKEW_MS } from '../xenoserver/core/defaults.ts'
import { type Found, noMatch } from './discovery.ts'
import { clientErrors } from './errors.ts'
import { leftOpen } from './session/errors.ts'
import type { LiveSession } from './session/live-session.ts'
import type { Quote, SessionClient } from './session/session-client.ts'
import type { FoundServer } from './types.ts'

/** An order lasts so much longer than what is planned, and at least and at most so long. */
const LIFETIME_FACTOR = 1.25
const LEAST_LIFETIME_MS = 120_000
const MOST_LIFETIME_MS = 86_400_000
/** From the policy's bounds, for clocks that differ. */
const POLICY_MARGIN_MS = 5_000
/** An order that was not presented by then belongs to a command that died: the next recovery cancels it. */
const UNUSED_AFTER_MS = 120_000
/** What looking at the clocks after a failure may take. */
const CLOCK_PATIENCE_MS = 3_000
/** Servers tried, the best first, before the search is given up. */
const MAX_SERVERS_TRIED = 3

export interface SessionsContext {
  readonly wallet: Wallet
  readonly rpc: RpcClient & RawDialer
  readonly sessions: SessionClient
  find(requirements: Requirements, corp: WalletCorp): Promise<Found>
}

export interface CreateRequest {
  readonly requirements: Requirements
  readonly corp: WalletCorp
  /** PEERID or MULTIADDR/p2p/PEERID; the cheapest that fits where none is named. */
  readonly server?: string | undefined
  /** The most that may be spent. */
  readonly budget: Money
  /** An order of this wallet that was not presented yet, its own or handed on to it, in place of a new one. */
  readonly order?: WalletOrder | undefined
  readonly signal: AbortSignal
  /** Told when a step is done. */
  readonly step?: (name: string) => void
  /** Told which server has given a quote: it takes content from now on. */
  readonly quoted?: (server: Bytes) => void
  /** Told when the presentation is on its way: what is asked of the session now follows it. */
  readonly presented?: (live: LiveSession, ready: Promise<LiveSession>) => void
}

type Payee = NonNullable<IssueOptions['payee']>

/** A server to ask, and what is known of it before it is asked. */
interface Prospect {
  readonly server: Bytes
  readonly addresses: readonly string[]
  readonly prices: Prices | undefined
}

/**
 * Finds a server, agrees on terms, issues an order for the budget and presents it; settles when the session runs. The
 * quote and the order need nothing of each other and are had side by side; an order that no server gets is cancelled.
 * @throws XenoError `no-match`, `no-rd`; the refusal of the last server tried; what the wallet refuses with
 */
export async function createSession(context: SessionsContext, request: CreateRequest): Promise<LiveSession> {
  try {
    return await makeSession(context, request)
  } catch (error) {
    throw (await clockFault(request, error)) ?? error
  }
}

/** Terms, orders and answers hang on the time: with a wrong clock they fail in many ways, of which none says so. */
async function clockFault({ corp, signal }: CreateRequest, failure: unknown): Promise<XenoError | undefined> {
  if (!isXenoError(failure) || signal.aborted) return undefined
  try {
    const { time } = await corp.view({ signal: AbortSignal.any([signal, AbortSignal.timeout(CLOCK_PATIENCE_MS)]) })
    const aheadMs = systemClock.now() - time
    if (Math.abs(aheadMs) <= MAX_SKEW_MS) return undefined
    const by = `${(Math.abs(aheadMs) / 1_000).toFixed(0)} s ${aheadMs > 0 ? 'ahead' : 'behind'}`
    return clientErrors.error('clock-wrong-here', { by, why: failure.message }, failure)
  } catch (error) {
    if (!isXenoError(error)) throw error
    return undefined
  }
}

async function makeSession(context: SessionsContext, request: CreateRequest): Promise<LiveSession> {
  const { corp, signal, budget, step } = request
  // Streams to the validators open while servers are looked for. Nobody waits for that: one who is silent would hold up all.
  void corp.quorum.warm()
  const prospects = await prospectsOf(context, request)
  step?.('server found')
  const notAfter = systemClock.now() + lifetime(request, prospects[0]?.prices)
  const issue = async (payee?: Payee) =>
    request.order ??
    corp.issue({ cap: budget, notAfter, cancelAfter: systemClock.now() + UNUSED_AFTER_MS, signal, ...(payee === undefined ? {} : { payee }) })
  const [quoted, issued] = await (needsPayee(corp) ? inSequence : sideBySide)(agree(context, request, prospects), issue)
  if (quoted.status === 'rejected') {
    if (issued.status === 'fulfilled' && request.order === undefined) await giveBack(corp, issued.value.id, quoted.reason)
    throw quoted.reason
  }
  if (issued.status === 'rejected') throw issued.reason
  step?.('terms agreed, order issued')
  const { quote, addresses } = quoted.value
  const { presented } = request
  const live = await context.sessions.create({ corp, quote, order: issued.value.id, addresses, presented, signal })
  step?.('session ready')
  return live
}

type Agreed = Awaited<ReturnType<typeof agree>>
type Settled = [PromiseSettledResult<Agreed>, PromiseSettledResult<WalletOrder>]
type Issue = (payee?: Payee) => Promise<WalletOrder>

/** Where every order names its server, it is issued when that is known. */
function needsPayee({ committee }: WalletCorp): boolean {
  return committee.policy.validation.name === 'local'
}

function sideBySide(agreed: Promise<Agreed>, issue: Issue): Promise<Settled> {
  return Promise.allSettled([agreed, issue()])
}

function inSequence(agreed: Promise<Agreed>, issue: Issue): Promise<Settled> {
  const issued = agreed.then(({ quote: { server, terms } }) => issue({ server, account: terms.payoutAccount }))
  return Promise.allSettled([agreed, issued])
}

/** Cancels an order that no server gets. @throws XenoError `order-left-open` with both reasons where that fails too */
async function giveBack(corp: WalletCorp, order: Bytes, failure: unknown): Promise<void> {
  try {
    await corp.cancel(order)
  } catch (error) {
    if (!isXenoError(error)) throw error
    throw leftOpen(order, failure, error)
  }
}

/** The server that was named, or those that fit, the best first. @throws XenoError `no-match`, `no-rd` */
async function prospectsOf(context: SessionsContext, { requirements, corp, server }: CreateRequest): Promise<Prospect[]> {
  if (server !== undefined) {
    const addresses = server.includes('/p2p/') ? [server.split('/p2p/')[0] ?? ''] : []
    return [{ server: await learnAddress(context.rpc, server), addresses, prices: undefined }]
  }
  const { suggestions, others } = await context.find(requirements, corp)
  if (suggestions.length === 0) throw noMatch(others)
  return suggestions.slice(0, MAX_SERVERS_TRIED).map(found => ({ server: found.server, addresses: addressesOf(found), prices: found.prices }))
}

/** A quote of the first that gives one. @throws RefusedByServer, of the last */
async function agree(
  context: SessionsContext,
  { requirements, corp, budget, signal, quoted }: CreateRequest,
  prospects: readonly Prospect[],
): Promise<{ quote: Quote; addresses: readonly string[] }> {
  let failure: unknown
  for (const { server, addresses, prices } of prospects) {
    try {
      if (addresses.length > 0) await learnAdvertised(context.rpc, server, addresses)
      const quote = await context.sessions.quote({ corp, server, requirements, budget, maxPrices: prices, signal })
      quoted?.(server)
      return { quote, addresses }
    } catch (error) {
      if (!isXenoError(error)) throw error
      failure = error
    }
  }
  throw failure
}

function addressesOf({ addresses }: FoundServer): string[] {
  return addresses.map(address => address.split('/p2p/')[0] ?? '').filter(address => address !== '')
}

/** 1.25 times what is planned; without a plan, as long as the budget lasts at the highest rate. */
function lifetime({ requirements, budget, corp }: CreateRequest, prices: Prices | undefined): number {
  const { limits, validation } = corp.committee.policy
  const longestMs = Number(needsPayee(corp) ? validation.payeeOrderMs : limits.maxOrderMs) - POLICY_MARGIN_MS
  const maxRate = prices === undefined ? 0n : maxRatePerHour(resourcesAsked(requirements), prices)
  const plannedMs = requirements.constraints.durationMs ?? (maxRate === 0n ? MOST_LIFETIME_MS : Number((budget * MS_PER_HOUR) / maxRate))
  const least = Math.max(LEAST_LIFETIME_MS, Number(limits.minOrderMs) + POLICY_MARGIN_MS)
  return Math.round(Math.min(Math.max(plannedMs * LIFETIME_FACTOR, least), MOST_LIFETIME_MS, longestMs))
}
