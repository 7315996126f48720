import { defineErrors, ExitCode } from '../../../src/types/errors.ts'

export const relayErrors = defineErrors({
  'relay-no-koffi': {
    says: 'the package koffi, by which the relay makes system calls, cannot be loaded: {reason}',
    next: 'Install the packages anew with `npm ci`; koffi has binaries for Linux on x64 and arm64, for glibc and musl.',
    exit: ExitCode.config,
  },
  'relay-not-linux': {
    says: 'hosts as network namespaces need Linux; this is {found}',
    next: 'Use a Linux machine, a virtual one will do.',
    exit: ExitCode.config,
  },
  'relay-no-tun': {
    says: 'there is no /dev/net/tun ({reason})',
    next: 'Load the module with `modprobe tun`; start a container with `--device /dev/net/tun`.',
    exit: ExitCode.config,
  },
  'relay-not-allowed': {
    says: 'may not {what} ({reason})',
    next: 'Run it as root (`sudo`); start a container with `--cap-add NET_ADMIN --cap-add SYS_ADMIN --device /dev/net/tun`.',
    exit: ExitCode.refused,
  },
  'relay-no-namespace': {
    says: 'there is no network namespace {namespace} ({reason})',
    next: 'Make it with `ip netns add {namespace}`; `ip netns list` shows those that are there.',
    exit: ExitCode.notFound,
  },
  'relay-device-taken': {
    says: 'the namespace {namespace} has a device {device} already ({reason})',
    next: 'End the relay that holds it, or remove it with `ip -n {namespace} link delete {device}`.',
    exit: ExitCode.refused,
  },
  'relay-no-line': { says: 'the relay has no line {line}', next: 'Name one that it was started with.', exit: ExitCode.notFound },
  'relay-bad-request': {
    says: 'the relay cannot read a request: {reason}',
    next: 'Send what testnet/ground/relay/protocol.ts describes.',
    exit: ExitCode.input,
  },
  'relay-system-call': { says: '{call} failed: {reason}', next: 'See what the kernel says: `dmesg`.', exit: ExitCode.internal },
  'relay-ended': { says: 'the relay has ended ({how})\n{said}', next: 'Start the network anew.', exit: ExitCode.unavailable },
})
