/**
 * Where domains live. Their processes have user ids of their own and must be able to pass through every folder above their
 * root file system, which a node's own folder (mode 0700, or in someone's home) may not let them. Then the domains live
 * under /var/lib/xenod instead, in a folder that is found again by the node's.
 */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const SHARED_ROOT = '/var/lib/xenod/domains'
const OTHERS_MAY_PASS = 0o001

/** @param home the node's folder, absolute */
export function workFolder(home: string): string {
  const own = join(home, 'hypervisor')
  if (process.getuid?.() !== 0 || othersMayPass(home)) return own
  return join(SHARED_ROOT, createHash('sha256').update(home).digest('hex').slice(0, 16))
}

function othersMayPass(folder: string): boolean {
  const { mode } = statSync(folder)
  if ((mode & OTHERS_MAY_PASS) === 0) return false
  return dirname(folder) === folder || othersMayPass(dirname(folder))
}
