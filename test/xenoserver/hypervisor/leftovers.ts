/** What a hypervisor of a prefix has in the kernel and in the machine's shared folders: to be compared before and after. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cgroupMounts } from '../../../src/xenoserver/hypervisor/cgroups.ts'
import { readProcFile } from '../../../src/xenoserver/hypervisor/processes.ts'
import type { Rig } from './rig.ts'

/** One line for each thing. Links that are kept ready for later domains are left out: they belong to no domain. */
export function leftovers({ options: { prefix, workPath } }: Rig): string[] {
  const mountinfo = readFileSync('/proc/self/mountinfo', 'utf8')
  const groups = cgroupMounts(mountinfo).flatMap(({ path }) => folders(join(path, `xeno-${prefix}`)))
  const mounts = mountinfo.split('\n').flatMap(line => {
    const point = line.split(' ')[4] ?? ''
    return point.startsWith(`${workPath}/`) ? [`mount ${point}`] : []
  })
  const loops = execFileSync('losetup', ['--list', '--noheadings', '--output', 'BACK-FILE'], { encoding: 'utf8' })
  const backed = loops.split('\n').filter(path => path.startsWith(workPath))
  return [...groups.map(name => `cgroup ${name}`), ...mounts, ...backed.map(path => `loop ${path}`), ...processes(workPath)].sort()
}

/** Network namespaces, user namespaces and slots of the prefix, ready ones included. */
export function machineWide(prefix: string): string[] {
  const named = ['/run/netns', '/run/xeno/users'].flatMap(folder =>
    existsSync(folder) ? readdirSync(folder).flatMap(name => (new RegExp(`^xeno-${prefix}(-|$)`).test(name) ? [join(folder, name)] : [])) : [],
  )
  const slots = readdirSync('/run/xeno/slots').filter(name => readSlot(name) === prefix)
  return [...named, ...slots.map(name => `slot ${name}`)]
}

function readSlot(name: string): string | undefined {
  return readProcFile(join('/run/xeno/slots', name))
}

function folders(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [join(path, entry.name)] : []))
}

/** Living processes that name the folder on their command line, but for the keeper. */
function processes(workPath: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      const line = readProcFile(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? ''
      return line.includes(`${workPath}/domains`) ? [`process ${line.slice(0, 200)}`] : []
    })
}
