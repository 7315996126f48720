/** What `xenod status` finds wrong with a node that runs, and how asking it may fail. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

export const statusErrors = defineErrors({
  'not-running': {
    says: 'no node answers at {socket}',
    next: 'Start it; if it ends again, its log says why (`journalctl -u xenod`).',
    exit: ExitCode.unavailable,
  },
  'still-starting': {
    says: 'the node is not ready: {waiting}',
    next: 'Wait; if it stays so, see the other problems and its log.',
    exit: ExitCode.timeout,
  },
  isolated: {
    says: 'no other node is connected',
    next: 'Check the network and the firewall, and that `bootstrap` in the config file names nodes that run.',
    exit: ExitCode.unavailable,
  },
  'disk-nearly-full': {
    says: '{free} of {total} are free on the disk of {folder}',
    next: 'Free or add space before it is full.',
    exit: ExitCode.unavailable,
  },
  'corp-out-of-reach': {
    says: 'the XenoCorp {corp} cannot be reached at {address}',
    next: 'Check that address, and that the validator there runs; the node goes on trying.',
    exit: ExitCode.unavailable,
  },
  'validators-unread': {
    says: '{count} of {others} other validators cannot be read: this one does not learn from them what is certified',
    next: 'Check that they run and that `peers` has their addresses. More than {mayFail} missing stop the XenoCorp.',
    exit: ExitCode.unavailable,
  },
  'not-advertised': {
    says: 'the advertisement does not stand in the index yet: {reason}',
    next: 'Check that nodes of the XIS run and that the server is enrolled; the node goes on trying.',
    exit: ExitCode.unavailable,
  },
  'index-empty': {
    says: 'it knows no server',
    next: 'Check that `nodes` names nodes of the XIS that run, and that servers advertise there.',
    exit: ExitCode.unavailable,
  },
})
