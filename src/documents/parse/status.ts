/** A status from XML. */
import type { Result } from '../../types/errors.ts'
import type { DocumentCode } from '../errors.ts'
import type { Extension } from '../extension.ts'
import { STATUS } from '../kinds.ts'
import type { Status } from '../status.ts'
import type { TreeElement } from '../tree.ts'
import { parseDocument } from './document.ts'
import {
  environmentExtensions,
  parseEnvironment,
  parseLoad,
  parseLocation,
  parseMachine,
  parseShares,
  parseXenoCorp,
  sectionExtensions,
  sharesExtensions,
  xenoCorpExtensions,
} from './offer.ts'
import { all, extensionsOf, find, Mistake, need, peer, text, whole } from './section.ts'

export function parseStatus(input: Uint8Array | string): Result<Status, DocumentCode> {
  return parseDocument(STATUS, input, readStatus)
}

function readStatus(root: TreeElement): Status {
  const location = find(root, 'Location')
  return {
    server: peer(need(root, 'Server')),
    time: time(need(root, 'Time')),
    addresses: all(root, 'Address').map(text),
    xenoCorps: all(root, 'XenoCorp').map(parseXenoCorp),
    capacity: parseShares(need(root, 'Capacity')),
    free: parseShares(need(root, 'Free')),
    sessions: whole(need(root, 'Sessions')),
    environments: all(root, 'Environment').map(parseEnvironment),
    machine: parseMachine(need(root, 'Machine')),
    load: parseLoad(need(root, 'Load')),
    ...(location === undefined ? {} : { location: parseLocation(location) }),
    extensions: statusExtensions(root),
  }
}

function statusExtensions(root: TreeElement): Extension[] {
  return [
    ...all(root, 'XenoCorp').flatMap(xenoCorpExtensions),
    ...['Capacity', 'Free'].flatMap(name => [...sharesExtensions(need(root, name), `${name}/`), ...extensionsOf(need(root, name), name)]),
    ...all(root, 'Environment').flatMap(environmentExtensions),
    ...sectionExtensions(root, ['Location', 'Machine', 'Load']),
    ...extensionsOf(root, ''),
  ]
}

function time(element: TreeElement): number {
  const ms = Date.parse(text(element))
  if (!Number.isSafeInteger(ms)) throw new Mistake(element, 'this must be a time in UTC')
  return ms
}
