/** What can go wrong around a wallet's own folder. Its rules' refusals stand in core/wallet-errors.ts. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

export const walletFolderErrors = defineErrors({
  'wallet-busy': {
    says: 'another command has been using the wallet in {folder} for {waitedMs} ms',
    next: 'Wait until it has ended, or end it; then run this again.',
    exit: ExitCode.timeout,
  },
  'wallet-broken': {
    says: "the wallet's {what} in {folder} cannot be read",
    next: "Move that file or folder away: accounts and orders are found again by the wallet's key.",
    exit: ExitCode.integrity,
  },
  'corp-unknown': {
    says: 'the wallet knows no XenoCorp {name}',
    next: 'Add it with `xeno corp add MULTIADDR/NAME`; `xeno corp list` shows those that it knows.',
    exit: ExitCode.notFound,
  },
  'corp-ambiguous': { says: 'the wallet knows {count} XenoCorps', next: 'Say which one, by its name or label.', exit: ExitCode.usage },
  'order-not-here': { says: 'the wallet has no order {order}', next: 'See `xeno order list`.', exit: ExitCode.notFound },
  'order-bound': {
    says: 'a server has bound the order {order}',
    next: 'Close its session; if the server is gone, end the order.',
    exit: ExitCode.refused,
  },
  'account-missing': { says: 'the wallet has no account at {corp}', next: 'Register with `xeno register`.', exit: ExitCode.notFound },
  'slot-locked': {
    says: 'operation {seq} of the account can be certified neither as this wallet nor as its copy has signed it',
    next: 'The account is locked by two operations in one slot. Open another account; orders that are out still come back to this one.',
    exit: ExitCode.money,
  },
  'order-foreign': {
    says: 'the order is not for a key of this wallet',
    next: 'Give its holder the key that `xeno account key` shows.',
    exit: ExitCode.refused,
  },
})
