import { defineErrors, ExitCode } from '../types/errors.ts'

export const nodeErrors = defineErrors({
  'busy': { says: '{what} has too many requests under way', next: 'Wait a moment and try again.', exit: ExitCode.unavailable },
  'rate-limited': { says: 'too many {what} requests from this peer', next: 'Slow down to {perSecond} a second.', exit: ExitCode.unavailable },
  'not-allowed': { says: '{what} is only for {callers}', next: 'Ask one of them, or join them.', exit: ExitCode.refused },
  'no-such-method': { says: 'the peer does not speak {what}', next: 'Check that it plays this role and runs a current version.', exit: ExitCode.refused },
  'cannot-listen': { says: 'cannot listen on {addresses}', next: 'Free the port or choose another in the config file; port 0 takes any.', exit: ExitCode.unavailable },
  'bad-address': { says: '{address} is not a multiaddr', next: 'Write it as /ip4/ADDRESS/tcp/PORT or /dns4/NAME/tcp/PORT, with or without /p2p/PEERID.', exit: ExitCode.usage },
  'store-locked': { says: 'the store {path} is open in another process', next: 'Wait until that process has ended, or stop it.', exit: ExitCode.unavailable },
  'store-broken': { says: 'the store {path} cannot be opened', next: 'Check the disk and the folder\'s owner; restore the folder from its backup if it is damaged.', exit: ExitCode.internal },
})
