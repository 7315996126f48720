/**
 * Network namespaces as hosts and routers: made empty first, so that a relay can put its devices into them, then given
 * addresses, routes and a router's rules. What runs in them is found by the namespace, whoever started it.
 */
import { readdirSync, statSync } from 'node:fs'
import { run } from '../../src/xenoserver/hypervisor/command.ts'
import { listNamespaces, networkNamespacePath } from '../../src/xenoserver/hypervisor/namespaces.ts'
import { isSystemError, until } from '../../src/xenoserver/hypervisor/processes.ts'
import { masqueradeRules } from './masquerade.ts'
import type { Plan, PlannedDevice, PlannedPlace, PlannedRoute } from './topology/plan.ts'
import type { Family } from './topology/topology.ts'

/** Processes that make namespaces ready at the same time. */
const AT_ONCE = 8
const END_TIMEOUT_MS = 10_000
/** The routing table of a place's first device, for what leaves under that device's address. */
const FIRST_TABLE = 101

/** Addresses come from the plan alone, and answers may leave by another line than questions came. */
const SETTINGS = `
for scope in all default; do
  echo 0 > /proc/sys/net/ipv4/conf/$scope/rp_filter
  echo 0 > /proc/sys/net/ipv6/conf/$scope/accept_ra
  echo 0 > /proc/sys/net/ipv6/conf/$scope/accept_dad
done
echo 1 > /proc/sys/net/ipv6/conf/default/addr_gen_mode
ip link set lo up
`
const FORWARD = `
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
`

/** Makes the namespaces, without devices but for the loopback. @param nameOf a place's namespace */
export async function makePlaces(places: readonly PlannedPlace[], nameOf: (place: string) => string): Promise<void> {
  await run('ip', ['-batch', '-'], { input: places.map(({ name }) => `netns add ${nameOf(name)}`).join('\n') })
  await eachAtOnce(places, ({ name, isRouter }) => inside(nameOf(name), ['/bin/sh', '-euc', `${SETTINGS}${isRouter ? FORWARD : ''}`]))
}

/** Gives the places their addresses, routes and rules; their devices are there. */
export async function connectPlaces(plan: Plan, nameOf: (place: string) => string): Promise<void> {
  await eachAtOnce(plan.places, async place => {
    const namespace = nameOf(place.name)
    await run('ip', ['-netns', namespace, '-batch', '-'], {
      input: [...place.devices.flatMap(deviceLines), ...place.routes.map(route => routeLine(place, route))].join('\n'),
    })
    for (const family of [4, 6] as const) {
      const rules = place.routes.flatMap(route => (route.family === family ? ruleLine(place, route) : []))
      if (rules.length > 0) await run('ip', [`-${family}`, '-netns', namespace, '-batch', '-'], { input: rules.join('\n') })
    }
    const rules = masqueradeRules(plan, place.name)
    if (rules !== undefined) await inside(namespace, ['nft', '-f', '-'], rules)
  })
}

function deviceLines({ name, addresses }: PlannedDevice): string[] {
  return [
    ...(addresses[4] === undefined ? [] : [`addr add ${addresses[4]}/32 dev ${name}`]),
    ...(addresses[6] === undefined ? [] : [`addr add ${addresses[6]}/128 dev ${name}`]),
    `link set ${name} up`,
  ]
}

function routeLine(place: PlannedPlace, { family, to, device, from }: PlannedRoute): string {
  const table = from === undefined ? '' : ` table ${tableOf(place, device)}`
  return `route add ${to === 'default' ? EVERYTHING[family] : to} dev ${device}${table}`
}

function ruleLine(place: PlannedPlace, { device, from }: PlannedRoute): string[] {
  return from === undefined ? [] : [`rule add from ${from} lookup ${tableOf(place, device)}`]
}

function tableOf({ devices }: PlannedPlace, device: string): number {
  return FIRST_TABLE + devices.findIndex(({ name }) => name === device)
}

const EVERYTHING: Readonly<Record<Family, string>> = { 4: '0.0.0.0/0', 6: '::/0' }

async function inside(namespace: string, command: readonly string[], input = ''): Promise<void> {
  await run('nsenter', [`--net=${networkNamespacePath(namespace)}`, ...command], { input })
}

async function eachAtOnce<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<void>): Promise<void> {
  const waiting = [...things]
  const worker = async (): Promise<void> => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** The namespaces whose names begin so; returns their names. */
export function namespacesOf(prefix: string): string[] {
  return listNamespaces().filter(name => name.startsWith(prefix))
}

/** Kills whatever runs in the namespaces, but this process. Settles when it is gone. */
export async function killInside(namespaces: readonly string[]): Promise<void> {
  const inodes = new Set(namespaces.map(name => statSync(networkNamespacePath(name)).ino))
  const isEmpty = (): boolean => {
    const left = processesIn(inodes)
    for (const pid of left) kill(pid)
    return left.length === 0
  }
  if (!(await until(isEmpty, END_TIMEOUT_MS))) throw new Error(`processes ${processesIn(inodes).join(', ')} do not end`)
}

function processesIn(inodes: ReadonlySet<number>): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => pid !== process.pid && inodes.has(namespaceOf(pid) ?? 0))
}

/** The inode of a process's network namespace; undefined when it is gone, or a zombie. */
function namespaceOf(pid: number): number | undefined {
  try {
    return statSync(`/proc/${pid}/ns/net`).ino
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ESRCH', 'EACCES')) return undefined
    throw error
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!isSystemError(error, 'ESRCH')) throw error
  }
}

/** Removes the names; a namespace itself goes with its last process. */
export async function removePlaces(namespaces: readonly string[]): Promise<void> {
  if (namespaces.length === 0) return
  await run('ip', ['-force', '-batch', '-'], { input: namespaces.map(name => `netns delete ${name}`).join('\n') })
}
