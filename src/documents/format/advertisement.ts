/** An advertisement as XML. */
import { peerText } from '../../types/peer-id.ts'
import type { Advertisement } from '../advertisement.ts'
import { ADVERTISEMENT } from '../kinds.ts'
import { formatEnvironment, formatLoad, formatLocation, formatMachine, formatXenoCorp } from './offer.ts'
import { element, extensions, leaf, writeXml } from './writer.ts'

/** @throws XenoError `document-unwritable`. Values out of their bounds are written, and refused by whoever reads them. */
export function formatAdvertisement(advertisement: Advertisement): string {
  const all = advertisement.extensions
  const root = element(ADVERTISEMENT.root, [
    leaf('Server', peerText(advertisement.server)),
    advertisement.addresses.map(address => leaf('Address', address)),
    advertisement.xenoCorps.map(offer => formatXenoCorp(offer, all)),
    leaf('InjectionNode', peerText(advertisement.injectionNode)),
    advertisement.environments.map(offer => formatEnvironment(offer, all)),
    formatLocation(advertisement.location, all),
    formatMachine(advertisement.machine, all),
    formatLoad(advertisement.load, all),
    extensions(all, ''),
  ])
  return writeXml(ADVERTISEMENT, root)
}
