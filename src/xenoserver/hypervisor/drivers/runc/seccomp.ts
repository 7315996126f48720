/**
 * Which system calls a domain may make: what ordinary programs need, by purpose. Everything else fails with EPERM, and `clone3`, whose flags a
 * filter cannot see, with ENOSYS, so that C libraries fall back to `clone`. Not allowed are above all: mounts, namespaces, modules, keys,
 * tracing of the machine, io_uring, bpf, userfaultfd, reboot, the clock, and address families other than Unix, IPv4, IPv6 and routing netlink.
 */
const FILES =
  'access faccessat faccessat2 open openat openat2 creat close close_range read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek _llseek ' +
  'stat fstat lstat newfstatat statx stat64 fstat64 lstat64 fstatat64 statfs fstatfs statfs64 fstatfs64 ' +
  'getdents getdents64 getcwd chdir fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink symlinkat readlink readlinkat ' +
  'truncate ftruncate truncate64 ftruncate64 fallocate fadvise64 fadvise64_64 readahead copy_file_range sendfile sendfile64 splice tee vmsplice ' +
  'chmod fchmod fchmodat chown fchown fchownat lchown chown32 fchown32 lchown32 umask utime utimes utimensat utimensat_time64 futimesat mknod mknodat ' +
  'getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr ' +
  'sync syncfs fsync fdatasync sync_file_range flock fcntl fcntl64 ioctl dup dup2 dup3 pipe pipe2 memfd_create ' +
  'inotify_init inotify_init1 inotify_add_watch inotify_rm_watch io_setup io_submit io_getevents io_pgetevents io_cancel io_destroy'
const WAITING =
  'poll ppoll ppoll_time64 select _newselect pselect6 pselect6_time64 epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_wait epoll_wait_old epoll_pwait epoll_pwait2 ' +
  'eventfd eventfd2 signalfd signalfd4 timerfd_create timerfd_settime timerfd_gettime timerfd_settime64 timerfd_gettime64 ' +
  'futex futex_time64 futex_waitv get_robust_list set_robust_list restart_syscall membarrier rseq'
const MEMORY =
  'brk mmap mmap2 munmap mremap mprotect madvise mincore msync mlock mlock2 mlockall munlock munlockall remap_file_pages pkey_alloc pkey_free pkey_mprotect ' +
  'shmget shmat shmdt shmctl semget semop semtimedop semtimedop_time64 semctl msgget msgsnd msgrcv msgctl ipc ' +
  'mq_open mq_unlink mq_notify mq_timedsend mq_timedsend_time64 mq_timedreceive mq_timedreceive_time64 mq_getsetattr'
const PROCESSES =
  'fork vfork execve execveat exit exit_group wait4 waitid waitpid getpid getppid gettid getpgid getpgrp setpgid getsid setsid kill tkill tgkill pidfd_open pidfd_send_signal ' +
  'getuid geteuid getgid getegid getuid32 geteuid32 getgid32 getegid32 getresuid getresgid getresuid32 getresgid32 getgroups getgroups32 ' +
  'setuid setgid setreuid setregid setresuid setresgid setfsuid setfsgid setgroups setuid32 setgid32 setreuid32 setregid32 setresuid32 setresgid32 setfsuid32 setfsgid32 setgroups32 ' +
  'getrlimit ugetrlimit setrlimit prlimit64 getrusage getpriority setpriority nice ioprio_get ioprio_set times uname sysinfo getcpu prctl arch_prctl capget capset ' +
  'sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler sched_setscheduler sched_getattr sched_setattr ' +
  'sched_get_priority_max sched_get_priority_min sched_rr_get_interval sched_rr_get_interval_time64 ' +
  'set_tid_address set_thread_area get_thread_area modify_ldt seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self getrandom'
const SIGNALS =
  'rt_sigaction rt_sigprocmask rt_sigpending rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_sigtimedwait_time64 rt_sigqueueinfo rt_tgsigqueueinfo ' +
  'sigaction sigprocmask sigpending sigreturn sigsuspend sigaltstack signal pause'
const TIME =
  'time gettimeofday clock_gettime clock_gettime64 clock_getres clock_getres_time64 clock_nanosleep clock_nanosleep_time64 nanosleep alarm getitimer setitimer ' +
  'timer_create timer_settime timer_settime64 timer_gettime timer_gettime64 timer_getoverrun timer_delete'
const NETWORK =
  'socketpair bind listen accept accept4 connect getsockname getpeername getsockopt setsockopt shutdown socketcall ' +
  'send sendto sendmsg sendmmsg recv recvfrom recvmsg recvmmsg recvmmsg_time64'

const ALLOWED = [FILES, WAITING, MEMORY, PROCESSES, SIGNALS, TIME, NETWORK].flatMap(names => names.split(' '))

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET; NEWTIME shares its bit with the exit signal and only clone3 and unshare take it. */
const NAMESPACE_FLAGS = 0x7e02_0000
const [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, NETLINK_ROUTE] = [1, 2, 10, 16, 0]
/** Linux itself, Linux as most, and asking which: no other personality, which can undo address randomisation. */
const PERSONALITIES = [0x0, 0x8, 0xffff_ffff]
const [EPERM, ENOSYS] = [1, 38]

interface Argument {
  readonly index: number
  readonly value: number
  readonly valueTwo?: number
  readonly op: 'SCMP_CMP_EQ' | 'SCMP_CMP_MASKED_EQ'
}

interface Rule {
  readonly names: readonly string[]
  readonly action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO'
  readonly errnoRet?: number
  readonly args?: readonly Argument[]
}

function allow(name: string, ...args: Argument[]): Rule {
  return { names: [name], action: 'SCMP_ACT_ALLOW', args }
}

function equal(index: number, value: number): Argument {
  return { index, value, op: 'SCMP_CMP_EQ' }
}

const ARCHITECTURES: Readonly<Record<string, readonly string[]>> = {
  x64: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'],
  arm64: ['SCMP_ARCH_AARCH64', 'SCMP_ARCH_ARM'],
}

/** The filter in the OCI runtime's form (its runtime specification, Linux, "Seccomp"). */
export function seccompProfile(architecture: string = process.arch): object {
  const rules: Rule[] = [
    { names: ALLOWED, action: 'SCMP_ACT_ALLOW' },
    allow('clone', { index: 0, value: NAMESPACE_FLAGS, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }),
    { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: ENOSYS },
    ...[AF_UNIX, AF_INET, AF_INET6].map(family => allow('socket', equal(0, family))),
    allow('socket', equal(0, AF_NETLINK), equal(2, NETLINK_ROUTE)),
    ...PERSONALITIES.map(personality => allow('personality', equal(0, personality))),
  ]
  return { defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: EPERM, architectures: ARCHITECTURES[architecture] ?? [], syscalls: rules }
}
