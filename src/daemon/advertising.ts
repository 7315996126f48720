/**
 * A XenoServer's advertisement, made of its status: at the start, then when what it says has changed by enough or long
 * enough ago (dynamic values at most every few minutes or on a 10 % change). A clean stop withdraws it.
 */
import type { Advertisement } from '../documents/advertisement.ts'
import { formatAdvertisement } from '../documents/format/advertisement.ts'
import { advertisementLeaves } from '../documents/leaves.ts'
import type { Status } from '../documents/status.ts'
import { parseBootstrap } from '../node/host.ts'
import { type Bytes, utf8 } from '../types/bytes.ts'
import { isXenoError } from '../types/errors.ts'
import type { Service } from '../types/ports.ts'
import { Advertiser } from '../xis/advertiser/service.ts'
import type { XenoServerConfig } from './config.ts'
import type { RoleContext } from './daemon.ts'
import { readXisDocument } from './roles/xis.ts'

/** How often the status is looked at. */
const LOOK_EVERY_MS = 1_000
/** What is free has changed by so much of the whole: say so at once. */
const CHANGE = 0.1

export interface AdvertisingOptions {
  readonly config: XenoServerConfig
  readonly context: RoleContext
  status(): Status
}

export class Advertising implements Service {
  readonly name = 'advertising'
  readonly #options: AdvertisingOptions
  readonly #advertiser: Advertiser
  readonly #injectionNode: Bytes
  #failure: string | undefined
  #told: { readonly status: Status; readonly at: number } | undefined
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(options: AdvertisingOptions) {
    this.#options = options
    const { config, context } = options
    const { crypto, clock, logger, signer, store, host } = context
    this.#injectionNode = config.injectionNode ?? signer.id
    this.#advertiser = new Advertiser({
      xis: readXisDocument(crypto, context.path(config.xis)),
      crypto,
      clock,
      logger,
      signer,
      rpc: host.rpc,
      server: host.server,
      store: store.sub('advertiser'),
      operator: config.operator,
      xenoCorp: config.corps[0]?.name ?? new Uint8Array(0),
      contacts: contactsOf(context),
      isClockRight: () => context.time.refusal === undefined,
      ...(config.injectionNode === undefined ? {} : { injectionNode: config.injectionNode }),
    })
  }

  /** When the advertisement reached enough nodes last, or why it does not yet. */
  standing(): { readonly since: number | undefined; readonly failure: string | undefined } {
    const since = this.#advertiser.standsSince
    return { since, failure: since === undefined ? this.#failure : undefined }
  }

  async start(): Promise<void> {
    await this.#advertiser.start()
    await this.#look()
    this.#schedule()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#looking
    try {
      await this.#advertiser.withdraw()
    } catch (error) {
      this.#report(error, 'the advertisement could not be withdrawn; it ends with its lease')
    }
    await this.#advertiser.stop()
  }

  #schedule(): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().finally(() => this.#schedule())
    }, LOOK_EVERY_MS)
  }

  /** Never rejects: nobody waits for a look of the timer. The advertiser goes on by itself where too few nodes could be reached. */
  async #look(): Promise<void> {
    const { context, config } = this.#options
    if (context.time.refusal !== undefined) return
    try {
      const status = this.#options.status()
      const now = context.clock.now()
      if (this.#told !== undefined && now - this.#told.at < config.advertiseEvery && !hasChanged(this.#told.status, status)) return
      this.#told = { status, at: now }
      const advertisement = this.#advertisementOf(status)
      await this.#advertiser.advertise({ xml: utf8(formatAdvertisement(advertisement)), leaves: advertisementLeaves(advertisement) })
    } catch (error) {
      this.#report(error, 'the advertisement did not reach enough nodes yet')
    }
  }

  #advertisementOf({ server, addresses, xenoCorps, environments, location, machine, load, extensions }: Status): Advertisement {
    return {
      server,
      addresses,
      xenoCorps,
      injectionNode: this.#injectionNode,
      environments,
      machine,
      load,
      extensions,
      ...(location === undefined ? {} : { location }),
    }
  }

  #report(error: unknown, says: string): void {
    this.#failure = error instanceof Error ? error.message : String(error)
    this.#options.context.logger.warn(isXenoError(error) ? { code: error.code, ...error.facts } : { error }, says)
  }
}

/** The XIS nodes of the config, and this node itself where it is one. */
function contactsOf({ config, host }: RoleContext) {
  const { xis } = config.roles
  const nodes = (xis?.nodes ?? []).map(parseBootstrap).map(({ peer, address }) => ({ peer, addresses: [address] }))
  return xis === undefined ? nodes : [{ peer: host.id, addresses: host.addresses() }, ...nodes]
}

function hasChanged(told: Status, now: Status): boolean {
  return (['cpuMsps', 'memoryBytes', 'diskBytes', 'networkBps'] as const).some(
    dimension => Math.abs(told.free[dimension] - now.free[dimension]) > CHANGE * now.capacity[dimension],
  )
}
