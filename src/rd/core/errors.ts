import { defineErrors, ExitCode } from '../../types/errors.ts'

export const rdErrors = defineErrors({
  'objective-unknown': { says: 'this RD has no objective {objective}', next: 'Choose one of: {objectives}.', exit: ExitCode.usage },
  'limit-out-of-range': { says: '{limit} suggestions are more than this RD gives', next: 'Ask for at most {most}.', exit: ExitCode.usage },
})
