/** The role `validator`: a vote in a XenoCorp. */
import { readFileSync } from 'node:fs'
import { type Committee, decodeGenesis, MAX_COMMITTEE_BYTES } from '../../corp/core/committee.ts'
import { ValidatorService } from '../../corp/validator/service.ts'
import { parseBootstrap } from '../../node/host.ts'
import { bytes, equal } from '../../types/bytes.ts'
import { refusalError } from '../../types/errors.ts'
import type { Crypto, Service } from '../../types/ports.ts'
import type { Roles } from '../config.ts'
import type { RoleContext } from '../daemon.ts'
import { daemonErrors } from '../errors.ts'

export async function buildValidator(config: NonNullable<Roles['validator']>, context: RoleContext): Promise<Service> {
  const { host, crypto, signer, store, clock, logger, corps } = context
  const committee = readCommittee(crypto, context.path(config.committee))
  const peers = config.peers.map(parseBootstrap)
  await corps.clientOf(committee, peers)
  host.server.admit('committee', peer => committee.validators.some(validator => equal(validator, peer)))
  const hints = () => [{ peer: host.id, addresses: host.addresses() }, ...peers.map(({ peer, address }) => ({ peer, addresses: [address] }))]
  return new ValidatorService({ committee, signer, crypto, store, clock, rpc: host.rpc, server: host.server, logger, hints, gossip: host.gossip })
}

/** @throws XenoError `founding-document-invalid`, and what decoding refuses with */
export function readCommittee(crypto: Crypto, path: string): Committee {
  let content: Uint8Array
  try {
    content = readFileSync(path).subarray(0, MAX_COMMITTEE_BYTES + 1)
  } catch (error) {
    throw daemonErrors.error('founding-document-invalid', { what: 'committee', path }, error)
  }
  const decoded = decodeGenesis(crypto, bytes(Uint8Array.from(content)))
  if (!decoded.ok) throw daemonErrors.error('founding-document-invalid', { what: 'committee', path }, refusalError(decoded.refusal))
  return decoded.value
}
