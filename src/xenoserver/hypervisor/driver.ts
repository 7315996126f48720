/**
 * The contract between domain0 and what makes domains (docs/hypervisor.md). A driver is one way of making a domain; the
 * {@link Hypervisor} picks the best one that works on this machine and owns what drivers share: names, folders, leases.
 *
 * A domain's states, as `list` and `get` report them:
 *
 *     create -> created -> start -> running <-> pause/resume <-> paused
 *     any of them -> stop -> stopped (also when its init was killed) ; any of them -> destroy -> gone
 *
 * A stopped domain holds no CPU, memory, network or disk any more; its last counters, exit codes and logs stay until `destroy`.
 *
 * Where guests find things: the working folder is `$XENO_WORK` (`/work`), placed files are under `$XENO_CONTENT` (`/content`). The paths in
 * parentheses hold where the manifest has `privateRoot`; the variables hold everywhere.
 *
 * Invariants that every driver keeps, and the compliance suite checks:
 *  - No guest code runs before `start`, and none while paused (0 ns of CPU).
 *  - Everything outlives the daemon: domains, tasks, exit codes and logs are there after its `kill -9`; `recover` takes them back.
 *  - `destroy` leaves nothing (no process, cgroup, mount, network namespace, interface, folder) and may be repeated.
 *  - What the manifest does not guarantee is refused when a spec asks for it, never ignored in silence.
 *  - Methods throw XenoError of the codes in errors.ts, and leave nothing half made behind when they throw.
 */

/** From the strongest to the weakest; a hypervisor prefers the strongest that works. */
export type IsolationLevel = 'virtual-machine' | 'container' | 'sandbox' | 'process'

/** From the strongest to the weakest. */
export const DRIVER_NAMES = ['runc', 'bwrap', 'process'] as const
export type DriverName = (typeof DRIVER_NAMES)[number]

/** What a driver enforces on this machine. False means: not limited, and specs that insist on it are refused. */
export interface Guarantees {
  /** `cpuMs` is an upper bound that the guest cannot pass. */
  readonly cpuQuota: boolean
  /** Memory is bounded and running out of it kills inside the domain only. */
  readonly memoryLimit: boolean
  readonly pidsLimit: boolean
  /** Writes stop at `diskBytes`. */
  readonly diskLimit: boolean
  /** Where the writable layer lives: `disk` has space of its own, `memory` counts against `memoryBytes`, `shared` is the host's own disk. */
  readonly diskKind: 'disk' | 'memory' | 'shared'
  /** `diskBps` bounds reads and writes of the writable layer. */
  readonly diskRate: boolean
  /** A network stack of its own: no reach to the host's services, loopback or neighbours. */
  readonly networkNamespace: boolean
  /** `uplinkBps` and `downlinkBps` are bounds that the guest cannot undo. */
  readonly networkShaping: boolean
  /** Bytes in and out are counted per domain by the kernel. */
  readonly networkMeter: boolean
  /** {@link EgressRule}s can be granted. */
  readonly egress: boolean
  /** The guest sees a root file system of its own and cannot change the base image. */
  readonly privateRoot: boolean
  /** Guest processes run as a user id that nothing else on the machine has, and are root nowhere outside. */
  readonly ownUser: boolean
  /** A pause is the kernel's (cgroup freezer): certain, and 0 ns of CPU. Without it processes are sent SIGSTOP, which a guest may escape. */
  readonly freezer: boolean
  /** Nothing of a domain can survive `stop` and `destroy`. Without it, processes that leave their process group may. */
  readonly cleanEnd: boolean
}

/** What a driver can do with a domain that it made. */
export interface Abilities {
  /** New limits for a running domain, without a restart. */
  readonly resize: boolean
  /** A resize may enlarge the disk (on ext4 it needs CAP_SYS_RESOURCE). */
  readonly growDisk: boolean
  /** Tasks of one domain see each other's processes and share one init. */
  readonly sharedProcesses: boolean
}

export interface Manifest {
  readonly driver: DriverName
  readonly isolation: IsolationLevel
  readonly guarantees: Guarantees
  readonly abilities: Abilities
}

/** One thing that was tried and did not work, with what a person can do about it. */
export interface Missing {
  /** What does not work: a guarantee's name, a program, or `driver` when nothing does. */
  readonly what: string
  /** What was tried and what the machine answered. */
  readonly reason: string
  readonly next: string
}

/** What a driver can do on this machine, found by trying. */
export interface DriverFingerprint {
  readonly driver: DriverName
  /** Undefined when the driver does not work here at all; `missing` says why. */
  readonly manifest: Manifest | undefined
  readonly missing: readonly Missing[]
  /** Measured: from `create` to the first byte of a task of the probe's domain; undefined when it does not work. */
  readonly startMs: number | undefined
  /** The version line of the program behind the driver, or ''. */
  readonly version: string
}

/** What a domain may use. All whole numbers. */
export interface Resources {
  /** Milliseconds of CPU per second of real time, over all cores: 150 is 15 % of one core, 2000 is two cores. At least 1. */
  readonly cpuMs: number
  /** A higher bound when the machine is idle; `cpuMs` stays what is guaranteed. At least `cpuMs`. */
  readonly cpuPeakMs?: number
  /** At least 8 MiB. */
  readonly memoryBytes: number
  /** Size of the writable layer; at least 1 MiB. The base image and placed files do not count. */
  readonly diskBytes: number
  /** Bytes per second, for reads and for writes each. */
  readonly diskBps?: number
  /** Bits per second out of the domain; 0 means no network at all, and then `downlinkBps` is 0 too. */
  readonly uplinkBps: number
  /** Bits per second into the domain. */
  readonly downlinkBps: number
  /** Processes and threads at once, the domain's init included. At least 8. */
  readonly pids: number
}

/** Lets packets out of a domain, and their answers in. IPv4. */
export interface EgressRule {
  /** `203.0.113.0/24`; `0.0.0.0/0` for everywhere that the host reaches, except the host itself and its domains. */
  readonly cidr: string
  readonly protocol?: 'tcp' | 'udp'
  /** A port, or an inclusive range. Needs `protocol`. */
  readonly ports?: readonly [from: number, to: number]
}

/** A host file that the guest sees, read-only, under `$XENO_CONTENT`. */
export interface PlacedFile {
  /** An absolute path of a regular file. Hard-linked when everyone may read it and it is on the same file system, else copied. */
  readonly hostPath: string
  /** Relative to `$XENO_CONTENT`: `input/data.bin`. No empty, `.` or `..` parts; at most 255 bytes. */
  readonly name: string
  readonly executable?: boolean
}

export interface DomainSpec {
  /** `[a-z0-9][a-z0-9-]{0,63}`, unique within the hypervisor. */
  readonly id: string
  readonly resources: Resources
  /** Host path of a folder that is the read-only root file system. The hypervisor's default is the base image. */
  readonly rootPath?: string
  /** Default: nothing goes out. */
  readonly egress?: readonly EgressRule[]
  /** Guarantees that must hold; a driver that lacks one refuses with `not-guaranteed`. */
  readonly needs?: readonly (keyof Guarantees)[]
  readonly files?: readonly PlacedFile[]
}

export type DomainState = 'created' | 'running' | 'paused' | 'stopped'

export interface DomainInfo {
  readonly id: string
  readonly driver: DriverName
  readonly state: DomainState
  readonly resources: Resources
  /** Ms since 1970. */
  readonly createdAt: number
  /** IPv4 address inside the domain, when it has a network. Reachable through {@link DomainInfo.networkPath}. */
  readonly address: string | undefined
  /** Its number among the domains of the machine; undefined without root. */
  readonly slot: number | undefined
  /** The network namespace (a path for `nsenter --net=`) from which the domain's address can be dialled. */
  readonly networkPath: string | undefined
  readonly tasks: readonly string[]
}

/**
 * Cumulative kernel counters since `start` (what it took to make the domain is not counted); they survive the daemon and never go back.
 * Numbers are whole. What the driver does not meter is 0 (see the manifest).
 */
export interface Usage {
  /** Ms since 1970 at which the counters were read. */
  readonly at: number
  /** CPU time of all processes of the domain, ms. */
  readonly cpuMs: number
  /** Time for which processes that could have run were held back by the quota, ms. */
  readonly throttledMs: number
  /** Bytes of memory held now (page cache included), and the most held so far. */
  readonly memoryBytes: number
  readonly memoryPeakBytes: number
  /** Processes killed in the domain because its memory ran out. */
  readonly oomKills: number
  /** Bytes of the writable layer in use now. */
  readonly diskBytes: number
  /** Bytes that came into the domain, and went out of it, on its link. */
  readonly networkInBytes: number
  readonly networkOutBytes: number
  /** Processes and threads now. */
  readonly pids: number
}

/** One process started in a domain. Its name is unique in the domain, for ever; a domain has at most 1024. */
export interface TaskSpec {
  /** `[a-z0-9][a-z0-9-]{0,63}`. */
  readonly name: string
  /** At least one; `argv[0]` is looked up in the guest's PATH. At most 1024 strings and 128 KiB together. */
  readonly argv: readonly string[]
  /** The whole environment but for PATH, HOME, XENO_WORK and XENO_CONTENT, which have values. Nothing of the daemon's own comes through. */
  readonly env?: Readonly<Record<string, string>>
  /** Absolute guest path; default `$XENO_WORK`. */
  readonly cwd?: string
  /** A guest path that is the task's standard input, relative to `$XENO_CONTENT` unless absolute; default /dev/null. */
  readonly stdinPath?: string
  /** Placed before the task starts. */
  readonly files?: readonly PlacedFile[]
  /** Bytes of log kept from the beginning, both streams with their framing; what comes later is dropped, and the task runs on. Default 16 MiB. */
  readonly logMaxBytes?: number
}

export type TaskState = 'running' | 'exited' | 'lost'

export interface TaskInfo {
  readonly name: string
  /** `lost`: it ended and its exit code was not recorded (the machine went down, or its monitor was killed). */
  readonly state: TaskState
  /** 0 to 255; 128 + n when signal n ended it. Undefined unless `exited`. */
  readonly exitCode: number | undefined
  /** SIGKILL ended it, and the domain's OOM counter rose while it ran. */
  readonly outOfMemory: boolean
  /** Ms since 1970. */
  readonly startedAt: number
  readonly endedAt: number | undefined
  /** The log reached `logMaxBytes`: the rest was dropped. */
  readonly logFull: boolean
  /** Where its log lies; task-log.ts reads it. */
  readonly logPath: string
}

export type LogStream = 'stdout' | 'stderr'

/** One piece of a task's output: a line with its newline, or with `partial` a piece of a longer line. */
export interface LogEntry {
  readonly at: number
  readonly stream: LogStream
  readonly partial: boolean
  /** Raw output, newline included unless `partial`. At most 64 KiB. */
  readonly bytes: Uint8Array
}

export type TaskSignal = 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM' | 'SIGKILL' | 'SIGUSR1' | 'SIGUSR2'

/** What `recover` found. */
export interface Recovery {
  readonly domains: readonly DomainInfo[]
  /** Half-made or broken leftovers of this prefix that were removed, each with why. */
  readonly removed: readonly { readonly what: string; readonly reason: string }[]
  /** Domains that ran when the machine went down: stopped now, with counters of zero and their logs. */
  readonly rebooted: readonly string[]
}

/** What can be done with domains; the same for a driver and for the hypervisor in front of several. */
export interface DomainOperations {
  /**
   * Makes the domain with its limits, file system and network; no guest code runs.
   * @throws spec-invalid, not-guaranteed, domain-exists, driver-failed
   */
  create(spec: DomainSpec): Promise<DomainInfo>
  /** Runs the domain's init, which does nothing but wait. @throws domain-not-found, domain-state */
  start(id: string): Promise<void>
  /** Settles when nothing in it runs. Harmless on a paused domain. A domain that is only created can be paused too. */
  pause(id: string): Promise<void>
  resume(id: string): Promise<void>
  /** New limits, all at once or not at all. A disk does not shrink (`resize-refused`), memory not below what is in use. */
  resize(id: string, resources: Resources): Promise<void>
  usage(id: string): Promise<Usage>
  /** Places files under `/content` while the domain exists. A name that is taken is replaced for later openers. */
  place(id: string, files: readonly PlacedFile[]): Promise<void>
  /**
   * Starts a process as a named task, with a log of its own; settles once it runs.
   * @throws domain-state (not running), task-exists, task-not-started (the program is not there or not executable), domain-too-many-tasks, spec-invalid
   */
  exec(id: string, task: TaskSpec): Promise<TaskInfo>
  /** The task as it is now. @throws task-not-found */
  task(id: string, name: string): Promise<TaskInfo>
  /** Settles when the task is no longer running; no polling. Rejects with the signal's reason when aborted. */
  wait(id: string, name: string, signal?: AbortSignal): Promise<TaskInfo>
  /** To the task's first process. False when the task has ended. */
  signal(id: string, name: string, signal: TaskSignal): Promise<boolean>
  /** Ends everything in the domain and gives back what it held, but for counters, exit codes and logs. Answers the last counters, which are kept. */
  stop(id: string): Promise<Usage>
  /** Kills and removes everything of the domain, logs included. Harmless when there is none. */
  destroy(id: string): Promise<void>
  list(): Promise<readonly DomainInfo[]>
  get(id: string): Promise<DomainInfo | undefined>
}

export interface Driver extends DomainOperations {
  readonly name: DriverName
  /** Tries everything that the driver promises with a domain of its own, once; later calls give the same answer. */
  fingerprint(): Promise<DriverFingerprint>
  /** Takes back the domains that an earlier process with the same prefix and folder made, and removes what is broken. Call once, first. */
  recover(): Promise<Recovery>
  /** How the keeper freezes the domain without this process. @throws domain-not-found */
  freezeTarget(id: string): FreezeTarget
  /** Releases what the driver holds for speed (ready networks, watchers). Domains live on. */
  close(): Promise<void>
}

/** How someone without the driver freezes a domain. */
export type FreezeTarget =
  /** Write `text` to `path`, a file of the cgroup file system. */
  | { readonly kind: 'cgroup'; readonly path: string; readonly text: string }
  /** Send SIGSTOP to each process group in the file at `path`, one a line: its leader's id, a blank, and the clock tick at which that started. */
  | { readonly kind: 'groups'; readonly path: string }

/** What is known of the machine, found by trying; for status and advertisements. */
export interface MachineFingerprint {
  readonly kernel: { readonly name: string; readonly release: string; readonly architecture: string }
  readonly cpu: { readonly model: string; readonly cores: number; readonly mhz: number | undefined }
  readonly memory: { readonly totalBytes: number; readonly availableBytes: number }
  /** Of the file system that holds the work folder. */
  readonly disk: { readonly totalBytes: number; readonly freeBytes: number }
  readonly cgroups: 'v1' | 'v2' | 'none'
  /** Best first. */
  readonly drivers: readonly DriverFingerprint[]
}

/** A lease as the keeper holds it. */
export interface LeaseState {
  /** Ms since 1970. */
  readonly paidUntil: number
  /**
   * The lease has run out, and the keeper has frozen the domain. In the answer to {@link Hypervisor.setLease}: it had run out before this renewal,
   * so the domain stands still until {@link Hypervisor.resume}.
   */
  readonly expired: boolean
}

export interface HypervisorOptions {
  /** Absolute folder for domains, images and sockets; made when absent. On a disk, not on a tmpfs. */
  readonly workPath: string
  /** `[a-z0-9]{1,6}`: marks this daemon's cgroups, namespaces and interfaces; no other daemon on the machine has it. */
  readonly prefix: string
  /** Drivers to try, best first. Default: runc, bwrap; `process` isolates so little that it must be named. */
  readonly drivers?: readonly DriverName[]
  /** How many networks to keep ready. Default 2. */
  readonly readyNetworks?: number
  /** Paths of the compiled keeper (keeper/main.ts) and task monitor (monitor/main.ts); this process's own Node runs them. */
  readonly keeperPath: string
  readonly monitorPath: string
}

/**
 * The machine's hypervisor: the best driver that works, under one prefix and one folder, with the keeper beside it.
 * One life: `open` (probe, recover, keeper), operations, `close`; domains, and with them the keeper, live on after `close`.
 */
export interface Hypervisor extends DomainOperations {
  /** Probes drivers, recovers domains, starts or adopts the keeper. @throws no-driver, keeper-unavailable */
  open(): Promise<Recovery>
  /** Closes watchers and sockets. Domains, tasks and keeper live on; without a living domain nothing stays but the folder. */
  close(): Promise<void>
  /** Destroys every domain, then closes: for tests, and for `xenod` leaving a machine for good. */
  dispose(): Promise<void>
  readonly machine: MachineFingerprint
  /** What new domains get. */
  readonly manifest: Manifest
  /**
   * Tells the keeper until when (ms since 1970) the domain is paid. When that passes, the keeper freezes the domain by itself, also when this
   * process is dead. It never thaws: `expired` in the answer says that {@link resume} is needed. `resume` of a domain whose lease has run out is refused (`lease-expired`).
   */
  setLease(id: string, paidUntil: number): Promise<LeaseState>
  /** Forgets the lease: the domain runs without an end. `destroy` does so by itself. */
  dropLease(id: string): Promise<void>
  leases(): Promise<ReadonlyMap<string, LeaseState>>
  /** A task's output from the beginning, and with `follow` on until it ends. Stops when `signal` aborts. */
  logs(id: string, name: string, options?: { readonly follow?: boolean; readonly signal?: AbortSignal }): AsyncIterable<LogEntry>
}
