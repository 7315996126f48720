/**
 * What runc is told of a domain (OCI runtime-spec 1.0.2): namespaces of its own, no capability, no new privileges, a user range of its own, a
 * system-call filter, a root that is an overlay, and nothing of the host but `/content` and `/.xeno`, read-only. `/sys` is not there.
 */
import { GUEST_USER_ID } from '../../base-image.ts'
import { USER_IDS_PER_SLOT } from '../../slots.ts'
import { seccompProfile } from './seccomp.ts'

export interface ContainerRequest {
  readonly hostname: string
  readonly rootPath: string
  readonly contentPath: string
  readonly toolsPath: string
  readonly cgroupPath: string
  /** Undefined: a new namespace with nothing but loopback. */
  readonly networkPath: string | undefined
  /** The user namespace that owns that network; undefined: a new one. */
  readonly userPath: string | undefined
  readonly memoryBytes: number
  /** First of the domain's own user ids. */
  readonly firstUserId: number
  /** Without one the guest runs as a user id of its range directly. */
  readonly userNamespace: boolean
  /** The daemon's own limit of open files, which it cannot raise. */
  readonly openFiles: number
}

export interface ProcessRequest {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

const NO_CAPABILITIES = { bounding: [], effective: [], inheritable: [], permitted: [], ambient: [] }
const MASKED = ['acpi', 'asound', 'kcore', 'keys', 'latency_stats', 'sched_debug', 'scsi', 'timer_list', 'timer_stats'].map(name => `/proc/${name}`)
const READ_ONLY = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'].map(name => `/proc/${name}`)

function limits(openFiles: number): object[] {
  return [
    { type: 'RLIMIT_NOFILE', soft: Math.min(openFiles, 1024), hard: openFiles },
    { type: 'RLIMIT_CORE', soft: 0, hard: 0 },
  ]
}

/** A process in the domain, as the guest's user. */
export function processConfig(request: ProcessRequest, container: Pick<ContainerRequest, 'firstUserId' | 'userNamespace' | 'openFiles'>): object {
  const id = container.userNamespace ? GUEST_USER_ID : container.firstUserId + GUEST_USER_ID
  return {
    terminal: false,
    user: { uid: id, gid: id },
    args: request.argv,
    env: Object.entries(request.env).map(([name, value]) => `${name}=${value}`),
    cwd: request.cwd,
    capabilities: NO_CAPABILITIES,
    noNewPrivileges: true,
    rlimits: limits(container.openFiles),
  }
}

/** The domain itself. Its first process is the init, which waits for signals and reaps. */
export function containerConfig(request: ContainerRequest): object {
  const rootId = request.userNamespace ? 0 : request.firstUserId
  const mapping = [{ containerID: 0, hostID: request.firstUserId, size: USER_IDS_PER_SLOT }]
  return {
    ociVersion: '1.0.2',
    hostname: request.hostname,
    root: { path: request.rootPath, readonly: false },
    process: {
      terminal: false,
      user: { uid: rootId, gid: rootId },
      args: ['/.xeno/init', '-P'],
      env: [],
      cwd: '/',
      capabilities: NO_CAPABILITIES,
      noNewPrivileges: true,
      rlimits: limits(request.openFiles),
    },
    mounts: [
      { destination: '/proc', type: 'proc', source: 'proc', options: ['nosuid', 'noexec', 'nodev'] },
      { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'noexec', 'strictatime', 'mode=755', 'size=64k'] },
      { destination: '/dev/pts', type: 'devpts', source: 'devpts', options: ['nosuid', 'noexec', 'newinstance', 'ptmxmode=0666', 'mode=0620'] },
      {
        destination: '/dev/shm',
        type: 'tmpfs',
        source: 'shm',
        options: ['nosuid', 'noexec', 'nodev', 'mode=1777', `size=${Math.floor(request.memoryBytes / 2)}`],
      },
      { destination: '/content', type: 'bind', source: request.contentPath, options: ['bind', 'ro', 'nosuid', 'nodev'] },
      { destination: '/.xeno', type: 'bind', source: request.toolsPath, options: ['bind', 'ro', 'nosuid', 'nodev'] },
    ],
    linux: {
      cgroupsPath: request.cgroupPath,
      // The limits are set on the group directly, so that every driver has the same; runc adds what devices may be used: none but null, zero and the like.
      resources: { devices: [{ allow: false, access: 'rwm' }] },
      namespaces: [
        ...['pid', 'ipc', 'uts', 'mount', 'cgroup'].map(type => ({ type })),
        { type: 'network', path: request.networkPath },
        ...(request.userNamespace ? [{ type: 'user', path: request.userPath }] : []),
      ],
      ...(request.userNamespace ? { uidMappings: mapping, gidMappings: mapping } : {}),
      seccomp: seccompProfile(),
      maskedPaths: MASKED,
      readonlyPaths: READ_ONLY,
    },
  }
}
