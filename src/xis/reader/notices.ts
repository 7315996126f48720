/**
 * What is gossiped of servers between two questions: who fell silent, who is heard again, who is gone. A hint for those that
 * keep what they read; an answer of the index itself, which weighs all notices, has the last word.
 */
import type { Bytes } from '../../types/bytes.ts'
import type { Crypto, Gossip, GossipVerdict } from '../../types/ports.ts'
import { decodeLoose } from '../../wire/canonical.ts'
import { GossipBatch, StatementKind } from '../../wire/generated/xis.ts'
import type { Xis } from '../core/document.ts'
import { isObituary, type VerifiedNotice, verifyNotice } from '../core/notice.ts'
import { verifyRoll } from '../core/roll.ts'
import { gossipTopic } from '../core/topic.ts'

export interface Hint {
  readonly server: Bytes
  readonly state: 'fresh' | 'stale' | 'gone'
  /** The life of the server that it is about; gone ends this one and those before. */
  readonly incarnation: number
  /** Of the head whose watchers speak; watchers of an older head than is known have no say. A server speaks for itself always. */
  readonly version: number
  readonly bySelf: boolean
}

export interface NoticeOptions {
  readonly xis: Xis
  readonly crypto: Crypto
  readonly gossip: Gossip
}

const MAX_BATCH_BYTES = 64 * 1024

/** Calls `hear` with each notice that verifies; returns how to stop. Passes on what is whole and signed. */
export function listenToNotices({ xis, crypto, gossip }: NoticeOptions, hear: (hint: Hint) => void): () => void {
  return gossip.subscribe(gossipTopic(xis.name), message => {
    const batch = decodeLoose(GossipBatch, message, MAX_BATCH_BYTES)
    if (batch === undefined) return 'reject'
    const notices = batch.notices.map(notice => verifyNotice(crypto, xis.name, notice))
    for (const notice of notices) if (notice.ok) hear(hintOf(notice.value))
    return verdict(notices.every(notice => notice.ok) && batch.rolls.every(roll => verifyRoll(crypto, xis.name, roll).ok))
  })
}

/** What does not verify here may be news of a watcher's change that has not come yet; it is not held against anyone. */
function verdict(isWhole: boolean): GossipVerdict {
  return isWhole ? 'accept' : 'ignore'
}

function hintOf({ kind, head }: VerifiedNotice): Hint {
  const { server, incarnation, version } = head
  const state = isObituary(kind) ? 'gone' : kind === StatementKind.SILENT ? 'stale' : 'fresh'
  return { server, incarnation, version, state, bySelf: kind === StatementKind.LEFT }
}
