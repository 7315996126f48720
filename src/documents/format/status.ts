/** A status as XML. */
import { peerText } from '../../types/peer-id.ts'
import { STATUS } from '../kinds.ts'
import type { Status } from '../status.ts'
import { formatEnvironment, formatLoad, formatLocation, formatMachine, formatShares, formatXenoCorp } from './offer.ts'
import { element, extensions, leaf, writeXml } from './writer.ts'

/** @throws XenoError `document-unwritable`. Values out of their bounds are written, and refused by whoever reads them. */
export function formatStatus(status: Status): string {
  const all = status.extensions
  const root = element(STATUS.root, [
    leaf('Server', peerText(status.server)),
    leaf('Time', new Date(status.time).toISOString()),
    status.addresses.map(address => leaf('Address', address)),
    status.xenoCorps.map(offer => formatXenoCorp(offer, all)),
    element('Capacity', [formatShares(status.capacity, all, 'Capacity/'), extensions(all, 'Capacity')]),
    element('Free', [formatShares(status.free, all, 'Free/'), extensions(all, 'Free')]),
    leaf('Sessions', status.sessions),
    status.environments.map(offer => formatEnvironment(offer, all)),
    formatLocation(status.location, all),
    formatMachine(status.machine, all),
    formatLoad(status.load, all),
    extensions(all, ''),
  ])
  return writeXml(STATUS, root)
}
