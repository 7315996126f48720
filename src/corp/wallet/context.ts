/** What the parts of a wallet share at one XenoCorp. */
import type { Clock, Crypto, Store } from '../../types/ports.ts'
import type { Committee } from '../core/committee.ts'
import type { Kind } from '../core/ids.ts'
import type { QuorumClient } from '../quorum/client.ts'
import type { Keyring } from './keys.ts'
import type { MoneyStore } from './money-store.ts'
import { Records } from './records.ts'

/** What a wallet tells while it works; to be shown, not to be relied on. */
export type WalletEvent =
  /** Another command has the wallet; this one waits for it. */
  | { readonly kind: 'waiting' }
  /** An operation that an earlier command (or a copy of the wallet) began is finished first. */
  | { readonly kind: 'finishing'; readonly operation: Kind }
  | { readonly kind: 'signed' | 'certified'; readonly operation: Kind }
  /** A cancel did not get through: the order is ended, its money comes back after the grace. */
  | { readonly kind: 'ending' }

export interface CorpContext {
  readonly committee: Committee
  readonly quorum: QuorumClient
  readonly crypto: Crypto
  readonly clock: Clock
  readonly keyring: Keyring
  readonly money: MoneyStore
  readonly folder: string
  progress(event: WalletEvent): void
}

export function recordsOf(context: CorpContext, store: Store): Records {
  return new Records(store, { crypto: context.crypto, corp: context.committee.name, keyring: context.keyring, folder: context.folder })
}
