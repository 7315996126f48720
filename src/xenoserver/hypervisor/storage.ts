/**
 * A domain's file system: an overlay of the read-only base image and a writable layer that cannot outgrow its size.
 *
 *     FOLDER/disk.img   ext4 in a file, its blocks reserved at once, so that what was sold is there       (kind `disk`)
 *     FOLDER/disk       where the layer is mounted; where loop devices are missing, a tmpfs: kind `memory`
 *     FOLDER/root       the overlay: what the guest has as `/`
 *
 * Where nothing can be mounted (kind `shared`) the layer is a plain folder of the host's disk, without a size of its own, and there is no overlay.
 *
 * The layer is made afresh for each domain: nothing of an earlier one can be read in it. `/work` and `/tmp` belong to the guest's user.
 */
import { chownSync, statSync } from 'node:fs'
import { rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { run, script } from './command.ts'
import { ensureFolder } from './folders.ts'
import { unmountBelow } from './mounts.ts'

export type StorageKind = 'disk' | 'memory' | 'shared'

export interface StorageRequest {
  /** The domain's folder. */
  readonly folder: string
  readonly rootPath: string
  readonly bytes: number
  /** Who owns `/work` in the guest, as the host numbers users. */
  readonly userId: number
}

/** No journal: after a crash of the machine the layer is thrown away. No discard: the blocks stay reserved. */
const MOUNT_DISK = `
fallocate -l "$2" "$1/disk.img"
mkfs.ext4 -q -F -m 0 -O ^has_journal -E nodiscard,lazy_itable_init=1 "$1/disk.img"
exec mount -o loop,nodev,nosuid,noatime "$1/disk.img" "$1/disk"
`
const MOUNT_MEMORY = 'exec mount -t tmpfs -o "size=$2,mode=755,nodev,nosuid" tmpfs "$1/disk"'
const GROW_DISK = `
fallocate -l "$2" "$1/disk.img"
device=$(findmnt -n -o SOURCE "$1/disk")
losetup -c "$device"
resize2fs "$device"
`

/** Makes the file system; what was made of it is removed again when that fails. */
export async function makeStorage(kind: StorageKind, request: StorageRequest): Promise<void> {
  const { folder, rootPath, bytes, userId } = request
  try {
    ensureFolder(join(folder, 'disk'), 0o755)
    if (kind !== 'shared') await script(kind === 'disk' ? MOUNT_DISK : MOUNT_MEMORY, [folder, String(bytes)])
    makeGuestFolders(folder, userId)
    if (kind !== 'shared') await mountOverlay(folder, rootPath)
  } catch (error) {
    await removeStorage(folder)
    throw error
  }
}

function makeGuestFolders(folder: string, userId: number): void {
  ensureFolder(join(folder, 'disk', 'upper'), 0o755)
  ensureFolder(join(folder, 'disk', 'upper', 'tmp'), 0o1777)
  ensureFolder(workPath(folder), 0o755)
  chownSync(workPath(folder), userId, userId)
}

async function mountOverlay(folder: string, rootPath: string): Promise<void> {
  const [upper, scratch, root] = [join(folder, 'disk', 'upper'), join(folder, 'disk', 'scratch'), join(folder, 'root')]
  for (const path of [scratch, root]) ensureFolder(path, 0o755)
  const layers = `lowerdir=${rootPath},upperdir=${upper},workdir=${scratch}`
  await run('mount', ['-t', 'overlay', '-o', `${layers},nodev,nosuid,noatime`, 'overlay', root])
}

/** Unmounts and gives the space back; harmless when there is none. */
export async function removeStorage(folder: string): Promise<void> {
  await unmountBelow(folder)
  for (const name of ['root', 'disk', 'disk.img']) await rm(join(folder, name), { recursive: true, force: true })
}

/** Makes the layer larger while it is in use. */
export async function growStorage(kind: StorageKind, folder: string, bytes: number): Promise<void> {
  if (kind === 'disk') await script(GROW_DISK, [folder, String(bytes)])
  if (kind === 'memory') await script('mount -o "remount,size=$2" "$1/disk"', [folder, String(bytes)])
}

/** Bytes that the layer holds now. */
export async function storageUsed(kind: StorageKind, folder: string): Promise<number> {
  if (kind === 'shared') return Number.parseInt((await run('du', ['-s', '-x', '-B1', join(folder, 'disk')], { expect: [0, 1] })).stdout, 10)
  const { blocks, bfree, bsize } = await statfs(join(folder, 'disk'))
  return (blocks - bfree) * bsize
}

/** The host's path of the guest's working folder. */
export function workPath(folder: string): string {
  return join(folder, 'disk', 'upper', 'work')
}

/** `major:minor` of the layer's block device; undefined when no layer is mounted. */
export function storageDevice(folder: string): string | undefined {
  const dev = statSync(join(folder, 'disk'), { throwIfNoEntry: false })?.dev
  if (dev === undefined || dev === statSync(folder).dev) return undefined
  return `${(dev >> 8) & 0xfff}:${(dev & 0xff) | ((dev >> 12) & 0xfff00)}`
}
