/** What a machine must have to be a ground for many hosts: looked at as a whole, and told with the lines that mend it. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { CLEAN_ENVIRONMENT } from '../../src/xenoserver/hypervisor/command.ts'
import { groundErrors } from './errors.ts'
import type { Topology } from './topology/topology.ts'

/** Program -> Debian's package of it, and what the ground needs it for. */
const PROGRAMS = {
  ip: { package: 'iproute2', for: 'makes hosts, addresses and routes' },
  nsenter: { package: 'util-linux', for: 'puts programs into hosts' },
  nft: { package: 'nftables', for: 'masquerades' },
  'mkfs.ext4': { package: 'e2fsprogs', for: "makes hosts' disks" },
  runc: { package: 'runc', for: "makes servers' domains" },
  conmon: { package: 'conmon', for: "watches over domains' tasks" },
  catatonit: { package: 'catatonit', for: 'is the first process of a domain' },
} as const

const FAKETIME_LIBRARY = 'faketime/libfaketimeMT.so.1'
const LIBRARY_FOLDERS = ['/usr/lib', '/usr/lib64', '/usr/local/lib', '/lib']

/** What is looked at of a machine. */
export interface Machine {
  readonly isLinux: boolean
  readonly isRoot: boolean
  readonly hasTun: boolean
  readonly hasFaketime: boolean
  has(program: string): boolean
}

/** @throws XenoError `ground-missing` with everything that is */
export function checkRequirements(topology: Topology): void {
  const lines = missingFor(topology, thisMachine())
  if (lines.length > 0) throw groundErrors.error('ground-missing', { missing: lines.map(line => `  ${line}`).join('\n') })
}

/** What a machine lacks for a topology: a line each, with what mends it. */
export function missingFor(topology: Topology, machine: Machine): string[] {
  if (!machine.isLinux) return ['Linux: its network namespaces are the hosts']
  return [
    ...(machine.isRoot ? [] : ['root, to make network namespaces: run the same line with sudo']),
    ...(machine.hasTun ? [] : ['/dev/net/tun, which the links are made of: modprobe tun; start a container with --device /dev/net/tun']),
    ...missingPrograms(topology, machine),
    ...missingClock(topology, machine),
  ]
}

function missingPrograms({ hosts, routers }: Topology, { has }: Machine): string[] {
  const servers = hosts.some(({ nodes }) => nodes.includes('server'))
  const needed: readonly (keyof typeof PROGRAMS)[] = [
    'ip',
    'nsenter',
    ...(routers.some(({ masquerades }) => masquerades.length > 0) || servers ? (['nft'] as const) : []),
    ...(hosts.some(({ disk }) => disk !== undefined) || servers ? (['mkfs.ext4'] as const) : []),
    ...(servers && !has('bwrap') ? (['runc', 'conmon', 'catatonit'] as const) : []),
  ]
  return needed.filter(name => !has(name)).map(name => `${name}, which ${PROGRAMS[name].for}: apt-get install ${PROGRAMS[name].package}`)
}

function missingClock({ hosts }: Topology, { hasFaketime }: Machine): string[] {
  const skewed = hosts.filter(({ hasSkewableClock }) => hasSkewableClock).map(({ name }) => name)
  if (skewed.length === 0 || hasFaketime) return []
  return [`libfaketime, which sets the clocks of ${skewed.join(', ')}: apt-get install faketime; or take \`clock\` out of the topology`]
}

function thisMachine(): Machine {
  return {
    isLinux: platform() === 'linux',
    isRoot: process.getuid?.() === 0,
    hasTun: isUsable('/dev/net/tun'),
    hasFaketime: faketimeLibrary() !== undefined,
    has: hasProgram,
  }
}

/** Whether a program is where the hypervisor looks for programs too. */
export function hasProgram(program: string): boolean {
  return CLEAN_ENVIRONMENT.PATH.split(':').some(folder => isUsable(join(folder, program), constants.X_OK))
}

/** The library that is loaded before a program so that its clock can be set; undefined where it is not installed. */
export function faketimeLibrary(): string | undefined {
  const folders = LIBRARY_FOLDERS.filter(existsSync).flatMap(folder => [folder, ...readdirSync(folder).map(name => join(folder, name))])
  return folders.map(folder => join(folder, FAKETIME_LIBRARY)).find(existsSync)
}

function isUsable(path: string, mode = constants.R_OK | constants.W_OK): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
