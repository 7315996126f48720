/**
 * An RD on the network: answers `find` from a market of its own, which its feed keeps fresh. It never asks the XIS for a
 * question (that would cost each asker a lookup); how old an answer's ground is stands in the answer.
 */
import { parseRequirements } from '../documents/parse/requirements.ts'
import { unwrap } from '../types/errors.ts'
import type { Clock, Logger, Service } from '../types/ports.ts'
import type { FindRequest, FindResponse, Suggestion as WireSuggestion } from '../wire/generated/rd.ts'
import { rdProtocol } from '../wire/protocols.ts'
import type { RpcServer } from '../wire/rpc.ts'
import { find, type Suggestion } from './core/find.ts'
import { Market } from './core/market.ts'
import { type CardSource, Feed } from './feed.ts'

export interface RdOptions {
  readonly source: CardSource
  readonly server: RpcServer
  readonly clock: Clock
  readonly logger: Logger
  /** Between readings of the whole index. */
  readonly refreshEveryMs: number
}

export class RdService implements Service {
  readonly name = 'rd'
  readonly #options: RdOptions
  readonly #market = new Market()
  readonly #feed: Feed

  constructor(options: RdOptions) {
    this.#options = options
    this.#feed = new Feed({ ...options, market: this.#market })
  }

  /** Serves at once; the market fills as the XIS answers. */
  async start(): Promise<void> {
    this.#options.server.handle(rdProtocol.find, async request => this.#find(request))
    this.#feed.start()
  }

  /** How many servers it knows. */
  get known(): number {
    return this.#market.size
  }

  stop(): Promise<void> {
    return this.#feed.stop()
  }

  #find(request: FindRequest): FindResponse {
    const requirements = unwrap(parseRequirements(request.requirements))
    const { objective, limit, xenoCorp } = request
    const { suggestions, others } = unwrap(find(this.#market, { requirements, objective, limit, xenoCorp }))
    const time = BigInt(this.#options.clock.now())
    return { suggestions: suggestions.map(toWire), others: others.map(toWire), known: this.#market.size, time }
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
