/**
 * Task managers: each starts tasks of one kind (the paper's Figure 5). What is the same for all kinds, the life of a task
 * with its restarts, is the supervisor's. A further kind is one file with a manager, and a line in kinds.ts.
 */
import type { ContentReference, TaskDocument } from '../../documents/task.ts'
import type { DomainOperations, TaskInfo } from '../hypervisor/driver.ts'

/** Content that clients have sent to this server, as one session sees it. */
export interface ContentPort {
  /** A host path of the whole content, which has this digest and size; undefined when it is not here. It stays while the session lasts. */
  locate(content: ContentReference): Promise<string | undefined>
}

/** All content, which stays while someone holds it. */
export interface ContentShelf {
  /** Those that hold content, also from before a restart. */
  readonly holders: ReadonlySet<string>
  /** As seen by one holder, who keeps what it finds. */
  heldBy(holder: string): ContentPort
  /** The holder lets go of everything. Harmless when it holds nothing. */
  release(holder: string): Promise<void>
}

export interface TaskHost {
  readonly domains: DomainOperations
  readonly content: ContentPort
}

export interface TaskManager<Document extends TaskDocument = TaskDocument> {
  readonly kind: Document['kind']
  /** Whether everything that the task needs is here. @throws XenoError `task-content-missing` */
  check(host: TaskHost, document: Document): Promise<void>
  /** Starts a run under a name that the domain has not seen; settles when it runs. Throws as the driver does. */
  start(host: TaskHost, domain: string, name: string, document: Document): Promise<TaskInfo>
}
