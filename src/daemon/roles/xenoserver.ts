/** The role `xenoserver`: sells sessions on this machine, and advertises them. */
import { join } from 'node:path'
import { BlobService } from '../../content/service.ts'
import { ContentStore } from '../../content/store.ts'
import type { Location } from '../../documents/advertisement.ts'
import { packageRoot } from '../../node/package-root.ts'
import type { Logger } from '../../types/ports.ts'
import { MEGABIT } from '../../types/units.ts'
import type { Share } from '../../xenoserver/core/resources.ts'
import { EnvironmentManager } from '../../xenoserver/environment-manager/environment-manager.ts'
import type { Hypervisor, MachineFingerprint } from '../../xenoserver/hypervisor/driver.ts'
import { createHypervisor } from '../../xenoserver/hypervisor/hypervisor.ts'
import { SessionService } from '../../xenoserver/sessions/session-service.ts'
import { Advertising } from '../advertising.ts'
import type { XenoServerConfig } from '../config.ts'
import type { RoleContext, RoleService } from '../daemon.ts'
import { daemonErrors } from '../errors.ts'
import { joinCorps } from '../membership.ts'
import { statusErrors } from '../status/errors.ts'
import { problem } from '../status/problems.ts'
import type { RoleReport } from '../status/report.ts'

const MSPS_PER_CORE = 1_000

/** Waits for XenoCorps that cannot be reached yet. @throws XenoError `capacity-too-large`, and what opening and joining throw */
export async function buildXenoServer(config: XenoServerConfig, context: RoleContext): Promise<RoleService> {
  const { logger } = context
  const hypervisor = createHypervisor({
    workPath: context.path(config.work),
    prefix: config.prefix,
    drivers: config.drivers,
    keeperPath: join(packageRoot, 'dist/keeper.mjs'),
    monitorPath: join(packageRoot, 'dist/monitor.mjs'),
  })
  const recovery = await hypervisor.open()
  try {
    for (const removed of recovery.removed) logger.warn(removed, 'a leftover was removed')
    checkCapacity(config, hypervisor.machine)
    return await buildOn(hypervisor, config, context)
  } catch (error) {
    await leave(hypervisor, logger)
    throw error
  }
}

/** Domains of an earlier process run on, guarded by the keeper; without any, nothing stays on the machine. */
async function leave(hypervisor: Hypervisor, logger: Logger): Promise<void> {
  try {
    await ((await hypervisor.list()).length === 0 ? hypervisor.dispose() : hypervisor.close())
  } catch (error) {
    // Why the role did not start is what is to be heard.
    logger.error({ error }, 'the hypervisor was not left cleanly')
  }
}

async function buildOn(hypervisor: Hypervisor, config: XenoServerConfig, context: RoleContext): Promise<RoleService> {
  const { host, crypto, signer, clock, logger } = context
  const registrations = await joinCorps(config, hypervisor.machine, context)
  // Before anything is signed with this machine's time.
  await context.time.settle()
  const store = await ContentStore.open({ folder: context.path('content'), maxBytes: config.contentStore, clock })
  const { coreHour, ...prices } = config.prices
  const sessions = new SessionService({
    signer,
    crypto,
    clock,
    logger,
    store: context.store.sub('sessions'),
    server: host.server,
    environments: new EnvironmentManager({ hypervisor, content: store, clock, logger }),
    registrations,
    machine: capacityOf(config),
    prices: { cpuCoreHour: coreHour, ...prices },
    rules: {
      intervalMs: config.reportInterval,
      exposureMs: config.exposure,
      pauseGraceMs: config.pauseGrace,
      keptMs: config.keepData,
    },
    closeOnStop: config.closeOnStop,
    location: locationOf(config),
    addresses: () => host.addresses(),
    refuseContent: () => context.disk.refusal,
    pausedBecause: () => context.time.refusal?.message ?? (context.disk.refusal === undefined ? undefined : 'the room on its disk is nearly used up'),
  })
  const content = new BlobService({ store, server: host.server, admission: sessions, logger })
  const advertising = new Advertising({ config, context, status: () => sessions.status() })
  return {
    name: 'xenoserver',
    async start() {
      await sessions.start()
      await content.start()
      await advertising.start()
    },
    stop: () =>
      inOrder([
        () => advertising.stop(),
        () => content.stop(),
        () => sessions.stop(),
        () => (config.closeOnStop ? hypervisor.dispose() : hypervisor.close()),
      ]),
    report: () => serverReport(hypervisor, sessions, advertising),
  }
}

function serverReport(hypervisor: Hypervisor, sessions: SessionService, advertising: Advertising): RoleReport {
  const { sessions: count, capacity, free } = sessions.status()
  const { since, failure } = advertising.standing()
  return {
    facts: {
      sessions: count,
      driver: hypervisor.manifest.driver,
      cpuMs: capacity.cpuMsps,
      freeCpuMs: free.cpuMsps,
      memoryBytes: capacity.memoryBytes,
      freeMemoryBytes: free.memoryBytes,
      diskBytes: capacity.diskBytes,
      freeDiskBytes: free.diskBytes,
      networkMbps: capacity.networkBps / MEGABIT,
      freeNetworkMbps: free.networkBps / MEGABIT,
      advertised: since === undefined ? null : new Date(since).toISOString(),
    },
    problems: failure === undefined ? [] : [problem(statusErrors.refuse('not-advertised', { reason: failure }))],
  }
}

/** One after the other, also after one that failed. @throws the only failure, or all of them together */
async function inOrder(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, 'several parts did not stop cleanly')
}

/** @throws XenoError `capacity-too-large` */
function checkCapacity({ capacity }: XenoServerConfig, machine: MachineFingerprint): void {
  const has = { cpuMs: machine.cpu.cores * MSPS_PER_CORE, memory: machine.memory.totalBytes, disk: machine.disk.totalBytes }
  for (const name of ['cpuMs', 'memory', 'disk'] as const) {
    if (capacity[name] > has[name]) throw daemonErrors.error('capacity-too-large', { what: name, configured: capacity[name], machine: has[name] })
  }
}

function capacityOf({ capacity }: XenoServerConfig): Share {
  const { cpuMs, memory, disk, netMbps, addresses, pids } = capacity
  return { cpuMsps: cpuMs, memoryBytes: memory, diskBytes: disk, networkBps: netMbps * MEGABIT, addresses, pids }
}

function locationOf({ location, operator }: XenoServerConfig): Location | undefined {
  if (location === undefined) return undefined
  const { name, latitude, longitude } = location
  return { name, operator, ...(latitude === undefined || longitude === undefined ? {} : { coordinates: { latitude, longitude } }) }
}
