/**
 * The base image: a root file system made on this machine from Debian's busybox-static, and the two static programs that every domain sees in
 * `/.xeno` whatever its image: its init and a shell to start tasks with. Each is a folder named by what it is made of, built once, beside,
 * and renamed into place: a folder that is there is whole.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { chmod, copyFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { run } from './command.ts'
import { hypervisorErrors } from './errors.ts'
import { ensureFolder } from './folders.ts'
import { isSystemError } from './processes.ts'

/** Part of the name: raise it when the layout below changes. */
const LAYOUT = 'xeno base image 1'
const BUSYBOX_PATHS = ['/bin/busybox', '/usr/bin/busybox', '/usr/lib/busybox/busybox-static']
const INIT_PATHS = ['/usr/bin/catatonit', '/usr/libexec/podman/catatonit', '/usr/libexec/catatonit/catatonit']

/** The user that tasks run as, inside. */
export const GUEST_USER_ID = 1000

const FOLDERS = ['bin', 'content', 'dev', 'etc', 'home', 'proc', 'root', 'run', 'sys', 'usr', 'var', '.xeno']
const OPEN_FOLDERS = ['tmp', 'work', 'var/tmp']
const LINKS: Readonly<Record<string, string>> = { sbin: 'bin', 'usr/bin': '../bin', 'usr/sbin': '../bin', lib: 'usr/lib', 'var/run': '../run' }
const FILES: Readonly<Record<string, string>> = {
  'etc/passwd': `root:x:0:0:root:/root:/bin/sh\nguest:x:${GUEST_USER_ID}:${GUEST_USER_ID}:guest:/work:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n`,
  'etc/group': `root:x:0:\nguest:x:${GUEST_USER_ID}:\nnogroup:x:65534:\n`,
  'etc/hosts': '127.0.0.1 localhost\n',
  'etc/hostname': 'domain\n',
  'etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
  'etc/profile': 'export PATH=/bin:/usr/bin:/sbin:/usr/sbin\n',
  'etc/os-release': 'NAME=busybox\nID=xeno-base\nPRETTY_NAME="Xeno base image (busybox)"\n',
}

/** The base image's folder under `imagesPath`, made when it is not there. @throws image-unavailable when busybox-static is not installed */
export async function baseImage(imagesPath: string): Promise<string> {
  const busybox = findStatic('busybox-static', BUSYBOX_PATHS)
  return await once(
    join(imagesPath, `base-${digest(LAYOUT, JSON.stringify([FOLDERS, OPEN_FOLDERS, LINKS, FILES]), busybox.bytes)}`),
    async folder => {
      for (const name of ['', ...FOLDERS, 'usr/lib']) ensureFolder(join(folder, name), 0o755)
      for (const name of OPEN_FOLDERS) ensureFolder(join(folder, name), 0o1777)
      await copyFile(busybox.path, join(folder, 'bin/busybox'))
      await chmod(join(folder, 'bin/busybox'), 0o755)
      for (const name of await applets(busybox.path)) await symlink('busybox', join(folder, 'bin', name))
      for (const [name, target] of Object.entries(LINKS)) await symlink(target, join(folder, name))
      for (const [name, text] of Object.entries(FILES)) {
        await writeFile(join(folder, name), text)
        await chmod(join(folder, name), 0o644)
      }
    },
  )
}

const TOOLS = {
  init: { package: 'catatonit', paths: INIT_PATHS },
  busybox: { package: 'busybox-static', paths: BUSYBOX_PATHS },
} as const

/** The folder that domains see as `/.xeno`, with these programs: `init` (catatonit), `busybox`. @throws image-unavailable */
export async function guestTools(imagesPath: string, names: readonly (keyof typeof TOOLS)[]): Promise<string> {
  const programs = names.map(name => ({ name, ...findStatic(TOOLS[name].package, TOOLS[name].paths) }))
  return await once(join(imagesPath, `tools-${digest(...programs.flatMap(({ name, bytes }) => [name, bytes]))}`), async folder => {
    ensureFolder(folder, 0o755)
    for (const { name, path } of programs) {
      await copyFile(path, join(folder, name))
      await chmod(join(folder, name), 0o755)
    }
  })
}

/** Removes what builders that were killed left. Call while nothing is built. */
export function sweepUnfinished(imagesPath: string): void {
  if (!existsSync(imagesPath)) return
  for (const name of readdirSync(imagesPath)) {
    if (name.endsWith('.new')) rmSync(join(imagesPath, name), { recursive: true, force: true })
  }
}

async function applets(busybox: string): Promise<string[]> {
  const { stdout } = await run(busybox, ['--list'])
  return stdout.split('\n').filter(name => /^[\w[.-]+$/.test(name) && name !== 'busybox')
}

/** What this process builds now: drivers that are probed at the same time want the same folders. */
const building = new Map<string, Promise<string>>()

function once(folder: string, build: (beside: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return Promise.resolve(folder)
  const known = building.get(folder)
  if (known !== undefined) return known
  const built = buildBeside(folder, build).finally(() => building.delete(folder))
  building.set(folder, built)
  return built
}

async function buildBeside(folder: string, build: (beside: string) => Promise<void>): Promise<string> {
  const beside = `${folder}.${process.pid}.new`
  await rm(beside, { recursive: true, force: true })
  ensureFolder(dirname(folder), 0o755)
  try {
    await build(beside)
    await rename(beside, folder)
  } catch (error) {
    // Another process built the same meanwhile: a full folder is not renamed over.
    if (!isSystemError(error, 'ENOTEMPTY', 'EEXIST')) throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  return folder
}

function findStatic(programPackage: string, paths: readonly string[]): { path: string; bytes: Buffer } {
  for (const path of paths) {
    if (!existsSync(path)) continue
    const bytes = readFileSync(path)
    if (isStatic(bytes)) return { path, bytes }
  }
  throw hypervisorErrors.error('image-unavailable', { package: programPackage })
}

/** An ELF program is static when no program header asks for an interpreter (type 3); 64-bit, little-endian. */
function isStatic(program: Buffer): boolean {
  if (program.length < 64 || program.readUInt32BE(0) !== 0x7f454c46 || program[4] !== 2 || program[5] !== 1) return false
  const [offset, size, count] = [Number(program.readBigUInt64LE(32)), program.readUInt16LE(54), program.readUInt16LE(56)]
  for (let index = 0; index < count; index += 1) {
    const header = offset + index * size
    if (header + 4 > program.length || program.readUInt32LE(header) === 3) return false
  }
  return true
}

function digest(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(createHash('sha256').update(part).digest())
  return hash.digest('hex').slice(0, 24)
}
