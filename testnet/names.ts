/** Names by which what belongs to one network is told from all else on the machine: all of them follow from its folder. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const OUTSIDE = '/var/lib/xenod/testnet'

const NETWORKS = 26 * 36 ** 2
const SERVERS = 36 ** 2

function fingerprint(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 12)
}

/** Where the domains of all servers live when that is outside of the network's folder; else undefined. */
export function outsideWorkFolder(folder: string): string | undefined {
  return process.getuid?.() === 0 && !letsUsersPass(folder) ? join(OUTSIDE, fingerprint(folder)) : undefined
}

/** Guests of root's drivers are users of their own: below a home that only its owner may enter they would find nothing. */
function letsUsersPass(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || letsUsersPass(dirname(folder)))
}

/** Five characters that tell a server's cgroups and interfaces from those of other servers and other networks of this machine. */
export function prefixOf(folder: string, server: number): string {
  if (server >= SERVERS) throw new RangeError(`no prefix for server ${server}`)
  const network = Number.parseInt(fingerprint(folder), 16) % NETWORKS
  // A letter first, which is also how the whole gets five characters.
  const number = (network + 10 * 36 ** 2) * SERVERS + server
  return number.toString(36)
}

/** What the names of a network's namespaces begin with. */
export function namespacePrefix(folder: string): string {
  return `ground-${fingerprint(folder).slice(0, 8)}-`
}
