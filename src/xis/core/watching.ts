/**
 * Watching servers: what beats, silence and closed connections come to. One watcher alone says nothing of weight; enough
 * statements of one kind are a notice.
 *
 *   beating -> silent      staleBeats missed: SILENT        silent -> beating      a beat: BACK
 *   beating, silent -> gone     goneBeats missed, or its connection closed and it cannot be dialled: GONE
 *   gone                   over for this incarnation; the server comes back with a newer one
 *
 * A watcher that restarts counts missed beats from its start.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { StatementKind } from '../../wire/generated/xis.ts'
import type { Head } from './card.ts'
import type { Env } from './env.ts'
import { xisErrors } from './errors.ts'
import { applyNotice, isHolder } from './holding.ts'
import { joinNotice, type Kind, type Statement, signStatement, type VerifiedNotice } from './notice.ts'
import { holdersOf, wholeZone } from './placement.ts'
import { SERVER_TOKEN } from './tokens.ts'

interface Watch {
  head: Head
  lastBeat: number
  /** What this node said last of this incarnation. */
  said: Kind | undefined
  /** The newest statement of each watcher, this node's among them. */
  statements: Map<string, Statement>
}

/** What a watcher answers to a beat. */
export interface BeatAnswer {
  readonly lacking: boolean
}

export class Watching {
  readonly #watches = new Map<string, Watch>()

  /** After a restart. */
  restore(head: Head, now: number): void {
    this.#watches.set(toText(head.server), { head, lastBeat: now, said: undefined, statements: new Map() })
  }

  get size(): number {
    return this.#watches.size
  }

  watches(server: Uint8Array): boolean {
    return this.#watches.has(toText(server))
  }

  /** Refuses with `xis-departed`, `xis-not-watched`, and as heads are refused. */
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
    const watch = this.#watches.get(toText(server))
    if (watch === undefined || watch.head.incarnation !== incarnation) return ok({ lacking: true })
    if (watch.said === StatementKind.GONE) return xisErrors.refuse('xis-departed', { incarnation })
    watch.lastBeat = env.now
    if (watch.said === StatementKind.SILENT) this.#say(env, watch, StatementKind.BACK)
    return ok({ lacking: watch.head.version < version })
  }

  #take(env: Env, server: Bytes, head: Head): Result<true> {
    if (!equal(head.server, server) || !head.watchers.some(watcher => equal(watcher, env.self))) return xisErrors.refuse('xis-not-watched')
    if (head.notAfter <= env.now)
      return xisErrors.refuse('xis-lease-invalid', { leaseMs: head.notAfter - env.now, maxLeaseMs: env.parameters.maxLeaseMs })
    const known = this.#watches.get(toText(server))
    if (known !== undefined && (known.head.version >= head.version || known.head.incarnation > head.incarnation)) return ok(true)
    if (known !== undefined && known.head.incarnation === head.incarnation) known.head = head
    else this.restore(head, env.now)
    env.state.putWatched(head)
    return ok(true)
  }

  /** The server's connection closed, and it could not be dialled. `sinceMs`: a beat after that moment refutes it. */
  unreachable(env: Env, server: Uint8Array, since: number): void {
    const watch = this.#watches.get(toText(server))
    if (watch !== undefined && watch.lastBeat <= since) this.#say(env, watch, StatementKind.GONE)
  }

  /** A statement of a fellow watcher. Refuses with `xis-not-watched`, `xis-notice-invalid`. */
  hear(env: Env, head: Head, statement: Statement): Result<true> {
    const watch = this.#watches.get(toText(head.server))
    if (watch === undefined || watch.head.incarnation !== statement.incarnation) return xisErrors.refuse('xis-not-watched')
    if (!watch.head.watchers.some(watcher => equal(watcher, statement.signer))) return xisErrors.refuse('xis-notice-invalid', { field: 'signer' })
    this.#note(watch, statement)
    this.#tryJoin(env, watch, statement.kind)
    return ok(true)
  }

  tick(env: Env): void {
    const { now, parameters } = env
    for (const [key, watch] of this.#watches) {
      const { head, lastBeat, said } = watch
      const gone = env.state.gone(head.server)
      const isOver = head.notAfter <= now || (gone !== undefined && gone.notice.head.incarnation >= head.incarnation)
      if (isOver || !head.watchers.some(watcher => equal(watcher, env.self))) {
        this.#watches.delete(key)
        env.state.dropWatched(head.server)
        continue
      }
      const missed = Math.floor((now - lastBeat) / parameters.heartbeatMs)
      if (missed >= parameters.goneBeats) this.#say(env, watch, StatementKind.GONE)
      else if (missed >= parameters.staleBeats && said !== StatementKind.GONE) this.#say(env, watch, StatementKind.SILENT)
    }
  }

  #say(env: Env, watch: Watch, kind: Kind): void {
    if (watch.said === kind) return
    watch.said = kind
    const { server, incarnation, watchers } = watch.head
    const statement = signStatement(env.crypto, env.state.xis.name, env.signer, { kind, server, incarnation, time: env.now })
    this.#note(watch, statement)
    const nodes = watchers.filter(watcher => !equal(watcher, env.self))
    env.emit({ type: 'tell', nodes, head: watch.head.signed, statement: statement.signed })
    this.#tryJoin(env, watch, kind)
  }

  #note(watch: Watch, statement: Statement): void {
    const signer = toText(statement.signer)
    const known = watch.statements.get(signer)
    if (known === undefined || known.time < statement.time) watch.statements.set(signer, statement)
  }

  #tryJoin(env: Env, watch: Watch, kind: Kind): void {
    const watchers = new Set(watch.head.watchers.map(toText))
    const statements = [...watch.statements].filter(([signer, each]) => each.kind === kind && watchers.has(signer)).map(([, each]) => each)
    const notice = joinNotice(watch.head, statements)
    if (notice === undefined) return
    announce(env, notice)
  }
}

/** Applies a notice, and when it is new here passes it on: at once to the holders of the advertisement, to all by gossip. */
export function announce(env: Env, notice: VerifiedNotice): Result<boolean> {
  const applied = applyNotice(env, notice)
  // A watcher need not hold what it watches; what it learnt must go out all the same.
  const isElsewhere = !isHolder(env, wholeZone(SERVER_TOKEN), 0)
  if (!applied.ok || !(applied.value || (isElsewhere && env.state.card(notice.head.server) === undefined))) return applied
  const holders = holdersOf(env.crypto, env.members(), wholeZone(SERVER_TOKEN), env.state.xis.replicas)
  env.emit({ type: 'notify', nodes: holders.nodes.filter(node => !equal(node, env.self)), notice: notice.notice })
  env.emit({ type: 'publish', rolls: [], notices: [notice.notice] })
  return applied
}
