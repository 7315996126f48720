/** Validators that run: real nodes on loopback, real stores on disk; killed and started again one by one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { ValidatorService } from '../../../src/corp/validator/service.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { type OpenStore, openStore } from '../../../src/node/store.ts'
import { equal, utf8 } from '../../../src/types/bytes.ts'
import type { Clock } from '../../../src/types/ports.ts'
import { startHost, testLogger } from '../../support/hosts.ts'
import { type FoundOptions, foundCorp, type TestCorp } from './members.ts'

interface Running {
  readonly host: Host
  readonly opened: OpenStore
  readonly service: ValidatorService
}

export interface RunningOptions extends FoundOptions {
  /** Validators of several XenoCorps in one test are not the same nodes. */
  readonly family?: string
  readonly clock?: Clock
  /** Validators also gossip. */
  readonly overlay?: boolean
  /** Default 200 ms. */
  readonly pullEveryMs?: number
}

export class RunningCorp {
  readonly corp: TestCorp
  readonly #folder: string
  readonly #clock: Clock
  readonly #options: RunningOptions
  readonly #running: (Running | undefined)[]
  readonly #addresses: string[][] = []

  private constructor(corp: TestCorp, folder: string, options: RunningOptions) {
    this.corp = corp
    this.#folder = folder
    this.#clock = options.clock ?? systemClock
    this.#options = options
    this.#running = corp.validators.map(() => undefined)
  }

  static async start(n: number, options: RunningOptions = {}): Promise<RunningCorp> {
    const signers = await Promise.all(Array.from({ length: n }, async (_, index) => createSigner(await keyOf(index, options.family))))
    const running = new RunningCorp(foundCorp(signers, options), mkdtempSync(join(tmpdir(), 'xeno-corp-')), options)
    for (let index = 0; index < n; index++) await running.startValidator(index)
    return running
  }

  async startValidator(index: number): Promise<void> {
    const { committee } = this.corp
    const key = await keyOf(index, this.#options.family)
    const host = await startHost({
      privateKey: key,
      overlay: this.#options.overlay ?? false,
      bootstrap: this.#options.overlay === true ? this.#addresses.flatMap((addresses, other) => (other === index ? [] : addresses)) : [],
      ...(this.#addresses[index] === undefined ? {} : { listen: this.#addresses[index].map(withoutPeer) }),
    })
    this.#addresses[index] = host.addresses()
    const opened = await openStore(join(this.#folder, String(index)))
    const service = new ValidatorService({
      committee,
      signer: createSigner(key),
      crypto: nodeCrypto,
      store: opened.store,
      clock: this.#clock,
      rpc: host.rpc,
      server: host.server,
      logger: testLogger(),
      hints: () => this.hints(),
      gossip: host.gossip,
      pullEveryMs: this.#options.pullEveryMs ?? 200,
    })
    host.server.admit('committee', peer => committee.validators.some(validator => equal(validator, peer)))
    for (const [other, addresses] of this.#addresses.entries()) {
      const id = committee.validators[other]
      if (other !== index && id !== undefined && addresses !== undefined) await host.rpc.learn(id, addresses)
      const running = this.#running[other]
      if (running !== undefined) await running.host.rpc.learn(host.id, host.addresses())
    }
    if (this.#options.overlay === true) await host.joinOverlay()
    await service.start()
    this.#running[index] = { host, opened, service }
  }

  hints() {
    return this.#addresses.flatMap((addresses, index) => {
      const peer = this.corp.committee.validators[index]
      return peer === undefined ? [] : [{ peer, addresses }]
    })
  }

  /** Stops a validator; what was not synced is what a crash would lose, since nothing is written at the stop. */
  async stopValidator(index: number): Promise<void> {
    const running = this.#running[index]
    this.#running[index] = undefined
    if (running === undefined) return
    await running.service.stop()
    await running.host.stop()
    await running.opened.close()
  }

  /** The folder of a validator's store, to be changed while it is stopped. */
  storeFolder(index: number): string {
    return join(this.#folder, String(index))
  }

  validator(index: number): ValidatorService {
    const running = this.#running[index]
    if (running === undefined) throw new Error(`validator ${index} does not run`)
    return running.service
  }

  /** A client of this XenoCorp on a node of its own. */
  async client(): Promise<{ host: Host; quorum: QuorumClient }> {
    const host = await startHost({ listen: [] })
    for (const { peer, addresses } of this.hints()) await host.rpc.learn(peer, addresses)
    return { host, quorum: new QuorumClient({ rpc: host.rpc, crypto: nodeCrypto, committee: this.corp.committee, logger: testLogger() }) }
  }

  async stop(): Promise<void> {
    for (let index = 0; index < this.#running.length; index++) await this.stopValidator(index)
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** The key of a running validator. */
export function keyOf(index: number, family = '') {
  return generateKeyPairFromSeed('Ed25519', nodeCrypto.sha256(utf8(`running validator ${family}${index}`)))
}

function withoutPeer(address: string): string {
  return address.split('/p2p/')[0] ?? address
}
