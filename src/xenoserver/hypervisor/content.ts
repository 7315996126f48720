/**
 * Files placed into a domain: a folder of the host that the guest sees read-only. Only domain0 writes there, so no link of the guest's
 * making can lead a write astray.
 */
import { constants } from 'node:fs'
import { chmod, copyFile, link, lstat, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PlacedFile } from './driver.ts'
import { hypervisorErrors } from './errors.ts'
import { ensureFolder } from './folders.ts'
import { isSystemError } from './processes.ts'

const READABLE_BY_ALL = 0o444
const WRITABLE_BY_OTHERS = 0o022
const EXECUTABLE_BY_ALL = 0o111

/** Places the files one by one; each appears whole or not at all. @throws spec-invalid when a host file is not a regular one */
export async function placeFiles(folder: string, files: readonly PlacedFile[]): Promise<void> {
  for (const file of files) await placeFile(folder, file)
}

async function placeFile(folder: string, file: PlacedFile): Promise<void> {
  const target = join(folder, file.name)
  const beside = join(folder, `.placing-${process.pid}`)
  ensureFolders(folder, dirname(file.name))
  try {
    if (!(await linkIfFit(file, beside))) await copy(file, beside)
    await rename(beside, target)
  } finally {
    await rm(beside, { force: true })
  }
}

/** Each part of the way by itself: the daemon's umask must not close it to the guest. */
function ensureFolders(folder: string, path: string): void {
  const parts = path.split('/')
  for (let depth = 1; depth <= parts.length; depth += 1) ensureFolder(join(folder, ...parts.slice(0, depth)), 0o755)
}

/** Links a file that the guest could read as it is; a link shares its mode, so one that would need another is copied. */
async function linkIfFit(file: PlacedFile, beside: string): Promise<boolean> {
  const stat = await lstat(file.hostPath)
  if (!stat.isFile()) throw hypervisorErrors.error('spec-invalid', { problem: `the placed file ${file.name} is no regular file of the host` })
  const wanted = file.executable === true ? READABLE_BY_ALL | EXECUTABLE_BY_ALL : READABLE_BY_ALL
  if ((stat.mode & wanted) !== wanted || (stat.mode & WRITABLE_BY_OTHERS) !== 0) return false
  try {
    await link(file.hostPath, beside)
    return true
  } catch (error) {
    if (isSystemError(error, 'EXDEV', 'EPERM', 'EMLINK')) return false
    throw error
  }
}

async function copy(file: PlacedFile, beside: string): Promise<void> {
  await copyFile(file.hostPath, beside, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
  await chmod(beside, file.executable === true ? 0o555 : 0o444)
}
