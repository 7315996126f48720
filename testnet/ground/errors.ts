import { defineErrors, ExitCode } from '../../src/types/errors.ts'

export const groundErrors = defineErrors({
  'ground-missing': {
    says: 'this machine lacks what a network of many hosts needs:\n{missing}',
    next: 'Mend what is named above; `npm run testnet -- up` without --topology runs all nodes on 127.0.0.1 and needs none of it.',
    exit: ExitCode.config,
  },
  'no-such-topology': { says: 'there is no topology {name}', next: 'Give the path of a file, or one of: {names}.', exit: ExitCode.notFound },
  'no-such-host': { says: 'there is no host {host} here', next: 'Name one of those in parentheses.', exit: ExitCode.notFound },
  'no-such-link': { says: 'nothing links {a} and {b} directly', next: 'Name the two ends of one of those in parentheses.', exit: ExitCode.notFound },
  'no-hosts': {
    says: 'the nodes of this network are all on 127.0.0.1: it has no {what}',
    next: 'Start one with `npm run testnet -- up --topology lan`.',
    exit: ExitCode.refused,
  },
  'no-clock': {
    says: 'the clock of {host} cannot be set',
    next: 'Say `clock: skewable` of it in the topology.',
    exit: ExitCode.refused,
  },
  'no-disk': {
    says: '{host} has no disk of its own to fill',
    next: 'Give it one in the topology: `disk: 256MiB`.',
    exit: ExitCode.refused,
  },
  'ground-not-open': { says: 'the hosts of this network are not there', next: 'Start it first.', exit: ExitCode.unavailable },
})
