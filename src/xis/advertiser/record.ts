/** The advertiser's memory on disk: what was signed last is written before it is sent, so that no version is signed twice. */
import { type Bytes, EMPTY, utf8 } from '../../types/bytes.ts'
import type { Crypto, Store } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { AdvertiserRecord } from '../../wire/generated/xis-store.ts'
import { readCard } from '../core/card.ts'
import { MAX_CARD_BYTES, MAX_XML_BYTES } from '../core/limits.ts'
import type { Content } from './publication.ts'

const KEY = utf8('advertiser')
const MAX_RECORD_BYTES = MAX_CARD_BYTES + MAX_XML_BYTES + 256

export interface Memory {
  readonly version: number
  readonly incarnation: number
  /** What was advertised last, unless it was withdrawn. */
  readonly content: Content | undefined
}

/** @throws when the record is damaged: its versions are not to be guessed */
export function readMemory(store: Store, crypto: Crypto, realm: Bytes): Memory {
  const value = store.get(KEY)
  if (value === undefined) return { version: 0, incarnation: 0, content: undefined }
  const record = decodeCanonical(AdvertiserRecord, value, MAX_RECORD_BYTES)
  if (record === undefined) throw new Error("the advertiser's record is damaged")
  const card = record.card.length === 0 ? undefined : readCard(crypto, realm, record.card)
  const content = card === undefined ? undefined : { card, xml: record.xml }
  return { version: Number(record.version), incarnation: Number(record.incarnation), content }
}

/** Settles when it is on disk. */
export async function writeMemory(store: Store, memory: Memory): Promise<void> {
  const { version, incarnation, content } = memory
  const value = encode(AdvertiserRecord, {
    version: BigInt(version),
    incarnation: BigInt(incarnation),
    card: content?.card.bytes ?? EMPTY,
    xml: content?.xml ?? EMPTY,
  })
  await store.batch([{ type: 'put', key: KEY, value }], { sync: true })
}
