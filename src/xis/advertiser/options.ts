/** What an advertiser needs of the world, and what it is told. */
import type { AdvertisementLeaf } from '../../documents/leaves.ts'
import type { Bytes } from '../../types/bytes.ts'
import type { Signer, Store } from '../../types/ports.ts'
import type { RpcServer } from '../../wire/rpc.ts'
import type { DirectoryOptions } from '../reader/directory.ts'

export interface AdvertiserOptions extends DirectoryOptions {
  /** The server's key. */
  readonly signer: Signer
  /** The advertiser's own part of the store: versions must never go back behind one that a holder may have. */
  readonly store: Store
  /** Answers the watchers that ask whether the server lives. */
  readonly server: RpcServer
  readonly operator: string
  /** The XenoCorp at which the server is registered; empty where the XIS takes any. */
  readonly xenoCorp: Bytes
  /** The first watcher, where there is one. */
  readonly injectionNode?: Bytes
  /** False while this machine's clock is known to be wrong: nothing is signed then. */
  readonly isClockRight?: () => boolean
}

export interface Advertised {
  /** The exact bytes of the XML advertisement, at most 64 KiB. */
  readonly xml: Bytes
  /** Its leaves, as `advertisementLeaves` gives them: at most 128. */
  readonly leaves: readonly Pick<AdvertisementLeaf, 'path' | 'type' | 'value'>[]
  /** PeerIds of XIS nodes, at most three, in place of those that would be chosen. */
  readonly watchers?: readonly Bytes[]
}
