/**
 * A running node's word on itself: gathered when somebody asks, over a unix socket in the node's folder. It answers from the
 * moment the store is open, so that a node that waits for others can be asked what it waits for.
 */
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiskWatch } from '../../node/disk-watch.ts'
import type { Host } from '../../node/host.ts'
import { serveLines } from '../../node/local-socket.ts'
import { peerText } from '../../node/peers.ts'
import type { Bytes } from '../../types/bytes.ts'
import type { Clock, Logger, Service } from '../../types/ports.ts'
import type { ClockWatch } from '../clock-watch.ts'
import type { Config } from '../config.ts'
import type { Corps } from '../corps.ts'
import { VERSION } from '../version.ts'
import { nodeProblems } from './problems.ts'
import type { NodeStatus, RoleReport } from './report.ts'

export const STATUS_SOCKET = 'xenod.sock'
export const STATUS_QUESTION = 'status'

export interface ReporterOptions {
  readonly home: string
  readonly config: Config
  readonly peer: Bytes
  readonly clock: Clock
  readonly logger: Logger
}

export class Reporter implements Service {
  readonly name = 'status'
  /** Filled in as the node starts. */
  host: Host | undefined
  corps: Corps | undefined
  disk: DiskWatch | undefined
  time: ClockWatch | undefined
  state: NodeStatus['state'] = 'starting'
  readonly #options: ReporterOptions
  readonly #startedAt: number
  readonly #roles = new Map<string, { state: NodeStatus['roles'][string]['state']; report: (() => RoleReport) | undefined }>()
  #socket: { close(): Promise<void> } | undefined

  constructor(options: ReporterOptions) {
    this.#options = options
    this.#startedAt = options.clock.now()
    for (const [role, settings] of Object.entries(options.config.roles)) {
      if (settings !== undefined) this.#roles.set(role, { state: 'waiting', report: undefined })
    }
  }

  async start(): Promise<void> {
    this.#socket = await serveLines(join(this.#options.home, STATUS_SOCKET), question => this.#answer(question))
  }

  async stop(): Promise<void> {
    await this.#socket?.close()
  }

  /** @param report what it says of itself, once it is made */
  roleStarts(role: string, report?: () => RoleReport): void {
    if (this.#roles.has(role)) this.#roles.set(role, { state: 'starting', report })
  }

  roleRuns(role: string): void {
    const known = this.#roles.get(role)
    if (known !== undefined) known.state = 'running'
  }

  async #answer(question: string): Promise<string> {
    try {
      return question === STATUS_QUESTION ? JSON.stringify(await this.status()) : ''
    } catch (error) {
      this.#options.logger.error({ error }, 'the status could not be told')
      return ''
    }
  }

  async status(): Promise<NodeStatus> {
    const { home, config, peer } = this.#options
    const { bavail, blocks, bsize } = await statfs(home)
    const reports = [...this.#roles].map(([role, { state, report }]) => ({ role, state, told: this.state === 'stopping' ? undefined : report?.() }))
    const status = {
      name: config.name,
      peer: peerText(peer),
      version: VERSION,
      pid: process.pid,
      state: this.state,
      startedAt: new Date(this.#startedAt).toISOString(),
      addresses: this.host?.addresses() ?? [],
      connected: this.host?.connected().length ?? 0,
      disk: { freeBytes: bavail * bsize, totalBytes: blocks * bsize },
      roles: Object.fromEntries(reports.map(({ role, state, told }) => [role, { state, facts: told?.facts ?? {} }])),
    }
    const namesOthers = config.bootstrap.length > 0
    const problems = nodeProblems(status, { home, namesOthers, corps: this.corps, disk: this.disk, time: this.time })
    return { ...status, problems: [...problems, ...reports.flatMap(({ told }) => told?.problems ?? [])] }
  }
}
