import { existsSync } from 'node:fs'
import { skip } from '../../../skips.ts'

/** A `before` hook: skips the suite where the relay cannot work. */
export function requireTun(this: Mocha.Context): void {
  if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
  if (!existsSync('/dev/net/tun')) skip(this, 'tun', 'there is no /dev/net/tun')
}
