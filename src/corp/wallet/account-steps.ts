/**
 * Operations of the wallet's account: one after another, each on disk before it is sent (core/wallet-account.ts).
 *
 * One that does not get through stays pending, and whatever comes next finishes it first. Where another copy of the
 * wallet was faster, its operation is finished, and what was wanted is signed again for the next slot.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { commonErrors, refusalError, unwrap, XenoError } from '../../types/errors.ts'
import type { Signer } from '../../types/ports.ts'
import { accountId } from '../../wire/digest.ts'
import { EnrolmentKind } from '../../wire/generated/corp.ts'
import { sequenceOf } from '../core/bodies.ts'
import type { OperationCertificate } from '../core/certificate.ts'
import type { Credential } from '../core/client-proof.ts'
import { decodeOperation, type IssueOperation, type Operation } from '../core/operation.ts'
import { refuseOpen } from '../core/policies/limits.ts'
import { certified, costOf, dropped, type Intent, newWalletAccount, signNext, spendable, synced, type WalletAccount } from '../core/wallet-account.ts'
import { newWalletOrder, type WalletOrder } from '../core/wallet-order.ts'
import type { AccountView } from '../quorum/account-view.ts'
import { failureError, type SlotConflict } from '../quorum/outcomes.ts'
import { type CorpContext, recordsOf } from './context.ts'
import { walletFolderErrors } from './errors.ts'
import { holderPath, ownerPath } from './keys.ts'
import type { Records } from './records.ts'

export interface OperateOptions {
  readonly signal?: AbortSignal | undefined
  /** For an issue: from then on (ms) the order may be cancelled without asking if it was not presented. */
  readonly cancelAfter?: number | undefined
}

export interface Operated {
  readonly operation: Operation
  readonly certificate: Bytes
  /** What an issue made. */
  readonly order: WalletOrder | undefined
}

interface Finished extends Operated {
  readonly record: WalletAccount
}

/** How often another copy of the wallet may be faster before the step gives up. */
const MAX_TRIES = 8
/** Rotations that a wallet restored from its key looks for. */
const MAX_ROTATIONS = 64

export class AccountSteps {
  readonly #context: CorpContext
  /** Also for accounts that do not exist yet. */
  readonly account: Bytes

  constructor(context: CorpContext) {
    this.#context = context
    this.account = accountId(context.crypto, this.#owner(0).id)
  }

  /**
   * Signs, persists and certifies an operation for the account's next slot.
   * @param intent made anew for every slot that is tried: an order's holder key goes with its sequence number
   * @throws XenoError `account-missing`, the wallet's and the validators' refusals, `quorum-unavailable`, `slot-locked`
   */
  operate(intent: (seq: bigint, record: WalletAccount) => Intent, options: OperateOptions = {}): Promise<Operated> {
    return this.#inTurn(async records => {
      let record = await this.#ready(records, options)
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const { id, record: pending } = await this.#sign(records, record, intent(record.next, record), options)
        const finished = await this.#finish(records, pending, options)
        if (equal(finished.operation.id, id)) return finished
        record = finished.record
      }
      throw walletFolderErrors.error('slot-locked', { seq: record.next })
    })
  }

  /** Finishes what an earlier command began; undefined when there was nothing. */
  finish(options: OperateOptions = {}): Promise<Operated | undefined> {
    return this.#inTurn(async records => {
      const record = await this.#load(records, options)
      return record.pending === undefined ? undefined : this.#finish(records, record, options)
    })
  }

  /** Takes over what the validators say, after a registration. */
  refresh(options: OperateOptions = {}): Promise<void> {
    return this.#inTurn(async records => {
      const known = records.account()
      const view = await this.#read(options)
      await records.save(known === undefined ? await this.#relearn(this.#restored(view), options) : { account: this.#synced(known, view) })
    })
  }

  /** What proves the enrolment as client. @throws XenoError `account-missing`, `not-enrolled` */
  async credential(options: OperateOptions = {}): Promise<{ credential: Credential; ownerIndex: number }> {
    const { money } = this.#context
    // Whoever has proved it before need not wait for an operation that is under way.
    const known = await money.use(async store => recordsOf(this.#context, store).account())
    const { account, enrolment, rotations, ownerIndex } = known?.enrolment === undefined ? await this.#enrolled(options) : known
    if (enrolment === undefined) throw new XenoError('not-enrolled', { role: 'client' })
    return { credential: { account, enrolment, rotations }, ownerIndex }
  }

  #enrolled(options: OperateOptions): Promise<WalletAccount> {
    return this.#inTurn(async records => {
      const record = await this.#load(records, options)
      return record.enrolment === undefined ? this.#refreshed(records, record, options) : record
    })
  }

  /** The account's owner key as this wallet knows it, for what the account says beside its sequence. */
  owner(options: OperateOptions = {}): Promise<Signer> {
    return this.#inTurn(async records => this.#owner((await this.#load(records, options)).ownerIndex))
  }

  #inTurn<T>(run: (records: Records) => Promise<T>): Promise<T> {
    return this.#context.money.useInTurn(`account ${toText(this.account)}`, store => run(recordsOf(this.#context, store)))
  }

  #owner(index: number) {
    return this.#context.keyring.key(this.#context.committee.name, ownerPath(index))
  }

  /** The account with nothing pending. */
  async #ready(records: Records, options: OperateOptions): Promise<WalletAccount> {
    const record = await this.#load(records, options)
    return record.pending === undefined ? record : (await this.#finish(records, record, options)).record
  }

  async #load(records: Records, options: OperateOptions): Promise<WalletAccount> {
    const known = records.account()
    if (known?.opened === true) return known
    const view = await this.#read(options)
    if (!view.opened) throw walletFolderErrors.error('account-missing', { corp: this.#context.committee.document.name })
    const { account, orders } =
      known === undefined ? await this.#relearn(this.#restored(view), options) : { account: this.#synced(known, view), orders: [] }
    await records.save({ account, orders })
    return account
  }

  /**
   * What the account's history tells a wallet that has only its key: its orders and rotations. Whether a lost copy has
   * presented an order it does not tell, so those that no server has bound are cancelled and not presented.
   */
  async #relearn(record: WalletAccount, { signal }: OperateOptions): Promise<{ account: WalletAccount; orders: WalletOrder[] }> {
    const history: OperationCertificate[] = []
    for (let from = 1n; from < record.next; from = BigInt(history.length) + 1n) {
      const page = await this.#context.quorum.history(this.account, from, { signal })
      // Those who answered lag behind; their lag is not worth waiting for.
      if (page.length === 0) break
      history.push(...page)
    }
    const rotations = history.filter(({ operation }) => operation.kind === 'rotate').map(({ bytes }) => bytes)
    const orders = history.flatMap(({ operation, bytes }) =>
      operation.kind === 'issue' ? [this.#issued(operation, bytes, record.ownerIndex, 0n)] : [],
    )
    return { account: { ...record, rotations }, orders }
  }

  #read({ signal }: OperateOptions): Promise<AccountView> {
    return this.#context.quorum.account(this.account, { signal })
  }

  async #refreshed(records: Records, record: WalletAccount, options: OperateOptions): Promise<WalletAccount> {
    const fresh = this.#synced(record, await this.#read(options))
    await records.note({ account: fresh })
    return fresh
  }

  /** A wallet that has its key and nothing else: which of its keys owns the account, and what a lost copy left pending. */
  #restored(view: AccountView): WalletAccount {
    const { owner } = view
    let ownerIndex = 0
    while (owner !== undefined && ownerIndex < MAX_ROTATIONS && !equal(this.#owner(ownerIndex).id, owner)) ownerIndex++
    const record = this.#synced({ ...newWalletAccount(this.account), ownerIndex: ownerIndex === MAX_ROTATIONS ? 0 : ownerIndex }, view)
    const [pending] = view.pending
    const slot = pending === undefined ? undefined : sequenceOf(pending.kind, pending.body)
    return slot === undefined || slot.seq < record.next ? record : { ...record, next: slot.seq, pending: pending?.bytes }
  }

  #synced(record: WalletAccount, view: AccountView): WalletAccount {
    const enrolment = view.enrolments.find(({ body }) => body.kind === EnrolmentKind.CLIENT && !body.revoked)
    return { ...synced(record, view), enrolment: enrolment?.certificate ?? record.enrolment }
  }

  async #sign(records: Records, known: WalletAccount, intent: Intent, options: OperateOptions): Promise<{ id: Bytes; record: WalletAccount }> {
    const { crypto, clock, committee, progress } = this.#context
    if (intent.kind === 'issue') await this.#checkOpen(records)
    const { policy } = committee
    const isCovered = intent.kind === 'rotate' || spendable(known, policy, intent.kind) >= costOf(policy, intent)
    const record = isCovered ? known : await this.#refreshed(records, known, options)
    const { id, record: signed } = unwrap(signNext(crypto, committee, record, this.#owner(record.ownerIndex), intent, clock.now()))
    const pending = { ...signed, cancelAfter: options.cancelAfter === undefined ? undefined : BigInt(options.cancelAfter) }
    await records.save({ account: pending })
    progress({ kind: 'signed', operation: intent.kind })
    return { id, record: pending }
  }

  /** What validators would refuse until one of them is released is not signed: it would hold up all that comes after it. */
  async #checkOpen(records: Records): Promise<void> {
    const { limits } = this.#context.committee.policy
    if (limits.openOrders === 0) return
    const open = (await records.orders()).filter(({ own, release }) => own && release === undefined)
    const refused = refuseOpen(limits, BigInt(open.length))
    if (refused !== undefined) throw refusalError(refused.refusal)
  }

  /** Certifies the pending operation, or the one of a copy of this wallet that holds its slot. */
  async #finish(records: Records, record: WalletAccount, options: OperateOptions): Promise<Finished> {
    const operation = this.#decode(record.pending)
    const outcome = await this.#certify(record, operation.bytes, options)
    switch (outcome.kind) {
      case 'certified':
        return this.#passed(records, record, operation, outcome.certificate)
      case 'conflict':
        return this.#finishRival(records, record, outcome, options)
      case 'refused':
        if (outcome.free) await records.save({ account: dropped(record) })
        throw new XenoError(outcome.refusal.code, { ...outcome.refusal.facts, ...(outcome.free ? {} : { kept: true }) })
      case 'unavailable':
        throw failureError(outcome, operation.kind)
    }
  }

  async #finishRival(records: Records, record: WalletAccount, { conflicts, refusal }: SlotConflict, options: OperateOptions): Promise<Finished> {
    for (const { operation: bytes } of conflicts) {
      const rival = this.#decode(bytes)
      this.#context.progress({ kind: 'finishing', operation: rival.kind })
      const outcome = await this.#certify(record, bytes, options)
      if (outcome.kind === 'certified') return this.#passed(records, record, rival, outcome.certificate)
    }
    throw walletFolderErrors.error('slot-locked', { seq: record.next, ...refusal.facts })
  }

  #certify(record: WalletAccount, operation: Bytes, { signal }: OperateOptions) {
    const { certificates } = record
    return this.#context.quorum.certify(operation, { signal, certificates: certificates.slice(-1), older: () => certificates.slice(0, -1) })
  }

  async #passed(records: Records, record: WalletAccount, operation: Operation, certificate: Bytes): Promise<Finished> {
    const { committee, progress } = this.#context
    const after = certified(committee, record, operation, certificate)
    const order = operation.kind === 'issue' ? this.#issued(operation, certificate, record.ownerIndex, record.cancelAfter) : undefined
    await records.note({ account: after, orders: order === undefined ? [] : [order] })
    progress({ kind: 'certified', operation: operation.kind })
    return { record: after, operation, certificate, order }
  }

  #issued(issue: IssueOperation, certificate: Bytes, ownerIndex: number, cancelAfter: bigint | undefined): WalletOrder {
    const { holder, seq } = issue.body
    const owners = Array.from({ length: ownerIndex + 1 }, (_, index) => ownerPath(index))
    const path = [holderPath(seq), ...owners].find(candidate => equal(this.#context.keyring.key(this.#context.committee.name, candidate).id, holder))
    return newWalletOrder(issue, certificate, path, cancelAfter)
  }

  #decode(bytes: Bytes | undefined): Operation {
    if (bytes === undefined) throw commonErrors.error('internal', { what: 'a wallet step without a pending operation' })
    const decoded = decodeOperation(this.#context.crypto, this.#context.committee.name, bytes)
    if (!decoded.ok)
      throw walletFolderErrors.error('wallet-broken', { what: 'pending operation', folder: this.#context.folder, code: decoded.refusal.code })
    return decoded.value
  }
}
