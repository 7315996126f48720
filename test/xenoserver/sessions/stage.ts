/**
 * A stage for tests of sessions: real validators and a registrar, a XenoServer with the best driver of this machine, and
 * clients with wallets; all on loopback, all over libp2p, everything on disk.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { SessionJournal } from '../../../src/client/session/journal.ts'
import type { LiveSession } from '../../../src/client/session/live-session.ts'
import { type Quote, SessionClient } from '../../../src/client/session/session-client.ts'
import { BlobService } from '../../../src/content/service.ts'
import { ContentStore } from '../../../src/content/store.ts'
import { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { register } from '../../../src/corp/quorum/register.ts'
import type { IssueOptions } from '../../../src/corp/wallet/corp.ts'
import { ANY_KERNEL, type Requirements } from '../../../src/documents/requirements.ts'
import { type CommandTask, NO_RESTART } from '../../../src/documents/task.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { type OpenStore, openStore } from '../../../src/node/store.ts'
import { type Bytes, bytes, EMPTY, utf8 } from '../../../src/types/bytes.ts'
import type { Money } from '../../../src/types/money.ts'
import type { Prices } from '../../../src/types/prices.ts'
import { MIB } from '../../../src/types/units.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind, type Policy } from '../../../src/wire/generated/corp.ts'
import type { SellingRules } from '../../../src/xenoserver/core/defaults.ts'
import type { Share } from '../../../src/xenoserver/core/resources.ts'
import { EnvironmentManager } from '../../../src/xenoserver/environment-manager/environment-manager.ts'
import { SessionService, type SessionServiceOptions } from '../../../src/xenoserver/sessions/session-service.ts'
import { Economy, type TestWallet } from '../../corp/support/economy.ts'
import { startHost, testLogger } from '../../support/hosts.ts'
import { Rig } from '../hypervisor/rig.ts'

export const MACHINE: Share = { cpuMsps: 2_000, memoryBytes: 512 * MIB, diskBytes: 512 * MIB, networkBps: 100_000_000, addresses: 0, pids: 512 }

/** In micro-units: cheap enough that a test spends little, dear enough that a second shows in the bill. */
export const PRICES: Prices = {
  cpuCoreHour: 3_600_000n,
  memoryGibHour: 3_600_000n,
  diskGibHour: 360_000n,
  networkGib: 100_000n,
  addressHour: 1_000_000n,
  setup: 500n,
}

export const RULES: SellingRules = { intervalMs: 500, exposureMs: 10_000, pauseGraceMs: 3_000, keptMs: 60_000, quoteValidMs: 20_000 }

export interface StageClient extends TestWallet {
  readonly sessions: SessionClient
  readonly identity: Bytes
}

/** One life of a server's process; a kill leaves its store, its domains and its keeper. */
export class StageServer {
  readonly host: Host
  readonly service: SessionService
  readonly #blobs: BlobService
  readonly #opened: OpenStore
  readonly rig: Rig

  private constructor(host: Host, service: SessionService, blobs: BlobService, opened: OpenStore, rig: Rig) {
    this.host = host
    this.service = service
    this.#blobs = blobs
    this.#opened = opened
    this.rig = rig
  }

  static async start(
    stage: Stage,
    options: { seed: string; folder: string; rig: Rig; listen?: string[]; service?: Partial<SessionServiceOptions> },
  ): Promise<StageServer> {
    const key = await generateKeyPairFromSeed('Ed25519', nodeCrypto.sha256(utf8(`stage server ${options.seed}`)))
    const signer = createSigner(key)
    const host = await startHost({ privateKey: key, ...(options.listen === undefined ? {} : { listen: options.listen }) })
    for (const { peer, addresses } of stage.economy.running.hints()) await host.rpc.learn(peer, addresses)
    const { committee } = stage.economy.running.corp
    const quorum = new QuorumClient({ rpc: host.rpc, crypto: nodeCrypto, committee, logger: testLogger() })
    const opened = await openStore(join(options.folder, 'sessions'))
    const content = await ContentStore.open({ folder: join(options.folder, 'content'), maxBytes: 64 * MIB, clock: systemClock })
    const environments = new EnvironmentManager({ hypervisor: options.rig.hypervisor, content, clock: systemClock, logger: testLogger() })
    const service = new SessionService({
      ...{ signer, crypto: nodeCrypto, clock: systemClock, logger: testLogger(), store: opened.store, server: host.server, environments },
      registrations: [{ corp: quorum, payoutAccount: accountId(nodeCrypto, signer.id) }],
      machine: MACHINE,
      prices: PRICES,
      rules: RULES,
      addresses: () => host.addresses(),
      ...options.service,
    })
    await stage.enrol(host, quorum, signer)
    await service.start()
    const blobs = new BlobService({ store: content, server: host.server, admission: service, logger: testLogger() })
    await blobs.start()
    return new StageServer(host, service, blobs, opened, options.rig)
  }

  /** Leaves sessions running, as SIGTERM does. */
  async stop(): Promise<void> {
    await this.#blobs.stop()
    await this.service.stop()
    await this.host.stop()
    await this.#opened.close()
  }
}

export class Stage {
  readonly economy: Economy
  readonly rig: Rig
  readonly folder: string
  #server: StageServer | undefined

  private constructor(economy: Economy, rig: Rig) {
    this.economy = economy
    this.rig = rig
    this.folder = mkdtempSync(join(tmpdir(), 'xeno-stage-'))
  }

  static async open(options: { validators?: number; policy?: Partial<Policy>; service?: Partial<SessionServiceOptions> } = {}): Promise<Stage> {
    const economy = await Economy.start(options.validators ?? 1, options.policy, {
      founding: [await stageServerId('one'), await stageServerId('two')],
    })
    const stage = new Stage(economy, await Rig.open('runc'))
    stage.#server = await StageServer.start(stage, {
      seed: 'one',
      folder: stage.folder,
      rig: stage.rig,
      ...(options.service === undefined ? {} : { service: options.service }),
    })
    return stage
  }

  get server(): StageServer {
    if (this.#server === undefined) throw new Error('the server does not run')
    return this.#server
  }

  /** The server's process ends in order, and another begins over the same store and domains. */
  async restart(options: Partial<SessionServiceOptions> = {}): Promise<void> {
    const addresses = this.server.host.addresses().map(address => address.split('/p2p/')[0] ?? address)
    await this.server.stop()
    await this.rig.hypervisor.close()
    this.#server = await StageServer.start(this, {
      seed: 'one',
      folder: this.folder,
      rig: await this.rig.again(),
      listen: addresses,
      service: options,
    })
  }

  async enrol(host: Host, quorum: QuorumClient, signer: ReturnType<typeof createSigner>): Promise<void> {
    const { registrar } = this.economy
    await host.rpc.learn(registrar.peer, registrar.addresses)
    const specification = { architecture: 'x86_64', cpu: 'test', memoryBytes: 2n ** 32n, connectivity: '1 Gbit/s', operator: 'test' }
    const registration = { peer: signer.id, payoutAccount: accountId(nodeCrypto, signer.id), injectionNode: EMPTY, ...specification }
    await register(
      { rpc: host.rpc, crypto: nodeCrypto, quorum, registrars: [registrar.peer] },
      { owner: signer, kind: EnrolmentKind.SERVER, particulars: { name: 'stage' }, server: { registration, signer } },
    )
  }

  async client(name: string, money: Money = 100_000_000n): Promise<StageClient> {
    const made = await this.economy.client(name, money)
    await made.host.rpc.learn(this.server.host.id, this.server.host.addresses())
    const folder = this.economy.folder()
    const journal = new SessionJournal({
      async use(run) {
        const opened = await openStore(join(folder, 'journal'))
        try {
          return await run(opened.store)
        } finally {
          await opened.close()
        }
      },
    })
    const sessions = new SessionClient({
      ...{ rpc: made.host.rpc, crypto: nodeCrypto, clock: systemClock, identity: made.host.id, journal },
      random: count => bytes(randomBytes(count)),
    })
    return { ...made, sessions, identity: made.host.id }
  }

  quote(client: StageClient, requirements = ask(), signal = AbortSignal.timeout(20_000)): Promise<Quote> {
    return client.sessions.quote({ corp: client.corp, server: this.server.host.id, requirements, signal })
  }

  /** An order for one session. */
  async order(client: StageClient, cap: Money = 1_000_000n, options: Partial<IssueOptions> = {}): Promise<Bytes> {
    const { id } = await client.corp.issue({ cap, notAfter: systemClock.now() + 600_000, ...options })
    return id
  }

  async session(
    client: StageClient,
    options: { requirements?: Requirements; cap?: Money; issue?: Partial<IssueOptions> } = {},
  ): Promise<LiveSession> {
    const signal = AbortSignal.timeout(30_000)
    const quote = await this.quote(client, options.requirements, signal)
    const order = await this.order(client, options.cap, options.issue)
    return client.sessions.create({ corp: client.corp, quote, order, addresses: this.server.host.addresses(), signal })
  }

  async close(): Promise<void> {
    const { rig } = this.server
    await this.server.stop()
    await rig.close()
    await this.economy.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function stageServerId(seed: string): Promise<Bytes> {
  return createSigner(await generateKeyPairFromSeed('Ed25519', nodeCrypto.sha256(utf8(`stage server ${seed}`)))).id
}

export function ask(qos: Requirements['qos'] = {}, rest: Partial<Requirements> = {}): Requirements {
  return {
    basic: { envName: 'test', envType: 'Linux', envKernel: ANY_KERNEL },
    network: { envIPAddresses: 0, ports: [], egress: [] },
    qos: { cpuMsps: 200, memoryBytes: 32 * MIB, diskBytes: 16 * MIB, networkBps: 1_000_000, pids: 32, ...qos },
    constraints: {},
    extensions: [],
    ...rest,
  }
}

export function sh(script: string, rest: Partial<CommandTask> = {}): CommandTask {
  return { kind: 'command', argv: ['sh', '-c', script], env: {}, content: [], restart: NO_RESTART, extensions: [], ...rest }
}

/** Everything that a task wrote to one stream. */
export async function output(session: LiveSession, task: number, signal = AbortSignal.timeout(20_000)): Promise<string> {
  let text = ''
  for await (const { data } of session.logs(task, { follow: true, signal })) text += Buffer.from(data).toString()
  return text
}
