/**
 * Stopping and killing all that runs in a domain: certainly, by its cgroup; or as well as a process may that has no cgroups, by the process
 * groups that its tasks began with (a guest that leaves its group escapes; the manifest says so).
 */
import { join } from 'node:path'
import type { Cgroups } from './cgroups.ts'
import type { Domain } from './domain-store.ts'
import type { FreezeTarget } from './driver.ts'
import { readGroups } from './process-groups.ts'
import { isAlive, isSystemError, type ProcessRef, readProcFile, until } from './processes.ts'

const KILL_TIMEOUT_MS = 5_000

export interface ProcessControl {
  freeze(domain: Domain): Promise<void>
  thaw(domain: Domain): Promise<void>
  isFrozen(domain: Domain): boolean
  freezeTarget(domain: Domain): FreezeTarget
  /** Settles when nothing of it runs. */
  kill(domain: Domain): Promise<void>
}

export class CgroupControl implements ProcessControl {
  readonly #cgroups: Cgroups

  constructor(cgroups: Cgroups) {
    this.#cgroups = cgroups
  }

  freeze(domain: Domain): Promise<void> {
    return this.#cgroups.freeze(domain.id)
  }

  thaw(domain: Domain): Promise<void> {
    return this.#cgroups.thaw(domain.id)
  }

  isFrozen(domain: Domain): boolean {
    return this.#cgroups.isFrozen(domain.id)
  }

  freezeTarget(domain: Domain): FreezeTarget {
    return this.#cgroups.freezeTarget(domain.id)
  }

  kill(domain: Domain): Promise<void> {
    return this.#cgroups.kill(domain.id)
  }
}

/** Where the monitor of a task writes its process group before the task runs. */
export function groupsPath(domainFolder: string): string {
  return join(domainFolder, 'groups')
}

export class GroupControl implements ProcessControl {
  async freeze(domain: Domain): Promise<void> {
    this.#signal(domain, 'SIGSTOP')
    await until(() => this.#groups(domain).every(isStopped), KILL_TIMEOUT_MS)
  }

  async thaw(domain: Domain): Promise<void> {
    this.#signal(domain, 'SIGCONT')
  }

  isFrozen(domain: Domain): boolean {
    return this.#groups(domain).some(isStopped)
  }

  freezeTarget(domain: Domain): FreezeTarget {
    return { kind: 'groups', path: groupsPath(domain.folder) }
  }

  async kill(domain: Domain): Promise<void> {
    this.#signal(domain, 'SIGKILL')
    await until(() => this.#groups(domain).length === 0, KILL_TIMEOUT_MS)
  }

  #signal(domain: Domain, signal: NodeJS.Signals): void {
    for (const { pid } of this.#groups(domain)) {
      try {
        process.kill(-pid, signal)
      } catch (error) {
        if (!isSystemError(error, 'ESRCH')) throw error
      }
    }
  }

  /** The groups whose leaders are alive: of the others nobody knows whose id it is now. */
  #groups(domain: Domain): ProcessRef[] {
    return readGroups(groupsPath(domain.folder)).filter(isAlive)
  }
}

function isStopped({ pid }: ProcessRef): boolean {
  return /^State:\s+T/m.test(readProcFile(`/proc/${pid}/status`) ?? '')
}
