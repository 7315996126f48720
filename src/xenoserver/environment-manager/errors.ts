import { defineErrors, ExitCode } from '../../types/errors.ts'

export const environmentErrors = defineErrors({
  'environment-broken': {
    says: 'the environment of a session cannot be made: {why}',
    next: 'This is a defect of the server: its operator finds more in the log.',
    exit: ExitCode.internal,
  },
})
