/** One life of a XenoServer on a stage: over a folder, a hypervisor and the addresses of a XenoCorp's validators. */
import { join } from 'node:path'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { BlobService } from '../../../src/content/service.ts'
import { ContentStore } from '../../../src/content/store.ts'
import type { Committee } from '../../../src/corp/core/committee.ts'
import { QuorumClient } from '../../../src/corp/quorum/client.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { openStore } from '../../../src/node/store.ts'
import { utf8 } from '../../../src/types/bytes.ts'
import type { Prices } from '../../../src/types/prices.ts'
import { MIB } from '../../../src/types/units.ts'
import { accountId } from '../../../src/wire/digest.ts'
import type { Contact } from '../../../src/wire/rpc.ts'
import type { SellingRules } from '../../../src/xenoserver/core/defaults.ts'
import type { Share } from '../../../src/xenoserver/core/resources.ts'
import { EnvironmentManager } from '../../../src/xenoserver/environment-manager/environment-manager.ts'
import type { Hypervisor } from '../../../src/xenoserver/hypervisor/driver.ts'
import { SessionService, type SessionServiceOptions } from '../../../src/xenoserver/sessions/session-service.ts'
import { startHost, testLogger } from '../../support/hosts.ts'

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

export const RULES: SellingRules = { intervalMs: 500, exposureMs: 3_000, pauseGraceMs: 3_000, keptMs: 60_000, quoteValidMs: 20_000 }

export interface StageServerOptions {
  /** The same seed is the same server. */
  readonly seed: string
  readonly folder: string
  /** Open. */
  readonly hypervisor: Hypervisor
  readonly committee: Committee
  readonly hints: readonly Contact[]
  readonly listen?: readonly string[]
  readonly service?: Partial<SessionServiceOptions>
}

export interface StageServer {
  readonly host: Host
  readonly quorum: QuorumClient
  readonly service: SessionService
  /** Leaves sessions running, as SIGTERM does. */
  stop(): Promise<void>
}

export function stageKey(seed: string) {
  return generateKeyPairFromSeed('Ed25519', nodeCrypto.sha256(utf8(`stage server ${seed}`)))
}

/** @param beforeStart runs when the server can dial, and before it sells: registers it, for example */
export async function startStageServer(
  options: StageServerOptions,
  beforeStart?: (host: Host, quorum: QuorumClient) => Promise<void>,
): Promise<StageServer> {
  const key = await stageKey(options.seed)
  const signer = createSigner(key)
  const host = await startHost({ privateKey: key, ...(options.listen === undefined ? {} : { listen: options.listen }) })
  for (const { peer, addresses } of options.hints) await host.rpc.learn(peer, addresses)
  const quorum = new QuorumClient({ rpc: host.rpc, crypto: nodeCrypto, committee: options.committee, logger: testLogger() })
  await beforeStart?.(host, quorum)
  const opened = await openStore(join(options.folder, 'sessions'))
  const content = await ContentStore.open({ folder: join(options.folder, 'content'), maxBytes: 64 * MIB, clock: systemClock })
  const service = new SessionService({
    ...{ signer, crypto: nodeCrypto, clock: systemClock, logger: testLogger(), store: opened.store, server: host.server },
    environments: new EnvironmentManager({ hypervisor: options.hypervisor, content, clock: systemClock, logger: testLogger() }),
    registrations: [{ corp: quorum, payoutAccount: accountId(nodeCrypto, signer.id) }],
    machine: MACHINE,
    prices: PRICES,
    rules: RULES,
    addresses: () => host.addresses(),
    ...options.service,
  })
  await service.start()
  const blobs = new BlobService({ store: content, server: host.server, admission: service, logger: testLogger() })
  await blobs.start()
  return {
    host,
    quorum,
    service,
    async stop() {
      await blobs.stop()
      await service.stop()
      await host.stop()
      await opened.close()
    },
  }
}
