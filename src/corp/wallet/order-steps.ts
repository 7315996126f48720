/**
 * Operations of the wallet's orders (core/wallet-order.ts): presenting and handing on, and the ways by which what a
 * server did not earn comes back. What a holder signs is on disk before it leaves.
 *
 * A cancel competes with a server's bind for one slot. Where it does not get through in CANCEL_MS, the order is ended: no
 * later bind, and its money comes back by a freeze after the grace, whatever the server does.
 */
import { type Bytes, toText } from '../../types/bytes.ts'
import { unwrap, XenoError } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import { encode } from '../../wire/canonical.ts'
import { type Caveat, OrderBundle, SignedBody } from '../../wire/generated/corp.ts'
import { verifyOperationCertificate } from '../core/certificate.ts'
import { decodeBlocks, decodeSigned, toSignedBody, verifyChain } from '../core/presentation.ts'
import {
  absorb,
  cancelOf,
  endOf,
  endsAt,
  handOn,
  present as makePresentation,
  newWalletOrder,
  type OrderPhase,
  type PresentationTerms,
  phaseOf,
  refundOf,
  settleStep,
  type WalletOrder,
} from '../core/wallet-order.ts'
import type { CollectOptions } from '../quorum/collect.ts'
import { type OrderView, provenBy } from '../quorum/order-view.ts'
import { failureError, type SlotConflict } from '../quorum/outcomes.ts'
import { type CorpContext, recordsOf } from './context.ts'
import { walletFolderErrors } from './errors.ts'
import { DELEGATE_PATH } from './keys.ts'
import { encodeSigned, type Records } from './records.ts'

export interface StepOptions {
  readonly signal?: AbortSignal | undefined
}

/** What a server gets to bind the order. */
export interface Presented {
  readonly order: Bytes
  readonly bindId: Bytes
  /** Certificate of the issue. */
  readonly certificate: Bytes
  /** Each a SignedBody of a CaveatBlock. */
  readonly blocks: readonly Bytes[]
  /** SignedBody of the BindBody. */
  readonly presentation: Bytes
}

export interface Settlement {
  readonly order: WalletOrder
  readonly phase: OrderPhase
  /** The money is where it belongs: the refund is credited, and what the server charged is certified. */
  readonly settled: boolean
  readonly cap: Money
  /** The largest certified charge. */
  readonly paid: Money
  /** What has gone back to the account; `paid + refunded + open = cap`. */
  readonly refunded: Money
  /** What is neither paid nor back: all that a running order may still cost; after the release what the server may still claim. */
  readonly open: Money
  /** When there may be something new, ms by the validators' clocks; undefined where that is not known. */
  readonly nextAt: number | undefined
}

export interface SettleOptions extends StepOptions {
  /** Of the order's last charge and its release, as others have shown them. Where they settle it, the validators are told, and not asked. */
  readonly certificates?: readonly Bytes[]
  /** The bound server does nothing any more: end the order. */
  readonly goneServer?: boolean
}

interface Seen {
  readonly order: WalletOrder
  readonly view: OrderView
}

/** A cancel that is not certified by then is followed by an End. */
const CANCEL_MS = 10_000
const MAX_STEPS = 8
const NONCE_BYTES = 16

export class OrderSteps {
  readonly #context: CorpContext
  readonly #random: (bytes: number) => Bytes

  constructor(context: CorpContext, random: (bytes: number) => Bytes) {
    this.#context = context
    this.#random = random
  }

  list(): Promise<WalletOrder[]> {
    return this.#context.money.use(store => recordsOf(this.#context, store).orders())
  }

  /** @throws XenoError `order-not-here` */
  get(id: Bytes): Promise<WalletOrder> {
    return this.#inTurn(id, async (_records, order) => order)
  }

  /** The one presentation of an order; the same bytes when asked again. @throws what core/wallet-order.ts refuses with */
  present(id: Bytes, terms: PresentationTerms): Promise<Presented> {
    return this.#inTurn(id, async (records, order) => {
      const { crypto, committee, clock } = this.#context
      const signed = unwrap(makePresentation(crypto, committee, order, this.#holder(order), terms, this.#random(NONCE_BYTES), clock.now()))
      const presentation = unwrap(decodeSigned(crypto, committee.name, 'bind', signed))
      if (order.presentation === undefined) await records.save({ orders: [{ ...order, presentation }] })
      return {
        order: id,
        bindId: presentation.id,
        certificate: order.certificate,
        blocks: order.blocks.map(encodeSigned),
        presentation: encode(SignedBody, signed),
      }
    })
  }

  /** Hands the order on to another wallet's key, narrowed; gives what that wallet takes in by {@link take}. */
  handOn(id: Bytes, nextHolder: Bytes, caveats: readonly Caveat[]): Promise<Bytes> {
    return this.#inTurn(id, async (records, order) => {
      const { blocks, signed } = this.#blocks(order, nextHolder, caveats)
      await records.save({ orders: [{ ...order, blocks, handedOn: true }] })
      return encode(OrderBundle, { xenoCorp: this.#context.committee.name, certificate: order.certificate, blocks: signed })
    })
  }

  /** A block that names this wallet's own key again: the order stays here, and may do less. */
  narrow(id: Bytes, caveats: readonly Caveat[]): Promise<WalletOrder> {
    return this.#inTurn(id, async (records, order) => {
      const narrowed = { ...order, blocks: this.#blocks(order, this.#holder(order).id, caveats).blocks }
      await records.save({ orders: [narrowed] })
      return narrowed
    })
  }

  /** Takes in an order that was handed on to this wallet's delegate key. @throws XenoError `order-foreign`, `chain-broken`, ... */
  async take(bundle: OrderBundle): Promise<WalletOrder> {
    const { crypto, committee, keyring, money } = this.#context
    const { operation, bytes } = unwrap(verifyOperationCertificate(crypto, committee, bundle.certificate))
    if (operation.kind !== 'issue') throw new XenoError('malformed', { what: 'order bundle' })
    const blocks = unwrap(decodeBlocks(crypto, committee.name, operation.id, bundle.blocks))
    const chain = unwrap(verifyChain(crypto, operation, blocks))
    const delegate = keyring.key(committee.name, DELEGATE_PATH).id
    if (toText(chain.holder) !== toText(delegate)) throw walletFolderErrors.error('order-foreign')
    const order = { ...newWalletOrder(operation, bytes, DELEGATE_PATH, undefined), own: false, mayEnd: false, blocks }
    return money.useInTurn(turnOf(operation.id), async store => {
      const records = recordsOf(this.#context, store)
      const known = records.order(operation.id)
      if (known === undefined) await records.save({ orders: [order] })
      return known ?? order
    })
  }

  /**
   * Cancels an order that no server has bound; ends it where that does not get through.
   * @throws XenoError `order-bound` when a server has bound it
   */
  cancel(id: Bytes, options: StepOptions = {}): Promise<Settlement> {
    return this.#inTurn(id, async (records, known) => {
      const seen = await this.#look(records, known, options)
      const after = ['bound', 'released'].includes(phaseOf(seen.order)) ? seen : await this.#cancel(records, seen.order, options)
      if (phaseOf(after.order) === 'bound') throw walletFolderErrors.error('order-bound', { order: toText(id) })
      return this.#settle(records, after, options)
    })
  }

  /** Ends an order: no later bind, and a server that has bound it stops, charges and closes. */
  end(id: Bytes, options: StepOptions = {}): Promise<Settlement> {
    return this.#inTurn(id, async (records, known) => {
      const seen = await this.#look(records, known, options)
      const after = seen.order.release === undefined ? await this.#end(records, seen.order, options) : seen
      return this.#settle(records, after, options)
    })
  }

  /** Takes every step that brings the order's money back and can be taken now. */
  settle(id: Bytes, options: SettleOptions = {}): Promise<Settlement> {
    return this.#inTurn(id, async (records, order) => {
      const shown = await this.#settleAsShown(records, order, options)
      return shown ?? this.#settle(records, await this.#look(records, order, options), options)
    })
  }

  #inTurn<T>(id: Bytes, run: (records: Records, order: WalletOrder) => Promise<T>): Promise<T> {
    return this.#context.money.useInTurn(turnOf(id), store => {
      const records = recordsOf(this.#context, store)
      const order = records.order(id)
      if (order === undefined) throw walletFolderErrors.error('order-not-here', { order: toText(id) })
      return run(records, order)
    })
  }

  /** The order's blocks with one more. */
  #blocks(order: WalletOrder, nextHolder: Bytes, caveats: readonly Caveat[]) {
    const { crypto, committee } = this.#context
    const block = unwrap(handOn(crypto, committee, order, this.#holder(order), caveats, nextHolder))
    const signed = [...order.blocks.map(toSignedBody), block]
    return { blocks: unwrap(decodeBlocks(crypto, committee.name, order.id, signed)), signed }
  }

  /** The wallet's key for an order. @throws XenoError `order-not-own` */
  #holder(order: WalletOrder) {
    if (order.holderKey === undefined) throw new XenoError('order-not-own')
    return this.#context.keyring.key(this.#context.committee.name, order.holderKey)
  }

  /** Undefined where what was shown is not all of the order's money, or no quorum has applied it. */
  async #settleAsShown(records: Records, known: WalletOrder, { certificates = [], signal }: SettleOptions): Promise<Settlement | undefined> {
    if (certificates.length === 0) return undefined
    const { crypto, committee, quorum } = this.#context
    const proven = provenBy(crypto, committee, known.id, certificates)
    // The refund is credited where its certificate is applied.
    const settlement = settlementOf(absorb(known, { ...proven, credited: known.issue.body.cap }), undefined)
    if (!settlement.settled) {
      quorum.deliver(certificates)
      return undefined
    }
    const outcome = await quorum.apply([known.certificate, ...certificates], { signal })
    if (outcome.kind !== 'applied') return undefined
    await records.note({ orders: [settlement.order] })
    return settlement
  }

  async #settle(records: Records, seen: Seen, options: SettleOptions): Promise<Settlement> {
    let current = seen
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const { order, view } = current
      const step = settleStep(order, this.#context.committee.policy, view.time, options.goneServer === true)
      if (step.do === 'nothing') return settlementOf(order, undefined)
      if (step.do === 'wait') return settlementOf(order, step.until)
      if (step.do === 'freeze') {
        const frozen = await this.#freeze(records, current, options)
        if (typeof frozen === 'number') return settlementOf(order, frozen)
        current = frozen
      } else {
        current = step.do === 'cancel' ? await this.#cancel(records, order, options) : await this.#end(records, order, options)
      }
    }
    return settlementOf(current.order, undefined)
  }

  /** The order with what the validators know of it. */
  async #look(records: Records, order: WalletOrder, { signal }: StepOptions): Promise<Seen> {
    const view = await this.#context.quorum.order(order.id, { signal })
    const seen = absorb(order, view)
    await records.note({ orders: [seen] })
    return { order: seen, view }
  }

  async #cancel(records: Records, known: WalletOrder, options: StepOptions): Promise<Seen> {
    const { crypto, committee, progress } = this.#context
    const cancel = unwrap(cancelOf(crypto, committee, known, this.#holder(known)))
    const order = { ...known, cancel }
    if (known.cancel === undefined) await records.save({ orders: [order] })
    const outcome = await this.#certify(order, cancel, { ...options, deadlineMs: CANCEL_MS })
    if (outcome.kind === 'certified') return this.#applied(records, order, outcome.certificate, options)
    const bound = outcome.kind === 'conflict' ? await this.#finishBind(records, order, outcome, options) : undefined
    if (bound !== undefined) return bound
    progress({ kind: 'ending' })
    return this.#end(records, order, options)
  }

  /** The server's bind holds the slot: whoever has it may finish it, and then the order is bound. */
  async #finishBind(records: Records, order: WalletOrder, { conflicts }: SlotConflict, options: StepOptions): Promise<Seen | undefined> {
    for (const { operation } of conflicts) {
      const outcome = await this.#certify(order, operation, options)
      if (outcome.kind === 'certified') return this.#applied(records, order, outcome.certificate, options)
    }
    return undefined
  }

  async #end(records: Records, known: WalletOrder, options: StepOptions): Promise<Seen> {
    const { crypto, committee } = this.#context
    const end = unwrap(endOf(crypto, committee, known, this.#holder(known)))
    const order = { ...known, end }
    if (known.end === undefined) await records.save({ orders: [order] })
    const outcome = await this.#certify(order, end, options)
    if (outcome.kind !== 'certified') throw failureError(outcome, 'end')
    return this.#applied(records, { ...order, endCertificate: outcome.certificate }, outcome.certificate, options)
  }

  /** When to try again (ms) while the grace is not over. */
  async #freeze(records: Records, { order, view }: Seen, options: StepOptions): Promise<Seen | number> {
    const certificates = thereAre(order.certificate, order.endCertificate)
    const outcome = await this.#context.quorum.freeze(order.id, { ...options, certificates, deadlineMs: CANCEL_MS })
    if (outcome.kind === 'certified') return this.#applied(records, order, outcome.certificate, options)
    const waitMs = outcome.kind === 'refused' && outcome.refusal.code === 'grace-not-over' ? outcome.refusal.facts['waitMs'] : undefined
    if (typeof waitMs !== 'bigint') throw failureError(outcome, 'freeze')
    return view.time + Number(waitMs)
  }

  #certify(order: WalletOrder, operation: Bytes, options: CollectOptions) {
    return this.#context.quorum.certify(operation, { ...options, certificates: thereAre(order.certificate, order.binding?.certificate) })
  }

  /** Waits until a quorum has applied the certificate: its money has moved then. */
  async #applied(records: Records, order: WalletOrder, certificate: Bytes, options: StepOptions): Promise<Seen> {
    const outcome = await this.#context.quorum.apply([order.certificate, certificate], options)
    if (outcome.kind !== 'applied') throw failureError(outcome, 'certificate')
    return this.#look(records, order, options)
  }
}

function settlementOf(order: WalletOrder, nextAt: number | undefined): Settlement {
  const { cap } = order.issue.body
  const refunded = order.refunded ? refundOf(order) : 0n
  const paid = order.income
  const open = cap - refunded - paid
  return { order, phase: phaseOf(order), settled: order.refunded && open === 0n, cap, paid, refunded, open, nextAt: nextAt ?? lookAgainAt(order) }
}

function lookAgainAt(order: WalletOrder): number | undefined {
  return phaseOf(order) === 'released' ? undefined : endsAt(order)
}

/** Those that there are. */
function thereAre(...certificates: (Bytes | undefined)[]): Bytes[] {
  return certificates.filter(certificate => certificate !== undefined)
}

function turnOf(id: Bytes): string {
  return `order ${toText(id)}`
}
