/** Where an XIS's rolls and notices are gossiped. */
import { toText } from '../../types/bytes.ts'

export function gossipTopic(xis: Uint8Array): string {
  return `/xeno/xis/1/${toText(xis)}`
}
