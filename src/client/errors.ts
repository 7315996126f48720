import { defineErrors, ExitCode } from '../types/errors.ts'

export const clientErrors = defineErrors({
  'settings-invalid': {
    says: '{path} cannot be read as settings',
    next: 'Mend the file, or delete it and add the services again.',
    exit: ExitCode.config,
  },
  'settings-refused': {
    says: 'the settings cannot take that: {mistake}',
    next: 'Take out services that you do not need from services.yaml, in the home folder.',
    exit: ExitCode.input,
  },
  'no-corp': { says: 'no XenoCorp is known', next: 'Add one with `xeno corp add MULTIADDR/NAME`.', exit: ExitCode.config },
  'no-rd': { says: 'no RD is known', next: 'Add one with `xeno rd add MULTIADDR`.', exit: ExitCode.config },
  'no-xis': { says: 'no XIS is known', next: 'Add one with `xeno xis add FILE MULTIADDR...`.', exit: ExitCode.config },
  'no-budget': { says: 'nothing says how much may be spent', next: 'Give --budget, or MaxCost in the requirements.', exit: ExitCode.usage },
  'task-failed': {
    says: 'the task ended without an exit code ({state}): {why}',
    next: 'What it had used is paid for, the rest came back; mend the task and run it again.',
    exit: ExitCode.refused,
  },
  'session-left-open': {
    says: 'the run failed: {why}; and its session {session} could not be closed: {closing}',
    next: 'End it with `xeno session close SESSION` when its server can be reached; its order ends by itself, and the rest comes back.',
    exit: ExitCode.unavailable,
  },
  'statements-invalid': {
    says: 'line {line} of the statements cannot be read',
    next: 'Take the file as `xeno server statements` wrote it.',
    exit: ExitCode.input,
  },
  'nothing-contradicts': {
    says: 'of {statements} statements no two of one server contradict each other',
    next: 'Keep on saving them with `xeno server statements`; what counts stands in protocols/corp/1/README.md.',
    exit: ExitCode.noMatch,
  },
  'server-not-payable': {
    says: 'the server {server} is not registered with this XenoCorp',
    next: 'Name a server that advertises for this XenoCorp, or leave the order open to any.',
    exit: ExitCode.notFound,
  },
  'clock-wrong-here': {
    says: "this machine's clock is {by} of those of the XenoCorp's validators; because of that, or beside it: {why}",
    next: 'Set the clock (timedatectl set-ntp true) and try again.',
    exit: ExitCode.config,
  },
  'no-match': {
    says: 'no server meets the requirements',
    next: 'Ask for what is nearest, shown with each server, or ask another RD.',
    exit: ExitCode.noMatch,
  },
})
