/**
 * An RD on the network: keeps a market of its own, filled from the XIS and refreshed every `refreshEveryMs`, and answers
 * `find` from it. It never asks the XIS for a question (that would cost each asker a lookup); how old an answer's ground
 * is stands in the answer.
 */
import { parseAdvertisement } from '../documents/parse/advertisement.ts'
import { parseRequirements } from '../documents/parse/requirements.ts'
import { type Bytes, equal, toText } from '../types/bytes.ts'
import { isXenoError, refusalError } from '../types/errors.ts'
import { peerText } from '../types/peer-id.ts'
import type { Clock, Logger, Service } from '../types/ports.ts'
import type { FindRequest, FindResponse, Suggestion as WireSuggestion } from '../wire/generated/rd.ts'
import { rdProtocol } from '../wire/protocols.ts'
import type { RpcServer } from '../wire/rpc.ts'
import { find, type Suggestion } from './core/find.ts'
import { Market } from './core/market.ts'

/** A server as the XIS lists it. */
export interface Listed {
  readonly server: Bytes
  readonly version: bigint
  readonly stale: boolean
}

/** Where an RD gets its servers from; a XIS, seen through its reader. */
export interface CardSource {
  /** Every server that advertises now. */
  list(signal: AbortSignal): AsyncIterable<Listed>
  /** The advertisement document of a server, checked against its card. */
  advertisement(server: Bytes, signal: AbortSignal): Promise<Bytes>
}

export interface RdOptions {
  readonly source: CardSource
  readonly server: RpcServer
  readonly clock: Clock
  readonly logger: Logger
  readonly refreshEveryMs: number
}

export class RdService implements Service {
  readonly name = 'rd'
  readonly #options: RdOptions
  readonly #market = new Market()
  readonly #stop = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #refreshing: Promise<void> = Promise.resolve()

  constructor(options: RdOptions) {
    this.#options = options
  }

  /** Serves at once; the market fills as the XIS answers. */
  async start(): Promise<void> {
    this.#options.server.handle(rdProtocol.find, async request => this.#find(request))
    this.#refreshing = this.#refreshForEver()
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('the RD is stopping'))
    clearTimeout(this.#timer)
    await this.#refreshing
  }

  #find(request: FindRequest): FindResponse {
    const requirements = parseRequirements(request.requirements)
    if (!requirements.ok) throw refusalError(requirements.refusal)
    const { objective, limit, xenoCorp } = request
    const found = find(this.#market, { requirements: requirements.value, objective, limit, xenoCorp })
    if (!found.ok) throw refusalError(found.refusal)
    const { suggestions, others } = found.value
    const time = BigInt(this.#options.clock.now())
    return { suggestions: suggestions.map(toWire), others: others.map(toWire), known: this.#market.size, time }
  }

  async #refreshForEver(): Promise<void> {
    const { logger, refreshEveryMs } = this.#options
    try {
      await this.#refresh()
    } catch (error) {
      if (!this.#stop.signal.aborted) logger.warn(isXenoError(error) ? { code: error.code, ...error.facts } : { error }, 'the XIS could not be read')
    }
    if (this.#stop.signal.aborted) return
    this.#timer = setTimeout(() => {
      this.#refreshing = this.#refreshForEver()
    }, refreshEveryMs)
  }

  async #refresh(): Promise<void> {
    const listed = new Set<string>()
    for await (const { server, version, stale } of this.#options.source.list(this.#stop.signal)) {
      listed.add(toText(server))
      const known = this.#market.get(server)
      if (known === undefined || known.version < version) await this.#learn({ server, version, stale })
      else this.#market.mark(server, stale)
    }
    this.#market.retain(listed)
  }

  /** A server whose document cannot be had or read is left out, and said so; the others go on. */
  async #learn({ server, version, stale }: Listed): Promise<void> {
    const { source, clock, logger } = this.#options
    try {
      const parsed = parseAdvertisement(await source.advertisement(server, this.#stop.signal))
      if (!parsed.ok) throw refusalError(parsed.refusal)
      if (!equal(parsed.value.server, server)) throw new Error('the advertisement names another server')
      this.#market.put({ server, version, stale, seenAt: clock.now(), advertisement: parsed.value })
    } catch (error) {
      if (this.#stop.signal.aborted) throw error
      logger.warn({ server: peerText(server), ...(isXenoError(error) ? { code: error.code } : { error }) }, 'an advertisement cannot be used')
    }
  }
}

function toWire({ server, listing, environment, cost, prices, load, stale, unmet }: Suggestion): WireSuggestion {
  const { advertisement, version, seenAt } = listing
  return {
    server,
    addresses: [...advertisement.addresses],
    environment,
    ...(cost === undefined ? {} : { cost }),
    ...(prices === undefined ? {} : { prices: { ...prices } }),
    ...(load === undefined ? {} : { loadPermille: Math.round(load * 1_000) }),
    location: advertisement.location?.name ?? '',
    version,
    seenAt: BigInt(seenAt),
    stale,
    unmet: unmet.map(each => ({ ...each })),
  }
}
