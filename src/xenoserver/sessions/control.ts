/** What controllers do with their sessions. Each request is safe to repeat; deploy and signal by a key of the client's own. */
import { decodeSigned, isSignedBy } from '../../corp/core/presentation.ts'
import { parseTask } from '../../documents/parse/task.ts'
import { type Bytes, compareBytes, equal, toText, utf8 } from '../../types/bytes.ts'
import { commonErrors, unwrap } from '../../types/errors.ts'
import { KIB } from '../../types/units.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { SignedBody } from '../../wire/generated/corp.ts'
import * as wire from '../../wire/generated/session.ts'
import type { CallContext } from '../../wire/rpc.ts'
import { coreErrors } from '../core/errors.ts'
import { isNonce } from '../core/terms.ts'
import type { TaskSignal } from '../hypervisor/driver.ts'
import { taskErrors } from '../tasks/errors.ts'
import { managerFor } from '../tasks/kinds.ts'
import { newTask, type Task } from '../tasks/task.ts'
import type { Desks } from './desks.ts'
import { pageOf } from './pages.ts'
import type { SessionActor } from './session-actor.ts'
import { taskView } from './task-records.ts'
import { viewOf } from './views.ts'

/** With room for the answer's own fields within the limits of wire/protocols.ts. */
const SESSIONS_PAGE = { count: 50, bytes: 960 * KIB }
const REPORTS_PAGE = { count: 200, bytes: 240 * KIB }
const MAX_TASKS = 1_000
const MAX_CLOSE_WAIT_MS = 60_000
/** How long a deploy waits for a session that is still being bound. */
const START_PATIENCE_MS = 8_000
const MAX_ACK_BYTES = 1_024

const SIGNALS: readonly TaskSignal[] = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGKILL', 'SIGUSR1', 'SIGUSR2']

export class SessionControl {
  readonly #desks: Desks
  /** Deploys under way, by session and key: a repeated one waits for the first. */
  readonly #deploying = new Map<string, Promise<Task>>()

  constructor(desks: Desks) {
    this.#desks = desks
  }

  async show({ session }: wire.SessionRequest, { peer }: CallContext): Promise<wire.SessionResponse> {
    return this.#view(this.#desks.registry.controlled(session, peer))
  }

  async list({ after }: wire.ListRequest, { peer }: CallContext): Promise<wire.ListResponse> {
    const { registry, store, clock } = this.#desks
    const rest = registry.controlledBy(peer).filter(({ session }) => after === undefined || compareBytes(session.id, after) > 0)
    const views = rest.slice(0, SESSIONS_PAGE.count + 1).map(actor => viewOf(actor, store, clock.now(), { papers: false }))
    const { page, more } = pageOf(views, SESSIONS_PAGE, view => encode(wire.SessionView, view).length)
    return { sessions: page, more }
  }

  async deploy(request: wire.DeployRequest, { peer, signal }: CallContext): Promise<wire.DeployResponse> {
    const actor = this.#desks.registry.controlled(request.session, peer)
    if (!isNonce(request.key)) throw commonErrors.error('malformed', { what: 'key' })
    const digest = this.#desks.crypto.sha256(utf8('deploy'), request.task)
    const place = `${toText(request.session)} ${toText(request.key)}`
    const underWay = this.#deploying.get(place)
    if (underWay !== undefined) await underWay.catch(() => undefined)
    const known = this.#known(request.session, request.key, digest)
    if (known !== undefined) return { task: taskView(actor.task(known.task)) }
    const deploying = this.#deploy(actor, request, digest, signal).finally(() => this.#deploying.delete(place))
    this.#deploying.set(place, deploying)
    return { task: taskView(await deploying) }
  }

  async tasks({ session }: wire.TasksRequest, { peer }: CallContext): Promise<wire.TasksResponse> {
    return { tasks: this.#desks.registry.controlled(session, peer).tasks.tasks().map(taskView) }
  }

  async signal(request: wire.SignalRequest, { peer }: CallContext): Promise<wire.SignalResponse> {
    const { registry, crypto, store } = this.#desks
    const actor = registry.controlled(request.session, peer)
    if (!isNonce(request.key)) throw commonErrors.error('malformed', { what: 'key' })
    const name = request.signal.startsWith('SIG') ? request.signal : `SIG${request.signal}`
    const signal = SIGNALS.find(candidate => candidate === name)
    if (signal === undefined) throw commonErrors.error('malformed', { what: 'signal', known: SIGNALS.join(' ') })
    const digest = crypto.sha256(utf8(`signal ${request.task} ${signal}`))
    if (this.#known(request.session, request.key, digest) !== undefined) return {}
    actor.task(request.task)
    await store.write([store.putRequest(request.session, request.key, { digest, task: request.task })], { sync: true })
    await actor.tasks.signal(request.task, signal)
    return {}
  }

  async pause({ session }: wire.SessionRequest, { peer }: CallContext): Promise<wire.SessionResponse> {
    const actor = this.#desks.registry.controlled(session, peer)
    const { state, reason } = actor.session
    if (state === 'running' || state === 'held') await actor.post({ type: 'pause' })
    else if (state !== 'paused' || reason !== 'client') throw coreErrors.error('session-state', { state, action: 'be paused' })
    return this.#view(actor)
  }

  async resume({ session }: wire.SessionRequest, { peer }: CallContext): Promise<wire.SessionResponse> {
    const actor = this.#desks.registry.controlled(session, peer)
    const { state, reason } = actor.session
    if (state === 'paused' && reason === 'client') await actor.post({ type: 'resume' })
    else if (state !== 'running' && state !== 'held') throw coreErrors.error('session-state', { state, action: 'be resumed' })
    return this.#view(actor)
  }

  /** Settles when the close is certified, or with the state after `waitMs`. */
  async close({ session, waitMs, reportsFrom }: wire.CloseRequest, { peer, signal }: CallContext): Promise<wire.CloseResponse> {
    const actor = this.#desks.registry.controlled(session, peer)
    await actor.post({ type: 'close', reason: 'closed' })
    actor.lookAtLost()
    const patience = AbortSignal.any([signal, AbortSignal.timeout(Math.min(waitMs, MAX_CLOSE_WAIT_MS))])
    await actor.changes.until(() => actor.session.state === 'kept' || actor.session.state === 'gone', patience)
    const { reports, more } = reportsFrom === undefined ? { reports: [], more: false } : await this.#reports(session, reportsFrom)
    return { ...this.#view(actor), reports, more }
  }

  async reports({ session, from }: wire.ReportsRequest, { peer }: CallContext): Promise<wire.ReportsResponse> {
    this.#desks.registry.controlled(session, peer)
    return this.#reports(session, from)
  }

  /** @throws XenoError `malformed`, `ack-refused` */
  async acknowledge(request: wire.AcknowledgeRequest, { peer }: CallContext): Promise<wire.AcknowledgeResponse> {
    const { registry, crypto, store } = this.#desks
    const actor = registry.controlled(request.session, peer)
    const { session } = actor
    const bytes = decodeCanonical(SignedBody, request.ack, MAX_ACK_BYTES)
    const ack = bytes === undefined ? undefined : decodeSigned(crypto, session.xenoCorp, 'ack', bytes)
    if (ack?.ok !== true) throw commonErrors.error('malformed', { what: 'acknowledgement' })
    const { body } = ack.value
    const refuse = (why: string): Error => coreErrors.error('ack-refused', { why })
    if (!session.controllers.some(controller => isSignedBy(crypto, controller, ack.value))) throw refuse('no controller has signed it')
    if (!equal(body.session, session.id)) throw refuse('it is of another session')
    if (body.bill > (session.lastReport?.bill ?? 0n)) throw refuse('its bill is above the last report')
    if (body.bill > session.acked) await actor.post({ type: 'acknowledged', bill: body.bill }, [store.putPaper(session.id, 0, 'ack', request.ack)])
    return {}
  }

  async #reports(session: Bytes, from: number): Promise<wire.ReportsResponse> {
    const reports = await this.#desks.store.reports(session, from, REPORTS_PAGE.count + 1)
    const { page, more } = pageOf(reports, REPORTS_PAGE, report => report.length)
    return { reports: page, more }
  }

  async #deploy(actor: SessionActor, request: wire.DeployRequest, digest: Bytes, signal: AbortSignal): Promise<Task> {
    await actor.changes.until(() => actor.session.state !== 'binding', AbortSignal.any([signal, AbortSignal.timeout(START_PATIENCE_MS)]))
    this.#needRunning(actor)
    const document = unwrap(parseTask(request.task))
    const manager = managerFor(document)
    await actor.tasks.check(document, manager)
    this.#needRunning(actor)
    const tasks = actor.tasks.tasks()
    if (tasks.length >= MAX_TASKS) throw taskErrors.error('too-many-tasks', { count: tasks.length })
    const task = newTask(tasks.length + 1, document, request.task)
    if (tasks.some(({ name }) => name === task.name)) throw taskErrors.error('task-name-taken', { name: task.name })
    // Its number and name are taken from here on.
    actor.tasks.restore(task)
    const record = this.#desks.store.putRequest(request.session, request.key, { digest, task: task.number })
    await actor.saveTask(task, [record], { sync: true })
    return actor.tasks.launch(task, document, manager)
  }

  #needRunning({ session }: SessionActor): void {
    if (session.state !== 'running') throw coreErrors.error('session-state', { state: session.state, action: 'take a task' })
  }

  /** @throws XenoError `key-reused` */
  #known(session: Bytes, key: Bytes, digest: Bytes) {
    const known = this.#desks.store.request(session, key)
    if (known !== undefined && !equal(known.digest, digest)) throw coreErrors.error('key-reused')
    return known
  }

  #view(actor: SessionActor): wire.SessionResponse {
    const { store, clock } = this.#desks
    return { session: viewOf(actor, store, clock.now(), { papers: true }) }
  }
}
