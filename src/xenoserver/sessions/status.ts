/** The server's status: what it has, what is free, at what prices, how busy it is; signed, so that it can be evidence. */
import type { Load, Location } from '../../documents/advertisement.ts'
import { formatStatus } from '../../documents/format/status.ts'
import type { Status } from '../../documents/status.ts'
import { type Bytes, bytes as ownBytes, toText, utf8 } from '../../types/bytes.ts'
import type { Prices } from '../../types/prices.ts'
import { digest } from '../../wire/digest.ts'
import type { StatusRequest, StatusResponse } from '../../wire/generated/session.ts'
import { DIMENSIONS, type Share } from '../core/resources.ts'
import { largestOf, machineOf, offersOf } from '../environment-manager/environments.ts'
import type { LoadMeter } from '../environment-manager/load.ts'
import type { CorpDesk } from './corp-desk.ts'
import type { Desks } from './desks.ts'

const STATUS_NAMESPACE = 'urn:xeno:status:1'
const NOTHING: Share = { cpuMsps: 0, memoryBytes: 0, diskBytes: 0, networkBps: 0, addresses: 0, pids: 0 }

export interface StatusDeskOptions {
  readonly desks: Desks
  readonly corps: readonly CorpDesk[]
  readonly prices: Prices
  readonly load: LoadMeter
  readonly location: Location | undefined
  /** Multiaddrs at which this server can be dialled. */
  addresses(): readonly string[]
}

export class StatusDesk {
  readonly #options: StatusDeskOptions

  constructor(options: StatusDeskOptions) {
    this.#options = options
  }

  /** @throws XenoError `foreign-xenocorp`, `client-unknown` */
  answer(request: StatusRequest, peer: Bytes): StatusResponse {
    const { crypto, signer, desk } = this.#options.desks
    const corp = desk(request.xenoCorp)
    corp.checkClient(request.proof, peer)
    const body = utf8(formatStatus(this.status()))
    const signature = ownBytes(signer.sign(digest(crypto, 'session/status', corp.name, body)))
    return { status: { body, signature }, credentials: [...corp.credentials()] }
  }

  /** The same as a value; advertisements are made of it. */
  status(): Status {
    const { desks, corps, prices, location, addresses } = this.#options
    const { clock, signer, environments, partition, registry } = desks
    // What is not sold is not free.
    const paused = desks.closedBecause()
    const free = paused === undefined ? partition.free(clock.now()) : NOTHING
    const { hypervisor } = environments
    const active = registry.all().filter(({ session }) => session.state !== 'kept' && session.state !== 'charged')
    return {
      server: signer.id,
      time: clock.now(),
      addresses: addresses(),
      xenoCorps: corps.map(({ server: { committee } }) => ({
        xenoCorp: committee.name,
        name: committee.document.name,
        currency: committee.document.currency,
        prices,
      })),
      capacity: largestOf(partition.forSale),
      free: largestOf(free),
      sessions: active.length,
      environments: offersOf(hypervisor, free),
      machine: machineOf(hypervisor),
      load: this.#load(free),
      ...(location === undefined ? {} : { location }),
      extensions:
        paused === undefined ? [] : [{ section: '', element: { namespace: STATUS_NAMESPACE, name: 'SalePaused', text: paused, children: [] } }],
    }
  }

  #load(free: Share): Load {
    const { desks, load } = this.#options
    const { forSale } = desks.partition
    const actors = desks.registry.all()
    const used = DIMENSIONS.map(dimension => (forSale[dimension] === 0 ? 0 : 1 - free[dimension] / forSale[dimension]))
    const bitsPerSecond = actors.reduce((sum, actor) => sum + actor.networkBytesPerSecond * 8, 0)
    return {
      server: thousandths(Math.max(...used)),
      network: thousandths(forSale.networkBps === 0 ? 0 : Math.min(1, bitsPerSecond / (2 * forSale.networkBps))),
      averageCpu: thousandths(load.averageCpu()),
      clients: new Set(actors.map(({ session }) => toText(session.account))).size,
      availableBps: free.networkBps,
    }
  }
}

function thousandths(fraction: number): number {
  return Math.round(fraction * 1_000) / 1_000
}
