/** An advertisement from XML. */
import type { Result } from '../../types/errors.ts'
import type { Advertisement } from '../advertisement.ts'
import type { DocumentCode } from '../errors.ts'
import { ADVERTISEMENT } from '../kinds.ts'
import type { TreeElement } from '../tree.ts'
import { parseDocument } from './document.ts'
import {
  environmentExtensions,
  parseEnvironment,
  parseLoad,
  parseLocation,
  parseMachine,
  parseXenoCorp,
  sectionExtensions,
  xenoCorpExtensions,
} from './offer.ts'
import { all, extensionsOf, find, need, peer, text } from './section.ts'

export function parseAdvertisement(input: Uint8Array | string): Result<Advertisement, DocumentCode> {
  return parseDocument(ADVERTISEMENT, input, readAdvertisement)
}

function readAdvertisement(root: TreeElement): Advertisement {
  const [location, machine, load] = ['Location', 'Machine', 'Load'].map(name => find(root, name))
  const [xenoCorps, environments] = [all(root, 'XenoCorp'), all(root, 'Environment')]
  return {
    server: peer(need(root, 'Server')),
    addresses: all(root, 'Address').map(text),
    xenoCorps: xenoCorps.map(parseXenoCorp),
    injectionNode: peer(need(root, 'InjectionNode')),
    environments: environments.map(parseEnvironment),
    ...(location === undefined ? {} : { location: parseLocation(location) }),
    ...(machine === undefined ? {} : { machine: parseMachine(machine) }),
    ...(load === undefined ? {} : { load: parseLoad(load) }),
    extensions: [
      ...xenoCorps.flatMap(xenoCorpExtensions),
      ...environments.flatMap(environmentExtensions),
      ...sectionExtensions(root, ['Location', 'Machine', 'Load']),
      ...extensionsOf(root, ''),
    ],
  }
}
