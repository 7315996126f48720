/** The SDK's view of a XenoCorp as such: its policy, its public records, complaints and audit requests. */
import type { AuditOperation, ComplainOperation, Operation } from '../corp/core/operation.ts'
import { allAudits, requestAudit } from '../corp/quorum/audit.ts'
import type { Equivocation } from '../corp/quorum/evidence-view.ts'
import type { WalletCorp } from '../corp/wallet/corp.ts'
import { learnAddress } from '../node/addresses.ts'
import { createSigner, nodeCrypto } from '../node/crypto.ts'
import { readKey } from '../node/key-file.ts'
import type { Bytes } from '../types/bytes.ts'
import { commonErrors, isXenoError } from '../types/errors.ts'
import { StatementKind } from '../wire/generated/corp.ts'
import { clientErrors } from './errors.ts'
import type { OpenHome } from './home.ts'
import { openReader } from './index-lookup.ts'
import type { SessionClient } from './session/session-client.ts'
import type { Settings } from './settings.ts'
import {
  advertised,
  type FoundContradiction,
  findContradiction,
  formatStatements,
  type KeptStatement,
  parseStatements,
  stated,
} from './statements.ts'

export type { Equivocation }

export interface LedgerContext {
  readonly open: OpenHome
  readonly sessions: SessionClient
  settings(): Settings
  corp(wanted?: string): WalletCorp
}

export class Ledger {
  readonly #context: LedgerContext

  constructor(context: LedgerContext) {
    this.#context = context
  }

  /** Evidence of equivocation that validators keep: all of it, or what there is about an account or an order. Each is checked. */
  evidence(options: { corp?: string | undefined; subject?: Bytes | undefined; signal?: AbortSignal }): Promise<Equivocation[]> {
    const { signal } = options
    return this.#context.corp(options.corp).quorum.evidence(options.subject, { signal })
  }

  /** The public record of a server. */
  async complaints(server: Bytes, options: { corp?: string | undefined; signal?: AbortSignal }): Promise<ComplainOperation[]> {
    const found = await this.#context.corp(options.corp).quorum.complaints(server, { signal: options.signal })
    return found.flatMap(({ operation }) => (operation.kind === 'complain' ? [operation] : []))
  }

  /** What the server says of itself now, signed: its advertisement where a XIS is known, and its status; and as lines of a file. */
  async statements(
    address: string,
    options: { corp?: string | undefined; signal: AbortSignal },
  ): Promise<{ readonly statements: readonly KeptStatement[]; readonly lines: string }> {
    const statements = await this.#statements(address, options)
    return { statements, lines: formatStatements(statements) }
  }

  async #statements(address: string, options: { corp?: string | undefined; signal: AbortSignal }): Promise<KeptStatement[]> {
    const { open, sessions, settings } = this.#context
    const corp = this.#context.corp(options.corp)
    const server = await learnAddress(open.host.rpc, address)
    const xenoCorp = corp.committee.name
    const { body, signature } = await sessions.signedStatus({ corp, server, signal: options.signal })
    const status = { server, xenoCorp, statement: stated(StatementKind.STATUS, body, signature) }
    if (settings().xis.length === 0) return [status]
    const { reader, name } = openReader(open.host.rpc, open.logger, settings())
    try {
      return [{ server, xenoCorp, statement: advertised(name, await reader.card(server)) }, status]
    } catch (error) {
      if (!isXenoError(error, 'xis-not-found')) throw error
      return [status]
    }
  }

  /**
   * Puts two statements of one server that contradict each other on its record.
   * @param lines as {@link statements} gave them, of any number of times
   * @throws XenoError `statements-invalid`, `nothing-contradicts`; what the validators refuse with
   */
  async complain(lines: string, options: { corp?: string | undefined; signal: AbortSignal }): Promise<FoundContradiction> {
    const corp = this.#context.corp(options.corp)
    const kept = parseStatements(lines)
    const found = findContradiction(corp.committee.name, kept)
    if (found === undefined) throw clientErrors.error('nothing-contradicts', { statements: kept.length })
    await corp.complain(found.server, found.statements, { signal: options.signal })
    return found
  }

  /** Records an auditor's request. @param keyPath the file of a key that the committee document names as auditor */
  async requestAudit(options: {
    corp?: string | undefined
    keyPath: string
    order: Bytes
    reason: string
    signal: AbortSignal
  }): Promise<AuditOperation> {
    const { quorum } = this.#context.corp(options.corp)
    const { order, reason, signal } = options
    const { operation } = await requestAudit(quorum, nodeCrypto, { auditor: createSigner(readKey(options.keyPath)), order, reason, signal })
    return audits(operation)[0] ?? defect()
  }

  /** All requests of all auditors that the committee document names. */
  async audits(options: { corp?: string | undefined; signal: AbortSignal }): Promise<AuditOperation[]> {
    const { quorum, committee } = this.#context.corp(options.corp)
    const requests = await Promise.all(committee.document.auditors.map(auditor => allAudits(quorum, auditor, options.signal)))
    return requests.flat().flatMap(({ operation }) => audits(operation))
  }
}

function audits(operation: Operation): AuditOperation[] {
  return operation.kind === 'audit' ? [operation] : []
}

function defect(): never {
  throw commonErrors.error('internal', { what: 'an audit request' })
}
