/**
 * The times of the XIS by the size of the network, in one table. Every part takes them as a value, so that an operator, a
 * test or a simulation can set them.
 *
 *   N nodes     T_roll    T_heartbeat    suspected by all watchers after    lease
 *   5           2.5 s     1 s            5 s                                1 h
 *   50          25 s      1 s            5 s                                1 h
 *   1,000       60 s      1 s            5 s                                6 h
 *   10,000      60 s      6 s            22 s                               24 h
 *   50,000      300 s     6 s            22 s                               24 h
 */

export interface Parameters {
  /** Between two rolls of a node. */
  readonly rollMs: number
  /** Between two beats of a server to each watcher. */
  readonly heartbeatMs: number
  /** How long a card is good for without a refresh. */
  readonly leaseMs: number
  /** Missed beats after which a server is stale, and gone. */
  readonly staleBeats: number
  readonly goneBeats: number
  /** T_roll's after which a node that said nothing does not count as a living watcher. */
  readonly silentRolls: number
  /** After which a silent node is no member any more, and its zones are others'. */
  readonly lapseMs: number
  /** Between two rounds of comparing zones with co-holders. */
  readonly syncMs: number
  /** How long a watcher tries to reach a server whose connection closed. */
  readonly probeMs: number
  /** How far ahead of one's own clock a version or a time may lie. */
  readonly maxAheadMs: number
  /** The longest lease that a holder takes. */
  readonly maxLeaseMs: number
}

const SECOND = 1_000
const HOUR = 3_600_000

/** @param nodes N, at least 1. @param watched servers that send beats to one watcher */
export function parametersFor(nodes: number, watched = 0): Parameters {
  const rollMs = (nodes > 10_000 ? nodes / 167 : Math.min(60, Math.max(2, nodes / 2))) * SECOND
  return {
    rollMs,
    heartbeatMs: Math.max(1, watched / 50) * SECOND,
    leaseMs: nodes >= 10_000 ? 24 * HOUR : nodes >= 1_000 ? 6 * HOUR : HOUR,
    staleBeats: 4,
    goneBeats: 10,
    silentRolls: 3,
    lapseMs: Math.max(600 * SECOND, 10 * rollMs),
    syncMs: 30 * SECOND,
    probeMs: SECOND,
    maxAheadMs: 120 * SECOND,
    maxLeaseMs: 24 * HOUR,
  }
}

/** With what was set in place of the table's. */
export function parametersWith(settings: Partial<Parameters>, nodes: number, watched = 0): Parameters {
  return { ...parametersFor(nodes, watched), ...settings }
}

/** Of replicas, or of watchers: more than half. */
export function majority(count: number): number {
  return Math.floor(count / 2) + 1
}
