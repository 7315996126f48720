/**
 * A running node: opens its store, joins the overlay, and starts the roles that its config names.
 *
 *   stopped -> starting (store, host, roles in the order of ROLES) -> ready -> stopping (roles in reverse, host, store)
 *
 * A role that fails to start stops those before it; the daemon then ends with that role's error. A stop that is asked for
 * while it starts does the same: what has started is stopped, and a XenoCorp that cannot be reached is waited for no longer.
 */

import { dirname } from 'node:path'
import { systemClock } from '../node/clock.ts'
import { createSigner, nodeCrypto } from '../node/crypto.ts'
import { DiskWatch } from '../node/disk-watch.ts'
import { createHost, type Host } from '../node/host.ts'
import { readKey } from '../node/key-file.ts'
import { createLogger } from '../node/log.ts'
import { openStore } from '../node/store.ts'
import { isXenoError, type XenoError } from '../types/errors.ts'
import type { Clock, Crypto, Logger, Service, Signer, Store } from '../types/ports.ts'
import { ClockWatch } from './clock-watch.ts'
import { type Config, configPath, type Roles, readConfig } from './config.ts'
import { Corps } from './corps.ts'
import { daemonErrors } from './errors.ts'
import type { RoleReport } from './status/report.ts'
import { Reporter } from './status/reporter.ts'

/** What a role gets to work with. */
export interface RoleContext {
  readonly host: Host
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  /** The role's own part of the node's store. */
  readonly store: Store
  readonly corps: Corps
  readonly disk: DiskWatch
  readonly time: ClockWatch
  /** A path of the config file as an absolute one. */
  path(relative: string): string
  readonly config: Config
}

/** A role as the daemon runs it; what it says of itself is for its operator. */
export interface RoleService extends Service {
  report(): RoleReport
}

type BuildRole = (roles: Roles, context: RoleContext) => Promise<RoleService | undefined>

/** In the order in which they start. A role's code is loaded only where it is played. */
const ROLES: { readonly [Name in keyof Roles]-?: BuildRole } = {
  validator: async ({ validator }, context) => validator && (await import('./roles/validator.ts')).buildValidator(validator, context),
  registrar: async ({ registrar }, context) => registrar && (await import('./roles/registrar.ts')).buildRegistrar(registrar, context),
  xis: async ({ xis }, context) => xis && (await import('./roles/xis.ts')).buildXis(xis, context),
  xenoserver: async ({ xenoserver }, context) => xenoserver && (await import('./roles/xenoserver.ts')).buildXenoServer(xenoserver, context),
  rd: async ({ rd }, context) => rd && (await import('./roles/rd.ts')).buildRd(rd, context),
}

export interface Daemon {
  /** Settles when its store cannot be written any more: it votes, sells and answers for nothing new until it is started again. */
  readonly failed: Promise<XenoError>
  /** Stops everything in order; idempotent. */
  stop(): Promise<void>
}

/** Starts a node from its config file. @throws XenoError of whatever did not start; the signal's reason, everything being stopped */
export async function startDaemon(configFile: string, signal: AbortSignal): Promise<Daemon> {
  const config = readConfig(configFile)
  const logger = createLogger({ level: config.log.level, name: config.name })
  // That a node is ready, or has stopped, is written at every level: supervisors wait for it.
  const lifecycle = createLogger({ level: 'info', name: config.name })
  const key = readKey(configPath(configFile, 'node.key'))
  const started: Service[] = []
  const { promise: failed, resolve: fail } = Promise.withResolvers<XenoError>()
  const signer = createSigner(key)
  const reporter = new Reporter({ home: dirname(configFile), config, peer: signer.id, clock: systemClock, logger })
  const stop = onceOnly(() => {
    reporter.state = 'stopping'
    return stopAll(started, logger, lifecycle)
  })
  try {
    const opened = await openStore(configPath(configFile, 'store'), error => {
      logger.error({ error }, 'the store failed')
      fail(error)
    })
    started.push({ name: 'store', start: async () => undefined, stop: () => opened.close() })
    const disk = new DiskWatch({ folder: dirname(configFile), reserveBytes: config.diskReserve, logger })
    started.push({ name: 'disk', start: async () => undefined, stop: async () => disk.stop() })
    reporter.disk = disk
    await reporter.start()
    started.push(reporter)
    const { listen, announce, bootstrap, network } = config
    const host = await createHost({ privateKey: key, listen, announce, bootstrap, network, overlay: true, clock: systemClock, logger })
    started.push({ name: 'host', start: async () => undefined, stop: () => host.stop() })
    reporter.host = host
    await host.joinOverlay()
    const base = { host, signer, disk, crypto: nodeCrypto, clock: systemClock, config, path: (relative: string) => configPath(configFile, relative) }
    const corps = new Corps({ ...base, logger })
    reporter.corps = corps
    started.push({ name: 'corps', start: async () => undefined, stop: async () => corps.stop() })
    const watched = new ClockWatch({ self: signer.id, rpc: host.rpc, clock: systemClock, logger, committees: () => corps.committees })
    await watched.start()
    started.push(watched)
    reporter.time = watched
    signal.addEventListener('abort', () => corps.stop(), { once: true })
    for (const [role, build] of Object.entries(ROLES)) {
      signal.throwIfAborted()
      await startRole(
        role,
        build,
        { ...base, corps, time: watched, logger: logger.child({ role }), store: opened.store.sub(role) },
        started,
        reporter,
      )
    }
    signal.throwIfAborted()
    reporter.state = 'ready'
    lifecycle.info({ event: 'ready', addresses: host.addresses(), roles: Object.keys(config.roles) }, 'ready')
    return { stop, failed }
  } catch (error) {
    if (!signal.aborted) logger.error({ error }, 'the node did not start')
    await stop()
    signal.throwIfAborted()
    throw error
  }
}

async function startRole(role: string, build: BuildRole, context: RoleContext, started: Service[], reporter: Reporter): Promise<void> {
  try {
    reporter.roleStarts(role)
    const service = await build(context.config.roles, context)
    if (service === undefined) return
    started.push(service)
    reporter.roleStarts(role, () => service.report())
    await service.start()
    reporter.roleRuns(role)
    context.logger.info({ event: 'role-started' }, `${role} started`)
  } catch (error) {
    if (isXenoError(error)) throw error
    throw daemonErrors.error('role-failed', { role, reason: error instanceof Error ? error.message : String(error) }, error)
  }
}

async function stopAll(started: Service[], logger: Logger, lifecycle: Logger): Promise<void> {
  for (const service of started.splice(0).reverse()) {
    try {
      await service.stop()
    } catch (error) {
      logger.error({ part: service.name, error }, 'a part did not stop cleanly')
    }
  }
  lifecycle.info({ event: 'stopped' }, 'stopped')
}

function onceOnly(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
