/** What the rules of one step see: the node's state, its time, and who else there is. */
import type { Bytes } from '../../types/bytes.ts'
import type { Crypto, Signer } from '../../types/ports.ts'
import type { Notice, SignedBody, SignedHead } from '../../wire/generated/xis.ts'
import type { Parameters } from './parameters.ts'
import type { Member } from './placement.ts'
import type { NodeState } from './state.ts'

export type Effect =
  /** To all nodes, by gossip. */
  | { readonly type: 'publish'; readonly rolls: readonly SignedBody[]; readonly notices: readonly Notice[] }
  /** To the other watchers of a server. */
  | { readonly type: 'tell'; readonly nodes: readonly Bytes[]; readonly head: SignedHead; readonly statement: SignedBody }
  /** To the holders of a server's advertisement, at once. */
  | { readonly type: 'notify'; readonly nodes: readonly Bytes[]; readonly notice: Notice }

export interface Env {
  readonly crypto: Crypto
  readonly signer: Signer
  readonly self: Bytes
  readonly state: NodeState
  readonly parameters: Parameters
  readonly now: number
  members(): readonly Member[]
  emit(effect: Effect): void
}
