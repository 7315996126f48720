/** Whether servers are empty: by their own signed status nothing is sold, and in the kernel nothing is left of a domain. */
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LargestSession } from '../../../src/documents/advertisement.ts'
import type { Status } from '../../../src/documents/status.ts'
import { cgroupMounts } from '../../../src/xenoserver/hypervisor/cgroups.ts'
import { mountsBelow } from '../../../src/xenoserver/hypervisor/mounts.ts'
import { listNamespaces, networkNamespacePath } from '../../../src/xenoserver/hypervisor/namespaces.ts'
import { isSystemError } from '../../../src/xenoserver/hypervisor/processes.ts'

/** What a status says is in use, a line each. */
export function soldBy(name: string, { sessions, capacity, free }: Status): string[] {
  const dimensions = Object.keys(capacity) as (keyof LargestSession)[]
  const sold = dimensions.filter(dimension => capacity[dimension] !== free[dimension])
  return [
    ...(sessions === 0 ? [] : [`${name} has ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`]),
    ...sold.map(dimension => `${name}: ${free[dimension]} of ${capacity[dimension]} ${dimension} are free`),
  ]
}

/**
 * What the kernel has of a server's domains, a line each: their cgroups, mounts, and processes in their network namespaces.
 * Namespaces that are kept ready for later domains have no process, and count as none.
 */
export function domainsInKernel(name: string, { prefix, work }: { readonly prefix: string; readonly work: string }): string[] {
  const own = `xeno-${prefix}`
  const groups = cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8')).flatMap(({ path }) => foldersIn(join(path, own)))
  const namespaces = new Set(
    listNamespaces()
      .filter(each => each === own || each.startsWith(`${own}-`))
      .flatMap(each => orNone(() => [`net:[${statSync(networkNamespacePath(each)).ino}]`])),
  )
  const inside = namespaces.size === 0 ? [] : processesIn(namespaces)
  return [
    ...groups.map(path => `${name}: the cgroup ${path} is there`),
    ...mountsBelow(join(work, 'domains')).map(path => `${name}: the mount ${path} is there`),
    ...inside.map(pid => `${name}: process ${pid} runs in its domains' network`),
  ]
}

function foldersIn(path: string): string[] {
  return orNone(() =>
    readdirSync(path, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(path, entry.name)),
  )
}

function processesIn(namespaces: ReadonlySet<string>): string[] {
  return readdirSync('/proc').filter(
    pid => /^\d+$/.test(pid) && orNone(() => [readlinkSync(`/proc/${pid}/ns/net`)]).some(each => namespaces.has(each)),
  )
}

/** Nothing where what is read is gone meanwhile, or another user's. */
function orNone<T>(read: () => T[]): T[] {
  try {
    return read()
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return []
    throw error
  }
}
