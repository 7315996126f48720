/** What the handlers of one server share. */
import type { Bytes } from '../../types/bytes.ts'
import type { Clock, Crypto, Logger, Signer } from '../../types/ports.ts'
import type { PartitionTable } from '../core/partition.ts'
import type { Session } from '../core/session.ts'
import type { EnvironmentManager } from '../environment-manager/environment-manager.ts'
import type { CorpDesk } from './corp-desk.ts'
import type { Registration } from './ports.ts'
import type { SessionRegistry } from './registry.ts'
import type { SessionActor } from './session-actor.ts'
import type { SessionStore } from './session-store.ts'

export interface Desks {
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  readonly store: SessionStore
  readonly registry: SessionRegistry
  readonly partition: PartitionTable
  readonly environments: EnvironmentManager
  /** @throws XenoError `foreign-xenocorp` */
  desk(xenoCorp: Bytes): CorpDesk
  /** Why nothing is sold at all; undefined while selling. */
  closedBecause(): string | undefined
  actor(session: Session, requirements: Bytes, events: number, registration: Registration): SessionActor
}
