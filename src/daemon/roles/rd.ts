/** The role `rd`: a match-maker over one XIS. */
import { parseBootstrap } from '../../node/host.ts'
import type { CardSource } from '../../rd/feed.ts'
import { RdService } from '../../rd/service.ts'
import type { Gossip } from '../../types/ports.ts'
import { SERVER_TOKEN } from '../../xis/core/tokens.ts'
import { listenToNotices } from '../../xis/reader/notices.ts'
import { type ReaderOptions, XisReader } from '../../xis/reader/reader.ts'
import type { Roles } from '../config.ts'
import type { RoleContext, RoleService } from '../daemon.ts'
import { statusErrors } from '../status/errors.ts'
import { problem } from '../status/problems.ts'
import { readXisDocument } from './xis.ts'

export async function buildRd(config: NonNullable<Roles['rd']>, context: RoleContext): Promise<RoleService> {
  const { host, crypto, clock, logger } = context
  const xis = readXisDocument(crypto, context.path(config.xis))
  const contacts = config.nodes.map(parseBootstrap).map(({ peer, address }) => ({ peer, addresses: [address] }))
  const source = xisSource({ xis, crypto, clock, logger, rpc: host.rpc, contacts }, host.gossip)
  const service = new RdService({ source, server: host.server, clock, logger, refreshEveryMs: config.refreshEvery })
  return {
    name: 'rd',
    start: () => service.start(),
    stop: () => service.stop(),
    report: () => ({ facts: { servers: service.known }, problems: service.known > 0 ? [] : [problem(statusErrors.refuse('index-empty'))] }),
  }
}

/** An XIS as what an RD reads from; with gossip, it hears of deaths between readings. */
export function xisSource(options: ReaderOptions, gossip: Gossip | undefined): CardSource {
  const { xis, crypto } = options
  const reader = new XisReader(options)
  const source: CardSource = {
    async *list(signal) {
      for await (const { server, version, incarnation, state } of reader.all({ token: SERVER_TOKEN })) {
        signal.throwIfAborted()
        yield { server, version: BigInt(version), incarnation, stale: state === 'stale' }
      }
    },
    async advertisement(server) {
      const { xml, version } = await reader.advertisement(server)
      return { document: xml, version: BigInt(version) }
    },
  }
  if (gossip === undefined) return source
  return { ...source, hints: hear => listenToNotices({ xis, crypto, gossip }, hint => hear({ ...hint, version: BigInt(hint.version) })) }
}
