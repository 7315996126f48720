/** The sections that advertisement and status share, as XML. */
import { toText } from '../../types/bytes.ts'
import { formatMoney } from '../../types/money.ts'
import type { Prices } from '../../types/prices.ts'
import { MIB } from '../../types/units.ts'
import type { EnvironmentOffer, LargestSession, Load, Location, Machine, XenoCorpOffer } from '../advertisement.ts'
import type { Extension } from '../extension.ts'
import { formatDecimal } from '../lexical.ts'
import { environmentSection, xenoCorpSection } from '../sections.ts'
import { element, extensions, leaf, type Markup } from './writer.ts'

export function formatXenoCorp(offer: XenoCorpOffer, all: readonly Extension[]): Markup {
  const section = xenoCorpSection(offer.xenoCorp)
  return element(
    'XenoCorp',
    [
      leaf('Name', offer.name),
      leaf('Currency', offer.currency),
      offer.prices === undefined ? undefined : formatPrices(offer.prices, all, `${section}/Prices`),
      extensions(all, section),
    ],
    { id: toText(offer.xenoCorp) },
  )
}

function formatPrices(prices: Prices, all: readonly Extension[], section: string): Markup {
  return element('Prices', [
    leaf('CoreHour', formatMoney(prices.cpuCoreHour)),
    leaf('MemoryGiBHour', formatMoney(prices.memoryGibHour)),
    leaf('DiskGiBHour', formatMoney(prices.diskGibHour)),
    leaf('NetworkGiB', formatMoney(prices.networkGib)),
    leaf('AddressHour', formatMoney(prices.addressHour)),
    leaf('Setup', formatMoney(prices.setup)),
    extensions(all, section),
  ])
}

export function formatEnvironment(offer: EnvironmentOffer, all: readonly Extension[]): Markup {
  const section = environmentSection(offer.name)
  return element(
    'Environment',
    [
      leaf('EnvType', offer.envType),
      leaf('EnvKernel', offer.envKernel),
      offer.images.map(image => leaf('Image', image)),
      leaf('Driver', offer.driver),
      leaf('Isolation', offer.isolation),
      offer.guarantees.map(guarantee => leaf('Guarantee', guarantee)),
      formatShares(offer.largest, all, `${section}/`),
      extensions(all, section),
    ],
    { name: offer.name },
  )
}

/** Memory and disk are rounded down: what is offered is there. */
export function formatShares(shares: LargestSession, all: readonly Extension[], prefix: string): Markup[] {
  return [
    element('QoS', [
      leaf('CPUsmps', shares.cpuMsps),
      leaf('NetMbps', formatDecimal(shares.networkBps, 6)),
      leaf('MemoryMiB', Math.floor(shares.memoryBytes / MIB)),
      leaf('DiskMiB', Math.floor(shares.diskBytes / MIB)),
      leaf('Pids', shares.pids),
      extensions(all, `${prefix}QoS`),
    ]),
    element('Network', [leaf('EnvIPAddresses', shares.addresses), extensions(all, `${prefix}Network`)]),
  ]
}

export function formatLocation(location: Location | undefined, all: readonly Extension[]): Markup | undefined {
  if (location === undefined) return undefined
  const { coordinates } = location
  return element('Location', [
    leaf('Name', location.name),
    leaf('Operator', location.operator),
    coordinates === undefined ? undefined : [leaf('Latitude', degrees(coordinates.latitude)), leaf('Longitude', degrees(coordinates.longitude))],
    extensions(all, 'Location'),
  ])
}

function degrees(value: number): string {
  return formatDecimal(value * 1e6, 6)
}

export function formatMachine(machine: Machine | undefined, all: readonly Extension[]): Markup | undefined {
  if (machine === undefined) return undefined
  return element('Machine', [leaf('Architecture', machine.architecture), leaf('Cores', machine.cores), extensions(all, 'Machine')])
}

export function formatLoad(load: Load | undefined, all: readonly Extension[]): Markup | undefined {
  if (load === undefined) return undefined
  return element('Load', [
    leaf('ServerLoad', fraction(load.server)),
    leaf('NetworkLoad', fraction(load.network)),
    leaf('AverageCPU', fraction(load.averageCpu)),
    leaf('Clients', load.clients),
    leaf('AvailableMbps', formatDecimal(load.availableBps, 6)),
    extensions(all, 'Load'),
  ])
}

function fraction(value: number): string {
  return formatDecimal(value * 1e3, 3)
}
