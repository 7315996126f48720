/**
 * A stage for tests of sessions: real validators and a registrar, a XenoServer with the best driver of this machine, and
 * clients with wallets; all on loopback, all over libp2p, everything on disk.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { SessionContext } from '../../../src/client/session/context.ts'
import { SessionJournal } from '../../../src/client/session/journal.ts'
import type { LiveSession } from '../../../src/client/session/live-session.ts'
import { type Quote, SessionClient } from '../../../src/client/session/session-client.ts'
import type { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { register } from '../../../src/corp/quorum/register.ts'
import type { IssueOptions } from '../../../src/corp/wallet/corp.ts'
import { MoneyStore } from '../../../src/corp/wallet/money-store.ts'
import { ANY_KERNEL, type Requirements } from '../../../src/documents/requirements.ts'
import { type CommandTask, NO_RESTART } from '../../../src/documents/task.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { openStore } from '../../../src/node/store.ts'
import { type Bytes, bytes, EMPTY } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import type { Money } from '../../../src/types/money.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { MIB } from '../../../src/types/units.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import type { Share } from '../../../src/xenoserver/core/resources.ts'
import type { SessionServiceOptions } from '../../../src/xenoserver/sessions/session-service.ts'
import { Economy, type TestWallet } from '../../corp/support/economy.ts'
import type { PolicyChanges } from '../../corp/support/policy.ts'
import { skip } from '../../skips.ts'
import { startHost } from '../../support/hosts.ts'
import { Rig } from '../hypervisor/rig.ts'
import { KillableServer } from './killable-server.ts'
import { type StageServer, stageKey, startStageServer } from './stage-server.ts'

export interface StageClient extends TestWallet {
  readonly sessions: SessionClient
  /** Of the key with which it dials. */
  readonly identity: Bytes
  readonly signer: Signer
}

export interface StageOptions {
  readonly validators?: number
  readonly policy?: PolicyChanges
  readonly service?: Partial<SessionServiceOptions>
}

export class Stage {
  readonly economy: Economy
  readonly folder: string
  #rig: Rig
  #server: StageServer | undefined
  #process: KillableServer | undefined
  #id: Bytes
  #addresses: string[] = []

  private constructor(economy: Economy, rig: Rig, id: Bytes) {
    this.economy = economy
    this.#rig = rig
    this.#id = id
    this.folder = mkdtempSync(join(tmpdir(), 'xeno-stage-'))
  }

  /** With its server in this process. Skips the suite where runc does not work. */
  static async open(context: Mocha.Context, options: StageOptions = {}): Promise<Stage> {
    const stage = await Stage.#prepare(context, options)
    await stage.startServer(options.service)
    return stage
  }

  /** With its server as a process of its own, to be killed. */
  static async openProcess(context: Mocha.Context, options: StageOptions = {}): Promise<Stage> {
    const stage = await Stage.#prepare(context, options)
    const { host, quorum } = await stage.economy.running.client()
    await stage.enrol(host, quorum, createSigner(await stageKey('one')))
    await stage.rig.hypervisor.close()
    const { committee } = stage.economy.running.corp
    const hints = stage.economy.running.hints().map(({ peer, addresses }) => ({ peer: base64(peer), addresses: [...addresses] }))
    const { workPath, prefix, keeperPath, monitorPath } = stage.rig.options
    const hypervisor = { workPath, prefix, keeperPath, monitorPath, drivers: ['runc' as const], readyNetworks: 1 }
    stage.#process = new KillableServer({
      seed: 'one',
      folder: stage.folder,
      committee: base64(committee.bytes),
      hints,
      listen: ['/ip4/127.0.0.1/tcp/0'],
      hypervisor,
    })
    stage.#addresses = await stage.#process.start()
    return stage
  }

  static async #prepare(context: Mocha.Context, options: StageOptions): Promise<Stage> {
    let rig: Rig
    try {
      rig = await Rig.open('runc')
    } catch (error) {
      if (!isXenoError(error, 'no-driver')) throw error
      skip(context, 'runc', String(error.facts.reasons))
    }
    const [one, two] = await Promise.all(['one', 'two'].map(async seed => createSigner(await stageKey(seed)).id))
    if (one === undefined || two === undefined) throw new Error('two seeds give two keys')
    return new Stage(await Economy.start(options.validators ?? 1, options.policy, { founding: [one, two] }), rig, one)
  }

  get rig(): Rig {
    return this.#rig
  }

  /** The server in this process. */
  get server(): StageServer {
    if (this.#server === undefined) throw new Error('the server does not run in this process')
    return this.#server
  }

  /** The server as a process of its own. */
  get process(): KillableServer {
    if (this.#process === undefined) throw new Error('the server is no process of its own')
    return this.#process
  }

  get serverId(): Bytes {
    return this.#id
  }

  get addresses(): readonly string[] {
    return this.#addresses
  }

  async startServer(service: Partial<SessionServiceOptions> = {}): Promise<void> {
    this.#server = await this.anotherServer('one', this.folder, this.#rig, service)
    this.#addresses = this.#server.host.addresses()
  }

  /** The server ends in order, and another begins over the same store and domains. */
  async restart(service: Partial<SessionServiceOptions> = {}): Promise<void> {
    await this.server.stop()
    await this.rig.hypervisor.close()
    this.#rig = await this.rig.again()
    await this.startServer(service)
  }

  /** A server of its own seed; the stage's own is `one`. */
  anotherServer(seed: string, folder: string, rig: Rig, service: Partial<SessionServiceOptions> = {}): Promise<StageServer> {
    const { corp } = this.economy.running
    const listen =
      seed === 'one' && this.#addresses.length > 0 ? { listen: this.#addresses.map(address => address.split('/p2p/')[0] ?? address) } : {}
    return startStageServer(
      { seed, folder, hypervisor: rig.hypervisor, committee: corp.committee, hints: this.economy.running.hints(), service, ...listen },
      async (host, quorum) => this.enrol(host, quorum, createSigner(await stageKey(seed))),
    )
  }

  async enrol(host: Host, quorum: QuorumClient, signer: Signer): Promise<void> {
    const { registrar } = this.economy
    await host.rpc.learn(registrar.peer, registrar.addresses)
    const specification = { architecture: 'x86_64', cpu: 'test', memoryBytes: 2n ** 32n, connectivity: '1 Gbit/s', operator: 'test' }
    const registration = { peer: signer.id, payoutAccount: accountId(nodeCrypto, signer.id), injectionNode: EMPTY, ...specification }
    await register(
      { rpc: host.rpc, crypto: nodeCrypto, quorum, registrars: [registrar.peer] },
      { owner: signer, kind: EnrolmentKind.SERVER, particulars: { name: 'stage' }, server: { registration, signer } },
    )
  }

  async client(name: string, money: Money = 100_000_000n, options: Partial<SessionContext> = {}): Promise<StageClient> {
    const made = await this.economy.client(name, money)
    const key = await stageKey(`client ${name}`)
    const host = await startHost({ privateKey: key, listen: [] })
    await host.rpc.learn(this.serverId, this.addresses)
    const folder = this.economy.folder()
    const journal = new SessionJournal(new MoneyStore(join(folder, 'journal'), openStore, () => undefined))
    const sessions = new SessionClient({
      ...{ rpc: host.rpc, crypto: nodeCrypto, clock: systemClock, identity: host.id, journal },
      random: count => bytes(randomBytes(count)),
      ...options,
    })
    return { ...made, host, sessions, identity: host.id, signer: createSigner(key) }
  }

  quote(client: StageClient, requirements = ask(), signal = AbortSignal.timeout(20_000)): Promise<Quote> {
    return client.sessions.quote({ corp: client.corp, server: this.serverId, requirements, signal })
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
    return client.sessions.create({ corp: client.corp, quote, order, addresses: this.addresses, signal })
  }

  /** Settles when exactly this is free: domains end beside the answers to those who close their sessions. */
  async isFree(share: Share): Promise<void> {
    const { partition } = this.server.service
    const patience = Date.now() + 10_000
    while (Date.now() < patience && !isDeepStrictEqual(partition.free(Date.now()), share)) await new Promise(resolve => setTimeout(resolve, 20))
    assert.deepEqual(partition.free(Date.now()), share)
  }

  async close(): Promise<void> {
    await this.#server?.stop()
    if (this.#process !== undefined) {
      await this.#process.stop()
      this.#rig = await this.rig.again()
    }
    await this.rig.close()
    await this.economy.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64')
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
