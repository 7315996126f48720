/**
 * The digests of the ledger, one tag for each kind of signed body. An operation's id is the digest of its body: the
 * issue's is the order's id, the presentation's the bindId, and so on (protocols/corp/1, Bytes that are signed).
 */
import type { Bytes } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { digest } from '../../wire/digest.ts'
import { OperationKind } from '../../wire/generated/corp.ts'

/** The kinds of operations, as the tags of their digests spell them. */
export const KINDS = [
  'enrol',
  'open',
  'transfer',
  'rotate',
  'issue',
  'bind',
  'cancel',
  'charge',
  'close',
  'end',
  'complain',
  'audit',
  'settle',
] as const
export type Kind = (typeof KINDS)[number]

export type BodyTag =
  | Kind
  | 'acceptance'
  | 'block'
  | 'report'
  | 'ack'
  | 'statement'
  | 'vote'
  | 'freeze'
  | 'node'
  | 'register'
  | 'invite'
  | 'revoke'
  | 'client-proof'

const WIRE_KINDS: Readonly<Record<Kind, OperationKind>> = {
  enrol: OperationKind.ENROL,
  open: OperationKind.OPEN,
  transfer: OperationKind.TRANSFER,
  rotate: OperationKind.ROTATE,
  issue: OperationKind.ISSUE,
  bind: OperationKind.BIND,
  cancel: OperationKind.CANCEL,
  charge: OperationKind.CHARGE,
  close: OperationKind.CLOSE,
  end: OperationKind.END,
  complain: OperationKind.COMPLAIN,
  audit: OperationKind.AUDIT,
  settle: OperationKind.SETTLE,
}

export function wireKind(kind: Kind): OperationKind {
  return WIRE_KINDS[kind]
}

export function kindOf(wire: OperationKind): Kind | undefined {
  return KINDS.find(kind => WIRE_KINDS[kind] === wire)
}

/** D(tag, body): what the writer signs, and the body's id. `corp` is the XenoCorp's name, 32 bytes. */
export function bodyId(crypto: Crypto, corp: Uint8Array, tag: BodyTag, body: Uint8Array): Bytes {
  return digest(crypto, `corp/${tag}`, corp, body)
}
