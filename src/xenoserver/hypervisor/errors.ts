/** Everything that a hypervisor, a driver or the keeper can refuse or fail at. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

export const hypervisorErrors = defineErrors({
  'spec-invalid': { says: 'the domain or task cannot be made so: {problem}', next: 'Correct the named field.', exit: ExitCode.input },
  'not-guaranteed': {
    says: 'the driver {driver} cannot guarantee {guarantee} on this machine',
    next: 'Ask for less, or see `xeno server status` for servers whose driver guarantees it.',
    exit: ExitCode.refused,
  },
  'domain-exists': { says: 'there is a domain {domain} already', next: 'Choose another id, or destroy that domain first.', exit: ExitCode.refused },
  'domain-not-found': { says: 'there is no domain {domain}', next: 'List the domains; it may have been destroyed.', exit: ExitCode.notFound },
  'domain-state': {
    says: 'the domain {domain} is {state}: it cannot {action}',
    next: 'Bring it into the state that the action needs.',
    exit: ExitCode.refused,
  },
  'resize-refused': {
    says: 'the domain {domain} cannot be resized: {problem}',
    next: 'Ask for limits that hold what is in use.',
    exit: ExitCode.refused,
  },
  'task-exists': { says: 'the domain {domain} has had a task {task} already', next: 'Choose another name.', exit: ExitCode.refused },
  'domain-too-many-tasks': { says: 'the domain {domain} has had {most} tasks', next: 'Destroy it and make another.', exit: ExitCode.refused },
  'task-not-found': { says: 'the domain {domain} has no task {task}', next: 'List the tasks of the domain.', exit: ExitCode.notFound },
  'task-not-started': {
    says: 'the task {task} did not start: {problem}',
    next: 'Check that argv[0] is an executable file of the domain.',
    exit: ExitCode.input,
  },
  'driver-failed': {
    says: 'the driver {driver} failed to {action}',
    next: 'See the facts and the log of the node; `xenod doctor` tries each part.',
    exit: ExitCode.internal,
  },
  'no-driver': {
    says: 'no driver works on this machine',
    next: 'Install runc, conmon and iproute2 and run as root, or see the reasons.',
    exit: ExitCode.unavailable,
  },
  'command-failed': { says: '{command} failed', next: 'See the facts: what the program answered.', exit: ExitCode.unavailable },
  'parts-missing': {
    says: 'the driver {driver} needs parts of the kernel that do not work here',
    next: 'See the reasons beside this one.',
    exit: ExitCode.unavailable,
  },
  'work-folder-closed': {
    says: 'guests, who are users of their own, cannot pass through {folder}',
    next: 'Open it (`chmod o+x`), or choose another folder for domains (`roles.xenoserver.work`).',
    exit: ExitCode.config,
  },
  'program-missing': {
    says: 'the program {program} is not installed',
    next: 'Install it (Debian: the package of that name).',
    exit: ExitCode.unavailable,
  },
  'image-unavailable': {
    says: 'the base image cannot be made: no static program of the package {package}',
    next: 'Install the package (Debian: `apt install busybox-static catatonit`).',
    exit: ExitCode.unavailable,
  },
  'log-broken': {
    says: 'the log of a task cannot be read: {problem}',
    next: 'The file was changed from outside; what came before is good.',
    exit: ExitCode.integrity,
  },
  'lease-expired': { says: 'what is paid for the domain {domain} has run out', next: 'Renew its lease, then resume it.', exit: ExitCode.money },
  'keeper-unavailable': {
    says: 'the keeper of leases does not answer',
    next: 'See its log beside its socket; the node starts it again by itself.',
    exit: ExitCode.unavailable,
  },
  'keeper-refused': {
    says: 'the keeper refused the message',
    next: 'This is a defect: report it with the log of the node.',
    exit: ExitCode.internal,
  },
})
