import { defineErrors, ExitCode } from '../types/errors.ts'

export const cliErrors = defineErrors({
  'file-unreadable': { says: '{path} cannot be read', next: 'Check that it is a file, that you may read it, and its size.', exit: ExitCode.input },
  interrupted: { says: 'interrupted', next: '', exit: ExitCode.timeout },
})
