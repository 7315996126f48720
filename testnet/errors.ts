import { defineErrors, ExitCode } from '../src/types/errors.ts'

export const testnetErrors = defineErrors({
  'node-not-ready': {
    says: '{node} did not get ready: {reason}\n{log}\nits whole log is {path}',
    next: 'See the cause in its log.',
    exit: ExitCode.unavailable,
  },
  'no-such-node': { says: 'there is no node {node} here', next: 'Name one of those in parentheses.', exit: ExitCode.notFound },
  'home-not-ready': {
    says: 'the client at {home} could not be told of the network: xeno {command}\n{said}',
    next: 'See what it said, and the logs (npm run testnet -- logs).',
    exit: ExitCode.unavailable,
  },
  'no-free-ports': { says: 'there are no {count} free ports on 127.0.0.1', next: 'Stop what uses them.', exit: ExitCode.unavailable },
  'testnet-running': {
    says: 'a local network runs already in {folder}',
    next: 'Stop it with `npm run testnet -- down`, or choose another folder with --folder.',
    exit: ExitCode.refused,
  },
  'testnet-not-running': {
    says: 'no local network runs in {folder}',
    next: 'Start one with `npm run testnet -- up`.',
    exit: ExitCode.unavailable,
  },
  'testnet-other': {
    says: '{folder} holds another local network: {found}, not {wanted}',
    next: 'Ask for the same, choose another folder with --folder, or begin anew with --fresh.',
    exit: ExitCode.refused,
  },
  'testnet-unreadable': { says: '{path} cannot be read: {reason}', next: 'Begin anew with --fresh.', exit: ExitCode.config },
  'testnet-size': { says: 'a network cannot have {count} {what}: choose {choice}', next: 'Ask for another number.', exit: ExitCode.usage },
  'demo-wrong': {
    says: 'the demonstration does not add up: {why}',
    next: 'This is a defect: report it with the logs (npm run testnet -- logs).',
    exit: ExitCode.internal,
  },
})
