/**
 * The whole of a XenoCorp's ledger as each validator tells it, found by following the money: from the treasury's account
 * along transfers to their payees, along issues to orders, and along bindings to the servers' payout accounts. An account
 * that none of these leads to has never been credited, so nothing is missed. Methods that anyone may call are enough.
 */
import type { Operation } from '../../../src/corp/core/operation.ts'
import type { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { type Bytes, toText } from '../../../src/types/bytes.ts'
import { corpProtocol } from '../../../src/wire/protocols.ts'
import type { RpcClient } from '../../../src/wire/rpc.ts'
import { inParallel, patiently } from './asking.ts'
import { type AccountFacts, accountFacts, type OrderFacts, orderFacts } from './facts.ts'

/** A validator that runs. */
export interface Asked {
  readonly name: string
  readonly peer: Bytes
}

/** By id as text, then by validator's name. */
type Told<Status> = ReadonlyMap<string, ReadonlyMap<string, Status>>

export interface Ledger {
  readonly validators: readonly string[]
  readonly accounts: Told<AccountFacts>
  readonly orders: Told<OrderFacts>
}

/** Requests to one validator under way together. */
const AT_ONCE = 16

export class LedgerReader {
  readonly #rpc: RpcClient
  readonly #quorum: QuorumClient
  readonly #accounts = new Map<string, Bytes>()
  readonly #orders = new Map<string, Bytes>()
  /** The first sequence number of each account that was not read yet. */
  readonly #unread = new Map<string, bigint>()

  /** @param roots accounts of which the sums are wanted also while nobody has paid into them */
  constructor(rpc: RpcClient, quorum: QuorumClient, roots: readonly Bytes[]) {
    this.#rpc = rpc
    this.#quorum = quorum
    for (const id of [quorum.committee.treasury, ...roots]) this.#accounts.set(toText(id), id)
  }

  /** @throws Silence when one of these validators does not answer; XenoError when fewer than a quorum do */
  async read(validators: readonly Asked[]): Promise<Ledger> {
    const { committee } = this.#quorum
    const accounts = new Map<string, Map<string, AccountFacts>>()
    const orders = new Map<string, Map<string, OrderFacts>>()
    for (;;) {
      const newAccounts = [...this.#accounts].filter(([text]) => !accounts.has(text))
      const newOrders = [...this.#orders].filter(([text]) => !orders.has(text))
      if (newAccounts.length + newOrders.length === 0) return { validators: validators.map(({ name }) => name), accounts, orders }
      await askAll(validators, newAccounts, accounts, async (peer, account) =>
        accountFacts(committee, await this.#rpc.call(peer, corpProtocol.account, { account })),
      )
      for (const [text, id] of newAccounts) await this.#follow(id, furthest(accounts.get(text)))
      await askAll(validators, newOrders, orders, async (peer, order) =>
        orderFacts(committee, await this.#rpc.call(peer, corpProtocol.order, { order })),
      )
      for (const [text] of newOrders) for (const { payout } of orders.get(text)?.values() ?? []) this.#learn(payout)
    }
  }

  /** Reads what an account did since it was last read, before the sequence number `next`. */
  async #follow(account: Bytes, next: bigint): Promise<void> {
    const text = toText(account)
    for (let from = this.#unread.get(text) ?? 1n; from < next; ) {
      const page = await this.#quorum.history(account, from)
      if (page.length === 0) return
      for (const { operation } of page) this.#learnFrom(operation)
      from += BigInt(page.length)
      this.#unread.set(text, from)
    }
  }

  #learnFrom(operation: Operation): void {
    if (operation.kind === 'transfer') this.#learn(operation.body.payee)
    if (operation.kind !== 'issue') return
    this.#orders.set(toText(operation.id), operation.id)
    this.#learn(operation.body.payeeAccount)
  }

  #learn(account: Bytes | undefined): void {
    if (account !== undefined) this.#accounts.set(toText(account), account)
  }
}

/** Asks every validator about every one of these. */
async function askAll<Status>(
  validators: readonly Asked[],
  wanted: readonly (readonly [string, Bytes])[],
  told: Map<string, Map<string, Status>>,
  ask: (peer: Bytes, id: Bytes) => Promise<Status>,
): Promise<void> {
  for (const [text] of wanted) told.set(text, new Map())
  await Promise.all(
    validators.map(({ name, peer }) =>
      inParallel(AT_ONCE, wanted, async ([text, id]) => {
        told.get(text)?.set(name, await patiently(name, () => ask(peer, id)))
      }),
    ),
  )
}

function furthest(told: ReadonlyMap<string, AccountFacts> | undefined): bigint {
  return [...(told?.values() ?? [])].reduce((most, { next }) => (next > most ? next : most), 0n)
}
