/**
 * The books of a local network's XenoCorp, read from its validators: that no money is lost or made is checked against
 * what they say, not against what a client or a server believes.
 */
import assert from 'node:assert/strict'
import { QuorumClient } from '../../src/corp/quorum/client.ts'
import { joinCorp } from '../../src/corp/quorum/join.ts'
import { nodeCrypto } from '../../src/node/crypto.ts'
import { type Bytes, fromText, ID_BYTES } from '../../src/types/bytes.ts'
import { formatMoney, type Money, parseMoney } from '../../src/types/money.ts'
import { parsePeer } from '../../src/types/peer-id.ts'
import { accountId } from '../../src/wire/digest.ts'
import type { LocalNetwork } from '../../testnet/network.ts'
import { addressOf, nodesOf } from '../../testnet/record.ts'
import { startHost, testLogger } from './hosts.ts'
import { until } from './until.ts'

const WHOLE_TIMEOUT_MS = 20_000

export class Books {
  readonly #quorum: QuorumClient
  readonly #servers: readonly Bytes[]

  private constructor(quorum: QuorumClient, servers: readonly Bytes[]) {
    this.#quorum = quorum
    this.#servers = servers
  }

  /** On a node that dials only; `stopHosts` ends it. */
  static async open({ record }: LocalNetwork): Promise<Books> {
    const host = await startHost({ listen: [] })
    const validators = nodesOf(record, 'validator')
    for (const node of validators) await host.rpc.learn(peer(node.peer), [`/ip4/127.0.0.1/tcp/${node.port}`])
    const [first] = validators
    const name = fromText(record.corp.name, ID_BYTES)
    if (first === undefined || name === undefined) throw new Error('a network has a validator and a XenoCorp')
    const address = addressOf(first).split('/p2p/')[0] ?? ''
    const { committee } = await joinCorp(host.rpc, nodeCrypto, { name, peer: peer(first.peer), address })
    const quorum = new QuorumClient({ rpc: host.rpc, crypto: nodeCrypto, committee, logger: testLogger() })
    return new Books(
      quorum,
      nodesOf(record, 'server').map(node => accountId(nodeCrypto, peer(node.peer))),
    )
  }

  async balance(account: Bytes): Promise<Money> {
    return (await this.#quorum.account(account)).balance
  }

  /** What the servers' payout accounts hold together. */
  async earned(): Promise<Money> {
    return sum(await Promise.all(this.#servers.map(server => this.balance(server))))
  }

  /**
   * Settles when every account together holds what the treasury began with, to the last micro-unit. To be asked when
   * nothing is under way: certificates may still be on their way to the last validators, but no order may be open.
   * @param clients account ids as texts
   * @param setAside what is in orders of theirs that are open
   */
  async assertWhole(clients: readonly string[], setAside: Money = 0n): Promise<void> {
    const { treasury, document } = this.#quorum.committee
    let total = -1n
    const isWhole = async (): Promise<boolean> => {
      const held = await Promise.all([treasury, ...clients.map(id)].map(account => this.balance(account)))
      total = sum(held) + (await this.earned()) + setAside
      return total === document.treasuryCredit
    }
    await until('no money is lost or made', isWhole, WHOLE_TIMEOUT_MS).catch(() =>
      assert.equal(formatMoney(total), formatMoney(document.treasuryCredit), 'money was lost or made'),
    )
  }
}

export function sum(amounts: readonly Money[]): Money {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

/** A decimal amount of the command line's, in micro-units. */
export function money(text: string): Money {
  const amount = parseMoney(text)
  if (amount === undefined) throw new Error(`${text} is no amount`)
  return amount
}

function id(text: string): Bytes {
  const account = fromText(text, ID_BYTES)
  if (account === undefined) throw new Error(`${text} is no id`)
  return account
}

function peer(text: string): Bytes {
  const parsed = parsePeer(text)
  if (parsed === undefined) throw new Error(`${text} is no PeerId`)
  return parsed
}
