/** Requirements as XML. Needs no parser, so that a client starts without one. */
import { formatMoney } from '../../types/money.ts'
import { MIB } from '../../types/units.ts'
import { REQUIREMENTS } from '../kinds.ts'
import { formatDecimal, formatXmlDuration } from '../lexical.ts'
import type { EgressRequirement, PortRequirement, Requirements } from '../requirements.ts'
import { element, extensions, leaf, type Markup, unlessEmpty, writeXml } from './writer.ts'

/** @throws XenoError `document-unwritable`. Values out of their bounds are written, and refused by whoever reads them. */
export function formatRequirements(requirements: Requirements): string {
  const sections = [basic, network, qos, constraints].map(section => section(requirements))
  return writeXml(REQUIREMENTS, element(REQUIREMENTS.root, [...sections, extensions(requirements.extensions, '')]))
}

function basic({ basic: { envName, envType, envKernel, image }, extensions: all }: Requirements): Markup {
  const match = envKernel.match === 'exact' ? undefined : envKernel.match
  return element('Basic', [
    leaf('EnvName', envName),
    leaf('EnvType', envType),
    leaf('EnvKernel', envKernel.version, { match }),
    leaf('Image', image),
    extensions(all, 'Basic'),
  ])
}

function network({ network: { envIPAddresses, ports, egress }, extensions: all }: Requirements): Markup | undefined {
  return unlessEmpty(
    element('Network', [
      leaf('EnvIPAddresses', envIPAddresses === 0 ? undefined : envIPAddresses),
      unlessEmpty(element('Ports', ports.map(formatPort))),
      unlessEmpty(element('Egress', egress.map(formatEgress))),
      extensions(all, 'Network'),
    ]),
  )
}

function formatPort({ port, protocol }: PortRequirement): Markup | undefined {
  return leaf('Port', port, { protocol: protocol === 'tcp' ? undefined : protocol })
}

function formatEgress({ cidr, protocol, ports }: EgressRequirement): Markup {
  const range = ports === undefined ? undefined : ports[0] === ports[1] ? String(ports[0]) : ports.join('-')
  return element('Allow', [], { to: cidr, protocol, ports: range })
}

function qos({ qos: asked, extensions: all }: Requirements): Markup | undefined {
  return unlessEmpty(
    element('QoS', [
      leaf('CPUsmps', asked.cpuMsps),
      leaf('CPUsmpsPeak', asked.cpuPeakMsps),
      leaf('NetMbps', asMillions(asked.networkBps)),
      leaf('MemoryMiB', asMebibytes(asked.memoryBytes)),
      leaf('DiskMiB', asMebibytes(asked.diskBytes)),
      leaf('DiskMBps', asMillions(asked.diskBps)),
      leaf('Pids', asked.pids),
      extensions(all, 'QoS'),
    ]),
  )
}

function asMillions(value: number | undefined): string | undefined {
  return value === undefined ? undefined : formatDecimal(value, 6)
}

/** Rounded up: what is asked for is at least what was meant. */
function asMebibytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : Math.ceil(bytes / MIB)
}

function constraints({ constraints: { maxCost, durationMs }, extensions: all }: Requirements): Markup | undefined {
  return unlessEmpty(
    element('Constraints', [
      leaf('MaxCost', maxCost === undefined ? undefined : formatMoney(maxCost)),
      leaf('Duration', durationMs === undefined ? undefined : formatXmlDuration(durationMs)),
      extensions(all, 'Constraints'),
    ]),
  )
}
