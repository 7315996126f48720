/** The role `xis`: a node of the index. */
import { readFileSync } from 'node:fs'
import { parseBootstrap } from '../../node/host.ts'
import { bytes, EMPTY } from '../../types/bytes.ts'
import { refusalError } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeXisDocument, type Xis } from '../../xis/core/document.ts'
import { MAX_XIS_DOCUMENT_BYTES } from '../../xis/core/limits.ts'
import { XisNode } from '../../xis/node/service.ts'
import type { Roles } from '../config.ts'
import type { RoleContext, RoleService } from '../daemon.ts'
import { Enrolments } from '../enrolments.ts'
import { daemonErrors } from '../errors.ts'

export async function buildXis(config: NonNullable<Roles['xis']>, context: RoleContext): Promise<RoleService> {
  const { host, crypto, signer, clock, logger, store, corps } = context
  const enrolments = new Enrolments(corps, config.corps, clock)
  const node = new XisNode({
    xis: readXisDocument(crypto, context.path(config.document)),
    signer,
    crypto,
    clock,
    logger,
    store,
    rpc: host.rpc,
    server: host.server,
    gossip: host.gossip,
    links: host,
    addresses: () => host.addresses(),
    operator: context.config.roles.xenoserver?.operator ?? '',
    credential: EMPTY,
    contacts: config.nodes.map(parseBootstrap).map(({ peer, address }) => ({ peer, addresses: [address] })),
    isEnrolled: peer => enrolments.isServer(peer),
  })
  host.server.admit('xis-nodes', peer => node.isMember(peer))
  return {
    name: 'xis',
    start: () => node.start(),
    stop: () => node.stop(),
    report: () => ({ facts: { members: node.core.members(clock.now()).length, ...node.core.counts(clock.now()) }, problems: [] }),
  }
}

/** @throws XenoError `founding-document-invalid` */
export function readXisDocument(crypto: Crypto, path: string): Xis {
  let content: Uint8Array
  try {
    content = readFileSync(path).subarray(0, MAX_XIS_DOCUMENT_BYTES + 1)
  } catch (error) {
    throw daemonErrors.error('founding-document-invalid', { what: 'XIS', path }, error)
  }
  const decoded = decodeXisDocument(crypto, bytes(Uint8Array.from(content)))
  if (!decoded.ok) throw daemonErrors.error('founding-document-invalid', { what: 'XIS', path }, refusalError(decoded.refusal))
  return decoded.value
}
