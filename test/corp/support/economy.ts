/**
 * A XenoCorp with money in it, for tests: running validators and registrar, wallets in folders of their own, a treasurer
 * who tops them up, and servers that bind, charge and close.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyOperationCertificate } from '../../../src/corp/core/certificate.ts'
import { makeOperation, makeSigned, wrapOperation } from '../../../src/corp/core/operation.ts'
import type { PresentationTerms, WalletOrder } from '../../../src/corp/core/wallet-order.ts'
import { formatCorpAddress } from '../../../src/corp/quorum/address.ts'
import type { CertifyOutcome, QuorumClient } from '../../../src/corp/quorum/client.ts'
import { register } from '../../../src/corp/quorum/register.ts'
import { type RegistrarOptions, RegistrarService } from '../../../src/corp/registrar/service.ts'
import type { WalletEvent } from '../../../src/corp/wallet/context.ts'
import type { WalletCorp } from '../../../src/corp/wallet/corp.ts'
import { type Keyring, seedKeyring, singleKeyring } from '../../../src/corp/wallet/keys.ts'
import type { Presented } from '../../../src/corp/wallet/order-steps.ts'
import { Wallet, type WalletOptions } from '../../../src/corp/wallet/wallet.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto, signerFromSeed } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { openStore } from '../../../src/node/store.ts'
import { type Bytes, bytes, EMPTY, equal, toText, utf8 } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Money } from '../../../src/types/money.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind, SignedBody } from '../../../src/wire/generated/corp.ts'
import type { Contact } from '../../../src/wire/rpc.ts'
import { startHost, testLogger } from '../../support/hosts.ts'
import { decode, member } from './members.ts'
import type { PolicyChanges } from './policy.ts'
import { RunningCorp, type RunningOptions } from './running-corp.ts'

/** Orders may be short and graces end within a test. */
export const QUICK_POLICY: PolicyChanges = { minOrderMs: 1_000n, graceMs: 1_000n, skewMs: 200n }

export interface TestWallet {
  readonly wallet: Wallet
  readonly corp: WalletCorp
  readonly host: Host
  readonly folder: string
  readonly events: WalletEvent[]
}

export class Economy {
  readonly running: RunningCorp
  readonly #folders: string[] = []
  readonly #wallets: Wallet[] = []
  readonly #closers: (() => Promise<void>)[] = []
  #registrar: Contact | undefined
  #treasurer: TestWallet | undefined

  private constructor(running: RunningCorp) {
    this.running = running
  }

  static async start(
    n: number,
    policy: PolicyChanges = {},
    registrar: Partial<RegistrarOptions> = {},
    running: Omit<RunningOptions, 'policy'> = {},
  ): Promise<Economy> {
    const economy = new Economy(await RunningCorp.start(n, { ...running, policy: { ...QUICK_POLICY, ...policy } }))
    await economy.#startRegistrar(registrar)
    economy.#treasurer = await economy.openWallet(economy.folder(), singleKeyring(member('treasurer'), EMPTY))
    return economy
  }

  get name(): Bytes {
    return this.running.corp.committee.name
  }

  /** Where the first validator is reached, with the XenoCorp's name. */
  get address(): string {
    const [first] = this.running.hints()
    const address = first?.addresses[0]?.split('/p2p/')[0]
    if (first === undefined || address === undefined) throw new Error('no validator was ever started')
    return formatCorpAddress({ name: this.name, peer: first.peer, address })
  }

  get registrar(): Contact {
    if (this.#registrar === undefined) throw new Error('the registrar does not run')
    return this.#registrar
  }

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'xeno-wallet-'))
    this.#folders.push(folder)
    return folder
  }

  async openWallet(folder: string, keyring: Keyring, options: Partial<WalletOptions> = {}): Promise<TestWallet> {
    const host = await startHost({ listen: [] })
    const events: WalletEvent[] = []
    const wallet = await Wallet.open({
      ...{ folder, keyring, rpc: host.rpc, crypto: nodeCrypto, clock: systemClock, logger: testLogger(), openStore },
      random: count => bytes(randomBytes(count)),
      progress: event => events.push(event),
      ...options,
    })
    this.#wallets.push(wallet)
    return { wallet, corp: await wallet.addCorp(this.address), host, folder, events }
  }

  /** The wallet of a named member: the same name gives the same keys. */
  walletOf(name: string, folder = this.folder(), options: Partial<WalletOptions> = {}): Promise<TestWallet> {
    return this.openWallet(folder, keyringOf(name), options)
  }

  /** A client's wallet, registered, with money in its account. */
  async client(name: string, money: Money = 0n): Promise<TestWallet> {
    const made = await this.walletOf(name)
    await made.corp.register({ kind: EnrolmentKind.CLIENT, particulars: { name }, registrar: this.registrar })
    if (money > 0n) await this.topUp(made.corp.account, money)
    return made
  }

  async topUp(payee: Bytes, amount: Money): Promise<void> {
    if (this.#treasurer === undefined) throw new Error('there is no treasurer')
    await this.#treasurer.corp.transfer({ payee, amount, memo: 'top-up' })
  }

  get treasurer(): TestWallet {
    if (this.#treasurer === undefined) throw new Error('there is no treasurer')
    return this.#treasurer
  }

  async server(name: string): Promise<TestServer> {
    const signer = member(`server ${name}`)
    const { host, quorum } = await this.running.client()
    const account = accountId(nodeCrypto, signer.id)
    const specification = { architecture: 'x86_64', cpu: 'test', memoryBytes: 2n ** 32n, connectivity: '1 Gbit/s', operator: name }
    const registration = { peer: signer.id, payoutAccount: account, injectionNode: EMPTY, ...specification }
    await host.rpc.learn(this.registrar.peer, this.registrar.addresses)
    await register(
      { rpc: host.rpc, crypto: nodeCrypto, quorum, registrars: [this.registrar.peer] },
      { owner: signer, kind: EnrolmentKind.SERVER, particulars: { name }, server: { registration, signer } },
    )
    return new TestServer(this, signer, account, quorum)
  }

  async stop(): Promise<void> {
    await Promise.all(this.#wallets.map(wallet => wallet.close()))
    for (const close of this.#closers) await close()
    await this.running.stop()
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true })
  }

  async #startRegistrar(options: Partial<RegistrarOptions>): Promise<void> {
    const { host, quorum } = await this.running.client()
    const listening = await startHost()
    const opened = await openStore(join(this.folder(), 'registrar'))
    const service = new RegistrarService({
      ...{ committee: this.running.corp.committee, signer: this.running.corp.registrar, crypto: nodeCrypto, clock: systemClock },
      ...{ store: opened.store, server: listening.server, quorum, logger: testLogger() },
      random: count => bytes(randomBytes(count)),
      // Test servers are founding nodes.
      founding: ['one', 'two', 'three'].map(name => member(`server ${name}`).id),
      ...options,
    })
    await service.start()
    this.#registrar = { peer: listening.id, addresses: listening.addresses() }
    this.#closers.push(async () => {
      await service.stop()
      await host.stop()
      await opened.close()
    })
  }
}

/** The money side of a XenoServer: it accepts every presentation, and charges what it is told to. */
export class TestServer {
  readonly signer: Signer
  readonly account: Bytes
  readonly #economy: Economy
  readonly #quorum: QuorumClient
  readonly #payees = new Set<string>()

  constructor(economy: Economy, signer: Signer, account: Bytes, quorum: QuorumClient) {
    this.#economy = economy
    this.signer = signer
    this.account = account
    this.#quorum = quorum
  }

  /** What it asks of a client for an order: with all defaults a rate by which everything may be charged at once. */
  terms(order: WalletOrder, terms: Partial<PresentationTerms> = {}): PresentationTerms {
    const { cap } = order.issue.body
    return {
      ...{ server: this.signer.id, payoutAccount: this.account, terms: nodeCrypto.sha256(utf8('terms')) },
      ...{ limit: cap, rate: cap, setup: cap, step: cap, from: systemClock.now() - 1_000, acceptBy: systemClock.now() + 30_000 },
      ...{ controllers: [member('controller').id], environment: 'test', purpose: '' },
      ...terms,
    }
  }

  /** Takes an order that is born bound to it, without a message to anyone: its certificate is all there is to check. */
  accept(presented: Presented): void {
    const { operation } = unwrap(verifyOperationCertificate(nodeCrypto, this.#economy.running.corp.committee, presented.certificate))
    if (operation.kind !== 'issue' || operation.body.payee === undefined || !equal(operation.body.payee, this.signer.id))
      throw new Error('the order is not for this server')
    this.#payees.add(toText(presented.order))
  }

  bindOperation(presented: Presented): Bytes {
    const { body, signature } = SignedBody.decode(presented.presentation)
    const acceptance = makeSigned(nodeCrypto, this.#economy.name, 'acceptance', { bind: presented.bindId }, this.signer)
    if (signature === undefined) throw new Error('a presentation is signed')
    return wrapOperation('bind', body, [signature], { acceptance, blocks: presented.blocks.map(block => SignedBody.decode(block)) })
  }

  async bind(presented: Presented): Promise<CertifyOutcome> {
    const outcome = await this.#quorum.certify(this.bindOperation(presented), { certificates: [presented.certificate], deadlineMs: 4_000 })
    if (outcome.kind === 'certified') await this.#quorum.apply([presented.certificate, outcome.certificate])
    return outcome
  }

  async charge(presented: Presented, amount: Money): Promise<void> {
    await this.#quorum.apply([await this.claim('charge', presented, amount)])
  }

  async close(presented: Presented, amount: Money): Promise<void> {
    await this.#quorum.apply([await this.claim('close', presented, amount)])
  }

  /** Certifies a charge or close with its usage report, and tells nobody. */
  async claim(kind: 'charge' | 'close', presented: Presented, amount: Money): Promise<Bytes> {
    const { order, bindId } = presented
    const usage = { from: 0n, to: 1n, cpuMs: 1n, memoryByteSeconds: 0n, diskByteSeconds: 0n, networkInBytes: 0n, networkOutBytes: 0n, meteredMs: 1n }
    const body = {
      session: bindId,
      number: 1,
      previous: EMPTY,
      terms: nodeCrypto.sha256(utf8('terms')),
      domainIncarnation: 1,
      tasks: [],
      annex: EMPTY,
      bill: amount,
      ...usage,
    }
    const report = makeSigned(nodeCrypto, this.#economy.name, 'report', body, this.signer)
    const id = nodeCrypto.sha256(utf8('xeno/corp/report/1'), new Uint8Array(1), this.#economy.name, report.body)
    const beside = kind === 'charge' && this.#payees.has(toText(order)) ? besideOf(presented) : {}
    const { bytes: operation } = makeOperation(nodeCrypto, this.#economy.name, kind, { order, bind: bindId, amount, report: id }, [this.signer], {
      report,
      ...beside,
    })
    const outcome = await this.#quorum.certify(operation, { certificates: [presented.certificate] })
    if (outcome.kind !== 'certified') throw new Error(`${kind} of ${decode(this.#economy.running.corp, operation).kind}: ${describe(outcome)}`)
    return outcome.certificate
  }
}

/** What a payee order's charge carries in place of a binding. */
function besideOf({ presentation, blocks }: Presented) {
  return { presentation: SignedBody.decode(presentation), blocks: blocks.map(block => SignedBody.decode(block)) }
}

export function describe(outcome: CertifyOutcome): string {
  return outcome.kind === 'refused' || outcome.kind === 'conflict' ? `${outcome.kind}: ${outcome.refusal.code}` : outcome.kind
}

export function keyringOf(name: string): Keyring {
  return seedKeyring(nodeCrypto.sha256(utf8(`test wallet ${name}`)), signerFromSeed)
}
