/** The client's sessions: made on a server that was found or named, shown, extended, closed; and their tasks. */

import { type BlobSource, fileSource } from '../content/source.ts'
import { putBlob } from '../content/transfer.ts'
import type { WalletCorp } from '../corp/wallet/corp.ts'
import type { Wallet } from '../corp/wallet/wallet.ts'
import type { Requirements } from '../documents/requirements.ts'
import { type ContentFile, type ContentReference, NO_RESTART, type TaskDocument } from '../documents/task.ts'
import { learnAddress, learnAdvertised } from '../node/addresses.ts'
import { systemClock } from '../node/clock.ts'
import { type Bytes, equal } from '../types/bytes.ts'
import { type Money, MS_PER_HOUR } from '../types/money.ts'
import type { SessionView, TaskView } from '../wire/generated/session.ts'
import type { RawDialer, RpcClient } from '../wire/rpc.ts'
import { type Found, noMatch } from './discovery.ts'
import { RefusedByServer } from './session/errors.ts'
import type { Closed, LiveSession } from './session/live-session.ts'
import type { Quote, SessionClient } from './session/session-client.ts'
import type { FoundServer, SessionSummary, Settlement, TaskRequest, TaskSummary } from './types.ts'

/** An order lasts so much longer than what is planned, and at least and at most so long (CHOICES.md, Time). */
const LIFETIME_FACTOR = 1.25
const LEAST_LIFETIME_MS = 120_000
const MOST_LIFETIME_MS = 86_400_000
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
  readonly signal: AbortSignal
  /** Told when a step is done. */
  readonly step?: (name: string) => void
}

interface Offer {
  readonly quote: Quote
  readonly addresses: readonly string[]
}

/**
 * Finds a server, agrees on terms, issues an order for the budget and presents it; settles when the session runs.
 * @throws XenoError `no-match`, `no-rd`; the refusal of the last server tried; what the wallet refuses with
 */
export async function createSession(context: SessionsContext, request: CreateRequest): Promise<LiveSession> {
  const { corp, signal, budget, step } = request
  const { quote, addresses } = await agree(context, request)
  step?.('terms agreed')
  const lifetimeMs = lifetime(request, quote.terms.maxRate)
  const order = await corp.issue({ cap: budget, notAfter: systemClock.now() + lifetimeMs, caveats: { servers: [quote.server] }, signal })
  step?.('order issued')
  const live = await context.sessions.create({ corp, quote, order: order.id, addresses, signal })
  step?.('session ready')
  return live
}

/** A quote of the server that was named, or of the best that gives one. */
async function agree(context: SessionsContext, request: CreateRequest): Promise<Offer> {
  const { requirements, corp, budget, signal, server } = request
  const quoteOf = (peer: Bytes): Promise<Quote> => context.sessions.quote({ corp, server: peer, requirements, budget, signal })
  if (server !== undefined) {
    const peer = await learnAddress(context.rpc, server)
    return { quote: await quoteOf(peer), addresses: server.includes('/p2p/') ? [server.split('/p2p/')[0] ?? ''] : [] }
  }
  const { suggestions, others } = await context.find(requirements, corp)
  request.step?.('server found')
  let refused: RefusedByServer | undefined
  for (const suggestion of suggestions.slice(0, MAX_SERVERS_TRIED)) {
    try {
      const addresses = addressesOf(suggestion)
      await learnAdvertised(context.rpc, suggestion.server, addresses)
      return { quote: await quoteOf(suggestion.server), addresses }
    } catch (error) {
      if (!(error instanceof RefusedByServer)) throw error
      refused = error
    }
  }
  throw refused ?? noMatch(others)
}

function addressesOf({ addresses }: FoundServer): string[] {
  return addresses.map(address => address.split('/p2p/')[0] ?? '').filter(address => address !== '')
}

/** 1.25 times what is planned; without a plan, as long as the budget lasts at the highest rate. */
function lifetime({ requirements, budget, corp }: CreateRequest, maxRate: Money): number {
  const plannedMs = requirements.constraints.durationMs ?? (maxRate === 0n ? MOST_LIFETIME_MS : Number((budget * MS_PER_HOUR) / maxRate))
  const least = Math.max(LEAST_LIFETIME_MS, Number(corp.committee.policy.minOrderMs) + 5_000)
  return Math.round(Math.min(Math.max(plannedMs * LIFETIME_FACTOR, least), MOST_LIFETIME_MS, Number(corp.committee.policy.maxOrderMs) - 5_000))
}

/** Ships what the task needs and the server lacks, then deploys it. */
export async function deploy(rpc: RawDialer, live: LiveSession, request: TaskRequest, signal: AbortSignal): Promise<TaskView> {
  const sources = new Map<string, BlobSource>()
  const document = await taskDocument(request, sources)
  for (const source of sources.values()) await putBlob(rpc, live.session.server, source, { signal })
  return live.deploy(document, signal)
}

async function taskDocument(request: TaskRequest, sources: Map<string, BlobSource>): Promise<TaskDocument> {
  const content: ContentFile[] = []
  for (const { source, path, executable } of request.files)
    content.push({ ...(await reference(source, sources)), path, mode: executable ? 0o555 : 0o444 })
  const { name, argv, env, cwd, restart, timeoutMs, input } = request
  return {
    kind: 'command',
    argv,
    env,
    content,
    restart: { ...NO_RESTART, when: restart },
    extensions: [],
    ...(name === undefined ? {} : { name }),
    ...(cwd === undefined ? {} : { cwd }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(input === undefined ? {} : { input: await reference(input, sources) }),
  }
}

async function reference(path: string, sources: Map<string, BlobSource>): Promise<ContentReference> {
  const source = sources.get(path) ?? (await fileSource(path))
  sources.set(path, source)
  return { digest: source.digest, sizeBytes: source.sizeBytes }
}

export function summariseSession(corp: WalletCorp, live: LiveSession, view: SessionView): SessionSummary {
  return {
    session: live.id,
    server: live.session.server,
    state: view.state,
    reason: view.reason,
    bill: view.bill,
    cap: capOf(live),
    currency: corp.committee.document.currency,
    createdAt: live.session.createdAt,
    paidUntil: Number(view.paidUntil),
    resources: live.terms.resources,
    tasks: view.tasks.map(summariseTask),
  }
}

/** As this wallet's records have it, without asking the server. */
export function recordedSession(corp: WalletCorp, live: LiveSession): SessionSummary {
  const { id, session, terms } = live
  const { currency } = corp.committee.document
  const { server, state, createdAt } = session
  return {
    session: id,
    server,
    state,
    reason: '',
    bill: 0n,
    cap: capOf(live),
    currency,
    createdAt,
    paidUntil: 0,
    resources: terms.resources,
    tasks: [],
  }
}

export function summariseTask({ task, name, state, exitCode }: TaskView): TaskSummary {
  return { task, name, state, exitCode }
}

export function settlementOf(corp: WalletCorp, live: LiveSession, closed: Closed): Settlement {
  const sum = (amount: (settlement: Closed['settlements'][number]) => Money): Money =>
    closed.settlements.reduce((total, each) => total + amount(each), 0n)
  return {
    session: live.id,
    bill: closed.bill,
    paid: sum(each => each.paid),
    refunded: sum(each => each.refunded),
    cap: sum(each => each.cap),
    currency: corp.committee.document.currency,
  }
}

function capOf(live: LiveSession): Money {
  return live.session.orders.filter(({ state }) => state !== 'refused').reduce((sum, { cap }) => sum + cap, 0n)
}

/** The XenoCorp that pays for a session. @throws XenoError `corp-unknown` */
export function corpOf(wallet: Wallet, live: LiveSession): WalletCorp {
  const known = wallet.corps().find(({ committee }) => equal(committee.name, live.session.xenoCorp))
  return known ?? wallet.corp(undefined)
}
