/** The observer's looks at a network, from a node that only dials: what each finds missing. Nothing waits here: who asks looks again. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type OpenHome, openHome } from '../../../src/client/home.ts'
import { SessionJournal } from '../../../src/client/session/journal.ts'
import { SessionClient } from '../../../src/client/session/session-client.ts'
import type { WalletCorp } from '../../../src/corp/wallet/corp.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, bytes, toText } from '../../../src/types/bytes.ts'
import { isXenoError, unwrap } from '../../../src/types/errors.ts'
import { parsePeer } from '../../../src/types/peer-id.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import { decodeXisDocument, type Xis } from '../../../src/xis/core/document.ts'
import { patiently, Silence } from './asking.ts'
import { differences } from './convergence.ts'
import { indexMissing } from './index.ts'
import { type Ledger, LedgerReader } from './ledger.ts'
import { balanceOf, inAccounts, moneyMissing, setAside } from './money.ts'
import { domainsInKernel, soldBy } from './partitions.ts'
import { type Found, type LookRequest, MAX_MISSING, type ObservedNode, type Surroundings } from './protocol.ts'

const STATUS_TIMEOUT_MS = 5_000

interface KnownNode extends Omit<ObservedNode, 'peer'> {
  readonly peer: Bytes
}

interface Seen {
  readonly missing: readonly string[]
  readonly facts?: Readonly<Record<string, string>>
}

export class Sight {
  readonly #home: OpenHome
  readonly #corp: WalletCorp
  readonly #xis: Xis | undefined
  readonly #nodes: readonly KnownNode[]
  readonly #ledger: LedgerReader
  readonly #sessions: SessionClient

  private constructor(home: OpenHome, corp: WalletCorp, xis: Xis | undefined, nodes: readonly KnownNode[]) {
    this.#home = home
    this.#corp = corp
    this.#xis = xis
    this.#nodes = nodes
    this.#ledger = new LedgerReader(home.host.rpc, corp.quorum, this.#payoutAccounts())
    this.#sessions = new SessionClient({
      rpc: home.host.rpc,
      crypto: nodeCrypto,
      clock: systemClock,
      identity: home.identity.id,
      journal: new SessionJournal(home.wallet.records),
      random: count => bytes(randomBytes(count)),
    })
  }

  /** Registers as a client, so that servers answer. @throws XenoError when the XenoCorp cannot be reached */
  static async open({ home: folder, corp: address, xisDocument, nodes }: Surroundings): Promise<Sight> {
    const home = await openHome(folder, () => undefined)
    const known = nodes.map(node => ({ ...node, peer: peerOf(node) }))
    for (const { peer, addresses } of known) await home.host.rpc.learn(peer, addresses)
    const corp = await home.wallet.addCorp(address)
    await corp.register({ kind: EnrolmentKind.CLIENT, particulars: { name: 'observer' } })
    const xis = xisDocument === undefined ? undefined : unwrap(decodeXisDocument(nodeCrypto, bytes(readFileSync(xisDocument))))
    return new Sight(home, corp, xis, known)
  }

  /** A node that does not answer is missing like anything else. */
  async look(request: LookRequest): Promise<Found> {
    const { missing, facts = {} } = await this.#see(request).catch((error: unknown): Seen => {
      if (error instanceof Silence) return { missing: [error.message] }
      if (isXenoError(error)) return { missing: [`${error.message} [${error.code}]`] }
      throw error
    })
    return { missing: missing.slice(0, MAX_MISSING), more: Math.max(0, missing.length - MAX_MISSING), facts }
  }

  async close(): Promise<void> {
    await this.#home.wallet.close()
    await this.#home.host.stop()
  }

  async #see({ look, alive, settled }: LookRequest): Promise<Seen> {
    const running = (kind: ObservedNode['kind']): KnownNode[] => this.#nodes.filter(node => node.kind === kind && alive.includes(node.name))
    switch (look) {
      case 'money':
        return this.#money(await this.#ledger.read(running('validator')), settled)
      case 'convergence':
        return { missing: differences(await this.#ledger.read(running('validator'))) }
      case 'partitions':
        return { missing: (await Promise.all(running('server').map(server => this.#inUse(server)))).flat() }
      case 'index':
        return { missing: await this.#index(alive) }
    }
  }

  #money(ledger: Ledger, settled: boolean): Seen {
    const { treasuryCredit } = this.#corp.committee.document
    const [first = ''] = ledger.validators
    const earned = this.#payoutAccounts().reduce((total, account) => total + balanceOf(ledger.accounts.get(toText(account))?.get(first)), 0n)
    return {
      missing: moneyMissing(ledger, treasuryCredit, settled),
      facts: {
        inAccounts: String(inAccounts(ledger, first)),
        setAside: String(setAside(ledger, first)),
        earned: String(earned),
        orders: String(ledger.orders.size),
      },
    }
  }

  async #inUse({ name, peer, domains }: KnownNode): Promise<string[]> {
    const status = await patiently(name, () =>
      this.#sessions.status({ corp: this.#corp, server: peer, signal: AbortSignal.timeout(STATUS_TIMEOUT_MS) }),
    )
    return [...soldBy(name, status), ...(domains === undefined ? [] : domainsInKernel(name, domains))]
  }

  async #index(alive: readonly string[]): Promise<string[]> {
    if (this.#xis === undefined) return []
    const of = (kind: ObservedNode['kind']) =>
      this.#nodes.filter(node => node.kind === kind).map(node => ({ ...node, alive: alive.includes(node.name) }))
    const { host, logger } = this.#home
    return indexMissing({
      rpc: host.rpc,
      logger,
      xis: this.#xis,
      xenoCorp: this.#corp.committee.name,
      servers: of('server'),
      rds: of('rd'),
    })
  }

  #payoutAccounts(): Bytes[] {
    return this.#nodes.filter(({ kind }) => kind === 'server').map(({ peer }) => accountId(nodeCrypto, peer))
  }
}

function peerOf({ name, peer }: ObservedNode): Bytes {
  const parsed = parsePeer(peer)
  if (parsed === undefined) throw new Error(`${name} has no PeerId`)
  return parsed
}
