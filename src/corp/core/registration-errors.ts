/** Why a registrar does not enrol. Rules: protocols/registrar/1/README.md. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

export const registrationErrors = defineErrors({
  'particular-missing': { says: 'the XenoCorp asks for the particular {name}', next: 'Register again and give it.', exit: ExitCode.input },
  'particulars-invalid': {
    says: 'the particulars break a bound: {why}',
    next: 'Give each name once; at most 32 names of 64 characters, values of 1,024, together 8 KiB.',
    exit: ExitCode.input,
  },
  'invite-needed': {
    says: 'the XenoCorp enrols only those whom it invites',
    next: 'Ask its operator for an invite that names your key.',
    exit: ExitCode.refused,
  },
  'invite-invalid': {
    says: 'the invite does not hold: {why}',
    next: "Ask the XenoCorp's operator for a new one that names your key.",
    exit: ExitCode.refused,
  },
  'approval-needed': {
    says: 'the XenoCorp enrols only those whom its operator approves, and no way to ask for that is set up',
    next: "Ask the XenoCorp's operator.",
    exit: ExitCode.refused,
  },
  'registration-revoked': { says: "the account's enrolment was revoked", next: "Ask the XenoCorp's operator.", exit: ExitCode.refused },
  'server-taken': { says: 'the server is registered with another account', next: 'Have that registration revoked first.', exit: ExitCode.refused },
  'injection-node-missing': {
    says: 'a server needs an XIS node that injects its advertisement',
    next: 'Agree with the operator of an XIS node, and name that node.',
    exit: ExitCode.input,
  },
  'injection-node-unknown': {
    says: 'the injection node is neither a founding node of the XIS nor a registered server',
    next: 'Name a node that is registered with this XenoCorp.',
    exit: ExitCode.input,
  },
  'serial-outdated': {
    says: 'enrolment {serial} is not the newest, which is {current}',
    next: 'Look at the newest enrolment and revoke that.',
    exit: ExitCode.refused,
  },
  'never-registered': { says: 'the account was never registered here as that', next: 'Check the account and the kind.', exit: ExitCode.notFound },
})
