/** What can go wrong when a quorum of validators is asked. Refusals of the ledger itself keep the ledger's own codes. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

export const quorumErrors = defineErrors({
  'corp-address-malformed': {
    says: '{address} is not the address of a XenoCorp',
    next: 'Write it as /ip4/ADDRESS/tcp/PORT/p2p/PEERID/NAME, with the name of 52 letters and digits that the XenoCorp publishes.',
    exit: ExitCode.usage,
  },
  'quorum-unavailable': {
    says: '{answered} of {validators} validators of the XenoCorp answered, {quorum} are needed',
    next: 'Check the network, then try again: the request is safe to repeat.',
    exit: ExitCode.unavailable,
  },
  'registrar-unavailable': {
    says: "none of the {tried} nodes asked serves the XenoCorp's registrar",
    next: 'Ask the XenoCorp where its registrar is reached, and name that address.',
    exit: ExitCode.unavailable,
  },
  'slot-conflict': {
    says: 'another operation already holds the slot of this {kind}',
    next: 'Another copy of the wallet has signed it: run that one, or recover this wallet, which finishes the other operation first.',
    exit: ExitCode.refused,
  },
})
