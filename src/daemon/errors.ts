import { defineErrors, ExitCode } from '../types/errors.ts'

export const daemonErrors = defineErrors({
  'config-missing': { says: 'there is no file {path}', next: 'Make one with `xenod init`.', exit: ExitCode.config },
  'config-unreadable': {
    says: '{path} cannot be read',
    next: 'Check that it exists, is a file of at most 256 KiB, and is yours to read.',
    exit: ExitCode.config,
  },
  'config-invalid': {
    says: '{path} has {count} mistakes:\n{mistakes}',
    next: 'Mend the lines named above; docs/operate.md lists every setting.',
    exit: ExitCode.config,
  },
  'founding-document-invalid': {
    says: 'the {what} document {path} is not valid',
    next: 'Copy it again from where it was made; its name is the hash of its bytes.',
    exit: ExitCode.config,
  },
  'unknown-role': { says: '{role} is not a role', next: 'Choose among {roles}.', exit: ExitCode.usage },
  'option-invalid': { says: '--{option} does not fit: {mistake}', next: 'Give another.', exit: ExitCode.usage },
  'clock-wrong': {
    says: "this machine's clock is {by}, as {say} of {of} validators say",
    next: 'Set it and keep it in step (chrony, timedatectl set-ntp true). Until then nothing is sold, and nothing voted for that has a time; it goes on by itself.',
    exit: ExitCode.unavailable,
  },
  'clock-doubtful': {
    says: "this machine's clock has just jumped, and is compared with others'",
    next: 'Try again in a few seconds.',
    exit: ExitCode.unavailable,
  },
  'capacity-too-large': {
    says: 'the capacity {what} of {configured} is more than the machine has ({machine})',
    next: 'Lower it in the config file, and leave something for the machine itself.',
    exit: ExitCode.config,
  },
  'role-failed': { says: 'the role {role} did not start', next: 'This is a defect: report it with the log of the node.', exit: ExitCode.internal },
})
