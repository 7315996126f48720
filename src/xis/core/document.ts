/**
 * The XIS's document: founding nodes, replicas, size of zones, and whose servers may advertise. The XIS's name is the hash
 * of its bytes, so whoever has the name can check the document; the name is in every digest that is signed for this XIS.
 */
import { type Bytes, equal, ID_BYTES, toText } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { selfDigest } from '../../wire/digest.ts'
import { XisDocument } from '../../wire/generated/xis.ts'
import { xisErrors } from './errors.ts'
import { isKey } from './keys.ts'
import { MAX_FOUNDING, MAX_REPLICAS, MAX_XIS_DOCUMENT_BYTES, MAX_ZONE_ENTRIES } from './limits.ts'

export const DEFAULT_REPLICAS = 8
export const DEFAULT_ZONE_ENTRIES = 256

export interface Xis {
  /** The hash of the document, 32 bytes: the realm of all digests. */
  readonly name: Bytes
  readonly document: XisDocument
  /** The document's exact bytes. */
  readonly bytes: Bytes
  /** PeerIds. */
  readonly founding: readonly Bytes[]
  readonly replicas: number
  readonly zoneEntries: number
  readonly xenoCorps: readonly Bytes[]
}

/** The document's exact bytes and the name that they give the XIS. */
export function encodeXisDocument(crypto: Crypto, document: XisDocument): { bytes: Bytes; name: Bytes } {
  const bytes = encode(XisDocument, document)
  return { bytes, name: nameOf(crypto, bytes) }
}

/**
 * Decodes and checks a document. With `name` it must be that XIS's.
 * Refuses with `too-large`, `malformed` or `xis-document-invalid` (its fact `field` says where).
 */
export function decodeXisDocument(crypto: Crypto, bytes: Bytes, name?: Uint8Array): Result<Xis> {
  if (bytes.length > MAX_XIS_DOCUMENT_BYTES) return commonErrors.refuse('too-large', { what: 'the XIS document', bytes: bytes.length })
  const document = decodeCanonical(XisDocument, bytes, MAX_XIS_DOCUMENT_BYTES)
  if (document === undefined) return commonErrors.refuse('malformed', { what: 'XIS document' })
  const field = brokenBound(document)
  if (field !== undefined) return xisErrors.refuse('xis-document-invalid', { field })
  const own = nameOf(crypto, bytes)
  if (name !== undefined && !equal(name, own))
    return xisErrors.refuse('xis-document-invalid', { field: 'name', wanted: toText(name), found: toText(own) })
  const { founding, replicas, zoneEntries, xenoCorps } = document
  return ok({ name: own, document, bytes, founding, replicas, zoneEntries, xenoCorps })
}

function nameOf(crypto: Crypto, bytes: Uint8Array): Bytes {
  return selfDigest(crypto, 'xis/document', bytes)
}

function brokenBound(document: XisDocument): string | undefined {
  const { founding, replicas, zoneEntries, xenoCorps } = document
  const checks: Readonly<Record<string, boolean>> = {
    name: /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(document.name),
    nonce: document.nonce.length >= 16 && document.nonce.length <= 64,
    founding: founding.length >= 1 && founding.length <= MAX_FOUNDING && founding.every(isKey) && areDistinct(founding),
    replicas: replicas >= 1 && replicas <= MAX_REPLICAS,
    zoneEntries: zoneEntries >= 16 && zoneEntries <= MAX_ZONE_ENTRIES,
    xenoCorps: xenoCorps.length <= 64 && xenoCorps.every(corp => corp.length === ID_BYTES) && areDistinct(xenoCorps),
  }
  return Object.entries(checks).find(([, holds]) => !holds)?.[0]
}

function areDistinct(values: readonly Bytes[]): boolean {
  return new Set(values.map(toText)).size === values.length
}
