import { defineErrors, ExitCode } from '../../types/errors.ts'

export const registrarErrors = defineErrors({
  'not-the-registrar': {
    says: "the key is not the registrar's of {title}",
    next: 'Give the role the key whose PeerId the committee document names.',
    exit: ExitCode.config,
  },
  'registrar-busy': {
    says: 'the registrar has enrolled {perMinute} members within a minute',
    next: 'Try again in a minute.',
    exit: ExitCode.unavailable,
  },
})
