/**
 * The way in to a XenoCorp: its committee document from any node that serves it, checked by the XenoCorp's name, and
 * where its validators may be reached. Addresses are hints: whoever answers at one has to prove its PeerId.
 */
import { type Bytes, toText } from '../../types/bytes.ts'
import { isXenoError, unwrap } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import type { CommitteeResponse } from '../../wire/generated/corp.ts'
import { corpProtocol } from '../../wire/protocols.ts'
import type { Contact, RpcClient } from '../../wire/rpc.ts'
import { type Committee, decodeGenesis } from '../core/committee.ts'
import { isKey } from '../core/keys.ts'
import type { CorpAddress } from './address.ts'

export interface JoinedCorp {
  readonly committee: Committee
  readonly hints: readonly Contact[]
}

const MAX_HINTS = 64
const MAX_ADDRESSES = 8
const MAX_ADDRESS_LENGTH = 256
const HINTS_TIMEOUT_MS = 2_000

/**
 * Fetches and checks the document, then asks every validator that can be reached where the others are: the first node
 * alone could keep some of them from us.
 * @throws XenoError `unavailable`, `timeout`, `committee-invalid`, `malformed`
 */
export async function joinCorp(rpc: RpcClient, crypto: Crypto, address: CorpAddress, signal?: AbortSignal): Promise<JoinedCorp> {
  await learnHints(rpc, [{ peer: address.peer, addresses: [address.address] }])
  const first = await rpc.call(address.peer, corpProtocol.committee, {}, signal === undefined ? {} : { signal })
  const committee = unwrap(decodeGenesis(crypto, first.document, address.name))
  let hints = mergeHints([{ peer: address.peer, addresses: [address.address] }], readHints(first))
  await learnHints(rpc, hints)
  for (const answer of await askAll(rpc, committee.validators, signal)) hints = mergeHints(hints, readHints(answer))
  await learnHints(rpc, hints)
  return { committee, hints }
}

/** Where the validators are now, as each that can be reached says: for when one of them has moved. */
export async function refreshHints(rpc: RpcClient, validators: readonly Bytes[], signal: AbortSignal): Promise<void> {
  for (const answer of await askAll(rpc, validators, signal)) await learnHints(rpc, readHints(answer))
}

/** Tells the node where peers may be reached; an address that it cannot read is passed over. */
export async function learnHints(rpc: RpcClient, hints: readonly Contact[]): Promise<void> {
  for (const { peer, addresses } of hints) {
    for (const address of addresses) {
      try {
        await rpc.learn(peer, [address])
      } catch (error) {
        if (!isXenoError(error, 'bad-address')) throw error
      }
    }
  }
}

async function askAll(rpc: RpcClient, validators: readonly Bytes[], signal: AbortSignal | undefined): Promise<CommitteeResponse[]> {
  const options = { timeoutMs: HINTS_TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) }
  const answers = await Promise.allSettled(validators.map(validator => rpc.call(validator, corpProtocol.committee, {}, options)))
  return answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []))
}

function readHints(answer: CommitteeResponse): Contact[] {
  return answer.hints
    .slice(0, MAX_HINTS)
    .filter(({ peer }) => isKey(peer))
    .map(({ peer, addresses }) => ({ peer, addresses: addresses.filter(address => address.length <= MAX_ADDRESS_LENGTH).slice(0, MAX_ADDRESSES) }))
}

/** Both, an address of a peer once; the earlier come first, and each peer keeps a bounded number. */
export function mergeHints(known: readonly Contact[], more: readonly Contact[]): Contact[] {
  const merged = new Map<string, Contact>()
  for (const { peer, addresses } of [...known, ...more]) {
    const before = merged.get(toText(peer))?.addresses ?? []
    merged.set(toText(peer), { peer, addresses: [...new Set([...before, ...addresses])].slice(0, 2 * MAX_ADDRESSES) })
  }
  return [...merged.values()].slice(0, 2 * MAX_HINTS)
}
