/** The role `rd`: a match-maker over one XIS. */
import { parseBootstrap } from '../../node/host.ts'
import { type CardSource, RdService } from '../../rd/service.ts'
import type { Service } from '../../types/ports.ts'
import { SERVER_TOKEN } from '../../xis/core/tokens.ts'
import { XisReader } from '../../xis/reader/reader.ts'
import type { Roles } from '../config.ts'
import type { RoleContext } from '../daemon.ts'
import { readXisDocument } from './xis.ts'

export async function buildRd(config: NonNullable<Roles['rd']>, context: RoleContext): Promise<Service> {
  const { host, crypto, clock, logger } = context
  const reader = new XisReader({
    xis: readXisDocument(crypto, context.path(config.xis)),
    crypto,
    clock,
    logger,
    rpc: host.rpc,
    contacts: config.nodes.map(parseBootstrap).map(({ peer, address }) => ({ peer, addresses: [address] })),
  })
  return new RdService({ source: cardSource(reader), server: host.server, clock, logger, refreshEveryMs: config.refreshEvery })
}

function cardSource(reader: XisReader): CardSource {
  return {
    async *list(signal) {
      for await (const { server, version, state } of reader.all({ token: SERVER_TOKEN })) {
        signal.throwIfAborted()
        yield { server, version: BigInt(version), stale: state === 'stale' }
      }
    },
    async advertisement(server) {
      return (await reader.advertisement(server)).xml
    },
  }
}
