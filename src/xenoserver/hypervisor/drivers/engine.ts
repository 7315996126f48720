/**
 * What differs between the drivers that stand on the kernel's own parts: how processes are put into a domain. All else (limits, counters,
 * freezing, disk, network, files, records, recovery) is the same and lives in linux.ts.
 */

import type { Domain } from '../domain-store.ts'
import type { DriverName, IsolationLevel } from '../driver.ts'
import type { ProcessRef } from '../processes.ts'
import type { CheckedTask } from '../spec.ts'

/** What an engine does by itself, whatever the machine's parts are. */
export interface EngineTraits {
  readonly isolation: IsolationLevel
  readonly privateRoot: boolean
  readonly ownUser: boolean
  readonly sharedProcesses: boolean
  /** Its processes can be put into a network namespace that is there already. */
  readonly networkNamespace: boolean
  /** It can give a domain a network of nothing but loopback by itself. */
  readonly emptyNetwork: boolean
  /** It kills all of a domain's processes without a cgroup. */
  readonly cleanEnd: boolean
}

/** A task's processes: its own first one, and the one that waits for it, keeps its log and writes its exit code. */
export interface Launched {
  readonly process: ProcessRef
  readonly monitor: ProcessRef
}

export interface Engine {
  readonly name: DriverName
  readonly traits: EngineTraits
  /** Finds its programs and makes what all its domains share. @throws what is missing */
  open(): Promise<{ version: string }>
  /** Makes what must be there before `start`; file system, cgroup and network are there already. Returns the domain's init, where there is one. */
  create(domain: Domain): Promise<ProcessRef | undefined>
  start(domain: Domain): Promise<void>
  /** @throws task-not-started */
  launch(domain: Domain, task: CheckedTask): Promise<Launched>
  /** Takes away what {@link create} made; its processes are dead already. Harmless when there is nothing. */
  remove(domain: Domain): Promise<void>
  /** What there is of domains that are not among these: to be removed. Returns names. */
  sweep(known: ReadonlySet<string>): Promise<string[]>
}
