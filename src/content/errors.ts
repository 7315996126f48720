import { defineErrors, ExitCode } from '../types/errors.ts'

const { input, integrity, notFound, refused, timeout, unavailable, internal } = ExitCode

export const contentErrors = defineErrors({
  'blob-digest': {
    says: 'the content does not have the digest {digest}',
    next: 'Send it again from the beginning; if it is a file that changes, copy it first.',
    exit: integrity,
  },
  'blob-size': {
    says: 'the content {digest} has {size} bytes, not {asked}',
    next: 'Name the size that the content has.',
    exit: input,
  },
  'blob-overrun': { says: 'more than the announced {size} bytes came', next: 'Announce the size that the content has.', exit: input },
  'blob-too-large': { says: 'content of {size} bytes is larger than {limit}', next: 'Split it, or fetch it from inside the session.', exit: input },
  'blob-store-full': {
    says: 'the store has no room for {size} bytes: {held} of {limit} are in use',
    next: 'Choose another server, or wait until sessions here have ended.',
    exit: unavailable,
  },
  'blob-disk-full': {
    says: 'the disk is full after {have} of {size} bytes',
    next: 'Choose another server; its operator must make room.',
    exit: unavailable,
  },
  'blob-not-found': { says: 'there is no content {digest} here', next: 'Send it first.', exit: notFound },
  'blob-offset': { says: 'the offset {offset} is beyond the {size} bytes of the content', next: 'Begin at 0.', exit: input },
  'blob-not-allowed': {
    says: 'this peer may not {action} content here: {why}',
    next: 'Ask for a quote or create a session first, with the same key.',
    exit: refused,
  },
  'blob-busy': { says: '{what} has too many transfers under way', next: 'Wait until one has ended.', exit: unavailable },
  'blob-stalled': { says: 'nothing came for {waitedMs} ms', next: 'Check the network and go on; what was stored is kept for a day.', exit: timeout },
  'blob-cut': { says: 'the transfer broke off after {have} of {size} bytes', next: 'Repeat it: it goes on where it broke off.', exit: unavailable },
  'content-folder': { says: 'the content store {folder} cannot be used', next: "Check the disk, the folder's owner and its mode.", exit: internal },
  'content-name': { says: '{name} is no name for a holder of content', next: 'Use letters, digits and dashes, at most 128.', exit: internal },
})
