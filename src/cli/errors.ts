import { defineErrors, ExitCode } from '../types/errors.ts'

export const cliErrors = defineErrors({
  'file-unreadable': { says: '{path} cannot be read', next: 'Check that it is a file, that you may read it, and its size.', exit: ExitCode.input },
  interrupted: {
    says: 'interrupted',
    next: 'What was begun is finished with `xeno account recover`; money that is due comes back.',
    exit: ExitCode.timeout,
  },
  'output-closed': {
    says: 'nobody reads the output any more',
    next: 'What was begun is finished with `xeno account recover`; money that is due comes back.',
    exit: ExitCode.unavailable,
  },
})
