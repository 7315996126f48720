/** The machine as the config file would use it: ports, disk, memory, and for a XenoServer what makes its domains. */
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { multiaddr } from '@multiformats/multiaddr'
import { packageRoot } from '../../node/package-root.ts'
import { formatBytes, MIB } from '../../types/units.ts'
import type { DriverFingerprint } from '../../xenoserver/hypervisor/driver.ts'
import { createHypervisor } from '../../xenoserver/hypervisor/hypervisor.ts'
import { type Config, configPath, type XenoServerConfig } from '../config.ts'
import { type Finding, mistakeOf } from './findings.ts'

/** What the machine itself should keep beside all that is sold. */
const RESERVED_MEMORY = 512 * MIB
const RESERVED_DISK = 1024 * MIB
const RESERVED_CPU_MS = 200
const MSPS_PER_CORE = 1_000
/** Of the domains that are tried: unlike any prefix that `xenod init` gives. */
const TRIAL_PREFIX = 'xchk'

/** @param isRunning the node runs: its ports are its own, and it has tried the machine itself */
export async function checkMachine(file: string, config: Config, isRunning: boolean): Promise<Finding[]> {
  const { xenoserver } = config.roles
  return [
    ...(isRunning ? [] : await Promise.all(config.listen.map(checkPort))),
    ...(config.announce.length === 0 ? checkReachable(config) : []),
    ...(xenoserver === undefined ? [] : [...(await checkCapacity(file, xenoserver)), ...(isRunning ? [] : await checkDomains(file, xenoserver))]),
  ]
}

async function checkPort(address: string): Promise<Finding> {
  const where = multiaddr(address).getComponents()
  const port = Number(where.find(({ name }) => name === 'tcp')?.value)
  const host = where.find(({ name }) => name === 'ip4' || name === 'ip6')?.value
  if (host === undefined || Number.isNaN(port)) return { level: 'ok', what: 'listen', says: `${address} is not tried` }
  const server = createServer()
  const problem = await new Promise<string | undefined>(resolve => {
    server.once('error', error => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ port, host, exclusive: true }, () => resolve(undefined))
  })
  if (problem === undefined) {
    await new Promise(resolve => server.close(resolve))
    return { level: 'ok', what: 'listen', says: `${address} is free` }
  }
  const next =
    problem === 'EADDRINUSE'
      ? 'Stop what listens there (`ss -ltnp`), or choose another port.'
      : 'Listen on an address of this machine (`ip address`).'
  return { level: 'mistake', what: 'listen', says: `cannot listen on ${address}: ${problem}`, next, code: 'cannot-listen' }
}

/** Without `announce` others are told the addresses that it listens on. */
function checkReachable({ listen, network }: Config): Finding[] {
  const local = listen.filter(address => /^\/ip4\/127\.|^\/ip6\/::1\//.test(address))
  if (network === 'one-host' || local.length < listen.length) return []
  const says = 'it listens on loopback only, and nobody else can reach it'
  return [{ level: 'warning', what: 'listen', says, next: 'Listen on /ip4/0.0.0.0/tcp/4101 and /ip6/::/tcp/4101.' }]
}

async function checkCapacity(file: string, config: XenoServerConfig): Promise<Finding[]> {
  const { capacity, contentStore } = config
  const work = configPath(file, config.work)
  const { blocks, bsize } = await statfs(existingAbove(work))
  const sold = [
    { what: 'CPU', asked: capacity.cpuMs, has: availableParallelism() * MSPS_PER_CORE, keep: RESERVED_CPU_MS, text: (n: number) => `${n} ms/s` },
    { what: 'memory', asked: capacity.memory, has: totalmem(), keep: RESERVED_MEMORY, text: formatBytes },
    { what: 'disk', asked: capacity.disk + contentStore, has: blocks * bsize, keep: RESERVED_DISK, text: formatBytes },
  ]
  return sold.map(({ what, asked, has, keep, text }): Finding => {
    const says = `${text(asked)} of ${text(has)} are for sale${what === 'disk' ? ' or for content' : ''}`
    if (asked > has) return { level: 'mistake', what, says, next: 'Lower `capacity`: it cannot be more than there is.', code: 'capacity-too-large' }
    if (asked > has - keep) return { level: 'warning', what, says, next: `Lower \`capacity\`: leave ${text(keep)} for the machine itself.` }
    return { level: 'ok', what, says }
  })
}

function existingAbove(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? existingAbove(dirname(path)) : path
}

/** Opens a hypervisor as the daemon would, beside where the daemon's own is, and takes all of it away again. */
async function checkDomains(file: string, config: XenoServerConfig): Promise<Finding[]> {
  const folder = mkdtempSync(join(existingAbove(configPath(file, config.work)), '.xenod-check-'))
  // Guests pass through to where their domains are.
  chmodSync(folder, 0o711)
  try {
    const hypervisor = createHypervisor({
      workPath: join(folder, 'hypervisor'),
      prefix: TRIAL_PREFIX,
      drivers: config.drivers,
      keeperPath: join(packageRoot, 'dist/keeper.mjs'),
      monitorPath: join(packageRoot, 'dist/monitor.mjs'),
    })
    await hypervisor.open()
    const { drivers } = hypervisor.machine
    const { driver } = hypervisor.manifest
    await hypervisor.dispose()
    return drivers.flatMap(each => driverFindings(each, driver))
  } catch (error) {
    const mistake = mistakeOf('domains', error)
    return [{ ...mistake, says: oneLine(mistake.says) }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of drivers that are not used, only that they do not work is worth a word. */
function driverFindings({ driver, manifest, missing }: DriverFingerprint, used: string): Finding[] {
  const what = `driver ${driver}`
  const lacks = missing.map(({ what: lack, reason, next }): Finding => ({ level: 'warning', what, says: oneLine(`${lack}: ${reason}`), next }))
  if (driver !== used) return manifest === undefined ? lacks : []
  return [{ level: 'ok', what, says: 'works, and makes the domains' }, ...lacks]
}

/** Reasons quote the scripts that failed. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
