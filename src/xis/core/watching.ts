/**
 * Watching servers: what beats, silence and closed connections come to. One watcher alone says nothing of weight; enough
 * statements of one kind are a notice.
 *
 *   beating -> silent      staleBeats missed: SILENT
 *   beating, silent -> gone     goneBeats missed, or its connection closed and it cannot be dialled: GONE
 *   silent, gone -> beating     a beat: BACK; unless an obituary has come about, which only a newer incarnation revokes
 *
 * Missed beats count from what this node could hear: not while it was down, nor while it slept, and by the interval that it
 * asked the server for. What it says it says again, until a notice has come about or the server is back.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { StatementKind } from '../../wire/generated/xis.ts'
import type { Head } from './card.ts'
import type { Env } from './env.ts'
import { xisErrors } from './errors.ts'
import { applyNotice, refuseLease } from './holding.ts'
import { joinNotice, type Kind, type Statement, signStatement, type VerifiedNotice } from './notice.ts'
import { holdersOf, wholeZone } from './placement.ts'
import { nextTime } from './times.ts'
import { SERVER_TOKEN } from './tokens.ts'

/** Beats after which a watcher says again what nothing has come of. */
const REPEAT_BEATS = 5
/** A pause between two ticks that is this long was a sleep of this node. */
const SLEPT_MS = 5_000

interface Watch {
  head: Head
  lastBeat: number
  /** What the server was asked for with the last beat; undefined before the first since this node's start. */
  intervalMs: number | undefined
  /** What this node said last of this incarnation, and when. */
  said: Statement | undefined
  saidAt: number
  /** The newest statement of each watcher, this node's among them. */
  statements: Map<string, Statement>
  /** The kind of the last notice that came about here. */
  noticed: Kind | undefined
}

/** What a watcher answers to a beat. */
export interface BeatAnswer {
  readonly lacking: boolean
  readonly intervalMs: number
}

export class Watching {
  readonly #watches = new Map<string, Watch>()
  #tickedAt: number | undefined

  /** After a restart, or with a server's first beat. */
  restore(head: Head, now: number): void {
    this.#watches.set(toText(head.server), {
      head,
      lastBeat: now,
      intervalMs: undefined,
      said: undefined,
      saidAt: 0,
      statements: new Map(),
      noticed: undefined,
    })
  }

  get size(): number {
    return this.#watches.size
  }

  watches(server: Uint8Array): boolean {
    return this.#watches.has(toText(server))
  }

  /** Refuses with `xis-departed`, `xis-not-watched`, `xis-lease-invalid`. */
  beat(
    env: Env,
    server: Bytes,
    beat: { readonly incarnation: number; readonly version: number; readonly head: Head | undefined },
  ): Result<BeatAnswer> {
    const { incarnation, version, head } = beat
    const gone = env.state.gone(server)
    if (gone !== undefined && gone.notice.head.incarnation >= incarnation) return xisErrors.refuse('xis-departed', { incarnation })
    if (head !== undefined) {
      const taken = this.#take(env, server, head)
      if (!taken.ok) return taken
    }
    const intervalMs = env.parameters.heartbeatMs
    const watch = this.#watches.get(toText(server))
    if (watch === undefined || watch.head.incarnation !== incarnation) return ok({ lacking: true, intervalMs })
    watch.lastBeat = env.now
    watch.intervalMs = intervalMs
    if (watch.said !== undefined && watch.said.kind !== StatementKind.BACK) this.#say(env, watch, StatementKind.BACK)
    return ok({ lacking: watch.head.version < version, intervalMs })
  }

  #take(env: Env, server: Bytes, head: Head): Result<true> {
    if (!equal(head.server, server) || !head.watchers.some(watcher => equal(watcher, env.self))) return xisErrors.refuse('xis-not-watched')
    const lease = refuseLease(env, head)
    if (lease !== undefined) return lease
    // Of a server whose clock is ahead: no holder has this head, and what is said of it would not be heard.
    if (head.version - env.now > env.parameters.maxAheadMs) return ok(true)
    const known = this.#watches.get(toText(server))
    if (known !== undefined && (known.head.version >= head.version || known.head.incarnation > head.incarnation)) return ok(true)
    if (known !== undefined && known.head.incarnation === head.incarnation) known.head = head
    else this.restore(head, env.now)
    env.state.putWatched(head)
    return ok(true)
  }

  /** A card that names this node as a watcher came before the first beat, or instead of it: the server may die between. */
  notice(env: Env, head: Head): void {
    if (head.watchers.some(watcher => equal(watcher, env.self))) this.#take(env, head.server, head)
  }

  /** The server's connection closed, and it could not be dialled. A beat after `since` refutes it. */
  unreachable(env: Env, server: Uint8Array, since: number): void {
    const watch = this.#watches.get(toText(server))
    if (watch !== undefined && watch.lastBeat <= since) this.#say(env, watch, StatementKind.GONE)
  }

  /** A statement of a fellow watcher. Refuses with `xis-not-watched`, `xis-notice-invalid`. */
  hear(env: Env, head: Head, statement: Statement): Result<true> {
    const watch = this.#watches.get(toText(head.server))
    const isAbout = watch !== undefined && equal(statement.server, head.server) && watch.head.incarnation === statement.incarnation
    if (watch === undefined || !isAbout) return xisErrors.refuse('xis-not-watched')
    if (statement.time - env.now > env.parameters.maxAheadMs) return xisErrors.refuse('xis-notice-invalid', { field: 'time' })
    if (!watch.head.watchers.some(watcher => equal(watcher, statement.signer))) return xisErrors.refuse('xis-notice-invalid', { field: 'signer' })
    if (note(watch, statement)) join(env, watch, statement.kind)
    return ok(true)
  }

  tick(env: Env): void {
    this.#forgiveSleep(env.now)
    for (const [key, watch] of this.#watches) {
      if (this.#isOver(env, watch)) {
        this.#watches.delete(key)
        env.state.dropWatched(watch.head.server)
      } else this.#judge(env, watch)
    }
  }

  /** Beats that came while this node slept are read after the tick that follows. */
  #forgiveSleep(now: number): void {
    const slept = this.#tickedAt === undefined ? 0 : now - this.#tickedAt
    this.#tickedAt = now
    // A clock that was set back is as little the servers' doing.
    if (slept >= 0 && slept < SLEPT_MS) return
    for (const watch of this.#watches.values()) watch.lastBeat = Math.min(now, watch.lastBeat + Math.max(slept, 0))
  }

  #isOver(env: Env, { head }: Watch): boolean {
    const gone = env.state.gone(head.server)
    const isGone = gone !== undefined && gone.notice.head.incarnation >= head.incarnation
    return isGone || head.notAfter <= env.now || !head.watchers.some(watcher => equal(watcher, env.self))
  }

  #judge(env: Env, watch: Watch): void {
    const { staleBeats, goneBeats, heartbeatMs } = env.parameters
    const intervalMs = watch.intervalMs ?? heartbeatMs
    const missed = Math.floor((env.now - watch.lastBeat) / intervalMs)
    const said = watch.said?.kind
    if (missed >= goneBeats) this.#say(env, watch, StatementKind.GONE)
    else if (missed >= staleBeats && said !== StatementKind.GONE) this.#say(env, watch, StatementKind.SILENT)
    const { said: standing } = watch
    const isOpen = standing !== undefined && watch.noticed !== standing.kind && standing.kind !== StatementKind.BACK
    if (isOpen && env.now - watch.saidAt >= REPEAT_BEATS * intervalMs) this.#tell(env, watch, standing)
  }

  #say(env: Env, watch: Watch, kind: Kind): void {
    if (watch.said?.kind === kind) return
    const { server, incarnation } = watch.head
    const time = nextTime(watch.said?.time ?? 0, env.now, env.parameters.maxAheadMs)
    const statement = signStatement(env.crypto, env.state.xis.name, env.signer, { kind, server, incarnation, time })
    watch.said = statement
    watch.statements.set(toText(statement.signer), statement)
    this.#tell(env, watch, statement)
    join(env, watch, kind)
  }

  #tell(env: Env, watch: Watch, statement: Statement): void {
    watch.saidAt = env.now
    const nodes = watch.head.watchers.filter(watcher => !equal(watcher, env.self))
    env.emit({ type: 'tell', nodes, head: watch.head.signed, statement: statement.signed })
  }
}

/** False for one that is not newer than what its signer said before. */
function note(watch: Watch, statement: Statement): boolean {
  const signer = toText(statement.signer)
  const known = watch.statements.get(signer)
  if (known !== undefined && known.time >= statement.time) return false
  watch.statements.set(signer, statement)
  return true
}

function join(env: Env, watch: Watch, kind: Kind): void {
  const watchers = new Set(watch.head.watchers.map(toText))
  const statements = [...watch.statements].filter(([signer, each]) => each.kind === kind && watchers.has(signer)).map(([, each]) => each)
  const notice = joinNotice(watch.head, statements)
  if (notice === undefined || watch.noticed === kind) return
  watch.noticed = kind
  applyNotice(env, notice)
  // A watcher need not hold what it watches; what has come about with it goes out all the same.
  passOn(env, notice)
}

/** Applies a notice that came by a call, and passes it on when it is news here. */
export function announce(env: Env, notice: VerifiedNotice): Result<boolean> {
  const applied = applyNotice(env, notice)
  if (applied.ok && applied.value) passOn(env, notice)
  return applied
}

/** At once to the holders of the advertisement, to all by gossip. */
function passOn(env: Env, { notice }: VerifiedNotice): void {
  const holders = holdersOf(env.crypto, env.members(), wholeZone(SERVER_TOKEN), env.state.xis.replicas)
  env.emit({ type: 'notify', nodes: holders.nodes.filter(node => !equal(node, env.self)), notice })
  env.emit({ type: 'publish', rolls: [], notices: [notice] })
}
