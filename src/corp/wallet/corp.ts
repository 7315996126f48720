/**
 * The wallet at one XenoCorp: an account and its orders. What moves money is a step on disk first; what only reads asks
 * the validators and needs no store.
 */
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import { commonErrors, unwrap, XenoError } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import { KIB } from '../../types/units.ts'
import { decodeCanonical } from '../../wire/canonical.ts'
import { type EnrolmentKind, OrderBundle, type Statement } from '../../wire/generated/corp.ts'
import type { Contact, RpcClient } from '../../wire/rpc.ts'
import { type CaveatWishes, writeCaveats } from '../core/caveats.ts'
import { verifyOperationCertificate } from '../core/certificate.ts'
import { makeClientProof } from '../core/client-proof.ts'
import type { Committee } from '../core/committee.ts'
import { makeOperation, statementId } from '../core/operation.ts'
import { type PresentationTerms, phaseOf, type WalletOrder } from '../core/wallet-order.ts'
import type { AccountView } from '../quorum/account-view.ts'
import type { QuorumClient } from '../quorum/client.ts'
import { failureError } from '../quorum/outcomes.ts'
import { type Settlement as PoolSettlement, settlePool } from '../quorum/pool.ts'
import { type Registered, type Registration, register } from '../quorum/register.ts'
import { AccountSteps, type Operated } from './account-steps.ts'
import type { CorpContext } from './context.ts'
import { DELEGATE_PATH, holderPath, ownerPath } from './keys.ts'
import { OrderSteps, type Presented, type Settlement, type SettleOptions, type StepOptions } from './order-steps.ts'

export interface RegisterOptions extends StepOptions {
  readonly kind: EnrolmentKind
  readonly particulars: Readonly<Record<string, string>>
  readonly server?: Registration['server']
  readonly invite?: Bytes
  /** Where the registrar is reached, where the XenoCorp's own nodes do not serve it. */
  readonly registrar?: Contact
}

export interface TransferOptions extends StepOptions {
  readonly payee: Bytes
  readonly amount: Money
  readonly memo?: string
}

export interface IssueOptions extends StepOptions {
  /** The most that may be spent, in micro-units. */
  readonly cap: Money
  /** When the order ends, ms since 1970. */
  readonly notAfter: number
  readonly caveats?: CaveatWishes
  /** Who may present, hand on, cancel and end it: a key of this wallet's own for this order, unless another is named. */
  readonly holder?: Bytes
  /** A server and its payout account, for an order that is born bound to it (local validation). */
  readonly payee?: { readonly server: Bytes; readonly account: Bytes }
  /** From then on (ms) it is cancelled by {@link WalletCorp.recover} if it was not presented. */
  readonly cancelAfter?: number
}

/** What {@link WalletCorp.recover} did and found. */
export interface Recovered {
  /** The operation that an earlier command had left unfinished. */
  readonly finished: Operated | undefined
  readonly settlements: readonly Settlement[]
  /** Orders whose step failed, to be tried again. */
  readonly failed: readonly { readonly order: Bytes; readonly error: XenoError }[]
}

export class WalletCorp {
  readonly committee: Committee
  readonly quorum: QuorumClient
  /** This wallet's account, whether it is opened or not. */
  readonly account: Bytes
  readonly #context: CorpContext
  readonly #rpc: RpcClient
  readonly #hints: readonly Contact[]
  readonly #accountSteps: AccountSteps
  readonly #orderSteps: OrderSteps

  constructor(context: CorpContext, rpc: RpcClient, hints: readonly Contact[], random: (bytes: number) => Bytes) {
    this.committee = context.committee
    this.quorum = context.quorum
    this.#context = context
    this.#rpc = rpc
    this.#hints = hints
    this.#accountSteps = new AccountSteps(context)
    this.#orderSteps = new OrderSteps(context, random)
    this.account = this.#accountSteps.account
  }

  /** The key to which others hand orders on for this wallet. */
  get delegateKey(): Bytes {
    return this.#context.keyring.key(this.committee.name, DELEGATE_PATH).id
  }

  /** Registers with the XenoCorp and opens the account; safe to repeat. */
  async register(options: RegisterOptions): Promise<Registered> {
    const { registrar, signal, ...registration } = options
    if (registrar !== undefined) await this.#rpc.learn(registrar.peer, registrar.addresses)
    const { validators, document } = this.committee
    const known = [document.registrar, ...this.#hints.map(hint => hint.peer), ...validators]
    const registrars = registrar === undefined ? distinct(known) : [registrar.peer]
    const owner = this.#context.keyring.key(this.committee.name, ownerPath(0))
    const registered = await register(
      { rpc: this.#rpc, crypto: this.#context.crypto, quorum: this.quorum, registrars, signal },
      { owner, ...registration },
    )
    await this.#accountSteps.refresh({ signal })
    return registered
  }

  /** The account as its validators see it. @throws XenoError `quorum-unavailable` */
  view(options: StepOptions = {}): Promise<AccountView> {
    return this.quorum.account(this.account, options)
  }

  /** Pays into another account; settles when a quorum has credited it. */
  async transfer({ payee, amount, memo = '', signal }: TransferOptions): Promise<Operated> {
    return this.#applied(await this.#accountSteps.operate(() => ({ kind: 'transfer', payee, amount, memo }), { signal }), signal)
  }

  /** Makes the account's next owner key its owner; its id stays. */
  async rotate({ signal }: StepOptions = {}): Promise<Operated> {
    const { keyring } = this.#context
    const next = (ownerIndex: number) => keyring.key(this.committee.name, ownerPath(ownerIndex + 1))
    const rotated = await this.#accountSteps.operate((_seq, { ownerIndex }) => ({ kind: 'rotate', newOwner: next(ownerIndex) }), { signal })
    return this.#applied(rotated, signal)
  }

  /**
   * Sets money aside for a session. Settles as soon as it is certified; the certificate travels with whatever uses the
   * order, and to all validators in the background.
   */
  async issue(options: IssueOptions): Promise<WalletOrder> {
    const { cap, notAfter, payee, signal, cancelAfter } = options
    const caveats = writeCaveats(options.caveats ?? {})
    const holderOf = (seq: bigint): Bytes => options.holder ?? this.#context.keyring.key(this.committee.name, holderPath(seq)).id
    const intent = (seq: bigint) => ({
      kind: 'issue' as const,
      cap,
      notAfter,
      holder: holderOf(seq),
      caveats,
      ...(payee === undefined ? {} : { payee }),
    })
    const { order, certificate } = await this.#accountSteps.operate(intent, { signal, cancelAfter })
    this.quorum.deliver([certificate])
    return order ?? defect('an issue that made no order')
  }

  /** The one presentation of an order, for one server and its terms; the same bytes when asked again. */
  present(order: Bytes, terms: PresentationTerms): Promise<Presented> {
    return this.#orderSteps.present(order, terms)
  }

  /** Hands an order on to another wallet's delegate key, narrowed; gives the bundle that the other wallet takes in. */
  handOn(order: Bytes, nextHolder: Bytes, caveats: CaveatWishes = {}): Promise<Bytes> {
    return this.#orderSteps.handOn(order, nextHolder, writeCaveats(caveats))
  }

  /** Takes in an order that was handed on to this wallet. @throws XenoError `malformed`, `order-foreign`, `chain-broken`, ... */
  async take(bundle: Bytes): Promise<WalletOrder> {
    const decoded = decodeCanonical(OrderBundle, bundle, MAX_BUNDLE_BYTES)
    if (decoded === undefined || !equal(decoded.xenoCorp, this.committee.name))
      throw commonErrors.error('malformed', { what: 'order bundle of this XenoCorp' })
    return this.#orderSteps.take(decoded)
  }

  /** Narrows an order that this wallet keeps: whatever is presented later keeps to these caveats too. */
  narrow(order: Bytes, caveats: CaveatWishes): Promise<WalletOrder> {
    return this.#orderSteps.narrow(order, writeCaveats(caveats))
  }

  /** Puts a server's word against its own word on its record. @throws XenoError `no-contradiction`, `statement-unsigned`, ... */
  async complain(server: Bytes, statements: readonly [Statement, Statement], options: StepOptions = {}): Promise<Operated> {
    const { crypto } = this.#context
    const { name } = this.committee
    const named = statements.map(statement => ({ statement, id: statementId(crypto, name, statement) })).sort((a, b) => compareBytes(a.id, b.id))
    const [first, second] = named.map(({ id }) => id)
    if (first === undefined || second === undefined) return defect('a pair has two members')
    const owner = await this.#accountSteps.owner(options)
    const body = { account: this.account, server, first, second }
    const { bytes } = makeOperation(crypto, name, 'complain', body, [owner], { statements: named.map(({ statement }) => statement) })
    const outcome = await this.quorum.certify(bytes, options)
    if (outcome.kind !== 'certified') throw failureError(outcome, 'complain')
    const { operation } = unwrap(verifyOperationCertificate(crypto, this.committee, outcome.certificate))
    return this.#applied({ operation, certificate: outcome.certificate, order: undefined }, options.signal)
  }

  /** Says what the pool of a period pays: for the wallet of the treasury. @throws what settlePool throws */
  async settlePool(settlement: PoolSettlement, options: StepOptions = {}): Promise<void> {
    await settlePool(this.quorum, this.#context.crypto, await this.#accountSteps.owner(options), settlement, options.signal)
  }

  cancel(order: Bytes, options: StepOptions = {}): Promise<Settlement> {
    return this.#orderSteps.cancel(order, options)
  }

  end(order: Bytes, options: StepOptions = {}): Promise<Settlement> {
    return this.#orderSteps.end(order, options)
  }

  settle(order: Bytes, options: SettleOptions = {}): Promise<Settlement> {
    return this.#orderSteps.settle(order, options)
  }

  /** All orders that this wallet knows, those that end first first. */
  orders(): Promise<WalletOrder[]> {
    return this.#orderSteps.list()
  }

  /** @throws XenoError `order-not-here` */
  order(id: Bytes): Promise<WalletOrder> {
    return this.#orderSteps.get(id)
  }

  /** Finishes what an earlier command began, and takes for every open order the steps that bring its money back. */
  async recover(options: StepOptions = {}): Promise<Recovered> {
    const finished = await this.#accountSteps.finish(options)
    const settlements: Settlement[] = []
    const failed: { order: Bytes; error: XenoError }[] = []
    for (const order of await this.orders()) {
      if (order.refunded && phaseOf(order) === 'released') continue
      try {
        settlements.push(await this.settle(order.id, options))
      } catch (error) {
        if (!(error instanceof XenoError)) throw error
        failed.push({ order: order.id, error })
      }
    }
    return { finished, settlements, failed }
  }

  /** What a XenoServer asks for before there is an order (ClientProof). @param peer the PeerId that will dial it */
  async clientProof(peer: Bytes, server: Bytes, options: StepOptions & { lastsMs?: number } = {}): Promise<Bytes> {
    const { crypto, keyring, clock } = this.#context
    const { credential, ownerIndex } = await this.#accountSteps.credential(options)
    const owner = keyring.key(this.committee.name, ownerPath(ownerIndex))
    return makeClientProof(crypto, this.committee.name, credential, owner, { peer, server }, clock.now() + (options.lastsMs ?? PROOF_MS))
  }

  async #applied(operated: Operated, signal: AbortSignal | undefined): Promise<Operated> {
    const outcome = await this.quorum.apply([operated.certificate], { signal })
    if (outcome.kind !== 'applied') throw failureError(outcome, operated.operation.kind)
    return operated
  }
}

const PROOF_MS = 300_000
const MAX_BUNDLE_BYTES = 128 * KIB

function defect(what: string): never {
  throw commonErrors.error('internal', { what })
}

function distinct(peers: readonly Bytes[]): Bytes[] {
  return [...new Map(peers.map(peer => [toText(peer), peer])).values()]
}
