/** Refusals of a wallet's own rules; those of the ledger stand in errors.ts. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

export const walletErrors = defineErrors({
  'operation-pending': {
    says: 'operation {seq} of the account is signed and not yet certified',
    next: 'Run the command again: the wallet finishes that operation first.',
    exit: ExitCode.unavailable,
  },
  'order-too-short': {
    says: "the order would last {lastsMs} ms, less than the XenoCorp's least of {minMs} ms",
    next: 'Give it a later end.',
    exit: ExitCode.input,
  },
  'order-presented': {
    says: 'the order was presented to another server or for other terms',
    next: 'Issue another order: each is presented to one server only.',
    exit: ExitCode.refused,
  },
  'order-handed-on': { says: 'the order was handed on to another holder', next: 'Ask that holder, or issue another order.', exit: ExitCode.refused },
  'order-cancelled': { says: 'the order is cancelled or ended', next: 'Issue another order.', exit: ExitCode.refused },
  'order-not-own': {
    says: 'the order was issued by another wallet',
    next: 'Ask who issued it: only its first holder cancels or ends it.',
    exit: ExitCode.refused,
  },
  'accept-too-far': {
    says: 'the presentation would stand open for {aheadMs} ms, longer than {maxMs} ms',
    next: 'Give an earlier acceptBy.',
    exit: ExitCode.input,
  },
  'proof-too-far': {
    says: "the client's proof expires in {aheadMs} ms, later than {maxMs} ms ahead",
    next: 'Make a proof that expires sooner.',
    exit: ExitCode.input,
  },
  'proof-expired': { says: "the client's proof has expired", next: 'Make a new one; check both clocks.', exit: ExitCode.refused },
  'proof-misdirected': {
    says: "the client's proof is for another {what}",
    next: 'Make one for this connection and this server.',
    exit: ExitCode.refused,
  },
})
