/** The role `registrar`: enrols a XenoCorp's members. */
import { randomBytes } from 'node:crypto'
import { RegistrarService } from '../../corp/registrar/service.ts'
import { createSigner } from '../../node/crypto.ts'
import { parseBootstrap } from '../../node/host.ts'
import { readKey } from '../../node/key-file.ts'
import { bytes, toText } from '../../types/bytes.ts'
import type { Roles } from '../config.ts'
import type { RoleContext, RoleService } from '../daemon.ts'
import { readCommittee } from './validator.ts'

export async function buildRegistrar(config: NonNullable<Roles['registrar']>, context: RoleContext): Promise<RoleService> {
  const { host, crypto, clock, store, logger, corps } = context
  const committee = readCommittee(crypto, context.path(config.committee))
  const service = new RegistrarService({
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
    credit: config.credit,
  })
  return {
    name: 'registrar',
    start: () => service.start(),
    stop: () => service.stop(),
    report: () => ({ facts: { corp: toText(committee.name) }, problems: [] }),
  }
}
