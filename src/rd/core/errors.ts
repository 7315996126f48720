import { defineErrors, ExitCode } from '../../types/errors.ts'

export const rdErrors = defineErrors({
  'objective-unknown': { says: 'this RD has no objective {objective}', next: 'Choose one of: {objectives}.', exit: ExitCode.usage },
  'limit-out-of-range': { says: '{limit} suggestions are more than this RD gives', next: 'Ask for at most {most}.', exit: ExitCode.usage },
  'advertisement-of-other': {
    says: 'the advertisement names another server than the one that signed it',
    next: 'Its operator must advertise with the key of the server that it describes.',
    exit: ExitCode.integrity,
  },
})
