/**
 * Requirements against what a server has: the grant, or each requirement that cannot be met with the nearest that can
 * (protocols/session/1, quote). Named by their paths in the requirements document, in the document's units.
 */
import { matchesKernel } from '../../documents/kernel-match.ts'
import { type Requirements, resourcesAsked } from '../../documents/requirements.ts'
import { formatMoney, type Money } from '../../types/money.ts'
import { costOf, type Prices } from '../../types/prices.ts'
import { MIB } from '../../types/units.ts'
import { type Dimension, exceeding, type Resources, type Share } from './resources.ts'

/** An environment as a server offers it. */
export interface Environment {
  /** The name by which terms and caveats know it. */
  readonly name: string
  readonly envType: string
  readonly envKernel: string
  readonly images: readonly string[]
  /** Whether packets may be let out, and the disk's rate be bounded. */
  readonly egress: boolean
  readonly diskRate: boolean
  /** The largest CPU peak that the machine can give. */
  readonly cpuPeakMsps: number
}

export interface Offer {
  readonly environments: readonly Environment[]
  readonly free: Share
  readonly prices: Prices
  /** The least limit of an order for these resources. */
  leastLimit(resources: Resources): Money
}

export interface Unmet {
  readonly requirement: string
  readonly asked: string
  readonly nearest: string
}

export interface Grant {
  readonly environment: Environment
  readonly resources: Resources
}

export type Match = { readonly ok: true; readonly grant: Grant } | { readonly ok: false; readonly unmet: readonly Unmet[] }

/** What no driver can make smaller; asking for less gets this. */
const LEAST: Share = { cpuMsps: 1, memoryBytes: 8 * MIB, diskBytes: MIB, networkBps: 0, addresses: 0, pids: 8 }
const NONE = ''

/** How each dimension stands in the document: its path, and its unit. */
const PATHS: Readonly<Record<Dimension, { readonly path: string; format(amount: number): string }>> = {
  cpuMsps: { path: 'QoS/CPUsmps', format: String },
  memoryBytes: { path: 'QoS/MemoryMiB', format: amount => String(Math.floor(amount / MIB)) },
  diskBytes: { path: 'QoS/DiskMiB', format: amount => String(Math.floor(amount / MIB)) },
  networkBps: { path: 'QoS/NetMbps', format: amount => String(amount / 1e6) },
  addresses: { path: 'Network/EnvIPAddresses', format: String },
  pids: { path: 'QoS/Pids', format: String },
}

/** Every requirement is looked at, so that one answer names all that cannot be met. */
export function match(requirements: Requirements, offer: Offer): Match {
  const resources = grantable(requirements)
  const found = matchEnvironment(requirements, offer.environments)
  const unmet = [
    ...('unmet' in found ? found.unmet : []),
    ...exceeding(resources, offer.free).map(dimension => short(dimension, resources, offer.free)),
    ...unmetExtras(requirements, resources, 'environment' in found ? found.environment : offer.environments[0]),
    ...unmetCost(requirements, resources, offer),
  ]
  return unmet.length === 0 && 'environment' in found ? { ok: true, grant: { environment: found.environment, resources } } : { ok: false, unmet }
}

function grantable(requirements: Requirements): Resources {
  const asked = resourcesAsked(requirements)
  const atLeast = (dimension: Dimension): number => Math.max(asked[dimension], LEAST[dimension])
  return {
    cpuMsps: atLeast('cpuMsps'),
    cpuPeakMsps: Math.max(asked.cpuPeakMsps, LEAST.cpuMsps),
    memoryBytes: atLeast('memoryBytes'),
    diskBytes: atLeast('diskBytes'),
    networkBps: asked.networkBps,
    addresses: asked.addresses,
    pids: atLeast('pids'),
    diskBps: asked.diskBps,
  }
}

function short(dimension: Dimension, asked: Share, free: Share): Unmet {
  const { path, format } = PATHS[dimension]
  return { requirement: path, asked: format(asked[dimension]), nearest: format(free[dimension]) }
}

/** The first environment that has the type, the kernel and the image; else where the closest ones fail. */
function matchEnvironment({ basic }: Requirements, environments: readonly Environment[]): { environment: Environment } | { unmet: Unmet[] } {
  const ofType = environments.filter(environment => environment.envType.toLowerCase() === basic.envType.toLowerCase())
  if (ofType.length === 0)
    return { unmet: [{ requirement: 'Basic/EnvType', asked: basic.envType, nearest: list(environments.map(environment => environment.envType)) }] }
  const { version, match: how } = basic.envKernel
  const ofKernel = ofType.filter(environment => matchesKernel(environment.envKernel, basic.envKernel))
  const { image } = basic
  const closest = ofKernel.length === 0 ? ofType : ofKernel
  const withImage = closest.filter(environment => image === undefined || environment.images.includes(image))
  const [environment] = ofKernel.length === 0 ? [] : withImage
  if (environment !== undefined) return { environment }
  const unmet: Unmet[] = []
  if (ofKernel.length === 0)
    unmet.push({ requirement: 'Basic/EnvKernel', asked: `${version} (${how})`, nearest: list(ofType.map(each => each.envKernel)) })
  if (withImage.length === 0) unmet.push({ requirement: 'Basic/Image', asked: image ?? '', nearest: list(closest.flatMap(each => each.images)) })
  return { unmet }
}

function unmetExtras(requirements: Requirements, resources: Resources, environment: Environment | undefined): Unmet[] {
  const { network, qos, extensions } = requirements
  const unmet: Unmet[] = extensions.map(({ section, element }) => ({
    requirement: `${section === '' ? '' : `${section}/`}{${element.namespace}}${element.name}`,
    asked: element.text,
    nearest: NONE,
  }))
  if (network.ports.length > 0)
    unmet.push({ requirement: 'Network/Ports', asked: list(network.ports.map(port => `${port.port}/${port.protocol}`)), nearest: NONE })
  if (environment === undefined) return unmet
  if (network.egress.length > 0 && !environment.egress)
    unmet.push({ requirement: 'Network/Egress', asked: list(network.egress.map(rule => rule.cidr)), nearest: NONE })
  if (qos.diskBps !== undefined && !environment.diskRate) unmet.push({ requirement: 'QoS/DiskMBps', asked: String(qos.diskBps / 1e6), nearest: NONE })
  if (resources.cpuPeakMsps > environment.cpuPeakMsps) {
    unmet.push({ requirement: 'QoS/CPUsmpsPeak', asked: String(resources.cpuPeakMsps), nearest: String(environment.cpuPeakMsps) })
  }
  return unmet
}

/** Whether the most that may be spent is enough: to start at all, and for the time that is planned. */
function unmetCost({ constraints }: Requirements, resources: Resources, offer: Offer): Unmet[] {
  const { maxCost, durationMs } = constraints
  if (maxCost === undefined) return []
  const planned = durationMs === undefined ? 0n : costOf(resources, offer.prices, durationMs)
  const least = offer.leastLimit(resources)
  const needed = planned > least ? planned : least
  return maxCost >= needed ? [] : [{ requirement: 'Constraints/MaxCost', asked: formatMoney(maxCost), nearest: formatMoney(needed) }]
}

function list(values: readonly string[]): string {
  return values.length === 0 ? NONE : [...new Set(values)].slice(0, 8).join(', ')
}
