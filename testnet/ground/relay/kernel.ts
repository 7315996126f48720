/**
 * The system calls that the relay needs and Node does not give, through koffi: TUN devices in other network namespaces,
 * epoll, a timer of nanoseconds, real-time scheduling. Structures are laid out as 64-bit Linux has them, little-endian.
 */
import { closeSync, constants, openSync } from 'node:fs'
import { arch, endianness, platform } from 'node:os'
import { getSystemErrorMap } from 'node:util'
import { relayErrors } from './errors.ts'
import type { LineEnd } from './protocol.ts'

const CLONE_NEWNET = 0x4000_0000
const TUNSETIFF = 0x4004_54ca
const IFF_TUN_WITHOUT_HEADER = 0x1001
const CLOCK_MONOTONIC = 1
const EPOLL_CTL_ADD = 1
const EPOLL_CTL_DEL = 2
const EPOLLIN = 1
const SCHED_FIFO = 1
/** Told once an expiry: nobody needs to read the timer. */
const EPOLLET = 0x8000_0000
/** struct epoll_event is packed on x64 alone. */
const [EVENT_BYTES, EVENT_DATA] = arch() === 'x64' ? [12, 4] : [16, 8]
const MAX_EVENTS = 64

export interface Kernel {
  /** A TUN device of this name in that namespace, gone with this process. @returns its descriptor, which does not block */
  openTun(end: LineEnd): number
  /** @returns the packet's length, or minus the number of the error */
  read(descriptor: number, buffer: Buffer, bytes: number): number
  write(descriptor: number, buffer: Buffer, bytes: number): number
  watch(descriptor: number): void
  unwatch(descriptor: number): void
  /** Waits until descriptors are ready or the timer is due. @returns how many there are; {@link ready} names them */
  wait(): number
  /** A watched descriptor; undefined for the timer. */
  ready(index: number): number | undefined
  /** The one timer: {@link wait} returns so many milliseconds from now. */
  wakeIn(ms: number): void
  /** Puts this thread before all that are not real-time. False without the right to it. */
  raisePriority(): boolean
}

type Call = (...args: readonly (number | Buffer | null)[]) => number

/** @throws XenoError `relay-not-linux`, `relay-no-koffi`, `relay-system-call` */
export async function openKernel(): Promise<Kernel> {
  if (platform() !== 'linux' || endianness() !== 'LE') throw relayErrors.error('relay-not-linux', { found: `${platform()} on ${arch()}` })
  const { call, errno } = await loadLibc()
  const [setns, ioctl] = [call('int setns(int descriptor, int type)'), call('int ioctl(int descriptor, unsigned long request, void *argument)')]
  const [read, write] = [
    call('long read(int descriptor, void *buffer, size_t bytes)'),
    call('long write(int descriptor, const void *buffer, size_t bytes)'),
  ]
  const control = call('int epoll_ctl(int epoll, int operation, int descriptor, void *event)')
  const epollWait = call('int epoll_wait(int epoll, void *events, int most, int timeout)')
  const setTimer = call('int timerfd_settime(int descriptor, int flags, const void *value, void *before)')
  const setScheduler = call('int sched_setscheduler(int pid, int policy, const void *parameters)')
  const checked = (name: string, result: number): number => {
    if (result < 0) throw relayErrors.error('relay-system-call', { call: name, reason: errorName(errno()) })
    return result
  }
  const epoll = checked('epoll_create1', call('int epoll_create1(int flags)')(0))
  const timer = checked('timerfd_create', call('int timerfd_create(int clock, int flags)')(CLOCK_MONOTONIC, 0))
  const [events, event, time] = [Buffer.alloc(EVENT_BYTES * MAX_EVENTS), Buffer.alloc(EVENT_BYTES), Buffer.alloc(32)]
  const add = (descriptor: number, flags: number): void => {
    event.writeUInt32LE(flags >>> 0, 0)
    event.writeInt32LE(descriptor, EVENT_DATA)
    checked('epoll_ctl', control(epoll, EPOLL_CTL_ADD, descriptor, event))
  }
  add(timer, EPOLLIN | EPOLLET)
  const home = openSync('/proc/self/ns/net', 'r')

  return {
    openTun(end) {
      enter(end, descriptor => (setns(descriptor, CLONE_NEWNET) < 0 ? errno() : 0))
      try {
        return attach(end, (descriptor, request) => (ioctl(descriptor, TUNSETIFF, request) < 0 ? errno() : 0))
      } finally {
        checked('setns', setns(home, CLONE_NEWNET))
      }
    },
    read(descriptor, buffer, bytes) {
      const count = read(descriptor, buffer, bytes)
      return count < 0 ? -errno() : count
    },
    write(descriptor, buffer, bytes) {
      const count = write(descriptor, buffer, bytes)
      return count < 0 ? -errno() : count
    },
    watch: descriptor => add(descriptor, EPOLLIN),
    unwatch: descriptor => void checked('epoll_ctl', control(epoll, EPOLL_CTL_DEL, descriptor, event)),
    wait() {
      const count = epollWait(epoll, events, MAX_EVENTS, -1)
      if (count < 0 && errno() === EINTR) return 0
      return checked('epoll_wait', count)
    },
    ready(index) {
      const descriptor = events.readInt32LE(index * EVENT_BYTES + EVENT_DATA)
      return descriptor === timer ? undefined : descriptor
    },
    wakeIn(ms) {
      // All zeros would disarm it.
      const nanoseconds = Math.max(1, Math.ceil(ms * 1e6))
      const seconds = Math.floor(nanoseconds / 1e9)
      time.writeUInt32LE(seconds, 16)
      time.writeUInt32LE(nanoseconds - seconds * 1e9, 24)
      checked('timerfd_settime', setTimer(timer, 0, time, null))
    },
    raisePriority() {
      const least = Buffer.alloc(4)
      least.writeInt32LE(1)
      return setScheduler(0, SCHED_FIFO, least) === 0
    },
  }
}

async function loadLibc(): Promise<{ call(definition: string): Call; errno(): number }> {
  try {
    const { default: koffi } = await import('koffi')
    const libc = koffi.load(null)
    return { call: definition => libc.func(definition), errno: () => koffi.errno() }
  } catch (error) {
    throw relayErrors.error('relay-no-koffi', { reason: error instanceof Error ? error.message : String(error) }, error)
  }
}

/** Into the end's namespace. @param setns 0, or the number of its error */
function enter({ namespace }: LineEnd, setns: (descriptor: number) => number): void {
  let descriptor: number
  try {
    descriptor = openSync(`/run/netns/${namespace}`, 'r')
  } catch (error) {
    throw relayErrors.error('relay-no-namespace', { namespace, reason: reasonOf(error) }, error)
  }
  const failed = setns(descriptor)
  closeSync(descriptor)
  if (failed === 0) return
  const reason = errorName(failed)
  throw reason === 'EPERM'
    ? relayErrors.error('relay-not-allowed', { what: 'enter a network namespace', reason })
    : relayErrors.error('relay-no-namespace', { namespace, reason })
}

/** Makes the device, in the namespace that this thread is in. @param setInterface 0, or the number of its error */
function attach({ namespace, device }: LineEnd, setInterface: (descriptor: number, request: Buffer) => number): number {
  const descriptor = openTunFile()
  const request = Buffer.alloc(40)
  request.write(device)
  request.writeUInt16LE(IFF_TUN_WITHOUT_HEADER, 16)
  const failed = setInterface(descriptor, request)
  if (failed === 0) return descriptor
  closeSync(descriptor)
  const reason = errorName(failed)
  if (reason === 'EPERM') throw relayErrors.error('relay-not-allowed', { what: 'make a network device', reason })
  if (reason === 'EBUSY' || reason === 'EINVAL') throw relayErrors.error('relay-device-taken', { namespace, device, reason })
  throw relayErrors.error('relay-system-call', { call: 'TUNSETIFF', reason })
}

function openTunFile(): number {
  try {
    return openSync('/dev/net/tun', constants.O_RDWR | constants.O_NONBLOCK)
  } catch (error) {
    const reason = reasonOf(error)
    throw ['EACCES', 'EPERM'].includes(reason)
      ? relayErrors.error('relay-not-allowed', { what: 'open /dev/net/tun', reason }, error)
      : relayErrors.error('relay-no-tun', { reason }, error)
  }
}

const NUMBERS = new Map([...getSystemErrorMap()].map(([number, [name]]) => [name, -number]))

function numberOf(name: string): number {
  return NUMBERS.get(name) ?? 0
}

export const EAGAIN = numberOf('EAGAIN')
const EINTR = numberOf('EINTR')

/** `EPERM`; the number for one that Node does not know. */
function errorName(number: number): string {
  return getSystemErrorMap().get(-number)?.[0] ?? `errno ${number}`
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
