/**
 * A XenoServer's membership in its XenoCorps: it registers once with each, its node's key owning the account into which it
 * is paid. Waits for XenoCorps and registrars that cannot be reached yet, or are slow, since nodes may be started in any order.
 */
import type { QuorumClient } from '../corp/quorum/client.ts'
import { register } from '../corp/quorum/register.ts'
import { learnAddress } from '../node/addresses.ts'
import { type Bytes, EMPTY, equal } from '../types/bytes.ts'
import { accountId } from '../wire/digest.ts'
import { EnrolmentKind, type ServerRegistration } from '../wire/generated/corp.ts'
import type { MachineFingerprint } from '../xenoserver/hypervisor/driver.ts'
import type { Registration } from '../xenoserver/sessions/ports.ts'
import type { XenoServerConfig } from './config.ts'
import type { CorpReference } from './corps.ts'
import type { RoleContext } from './daemon.ts'

/** @throws XenoError: the registrar's or the validators' refusal; when the node stops */
export async function joinCorps(config: XenoServerConfig, machine: MachineFingerprint, context: RoleContext): Promise<Registration[]> {
  const { signer, crypto } = context
  const payoutAccount = accountId(crypto, signer.id)
  const registration: ServerRegistration = {
    peer: signer.id,
    payoutAccount,
    injectionNode: config.injectionNode ?? EMPTY,
    architecture: machine.kernel.architecture,
    cpu: machine.cpu.model,
    memoryBytes: BigInt(machine.memory.totalBytes),
    connectivity: config.connectivity,
    operator: config.operator,
  }
  return Promise.all(config.corps.map(reference => join(reference, registration, config, context)))
}

async function join(reference: CorpReference, server: ServerRegistration, config: XenoServerConfig, context: RoleContext): Promise<Registration> {
  const { corps } = context
  const corp = await corps.client(reference)
  await corps.untilAnswered(reference, signal => registerOnce(corp, server, config, context, signal))
  return { corp, payoutAccount: server.payoutAccount }
}

async function registerOnce(
  corp: QuorumClient,
  server: ServerRegistration,
  config: XenoServerConfig,
  { host, signer, crypto, logger }: RoleContext,
  signal: AbortSignal,
): Promise<void> {
  const known = await corp.enrolments(signer.id, { signal })
  const isMember = known.some(({ body }) => body.kind === EnrolmentKind.SERVER && !body.revoked && equal(body.account, server.payoutAccount))
  if (isMember) return
  const registrar: Bytes[] = config.registrar === undefined ? [] : [await learnAddress(host.rpc, config.registrar)]
  const { document, validators } = corp.committee
  const registration = { owner: signer, kind: EnrolmentKind.SERVER, particulars: config.owner, server: { registration: server, signer } }
  await register({ rpc: host.rpc, crypto, quorum: corp, registrars: [...registrar, document.registrar, ...validators], signal }, registration)
  logger.info({ corp: document.name, account: server.payoutAccount }, 'registered')
}
