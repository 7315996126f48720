/** Requirements from XML. */
import type { Result } from '../../types/errors.ts'
import type { DocumentCode } from '../errors.ts'
import { REQUIREMENTS } from '../kinds.ts'
import type { EgressRequirement, KernelMatch, PortRequirement, Requirements, TransportProtocol } from '../requirements.ts'
import type { TreeElement } from '../tree.ts'
import { parseDocument } from './document.ts'
import { all, attribute, duration, extensionsOf, find, Mistake, mebibytes, millionths, money, need, oneOf, text, token, whole } from './section.ts'

const MATCHES: readonly KernelMatch[] = ['exact', 'minimum', 'prefix']
const TRANSPORTS: readonly TransportProtocol[] = ['tcp', 'udp']
const SECTIONS = ['Basic', 'Network', 'QoS', 'Constraints'] as const
const MAX_PORT = 65_535

export function parseRequirements(input: Uint8Array | string): Result<Requirements, DocumentCode> {
  return parseDocument(REQUIREMENTS, input, root => ({
    basic: basic(need(root, 'Basic')),
    network: network(find(root, 'Network')),
    qos: qos(find(root, 'QoS')),
    constraints: constraints(find(root, 'Constraints')),
    extensions: [...SECTIONS.flatMap(section => extensionsOf(find(root, section), section)), ...extensionsOf(root, '')],
  }))
}

function basic(section: TreeElement): Requirements['basic'] {
  const kernel = need(section, 'EnvKernel')
  const image = find(section, 'Image')
  return {
    envName: text(need(section, 'EnvName')),
    envType: text(need(section, 'EnvType')),
    envKernel: { version: text(kernel), match: oneOf(kernel, MATCHES, token(kernel.attributes.get('match') ?? 'exact')) },
    ...(image === undefined ? {} : { image: text(image) }),
  }
}

function network(section: TreeElement | undefined): Requirements['network'] {
  const addresses = find(section, 'EnvIPAddresses')
  return {
    envIPAddresses: addresses === undefined ? 0 : whole(addresses),
    ports: all(find(section, 'Ports'), 'Port').map(port),
    egress: all(find(section, 'Egress'), 'Allow').map(egress),
  }
}

function port(element: TreeElement): PortRequirement {
  return { port: whole(element), protocol: oneOf(element, TRANSPORTS, token(element.attributes.get('protocol') ?? 'tcp')) }
}

function egress(element: TreeElement): EgressRequirement {
  const protocol = element.attributes.get('protocol')
  const ports = element.attributes.get('ports')
  if (ports !== undefined && protocol === undefined) throw new Mistake(element, 'ports go with a protocol')
  return {
    cidr: attribute(element, 'to'),
    ...(protocol === undefined ? {} : { protocol: oneOf(element, TRANSPORTS, token(protocol)) }),
    ...(ports === undefined ? {} : { ports: portRange(element, token(ports)) }),
  }
}

function portRange(element: TreeElement, range: string): readonly [from: number, to: number] {
  const [from, to = from] = range.split('-').map(Number)
  if (from === undefined || to === undefined || from > to || to > MAX_PORT) throw new Mistake(element, `${range} is no range of ports`)
  return [from, to]
}

function qos(section: TreeElement | undefined): Requirements['qos'] {
  const value = (name: string, read: (element: TreeElement) => number, key: keyof Requirements['qos']): Requirements['qos'] => {
    const element = find(section, name)
    return element === undefined ? {} : { [key]: read(element) }
  }
  const asked: Requirements['qos'] = {
    ...value('CPUsmps', whole, 'cpuMsps'),
    ...value('CPUsmpsPeak', whole, 'cpuPeakMsps'),
    ...value('NetMbps', millionths, 'networkBps'),
    ...value('MemoryMiB', mebibytes, 'memoryBytes'),
    ...value('DiskMiB', mebibytes, 'diskBytes'),
    ...value('DiskMBps', millionths, 'diskBps'),
    ...value('Pids', whole, 'pids'),
  }
  if (section !== undefined && asked.cpuPeakMsps !== undefined && asked.cpuPeakMsps < (asked.cpuMsps ?? 0)) {
    throw new Mistake(need(section, 'CPUsmpsPeak'), 'the peak is below CPUsmps')
  }
  return asked
}

function constraints(section: TreeElement | undefined): Requirements['constraints'] {
  const maxCost = find(section, 'MaxCost')
  const planned = find(section, 'Duration')
  return {
    ...(maxCost === undefined ? {} : { maxCost: money(maxCost) }),
    ...(planned === undefined ? {} : { durationMs: duration(planned, text(planned)) }),
  }
}
