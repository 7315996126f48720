/** The role `validator`: a vote in a XenoCorp. */
import { readFileSync } from 'node:fs'
import { type Committee, decodeGenesis, MAX_COMMITTEE_BYTES } from '../../corp/core/committee.ts'
import { ledgerErrors } from '../../corp/core/errors.ts'
import { ValidatorService } from '../../corp/validator/service.ts'
import { parseBootstrap } from '../../node/host.ts'
import { bytes, equal, toText } from '../../types/bytes.ts'
import { refusalError } from '../../types/errors.ts'
import { peerText } from '../../types/peer-id.ts'
import type { Crypto } from '../../types/ports.ts'
import type { Roles } from '../config.ts'
import type { RoleContext, RoleService } from '../daemon.ts'
import { daemonErrors } from '../errors.ts'
import { statusErrors } from '../status/errors.ts'
import { problem } from '../status/problems.ts'
import type { RoleReport } from '../status/report.ts'

export async function buildValidator(config: NonNullable<Roles['validator']>, context: RoleContext): Promise<RoleService> {
  const { host, crypto, signer, store, clock, logger, corps, disk, time } = context
  const committee = readCommittee(crypto, context.path(config.committee))
  const peers = config.peers.map(parseBootstrap)
  await corps.clientOf(committee, peers)
  host.server.admit('committee', peer => committee.validators.some(validator => equal(validator, peer)))
  // Those of this node, and where the fellows were found last: one that moved dials the others, and is found by them.
  const hints = () =>
    Promise.all(committee.validators.map(async peer => ({ peer, addresses: equal(peer, host.id) ? host.addresses() : await host.addressesOf(peer) })))
  const options = {
    committee,
    signer,
    crypto,
    store,
    clock,
    rpc: host.rpc,
    server: host.server,
    logger,
    hints,
    gossip: host.gossip,
    pausedBecause: () => disk.refusal,
    clockDoubt: () => time.refusal,
  }
  const service = new ValidatorService(options)
  return {
    name: 'validator',
    start: () => service.start(),
    stop: () => service.stop(),
    report: () => validatorReport(service, committee),
  }
}

function validatorReport(service: ValidatorService, committee: Committee): RoleReport {
  const { head, others, isAmnesiac } = service.standing()
  const unread = others.filter(({ failure }) => failure !== undefined)
  const rows = others.map(({ peer, read, head: end, failure }) => ({ peer: peerText(peer), behind: Number(end - read), failure: failure ?? null }))
  return {
    facts: {
      corp: toText(committee.name),
      log: Number(head),
      memory: isAmnesiac ? 'lost' : service.memory.state,
      behind: Math.max(0, ...rows.map(({ behind }) => behind)),
      validators: rows,
    },
    problems: [
      ...(unread.length === 0
        ? []
        : [problem(statusErrors.refuse('validators-unread', { count: unread.length, others: others.length, mayFail: committee.quorum.f }))]),
      ...(isAmnesiac ? [problem(ledgerErrors.refuse('memory-lost'))] : []),
      ...(isAmnesiac || service.memory.refusal === undefined ? [] : [problem({ refusal: service.memory.refusal })]),
    ],
  }
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
