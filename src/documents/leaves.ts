/**
 * An advertisement as the tokens of the XIS: every leaf with its path. What belongs to one of several environments or
 * XenoCorps has its name in the path, so that the leaves of two never collide and a question can insist on one of them:
 *
 *     Environment[linux]/QoS/CPUsmps         token QoS/CPUsmps          in the environment linux
 *     XenoCorp[<name>]/Prices/CoreHour       token XenoCorp/Prices/CoreHour
 *     Load/AverageCPU                        token Load/AverageCPU
 *     Environment[linux]/{urn:x}Accelerator  token {urn:x}Accelerator   an extension, by its namespace and name
 */
import { toText } from '../types/bytes.ts'
import { formatMoney } from '../types/money.ts'
import { peerText } from '../types/peer-id.ts'
import { MIB } from '../types/units.ts'
import type { Advertisement, EnvironmentOffer, Load, Location, Machine, XenoCorpOffer } from './advertisement.ts'
import type { ExtensionElement } from './extension.ts'
import { formatDecimal } from './lexical.ts'
import { environmentSection, xenoCorpSection } from './sections.ts'

/**
 * `decimal`: `-?digits(.digits)?` without superfluous zeros, as it stands in the document (MiB, Mbit/s, units of money).
 * `version`: ordered as kernel-match.ts says. `presence`: an element without content; the value is ''.
 */
export type LeafType = 'decimal' | 'string' | 'version' | 'presence'

export interface AdvertisementLeaf {
  readonly path: string
  /** The path without the names of environments and XenoCorps, as lookups name it. */
  readonly token: string
  /** The environment that it belongs to, if it belongs to one. */
  readonly environment?: string
  readonly value: string
  readonly type: LeafType
}

/** In the document's order; a leaf that is repeated with one value is there once. */
export function advertisementLeaves(advertisement: Advertisement): AdvertisementLeaf[] {
  const plain = [
    leaf('Server', peerText(advertisement.server)),
    ...advertisement.addresses.map(address => leaf('Address', address)),
    ...advertisement.xenoCorps.flatMap(xenoCorpLeaves),
    leaf('InjectionNode', peerText(advertisement.injectionNode)),
    ...advertisement.environments.flatMap(environmentLeaves),
    ...locationLeaves(advertisement.location),
    ...machineLeaves(advertisement.machine),
    ...loadLeaves(advertisement.load),
  ]
  const foreign = advertisement.extensions.flatMap(({ section, element }) => extensionLeaves(element, section))
  const all = [...plain, ...foreign]
  return [...new Map(all.map(one => [`${one.path} ${one.value}`, one])).values()]
}

/** What a path stands for in lookups, and the environment in it. */
export function parseLeafPath(path: string): { readonly token: string; readonly environment?: string } {
  const [, environment, rest] = /^Environment\[([^\]]*)\]\/(.*)$/.exec(path) ?? []
  if (environment !== undefined && rest !== undefined) return { token: rest, environment }
  return { token: path.replace(/^XenoCorp\[[^\]]*\]/, 'XenoCorp') }
}

function leaf(path: string, value: string | number, type: LeafType = 'string'): AdvertisementLeaf {
  return { path, ...parseLeafPath(path), value: String(value), type }
}

function xenoCorpLeaves(offer: XenoCorpOffer): AdvertisementLeaf[] {
  const section = xenoCorpSection(offer.xenoCorp)
  const { prices } = offer
  const named = [leaf('XenoCorp', toText(offer.xenoCorp)), leaf(`${section}/Name`, offer.name), leaf(`${section}/Currency`, offer.currency)]
  if (prices === undefined) return named
  const price = (name: string, amount: bigint): AdvertisementLeaf => leaf(`${section}/Prices/${name}`, formatMoney(amount), 'decimal')
  return [
    ...named,
    price('CoreHour', prices.cpuCoreHour),
    price('MemoryGiBHour', prices.memoryGibHour),
    price('DiskGiBHour', prices.diskGibHour),
    price('NetworkGiB', prices.networkGib),
    price('AddressHour', prices.addressHour),
    price('Setup', prices.setup),
  ]
}

function environmentLeaves(offer: EnvironmentOffer): AdvertisementLeaf[] {
  const section = environmentSection(offer.name)
  const { largest } = offer
  return [
    leaf(`${section}/EnvType`, offer.envType),
    leaf(`${section}/EnvKernel`, offer.envKernel, 'version'),
    ...offer.images.map(image => leaf(`${section}/Image`, image)),
    leaf(`${section}/Driver`, offer.driver),
    leaf(`${section}/Isolation`, offer.isolation),
    ...offer.guarantees.map(guarantee => leaf(`${section}/Guarantee`, guarantee)),
    leaf(`${section}/QoS/CPUsmps`, largest.cpuMsps, 'decimal'),
    leaf(`${section}/QoS/NetMbps`, formatDecimal(largest.networkBps, 6), 'decimal'),
    leaf(`${section}/QoS/MemoryMiB`, Math.floor(largest.memoryBytes / MIB), 'decimal'),
    leaf(`${section}/QoS/DiskMiB`, Math.floor(largest.diskBytes / MIB), 'decimal'),
    leaf(`${section}/QoS/Pids`, largest.pids, 'decimal'),
    leaf(`${section}/Network/EnvIPAddresses`, largest.addresses, 'decimal'),
  ]
}

function locationLeaves(location: Location | undefined): AdvertisementLeaf[] {
  if (location === undefined) return []
  const { name, operator, coordinates } = location
  return [
    leaf('Location/Name', name),
    ...(operator === undefined ? [] : [leaf('Location/Operator', operator)]),
    ...(coordinates === undefined
      ? []
      : [
          leaf('Location/Latitude', formatDecimal(coordinates.latitude * 1e6, 6), 'decimal'),
          leaf('Location/Longitude', formatDecimal(coordinates.longitude * 1e6, 6), 'decimal'),
        ]),
  ]
}

function machineLeaves(machine: Machine | undefined): AdvertisementLeaf[] {
  return machine === undefined ? [] : [leaf('Machine/Architecture', machine.architecture), leaf('Machine/Cores', machine.cores, 'decimal')]
}

function loadLeaves(load: Load | undefined): AdvertisementLeaf[] {
  if (load === undefined) return []
  const fraction = (value: number): string => formatDecimal(value * 1e3, 3)
  return [
    leaf('Load/ServerLoad', fraction(load.server), 'decimal'),
    leaf('Load/NetworkLoad', fraction(load.network), 'decimal'),
    leaf('Load/AverageCPU', fraction(load.averageCpu), 'decimal'),
    leaf('Load/Clients', load.clients, 'decimal'),
    leaf('Load/AvailableMbps', formatDecimal(load.availableBps, 6), 'decimal'),
  ]
}

function extensionLeaves(element: ExtensionElement, parent: string): AdvertisementLeaf[] {
  const path = `${parent}${parent === '' ? '' : '/'}{${element.namespace}}${element.name}`
  if (element.children.length > 0) return element.children.flatMap(child => extensionLeaves(child, path))
  const number = canonicalDecimal(element.text)
  return [number === undefined ? leaf(path, element.text, element.text === '' ? 'presence' : 'string') : leaf(path, number, 'decimal')]
}

/** `'+007.50'` -> `'7.5'`; undefined for what is no decimal of at most 15 digits and 15 places. */
function canonicalDecimal(text: string): string | undefined {
  const match = /^([+-]?)0*(\d{1,15})(?:\.(\d{0,14}?)0*)?$/.exec(text)
  if (match === null) return undefined
  const [, sign = '', units = '0', fraction = ''] = match
  const magnitude = fraction === '' ? units : `${units}.${fraction}`
  return sign === '-' && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude
}
