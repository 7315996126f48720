/**
 * What the daemon and its keeper say to each other over a unix socket: JSON, one message a line, each request answered once, in order.
 *
 *     set    domain, paidUntil, target -> lease     the lease as it stands now; `expired` when it had run out before this renewal
 *     check  domain                    -> lease?    freezes again when it has run out
 *     drop   domain                    -> nothing
 *     list                             -> leases
 *     ping                             -> protocol, pid
 *     end                              -> nothing   the keeper ends without freezing; its leases stay in its file for the next one
 *
 * Decoded by hand, not with a schema library: the keeper must start fast and hold little memory. Only the daemon's own user can reach the socket.
 */
import type { FreezeTarget, LeaseState } from '../driver.ts'
import { booleanField, type Fields, listField, objectOf, parseObject, textField, wholeField } from '../plain-json.ts'

/** A keeper that speaks another number is asked to end, and a new one takes its leases over. */
export const KEEPER_PROTOCOL = 1
export const MAX_REQUEST_BYTES = 8 * 1024
/** A list of all the domains that a machine has slots for. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024

export type KeeperRequest =
  | { readonly verb: 'set'; readonly domain: string; readonly paidUntil: number; readonly target: FreezeTarget }
  | { readonly verb: 'check' | 'drop'; readonly domain: string }
  | { readonly verb: 'list' | 'ping' | 'end' }

export interface KeptLease extends LeaseState {
  readonly domain: string
}

export type KeeperAnswer =
  | { readonly ok: true; readonly lease?: KeptLease; readonly leases?: readonly KeptLease[]; readonly protocol?: number; readonly pid?: number }
  | { readonly ok: false; readonly problem: string }

const DOMAIN = /^[a-z0-9][a-z0-9-]{0,63}$/

/** @throws Error that says what is wrong */
export function decodeRequest(line: string): KeeperRequest {
  const fields = parseObject(line)
  const verb = fields['verb']
  switch (verb) {
    case 'set':
      return { verb, domain: domainOf(fields), paidUntil: wholeField(fields, 'paidUntil'), target: freezeTarget(fields['target']) }
    case 'check':
    case 'drop':
      return { verb, domain: domainOf(fields) }
    case 'list':
    case 'ping':
    case 'end':
      return { verb }
    default:
      throw new Error('an unknown verb')
  }
}

/** @throws Error that says what is wrong */
export function decodeAnswer(line: string): KeeperAnswer {
  const fields = parseObject(line)
  if (!booleanField(fields, 'ok')) return { ok: false, problem: textField(fields, 'problem') }
  const { lease, leases, protocol, pid } = fields
  return {
    ok: true,
    ...(lease === undefined ? {} : { lease: keptLease(lease) }),
    ...(leases === undefined ? {} : { leases: listField(fields, 'leases').map(keptLease) }),
    ...(protocol === undefined ? {} : { protocol: wholeField(fields, 'protocol') }),
    ...(pid === undefined ? {} : { pid: wholeField(fields, 'pid') }),
  }
}

export function domainOf(fields: Fields): string {
  return textField(fields, 'domain', DOMAIN)
}

/** The keeper writes as root: only to the kernel's freezers, and reads only lists of groups. */
export function freezeTarget(value: unknown): FreezeTarget {
  const fields = objectOf(value, 'target')
  const { kind, text } = fields
  const path = textField(fields, 'path', /^\/.{1,4000}$/)
  if (/\/\.\.?(\/|$)/.test(path)) throw new Error('path is not a plain path')
  if (kind === 'cgroup' && text === 'FROZEN' && /\/xeno-[a-z0-9]+\/[a-z0-9-]+\/freezer\.state$/.test(path)) return { kind, path, text }
  if (kind === 'cgroup' && text === '1' && /\/xeno-[a-z0-9]+\/[a-z0-9-]+\/cgroup\.freeze$/.test(path)) return { kind, path, text }
  if (kind === 'groups' && path.endsWith('/groups')) return { kind, path }
  throw new Error('target is nothing that is frozen')
}

function keptLease(value: unknown): KeptLease {
  const fields = objectOf(value, 'lease')
  return { domain: domainOf(fields), paidUntil: wholeField(fields, 'paidUntil'), expired: booleanField(fields, 'expired') }
}
