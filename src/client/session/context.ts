/** What the parts of a client's sessions share. */
import type { Bytes } from '../../types/bytes.ts'
import type { Clock, Crypto } from '../../types/ports.ts'
import type { RpcClient } from '../../wire/rpc.ts'
import type { SessionJournal } from './journal.ts'

export interface SessionContext {
  readonly rpc: RpcClient
  readonly crypto: Crypto
  readonly clock: Clock
  /** The PeerId that dials. */
  readonly identity: Bytes
  readonly journal: SessionJournal
  /** Unpredictable bytes. */
  readonly random: (bytes: number) => Bytes
  /** How long a server has to accept a presentation. Default 30 s. */
  readonly acceptAheadMs?: number
  /** How long a server may be silent before a request or a stream is given up. Default 60 s. */
  readonly patienceMs?: number
}
