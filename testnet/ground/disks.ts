/**
 * Hosts' disks of a given size: an ext4 file system in a file beside the host's folder, mounted on it. It can be filled as a
 * real one, takes no more of the machine's disk than is on it, and is there again when the network is started again.
 */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { script } from '../../src/xenoserver/hypervisor/command.ts'
import { ensureFolder } from '../../src/xenoserver/hypervisor/folders.ts'
import { mountsBelow } from '../../src/xenoserver/hypervisor/mounts.ts'
import { PASSABLE } from '../founding.ts'

/** Nothing is kept for root: a full disk is full for everybody. */
const MAKE = `
truncate -s "$2" "$1.new"
mkfs.ext4 -q -F -m 0 -E lazy_itable_init=1,lazy_journal_init=1 "$1.new"
mv "$1.new" "$1"
`

/** Mounts a disk of so many bytes on the folder, made when it is not there yet; harmless when it is mounted. */
export async function mountDisk(image: string, folder: string, bytes: number): Promise<void> {
  ensureFolder(folder, PASSABLE)
  if (mountsBelow(folder).includes(folder)) return
  ensureFolder(dirname(image), 0o700)
  if (!existsSync(image)) await script(MAKE, [image, String(bytes)])
  await script('exec mount -o loop,nodev,nosuid "$1" "$2"', [image, folder])
  ensureFolder(folder, PASSABLE)
}
