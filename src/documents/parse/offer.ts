/** The sections that advertisement and status share, from XML. */
import type { Prices } from '../../types/prices.ts'
import type { EnvironmentOffer, LargestSession, Load, Location, Machine, XenoCorpOffer } from '../advertisement.ts'
import type { Extension } from '../extension.ts'
import { environmentSection, xenoCorpSection } from '../sections.ts'
import type { TreeElement } from '../tree.ts'
import { all, attribute, decimal, extensionsOf, find, id, mebibytes, millionths, money, need, text, whole } from './section.ts'

export function parseXenoCorp(element: TreeElement): XenoCorpOffer {
  const prices = find(element, 'Prices')
  return {
    xenoCorp: id(element, attribute(element, 'id')),
    name: text(need(element, 'Name')),
    currency: text(need(element, 'Currency')),
    ...(prices === undefined ? {} : { prices: parsePrices(prices) }),
  }
}

function parsePrices(section: TreeElement): Prices {
  return {
    cpuCoreHour: money(need(section, 'CoreHour')),
    memoryGibHour: money(need(section, 'MemoryGiBHour')),
    diskGibHour: money(need(section, 'DiskGiBHour')),
    networkGib: money(need(section, 'NetworkGiB')),
    addressHour: money(need(section, 'AddressHour')),
    setup: money(need(section, 'Setup')),
  }
}

export function parseEnvironment(element: TreeElement): EnvironmentOffer {
  return {
    name: attribute(element, 'name'),
    envType: text(need(element, 'EnvType')),
    envKernel: text(need(element, 'EnvKernel')),
    images: all(element, 'Image').map(text),
    driver: text(need(element, 'Driver')),
    isolation: text(need(element, 'Isolation')),
    guarantees: all(element, 'Guarantee').map(text),
    largest: parseShares(element),
  }
}

export function parseShares(parent: TreeElement): LargestSession {
  const qos = need(parent, 'QoS')
  return {
    cpuMsps: whole(need(qos, 'CPUsmps')),
    networkBps: millionths(need(qos, 'NetMbps')),
    memoryBytes: mebibytes(need(qos, 'MemoryMiB')),
    diskBytes: mebibytes(need(qos, 'DiskMiB')),
    pids: whole(need(qos, 'Pids')),
    addresses: whole(need(need(parent, 'Network'), 'EnvIPAddresses')),
  }
}

export function parseLocation(section: TreeElement): Location {
  const operator = find(section, 'Operator')
  const latitude = find(section, 'Latitude')
  return {
    name: text(need(section, 'Name')),
    ...(operator === undefined ? {} : { operator: text(operator) }),
    ...(latitude === undefined ? {} : { coordinates: { latitude: decimal(latitude, 6), longitude: decimal(need(section, 'Longitude'), 6) } }),
  }
}

export function parseMachine(section: TreeElement): Machine {
  return { architecture: text(need(section, 'Architecture')), cores: whole(need(section, 'Cores')) }
}

export function parseLoad(section: TreeElement): Load {
  return {
    server: decimal(need(section, 'ServerLoad'), 3),
    network: decimal(need(section, 'NetworkLoad'), 3),
    averageCpu: decimal(need(section, 'AverageCPU'), 3),
    clients: whole(need(section, 'Clients')),
    availableBps: millionths(need(section, 'AvailableMbps')),
  }
}

export function xenoCorpExtensions(element: TreeElement): Extension[] {
  const section = xenoCorpSection(id(element, attribute(element, 'id')))
  return [...extensionsOf(find(element, 'Prices'), `${section}/Prices`), ...extensionsOf(element, section)]
}

export function environmentExtensions(element: TreeElement): Extension[] {
  const section = environmentSection(attribute(element, 'name'))
  return [...sharesExtensions(element, `${section}/`), ...extensionsOf(element, section)]
}

export function sharesExtensions(parent: TreeElement, prefix: string): Extension[] {
  return ['QoS', 'Network'].flatMap(name => extensionsOf(find(parent, name), `${prefix}${name}`))
}

/** Of the sections that occur once. */
export function sectionExtensions(root: TreeElement, names: readonly string[]): Extension[] {
  return names.flatMap(name => extensionsOf(find(root, name), name))
}
