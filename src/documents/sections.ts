/** Names of the sections that occur more than once in a document, in extensions and in the paths of leaves. */
import { toText } from '../types/bytes.ts'

/** `Environment[linux]` */
export function environmentSection(name: string): string {
  return `Environment[${name}]`
}

/** `XenoCorp[<its name in base32>]` */
export function xenoCorpSection(xenoCorp: Uint8Array): string {
  return `XenoCorp[${toText(xenoCorp)}]`
}
