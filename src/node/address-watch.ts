/**
 * Notices that the machine's addresses have changed: the kernel tells nobody in this process, so they are looked at every
 * LOOK_MS. What hears of it follows within that time.
 */
import { networkInterfaces } from 'node:os'

export const LOOK_MS = 2_000

export interface AddressChange {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Returns how to stop it. */
export function watchAddresses(changed: (change: AddressChange) => void): () => void {
  let before = machineAddresses()
  const timer = setInterval(() => {
    const now = machineAddresses()
    const added = [...now].filter(address => !before.has(address))
    const removed = [...before].filter(address => !now.has(address))
    before = now
    if (added.length + removed.length > 0) changed({ added, removed })
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

function machineAddresses(): Set<string> {
  return new Set(Object.values(networkInterfaces()).flatMap(addresses => (addresses ?? []).map(({ address }) => address)))
}
