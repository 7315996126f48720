/** The SDK's view of a XenoCorp as such: its policy, its public records, complaints and audit requests. */
import { ledgerErrors } from '../corp/core/errors.ts'
import type { AuditOperation, ComplainOperation, Operation } from '../corp/core/operation.ts'
import { allAudits, requestAudit } from '../corp/quorum/audit.ts'
import type { Equivocation } from '../corp/quorum/evidence-view.ts'
import type { PoolView, Settlement } from '../corp/quorum/pool.ts'
import { raiseCredit } from '../corp/quorum/register.ts'
import type { WalletCorp } from '../corp/wallet/corp.ts'
import { learnAddress } from '../node/addresses.ts'
import { systemClock } from '../node/clock.ts'
import { createSigner, nodeCrypto } from '../node/crypto.ts'
import { readKey } from '../node/key-file.ts'
import type { Bytes } from '../types/bytes.ts'
import { commonErrors, isXenoError } from '../types/errors.ts'
import type { Money } from '../types/money.ts'
import { StatementKind } from '../wire/generated/corp.ts'
import { describePolicy, lastPeriod, type PolicyLine } from './describe-policy.ts'
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

export interface CorpDetails {
  readonly name: Bytes
  readonly title: string
  readonly currency: string
  readonly validators: readonly Bytes[]
  /** Votes that make a certificate. */
  readonly quorum: number
  readonly treasury: Bytes
  readonly registrar: Bytes
  readonly auditors: readonly Bytes[]
  readonly policy: readonly PolicyLine[]
}

export class Ledger {
  readonly #context: LedgerContext

  constructor(context: LedgerContext) {
    this.#context = context
  }

  /** Who the XenoCorp is and by what rules it deals. */
  show(wanted?: string): CorpDetails {
    const { document, validators, quorum, name, policy, treasury } = this.#context.corp(wanted).committee
    const { name: title, currency, auditors, registrar } = document
    return { name, title, currency, validators, quorum: quorum.q, treasury, registrar, auditors, policy: describePolicy(policy) }
  }

  /** What the pool of a period holds; of the last that is over where none is named. @throws XenoError `no-pool` */
  async pool(options: {
    corp?: string | undefined
    period?: bigint | undefined
    account?: Bytes | undefined
    signal: AbortSignal
  }): Promise<PoolView> {
    const corp = this.#context.corp(options.corp)
    const period = options.period ?? lastPeriod(corp.committee.policy.payout, systemClock.now())
    if (period === undefined) throw ledgerErrors.error('no-pool')
    return corp.quorum.pool(period, options.account ?? corp.account, { signal: options.signal })
  }

  /** Says what a pool pays, with the treasury's wallet. @throws XenoError `period-not-over`, `not-writer`, `slot-conflict`, ... */
  async settlePool(options: { corp?: string | undefined; settlement: Settlement; signal: AbortSignal }): Promise<void> {
    await this.#context.corp(options.corp).settlePool(options.settlement, { signal: options.signal })
  }

  /** Raises a client's credit line. @param keyPath the registrar's key @throws XenoError `credit-lowered`, `never-registered`, ... */
  async raiseCredit(options: { corp?: string | undefined; keyPath: string; account: Bytes; line: Money; signal: AbortSignal }): Promise<void> {
    const { quorum } = this.#context.corp(options.corp)
    const { account, line, signal, keyPath } = options
    await raiseCredit({ quorum, crypto: nodeCrypto, signal }, createSigner(readKey(keyPath)), account, line)
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
