import { defineErrors, ExitCode } from '../../types/errors.ts'

export const validatorErrors = defineErrors({
  'validator-busy': {
    says: 'the validator has {waiting} requests waiting',
    next: 'Wait a moment and try again; the request is safe to repeat.',
    exit: ExitCode.unavailable,
  },
  'validator-stopped': {
    says: 'the validator is stopping',
    next: 'Ask another validator, or try again when it is back.',
    exit: ExitCode.unavailable,
  },
  'validator-store-failed': {
    says: "the validator's disk failed, and it votes no more until it is started again",
    next: 'Ask another validator. Its operator: see the log, mend the disk, start it again.',
    exit: ExitCode.unavailable,
  },
  'validator-unwitnessed': {
    says: 'the validator does not vote yet: {agreed} of {needed} fellow validators have confirmed that it remembers its votes',
    next: 'Ask another validator, or wait. Its operator: see that the other validators run and can be reached.',
    exit: ExitCode.unavailable,
  },
  'validator-memory-lost': {
    says: 'the validator has lost its memory, as {fellows} of its fellows know, and votes no more',
    next: 'Ask another validator. Its operator: put the disk back that it had; without it, a new key has to enter the committee.',
    exit: ExitCode.unavailable,
  },
  'not-a-validator': {
    says: "this node's key is not in the committee of {title}",
    next: 'Use the key that the committee document names, or another document.',
    exit: ExitCode.config,
  },
})
