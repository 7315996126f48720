/** The domains of a server of a network, told by its config file alone: where they are, and taking them away with all that they had. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { unmountBelow } from '../src/xenoserver/hypervisor/mounts.ts'
import { processRef, readProcFile, sendSignal } from '../src/xenoserver/hypervisor/processes.ts'
import { removeDomains } from './ground/leftovers.ts'

export interface ServerDomains {
  /** What their cgroups and namespaces are called by. */
  readonly prefix: string
  /** The folder in which they live. */
  readonly work: string
}

const configSchema = z.object({ roles: z.object({ xenoserver: z.object({ prefix: z.string(), work: z.string() }).optional() }) })

/** Of the node in a folder; undefined for one that is no server. */
export function domainsIn(folder: string): ServerDomains | undefined {
  const server = configSchema.parse(parse(readFileSync(join(folder, 'xenod.yaml'), 'utf8'))).roles.xenoserver
  return server && { prefix: server.prefix, work: resolve(folder, server.work) }
}

/** As when the machine under them is replaced: their processes, what the kernel has of them, and their files. The server is down. */
export async function destroyDomains({ prefix, work }: ServerDomains): Promise<void> {
  for (const pid of processesNaming(work)) {
    const ref = processRef(pid)
    if (ref !== undefined) sendSignal(ref, 'SIGKILL')
  }
  await removeDomains(prefix)
  if (!existsSync(work)) return
  await unmountBelow(work)
  rmSync(work, { recursive: true, force: true })
}

/** Those that keep and watch domains have the folder in their arguments. */
function processesNaming(work: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && readProcFile(`/proc/${name}/cmdline`)?.includes(`${work}/`) === true)
    .map(Number)
}
