/** Cursors of listings as text: the key of the last entry, and its place. */
import { type Bytes, EMPTY, fromText, toText } from '../../types/bytes.ts'
import { xisErrors } from '../core/errors.ts'
import { MAX_KEY_BYTES } from '../core/limits.ts'

export interface Cursor {
  readonly key: Bytes
  /** Entries up to the key. */
  readonly place: number
}

export const START: Cursor = { key: EMPTY, place: 0 }

export function formatCursor(cursor: Cursor): string {
  return `${toText(cursor.key)}.${cursor.place}`
}

/** @throws XenoError `xis-cursor-invalid` */
export function parseCursor(text: string): Cursor {
  const match = /^([a-z2-7]+)\.(\d{1,15})$/.exec(text)
  const key = match === null ? undefined : fromText(match[1] ?? '')
  if (key === undefined || key.length > MAX_KEY_BYTES) throw xisErrors.error('xis-cursor-invalid')
  return { key, place: Number(match?.[2]) }
}
