/** The role `registrar`: enrols a XenoCorp's members. */
import { randomBytes } from 'node:crypto'
import { RegistrarService } from '../../corp/registrar/service.ts'
import { createSigner } from '../../node/crypto.ts'
import { parseBootstrap } from '../../node/host.ts'
import { readKey } from '../../node/key-file.ts'
import { bytes } from '../../types/bytes.ts'
import type { Service } from '../../types/ports.ts'
import type { Roles } from '../config.ts'
import type { RoleContext } from '../daemon.ts'
import { readCommittee } from './validator.ts'

export async function buildRegistrar(config: NonNullable<Roles['registrar']>, context: RoleContext): Promise<Service> {
  const { host, crypto, clock, store, logger, corps } = context
  const committee = readCommittee(crypto, context.path(config.committee))
  return new RegistrarService({
    committee,
    signer: createSigner(readKey(context.path(config.key))),
    crypto,
    clock,
    store,
    server: host.server,
    quorum: await corps.clientOf(committee, config.peers.map(parseBootstrap)),
    logger,
    random: count => bytes(randomBytes(count)),
    invited: config.invites,
    founding: config.founding,
  })
}
