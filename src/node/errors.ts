import { defineErrors, ExitCode } from '../types/errors.ts'

export const nodeErrors = defineErrors({
  busy: { says: '{what} has too many requests under way', next: 'Wait a moment and try again.', exit: ExitCode.unavailable },
  'rate-limited': { says: 'too many {what} requests from this peer', next: 'Slow down to {perSecond} a second.', exit: ExitCode.unavailable },
  'not-allowed': { says: '{what} is only for {callers}', next: 'Ask one of them, or join them.', exit: ExitCode.refused },
  'no-such-method': {
    says: 'the peer does not speak {what}',
    next: 'Check that it plays this role and runs a current version.',
    exit: ExitCode.refused,
  },
  'cannot-listen': {
    says: 'cannot listen on {addresses}',
    next: 'Choose another address in the config file; port 0 takes any.',
    exit: ExitCode.config,
  },
  'port-in-use': {
    says: 'cannot listen on {address}: {holder} listens there',
    next: 'Stop it, or choose another port under `listen` in the config file.',
    exit: ExitCode.config,
  },
  'port-forbidden': {
    says: 'cannot listen on {address}: this user may not take that port',
    next: 'Choose a port from 1024 on, or give the service CAP_NET_BIND_SERVICE.',
    exit: ExitCode.config,
  },
  'bad-address': {
    says: '{address} is not a multiaddr',
    next: 'Write it as /ip4/ADDRESS/tcp/PORT or /dns4/NAME/tcp/PORT, with or without /p2p/PEERID.',
    exit: ExitCode.usage,
  },
  'store-locked': {
    says: 'the store {path} is open in another process',
    next: 'Wait until that process has ended, or stop it.',
    exit: ExitCode.unavailable,
  },
  'store-broken': {
    says: 'the store {path} cannot be opened',
    next: "Check the disk and the folder's owner; restore the folder from its backup if it is damaged.",
    exit: ExitCode.internal,
  },
  'store-full': {
    says: 'the store {path} cannot be written: the disk is full',
    next: 'Free or add space; a node that runs goes on by itself, another is to be started again.',
    exit: ExitCode.unavailable,
  },
  'store-failed': {
    says: 'the store {path} could not be written: {reason}',
    next: "Check the disk; restore the folder from its backup if it is damaged (never a validator's).",
    exit: ExitCode.internal,
  },
  'disk-full': {
    says: 'the disk of {folder} is nearly full: {free} are free, and {reserve} are kept free',
    next: 'Free or add space: until then the node takes no new work. It goes on by itself.',
    exit: ExitCode.unavailable,
  },
  'no-room': {
    says: 'this node takes no new work: the room on its disk is nearly used up',
    next: 'Ask another, or try again later. What runs there goes on.',
    exit: ExitCode.unavailable,
  },
  'already-initialised': {
    says: '{path} already exists',
    next: 'Choose another place: nothing is overwritten. A node that is there is started with `xenod run`.',
    exit: ExitCode.refused,
  },
  'file-unwritable': {
    says: '{path} cannot be written',
    next: 'Check that its folder exists, that you may write there, and that the disk is not full.',
    exit: ExitCode.config,
  },
  'key-missing': {
    says: 'there is no key at {path}',
    next: 'Make an identity with `xenod init`, or restore the key from its backup.',
    exit: ExitCode.config,
  },
  'key-unsafe': {
    says: 'the key {path} can be read by others (mode {mode})',
    next: 'Run chmod 600 on it; if others may have read it, make a new identity.',
    exit: ExitCode.config,
  },
  'key-invalid': { says: 'the key {path} is not an Ed25519 private key', next: 'Restore it from its backup.', exit: ExitCode.config },
})
