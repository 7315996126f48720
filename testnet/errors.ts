import { defineErrors, ExitCode } from '../src/types/errors.ts'

export const testnetErrors = defineErrors({
  'node-not-ready': { says: '{node} did not get ready: {reason}{log}', next: 'See its log.jsonl for more.', exit: ExitCode.unavailable },
  'testnet-running': {
    says: 'a local network runs already in {folder} (process {pid})',
    next: 'Stop it with `npm run testnet -- down`, or choose another --folder.',
    exit: ExitCode.refused,
  },
  'testnet-size': { says: '{validators} validators are not 3f + 1', next: 'Choose 1, 4, 7 or 10.', exit: ExitCode.usage },
})
