/**
 * The kernel's parts that drivers share, each found by trying it: cgroups, networks, slots, and a file system with a size. What does not work
 * is left out, with the reason; drivers guarantee what the parts that are there can hold.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Cgroups, openCgroups } from './cgroups.ts'
import { run, script } from './command.ts'
import type { Missing } from './driver.ts'
import { checkForwarding } from './egress.ts'
import { ensureFolder } from './folders.ts'
import { Networks } from './network.ts'
import { Slots } from './slots.ts'
import { makeStorage, removeStorage, type StorageKind } from './storage.ts'

export interface PartsOptions {
  readonly workPath: string
  readonly prefix: string
  readonly readyNetworks: number
}

export interface Parts {
  readonly cgroups: Cgroups | undefined
  readonly networks: Networks | undefined
  readonly slots: Slots | undefined
  /** Whether user namespaces can be made, so that guests' user ids are their own inside too. */
  readonly userNamespaces: boolean
  /** Whether domains can be let out of their network. */
  readonly egress: boolean
  readonly storage: StorageKind
  /** Whether a file system can be enlarged while it is in use. */
  readonly growDisk: boolean
  readonly missing: readonly Missing[]
}

const PROBE_BYTES = 1024 * 1024
const CAP_SYS_RESOURCE = 24n

/** Tries each part. Never throws for a part that does not work. */
export async function openParts(options: PartsOptions): Promise<Parts> {
  const missing: Missing[] = []
  if (process.getuid?.() !== 0) {
    missing.push({ what: 'root', reason: 'this process is not root', next: 'Run it as root: limits, networks and disks of domains need it.' })
    return {
      cgroups: undefined,
      networks: undefined,
      slots: undefined,
      userNamespaces: false,
      egress: false,
      storage: 'shared',
      growDisk: false,
      missing,
    }
  }
  const attempt = async <T>(what: string, next: string, work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      missing.push({ what, reason: error instanceof Error ? error.message : String(error), next })
      return undefined
    }
  }
  const slots = await attempt('slots', 'Make /run/xeno writable.', () => new Slots(options.prefix))
  const users = await attempt(
    'user namespaces',
    'Allow them (sysctl user.max_user_namespaces). Without them guests run under user ids of their own all the same.',
    () => run('unshare', ['--user', '--net', 'true']),
  )
  const [cgroups, networks, storage] = await Promise.all([
    attempt('cgroups', 'Mount cgroups with the controllers cpu, memory and pids (and freezer, on v1).', () => openCgroups(options.prefix)),
    attempt('networks', 'Install iproute2, nftables and util-linux; the kernel needs veth, ifb, tbf, u32, mirred and conntrack.', () =>
      slots === undefined ? Promise.reject(new Error('there are no slots')) : tryNetworks(options, slots, users !== undefined),
    ),
    tryStorage(options.workPath, attempt),
  ])
  const forwards = await attempt('egress', 'To let domains out where terms say so: sysctl -w net.ipv4.ip_forward=1.', () => {
    checkForwarding()
    return networks !== undefined
  })
  const growDisk = storage === 'memory' || (storage === 'disk' && hasCapability(CAP_SYS_RESOURCE))
  return { cgroups, networks, slots, userNamespaces: users !== undefined, egress: forwards === true, storage, growDisk, missing }
}

async function tryNetworks(options: PartsOptions, slots: Slots, owned: boolean): Promise<Networks> {
  const networks = new Networks(options.prefix, slots, { ready: options.readyNetworks, owned })
  await networks.open()
  return networks
}

type Attempt = (what: string, next: string, work: () => Promise<StorageKind>) => Promise<StorageKind | undefined>

/** ext4 in a file where loop devices work, else a tmpfs, else a folder. */
async function tryStorage(workPath: string, attempt: Attempt): Promise<StorageKind> {
  const folder = join(workPath, 'probe')
  const clear = async (): Promise<void> => {
    await removeStorage(folder)
    rmSync(folder, { recursive: true, force: true })
  }
  const one = async (kind: StorageKind): Promise<StorageKind> => {
    // A daemon that was killed here left its own behind.
    await clear()
    try {
      ensureFolder(join(folder, 'base'), 0o755)
      await makeStorage(kind, { folder, rootPath: join(folder, 'base'), bytes: PROBE_BYTES, userId: 0 })
      await script('echo probe > "$1/root/file" && test -s "$1/disk/upper/file"', [folder])
    } finally {
      await clear()
    }
    return kind
  }
  return (
    (await attempt('disks', 'Loop devices, mkfs.ext4 and overlayfs are needed; without them writes count against memory.', () => one('disk'))) ??
    (await attempt('file systems', 'overlayfs and tmpfs are needed, and the right to mount.', () => one('memory'))) ??
    'shared'
  )
}

function hasCapability(bit: bigint): boolean {
  const mask = /^CapEff:\s+([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return mask !== undefined && ((BigInt(`0x${mask}`) >> bit) & 1n) === 1n
}

/**
 * Removes what no domain uses: groups, links and slots of this prefix. Returns what there was, by name.
 * @param used ids and slots of the domains that live on
 */
export async function sweepParts(parts: Parts, used: { readonly ids: ReadonlySet<string>; readonly slots: ReadonlySet<number> }): Promise<string[]> {
  const groups = parts.cgroups?.list().filter(name => !used.ids.has(name)) ?? []
  for (const name of groups) {
    await parts.cgroups?.kill(name)
    await parts.cgroups?.remove(name)
  }
  const links = (await parts.networks?.sweep(used.slots)) ?? []
  const slots = parts.slots?.mine().filter(slot => !used.slots.has(slot)) ?? []
  for (const slot of slots) parts.slots?.release(slot)
  return [...groups.map(name => `cgroup ${name}`), ...links.map(name => `network ${name}`)]
}
