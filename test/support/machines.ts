/**
 * Machines with systemd for tests, as near to real ones as one kernel allows: each a container of systemd-nspawn in a
 * host's network namespace, whose files are this machine's own under a layer that is thrown away. They have the kernel's
 * control groups and loop devices to themselves, as virtual machines would.
 */
import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { killIds, killUntilEmpty, processIds, removeFolder, subfolders } from '../../src/xenoserver/hypervisor/cgroup-files.ts'
import { cgroupMounts } from '../../src/xenoserver/hypervisor/cgroups.ts'
import { networkNamespacePath } from '../../src/xenoserver/hypervisor/namespaces.ts'
import { Shell } from './shell.ts'
import { until } from './until.ts'

const run = promisify(execFile)

const BOOT_TIMEOUT_MS = 120_000
const LOOP_DEVICES = 256
/** Of this machine's own files what a new machine would not have. */
const NOT_NEW = ['var/lib/xenod', 'var/lib/xenod-server', 'opt/xenod']

/** What a container lacks of a machine: settings and control groups that can be written, and loop devices. */
const PREPARE = `
mount -o remount,rw,bind /proc/sys
mount -o remount,rw /sys/fs/cgroup
for group in /sys/fs/cgroup/*/; do mountpoint -q $group && mount -o remount,rw,bind $group; done
[ -e /dev/loop-control ] || mknod /dev/loop-control c 10 237
i=0; while [ $i -lt ${LOOP_DEVICES} ]; do [ -e /dev/loop$i ] || mknod /dev/loop$i b 7 $i; i=$((i + 1)); done
`

/** Why machines cannot be made here; undefined when they can. */
export async function whyNoMachines(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'this process is not root'
  try {
    await run('systemd-nspawn', ['--version'])
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** What a run that was killed left of its machines. */
export async function removeLeftMachines(): Promise<void> {
  const mountinfo = readFileSync('/proc/self/mountinfo', 'utf8')
  for (const { path } of cgroupMounts(mountinfo)) {
    for (const name of subfolders(path).filter(isLeft)) {
      const group = join(path, name)
      await killUntilEmpty(
        name,
        () => processIds(group),
        () => killIds(processIds(group)),
      )
      await removeFolder(group)
    }
  }
  for (const [, folder = '', name = ''] of mountinfo.matchAll(/ (\/\S+\/(machine-\d+-\w+))\/root /g)) {
    if (!isLeft(name)) continue
    await run('umount', ['--lazy', join(folder, 'root')])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Named after the process that made it, which is gone. */
function isLeft(name: string): boolean {
  const pid = /^machine-(\d+)-\w+$/.exec(name)?.[1]
  return pid !== undefined && !existsSync(`/proc/${pid}`)
}

export interface MachineOptions {
  readonly name: string
  /** The network namespace that is its network. */
  readonly namespace: string
  /** Its layer of files is below it; on a disk, not on an overlay. */
  readonly folder: string
}

export class Machine {
  readonly name: string
  /** Its files, as seen from here. */
  readonly root: string
  readonly #folder: string
  /** Its part of each hierarchy of control groups. */
  readonly #groups: readonly string[]
  /** The id of its first process, as seen from here. */
  #init = 0
  readonly #shells: Shell[] = []

  private constructor({ name, folder }: MachineOptions) {
    this.name = name
    const mark = `machine-${process.pid}-${name}`
    this.#folder = join(folder, mark)
    this.root = join(this.#folder, 'root')
    const mounts = cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8'))
    this.#groups = [...new Set(mounts.map(({ path }) => path))].map(path => join(path, mark))
  }

  /** Settles when its init runs. */
  static async boot(options: MachineOptions): Promise<Machine> {
    const machine = new Machine(options)
    await machine.#layFiles()
    machine.#init = await machine.#startInit(options.namespace)
    const { code, output } = await machine.openShell().paste(PREPARE)
    if (code !== 0) throw new Error(`${machine.name} is no machine: ${output}`)
    return machine
  }

  /** A shell of its root, as after a login. */
  openShell(): Shell {
    const enter = this.#inGroups(`exec nsenter --target ${this.#init} --mount --uts --ipc --net --pid --cgroup --root --wd env --chdir=/root "$@"`)
    const clean = ['-i', 'HOME=/root', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'bash']
    const shell = new Shell(['/bin/sh', '-c', enter, 'sh', ...clean], { folder: join(this.root, 'root'), seenAs: '/root' })
    this.#shells.push(shell)
    return shell
  }

  /** Pulls its plug; nothing of it is left. */
  async stop(): Promise<void> {
    for (const shell of this.#shells.splice(0)) shell.end()
    const ids = (): number[] => [...new Set(this.#groups.flatMap(processIds))]
    await killUntilEmpty(this.name, ids, () => killIds(ids()))
    for (const group of this.#groups) if (existsSync(group)) await removeFolder(group)
    if (existsSync(this.root)) await run('umount', ['--lazy', this.root])
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #layFiles(): Promise<void> {
    for (const folder of ['upper', 'work', 'root']) mkdirSync(join(this.#folder, folder), { recursive: true, mode: 0o755 })
    chmodSync(this.#folder, 0o711)
    const layers = `lowerdir=/,upperdir=${join(this.#folder, 'upper')},workdir=${join(this.#folder, 'work')}`
    await run('mount', ['-t', 'overlay', 'overlay', '-o', layers, this.root])
    for (const path of NOT_NEW) rmSync(join(this.root, path), { recursive: true, force: true })
    writeFileSync(join(this.root, 'etc/hostname'), `${this.name}\n`)
  }

  /** The id of its first process, as seen from here. */
  async #startInit(namespace: string): Promise<number> {
    for (const group of this.#groups) makeGroup(group)
    const nspawn = [
      ...['systemd-nspawn', '--quiet', '--boot', '--register=no', '--keep-unit', '--link-journal=no', '--console=pipe'],
      ...['--capability=all', '--system-call-filter=@known', '--resolv-conf=off', '--timezone=off'],
      ...[`--directory=${this.root}`, `--machine=${this.name}`, `--network-namespace-path=${networkNamespacePath(namespace)}`],
      // None of what this machine starts at its own boot.
      ...['--', '--unit=basic.target'],
    ]
    const { child, log } = startInBackground(['/bin/sh', '-c', this.#inGroups('exec setpriv --pdeathsig KILL "$@"'), 'sh', ...nspawn])
    let init: number | undefined
    await until(
      `${this.name} boots`,
      async () => {
        if (child.exitCode !== null) throw new Error(`${this.name} does not boot: ${log()}`)
        init = childrenOf(child.pid ?? 0)[0]
        return init !== undefined && (await hasBooted(init))
      },
      BOOT_TIMEOUT_MS,
    )
    if (init === undefined) throw new Error(`${this.name} has no init`)
    return init
  }

  /** What `sh` does in this machine's control groups. */
  #inGroups(command: string): string {
    return `for group in ${this.#groups.join(' ')}; do echo $$ > $group/cgroup.procs; done; ${command}`
  }
}

function makeGroup(path: string): void {
  mkdirSync(path)
  // Of v1, a set of processors must be filled in before anything joins it.
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    const above = join(dirname(path), file)
    if (existsSync(above) && existsSync(join(path, file))) writeFileSync(join(path, file), readFileSync(above))
  }
}

function startInBackground([command = '', ...args]: readonly string[]) {
  let text = ''
  const child = execFile(command, args, { maxBuffer: 64 * 1024 * 1024 }, () => undefined)
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: string) => {
      text += piece
    })
  }
  child.stdin?.end()
  return { child, log: () => text }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    // It has ended, which its exit code tells.
    return []
  }
}

async function hasBooted(init: number): Promise<boolean> {
  try {
    const { stdout } = await run('nsenter', ['--target', String(init), '--mount', '--pid', '--root', 'systemctl', 'is-active', 'basic.target'])
    return stdout.trim() === 'active'
  } catch {
    // Not yet: systemctl says so by its exit code.
    return false
  }
}
